"""Makes the briefing as pages for screens: one file that opens from disk, and one for each source with its passages marked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.errors import TemplateError
from briefing.model import Briefing, Quotation, Rendition, SourceEntry, Theme
from briefing.renderers import ArchiveEntry, fonts, pages

FONTS_SLOT = "/* fonts */"

SHARED_FONTS = '@import "fonts.css";'
"""The faces stand once beside all sources: inside each page they were 35 of 45 MB for 608 documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What the template of a source gets: the source, and the briefing that quotes it."""

    briefing: Briefing
    source: SourceEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What the template of the archive's front page gets."""

    desk: str
    editions: tuple[ArchiveEntry, ...]


def render(briefing: Briefing, *, templates: Path | None, cache: Path, theme: Theme) -> tuple[Rendition, ...]:
    """`briefing-<edition>.html`, which stands alone, and `sources/<page>` for every source, with `sources/fonts.css` for all of them."""
    page_of = {source.id: source.page for source in briefing.documents}

    def from_edition(quotation: Quotation) -> str:
        return f"sources/{page_of[quotation.document]}#{quotation.anchor}"

    edition = pages.fill(pages.environment(templates, address=from_edition, theme=theme), "edition.html", briefing=briefing)
    at_source = pages.environment(templates, address=lambda quotation: f"#{quotation.anchor}", theme=theme)
    sources = {}
    for source in briefing.documents:
        page = SourcePage(briefing=briefing, source=source)
        sources[f"sources/{source.page}"] = pages.fill(at_source, "source.html", page=page)
    style = fonts.embedded(pages.letters((edition, *sources.values())), cache=cache)
    made = [_with_style(f"briefing-{briefing.edition}.html", edition, style)]
    if sources:
        made.append(Rendition(name="sources/fonts.css", content=style.encode()))
    return (*made, *(_with_style(name, page, SHARED_FONTS) for name, page in sources.items()))


def render_index(editions: tuple[ArchiveEntry, ...], *, desk: str, templates: Path | None, cache: Path) -> Rendition:
    """The archive's front page."""
    environment = pages.environment(templates, address=lambda quotation: f"#{quotation.anchor}")
    page = pages.fill(environment, "index.html", archive=Archive(desk=desk, editions=editions))
    return _with_style("index.html", page, fonts.embedded(pages.letters([page]), cache=cache))


def _with_style(name: str, page: str, style: str) -> Rendition:
    """The page with the rules for its faces in the place that its template keeps for them."""
    if FONTS_SLOT not in page:
        raise TemplateError(f"templates, {name}", f"the page has no place for fonts; keep {FONTS_SLOT} in its style")
    return Rendition(name=name, content=page.replace(FONTS_SLOT, style, 1).encode())
