"""What changed for a partner since the last edition, counted in stories."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from fakes import a_grouping, a_memory, a_past_story, a_report, a_story  # beside the tests

from briefing.assembly.changes import changes, gone
from briefing.model import Changes, Memory, MovedPhrase


def moved(before: Sequence[tuple[str, ...]], now: Sequence[tuple[str, ...]]) -> tuple[list[MovedPhrase], list[MovedPhrase]]:
    """What rose and what fell at Freedonia, from the phrases of each story then and now."""
    memory = a_memory(*(a_past_story(f"old{n}", *phrases) for n, phrases in enumerate(before)))
    stories = [a_story(f"new{n}", a_report(f"new{n}", phrases=phrases)) for n, phrases in enumerate(now)]
    changed = changes(a_grouping(*stories, watched=("FR",)), memory)["FR"]
    return list(changed.rose), list(changed.fell)


def test_a_first_edition_is_compared_with_nothing() -> None:
    """Without an earlier edition nothing changed."""
    assert {} == changes(a_grouping(a_story("one")), Memory())
    assert {} == gone(a_grouping(a_story("one")), Memory())


def test_stories_are_counted_by_status_where_they_stand() -> None:
    """Each partner of a story counts it, told in full there or shared; the last edition alone is compared with."""
    both = a_story("both", partners=("SY", "FR"), status="developing")
    grouping = a_grouping(a_story("one"), a_story("two"), both, a_story("three", partners=("SY",), status="unchanged"))
    memory = a_memory(a_past_story("both", partners=("SY", "FR")), a_past_story("three", partners=("SY",)))
    older = a_memory(a_past_story("far", partners=("FR",)), name="2031-04-24")
    found = changes(grouping, replace(memory, editions=(*memory.editions, *older.editions)))
    assert {"FR": (2, 1, 0), "SY": (0, 1, 1)} == {code: (it.new, it.developing, it.unchanged) for code, it in found.items()}
    assert {"FR": "2 new, 1 developing", "SY": "1 developing, 1 unchanged"} == {code: it.text for code, it in found.items()}


def test_what_has_no_new_report_fell_silent() -> None:
    """In the order of the last edition, with the page that told it, if it has one; not what is told now, at whichever partner."""
    memory = a_memory(a_past_story("b"), a_past_story("a"), a_past_story("c"), a_past_story("x", partners=("SY",)))
    grouping = a_grouping(a_story("one"), a_story("c", a_report("later"), partners=("SY",), status="developing"))
    here = changes(grouping, replace(memory, pages={"2031-05-01": "2031-05-01/briefing-2031-05-01.html"}))["FR"]
    assert ["b", "a"] == [story.story for story in here.silent]
    assert "../2031-05-01/briefing-2031-05-01.html#b" == here.silent[0].page
    assert "" == changes(grouping, memory)["FR"].silent[0].page
    assert ("Title of d-b", "2031-05-01") == (here.silent[0].headline, here.silent[0].edition)
    assert "1 new; 2 of the last edition’s 3 without new reports" == here.text


def test_a_story_whose_document_is_told_again_is_not_silent() -> None:
    """Where two stories became one, or an edition covers a period again, the document counts, not the name of its story."""
    here = changes(a_grouping(a_story("merged", a_report("d-b"))), a_memory(a_past_story("b")))["FR"]
    assert () == here.silent


def test_a_story_without_a_partner_is_no_silence() -> None:
    """What names no partner now has a report all the same."""
    here = changes(a_grouping(a_story("b", partners=()), watched=("FR",)), a_memory(a_past_story("b"), a_past_story("c")))["FR"]
    assert ["c"] == [story.story for story in here.silent]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (0, "1 new; none in the last edition"),
        (1, "1 new; the one story of the last edition without new reports"),
        (2, "1 new; both stories of the last edition without new reports"),
        (3, "1 new; all 3 stories of the last edition without new reports"),
    ],
)
def test_words_for_what_fell_silent(before: int, text: str) -> None:
    """It is said of how many of the last edition's stories."""
    memory = a_memory(a_past_story("x", partners=("SY",)), *(a_past_story(f"old{n}") for n in range(before)))
    assert text == changes(a_grouping(a_story("one")), memory)["FR"].text


