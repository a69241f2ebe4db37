"""When a story was reported, whether that is late for an edition, and which edition told it first, in words."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from briefing.assembly import words
from briefing.model import Analysis, Published, Story


def story_date(story: Story) -> str:
    """The date of its reports, or the span of their dates, with the year; "inferred" where a date at its ends is only that."""
    return _dates(report.document.published for report in story.reports)


def report_date(story: Story, report: Analysis) -> str:
    """The report's own date; its story's where it has none."""
    return _dates([report.document.published]) if report.document.published else story_date(story)


def is_late(published: Published | None, *, is_told: bool, since: datetime.date | None, last: datetime.date | None) -> bool:
    """Whether a document that no published edition told was there to be told by the `last` one, and is dated before the period."""
    if published is None or is_told or since is None or last is None:
        return False
    return published.date < min(since, last)


def late(story: Story, *, told: Collection[str], since: datetime.date | None, last: datetime.date | None) -> str:
    """That all dated reports of the story that are news are late, and when they were published; "" where not."""
    news = [r.document.published for r in story.reports if r.document.id not in told and r.document.published]
    if not news or not all(is_late(published, is_told=False, since=since, last=last) for published in news):
        return ""
    return f"published {_dates(news)}, before this edition’s period"


def told_first(story: Story) -> str:
    """When an edition told the story first: "first told 15 November 2026"."""
    return f"first told {words.edition(story.first_told)}" if story.first_told else ""


def told_first_page(story: Story) -> str:
    """Where that is, from the edition's own page: a story is told in full under its id."""
    return f"../{story.first_told}/briefing-{story.first_told}.html#{story.id}" if story.first_told else ""


def _dates(published: Iterable[Published | None]) -> str:
    origins: dict[datetime.date, list[str]] = {}
    for known in published:
        if known:
            origins.setdefault(known.date, []).append(known.origin)
    if not origins:
        return "undated"
    ends = min(origins), max(origins)
    inferred = any(all(origin.startswith("inferred") for origin in origins[end]) for end in ends)
    return words.days(*ends) + (", inferred" if inferred else "")
