"""A sheet of paper for charts: boxes, dots and words at places in points, as wide as the page, made to SVG by matplotlib.

Colours are named, and come out twice: as presentation attributes with the print colour, and as classes that a page's style may recolour.
A drawing as small as a word is a `Mark`, written without matplotlib.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree

from briefing.environment import environment
from briefing.model import Chart

WIDTH = 481.9
"""170 mm in points: both columns of the page."""

MARGIN = 119.06
"""42 mm: labels stand in the page's margin column, marks in its text column."""

TREND = (62.4, 14.2)
"""22 mm by 5 mm."""

FAMILY = "Be Vietnam Pro"
CUTS = {400: "BeVietnamPro-Regular.ttf", 500: "BeVietnamPro-Medium.ttf", 600: "BeVietnamPro-SemiBold.ttf"}

COLOURS = {
    "ink": "#16242a", "soft": "#5a6b72", "rule": "#c8d1d4", "accent": "#0b5c6b",
    "heat-1": "#d7e6e9", "heat-2": "#b3d0d5", "heat-3": "#7fb1b9", "heat-4": "#2f7f8d", "heat-5": "#0b5c6b",
}  # fmt: skip
INK_ON = {"on-heat-1": "#16242b", "on-heat-2": "#16242c", "on-heat-3": "#16242d", "on-heat-4": "#fffffe", "on-heat-5": "#fffffd"}
"""Words on a tint. Each name has a shade of its own (one step in blue), because the shade is all that matplotlib hands on."""

NAMES = {colour: name for name, colour in (COLOURS | INK_ON).items() if name != "heat-5"}
SVG = "http://www.w3.org/2000/svg"


class Canvas:
    """Words and marks on one drawing, from the top left in points; `svg()` closes it."""

    def __init__(self, chart: Chart, *, height: float) -> None:
        from matplotlib.figure import Figure

        self.chart, self.height = chart, height
        self.figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor="none")
        self.axes = self.figure.add_axes((0, 0, 1, 1), frame_on=False)
        self.axes.set_axis_off()
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)

    def box(self, *, x: float, y: float, width: float, height: float, fill: str, line: str = "none") -> None:
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), width, height, facecolor=_shade(fill), edgecolor=_shade(line), linewidth=0.5))

    def dot(self, *, x: float, y: float, radius: float, fill: str) -> None:
        from matplotlib.patches import Circle

        self.axes.add_patch(Circle((x, y), radius, facecolor=_shade(fill), edgecolor="none"))

    def ring(self, *, x: float, y: float, radius: float, fill: str) -> None:
        """A dot with a hole: filled, so that it takes the colours that dots have."""
        from matplotlib.patches import Annulus

        self.axes.add_patch(Annulus((x, y), radius, 1.1, facecolor=_shade(fill), edgecolor="none"))

    def text(
        self, words: str, *, x: float, y: float, size: float, weight: int = 400, colour: str = "ink",
        align: Literal["left", "center", "right"] = "left", slant: float = 0,
    ) -> None:  # fmt: skip
        """One line, its capitals' middle at `y` (a slanted one begins there)."""
        baseline = y if slant else y + 0.35 * size
        self.axes.text(
            x, baseline, words, fontsize=size, fontweight=weight, color=_shade(colour), ha=align, va="baseline",
            rotation=slant, rotation_mode="anchor", parse_math=False,
        )  # fmt: skip

    def label(
        self, words: str, *, x: float, y: float, width: float, size: float, weight: int = 400,
        align: Literal["left", "center", "right"] = "left", sit: bool = False,
    ) -> None:  # fmt: skip
        """Lines no wider than `width`, their middle at `y`; `sit` puts the last one's foot there."""
        lines = wrapped(words, width=width, size=size)
        top = y - (len(lines) - 1) * 9.5 - size / 2 if sit else y - (len(lines) - 1) * 9.5 / 2
        for place, line in enumerate(lines):
            self.text(line, x=x, y=top + 9.5 * place, size=size, weight=weight, align=align)

    def svg(self) -> str:
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        out = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        FigureCanvasSVG(self.figure).print_svg(out, metadata=nothing)  # type: ignore[no-untyped-call]  # not typed by matplotlib
        return _tidied(out.getvalue(), self.chart, self.height)


