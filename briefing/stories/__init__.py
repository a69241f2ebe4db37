"""Gathers the reports of one event into a story, with what earlier editions told of it: by their words, and when they were published."""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from briefing.model import Analysis, Document, Memory, Story, ToldDocument
from briefing.stories import copies, likeness, merging, ranking
from briefing.stories.likeness import Days

ALIKE = 0.115
"""Reports as alike as this on average are one story. Of .08 to .30, .11 to .13 are best on nine hundred news articles of two collections,
dated and undated, and on six hundred folders of six to twelve of them, on either half (2026-11); the lower is the better where dated."""

RUNNING = 42
"""So many days a told story runs on: a report is as near to all that was told of it as to the latest of it, or a story that has news every
week would be told as new in its third. What is longer, such as a note on exchange rates in the same words each week, breaks off."""

NO_MEMORY = Memory()


def gather(analyses: Iterable[Analysis], *, memory: Memory = NO_MEMORY, preferred: Collection[str] = ()) -> tuple[Story, ...]:
    """Each document in exactly one story; dated stories first, the newest on top; then those with a title; ties by id.

    A story that a published edition told keeps its id, and none of two such stories takes up the other. `preferred` are names or hosts of
    outlets whose report leads before another's.
    """
    reports = sorted(analyses, key=lambda report: report.document.id)
    events = [_Event(reports=ranking.order(event.reports, preferred), told=event.told) for event in _events(reports, memory.recalled)]
    names = _names(events, memory)
    stories = [_story(event, name, memory) for event, name in zip(events, names, strict=True)]
    return tuple(sorted(stories, key=_in_order))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """Its reports in this edition, and what earlier editions told of it; a document may be both."""

    reports: tuple[Analysis, ...]
    told: tuple[ToldDocument, ...]


def _events(reports: Sequence[Analysis], recalled: Iterable[ToldDocument]) -> Iterator[_Event]:
    """What is told in one story is one event from the start."""
    told = {document.id: document for document in sorted(recalled, key=lambda document: document.id)}
    here = {report.document.id for report in reports}
    before = [document for document in told.values() if document.id not in here]
    numbers = {story: number for number, story in enumerate(sorted({document.story for document in told.values()}))}
    fixed = [numbers[told[report.document.id].story] if report.document.id in told else None for report in reports]
    told_days = _told_days(told.values())
    pairs = likeness.alike(
        [*(report.fingerprint for report in reports), *(document.fingerprint for document in before)],
        [
            *(told_days.get(report.document.id) or _day(report.document) for report in reports),
            *(told_days[document.id] for document in before),
        ],
        fresh=len(reports),
    )
    fixed += [numbers[document.story] for document in before]
    members: dict[int, list[int]] = defaultdict(list)
    for member, cluster in enumerate(merging.merge(pairs, threshold=ALIKE, fixed=fixed)):
        members[cluster].append(member)
    documents = [*(told.get(report.document.id) for report in reports), *before]
    for inside in members.values():
        if inside[0] < len(reports):
            yield _Event(
                reports=tuple(reports[member] for member in inside if member < len(reports)),
                told=tuple(document for document in (documents[member] for member in inside) if document),
            )


def _told_days(told: Iterable[ToldDocument]) -> dict[str, Days]:
    """By document, the first and the last day of what was told in its story; its own day where that is too long."""
    stories: dict[str, list[ToldDocument]] = defaultdict(list)
    for document in told:
        stories[document.story].append(document)
    spans: dict[str, Days] = {}
    for documents in stories.values():
        days = [document.day.toordinal() for document in documents]
        runs = max(days) - min(days) <= RUNNING
        spans |= {document.id: (min(days), max(days)) if runs else (day, day) for document, day in zip(documents, days, strict=True)}
    return spans


def _day(document: Document) -> Days | None:
    return (document.published.date.toordinal(),) * 2 if document.published else None


