"""Which documents an edition covers: by their dates, half-open, and by what published editions told."""

from __future__ import annotations

import datetime
from typing import Any

from briefing import coverage
from briefing.coverage import Coverage
from briefing.model import Analysis, Document, Memory, PastEdition, Published

NOVEMBER = datetime.date(2026, 11, 1)


def day(number: int) -> datetime.date:
    return NOVEMBER + datetime.timedelta(days=number - 1)


def a_document(id: str, date: datetime.date | None) -> Analysis:
    published = Published(date=date, origin="labelled", confidence=0.96) if date else None
    document = Document(
        id=id, path=f"{id}.txt", sha256="", title=id, published=published, publisher=None, url=None, language="en", text="", also=(f"{id}-copy.txt",)
    )
    return Analysis(document=document, sentences=(), leads=(), keyphrases=(), countries=(), fields=())


def a_memory(*, told: tuple[str, ...] = (), began: datetime.date | None = None) -> Memory:
    """Of a desk whose last edition is of 8 November."""
    last = PastEdition(name="2026-11-08", date=day(8), stories=())
    return Memory(editions=(last,), told=dict.fromkeys(told, "2026-11-08"), began=began)


def sorted_out(scope: Coverage, memory: Memory, **dates: datetime.date | None) -> dict[str, Any]:
    found = coverage.sort([a_document(id, date) for id, date in dates.items()], scope, memory)
    said = {analysis.document.id: "inside" for analysis in found.inside} | dict.fromkeys(found.told, "told")
    return said | {failure.path.removesuffix(".txt"): failure.reason for failure in found.outside if "copy" not in failure.path}


def cover(wanted: Any = "new", memory: Memory | None = None, **bounds: datetime.date) -> Coverage:
    return coverage.cover(
        wanted, date=day(15), since=bounds.get("since"), until=bounds.get("until"), memory=a_memory() if memory is None else memory
    )


def test_new_is_what_no_published_edition_told() -> None:
    """Whatever its date: what is found late is told, the undated once."""
    found = sorted_out(cover(), a_memory(told=("told", "told_undated")), told=day(10), told_undated=None, fresh=day(14), late=day(3), undated=None)
    assert {"told": "told", "told_undated": "told", "fresh": "inside", "late": "inside", "undated": "inside"} == found


def test_new_reaches_from_the_last_edition_to_the_day_after_this_one() -> None:
    """The day of the last edition belongs to both: it was not over when that was made."""
    assert Coverage(kind="new", since=day(8), until=day(16)) == cover()
    assert Coverage(kind="new", since=None, until=day(16)) == cover(memory=Memory())


def test_what_is_older_than_the_desk_is_left_out() -> None:
    """A desk whose first edition began on a day does not tell the years before, in any edition; copies are left out with it."""
    memory = a_memory(began=day(2))
    assert {"old": "published before 2026-11-02, where this desk’s editions begin", "late": "inside"} == sorted_out(
        cover(memory=memory), memory, old=day(1), late=day(2)
    )
    both = coverage.sort([a_document("old", day(1))], cover(memory=memory), memory).outside
    assert ["old.txt", "old-copy.txt"] == [failure.path for failure in both]


def test_seven_days_are_the_edition_s_own_and_six_before() -> None:
    """Told or not; the first edition of a desk leaves out what is older."""
    scope = cover(7, memory=Memory())
    assert Coverage(kind="days", since=day(9), until=day(16)) == scope
    assert {"first": "inside", "last": "inside", "before": "published before 2026-11-09, where this desk’s editions begin"} == sorted_out(
        scope, Memory(), first=day(9), last=day(15), before=day(8)
    )


def test_seven_days_tell_again_what_is_in_them_and_what_came_too_late() -> None:
    """What was told and is older is told no more; nor are undated documents that were."""
    memory = a_memory(told=("again", "old", "undated"), began=day(2))
    found = sorted_out(cover(7), memory, again=day(12), old=day(7), undated=None, late=day(4), older=day(1))
    assert "published before 2026-11-02, where this desk’s editions begin" == found.pop("older")
    assert {"again": "inside", "old": "told", "undated": "told", "late": "inside"} == found


def test_a_period_that_was_asked_for_is_strict() -> None:
    """Half-open: its first day is in it, its last is not; told documents too, and nothing late."""
    scope = cover(7, since=day(3), until=day(6))
    found = sorted_out(scope, a_memory(told=("again",)), again=day(3), last=day(5), after=day(6), before=day(2), undated=None)
    assert {"again": "inside", "last": "inside", "undated": "inside"} == {id: found[id] for id in ("again", "last", "undated")}
    assert "published on 2026-11-06 or later, after this edition’s period" == found["after"]
    assert "published before 2026-11-03, the first day of this edition’s period" == found["before"]
    assert {"early": "inside"} == sorted_out(cover(until=day(6)), Memory(), early=day(1))
    assert {"after": "inside"} == sorted_out(cover(since=day(6)), Memory(), after=day(9))


def test_everything_is_everything() -> None:
    """Told or not, whatever its date."""
    memory = a_memory(told=("told", "undated"), began=day(5))
    assert {"told": "inside", "old": "inside", "undated": "inside"} == sorted_out(
        cover("everything"), memory, told=day(7), old=day(1), undated=None
    )
