"""Tells the stories: a section for each partner, each story in full once, and what names no partner."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from briefing.assembly import words
from briefing.assembly.phrases import partner_phrases
from briefing.assembly.quoting import Numbers, anchor, choose, headline, quotation
from briefing.model import Analysis, Grouping, PartnerGroup, PartnerPhrase, PartnerSection, Sentence, Story, Telling

QUOTATIONS_PER_STORY = 3
FIELDS_PER_STORY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is the same for every section: names of partners by code, numbers of documents by id, the partners that are watched."""

    names: Mapping[str, str]
    numbers: Numbers
    watched: Collection[str]


def sections(page: Page, grouping: Grouping) -> tuple[PartnerSection, ...]:
    """A section for each group, in its order."""
    phrases = partner_phrases(grouping)
    return tuple(_section(page, group, phrases[group.code]) for group in grouping.groups)


def unplaced(page: Page, grouping: Grouping) -> tuple[Telling, ...]:
    """The stories that name no partner, in full."""
    return tuple(_in_full(page, story, partner=None) for story in grouping.unplaced)


def in_order_of_telling(grouping: Grouping) -> tuple[Story, ...]:
    """Each story once, in the order in which a reader meets it in full."""
    return (*(story for group in grouping.groups for story in group.told), *grouping.unplaced)


def story_date(story: Story) -> str:
    """The date of the best report with its year, or that it has none."""
    published = story.reports[0].document.published
    if published is None:
        return "undated"
    return words.day(published.date) + (", inferred" if published.origin.startswith("inferred") else "")


def _section(page: Page, group: PartnerGroup, phrases: tuple[PartnerPhrase, ...]) -> PartnerSection:
    stories = (*group.told, *group.shared)
    documents = tuple(report.document.id for story in stories for report in story.reports)
    return PartnerSection(
        code=group.code,
        name=page.names[group.code],
        anchor=f"partner-{group.code.lower()}",
        watched=group.code in page.watched,
        summary=words.summary(stories=len(stories), documents=len(documents)),
        stories=tuple(story.id for story in stories),
        documents=documents,
        keyphrases=phrases,
        tellings=(
            *(_in_full(page, story, partner=group.code) for story in group.told),
            *(_in_part(page, story, partner=group.code) for story in group.shared),
        ),
    )


# -- tellings ----------------------------------------------------------------------------------------------------------------------------


def _in_full(page: Page, story: Story, *, partner: str | None) -> Telling:
    """Its best sentences about this partner, or one about nobody else where it has none; what its headline quotes is not quoted again."""
    report = story.reports[0]
    heading = headline(page.numbers, report)
    said = heading.quotation.anchor if heading.quotation else None
    about = [s for s in report.sentences if anchor(page.numbers, report.document, s) != said]
    about_partner = [s for s in about if partner is None or partner in s.partners]
    about_nobody_else = [s for s in about if not s.partners and not _names_another(report, s)]
    chosen = choose(report, about_partner, most=QUOTATIONS_PER_STORY) or choose(report, about_nobody_else, most=1)
    return Telling(
        story=story.id,
        anchor=story.id,
        mode="full",
        headline=heading,
        date=story_date(story),
        reports=words.reports(len(story.reports)),
        outlets=_outlets(story),
        fields=_foremost_fields(story),
        also_with=tuple(page.names[code] for code in story.partners if code != partner),
        quotations=tuple(quotation(page.numbers, report.document, run) for run in chosen),
    )


def _names_another(report: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence speaks of a country that is no partner of the report."""
    others = (evidence for tag in report.countries if tag.role == "mentioned" for evidence in tag.evidence)
    return any(piece.place == "text" and sentence.start <= piece.start < sentence.end for piece in others)


def _in_part(page: Page, story: Story, *, partner: str) -> Telling:
    """The sentences that concern this partner alone, so that none is told twice; where there is none, a line with a link."""
    report = story.reports[0]
    alone = [s for s in report.sentences if s.partners == (partner,)]
    chosen = choose(report, alone, most=QUOTATIONS_PER_STORY)
    return Telling(
        story=story.id,
        anchor=f"{story.id}-{partner.lower()}",
        mode="part" if chosen else "link",
        headline=headline(page.numbers, report),
        date=story_date(story),
        reports=words.reports(len(story.reports)),
        outlets=_outlets(story),
        fields=_foremost_fields(story),
        also_with=tuple(page.names[code] for code in story.partners if code != partner),
        quotations=tuple(quotation(page.numbers, report.document, run) for run in chosen),
        elsewhere=page.names[story.partners[0]],
        elsewhere_anchor=story.id,
    )


def _outlets(story: Story) -> str:
    """Who reports it, each outlet once, as far as the documents say."""
    return ", ".join(dict.fromkeys(report.document.publisher for report in story.reports if report.document.publisher))


def _foremost_fields(story: Story) -> tuple[str, ...]:
    """The few fields that the story says most of; the charts count them all."""
    said = {name: sum(len(tag.evidence) for report in story.reports for tag in report.fields if tag.name == name) for name in story.fields}
    return tuple(sorted(said, key=lambda name: (-said[name], name))[:FIELDS_PER_STORY])
