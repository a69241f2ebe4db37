"""The store: what it remembers of editions is theirs and nothing else, in whatever order, and whoever else is writing or killed."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec  # noqa: F401  loaded while its files can be read: one test gives its rights away
import pytest
from fakes import HARBOUR, a_briefing, a_section, a_source
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import store as stores
from briefing.model import (
    Briefing,
    Fingerprint,
    Keyphrase,
    Memory,
    Passage,
    PastEdition,
    Period,
    Piece,
    Published,
    StoryEntry,
    ToldDocument,
)
from briefing.store import Store, StoreError

DAY = datetime.date(2031, 5, 8)
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as an edition of these tests tells it."""

    id: str
    story: str
    day: datetime.date | None = None
    text: str = HARBOUR
    title: str = "Tidal pact signed"
    partners: tuple[str, ...] = ("FR",)


def an_edition(name: str, *reports: Report, state: str = "published", **changes: object) -> Briefing:
    """An edition of that name with these documents, in stories by their names."""
    date = datetime.date.fromisoformat(name[:10])
    stories = {
        story: StoryEntry(id=story, headline=f"About {story}", documents=tuple(r.id for r in told), partners=("FR",), fields=())
        for story, told in ((story, [r for r in reports if r.story == story]) for story in dict.fromkeys(r.story for r in reports))
    }
    documents = tuple(_source(number, report) for number, report in enumerate(reports, start=1))
    period = Period(since=date - datetime.timedelta(days=7), until=date, text="a week")
    sections = (a_section("FR", "Freedonia"), a_section("SY", "Sylvania"))
    kept = {"edition": name, "date": date, "state": state, "stories": tuple(stories.values()), "documents": documents, "period": period}
    return a_briefing(**{**kept, "partners": sections, **changes})


def _source(number: int, report: Report) -> object:
    return replace(
        a_source(1, text=report.text, title=report.title),
        id=report.id,
        number=number,
        story=report.story,
        published=Published(date=report.day, origin="labelled line", confidence=0.96) if report.day else None,
        sha256=f"sha-{report.id}",
        partners=report.partners,
        page=f"{report.id}.html",
    )


def a_print(id: str) -> Fingerprint:
    return Fingerprint(terms=("pact", "tidal", id), counts=(1, 2, 3), shingles=id.encode().rjust(8, b"\0"))


def learn(store: Store, *briefings: Briefing) -> None:
    for briefing in briefings:
        store.learn(stamp=stamp(briefing), briefing=briefing, prints={entry.id: a_print(entry.id) for entry in briefing.documents})


def stamp(briefing: Briefing) -> str:
    return f"stamp of {briefing.edition}, {briefing.state}"


def recall(store: Store, *among: str, edition: str = "2031-12-31", days: Sequence[datetime.date] = (DAY,)) -> Memory:
    return store.recall(among=among, edition=edition, date=datetime.date.fromisoformat(edition[:10]), days=days)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stores.opened(tmp_path) as opened:
        yield opened


# -- what was learned ------------------------------------------------------------------------------------------------------------------


def test_an_edition_is_stale_until_it_is_learned_as_it_is(store: Store) -> None:
    """Stale are editions that were never learned, and those whose stamp is another now; by name."""
    learn(store, an_edition("2031-05-08", Report(id="d1", story="s1")))
    stamps = {"2031-05-15": "x", "2031-05-08": "stamp of 2031-05-08, published", "2031-05-01": "y"}
    assert ("2031-05-01", "2031-05-15") == store.stale(stamps)
    assert ("2031-05-08",) == store.stale({"2031-05-08": "another"})


def test_a_draft_that_was_built_again_replaces_what_was_known_of_it(store: Store) -> None:
    """After an edition is learned again, nothing of its former content is found."""
    learn(store, an_edition("2031-05-08", Report(id="d1", story="s1", text="Ruritania buys herring."), state="draft"))
    learn(store, an_edition("2031-05-08", Report(id="d2", story="s2", text="Ruritania sells barley.")))
    assert () == store.search("herring")
    assert ["d2"] == [hit.document for hit in store.search("barley")]
    assert {"d2": "2031-05-08"} == recall(store, "2031-05-08").told


def test_what_is_forgotten_is_gone(store: Store) -> None:
    """Editions that are not among those to keep leave nothing behind, in memory or search."""
    learn(store, an_edition("2031-05-08", Report(id="d1", story="s1")), an_edition("2031-05-15", Report(id="d2", story="s2")))
    store.forget(["2031-05-15", "2031-05-22"])
    assert ["2031-05-15"] == [hit.edition for hit in store.search("turbines")]
    assert {"d2": "2031-05-15"} == recall(store, "2031-05-15").told
    assert ("2031-05-08",) == store.stale({"2031-05-08": "stamp of 2031-05-08, published"})
    store.forget([])
    assert (0, 0, 0) == (store.holdings().editions, store.holdings().documents, store.holdings().passages)


