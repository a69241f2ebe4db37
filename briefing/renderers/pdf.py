"""Makes the briefing as a PDF that stands alone: references lead to the passages printed in it, and nothing is opened but our own files."""

from __future__ import annotations

import logging
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from briefing.errors import RenderError
from briefing.model import Briefing, Rendition, Theme
from briefing.renderers import fonts, pages

NO_SHAPE = ".notdef glyph rendered"
NAMED = 3
"""As many scripts, or signs, are named in the note on what our fonts lack; more are a number."""

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def render(briefing: Briefing, *, templates: Path | None, cache: Path, theme: Theme) -> tuple[Rendition, ...]:
    """`briefing-<edition>.pdf`. Any warning while it is made is an error: a page with a hole is worse than none."""
    environment = pages.environment(templates, address=lambda quotation: f"#{quotation.anchor}", theme=theme)
    page = pages.fill(environment, "print.html", briefing=briefing)
    missing = fonts.missing(page)
    if missing:
        page = pages.fill(environment, "print.html", briefing=replace(briefing, method=(*briefing.method, _without_shape(missing))))
    name = f"briefing-{briefing.edition}.pdf"
    folders = [pages.packaged_folder()] if templates is None else [templates.resolve(), pages.packaged_folder()]
    with fonts.only_our_fonts(cache), _warnings_collected() as warnings:
        content = _written(page, folders=folders, name=name, accessible=not missing)
    if warnings:
        raise RenderError(name, f"the page is not as it should be: {'; '.join(dict.fromkeys(warnings))}")
    return (Rendition(name=name, content=content),)


def _without_shape(missing: str) -> str:
    """The sentence for the reader; the letters themselves stay in the file, and are found and copied as they are."""
    scripts = Counter(_script(letter) for letter in missing)
    signs = [f"U+{ord(letter):04X}" for letter in missing if not _script(letter)]
    named = [script for script in sorted(scripts, key=lambda script: (-scripts[script], script)) if script]
    words = [f"letters of {_listed(named)}"] if named else []
    if signs:
        codes = f" ({', '.join(signs)})" if len(signs) <= NAMED else ""
        words.append(f"{len(signs)} {'other ' if named else ''}{pages.noun(len(signs), 'sign')}{codes}")
    them = "them" if named or signs[1:] else "it"
    return f"This PDF’s fonts cannot draw {' and '.join(words)}: a box stands in the place; the HTML has {them}."


def _listed(names: Sequence[str]) -> str:
    shown = [*names[:NAMED], f"{len(names) - NAMED} more"] if len(names) > NAMED + 1 else [*names]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if shown[1:] else shown[0]


def _script(letter: str) -> str:
    """The script that a letter belongs to, by the first word of its name in Unicode; nothing for punctuation, symbols and pictures."""
    if not unicodedata.category(letter).startswith("L"):
        return ""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return "Chinese" if first == "CJK" else first.capitalize()


def check() -> str:
    """WeasyPrint's version. Raises RenderError where it cannot be loaded."""
    version: str = _weasyprint().__version__
    return version


def _written(page: str, *, folders: Sequence[Path], name: str, accessible: bool) -> bytes:
    weasyprint = _weasyprint()
    from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]  # WeasyPrint ships no stubs

    # PDF/UA-1 does not allow a letter without a shape: such a file is tagged all the same, but claims nothing.
    claim = {"pdf_variant": "pdf/ua-1"} if accessible else {"pdf_tags": True}
    try:
        document = weasyprint.HTML(string=page, base_url=f"{folders[0].as_uri()}/", url_fetcher=_only_from(folders))
        content: bytes = document.write_pdf(pdf_identifier=b"briefing", **claim)
    except FatalURLFetchingError as error:
        raise RenderError(name, f"{error}: {error.__cause__}") from error
    return content


def _weasyprint() -> Any:
    try:
        import weasyprint  # type: ignore[import-untyped]  # WeasyPrint ships no stubs
    except OSError as error:  # what cffi raises where a library cannot be loaded
        raise RenderError("PDF", f"a system library is missing ({error}); install them: apt-get install {LIBRARIES}") from error
    return weasyprint


def _only_from(folders: Sequence[Path]) -> Any:
    """A fetcher that opens files below these folders, and data inside the page itself."""
    from weasyprint.urls import URLFetcher

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # its base has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            if parts.scheme == "file":
                path = Path(unquote(parts.path)).resolve()
                if parts.netloc or not any(path.is_relative_to(folder) for folder in folders):
                    raise ValueError(f"a page may use files of the template folder alone, not {path}")
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols={"file", "data"}, fail_on_errors=True)


@contextmanager
def _warnings_collected() -> Iterator[list[str]]:
    """What WeasyPrint and its subsetter complain of meanwhile."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.getMessage().startswith(NO_SHAPE):  # told to the reader in a note
                said.append(record.getMessage())

    listener, logger = Listener(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)
