"""Assembles the frozen `Briefing`: chooses quotations, numbers sources, puts counts and dates into words. After it comes only paper."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from briefing.assembly import timing, words
from briefing.assembly.background import told_words
from briefing.assembly.changes import changes, gone
from briefing.assembly.in_brief import in_brief
from briefing.assembly.outlets import reports
from briefing.assembly.quoting import headline
from briefing.assembly.sections import Page, in_order_of_telling, sections, unplaced
from briefing.assembly.sources import quoted_spans, reprint_of, source
from briefing.assembly.words import summary
from briefing.model import (
    SCHEMA_VERSION,
    Analysis,
    Briefing,
    Chart,
    Counts,
    Failure,
    FieldLabel,
    Grouping,
    LeftOut,
    Memory,
    PastCount,
    PastEdition,
    Period,
    SourceEntry,
    State,
    Status,
    Story,
    StoryEntry,
    Trend,
)

__all__ = ["Frame", "assemble", "count", "history", "reports", "summary"]

LANGUAGES_READ = {"en", "vi"}
"""Those in which the lexicon knows what countries are called."""

LONG_AGO = datetime.timedelta(days=30)
DAY = datetime.timedelta(days=1)
GONE_SHOWN = 8
"""Of the partners of the last edition that have nothing now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the desk and the call say of an edition, and what was told before it.

    `covers`: what no published edition has told ("new"), all that was published from `since` up to `until`, half-open ("period"), or
    everything. For "new", `since` is the date of the last edition (None: there is none) and `until` the day after this one's. `told_before`
    counts the documents of the sources that earlier editions told and this one does not tell again, `dated_ahead` those whose stated date
    was not believed because it lies after the edition's.
    """

    edition: str
    date: datetime.date
    generator: str
    desk: str
    title: str
    home: str | None
    home_name: str
    timezone: str
    watched: Collection[str]
    full_sources: bool
    since: datetime.date | None = None
    until: datetime.date | None = None
    dated_ahead: int = 0
    state: State = "draft"
    covers: Literal["new", "period", "everything"] = "new"
    memory: Memory = field(default_factory=Memory)
    told_before: int = 0


def assemble(
    frame: Frame,
    grouping: Grouping,
    charts: Sequence[Chart],
    failures: Iterable[Failure],
    *,
    names: Mapping[str, str],
    labels: Mapping[str, str],
    trends: Mapping[str, Trend | None] = MappingProxyType({}),
) -> Briefing:
    """The edition. Each story is told once in full; each quotation is an exact span.

    `names` has a reader's name for every code, `labels` a short one for every field.
    """
    stories = in_order_of_telling(grouping)
    numbers = {report.document.id: n for n, report in enumerate((r for s in stories for r in s.reports), start=1)}
    last = frame.memory.editions[0].date if frame.memory.editions else None
    page = Page(
        names=names,
        numbers=numbers,
        watched=frame.watched,
        told=frame.memory.told,
        since=frame.since,
        last=last,
        told_words=told_words(frame.memory),
        pages=frame.memory.pages,
        told_as={(past.name, story.id): story.headline for past in frame.memory.editions for story in past.stories},
    )
    changed = changes(grouping, frame.memory)
    told = tuple(
        dataclasses.replace(section, changes=changed.get(section.code), trend=trends.get(section.code))
        for section in sections(page, grouping)
    )
    rest, brief = unplaced(page, grouping), in_brief(page, stories)
    quoted = quoted_spans(told, rest, brief)
    documents = tuple(
        source(
            numbers,
            story,
            report,
            quoted=quoted.get(report.document.id, ()),
            full=frame.full_sources,
            names=names,
            told=frame.memory.told.get(report.document.id, ""),
            late=_late(page, story, report),
            reprint_of=reprint_of(numbers, story, report),
        )
        for story in stories
        for report in story.reports
    )
    left_out = tuple(LeftOut(path=f.path, reason=f.reason) for f in sorted(failures, key=lambda f: (f.path, f.reason)))
    return Briefing(
        schema_version=SCHEMA_VERSION,
        generator=frame.generator,
        edition=frame.edition,
        date=frame.date,
        date_text=words.weekday(frame.date),
        state=frame.state,
        desk=frame.desk,
        title=frame.title or _title(frame),
        home=frame.home or "",
        home_name=frame.home_name,
        timezone=frame.timezone,
        period=_period(frame, documents),
        notes=_notes(frame, documents, left_out, gone={names.get(code, code): n for code, n in gone(grouping, frame.memory).items()}),
        counts=count(
            stories=[s.partners for s in stories],
            statuses=[s.status for s in stories],
            dates=[d.published for d in documents],
            left_out=len(left_out),
            told_before=frame.told_before,
        ),
        in_brief=brief,
        charts=tuple(charts),
        partners=told,
        unplaced=rest,
        left_out=left_out,
        fields=tuple(FieldLabel(name=name, label=labels.get(name, name)) for name in sorted({f for s in stories for f in s.fields})),
        stories=tuple(_story_entry(page, story) for story in stories),
        documents=documents,
        method=_method(frame),
        history=history(frame.memory),
    )


def count(
    *,
    stories: Sequence[Sequence[str]],
    statuses: Sequence[Status] | None = None,
    dates: Sequence[object],
    left_out: int,
    told_before: int = 0,
) -> Counts:
    """The masthead's numbers from each story's partners and status (None: all are new) and each document's date (None: undated).

    `verify` counts again by this; `told_before` is not to be had from an edition's documents, and is passed on.
    """
    of = Counter(statuses if statuses is not None else ("new" for _ in stories))
    return Counts(
        documents=len(dates),
        stories=len(stories),
        partners=len({code for partners in stories for code in partners}),
        undated=sum(date is None for date in dates),
        left_out=left_out,
        new=of["new"],
        developing=of["developing"],
        unchanged=of["unchanged"],
        told_before=told_before,
    )


def history(memory: Memory) -> tuple[PastCount, ...]:
    """What each of the last editions counted, the newest first: its stories that were new or had new reports."""
    return tuple(_past_count(past, [story for story in past.stories if story.status != "unchanged"]) for past in memory.editions)


def _past_count(past: PastEdition, stories: Sequence[StoryEntry]) -> PastCount:
    return PastCount(edition=past.name, date=past.date, stories=len(stories), partners=_stories_by_partner(stories))


def _stories_by_partner(stories: Iterable[StoryEntry]) -> dict[str, int]:
    return dict(sorted(Counter(code for story in stories for code in story.partners).items()))


def _late(page: Page, story: Story, report: Analysis) -> str:
    is_told = timing.was_told(story, report, page.told)
    is_late = timing.is_late(report.document.published, is_told=is_told, since=page.since, last=page.last)
    return "published before this edition’s period" if is_late else ""


def _story_entry(page: Page, story: Story) -> StoryEntry:
    return StoryEntry(
        id=story.id,
        headline=headline(page.numbers, story.reports[0]).text,
        documents=tuple(report.document.id for report in story.reports),
        partners=story.partners,
        fields=story.fields,
        status=story.status,
        first_told=story.first_told,
    )


# -- what the page says of itself --------------------------------------------------------------------------------------------------------


def _title(frame: Frame) -> str:
    return f"{frame.home_name}: partnerships in the press" if frame.home else "Countries in the press"


def _dates(documents: Iterable[SourceEntry]) -> list[datetime.date]:
    return sorted(d.published.date for d in documents if d.published)


def _period(frame: Frame, documents: Sequence[SourceEntry]) -> Period:
    """The bounds of the edition as the frame has them, and in words for page one."""
    return Period(since=frame.since, until=frame.until, text=_period_text(frame, documents))


def _period_text(frame: Frame, documents: Sequence[SourceEntry]) -> str:
    """The days that were asked for, or since which edition it is all new; and what the documents' own dates span, said as that."""
    if frame.covers == "period" and (frame.since or frame.until):
        since = f"from {words.day(frame.since)} " if frame.since else ""
        last = f"to {words.day(frame.until - DAY)} " if frame.until else ""
        return f"Published {since}{last}({frame.timezone})"
    if frame.covers == "new" and frame.memory.editions:
        days = words.days(frame.since, frame.until - DAY) if frame.since and frame.until else ""
        if not documents and days:
            return f"{days} ({frame.timezone})"
        new = f"new since the edition of {words.edition(frame.memory.editions[0].name)}"
        return f"{f'{days}, {new}' if days else new.capitalize()}; {_span(documents)} ({frame.timezone})"
    if not _dates(documents):
        return "No document is dated" if documents else "No documents"
    if frame.covers == "everything":
        return f"Everything in the sources; {_span(documents)} ({frame.timezone})"
    dates = _dates(documents)
    span = f"of {words.day(dates[0])}" if dates[0] == dates[-1] else f"from {words.day(dates[0])} to {words.day(dates[-1])}"
    share = "Documents" if len(dates) == len(documents) else f"{len(dates):,} of {len(documents):,} documents are dated,"
    return f"{share} {span} ({frame.timezone})"