def test_a_store_stays_when_it_is_closed(tmp_path: Path) -> None:
    """What was learned is there at the next opening, in one file beside the editions."""
    with stores.opened(tmp_path) as store:
        learn(store, an_edition("2031-05-08", Report(id="d1", story="s1")))
    assert ["store.sqlite3"] == [path.name for path in tmp_path.iterdir()]
    with stores.opened(tmp_path) as store:
        assert ("2031-05-15",) == store.stale({"2031-05-08": "stamp of 2031-05-08, published", "2031-05-15": ""})


def test_an_edition_without_documents_is_learned_too(store: Store) -> None:
    """A week without news is an edition like others."""
    learn(store, an_edition("2031-05-08"))
    assert () == store.stale({"2031-05-08": "stamp of 2031-05-08, published"})
    assert (PastEdition(name="2031-05-08", date=DAY, stories=()),) == recall(store, "2031-05-08").editions


# -- recall ----------------------------------------------------------------------------------------------------------------------------


def test_a_first_edition_remembers_nothing(store: Store) -> None:
    """With no edition before it, the memory is empty."""
    assert Memory() == recall(store)


def test_a_told_document_is_recalled_whole(store: Store) -> None:
    """It comes with story, edition, day and fingerprint; an undated one has its edition's day."""
    learn(store, an_edition("2031-05-08", Report(id="d2", story="s1", day=datetime.date(2031, 5, 3)), Report(id="d1", story="s2")))
    memory = recall(store, "2031-05-08")
    dated = ToldDocument(id="d2", story="s1", edition="2031-05-08", day=datetime.date(2031, 5, 3), is_dated=True, fingerprint=a_print("d2"))
    undated = ToldDocument(id="d1", story="s2", edition="2031-05-08", day=DAY, is_dated=False, fingerprint=a_print("d1"))
    assert (undated, dated) == memory.recalled
    assert {"sha-d1": "d1", "sha-d2": "d2"} == memory.files
    assert datetime.date(2031, 5, 1) == memory.began


def test_a_document_without_a_fingerprint_has_an_empty_one(store: Store) -> None:
    """An edition that was made before there were fingerprints is remembered all the same."""
    store.learn(stamp="x", briefing=an_edition("2031-05-08", Report(id="d1", story="s1")), prints={})
    assert [Fingerprint()] == [told.fingerprint for told in recall(store, "2031-05-08").recalled]


def test_the_first_telling_counts(store: Store) -> None:
    """A document and a story that several editions told are remembered once, with the first by date and number, not by name."""
    late, early = Report(id="d1", story="s9"), Report(id="d1", story="s1")
    learn(store, an_edition("2031-05-08-10", late), an_edition("2031-05-08-2", early), an_edition("2031-05-15", early, late))
    memory = recall(store, "2031-05-15", "2031-05-08-10", "2031-05-08-2")
    assert {"d1": "2031-05-08-2"} == memory.told
    assert {"s1": "2031-05-08-2", "s9": "2031-05-08-10"} == memory.first_told
    assert [("s1", "2031-05-08-2")] == [(told.story, told.edition) for told in memory.recalled]


def test_drafts_tell_nothing(store: Store) -> None:
    """Only published editions that are asked for count; never the edition itself."""
    learn(
        store,
        an_edition("2031-05-01", Report(id="d1", story="s1"), state="draft"),
        an_edition("2031-05-02", Report(id="d2", story="s2"), state="waiting"),
        an_edition("2031-05-03", Report(id="d3", story="s3")),
        an_edition("2031-05-04", Report(id="d4", story="s4")),
        an_edition("2031-05-05", Report(id="d5", story="s5")),
    )
    memory = recall(store, "2031-05-01", "2031-05-02", "2031-05-03", "2031-05-05", edition="2031-05-05")
    assert ["2031-05-03"] == [past.name for past in memory.editions]
    assert {"d3": "2031-05-03"} == memory.told
    assert ["d3"] == [told.id for told in memory.recalled]


def test_an_edition_that_is_not_known_is_no_edition_that_told_nothing(store: Store) -> None:
    """Where one that is asked for was not learned, or forgotten by somebody who did not see its folder, nothing is answered."""
    learn(store, an_edition("2031-05-08", Report(id="d1", story="s1")))
    with pytest.raises(StoreError, match=r"2031-05-01: is not in the store any more.*try again"):
        recall(store, "2031-05-08", "2031-05-15", "2031-05-01")


