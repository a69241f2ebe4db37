"""What an edition says of itself: its period, its notes, its counts, and how its documents stand to earlier editions."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from fakes import a_grouping, a_memory, a_past_story, a_report, a_story  # beside the tests

from briefing import assembly
from briefing.assembly import words
from briefing.model import Briefing, Evidence, Failure, Fingerprint, Story, Trend

NAMES = {"FR": "Freedonia", "SY": "Sylvania", "ZU": "Zubrowka"}


def day(number: int, month: int = 5, year: int = 2031) -> datetime.date:
    return datetime.date(year, month, number)


def edition(
    *stories: Story,
    watched: tuple[str, ...] = (),
    failures: tuple[Failure, ...] = (),
    trends: Mapping[str, Trend | None] = MappingProxyType({}),
    **of: Any,
) -> Briefing:
    """The edition of 8 May 2031, with what is known of it."""
    frame = assembly.Frame(
        edition="2031-05-08",
        date=day(8),
        generator="briefing 0",
        desk="Desk",
        title="",
        home="RU",
        home_name="Ruritania",
        timezone="UTC",
        watched=watched,
        full_sources=False,
        **of,
    )
    return assembly.assemble(frame, a_grouping(*stories, watched=watched), (), failures, names=NAMES, labels={}, trends=trends)


def told(*dates: datetime.date | None) -> list[Story]:
    """A story for each date."""
    return [a_story(f"s{n}", a_report(f"new{n}", date=date)) for n, date in enumerate(dates)]


def weekly(**of: Any) -> dict[str, Any]:
    """What the pipeline knows of an edition of a week after one of 1 May."""
    return {"memory": a_memory(a_past_story("old")), "since": day(1), "until": day(9), **of}


WEEK = "1 to 8 May 2031, new since the edition of 1 May 2031"

# -- period ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ([day(2), day(7)], f"{WEEK}; documents of 2 to 7 May 2031 (UTC)"),
        ([day(2)], f"{WEEK}; a document of 2 May 2031 (UTC)"),
        ([day(30, 4), day(3), day(7)], f"{WEEK}; documents of 3 to 7 May 2031, 1 late (UTC)"),
        ([day(31, 12, 2030), day(30, 4)], f"{WEEK}; documents of 31 December 2030 to 30 April 2031, 2 late (UTC)"),
        ([day(30, 4)], f"{WEEK}; a document of 30 April 2031, late (UTC)"),
        ([day(2), None, day(7)], f"{WEEK}; documents of 2 to 7 May 2031, 1 undated (UTC)"),
        ([None], f"{WEEK}; no document is dated (UTC)"),
        ([], "1 to 8 May 2031 (UTC)"),
    ],
)
def test_period_of_a_later_edition(dates: list[datetime.date | None], text: str) -> None:
    """It names its days, the edition that it follows, and the days of its own documents that are not late, where there are such."""
    period = edition(*told(*dates), **weekly()).period
    assert (day(1), day(9), text) == (period.since, period.until, period.text)


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ([day(2), day(7)], "Documents from 2 May 2031 to 7 May 2031 (UTC)"),
        ([day(2), None], "1 of 2 documents are dated, of 2 May 2031 (UTC)"),
        ([None], "No document is dated"),
        ([], "No documents"),
    ],
)
def test_period_of_a_first_edition(dates: list[datetime.date | None], text: str) -> None:
    """The span of its documents' dates; what it might have covered is not said as if it had."""
    assert text == edition(*told(*dates), until=day(9)).period.text


def test_period_that_was_asked_for() -> None:
    """Its days, whatever the documents' are and whatever was told before; half-open, so the day before `until` is the last."""
    memory = a_memory(a_past_story("old"))
    assert (
        "Published from 1 May 2031 to 7 May 2031 (UTC)"
        == edition(*told(day(2)), covers="period", since=day(1), until=day(8), memory=memory).period.text
    )
    assert "Published from 1 May 2031 (UTC)" == edition(*told(day(2)), covers="period", since=day(1)).period.text
    assert "Published to 7 May 2031 (UTC)" == edition(*told(day(2)), covers="period", until=day(8)).period.text