class Mark:
    """A drawing as small as a word, to stand in a line of text: boxes and words as on a canvas, written as they are.

    Not by matplotlib, which takes 10 ms for ten of them (2026-11): an edition has a drawing like this for each partner. It has no ids, so
    that it may stand on a page twice; its title is for those who do not see it.
    """

    def __init__(self, words: str, *, width: float, height: float) -> None:
        self.drawing = ElementTree.Element("svg", {
            "xmlns": SVG, "class": "chart trend", "viewBox": f"0 0 {width:g} {height:g}",
            "width": f"{width / 72 * 25.4:.1f}mm", "height": f"{height / 72 * 25.4:.1f}mm", "role": "img", "aria-label": words,
        })  # fmt: skip
        ElementTree.SubElement(self.drawing, "title").text = words

    def box(self, *, x: float, y: float, width: float, height: float, fill: str) -> None:
        place = {"x": f"{x:.2f}", "y": f"{y:.2f}", "width": f"{width:.2f}", "height": f"{height:.2f}"}
        ElementTree.SubElement(self.drawing, "rect", place | {"fill": _shade(fill), "class": f"fill-{fill}"})

    def text(self, words: str, *, x: float, y: float, size: float, weight: int = 400, colour: str = "ink") -> None:
        """One line, its capitals' middle at `y`."""
        place = {"x": f"{x:.2f}", "y": f"{y + 0.35 * size:.2f}"}
        face = _face({"font": f"{weight} {size:g}px"})
        ElementTree.SubElement(self.drawing, "text", place | face | {"fill": _shade(colour), "class": f"fill-{colour}"}).text = words

    def svg(self) -> str:
        """In one line: a line break inside a heading would be a blank."""
        return ElementTree.tostring(self.drawing, encoding="unicode")


def _shade(name: str) -> str:
    return "none" if name == "none" else (COLOURS | INK_ON)[name]


# -- words and their width -------------------------------------------------------------------------------------------------------------


def wrapped(words: str, *, width: float, size: float) -> list[str]:
    """Lines of whole words no wider than `width`; a word that is wider has a line of its own."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measured(longer, size=size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def fits(words: str, *, width: float, size: float, lines: int) -> bool:
    """Whether every line of it is narrow enough, and they are few."""
    made = wrapped(words, width=width, size=size)
    return len(made) <= lines and all(measured(line, size=size) <= width for line in made)


def measured(words: str, *, size: float) -> float:
    """The width in points, by the medium cut's own metrics."""
    advances, default = _advances()
    return sum(advances.get(ord(letter), default) for letter in words) * size


@lru_cache(maxsize=1)
def _advances() -> tuple[dict[int, float], float]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools ships no stubs

    with TTFont(font_folder() / CUTS[500], lazy=True) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"]
        return {code: metrics[name][0] / em for code, name in font.getBestCmap().items()}, 0.6


def font_folder() -> Path:
    import fontpkg_be_vietnam_pro  # type: ignore[import-untyped]  # a package of font files

    return Path(fontpkg_be_vietnam_pro.ROOT) / "files"


# -- matplotlib, kept to itself --------------------------------------------------------------------------------------------------------


@contextmanager
def matplotlib_in(cache: Path | None) -> Iterator[None]:
    """matplotlib with settings of ours alone: its files inside `cache` (None: a folder that is thrown away), never in HOME."""
    with _own_folder(cache):
        import matplotlib
        from matplotlib import font_manager

        for cut in CUTS.values():
            path = str(font_folder() / cut)
            if all(entry.fname != path for entry in font_manager.fontManager.ttflist):
                font_manager.fontManager.addfont(path)
        with matplotlib.rc_context():
            matplotlib.rcdefaults()  # whatever matplotlibrc the user has
            matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "briefing", "font.family": FAMILY, "path.simplify": False})
            yield