def test_the_last_eight_editions_before_it_are_compared(store: Store) -> None:
    """The newest first, with their stories and keyphrases as they listed them; later ones are none of them, though what they told is told."""
    names = [f"2031-05-{day:02}" for day in range(1, 11)] + ["2031-05-10-2", "2031-05-10-3", "2031-05-11"]
    learn(store, *(an_edition(name, Report(id=f"d{name}", story=f"s{name}")) for name in names))
    memory = recall(store, *names, edition="2031-05-10-3")
    assert ["2031-05-10-2", *(f"2031-05-{day:02}" for day in range(10, 3, -1))] == [past.name for past in memory.editions]
    story = StoryEntry(id="s2031-05-09", headline="About s2031-05-09", documents=("d2031-05-09",), partners=("FR",), fields=())
    phrases = {"d2031-05-09": ("tidal turbines",)}
    assert PastEdition(name="2031-05-09", date=datetime.date(2031, 5, 9), stories=(story,), keyphrases=phrases) == memory.editions[2]
    assert "2031-05-11" == memory.told["d2031-05-11"]


@pytest.mark.parametrize(("apart", "expected"), [(-61, False), (-60, True), (0, True), (60, True), (61, False)])
def test_reports_of_one_story_lie_within_sixty_days(store: Store, apart: int, expected: bool) -> None:
    """A told document is recalled where one of the edition's documents lies at most sixty days from it, before or after; it stays told."""
    learn(store, an_edition("2031-05-08", Report(id="d1", story="s1", day=DAY + datetime.timedelta(days=apart))))
    memory = recall(store, "2031-05-08", days=[DAY, DAY + datetime.timedelta(days=2000)])
    assert expected == bool(memory.recalled)
    assert {"d1": "2031-05-08"} == memory.told


def test_days_at_the_ends_of_the_calendar_are_days(store: Store) -> None:
    """A page that is dated in the year 1 or 9999 stops nothing."""
    learn(store, an_edition("2031-05-08", Report(id="d1", story="s1", day=datetime.date.min)))
    assert ["d1"] == [told.id for told in recall(store, "2031-05-08", days=[datetime.date.max, datetime.date.min]).recalled]


def test_no_days_recall_no_documents(store: Store) -> None:
    """What was told is known without any day."""
    learn(store, an_edition("2031-05-08", Report(id="d1", story="s1")))
    memory = recall(store, "2031-05-08", days=[])
    assert ((), {"d1": "2031-05-08"}) == (memory.recalled, memory.told)


def test_an_edition_that_began_with_everything_has_no_first_day(store: Store) -> None:
    """The first day is the first edition's, also where later ones have another."""
    everything = Period(since=None, until=None, text="everything")
    learn(store, an_edition("2031-05-15"), an_edition("2031-05-08", period=everything))
    assert None is recall(store, "2031-05-15", "2031-05-08").began
    assert DAY == recall(store, "2031-05-15").began


# -- search ----------------------------------------------------------------------------------------------------------------------------

NEWS = an_edition(
    "2031-05-08",
    Report(id="d1", story="s1", text="Tô Lâm met the chip-makers’ union in Đà Nẵng, and agreed nothing.", title="Ngoại giao", partners=("SY", "FR")),
    Report(id="d2", story="s2", text="Lam To signed for C++ courses worth $4.5 million.", title="Semiconductors for all"),
    Report(id="d3", story="s3", text="한국은 서울에서 협정에 서명했다. 東京都で会議が開かれた。", title="Straße", partners=("XX",)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to lam", ["d1", "d2"]),
        ("TÔ LÂM", ["d1", "d2"]),
        ('"tô lâm"', ["d1"]),
        ("“to lam”", ["d1"]),
        ('"lam met', ["d1"]),
        ("da nang", ["d1"]),
        ("agrees", ["d1"]),
        ("meets", []),
        ("semiconductor course", ["d2"]),
        ("ngoai giao sylvania chip", ["d1"]),
        ("chip-makers", ["d1"]),
        ("makers chip-", ["d1"]),
        ("nothing AND met", ["d1"]),
        ("c++", ["d2"]),
        ("4.5", ["d2"]),
        ("서명", ["d3"]),
        ("東京", ["d3"]),
        ("京東", []),
        ("STRASSE", ["d3"]),
        ("tidal turbines met", ["d1"]),
        ('"turbines met"', []),
        ("xx", ["d3"]),
        ('"sylvania freedonia"', []),
        ("lam herring", []),
    ],
)
def test_every_word_has_to_stand_there(store: Store, words: str, expected: list[str]) -> None:
    """In the passage, the headline, the partners' names or the keyphrases; folded, with English endings, phrases where quoted."""
    learn(store, NEWS)
    assert expected == sorted(hit.document for hit in store.search(words))


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "-",
        "*",
        '"',
        '""',
        '" "',
        "OR",
        "NOT",
        "herring OR lam",
        "NEAR(lam to)",
        "passage:lam herring",
        "^",
        "(",
        "🇻🇳",
        "a\0b",
        "\ud800",
        "'",
    ],
)
def test_no_input_is_a_mistake(store: Store, words: str) -> None:
    """Signs of the search language are words, or nothing; what is no word finds nothing."""
    learn(store, NEWS)
    assert () == store.search(words)


