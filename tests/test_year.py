"""A simulated year of a desk: weekly published editions of made-up articles, read back from the editions that lie in `output/`."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing import pipeline, store
from briefing.config import Desk

MONDAY = datetime.date(2025, 1, 6)
WEEKS = 52
QUIET = {9, 23, 24, 41}
"""Weeks in which nothing is written; Tet, say, and the summer."""
KILLED = (3, 7, 11, 16, 20, 28, 33, 38, 44, 50)
EVENTS_A_WEEK = 34
OUTLETS = ("Azur Gazette", "Harbour Post", "Evening Lantern", "The Northern Mail", "Delta Times")
COUNTRIES = ("Japan", "South Korea", "France", "Germany", "Australia", "India", "Canada", "Brazil")
PLAIN = """officials meeting agreement work plan staff office year support people study project month training centre programme students
visit group week water energy road market report results system service costs talks field team data level north south region city ministry
harbour bridge school farm library hospital factory forest coast museum valley airport""".split()


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened, in words that no other event has: who, and what it is about."""

    number: int
    day: datetime.date
    country: str
    names: tuple[str, ...]
    matters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Article:
    """A file, and the first edition day on which the desk has it."""

    event: int
    path: str
    seen: datetime.date
    content: str

    @property
    def text(self) -> tuple[str, str]:
        """Headline and body: what makes it the same document as another."""
        return self.content.partition("\n")[0], self.content.rpartition("\n\n")[2]


@dataclass(kw_only=True)
class Year:
    """The files of a year, and what the editions said of them."""

    articles: list[Article]
    written: set[str] = field(default_factory=set)
    editions: list[dict[str, Any]] = field(default_factory=list)

    def laid_out(self) -> list[Article]:
        """Those that the desk had before the last edition."""
        return [article for article in self.articles if article.seen < MONDAY + datetime.timedelta(weeks=WEEKS - 1)]

    def event_of(self, path: str) -> int:
        return int(Path(path).stem.split("-")[0])


def test_a_year_of_weekly_editions(tmp_path: Path) -> None:
    """Each document is told once; each event once as new, then as developing, with a link to the edition that told it first; builds that
    were killed change nothing; and all that is remembered can be read again from the editions alone."""
    year = Year(articles=list(a_year()))
    desk = Desk(base=tmp_path, home="VN", sources=(tmp_path / "articles",))
    output = tmp_path / "output"
    for week in range(WEEKS):
        monday = MONDAY + datetime.timedelta(weeks=week)
        lay_out(year, tmp_path / "articles", week)
        if week in KILLED:
            build_and_kill(desk, monday, output, after=random.Random(week).uniform(0.02, 0.7))
        if not (output / monday.isoformat()).exists():
            pipeline.build(desk, date=monday, output=output, formats=("json",), publish=True, jobs=1)
        year.editions.append(json.loads((output / f"{monday}/briefing-{monday}.json").read_text(encoding="utf-8")))
    assert sorted(path.name for path in output.iterdir() if path.is_dir() and path.name[0] != ".") == [e["edition"] for e in year.editions]
    assert_nothing_is_lost_or_told_twice(year)
    assert_events_are_told_as_they_happened(year)
    assert_the_store_can_be_made_again(desk, output)


def assert_nothing_is_lost_or_told_twice(year: Year) -> None:
    told = Counter(document["id"] for edition in year.editions for document in edition["documents"])
    assert {1} == set(told.values())
    paths = {p for edition in year.editions for document in edition["documents"] for p in (document["path"], *document["also"])}
    texts = {article.text for article in year.articles if f"articles/{article.path}" in paths}
    assert [] == [article.path for article in year.laid_out() if f"articles/{article.path}" not in paths and article.text not in texts]
    assert [] == [left for edition in year.editions for left in edition["left_out"]]
    quiet = [edition for week, edition in enumerate(year.editions) if week in QUIET]
    assert [0] * len(QUIET) == [edition["counts"]["documents"] for edition in quiet]


def assert_events_are_told_as_they_happened(year: Year) -> None:
    first: dict[int, tuple[str, str]] = {}
    for edition in year.editions:
        events_of = {}
        paths = {document["id"]: document["path"] for document in edition["documents"]}
        for story in edition["stories"]:
            events = {year.event_of(paths[document]) for document in story["documents"]}
            assert 1 == len(events), f"{edition['edition']}: {story['id']} is of {events}"
            events_of[story["id"]] = events.pop()
        assert len(events_of) == len(set(events_of.values())), edition["edition"]
        for story in edition["stories"]:
            event = events_of[story["id"]]
            if event not in first:
                first[event] = (edition["edition"], story["id"])
                assert ("new", "") == (story["status"], story["first_told"])
            else:
                assert first[event] == (story["first_told"], story["id"])
                assert story["status"] in ("developing", "unchanged")
    assert {article.event for article in year.laid_out()} == set(first)


