"""Puts the reports of a story in order, the best first: it leads, and the others are told by it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from briefing.model import Analysis
from briefing.text import host

STUB, FULL = 300, 900
"""Letters of a text: fewer than the first are a teaser, from the second on it is an article. Longer is not better: a background piece is
longer than the news."""


def order(reports: Iterable[Analysis], preferred: Collection[str] = ()) -> tuple[Analysis, ...]:
    """What no machine altered, a preferred outlet's, the complete, with a title, a date, an outlet; then the earliest; ties by id."""
    wanted = frozenset(name.casefold().removeprefix("www.") for name in preferred)
    return tuple(sorted(reports, key=lambda report: _rank(report, wanted)))


def _rank(report: Analysis, wanted: frozenset[str]) -> tuple[bool | int | datetime.date | str, ...]:
    document = report.document
    length = sum(map(str.isalnum, document.text))
    return (
        report.is_altered,
        not wanted.intersection(((document.publisher or "").casefold(), host(document.url))),
        (length < STUB) + (length < FULL),
        document.title is None,
        document.published is None,
        not (document.publisher or document.url),
        document.published.date if document.published else datetime.date.max,
        document.id,
    )
