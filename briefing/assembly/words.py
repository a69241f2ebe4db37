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


def number(n: int, one: str, many: str) -> str:
    """ "1 story", "2 stories"."""
    return f"{n:,} {one if n == 1 else many}"


def summary(*, stories: int, documents: int) -> str:
    """The counts of a partner's heading."""
    if not stories:
        return "nothing in this edition"
    return f"{number(stories, 'story', 'stories')}, {number(documents, 'document', 'documents')}"


def reports(documents: int) -> str:
    """How many documents report a story."""
    return number(documents, "report", "reports")