def assert_the_store_can_be_made_again(desk: Desk, output: Path) -> None:
    """The same memory, the same passages found, and the next edition the same to the byte."""

    def answers() -> tuple[Any, ...]:
        with pipeline.remembering(output) as (memory, published):
            day = MONDAY + datetime.timedelta(weeks=WEEKS)
            recalled = memory.recall(among=list(published), edition=str(day), date=day, days=[day - datetime.timedelta(days=n) for n in (3, 90)])
            return recalled, memory.search("japan agreement"), memory.search("zzz")

    before = answers()
    store.rebuild(output)
    assert before == answers()


# -- the made-up year --------------------------------------------------------------------------------------------------------------------


def a_year() -> Iterator[Article]:
    """Some 4,700 articles of 60 words on 1,600 events: reports, reprints under other headlines, late ones, and copies."""
    chance = random.Random(2025)
    number = 0
    for week in range(WEEKS):
        for _ in range(0 if week in QUIET else EVENTS_A_WEEK):
            day = MONDAY + datetime.timedelta(weeks=week, days=-chance.randrange(1, 7))
            names, matters = tuple(a_word(chance).capitalize() for _ in range(5)), tuple(a_word(chance) for _ in range(4))
            event = Event(number=number, day=day, country=chance.choice(COUNTRIES), names=names, matters=matters)
            number += 1
            yield from reports_of(event, chance)


def reports_of(event: Event, chance: random.Random) -> Iterator[Article]:
    texts: list[tuple[str, str, datetime.date]] = []
    for place in range(chance.choice((1, 1, 2, 3, 3, 4, 6))):
        day = event.day + datetime.timedelta(days=chance.choice((0, 0, 0, 1, 1, 2, 6, 9)) if place else 0)
        kind = chance.random()
        if texts and kind < 0.25:
            headline, body, day = texts[0]
            headline = headline if kind < 0.06 else a_headline(event, chance)
        else:
            headline, body = a_headline(event, chance), a_body(event, chance)
        texts.append((headline, body, day))
        delay = chance.choice((8, 15, 30)) if place and chance.random() < 0.12 else 0  # found weeks after it was published
        content = f"{headline}\n\nPublished: {day}\nSource: {chance.choice(OUTLETS)}\n\n{body}\n"
        yield Article(event=event.number, path=f"{event.number:04d}-{place}.txt", seen=day + datetime.timedelta(days=delay), content=content)


def a_headline(event: Event, chance: random.Random) -> str:
    one, other = chance.sample(event.names, 2)
    return f"{one} and {event.country}’s {other} {chance.choice(('agree', 'meet', 'begin work', 'sign'))} on {chance.choice(event.matters)}"


def a_body(event: Event, chance: random.Random) -> str:
    """Three sentences of some 60 words: a fifth of them the event's own."""
    sentences = []
    for _ in range(3):
        (one, other), (first, second) = chance.sample(event.names, 2), chance.sample(event.matters, 2)
        plain = chance.choices(PLAIN, k=3)
        sentences.append(
            f"The {plain[0]} of {one} and {event.country} will {chance.choice(('open', 'share', 'plan'))} a {first} {plain[1]} for {other} "
            f"with the {second} in Viet Nam’s {plain[2]}."
        )
    return " ".join(sentences)


def a_word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(4))


# -- the desk's weeks --------------------------------------------------------------------------------------------------------------------


def lay_out(year: Year, folder: Path, week: int) -> None:
    """The files that came in the week before that Monday's edition."""
    folder.mkdir(exist_ok=True)
    monday = MONDAY + datetime.timedelta(weeks=week)
    for article in year.articles:
        if article.seen < monday and week not in QUIET and article.path not in year.written:
            (folder / article.path).write_text(article.content, encoding="utf-8")
            year.written.add(article.path)


def build_and_kill(desk: Desk, monday: datetime.date, output: Path, *, after: float) -> None:
    process = multiprocessing.get_context("fork").Process(target=_build, args=(desk, monday, output))
    process.start()
    time.sleep(after)
    process.kill()
    process.join()


def _build(desk: Desk, monday: datetime.date, output: Path) -> None:
    pipeline.build(desk, date=monday, output=output, formats=("json",), publish=True, jobs=1)
