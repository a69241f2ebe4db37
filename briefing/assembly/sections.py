"""Tells the stories: a section for each partner, each story in full once, and what names no partner."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefing.assembly import outlets, timing, words
from briefing.assembly.background import is_background
from briefing.assembly.phrases import partner_phrases
from briefing.assembly.quoting import Numbers, Run, choose, headline, quotation, worth_quoting
from briefing.model import Analysis, Grouping, Headline, PartnerGroup, PartnerPhrase, PartnerSection, Sentence, Status, Story, Telling

QUOTATIONS_PER_STORY = 3
FIELDS_PER_STORY = 4
STATUSES: tuple[Status, ...] = ("new", "developing", "unchanged")
"""In the order of telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is the same for every section: names of partners by code, numbers of documents by id, the partners that are watched.

    `told` are the ids of documents that published editions told, `last` is the date of the last of these editions, `since` the first day
    of this edition's period; None where there is none. `told_words` has the words that were told of each story, by its id, `pages` the HTML
    file of each earlier edition by its name, and `told_as` the headlines under which editions told each story, by both.
    """

    names: Mapping[str, str]
    numbers: Numbers
    watched: Collection[str]
    told: Collection[str] = ()
    since: datetime.date | None = None
    last: datetime.date | None = None
    told_words: Mapping[str, Collection[str]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    told_as: Mapping[tuple[str, str], str] = field(default_factory=dict)


def sections(page: Page, grouping: Grouping) -> tuple[PartnerSection, ...]:
    """A section for each group, in its order."""
    phrases = partner_phrases(grouping)
    return tuple(_section(page, group, phrases[group.code]) for group in grouping.groups)


def unplaced(page: Page, grouping: Grouping) -> tuple[Telling, ...]:
    """The stories that name no partner, in full."""
    return tuple(_in_full(page, story, partner=None) for story in _in_order(grouping.unplaced))


def in_order_of_telling(grouping: Grouping) -> tuple[Story, ...]:
    """Each story once, in the order in which a reader meets it in full."""
    return (*(story for group in grouping.groups for story in _in_order(group.told)), *_in_order(grouping.unplaced))


def _in_order(stories: Sequence[Story]) -> list[Story]:
    """The new ones first, then those with new reports, then those without; otherwise as they come."""
    return sorted(stories, key=lambda story: STATUSES.index(story.status))


def _section(page: Page, group: PartnerGroup, phrases: tuple[PartnerPhrase, ...]) -> PartnerSection:
    stories = _in_order((*group.told, *group.shared))
    full = {story.id for story in group.told}
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
        tellings=tuple((_in_full if story.id in full else _in_part)(page, story, partner=group.code) for story in stories),
    )


# -- tellings ----------------------------------------------------------------------------------------------------------------------------


def _in_full(page: Page, story: Story, *, partner: str | None) -> Telling:
    """Its best sentences about this partner, or one about nobody else where it has none; what its headline quotes is not quoted again."""
    if _is_told_again(story):
        return _in_one_line(page, story, partner=partner, anchor=story.id)
    heading = headline(page.numbers, story.reports[0])
    reports, said = _worth_quoting(page, story), _said(heading)
    chosen = choose(
        reports,
        lambda report: _about(report, partner),
        most=QUOTATIONS_PER_STORY,
        said=said,
        is_old=_is_old(page, story),
        lead_first=bool(story.first_told),  # of a new story the firm sentences are the news: its lead would take their place
    )
    chosen = chosen or choose(reports[:1], _about_nobody_else, most=1, said=said)
    return _telling(page, story, heading, chosen, partner=partner, anchor=story.id, mode="full")


def _in_part(page: Page, story: Story, *, partner: str) -> Telling:
    """The sentences that concern this partner alone, so that none is told twice; where there is none, a line with a link."""
    name = f"{story.id}-{partner.lower()}"
    if _is_told_again(story):
        return _in_one_line(page, story, partner=partner, anchor=name)
    heading = headline(page.numbers, story.reports[0])
    reports, said = _worth_quoting(page, story), _said(heading)
    old = _is_old(page, story)
    chosen = choose(reports, lambda report: _about_alone(report, partner), most=QUOTATIONS_PER_STORY, said=said, is_old=old)
    part = _telling(page, story, heading, chosen, partner=partner, anchor=name, mode="part" if chosen else "link")
    return replace(part, elsewhere=page.names[story.partners[0]], elsewhere_anchor=story.id)


def _is_told_again(story: Story) -> bool:
    """Whether there is nothing in it that was not told: one line, and a link to the edition that told it."""
    return bool(story.first_told) and all(report.document.id in story.reprints for report in story.reports)


def _in_one_line(page: Page, story: Story, *, partner: str | None, anchor: str) -> Telling:
    return _telling(page, story, headline(page.numbers, story.reports[0]), [], partner=partner, anchor=anchor, mode="link")


def _worth_quoting(page: Page, story: Story) -> list[Analysis]:
    """The reports whose words are quoted: those that no edition told first."""
    return sorted(worth_quoting(story), key=lambda report: report.document.id in page.told)


def _is_old(page: Page, story: Story) -> Callable[[Analysis, Sentence], bool]:
    return lambda report, sentence: report.document.id in page.told or is_background(story, report, sentence, page.told_words)


def _said(heading: Headline) -> tuple[str, ...]:
    """What a headline says in a source's words; a title is none of these, being shorter than what stands below it."""
    return (heading.text,) if heading.quotation else ()


def _about(report: Analysis, partner: str | None) -> list[Sentence]:
    return [s for s in report.sentences if partner is None or partner in s.partners]


def _about_alone(report: Analysis, partner: str) -> list[Sentence]:
    return [s for s in report.sentences if s.partners == (partner,)]


def _about_nobody_else(report: Analysis) -> list[Sentence]:
    return [s for s in report.sentences if not s.partners and not _names_another(report, s)]


def _names_another(report: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence speaks of a country that is no partner of the report."""
    others = (evidence for tag in report.countries if tag.role == "mentioned" for evidence in tag.evidence)
    return any(piece.place == "text" and sentence.start <= piece.start < sentence.end for piece in others)


def _telling(
    page: Page,
    story: Story,
    heading: Headline,
    chosen: Sequence[tuple[Analysis, Run]],
    *,
    partner: str | None,
    anchor: str,
    mode: Literal["full", "part", "link"],
) -> Telling:
    origins = [(report.document.publisher, report.document.url) for report in story.reports]
    return Telling(
        story=story.id,
        anchor=anchor,
        mode=mode,
        headline=heading,
        date=timing.story_date(story),
        reports=outlets.reports(origins),
        outlets=outlets.in_margin(outlets.names(origins)),
        fields=_foremost_fields(story),
        also_with=tuple(page.names[code] for code in story.partners if code != partner),
        quotations=tuple(quotation(page.numbers, report.document, run) for report, run in chosen),
        status=story.status,
        told_first=timing.told_first(story, headline=heading.text, told_as=page.told_as.get((story.first_told, story.id), "")),
        told_first_page=timing.told_page(page.pages, story.first_told, story.id),
        late=timing.late(story, told=page.told, since=page.since, last=page.last),
    )


def _foremost_fields(story: Story) -> tuple[str, ...]:
    """The few fields that the story says most of; the charts count them all."""
    said = {name: sum(len(tag.evidence) for report in story.reports for tag in report.fields if tag.name == name) for name in story.fields}
    return tuple(sorted(said, key=lambda name: (-said[name], name))[:FIELDS_PER_STORY])