@contextmanager
def _own_folder(cache: Path | None) -> Iterator[None]:
    """Environment for the first import alone: matplotlib remembers its folder, and asks fontconfig for fonts once."""
    kept = tempfile.TemporaryDirectory() if cache is None else _kept(cache / "matplotlib")
    with kept as folder, environment({"MPLCONFIGDIR": str(folder), "MATPLOTLIBRC": os.devnull}):
        yield


@contextmanager
def _kept(folder: Path) -> Iterator[str]:
    folder.mkdir(parents=True, exist_ok=True)
    yield str(folder)


# -- SVG that lives in a page ----------------------------------------------------------------------------------------------------------


def _tidied(svg: str, chart: Chart, height: float) -> str:
    """matplotlib's SVG made fit to stand inside a page among others: no style sheet, no ids but its own, colours as attributes and
    classes, and words for those who do not see it."""
    root = ElementTree.fromstring(svg)
    drawing = ElementTree.Element("svg", {
        "xmlns": SVG, "id": f"chart-{chart.id}-drawing", "class": "chart", "viewBox": f"0 0 {WIDTH:g} {height:g}",
        "width": "170mm", "height": f"{height / 72 * 25.4:.1f}mm", "role": "img",
        "aria-labelledby": f"chart-{chart.id}-title chart-{chart.id}-alt",
    })  # fmt: skip
    ElementTree.SubElement(drawing, "title", {"id": f"chart-{chart.id}-title"}).text = chart.title
    ElementTree.SubElement(drawing, "desc", {"id": f"chart-{chart.id}-alt"}).text = chart.alt
    for mark in root.iter():
        if mark.tag in (f"{{{SVG}}}path", f"{{{SVG}}}text") and mark.get("style") is not None:
            drawing.append(_plain(mark))
    ElementTree.indent(drawing, space="")
    return ElementTree.tostring(drawing, encoding="unicode") + "\n"


def _plain(mark: ElementTree.Element) -> ElementTree.Element:
    """A path or text with attributes alone, its colours told by name as classes `fill-…` and `line-…`."""
    style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", mark.get("style", "")))
    plain: dict[str, Any] = {}
    classes = []
    if "d" in mark.attrib:
        plain["d"] = " ".join(mark.attrib["d"].split())
    else:
        plain |= _place(mark) | _face(style)
    for attribute, prefix in (("fill", "fill"), ("stroke", "line")):
        colour = style.get(attribute, "#000000" if attribute == "fill" and "d" in mark.attrib else "none")
        if "d" in mark.attrib or attribute == "fill":
            plain[attribute] = colour
        if colour in NAMES:
            classes.append(f"{prefix}-{NAMES[colour]}")
    if "stroke-width" in style and style.get("stroke", "none") != "none":
        plain["stroke-width"] = style["stroke-width"]
    if classes:
        plain["class"] = " ".join(classes)
    made = ElementTree.Element("path" if "d" in mark.attrib else "text", plain)
    made.text = mark.text
    return made


def _place(mark: ElementTree.Element) -> dict[str, str]:
    """Words stand at x and y, and turn around that point."""
    given = mark.get("transform", "")
    if "x" in mark.attrib:
        return {key: mark.attrib[key] for key in ("x", "y", "transform") if key in mark.attrib}
    return {"transform": given}


def _face(style: dict[str, str]) -> dict[str, str]:
    """`font: 500 7.5px 'Be Vietnam Pro'` taken apart: WeasyPrint reads attributes, not the shorthand."""
    font = style.get("font", "")
    size = re.search(r"([\d.]+)px", font)
    weight = re.match(r"(\d+)\s", font)
    face = {"font-family": f"'{FAMILY}', sans-serif", "font-size": size[1] if size else "8"}
    if weight:
        face["font-weight"] = weight[1]
    if style.get("text-anchor", "start").strip() != "start":
        face["text-anchor"] = style["text-anchor"].strip()
    return face
