"""Assembles the frozen `Briefing`: chooses quotations, numbers sources, puts counts and dates into words. After it comes only paper."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.assembly import words
from briefing.assembly.in_brief import in_brief
from briefing.assembly.quoting import headline
from briefing.assembly.sections import Page, in_order_of_telling, sections, unplaced
from briefing.assembly.sources import quoted_spans, source
from briefing.assembly.words import reports, summary
from briefing.model import (
    SCHEMA_VERSION,
    Briefing,
    Chart,
    Counts,
    Failure,
    FieldLabel,
    Grouping,
    LeftOut,
    Period,
    SourceEntry,
    Story,
    StoryEntry,
)

__all__ = ["Frame", "assemble", "count", "reports", "summary"]

LANGUAGES_READ = {"en", "vi"}
"""Those in which the lexicon knows what countries are called."""

LONG_AGO = datetime.timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the desk and the call say of an edition. `since` and `until` bound it, half-open.

    `dated_ahead` counts the documents whose stated date was not believed because it lies after the edition's.
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


def assemble(
    frame: Frame,
    grouping: Grouping,
    charts: Sequence[Chart],
    failures: Iterable[Failure],
    *,
    names: Mapping[str, str],
    labels: Mapping[str, str],
) -> Briefing:
    """The edition. Each story is told once in full; each quotation is an exact span.

    `names` has a reader's name for every code, `labels` a short one for every field.
    """
    stories = in_order_of_telling(grouping)
    numbers = {report.document.id: n for n, report in enumerate((r for s in stories for r in s.reports), start=1)}
    page = Page(names=names, numbers=numbers, watched=frame.watched)
    told, rest, brief = sections(page, grouping), unplaced(page, grouping), in_brief(page, stories)
    quoted = quoted_spans(told, rest, brief)
    documents = tuple(
        source(numbers, story, report, quoted=quoted.get(report.document.id, ()), full=frame.full_sources, names=names)
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
        state="draft",
        desk=frame.desk,
        title=frame.title or _title(frame),
        home=frame.home or "",
        home_name=frame.home_name,
        timezone=frame.timezone,
        period=_period(frame, documents),
        notes=_notes(frame, documents, left_out),
        counts=count(stories=[s.partners for s in stories], dates=[d.published for d in documents], left_out=len(left_out)),
        in_brief=brief,
        charts=tuple(charts),
        partners=told,
        unplaced=rest,
        left_out=left_out,
        fields=tuple(FieldLabel(name=name, label=labels.get(name, name)) for name in sorted({f for s in stories for f in s.fields})),
        stories=tuple(_story_entry(page, story) for story in stories),
        documents=documents,
        method=_method(frame),
    )


def count(*, stories: Sequence[Sequence[str]], dates: Sequence[object], left_out: int) -> Counts:
    """The masthead's numbers from each story's partners and each document's date (None: undated); `verify` counts again by this."""
    return Counts(
        documents=len(dates),
        stories=len(stories),
        partners=len({code for partners in stories for code in partners}),
        undated=sum(date is None for date in dates),
        left_out=left_out,
    )


def _story_entry(page: Page, story: Story) -> StoryEntry:
    return StoryEntry(
        id=story.id,
        headline=headline(page.numbers, story.reports[0]).text,
        documents=tuple(report.document.id for report in story.reports),
        partners=story.partners,
        fields=story.fields,
    )


# -- what the page says of itself --------------------------------------------------------------------------------------------------------


def _title(frame: Frame) -> str:
    return f"{frame.home_name}: partnerships in the press" if frame.home else "Countries in the press"


def _dates(documents: Iterable[SourceEntry]) -> list[datetime.date]:
    return sorted(d.published.date for d in documents if d.published)


def _period(frame: Frame, documents: Sequence[SourceEntry]) -> Period:
    """The bounds that were asked for; without any, what the documents' own dates span, said as that."""
    dates = _dates(documents)
    if frame.since or frame.until:
        since = f"from {words.day(frame.since)} " if frame.since else ""
        last = f"to {words.day(frame.until - datetime.timedelta(days=1))} " if frame.until else ""
        text = f"Published {since}{last}({frame.timezone})"
    elif dates:
        span = f"of {words.day(dates[0])}" if dates[0] == dates[-1] else f"from {words.day(dates[0])} to {words.day(dates[-1])}"
        share = "Documents" if len(dates) == len(documents) else f"{len(dates):,} of {len(documents):,} documents are dated,"
        text = f"{share} {span} ({frame.timezone})"
    else:
        text = "No document is dated" if documents else "No documents"
    return Period(since=frame.since, until=frame.until, text=text)


def _notes(frame: Frame, documents: Sequence[SourceEntry], left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    notes = []
    dates = _dates(documents)
    if len(dates) * 3 > len(documents) and frame.date - dates[-1] > LONG_AGO:
        notes.append(f"Made long after the events: the newest dated document is of {words.day(dates[-1])}.")
    if left_out:
        notes.append(f"{words.number(len(left_out), 'file was', 'files were')} left out; the reasons stand before the sources.")
    if frame.dated_ahead:
        stated = words.number(frame.dated_ahead, "document states a date", "documents state dates")
        notes.append(f"{stated} after this edition’s; taken as undated.")
    unread = sorted({d.language for d in documents} - LANGUAGES_READ)
    if unread:
        number = words.number(sum(d.language in unread for d in documents), "document is", "documents are")
        notes.append(f"{number} in a language whose names of countries are not known here ({', '.join(unread)}): partners may be missing.")
    if not documents:
        notes.append("No document falls into this edition.")
    return tuple(notes)


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
