"""Finds words that only a machine would put so: set phrases with a synonym that never stands there ("renewable vitality").

What follows from them is left to others. A text in another language than English has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from briefing.model import Document, Evidence, Place

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_NEEDED = 2
"""So many different words have to be replaced. Of 3,538 texts that people wrote two flag none, and flagged none with a first table, more
than twice as wide, that had not yet been compared with them; one flagged 85 with that. Of 31 texts that spinners made, most of them short
and nearly all read while the table was made, one finds all, two 19, three 12; of five read afterwards two finds the three by a spinner that
was known. Synonyms put in at random from a thesaurus are not found: 0 of 1,078 articles (2026-11)."""

_SOMEBODY = re.compile(
    r"[ -](?:ministers?|secretar(?:y|ies)|teams?|staff|officials?|officers?|chiefs?|directors?|managers?|advis[eo]rs?|workers?|leaders?"
    r"|students?|teachers?|investors?|experts?|engineers?|executives?|compan(?:y|ies)|firms?)\b",
    re.IGNORECASE,
)
"""Behind a phrase, what its first word may go with after all: an inexperienced finance minister."""


def find(document: Document) -> tuple[Evidence, ...]:
    """The odd phrases of title and text in reading order, or none where fewer than two different words were replaced.

    One may be a slip, a writer's habit, or a meaning that nobody thought of; a spinner goes through the whole text.
    """
    if document.language != "en":
        return ()
    found = [*_odd("title", document.title or ""), *_odd("text", document.text)]
    return tuple(evidence for evidence, _ in found) if len({replaced for _, replaced in found}) >= _NEEDED else ()


def _odd(place: Place, text: str) -> Iterator[tuple[Evidence, str]]:
    """Each odd phrase, none overlapping, of two at one place the longer; with the word that was replaced in it."""
    automaton, replaced = _table()
    matches = automaton.find_matches_as_indexes(_lower(text), overlapping=True)
    reached = 0
    for start, minus_end, index in sorted((start, -end, index) for index, start, end in matches):
        end = -minus_end
        if start >= reached and _stands_alone(text, start, end) and not _SOMEBODY.match(text, end):
            reached = end
            yield Evidence(place=place, start=start, end=end, text=text[start:end]), replaced[index]


def _lower(text: str) -> str:
    """In small letters, each in its place: a capital whose small form is longer ("İ") stays."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """No part of a longer word; nor of a compound, for an e-commerce deal is no commerce deal."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return not any(letter.isalnum() or letter == "-" for letter in around)


@lru_cache(maxsize=1)
def _table() -> tuple[AhoCorasick, tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick

    phrases = dict(_phrases((resources.files("briefing") / "data" / "words-altered.txt").read_text(encoding="utf-8")))
    return AhoCorasick(list(phrases)), tuple(phrases.values())


def _phrases(table: str) -> Iterator[tuple[str, str]]:
    """Each odd phrase and its plural, with the word that was replaced in it."""
    for line in table.splitlines():
        if line and not line.startswith("#"):
            head, _, frames = line.partition("): ")
            odd, _, replaced = head.partition(" (")
            for frame in frames.split(", "):
                phrase = frame.replace("_", odd)
                yield phrase, replaced
                yield f"{phrase[:-1]}ies" if phrase.endswith("y") else f"{phrase}s", replaced
