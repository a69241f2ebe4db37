"""When a story was reported, whether that is late for an edition, and which edition told it first, in words."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

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


def was_told(story: Story, report: Analysis, told: Collection[str]) -> bool:
    """Whether an edition told the report, or, of a story that was told, its text under another title."""
    return report.document.id in told or (story.status != "new" and report.document.id in story.reprints)


def late(story: Story, *, told: Collection[str], since: datetime.date | None, last: datetime.date | None) -> str:
    """That dated reports of the story that are news are late, how many where not all are, and when they were published; "" for none."""
    news = [r.document.published for r in story.reports if r.document.published and not was_told(story, r, told)]
    tardy = [published for published in news if is_late(published, is_told=False, since=since, last=last)]
    if not tardy:
        return ""
    some = f"{len(tardy):,} late, " if len(tardy) < len(news) else ""
    return f"{some}published {_dates(tardy)}, before this edition’s period"


def told_first(story: Story, *, headline: str, told_as: str) -> str:
    """When an edition told the story first: "first told 15 November 2026", and as what, where that is known and now is another."""
    if not story.first_told:
        return ""
    other = f" as “{told_as}”" if told_as and told_as != headline else ""
    return f"first told {words.edition(story.first_told)}{other}"


def told_page(pages: Mapping[str, str], edition: str, story: str) -> str:
    """Where the edition told the story, from another edition's own page: it is told in full under its id. "" where there is no page."""
    return f"../{pages[edition]}#{story}" if edition in pages else ""


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