def _names(events: Sequence[_Event], memory: Memory) -> list[str]:
    """The id of each event's story: the told one's; a new one's from its founder's text alone, so that it stays with another headline.

    Where no report has a date, one whose text founded a told story makes it that story, however long ago that was: under another headline
    it is not recalled, and nothing says that it is another event.
    """
    names = [event.told[0].story if event.told else "" for event in events]
    documents = [sorted((report.document for report in event.reports), key=_founding) for event in events]
    taken = {*memory.first_told, *(document.story for document in memory.recalled)}
    for number in sorted(range(len(events)), key=lambda number: _founding(documents[number][0])):
        if not names[number]:
            undated = documents[number] if not documents[number][0].published else ()
            again = (name for name in map(_name, undated) if name in memory.first_told and name not in names)
            names[number] = next(again, "") or _free(_name(documents[number][0]), taken)
            taken.add(names[number])
    return names


def _founding(document: Document) -> tuple[datetime.date, str]:
    """The earliest founds a story; those without a date come last."""
    return (document.published.date if document.published else datetime.date.max, document.id)


def _name(document: Document) -> str:
    return f"story-{hashlib.sha256((document.text or document.title or '').encode()).hexdigest()[:16]}"


def _free(name: str, taken: Collection[str]) -> str:
    return next(free for free in chain([name], (f"{name}-{again}" for again in count(2))) if free not in taken)


def _story(event: _Event, name: str, memory: Memory) -> Story:
    told = {document.id for document in event.told}
    of_told, of_any = _copied(event)
    is_told = bool(event.told) or name in memory.first_told
    if is_told:
        again = {report.document.id for report in event.reports if _name(report.document) == name} - told
        of_told, of_any = of_told | again, of_any | again
    is_new = any(report.document.id not in told | of_told for report in event.reports)
    return Story(
        id=name,
        reports=event.reports,
        partners=_partners(event.reports),
        fields=_fields(event.reports),
        status="new" if not is_told else "developing" if is_new else "unchanged",
        first_told=memory.first_told.get(name) or min((document.edition for document in event.told), default=""),
        reprints=tuple(report.document.id for report in event.reports if report.document.id in of_any),
    )


def _copied(event: _Event) -> tuple[set[str], set[str]]:
    """The reports whose text an edition told before under another id; these, and those whose text stands in a report before them."""
    first = len(event.told)
    if first + len(event.reports) < 2:
        return set(), set()
    told = {document.id for document in event.told}
    before = [document.fingerprint for document in event.told]
    standing = copies.standing([*before, *(report.fingerprint for report in event.reports)])[first:]
    of_told, of_any = set(), set()
    for report, places in zip(event.reports, standing, strict=True):
        if report.document.id not in told and places and places[0] < first:
            of_told.add(report.document.id)
        if report.document.id in of_told or any(place >= first for place in places):
            of_any.add(report.document.id)
    return of_told, of_any


def _partners(reports: Sequence[Analysis]) -> tuple[str, ...]:
    """Those of the best report and those of half of the reports, by their mean weight in all."""
    weights: dict[str, float] = defaultdict(float)
    for report in reports:
        for tag in report.countries:
            weights[tag.code] += tag.score
    return tuple(sorted(_of_most([report.partners for report in reports]), key=lambda code: (-weights[code], code)))


def _fields(reports: Sequence[Analysis]) -> tuple[str, ...]:
    return tuple(sorted(_of_most([tuple(field.name for field in report.fields) for report in reports])))


def _of_most(labels: Sequence[Sequence[str]]) -> list[str]:
    """Those of the first, and those of at least half of all."""
    every = {label for one in labels for label in one}
    return [label for label in every if label in labels[0] or 2 * sum(label in one for one in labels) >= len(labels)]


def _in_order(story: Story) -> tuple[int, bool, str]:
    document = story.reports[0].document
    age = -document.published.date.toordinal() if document.published else 1
    return (age, document.title is None, story.id)