def test_everything_says_so() -> None:
    """An edition of all there is does not pretend to be new."""
    text = edition(*told(day(2), day(7)), covers="everything", memory=a_memory(a_past_story("old"))).period.text
    assert "Everything in the sources; documents of 2 to 7 May 2031 (UTC)" == text


def test_the_second_edition_of_a_day_is_named() -> None:
    """Of two editions of one day the later says which one it follows."""
    memory = a_memory(a_past_story("old"), name="2031-05-08-2")
    text = edition(*told(day(8)), **weekly(memory=memory, since=day(8))).period.text
    assert "8 May 2031, new since the edition of 8 May 2031 (no. 2); a document of 8 May 2031 (UTC)" == text
    assert "8 May 2031" == words.edition("2031-05-08")


# -- notes -------------------------------------------------------------------------------------------------------------------------------


def test_a_plain_edition_has_no_notes() -> None:
    """A week like any other needs none."""
    assert () == edition(*told(day(2)), **weekly(memory=a_memory(a_past_story("old")))).notes


@pytest.mark.parametrize(
    ("number", "note"),
    [
        (1, "1 document of the sources was told in earlier editions and is not told again."),
        (4812, "4,812 documents of the sources were told in earlier editions and are not told again."),
    ],
)
def test_what_is_not_told_again_is_counted(number: int, note: str) -> None:
    """The reader is told of it, and the number stands in the counts."""
    made = edition(*told(day(2)), **weekly(told_before=number))
    assert (note,) == made.notes
    assert number == made.counts.told_before


def test_late_documents_are_counted_and_marked() -> None:
    """What is dated before the last edition and was told by none is late; what was told, or has no date, is not."""
    stories = told(day(2), day(30, 4), day(20, 4), None, day(28, 4))
    memory = a_memory(a_past_story("old"))
    made = edition(*stories, **weekly(memory=replace(memory, told={"new4": "2031-05-01"})))
    assert ("2 documents were published before this edition’s period and are told now.",) == made.notes
    late = "published before this edition’s period"
    assert ["", late, late, "", ""] == [source.late for source in made.documents]
    assert ["", "", "", "", "2031-05-01"] == [source.told for source in made.documents]
    assert {""} == {source.late for source in edition(*stories).documents}


def test_a_told_text_under_another_title_is_not_late() -> None:
    """Of a story that was told its reprints are no late news; those of a new story are."""
    report = a_report("new0", date=day(30, 4))
    again = replace(a_story("old", report, status="unchanged", first_told="2031-05-01"), reprints=("new0",))
    made = edition(again, **weekly())
    assert ("", (), "") == (made.documents[0].late, made.notes, made.partners[0].tellings[0].late)
    new = replace(a_story("other", a_report("new1"), report), reprints=("new0",))
    assert ["", "published before this edition’s period"] == [source.late for source in edition(new, **weekly()).documents]


def test_a_reprint_names_the_source_that_it_repeats() -> None:
    """The one before it that has most of its text; it shows no passages. Without that one here, told before, it repeats no number."""
    runs = [bytes([number]) * 7 + b"\x04" for number in range(8)]
    first, second, third = (
        a_report(id, fingerprint=Fingerprint(shingles=b"".join(of))) for id, of in (("a", runs[:2]), ("b", runs[2:8]), ("c", runs[1:7]))
    )
    made = edition(replace(a_story("s", first, second, third), reprints=("c",)))
    assert [0, 0, 2] == [source.reprint_of for source in made.documents]
    assert [True, True, False] == [bool(source.passages) for source in made.documents]
    assert "3 reports, 1 outlet" == made.partners[0].tellings[0].reports
    alone = edition(replace(a_story("s", first, third, status="developing", first_told="2031-05-01"), reprints=("c",)))
    assert ([0, 0], True) == ([source.reprint_of for source in alone.documents], bool(alone.documents[1].passages))