@settings(max_examples=300)
@given(st.text(alphabet=st.one_of(st.sampled_from('"*^():-+{}ANDORTE '), st.characters()), max_size=40))
def test_whatever_is_asked_is_answered(words: str) -> None:
    """Any text can be searched for."""
    with stores.opened(Path("nowhere")) as store:
        assert () == store.search(words)


def test_a_very_long_question_is_answered(store: Store) -> None:
    """Somebody pastes a whole article."""
    learn(store, NEWS)
    assert ["d1"] == [hit.document for hit in store.search("lam met " * 3000)]


def test_a_hit_leads_to_its_page(store: Store) -> None:
    """It has all that a reader needs to find and quote the passage, in the words of the source."""
    learn(store, NEWS)
    (hit,) = store.search("đà nẵng")
    assert ("2031-05-08", "published", DAY) == (hit.edition, hit.state, hit.date)
    assert (("SY", "FR"), ("Sylvania", "Freedonia")) == (hit.partners, hit.partner_names)
    assert ("d1", 1, "Ngoại giao", "d1.html", "s1-1") == (hit.document, hit.reference, hit.headline, hit.page, hit.anchor)
    assert "Tô Lâm met the chip-makers’ union in Đà Nẵng, and agreed nothing. And so on." == hit.passage


def test_a_passage_that_nothing_is_quoted_from_has_no_anchor(store: Store) -> None:
    """Its page is what leads to it."""
    plain = Passage(pieces=(Piece(text="Barley "), Piece(text="and rye.")), cut_before=False, cut_after=False)
    learn(store, an_edition("2031-05-08", documents=(replace(a_source(), passages=(plain,)),)))
    assert [("Barley and rye.", "")] == [(hit.passage, hit.anchor) for hit in store.search("rye")]


def test_the_passage_itself_weighs_most(store: Store) -> None:
    """A word in the passage comes before the same word in a headline, and that before a keyphrase."""
    phrase = (Keyphrase(start=0, end=7, text="barley", score=0.5),)
    briefing = an_edition(
        "2031-05-08",
        Report(id="d1", story="s1", text="One two three four five.", title="Six seven"),
        Report(id="d2", story="s2", text="One two three four five.", title="Barley seven"),
        Report(id="d3", story="s3", text="One two barley four five.", title="Six seven"),
        Report(id="d4", story="s4", text="One two three four five.", title="Six seven"),
    )
    first, *others = briefing.documents
    learn(store, replace(briefing, documents=(replace(first, keyphrases=phrase), *(replace(other, keyphrases=()) for other in others))))
    hits = store.search("barley two")
    assert ["d3", "d2", "d1"] == [hit.document for hit in hits]
    assert hits[0].score > hits[1].score > hits[2].score


def test_a_passage_has_one_of_the_words_itself(store: Store) -> None:
    """Others of a document whose headline has them all are not shown beside it; only where there is no such passage."""
    named = Report(id="d1", story="s1", text="One two three four five.", title="Barley seven")
    learn(store, an_edition("2031-05-08", named, Report(id="d2", story="s2", text="One two barley four five.", title="Six")))
    assert ["d2"] == [hit.document for hit in store.search("barley")]
    assert ["d1"] == [hit.document for hit in store.search("barley seven")]


def test_equals_come_newest_first_then_by_reference(store: Store) -> None:
    """The same passage in several editions, drafts too, is found once in each; of a day's editions the later number first."""
    reports = Report(id="d1", story="s1"), Report(id="d2", story="s2")
    names = ["2031-05-08-2", "2031-05-01", "2031-05-08-10", "2031-05-08"]
    learn(store, *(an_edition(name, *reports, state="draft" if name == "2031-05-01" else "published") for name in names))
    expected = [(name, number) for name in ("2031-05-08-10", "2031-05-08-2", "2031-05-08", "2031-05-01") for number in (1, 2)]
    assert expected == [(hit.edition, hit.reference) for hit in store.search("turbines")]
    assert expected[:3] == [(hit.edition, hit.reference) for hit in store.search("turbines", limit=3)]
    assert "draft" == store.search("turbines")[-1].state


