"""Tells whether two sentences say the same, by the words they share: so that no reader is told one thing twice."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from briefing.model import Analysis
from briefing.text import MONTHS, UPPER, folded

# Tuned 2026-11 on 89 pairs of news sentences that share 28 to 75 % of the shorter one's words, mostly from two reports of one event, judged
# by hand: does the second say what the first one said? Shared words over the geometric mean of their numbers: area under the curve .79
# (.79 and .78 on two halves), over the smaller number .73 (.72, .73), weighted by how rare they are in the story .78 (.80, .74). By how
# often such pairs come, .35 is right of 68 % and finds 45 (72 and 58, 61 and 30), .28 of 49 and 92; half of the shorter one's words, the
# rule before, of 52 and 30. A statement lost is worse than one told twice: .35. OWN keeps two signings of one day apart ("signed an
# agreement on rice", "… on semiconductors": of eight made-up pairs six, without it none) and costs 5 of what is found; .20 costs 2
# and .30 13. Figures that differ as a sign of difference gain 1 and lose 5. Doubt: the pairs are few, and many a matter of taste.
SAME, OWN = 0.35, 0.25
STEM = 6  # letters of a word that are compared; five find .01 to .02 less
YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = "|".join(rf"{month[:3]}[a-z]*\.?" for month in MONTHS)
DAY = re.compile(rf"\b(?:{_MONTH})\s\d{{1,2}}\b|\b\d{{1,2}}\s(?:{_MONTH})(?=\W|$)|\b\d{{1,2}}/\d{{1,2}}\b", re.IGNORECASE)
"""A day of a month: "November 4", "4 Nov.", "5/11"."""
_COUNTED = re.compile(r"(\d[\d.,]*(?<=\d))(?:\s(\w+))?")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(rf"(?<=[^.!?“]\s)[{UPPER}][\w-]+|\b[{UPPER}]{{3,}}\b")
"""Not a sentence's first word, unless it is all capitals."""

FRAME = frozenset(
    word[:STEM]
    for word in """
    accord agree agreed agreement announce announced bilateral collaboration contract cooperate cooperation countries country deal
    government intent joint launched letter meeting memorandum minister ministry nations national officials pact partner partnership
    president prime relations sides sign signed signing signature statement strategic strengthen support understanding visit treaty
    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    last month months next today week weeks yesterday spring summer autumn winter
    after also between both during from have said says that their this told under were which will with would year years
    """.split()
)
"""What news of any agreement say, stems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """A sentence for comparing: its words, and those that are its `own`, without the frame, years and the names of countries."""

    words: frozenset[str]
    own: frozenset[str]


def gist(words: Iterable[str], names: Collection[str]) -> Gist:
    """Of numbers, "AI" and words that are not short, without endings: "training" and "trained" are alike."""
    stems = frozenset(_stems(words))
    own = frozenset(stem for stem in stems if stem not in FRAME and stem not in names and not YEAR.fullmatch(stem))
    return Gist(words=stems, own=own or stems)


def names(report: Analysis) -> frozenset[str]:
    """The stems of what the report calls countries, their peoples and capitals."""
    return frozenset(_stems(word for tag in report.countries for text in {e.text for e in tag.evidence} for word in text.split()))


def say_the_same(one: Gist, other: Gist) -> bool:
    """Whether a reader of the one would find little in the other."""
    return _shared(one.words, other.words) >= SAME and _shared(one.own, other.own) >= OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What of a sentence is the same in any wording: its figures bare and `counted`, with the word behind them, days of a month apart from
    them, and its names, as far as they are written with a capital."""

    figures: frozenset[str]
    counted: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]


def facts(text: str, countries: Collection[str]) -> Facts:
    """Of a sentence in a script with capitals; years are no figures, and countries no names, unless as "KAIST" is Korean."""
    plain = DAY.sub(" ", text)
    found = [(number.replace(",", ""), word) for number, word in _COUNTED.findall(plain) if not YEAR.fullmatch(number)]
    words = [word if word.isupper() else folded(word)[:STEM] for word in _NAME.findall(plain)]
    return Facts(
        figures=frozenset(number for number, _ in found),
        counted=frozenset(f"{number} {word.casefold()[:STEM]}" for number, word in found),
        days=frozenset(_NUMBER.findall(day)[0] for day in DAY.findall(text)),
        names=frozenset(word for word in words if word not in FRAME and word not in countries),
    )


def repeats(one: Facts, other: Facts, *, translated: bool) -> bool:
    """Whether the one has figures, and none that the other has not, nor a name; of a translation, whose words are others, a figure and a
    name have to stand in both, or a day and a name that is all capitals."""
    if translated:
        names = one.names & other.names
        alike = (one.figures and names) or (one.days & other.days and any(map(str.isupper, names)))
        return one.figures <= other.figures and bool(alike)
    return bool(one.counted) and one.counted <= other.counted and one.names <= other.names


def _stems(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        bare = word.strip(",.;:“”\"'’()").removesuffix("'s").removesuffix("’s")
        if len(bare) > 3 or (len(bare) > 1 and bare.isupper()) or not (bare.isalpha() and bare.isascii()):
            yield bare.casefold()[:STEM]


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0