def test_a_story_was_told_first_under_its_headline_of_then() -> None:
    """Where that is another and one of the last editions has it; with its page where the edition has one."""
    story = a_story("old", a_report("new"), status="developing", first_told="2031-05-01")
    memory = a_memory(a_past_story("old"))
    pages = {"2031-05-01": "2031-05-01/briefing-2031-05-01.html"}
    telling = edition(story, **weekly(memory=replace(memory, pages=pages))).partners[0].tellings[0]
    assert ("first told 1 May 2031 as “Title of d-old”", "../2031-05-01/briefing-2031-05-01.html#old") == (
        telling.told_first,
        telling.told_first_page,
    )
    telling = edition(replace(story, reports=(a_report("d-old"),)), **weekly(memory=memory)).partners[0].tellings[0]
    assert ("first told 1 May 2031", "") == (telling.told_first, telling.told_first_page)
    telling = edition(story, **weekly(memory=a_memory(a_past_story("other")))).partners[0].tellings[0]
    assert "first told 1 May 2031" == telling.told_first


def test_one_late_document() -> None:
    """One is said as one."""
    made = edition(*told(day(30, 4)), **weekly())
    assert ("1 document was published before this edition’s period and is told now.",) == made.notes


def test_altered_wording_is_said_with_its_words() -> None:
    """The source has the words that show it, each once, six at most, or that the desk says so of the outlet; a note counts the documents."""
    said = tuple(Evidence(place="text", start=0, end=9, text=text) for text in ("Ruritania", "and Freed", "Ruritania"))
    many = tuple(Evidence(place="text", start=0, end=1, text=f"w{n}") for n in range(8))
    stories = [
        a_story("s1", a_report("new1", is_altered=True, altered=said)),
        a_story("s2", a_report("new2", is_altered=True)),
        a_story("s3", a_report("new3")),
        a_story("s4", a_report("new4", is_altered=True, altered=many)),
    ]
    made = edition(*stories)
    assert [
        "wording seems altered by a machine: “Ruritania”, “and Freed”",
        "the desk lists this outlet as one whose wording is altered",
        "",
        "wording seems altered by a machine: “w0”, “w1”, “w2”, “w3”, “w4”, “w5” and 2 more",
    ] == [source.altered for source in made.documents]
    what = "they are marked, not quoted in brief, and lead no story that has another report"
    assert (f"3 documents’ wording seems altered by a machine: {what}.",) == made.notes
    one = edition(stories[0]).notes
    assert "1 document’s wording seems altered by a machine: it is marked, not quoted in brief, and leads no story" in one[0]


def test_partners_that_are_gone_are_named() -> None:
    """Partners of the last edition without a section now stand in one note; a watched one has its own line, a code without a name its code."""
    past = [a_past_story(f"z{n}", partners=("ZU",)) for n in range(2)]
    memory = a_memory(*past, a_past_story("x", partners=("XX",)), a_past_story("y", partners=("SY",)))
    made = edition(*told(day(2)), watched=("SY",), **weekly(memory=memory))
    assert ("Nothing this time from: Zubrowka (2 stories in the last edition), XX (1).",) == made.notes
    many = a_memory(*(a_past_story(f"p{n}", partners=(f"P{n}",)) for n in range(11)))
    note = edition(*told(day(2)), **weekly(memory=many)).notes[0]
    assert note.startswith("Nothing this time from: P0 (1 story in the last edition), P1 (1), P10 (1), ")
    assert note.endswith(", P6 (1) and 3 more.")


