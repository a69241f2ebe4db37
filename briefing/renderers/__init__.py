"""Turns a briefing into the files that people open: HTML with its sources, PDF, drawings, and the archive's front page.

Nothing is decided here that the briefing has not decided; what is chosen is where things stand on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.model import Briefing, Chart, Rendition, Theme
from briefing.wording import speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveEntry:
    """An edition as the archive's front page lists it. `files` are (label, address beside `index.html`)."""

    name: str
    date_text: str
    title: str
    state: str
    summary: str
    lead: str
    files: tuple[tuple[str, str], ...]


DEFAULT = Theme()


def render(
    briefing: Briefing, *, formats: Sequence[str], templates: Path | None, cache: Path, theme: Theme = DEFAULT
) -> tuple[Rendition, ...]:
    """The files of an edition in the formats asked for, and its drawings. A desk's `templates` win file by file over ours."""
    renderers = _renderers()
    unknown = [name for name in formats if name not in renderers]
    if unknown:
        raise ValueError(f"no renderer for {', '.join(unknown)}; there are {', '.join(renderers)}")
    arranged = replace(briefing, charts=_front_first(briefing.charts))
    with speaking(briefing.language):
        made = [
            rendition
            for name in renderers
            if name in formats
            for rendition in renderers[name](arranged, templates=templates, cache=cache, theme=theme)
        ]
    drawings = [Rendition(name=f"charts/{chart.id}.svg", content=chart.svg.encode()) for chart in briefing.charts if chart.svg]
    return (*made, *drawings)


def render_index(editions: Sequence[ArchiveEntry], *, desk: str, templates: Path | None, cache: Path) -> Rendition:
    """The archive's front page, `index.html`; editions come in the order given."""
    from briefing.renderers import html

    return html.render_index(tuple(editions), desk=desk, templates=templates, cache=cache)


def check() -> str:
    """What the pages are made with. Raises RenderError for a font or library that cannot be used."""
    from briefing.renderers import fonts, pdf

    return f"{fonts.check()} fonts, WeasyPrint {pdf.check()}"


def _renderers() -> Mapping[str, Callable[..., tuple[Rendition, ...]]]:
    from briefing.renderers import html, pdf

    return {"html": html.render, "pdf": pdf.render}


def _front_first(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """The page-one chart first: what with whom says the most, and the others stand behind it when it could not be drawn."""
    rank = {"fields": 0, "partners": 1}
    return tuple(sorted(charts, key=lambda chart: (not chart.svg, rank.get(chart.id, 2))))
