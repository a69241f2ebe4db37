"""Numbers and dates in the reader's words."""

from __future__ import annotations

from briefing.wording import day, days, edition, weekday
from briefing.wording import number as figure

__all__ = ["day", "days", "edition", "number", "summary", "weekday"]


def number(n: int, one: str, many: str) -> str:
    """ "1 story", "2 stories"."""
    return f"{figure(n)} {one if n == 1 else many}"


def summary(*, stories: int, documents: int) -> str:
    """The counts of a partner's heading."""
    if not stories:
        return "nothing in this edition"
    return f"{number(stories, 'story', 'stories')}, {number(documents, 'document', 'documents')}"
