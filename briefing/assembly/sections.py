"""Tells the stories: a section for each partner, each story in full once, and what names no partner."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from briefing.assembly import words
from briefing.assembly.quoting import Numbers, anchor, choose, headline, quotation
from briefing.model import Grouping, PartnerGroup, PartnerPhrase, PartnerSection, Story, Telling

QUOTATIONS_PER_STORY = 3
PHRASES_PER_PARTNER = 6
FIELDS_PER_STORY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is the same for every section: names of partners by code, numbers of documents by id, the partners that are watched."""

    names: Mapping[str, str]
    numbers: Numbers
    watched: Collection[str]


def sections(page: Page, grouping: Grouping) -> tuple[PartnerSection, ...]:
    """A section for each group, in its order."""
    phrases = {story.id: _phrases_of(story) for story in in_order_of_telling(grouping)}
    return tuple(_section(page, group, phrases) for group in grouping.groups)


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


def _section(page: Page, group: PartnerGroup, phrases: Mapping[str, frozenset[str]]) -> PartnerSection:
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
        keyphrases=_phrases(group.code, stories, phrases),
        tellings=(
            *(_in_full(page, story, partner=group.code) for story in group.told),
            *(_in_part(page, story, partner=group.code) for story in group.shared),
        ),
    )


# -- tellings ----------------------------------------------------------------------------------------------------------------------------


def _in_full(page: Page, story: Story, *, partner: str | None) -> Telling:
    """Its best sentences about this partner, or about anything where it has no other; what its headline quotes is not quoted again."""
    report = story.reports[0]
    heading = headline(page.numbers, report)
    said = heading.quotation.anchor if heading.quotation else None
    about = [s for s in report.sentences if anchor(page.numbers, report.document, s) != said]
    about_partner = [s for s in about if len(story.partners) < 2 or partner in s.partners]
    about_nobody_else = [s for s in about if not s.partners or partner in s.partners]
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


# -- keyphrases --------------------------------------------------------------------------------------------------------------------------


def _phrases_of(story: Story) -> frozenset[str]:
    return frozenset(phrase.text.casefold() for report in story.reports for phrase in report.keyphrases)


def _phrases(code: str, here: Sequence[Story], having: Mapping[str, frozenset[str]]) -> tuple[PartnerPhrase, ...]:
    """The keyphrases that set this partner apart: the best of its stories, less where other stories have them too.

    `having` are the keyphrases of every story of the edition, by its id.
    """
    weights: dict[str, float] = {}
    shown: dict[str, str] = {}
    for story in here:
        for phrase, weight in _weighed(code, story).items():
            weights[phrase.casefold()] = weights.get(phrase.casefold(), 0.0) + weight
            shown.setdefault(phrase.casefold(), phrase)
    counts = {phrase: sum(phrase in having[story.id] for story in here) for phrase in weights}
    apart = {phrase: weights[phrase] * counts[phrase] / sum(phrase in phrases for phrases in having.values()) for phrase in weights}
    best = sorted(apart, key=lambda phrase: (-apart[phrase], phrase))[:PHRASES_PER_PARTNER]
    return tuple(PartnerPhrase(text=shown[phrase], stories=counts[phrase]) for phrase in best)


def _weighed(code: str, story: Story) -> dict[str, float]:
    """A story's keyphrases, the best weighing 1/2, the next 1/3 …, shared among the story's partners.

    No country's name. Of a story with several partners only what is said of this one, and where it is not told in full, of this one alone.
    """
    found: dict[str, float] = {}
    is_alone = len(story.partners) == 1
    for report in story.reports:
        about = [s for s in report.sentences if s.partners == (code,) or (code == story.partners[0] and (code in s.partners or is_alone))]
        countries = {evidence.text.casefold() for tag in report.countries for evidence in tag.evidence}
        phrases = [phrase for phrase in report.keyphrases if phrase.text.casefold() not in countries]
        for rank, phrase in enumerate(phrases, start=2):
            if any(s.start <= phrase.start < s.end for s in about):
                found.setdefault(phrase.text, 1 / rank / len(story.partners))
    return found
