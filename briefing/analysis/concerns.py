"""Finds which sentences of a document concern which partner: by their own cues, else by whom the text is speaking of as it goes on."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import CountryTag, Sentence

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen


def find(text: str, sentences: Sequence[Sentence], seen: Sequence[Seen], countries: Sequence[CountryTag]) -> tuple[Sentence, ...]:
    """The same sentences with the partners that each concerns: by its own cues, else by what "both sides", a leaning opening or its
    paragraph refers to. What is said in passing counts for nothing; a sentence about another country alone concerns none."""
    partners = [tag for tag in countries if tag.role == "partner"]
    mentioned = {tag.code for tag in countries if tag.role == "mentioned"}
    named = _codes_of_sentences(sentences, seen)
    running = _Running(partners)
    found = []
    for index, sentence in enumerate(sentences):
        if index == 0 or "\n\n" in text[sentences[index - 1].end : sentence.start]:
            running.begin_paragraph()
        words = text[sentence.start : sentence.end]
        codes = running.of(words, own=named[index] & running.partners, is_about_others=bool(named[index] & mentioned))
        found.append(dataclasses.replace(sentence, partners=tuple(sorted(codes))))
    return tuple(found)


def _codes_of_sentences(sentences: Sequence[Sentence], seen: Sequence[Seen]) -> list[frozenset[str]]:
    """For each sentence the codes of the cues in it that are not said in passing."""
    starts = [sentence.start for sentence in sentences]
    found: list[set[str]] = [set() for _ in sentences]
    for cue in seen:
        index = bisect.bisect_right(starts, cue.evidence.start) - 1
        if cue.evidence.place == "text" and not cue.aside and index >= 0 and cue.evidence.start < sentences[index].end:
            found[index].add(cue.code)
    return [frozenset(codes) for codes in found]


_PAIR = re.compile(
    r"\b(?:both|(?:the )?(?:two|2)|either|each) (?:other |partner |neighbou?ring )?"
    r"(?:sides?|countr(?:y|ies)|nations?|part(?:y|ies)|governments?|econom(?:y|ies)|leaders|peoples|states|ministries|ministers|capitals)\b"
    r"|\bbilateral|\btwo-way (?:trade|ties|relations)|\bthe (?:other|partner) (?:side|country)\b|\bjoint (?:statement|declaration)\b"
    r"|\b(?:hai (?:nước|bên|quốc gia|chính phủ|nền kinh tế|dân tộc)|song phương|hai chiều)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:three|four|five) (?:sides|countries|nations|parties|governments|partners)\b|\b(?:tri|quadri)lateral\b"
    r"|\b(?:ba|bốn) (?:nước|bên)\b",
    re.IGNORECASE,
)
_EVENT = (
    "accord|agreement|ceremony|cooperation|collaboration|deal|delegation|document|envoy|event|exchange|meeting|memorandum|mou|occasion|pact|partnership|"
    "pilot|programme|program|project|roundtable|scheme|signing|summit|talks|treaty|trip|visit"
)
_PEOPLE = "ambassador|consul|consulate|diplomat|embassy|leaders|minister|partner|president|prime minister|sides"
_LEANS = re.compile(
    r"[\W_]*(?:(?:however|meanwhile|additionally|moreover|also|furthermore|in addition|besides|accordingly|later|then|finally), )?"
    r"(?:(?:he|she|they|it|both)\b"
    rf"|(?:the|this|these|that|such) (?:two |three |joint |new )?(?:{_EVENT}|{_PEOPLE})"
    rf"|(?:also )?(?:during|at|in|on|under|after|following|upon|as (?:a )?part of) (?:the|this|these|their) (?:[\w-]+ )?(?:{_EVENT}))",
    re.IGNORECASE,
)
"""A paragraph that opens so goes on with the one before: "The delegation also …", "Under the agreement, …"."""

_NONE = frozenset[str]()


class _Running:
    """Whom the text is speaking of as it goes on: the last sentence's own partners, and the last single one for "the two countries"."""

    def __init__(self, partners: Sequence[CountryTag]) -> None:
        self.partners = frozenset(tag.code for tag in partners)
        self._only = self.partners if len(self.partners) == 1 else _NONE
        self._before = self._only or frozenset(tag.code for tag in partners if any(e.place == "title" for e in tag.evidence))
        self._current = _NONE
        self._pair = self._only
        self._opens = True

    def begin_paragraph(self) -> None:
        self._before, self._current, self._opens = self._current or (self._before if self._opens else _NONE), _NONE, True

    def of(self, words: str, *, own: frozenset[str], is_about_others: bool) -> frozenset[str]:
        """The partners of the paragraph's next sentence."""
        self._current = self._of(words, own, is_about_others)
        self._opens = False
        return self._current

    def _of(self, words: str, own: frozenset[str], is_about_others: bool) -> frozenset[str]:
        if own:
            self._pair = own if len(own) == 1 else self._pair
            return own
        if _PAIR.search(words):
            return self._only or self._current_pair()
        if _SEVERAL.search(words):
            return next((codes for codes in (self._current, self._before, self.partners) if len(codes) > 1), self._only)
        if is_about_others:
            return _NONE
        return self._before if self._opens and _LEANS.match(words) else self._current

    def _current_pair(self) -> frozenset[str]:
        """Home and one more: whom this paragraph, else the one before speaks of; where that is several, the last that stood alone."""
        running = self._current or self._before
        return running if len(running) == 1 else self._pair or running