# -- readings --------------------------------------------------------------------------------------------------------------------------


def test_readings_come_back_by_their_keys(store: Store) -> None:
    """Documents' ids alone, or what was kept, of the keys that are known."""
    store.keep_readings([("k1", "d1", b"one"), ("k2", "d2", b"two")], version="1")
    store.keep_readings([("k2", "d3", b"three")], version="1")
    assert {"k1": "d1", "k2": "d3"} == store.document_ids(["k2", "k9", "k1"])
    assert {"k2": b"three"} == store.readings(["k2", "k9"])
    assert {} == store.readings([])


def test_another_version_starts_anew(store: Store) -> None:
    """What one version of the program found is dropped when another keeps its own."""
    store.keep_readings([("k1", "d1", b"one")], version="1")
    store.keep_readings([("k2", "d2", b"two")], version="2")
    assert {"k2": "d2"} == store.document_ids(["k1", "k2"])


def test_the_store_says_what_it_has(store: Store) -> None:
    """Editions, published ones, different documents, passages, readings and bytes."""
    both = Report(id="d1", story="s1"), Report(id="d2", story="s2")
    learn(store, an_edition("2031-05-08", *both), an_edition("2031-05-15", *both, state="draft"))
    store.keep_readings([("k1", "d1", b"one")], version="1")
    holdings = store.holdings()
    assert (2, 1, 2, 4, 1) == (holdings.editions, holdings.published, holdings.documents, holdings.passages, holdings.readings)
    assert holdings.size > 0


# -- any order -------------------------------------------------------------------------------------------------------------------------

ARCHIVE = tuple(
    an_edition(
        name,
        *(
            Report(
                id=f"d{number}",
                story=f"s{number // 2}",
                day=DAY - datetime.timedelta(days=9 * number) if number % 3 else None,
                text=f"Sentence {number} of {name} is on {('barley', 'rye', 'barley and rye')[number % 3]}.",
            )
            for number in range(start, start + 4)
        ),
        state="draft" if name == "2031-05-15" else "published",
    )
    for start, name in enumerate(["2031-05-01", "2031-05-08", "2031-05-08-2", "2031-05-08-10", "2031-05-15", "2031-05-22"])
)
NAMES = tuple(briefing.edition for briefing in ARCHIVE)


def answers(store: Store) -> object:
    """All that a store can be asked about ARCHIVE."""
    searches = tuple(store.search(words) for words in ("barley", '"barley and rye"', "sentence 2", "freedonia"))
    stale = store.stale({briefing.edition: stamp(briefing) for briefing in ARCHIVE})
    known = [name for name in NAMES if name not in stale]
    memories = tuple(recall(store, *known, edition=name, days=[DAY]) for name in NAMES)
    orders = tuple((list(memory.told), list(memory.first_told), list(memory.files)) for memory in memories)
    return searches, memories, orders, stale


@settings(max_examples=40)
@given(
    first=st.permutations(ARCHIVE),
    kept=st.sets(st.sampled_from(NAMES)),
    again=st.permutations(ARCHIVE),
    drafts=st.sets(st.sampled_from(NAMES)),
)
def test_the_order_of_learning_makes_no_difference(first: list[Briefing], kept: set[str], again: list[Briefing], drafts: set[str]) -> None:
    """Learned in any order, some as other drafts before, some forgotten and learned again: the answers are the same."""
    with stores.opened(Path("nowhere")) as straight, stores.opened(Path("nowhere")) as winding:
        learn(straight, *ARCHIVE)
        learn(
            winding,
            *(replace(briefing, state="draft", documents=briefing.documents[:2]) for briefing in again if briefing.edition in drafts),
        )
        learn(winding, *first)
        winding.forget(kept)
        learn(winding, *(briefing for briefing in again if briefing.edition not in kept))
        assert answers(straight) == answers(winding)


# -- several at once, and killed ones ----------------------------------------------------------------------------------------------------