def test_nothing_new_is_one_line() -> None:
    """An edition without a document says so once, and neither what was told before nor who is gone; what could not be read it does say."""
    made = edition(watched=("SY",), **weekly(told_before=4812))
    assert ("Nothing new since the edition of 1 May 2031.",) == made.notes
    assert (4812, 0) == (made.counts.told_before, made.counts.documents)
    failed = edition(failures=(Failure(path="a.txt", reason="is empty"),), **weekly())
    assert ("Nothing new since the edition of 1 May 2031.", "1 file was left out; the reasons stand below.") == failed.notes


@pytest.mark.parametrize(
    "of", [{}, {"covers": "everything"}, {"covers": "period", "since": day(1), "memory": a_memory(a_past_story("old"))}]
)
def test_no_document_at_all(of: dict[str, Any]) -> None:
    """Where nothing could be new, an empty edition claims no earlier one."""
    assert ("No document falls into this edition.",) == edition(**of).notes


# -- counts and what hangs on a section --------------------------------------------------------------------------------------------------


def test_stories_are_counted_by_status() -> None:
    """The masthead's numbers are of stories, and come out again from the edition's own list."""
    stories = [
        a_story("a"),
        a_story("b"),
        a_story("old", a_report("new1"), status="developing", first_told="2031-05-01"),
        a_story("c", a_report("new2"), a_report("new3"), status="unchanged", first_told="2031-05-01", partners=()),
    ]
    made = edition(*stories, **weekly(told_before=3))
    assert (5, 4, 2, 1, 1) == (made.counts.documents, made.counts.stories, made.counts.new, made.counts.developing, made.counts.unchanged)
    assert made.counts == assembly.count(
        stories=[story.partners for story in made.stories],
        statuses=[story.status for story in made.stories],
        dates=[source.published for source in made.documents],
        left_out=len(made.left_out),
        told_before=made.counts.told_before,
    )
    assert {"a": ("new", ""), "b": ("new", ""), "old": ("developing", "2031-05-01"), "c": ("unchanged", "2031-05-01")} == {
        story.id: (story.status, story.first_told) for story in made.stories
    }


def test_the_history_counts_stories_by_partner() -> None:
    """The last editions, the newest first, with each partner's stories: a story with two counts at both, one told again at none."""
    memory = a_memory(a_past_story("a", partners=("SY", "FR")), a_past_story("b", partners=("FR",)), a_past_story("c", partners=()))
    older = a_memory(name="2031-04-24")
    again = replace(memory.editions[0].stories[0], id="again", status="unchanged")
    memory = replace(memory, editions=(replace(memory.editions[0], stories=(*memory.editions[0].stories, again)),))
    history = edition(*told(day(2)), **weekly(memory=replace(memory, editions=(*memory.editions, *older.editions)))).history
    assert [("2031-05-01", 3, {"FR": 2, "SY": 1}), ("2031-04-24", 0, {})] == [(it.edition, it.stories, it.partners) for it in history]
    assert day(24, 4) == history[1].date
    assert history == assembly.history(replace(memory, editions=(*memory.editions, *older.editions)))


def test_sections_carry_changes_and_trends() -> None:
    """Each section has its own; a first edition has no changes, and no trend where none was made."""
    trend = Trend(editions=("a", "b", "c"), stories=(1, 2, 1), svg="<svg />", alt="1, 2, 1")
    stories = (a_story("a"), a_story("b", partners=("SY",)))
    made = edition(*stories, trends={"FR": trend, "SY": None}, **weekly())
    assert {"FR": trend, "SY": None} == {section.code: section.trend for section in made.partners}
    texts = {section.code: section.changes.text for section in made.partners if section.changes}
    assert {"FR": "1 new; the one story of the last edition without new reports", "SY": "1 new; none in the last edition"} == texts
    assert [(None, None), (None, None)] == [(section.changes, section.trend) for section in edition(*stories).partners]


@pytest.mark.parametrize("state", ["draft", "published"])
def test_the_state_is_the_frames(state: str) -> None:
    """An edition is made as what it is to be."""
    assert state == edition(a_story("a"), state=state).state