def _span(documents: Sequence[SourceEntry]) -> str:
    """ "documents of 15 to 24 November 2026, 2 late, 1 undated"; the days are those of what is not late, where there is any."""
    dates = _dates(documents)
    if not dates:
        return "no document is dated"
    late = sum(bool(document.late) for document in documents)
    shown = _dates(document for document in documents if not document.late) or dates
    undated = f", {len(documents) - len(dates):,} undated" if len(dates) < len(documents) else ""
    some = f", {late:,} late" if late and len(documents) > 1 else ", late" if late else ""
    return f"{'documents' if documents[1:] else 'a document'} of {words.days(shown[0], shown[-1])}{some}{undated}"


def _notes(frame: Frame, documents: Sequence[SourceEntry], left_out: Sequence[LeftOut], *, gone: Mapping[str, int]) -> tuple[str, ...]:
    """What a reader has to know of the edition as a whole; `gone` are partners of the last one without a section now, by name."""
    if documents:
        return (*_on_the_news(frame, documents), *_on_the_sources(frame, documents, left_out), *_on_what_is_gone(gone))
    nothing = "No document falls into this edition."
    if frame.covers == "new" and frame.memory.editions:
        nothing = f"Nothing new since the edition of {words.edition(frame.memory.editions[0].name)}."
    return (nothing, *_on_the_sources(dataclasses.replace(frame, told_before=0), documents, left_out))


