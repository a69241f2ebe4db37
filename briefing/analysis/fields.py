"""Finds the fields of cooperation that a document is about, with the words by which it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.analysis import sentences
from briefing.analysis.words import word_lists
from briefing.model import Document, Evidence, FieldTag, Place

if TYPE_CHECKING:
    from briefing.lexicon import Lexicon


def find(document: Document, lexicon: Lexicon) -> tuple[FieldTag, ...]:
    """The fields with enough weight, by name; the evidence stands in reading order, the title's first."""
    seen: dict[str, list[_Use]] = {}
    opening = _first_sentence(document.text)
    places: tuple[tuple[Place, str], ...] = (("title", document.title or ""), ("text", document.text))
    for place, text in places:
        for term in lexicon.field_terms(text):
            if _is_of_a_person(text, term.start, term.end, is_title=place == "title"):
                continue
            evidence = Evidence(place=place, start=term.start, end=term.end, text=text[term.start : term.end])
            zone = TITLE if place == "title" else FIRST if term.start < opening else REST
            seen.setdefault(term.field, []).append(_Use(evidence=evidence, is_weak=term.weak, zone=zone))
    about = sorted(name for name, uses in seen.items() if _is_enough(uses))
    return tuple(FieldTag(name=name, evidence=tuple(use.evidence for use in seen[name])) for name in about)


def _is_of_a_person(text: str, start: int, end: int, *, is_title: bool) -> bool:
    """Whether the word is a person's name behind an office or a first name, as in "Ambassador Sample Nickel"; no acronym is one.

    A title may have all its words in capitals ("Minister Backs Robots"): there only the word right before it counts.
    """
    if not text[start:end].istitle() or " " in text[start:end] or _GOES_ON.match(text, end):
        return False
    before = _NAMES_BEFORE.search(text, max(0, start - LONGEST_NAME), start)
    names = [name.rstrip(".").lower() for name in before.group().split()] if before else []
    people = word_lists("people")
    if names and names[-1] in people["given"]:
        return True
    return any(name in people["office"] or name in people["courtesy"] for name in (names[-1:] if is_title else names))


LONGEST_NAME = 60  # characters looked at
_GOES_ON = re.compile(r"[\s-]+[A-Z]")  # "Deputy Health Minister"
_NAMES_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\s|[A-Z]\w{0,3}\.\s){1,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A term of a field where it stands, and what a clear term weighs there."""

    evidence: Evidence
    is_weak: bool
    zone: float


TITLE, FIRST, REST = 3.0, 2.0, 1.0
WEAK = 0.4  # of a clear term, in the title and the first sentence; further down a weak word weighs nothing: "the university … a doctor"
AGAIN = 0.5  # of the first time: the institute with a field in its name is named often
NEEDED = 2.0
"""A clear term in the title or the first sentence, or two different ones, or one three times.

Of 60 news articles read by hand 4 are about a field, of 18 about cooperation 14 (17 fields). One clear term anywhere found 21 of the 22
and 18 more that are none; this finds 19 and 3 more. Needing 3 lost four more; .7 for AGAIN and 1 for WEAK are the same; a share of the
foremost field, and weighing by the article's length, changed nothing or lost fields. "Exports" and "imports" as clear terms give trade to
70 more of 1,500 business reports and to 7 more of 1,200 general ones; with the singular, 102 and 11.
"""


def _first_sentence(text: str) -> int:
    """Where the first sentence ends."""
    return next((sentence.end for sentence in sentences.split(text[:LONGEST])), 0)


LONGEST = 1_000  # characters looked at


def _is_enough(uses: list[_Use]) -> bool:
    """Whether the uses weigh enough; weak words alone have to be two different ones."""
    weight = 0.0
    said: set[str] = set()
    for use in uses:
        word = use.evidence.text.casefold().removesuffix("s")
        if not use.is_weak or use.zone > REST:
            weight += use.zone * (WEAK if use.is_weak else 1.0) * (AGAIN if word in said else 1.0)
        said.add(word)
    return round(weight, 6) >= NEEDED and (len(said) > 1 or not uses[0].is_weak)
