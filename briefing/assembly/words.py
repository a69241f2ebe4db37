"""Numbers and dates in the reader's words, whatever the machine's language."""

from __future__ import annotations

import datetime

from briefing.text import MONTHS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(date: datetime.date) -> str:
    """ "13 August 2025"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def weekday(date: datetime.date) -> str:
    """ "Wednesday 13 August 2025"."""
    return f"{_WEEKDAYS[date.weekday()]} {day(date)}"


def days(first: datetime.date, last: datetime.date) -> str:
    """ "15 to 24 November 2026", or the day where it is one; a year stands beside each month that it is not clear of."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {day(last)}"


def edition(name: str) -> str:
    """The day of an edition by its name: "15 November 2026"; "15 November 2026 (no. 2)" for the second of a day."""
    which = name[len("2026-11-15-") :]
    return day(datetime.date.fromisoformat(name[: len("2026-11-15")])) + (f" (no. {which})" if which else "")


def number(n: int, one: str, many: str) -> str:
    """ "1 story", "2 stories"."""
    return f"{n:,} {one if n == 1 else many}"


def summary(*, stories: int, documents: int) -> str:
    """The counts of a partner's heading."""
    if not stories:
        return "nothing in this edition"
    return f"{number(stories, 'story', 'stories')}, {number(documents, 'document', 'documents')}"