def test_a_quiet_partner_changed_too() -> None:
    """A watched partner without news has its silent stories, and one that had none then either says so."""
    found = changes(a_grouping(watched=("FR", "SY")), a_memory(a_past_story("b")))
    assert ["b"] == [story.story for story in found["FR"].silent]
    assert Changes(text="none in the last edition", new=0, developing=0, unchanged=0) == found["SY"]


def test_partners_that_are_gone() -> None:
    """Those of the last edition without a section now, with most stories first, ties by code."""
    memory = a_memory(
        a_past_story("a", partners=("SY", "ZU")), a_past_story("b", partners=("ZU", "FR")), a_past_story("c", partners=("AL",))
    )
    assert [("ZU", 2), ("AL", 1), ("SY", 1)] == list(gone(a_grouping(a_story("one")), memory).items())


# -- phrases -----------------------------------------------------------------------------------------------------------------------------


def test_phrases_move_by_two_stories_at_least() -> None:
    """One story more or fewer says nothing; the number of stories then and now stands beside a phrase."""
    before = [("ferry fares", "harbour pilots"), ("ferry fares",), ("rail link",)]
    now = [("tidal turbines", "harbour pilots"), ("tidal turbines", "harbour pilots"), ("rail link",)]
    rose, fell = moved(before, now)
    assert [MovedPhrase(text="tidal turbines", before=0, now=2)] == rose
    assert [MovedPhrase(text="ferry fares", before=2, now=0)] == fell


def test_more_stories_alone_are_no_rise() -> None:
    """Where a partner has three times the stories, a phrase that stands in three times as many did not rise, and none that fell is hidden."""
    many: list[tuple[str, ...]] = [("rail link",)] * 3 + [("ferry fares",)] * 6
    assert ([], []) == moved([("rail link",), ("ferry fares",), ("ferry fares",)], many)
    rose, fell = moved([("rail link",), ("ferry fares",)], many)
    assert ([("ferry fares", 1, 6)], []) == ([(it.text, it.before, it.now) for it in rose], fell)


def test_variants_are_one_phrase_and_parts_stand_with_the_whole() -> None:
    """Number and capitals make no difference, the frequent form is shown, and "tidal turbines" is not beside "tidal turbines of steel"."""
    now = [("tidal turbines of steel", "Tidal turbine"), ("tidal turbines of steel", "tidal turbines"), ("rail link",)]
    rose, _ = moved([("rail link",)], now)
    assert ["tidal turbines of steel"] == [it.text for it in rose]
    rose, _ = moved([("rail link",)], [("Tidal Turbine",), ("tidal turbines",), ("tidal turbines",)])
    assert ["tidal turbines"] == [it.text for it in rose]


def test_a_phrase_inside_a_longer_one_is_counted() -> None:
    """A story that has the longer phrase has the shorter one too, as beside the keyphrases."""
    rose, _ = moved([("rail link",)], [("steel tidal turbines",), ("tidal turbines",), ("tidal turbines",)])
    assert [("tidal turbines", 3)] == [(it.text, it.now) for it in rose]


def test_neither_countries_nor_plain_words_move() -> None:
    """What names a country alone, or is one word in small letters, is no phrase here; a name is."""
    rose, _ = moved([("rail link",)], [("Freedonia", "debate", "Azur"), ("Freedonia", "debate", "Azur")])
    assert ["Azur"] == [it.text for it in rose]


def test_nothing_moves_where_there_was_nothing() -> None:
    """Of a partner that is new in the news, or quiet now, all phrases would rise, or fall."""
    assert ([], []) == moved([], [("tidal turbines",), ("tidal turbines",)])
    assert ([], []) == moved([("tidal turbines",), ("tidal turbines",)], [])


def test_five_phrases_at_most_those_that_moved_most_first() -> None:
    """The order is by stories, then by words, whatever the order of the stories."""
    said = [("seven seas", "six gates", "five ports", "four quays", "three piers", "two cranes")[: n + 1] for n in (5, 5, 4, 3, 2, 1, 0)]
    rose, fell = moved([("rail link",)], list(said))
    assert [("seven seas", 7), ("six gates", 6), ("five ports", 5), ("four quays", 4), ("three piers", 3)] == [
        (it.text, it.now) for it in rose
    ]
    assert [] == fell
    assert (rose, fell) == moved([("rail link",)], list(reversed(said)))
