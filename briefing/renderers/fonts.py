"""The two families of the page: as a fontconfig of our own for paper, as subsets inside the page for screens.

IBM Plex Serif for what sources say, Be Vietnam Pro for what we say; static cuts, as a variable font costs time (.37 s a file).
"""

from __future__ import annotations

import base64
import hashlib
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from briefing.environment import environment
from briefing.errors import RenderError

_RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1EA0, 0x1EF9), (0x2010, 0x2026))
LATIN = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1)) | frozenset("‹›€™←↑→")
"""ASCII, Western and Central European letters, Vietnamese ones, and the marks of a newspaper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One cut of a family, and its file."""

    family: str
    weight: int
    file: Path


def faces() -> tuple[Face, ...]:
    """The cuts that our pages use."""
    import fontpkg_be_vietnam_pro as label  # type: ignore[import-untyped]  # packages of font files, without stubs
    import fontpkg_ibm_plex_serif as text  # type: ignore[import-untyped]  # packages of font files, without stubs

    serif, sans = Path(text.ROOT) / "files", Path(label.ROOT) / "files"
    return (
        Face(family="IBM Plex Serif", weight=400, file=serif / "IBMPlexSerif-Regular.ttf"),
        Face(family="IBM Plex Serif", weight=600, file=serif / "IBMPlexSerif-SemiBold.ttf"),
        Face(family="Be Vietnam Pro", weight=400, file=sans / "BeVietnamPro-Regular.ttf"),
        Face(family="Be Vietnam Pro", weight=500, file=sans / "BeVietnamPro-Medium.ttf"),
        Face(family="Be Vietnam Pro", weight=600, file=sans / "BeVietnamPro-SemiBold.ttf"),
    )


def check() -> int:
    """How many cuts there are. Raises RenderError where one is missing."""
    for face in faces():
        if not face.file.is_file():
            raise RenderError(str(face.file), f"the font {face.family} is missing; install the dependencies again")
    return len(faces())


# -- paper -----------------------------------------------------------------------------------------------------------------------------


def missing(page: str) -> str:
    """The letters of a page that no face has a shape for, sorted; joiners and other marks without a shape are none."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools ships no stubs

    letters = {letter for letter in page if letter.isprintable() and unicodedata.category(letter) not in ("Mn", "Zs")}
    for face in faces():
        if letters and face.weight == 400:
            with TTFont(face.file, lazy=True) as font:
                letters -= {chr(code) for code in font.getBestCmap()}
    return "".join(sorted(letters))


@contextmanager
def only_our_fonts(cache: Path) -> Iterator[None]:
    """Inside, fontconfig knows our font packages and nothing of the machine, and keeps its own cache in `cache`."""
    config = _fontconfig(cache)
    with environment({"FONTCONFIG_FILE": str(config), "FONTCONFIG_PATH": str(config.parent), "XDG_CACHE_HOME": str(config.parent)}):
        yield


def _fontconfig(cache: Path) -> Path:
    folder = (cache / "fontconfig").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    folders = "".join(f"<dir>{escape(str(path))}</dir>" for path in sorted({face.file.parent for face in faces()}))
    config = folder / "fonts.conf"
    text = f'<?xml version="1.0"?>\n<fontconfig>{folders}<cachedir>{escape(str(folder / "cache"))}</cachedir></fontconfig>\n'
    if not config.is_file() or config.read_text(encoding="utf-8") != text:
        config.write_text(text, encoding="utf-8")
    return config


# -- screens ---------------------------------------------------------------------------------------------------------------------------


def embedded(letters: frozenset[str], *, cache: Path) -> str:
    """Style rules that carry the faces themselves, with the given letters and those of the languages that use Latin letters.

    Nearly every page is content with the latter, so that the faces are cut once for an output folder, not twice for each edition: cutting
    for each page's own letters took 4 of the 12 seconds of a cold build, and saved 70 KB a page.
    """
    return "\n".join(_rule(face, letters | LATIN, cache) for face in faces())


def _rule(face: Face, letters: frozenset[str], cache: Path) -> str:
    data = base64.b64encode(_subset(face, letters, cache)).decode()
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};font-display:block;src:{source}}}"


def _subset(face: Face, letters: frozenset[str], cache: Path) -> bytes:
    """A woff2 of the face with these letters; kept in `cache` by what it is made of."""
    from importlib.metadata import version

    wanted = "".join(sorted(letter for letter in letters if letter.isprintable()))
    recipe = f"{version('fonttools')} {version('brotli')} {face.file.name} {hashlib.sha256(face.file.read_bytes()).hexdigest()} {wanted}"
    kept = cache / "fonts" / f"{hashlib.sha256(recipe.encode()).hexdigest()[:32]}.woff2"
    if kept.is_file():
        return kept.read_bytes()
    made = _cut(face.file, wanted)
    kept.parent.mkdir(parents=True, exist_ok=True)
    aside = kept.with_suffix(f".{os.getpid()}.part")
    aside.write_bytes(made)
    aside.replace(kept)
    return made


def _cut(file: Path, letters: str) -> bytes:
    import io

    from fontTools import subset  # type: ignore[import-untyped]  # fontTools ships no stubs

    options = subset.Options(
        flavor="woff2", hinting=False, recalc_timestamp=False, desubroutinize=True, notdef_outline=True, name_IDs=[1, 2, 4, 6],
        layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"], drop_tables=["DSIG", "FFTM", "meta"],
    )  # fmt: skip
    out = io.BytesIO()
    with subset.load_font(str(file), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        subset.save_font(font, out, options)
    return out.getvalue()
