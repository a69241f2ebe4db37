"""Says which documents an edition covers, by their dates and by what published editions told; all days are the desk's."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefing.model import Analysis, Failure, Memory

Kind = Literal["new", "days", "period", "everything"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What an edition covers; `since` and `until` bound it, half-open, None where there is no bound.

    "new": what no published edition told, whenever it is dated. "days": what is dated in the last days, told or not, and what was seen too
    late for the editions before. "period": what is dated in the period that was asked for, told or not. "everything": all there is.
    Undated documents belong to the first edition that sees them.
    """

    kind: Kind
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Each document once: `inside` the edition, `outside` with the reason for each of its paths, or told before (by id)."""

    inside: tuple[Analysis, ...]
    outside: tuple[Failure, ...]
    told: frozenset[str]


def cover(
    wanted: Literal["new", "everything"] | int,
    *,
    date: datetime.date,
    since: datetime.date | None,
    until: datetime.date | None,
    memory: Memory,
) -> Coverage:
    """What an edition of that date covers: between the days that were asked for, or what the desk wants (a number: so many days)."""
    if since or until:
        return Coverage(kind="period", since=since, until=until)
    if wanted == "everything":
        return Coverage(kind="everything")
    tomorrow = date + datetime.timedelta(days=1)
    if wanted == "new":
        return Coverage(kind="new", since=memory.editions[0].date if memory.editions else None, until=tomorrow)
    return Coverage(kind="days", since=tomorrow - datetime.timedelta(days=wanted), until=tomorrow)


def sort(analyses: Iterable[Analysis], coverage: Coverage, memory: Memory) -> Sorted:
    """Every document where it belongs, in the order given."""
    inside: list[Analysis] = []
    outside: list[Failure] = []
    told: set[str] = set()
    for analysis in analyses:
        document = analysis.document
        date = document.published.date if document.published else None
        if not _is_covered(date, coverage, is_told=document.id in memory.told or document.sha256 in memory.files):
            told.add(document.id)
        elif reason := _too_early_or_late(date, coverage, memory):
            outside += [Failure(path=path, reason=reason) for path in (document.path, *document.also)]
        else:
            inside.append(analysis)
    return Sorted(inside=tuple(inside), outside=tuple(outside), told=frozenset(told))


def _is_covered(date: datetime.date | None, coverage: Coverage, *, is_told: bool) -> bool:
    """Whether the edition would tell it, as far as others did not; of told ones only those dated in its period, or all."""
    if not is_told or coverage.kind == "everything":
        return True
    return coverage.kind != "new" and date is not None and _is_within(date, coverage)


def _is_within(date: datetime.date, coverage: Coverage) -> bool:
    return (coverage.since is None or date >= coverage.since) and (coverage.until is None or date < coverage.until)


def _too_early_or_late(date: datetime.date | None, coverage: Coverage, memory: Memory) -> str:
    """Why a document of that date is left out; "" where it is not.

    Outside a period that was asked for nothing is told. Otherwise what comes late is told, as long as it is not older than the first
    edition's own period: a desk that begins with last week does not tell the years before.
    """
    if date is None or coverage.kind == "everything" or (coverage.kind != "new" and _is_within(date, coverage)):
        return ""
    if coverage.kind == "period":
        if coverage.since is not None and date < coverage.since:
            return f"published before {coverage.since}, the first day of this edition’s period"
        return f"published on {coverage.until} or later, after this edition’s period"
    begins = memory.began if memory.editions or memory.told else coverage.since
    return f"published before {begins}, where this desk’s editions begin" if begins and date < begins else ""
