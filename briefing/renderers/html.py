"""Makes the briefing as pages for screens: one file that opens from disk, and one for each source with its passages marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefing.errors import TemplateError
from briefing.model import Briefing, Quotation, Rendition, SourceEntry
from briefing.renderers import ArchiveEntry, fonts, pages

FONTS_SLOT = "/* fonts */"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What the template of a source gets: the source, its partners' names, and the briefing that quotes it."""

    briefing: Briefing
    source: SourceEntry
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What the template of the archive's front page gets."""

    desk: str
    editions: tuple[ArchiveEntry, ...]


def render(briefing: Briefing, *, templates: Path | None, cache: Path) -> tuple[Rendition, ...]:
    """`briefing-<edition>.html` and `sources/<page>` for every source, with one set of font subsets for all of them."""
    page_of = {source.id: source.page for source in briefing.documents}
    names = {section.code: section.name for section in briefing.partners}

    def from_edition(quotation: Quotation) -> str:
        return f"sources/{page_of[quotation.document]}#{quotation.anchor}"

    edition = pages.fill(pages.environment(templates, address=from_edition), "edition.html", briefing=briefing)
    at_source = pages.environment(templates, address=lambda quotation: f"#{quotation.anchor}")
    made = {f"briefing-{briefing.edition}.html": edition}
    for source in briefing.documents:
        page = SourcePage(briefing=briefing, source=_with_leads_that_lead(source), partners=tuple(names.get(c, c) for c in source.partners))
        made[f"sources/{source.page}"] = pages.fill(at_source, "source.html", page=page)
    return _with_fonts(made, cache)


def _with_leads_that_lead(source: SourceEntry) -> SourceEntry:
    """A lead that is not marked among the passages leads to their beginning: a reference never leads nowhere."""
    marked = {piece.anchor for passage in (source.full_text or source.passages) for piece in passage.pieces}
    leads = tuple(lead if lead.anchor in marked else replace(lead, anchor="passages") for lead in source.leads)
    return replace(source, leads=leads)


def render_index(editions: tuple[ArchiveEntry, ...], *, desk: str, templates: Path | None, cache: Path) -> Rendition:
    """The archive's front page."""
    environment = pages.environment(templates, address=lambda quotation: f"#{quotation.anchor}")
    page = pages.fill(environment, "index.html", archive=Archive(desk=desk, editions=editions))
    return _with_fonts({"index.html": page}, cache)[0]


def _with_fonts(made: dict[str, str], cache: Path) -> tuple[Rendition, ...]:
    """The pages with the fonts in their style. One set is cut for all pages of an edition: cutting costs more than a few letters."""
    style = fonts.embedded(pages.letters(made.values()), cache=cache)
    for name, page in made.items():
        if FONTS_SLOT not in page:
            raise TemplateError(f"templates, {name}", f"the page has no place for fonts; keep {FONTS_SLOT} in its style")
    return tuple(Rendition(name=name, content=page.replace(FONTS_SLOT, style, 1).encode()) for name, page in made.items())