def _learn_all(output: Path, order: Sequence[int], start: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    with stores.opened(output) as store:
        for place in order:
            learn(store, ARCHIVE[place])
            answers(store)


def test_several_that_learn_at_once_make_one_right_store(tmp_path: Path) -> None:
    """Processes that find no store, make it, and learn the same editions in other orders, end with what one alone would have."""
    for attempt in range(3):
        output = tmp_path / str(attempt)
        output.mkdir()
        start = FORK.Barrier(4)
        orders = [random.Random(n).sample(range(len(ARCHIVE)), len(ARCHIVE)) for n in range(4)]
        processes = [FORK.Process(target=_learn_all, args=(output, order, start)) for order in orders]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert [0] * 4 == [process.exitcode for process in processes]
        with stores.opened(output) as store, stores.opened(Path("nowhere")) as alone:
            learn(alone, *ARCHIVE)
            assert answers(alone) == answers(store)
            assert len(ARCHIVE) == store.holdings().editions


def _learn_for_ever(output: Path, ready: object) -> None:
    with stores.opened(output) as store:
        for turn in itertools.count():
            store.keep_readings([(f"k{turn % 50}-{n}", "d", b"x" * 500) for n in range(50)], version=str(turn // 100))
            learn(store, ARCHIVE[turn % len(ARCHIVE)])
            store.forget([NAMES[turn % 5], *NAMES[:3]])
            ready.set()  # type: ignore[attr-defined]


def test_a_kill_leaves_a_whole_store(tmp_path: Path) -> None:
    """Killed at random moments while it learns and forgets: each edition is known wholly or not at all, and the rest can be learned."""
    moments = random.Random(4)
    with stores.opened(Path("nowhere")) as alone:
        learn(alone, *ARCHIVE)
        whole = answers(alone)
    for _ in range(12):
        ready = FORK.Event()
        process = FORK.Process(target=_learn_for_ever, args=(tmp_path, ready))
        process.start()
        ready.wait(20)
        time.sleep(moments.uniform(0, 0.04))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        with stores.opened(tmp_path) as store:
            known = [name for name in NAMES if name not in store.stale({b.edition: stamp(b) for b in ARCHIVE})]
            assert store.holdings().editions == len(known)
            with stores.opened(Path("nowhere")) as few:
                learn(few, *(briefing for briefing in ARCHIVE if briefing.edition in known))
                assert answers(few) == answers(store)
            learn(store, *ARCHIVE)
            assert whole == answers(store)


@contextlib.contextmanager
def a_writer(output: Path) -> Iterator[None]:
    """Somebody who is writing all the while."""
    with contextlib.closing(sqlite3.connect(output / stores.FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM readings")
        yield


def test_readers_wait_for_nobody(tmp_path: Path) -> None:
    """Opening, recalling and searching go on while another writes; learning waits, and says so when its patience ends."""
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE[1:])
    with a_writer(tmp_path), stores.opened(tmp_path, patience=0.05) as store:
        assert (NAMES[0],) == store.stale({briefing.edition: stamp(briefing) for briefing in ARCHIVE})
        assert store.search("barley")
        assert recall(store, *NAMES[1:]).recalled
        store.forget(NAMES)
        with pytest.raises(StoreError, match=r"another briefing is writing there .*; try again"):
            learn(store, ARCHIVE[0])
    with stores.opened(tmp_path) as store:
        learn(store, ARCHIVE[0])
        assert () == store.stale({briefing.edition: stamp(briefing) for briefing in ARCHIVE})


def test_what_is_read_is_one_state(tmp_path: Path) -> None:
    """An edition that another forgets while a first one recalls is wholly there or wholly gone."""
    with stores.opened(tmp_path) as one, stores.opened(tmp_path) as other:
        learn(one, *ARCHIVE)
        before = answers(other)
        one.forget(NAMES[:2])
        assert before != answers(other)
        learn(one, *ARCHIVE)
        assert before == answers(other)


# -- schemas ---------------------------------------------------------------------------------------------------------------------------

NEXT = (*stores.STEPS, ("CREATE TABLE receipts (edition TEXT)", "INSERT INTO receipts SELECT name FROM editions"))


def schema_of(output: Path) -> tuple[int, list[str]]:
    with contextlib.closing(sqlite3.connect(output / stores.FILE)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return version, [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]


def test_an_older_store_is_brought_up(tmp_path: Path) -> None:
    """A store of an older schema gets the steps that it lacks, once, and keeps what it has."""
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE)
        expected = answers(store)
    assert len(stores.STEPS) == schema_of(tmp_path)[0]
    for _ in range(2):
        with stores.opened(tmp_path, steps=NEXT) as store:
            assert expected == answers(store)
    version, tables = schema_of(tmp_path)
    assert (len(NEXT), True) == (version, "receipts" in tables)
    with contextlib.closing(sqlite3.connect(tmp_path / stores.FILE)) as connection:
        assert [(name,) for name in sorted(NAMES)] == connection.execute("SELECT edition FROM receipts ORDER BY rowid").fetchall()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    """Between two schemas there is none: a store has all of a step or nothing."""
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE)
    before = schema_of(tmp_path)
    broken = (*NEXT, ("CREATE TABLE mail (id TEXT)", "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"), stores.opened(tmp_path, steps=broken):
        pass
    assert before == schema_of(tmp_path)


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    """A store of a newer schema is not touched, and the message says what to do."""
    with stores.opened(tmp_path, steps=NEXT) as store:
        learn(store, *ARCHIVE)
    before = (tmp_path / stores.FILE).read_bytes()
    with (
        pytest.raises(StoreError, match=r"schema 2, and this version knows 1; use the newer briefing .* `briefing archive --rebuild`"),
        stores.opened(tmp_path),
    ):
        pass
    assert before == (tmp_path / stores.FILE).read_bytes()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """A file of that name that is no store gets no tables of ours."""
    with contextlib.closing(sqlite3.connect(tmp_path / stores.FILE)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.commit()
    with pytest.raises(StoreError, match="another program's database"), stores.opened(tmp_path):
        pass
    assert (0, ["songs"]) == schema_of(tmp_path)


def test_a_python_without_fts5_is_told_so(tmp_path: Path) -> None:
    """The message names what is missing and where it is to be had."""
    steps = [["CREATE VIRTUAL TABLE words USING fts9 (passage)"]]
    with (
        pytest.raises(StoreError, match=r"no such module: fts9.*; use a Python whose SQLite has FTS5"),
        stores.opened(tmp_path, steps=steps),
    ):
        pass


# -- trouble with files ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"no database at all, but longer than nothing", os.urandom(9000)])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """It is named, with the command that starts anew, and not touched."""
    (tmp_path / stores.FILE).write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.sqlite3: is damaged .*`briefing archive --rebuild`"), stores.opened(tmp_path):
        pass
    assert content == (tmp_path / stores.FILE).read_bytes()


def test_a_damaged_page_is_noticed(tmp_path: Path) -> None:
    """Where the middle of the file was overwritten, asking says so, in the same words."""
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE)
    file = tmp_path / stores.FILE
    content = bytearray(file.read_bytes())
    content[8192:-4096] = b"\x5a" * (len(content) - 12288)
    file.write_bytes(content)
    with stores.opened(tmp_path) as store:
        for ask in (store.holdings, lambda: store.search("barley"), lambda: recall(store, *NAMES), lambda: learn(store, ARCHIVE[0])):
            with pytest.raises(StoreError, match="--rebuild"):
                ask()


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    """What a kill left at the very first moment is no damage."""
    (tmp_path / stores.FILE).touch()
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE)


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    """Learning that finds no room says so, and what was known before is known still."""
    many = an_edition("2031-06-01", *(Report(id=f"d{n}", story=f"s{n}", text=random.Random(n).randbytes(900).hex()) for n in range(400)))
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE)
        expected = answers(store)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
        try:
            with pytest.raises(StoreError, match=r"could not be used .*nothing was changed; make room"):
                learn(store, many)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert expected == answers(store)
        learn(store, many)
        assert () == store.stale({"2031-06-01": stamp(many)})


@contextlib.contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """As on a disk that can only be read; root gives its rights away for the time."""
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_an_archive_that_can_only_be_read_is_searched_all_the_same() -> None:
    """Nothing is written there; what the store knows is known, and what it does not can be learned for the time being."""
    with tempfile.TemporaryDirectory() as name:
        output = Path(name)
        with unwritable(output), stores.opened(output) as store:
            learn(store, *ARCHIVE)
            expected = answers(store)
        assert [] == list(output.iterdir())
        with stores.opened(output) as store:
            learn(store, *ARCHIVE[1:])
        with unwritable(output), stores.opened(output) as store:
            assert (NAMES[0],) == store.stale({briefing.edition: stamp(briefing) for briefing in ARCHIVE})
            learn(store, ARCHIVE[0])
            assert expected == answers(store)
        assert [stores.FILE] == [path.name for path in output.iterdir()]
        with unwritable(output), pytest.raises(StoreError, match=r"could not be moved aside .*writable"):
            stores.rebuild(output)


def test_a_log_that_cannot_be_taken_in_is_no_base_to_start_from() -> None:
    """Beside a log the file may be half of two states: where nothing can be written, everything is learned anew."""
    with tempfile.TemporaryDirectory() as name:
        output = Path(name)
        with stores.opened(output) as store:
            learn(store, *ARCHIVE)
        (output / f"{stores.FILE}-wal").write_bytes(b"later pages")
        with unwritable(output), stores.opened(output) as store:
            assert tuple(sorted(NAMES)) == store.stale({briefing.edition: stamp(briefing) for briefing in ARCHIVE})


def test_a_store_in_memory_knows_the_file_and_leaves_it(tmp_path: Path) -> None:
    """A dry run has all that was kept, and keeps nothing; where the file is damaged it begins with nothing."""
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE)
        store.keep_readings([("k1", "d1", b"one")], version="1")
        expected = answers(store)
    before = (tmp_path / stores.FILE).read_bytes()
    with stores.opened(tmp_path, in_memory=True) as store:
        assert expected == answers(store)
        assert {"k1": b"one"} == store.readings(["k1"])
        store.forget([])
        store.keep_readings([], version="2")
    assert [(stores.FILE, before)] == [(path.name, path.read_bytes()) for path in tmp_path.iterdir()]
    (tmp_path / stores.FILE).write_bytes(b"damaged" * 900)
    with stores.opened(tmp_path, in_memory=True) as store:
        assert tuple(sorted(NAMES)) == store.stale(dict.fromkeys(NAMES, ""))


def test_no_folder_is_made(tmp_path: Path) -> None:
    """A mistyped output folder is not there afterwards."""
    with stores.opened(tmp_path / "outptu") as store:
        assert () == store.search("barley")
    assert [] == list(tmp_path.iterdir())


def test_an_edition_that_contradicts_itself_is_not_learned(store: Store) -> None:
    """Where its file was tampered with, that is said, and what was known of it stays."""
    whole = an_edition("2031-05-08", Report(id="d1", story="s1"), Report(id="d2", story="s2"))
    learn(store, whole)
    with pytest.raises(StoreError, match="2031-05-08: is damaged: two of its sources have the same number"):
        store.learn(stamp="x", briefing=replace(whole, documents=whole.documents[:1] * 2), prints={})
    assert () == store.stale({"2031-05-08": stamp(whole)})


# -- starting anew ---------------------------------------------------------------------------------------------------------------------


def test_a_rebuilt_store_answers_the_same(tmp_path: Path) -> None:
    """The old one is moved aside, whole, and the new one knows nothing until it has learned."""
    with stores.opened(tmp_path) as store:
        learn(store, *ARCHIVE)
        expected = answers(store)
    aside = stores.rebuild(tmp_path)
    assert tmp_path / "store.sqlite3.before" == aside
    with stores.opened(tmp_path) as store:
        assert tuple(sorted(NAMES)) == store.stale(dict.fromkeys(NAMES, ""))
        learn(store, *ARCHIVE)
        assert expected == answers(store)
    (tmp_path / stores.FILE).unlink()
    aside.rename(tmp_path / stores.FILE)
    with stores.opened(tmp_path) as store:
        assert expected == answers(store)


def test_nothing_that_was_moved_aside_is_lost(tmp_path: Path) -> None:
    """Each time a store is moved aside it gets a name of its own, whatever state it is in; where there is none, nothing happens."""
    assert None is stores.rebuild(tmp_path)
    for content in (b"first", b"second", b"third"):
        (tmp_path / stores.FILE).write_bytes(content)
        (tmp_path / f"{stores.FILE}-wal").write_bytes(content + b"'s log")
        stores.rebuild(tmp_path)
    expected = {}
    for name, content in ((".before", b"first"), (".before-2", b"second"), (".before-3", b"third")):
        expected |= {f"{stores.FILE}{name}": content, f"{stores.FILE}{name}-wal": content + b"'s log"}
    assert expected == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_what_a_killed_writer_left_in_the_log_moves_too(tmp_path: Path) -> None:
    """A store that is moved aside after a kill has all that was written before it."""
    ready = FORK.Event()
    process = FORK.Process(target=_learn_and_wait, args=(tmp_path, ready))
    process.start()
    ready.wait(20)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    assert (tmp_path / f"{stores.FILE}-wal").stat().st_size > 0
    aside = stores.rebuild(tmp_path)
    assert aside is not None
    for ending in ("-wal", ""):
        aside.with_name(aside.name + ending).rename(tmp_path / f"{stores.FILE}{ending}")
    with stores.opened(tmp_path) as store:
        assert () == store.stale({briefing.edition: stamp(briefing) for briefing in ARCHIVE})


def _learn_and_wait(output: Path, ready: object) -> None:
    with stores.opened(output) as store:
        learn(store, *ARCHIVE)
        ready.set()  # type: ignore[attr-defined]
        time.sleep(60)