def _on_the_news(frame: Frame, documents: Sequence[SourceEntry]) -> Iterator[str]:
    """Whether it is old, late, or in words that are not to be trusted."""
    dates = _dates(documents)
    if len(dates) * 3 > len(documents) and frame.date - dates[-1] > LONG_AGO:
        yield f"Made long after the events: the newest dated document is of {words.day(dates[-1])}."
    altered = sum(bool(document.altered) for document in documents)
    if altered:
        one = "is marked, not quoted in brief, and leads no story that has another report"
        many = "are marked, not quoted in brief, and lead no story that has another report"
        whose = words.number(altered, "document’s wording seems", "documents’ wording seems")
        yield f"{whose} altered by a machine: {'it' if altered == 1 else 'they'} {one if altered == 1 else many}."
    late = sum(bool(document.late) for document in documents)
    if late:
        yield (
            f"{words.number(late, 'document was', 'documents were')} published before this edition’s period "
            f"and {'is' if late == 1 else 'are'} told now."
        )


def _on_the_sources(frame: Frame, documents: Sequence[SourceEntry], left_out: Sequence[LeftOut]) -> Iterator[str]:
    """What of the sources is not told, or not as it could be."""
    if left_out:
        where = "before the sources" if documents else "below"
        yield f"{words.number(len(left_out), 'file was', 'files were')} left out; the reasons stand {where}."
    if frame.dated_ahead:
        stated = words.number(frame.dated_ahead, "document states a date", "documents state dates")
        yield f"{stated} after this edition’s; taken as undated."
    unread = sorted({d.language for d in documents} - LANGUAGES_READ)
    if unread:
        number = words.number(sum(d.language in unread for d in documents), "document is", "documents are")
        yield f"{number} in a language whose names of countries are not known here ({', '.join(unread)}): partners may be missing."
    if frame.told_before:
        number = words.number(frame.told_before, "document of the sources was", "documents of the sources were")
        yield f"{number} told in earlier editions and {'is' if frame.told_before == 1 else 'are'} not told again."


def _on_what_is_gone(gone: Mapping[str, int]) -> Iterator[str]:
    """ "Nothing this time from: France (2 stories in the last edition), Italy (1)."."""
    shown = [f"{name} ({stories:,})" for name, stories in gone.items()][:GONE_SHOWN]
    for name, stories in [*gone.items()][:1]:
        shown[0] = f"{name} ({words.number(stories, 'story', 'stories')} in the last edition)"
        more = f" and {len(gone) - GONE_SHOWN} more" if len(gone) > GONE_SHOWN else ""
        yield f"Nothing this time from: {', '.join(shown)}{more}."


def _method(frame: Frame) -> tuple[str, ...]:
    home = " other than home" if frame.home else ""
    return (
        "Words in quotation marks are copied letter for letter from a source. “[…]” stands where something is left out. "
        "The number behind a quotation leads to its passage, with the sentences around it.",
        f"A partner is a country or bloc{home} that a document is about; a mere mention does not count. "
        "Partners, fields and keyphrases were found by counting words and names; no language model wrote or chose anything.",
        "Dates are those the source gives; each is listed with the place where it was found. Without one, a document is undated.",
        f"Made by {frame.generator}. The same documents, configuration and date give the same edition.",
    )
