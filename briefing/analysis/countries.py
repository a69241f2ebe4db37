"""Finds the countries and blocs that a document is about, what part each plays in it, and which sentences concern which partner.

A country's weight is the sum of its cues, each weighed by kind and by where it stands. Where words stand that mean a country is the
lexicon's knowledge; that some of them do not mean it here (a person, a sea, a firm's name, a comparison) is decided in this file.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.analysis import cues
from briefing.model import CountryTag, Document, Evidence, Sentence

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen
    from briefing.lexicon import Lexicon
    from briefing.model import Role

# What a cue is worth: measured on newswire that people had tagged by country (product/facts: "weighted cues"), 2026-11.
KIND = {
    "name": 1.0,
    "alias": 1.0,
    "demonym": 1.0,
    "capital": 0.8,
    "region": 0.7,
    "abbreviation": 0.7,
    "institution": 0.6,
    "city": 0.5,
    "currency": 0.25,
    "firm": 0.25,
}
ZONE = {"title": 3.0, "first": 2.0, "rest": 1.0}
DATELINE = 3.0
ENOUGH, ENOUGH_UNDATED = 3.0, 2.5
SHARE = 0.15


def find(document: Document, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[CountryTag, ...]:
    """Every country and bloc that the document names, by weight; each with all the spans by which it does."""
    seen = cues.read(document, sentences, lexicon)
    weights: dict[str, float] = {}
    for cue in seen:
        weights[cue.code] = weights.get(cue.code, 0.0) + _weight(cue, lexicon.home)
    top = max((weight for code, weight in weights.items() if code != lexicon.home), default=0.0)
    dated = any(cue.zone == "dateline" for cue in seen)
    enough = max(ENOUGH if dated else ENOUGH_UNDATED, SHARE * top)
    tags = [
        CountryTag(
            code=code,
            score=round(weight, 2),
            role=_role(code, weight, enough, lexicon.home),
            evidence=tuple(cue.evidence for cue in seen if cue.code == code),
        )
        for code, weight in weights.items()
    ]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.code)))


def concern(document: Document, sentences: Sequence[Sentence], countries: Sequence[CountryTag], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The same sentences with the partners that each concerns: by its own cues, else by what "both sides", a leaning opening or its
    paragraph refers to. A sentence about another country alone concerns none."""
    partners = [tag for tag in countries if tag.role == "partner"]
    own = _codes_of_sentences(sentences, partners)
    others = _codes_of_sentences(sentences, [tag for tag in countries if tag.role == "mentioned"])
    running = _Running(partners)
    found = []
    for index, sentence in enumerate(sentences):
        if index == 0 or "\n\n" in document.text[sentences[index - 1].end : sentence.start]:
            running.begin_paragraph()
        words = document.text[sentence.start : sentence.end]
        codes = running.of(words, own=own[index], others=others[index])
        found.append(dataclasses.replace(sentence, partners=tuple(sorted(codes))))
    return tuple(found)


def _codes_of_sentences(sentences: Sequence[Sentence], tags: Sequence[CountryTag]) -> list[frozenset[str]]:
    """For each sentence the codes that have evidence in it."""
    starts = [sentence.start for sentence in sentences]
    found: list[set[str]] = [set() for _ in sentences]
    for tag in tags:
        for evidence in tag.evidence:
            index = bisect.bisect_right(starts, evidence.start) - 1
            if evidence.place == "text" and index >= 0 and evidence.start < sentences[index].end:
                found[index].add(tag.code)
    return [frozenset(codes) for codes in found]


_PAIR = re.compile(
    r"\b(?:both|(?:the )?(?:two|2)|either|each) (?:other |partner |neighbouring |neighboring )?"
    r"(?:sides?|countr(?:y|ies)|nations?|part(?:y|ies)|governments?|econom(?:y|ies)|leaders|peoples|states|ministries|ministers|capitals|international locations)\b"
    r"|\bbilateral|\btwo-way (?:trade|ties|relations)|\bthe (?:other|partner) (?:side|country)\b|\bjoint (?:statement|declaration)\b"
    r"|\bhai (?:nước|bên|quốc gia|chính phủ|nền kinh tế|dân tộc)\b|\bsong phương\b|\bhai chiều\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:three|four|five|all) (?:sides|countries|nations|parties|governments|partners)\b|\b(?:tri|quadri|multi)lateral\b|\b(?:ba|bốn|các) (?:nước|bên)\b", re.IGNORECASE
)
_LEANS = re.compile(
    r"[\W_]*(?:(?:He|She|They|It|Both)\b|(?:The|This|These|That|Such) (?:two |three |joint |new )?(?:accord|activit|agreement|ambassador|consul|cooperation|deal|delegat|diplomat|document|envoy|event|"
    r"leaders|meeting|memorandum|MoU|MOU|minister|pact|partner|president|prime minister|programme|program|project|roundtable|scheme|signing|sides|summit|talks|treaty|trip|visit)"
    r"|(?:During|At|In|On|Under|After|Following|Upon|As (?:a )?part of) (?:the|this|these|their) (?:[\w-]+ )?(?:accord|agreement|ceremony|deal|event|exchange|meeting|memorandum|MoU|MOU|occasion|pact|programme|roundtable|talks|trip|visit))",
)


class _Running:
    """Whom the text is speaking of as it goes on: the last sentence's own partners, and the last single one for "the two countries"."""

    def __init__(self, partners: Sequence[CountryTag]) -> None:
        codes = frozenset(tag.code for tag in partners)
        self._only = codes if len(codes) == 1 else frozenset[str]()
        titled = frozenset(tag.code for tag in partners if any(e.place == "title" for e in tag.evidence))
        self._all = codes
        self._before = self._only or titled
        self._current = frozenset[str]()
        self._pair = self._only

    def begin_paragraph(self) -> None:
        self._before, self._current = self._current or self._before, frozenset()

    def of(self, words: str, *, own: frozenset[str], others: frozenset[str]) -> frozenset[str]:
        """The partners of the paragraph's next sentence."""
        if own:
            self._current = own
            self._pair = own if len(own) == 1 else self._pair
            return own
        if _PAIR.search(words):
            return self._refer(self._only or self._current_pair())
        if _SEVERAL.search(words):
            return self._refer(next((codes for codes in (self._current, self._before, self._all) if len(codes) > 1), self._only))
        if others:
            self._current = frozenset()
            return self._current
        if not self._current and _LEANS.match(words):
            return self._refer(self._before)
        return self._current

    def _current_pair(self) -> frozenset[str]:
        """Home and one more: whom this paragraph, else the one before speaks of; where that is several, the last that stood alone."""
        running = self._current or self._before
        return running if len(running) == 1 else self._pair or running

    def _refer(self, codes: frozenset[str]) -> frozenset[str]:
        self._current = codes
        return codes


def _role(code: str, weight: float, enough: float, home: str | None) -> Role:
    if code == home:
        return "home"
    return "partner" if weight >= enough else "mentioned"


def _weight(cue: Seen, home: str | None) -> float:
    if cue.zone == "dateline":
        return DATELINE
    if cue.aside and home:
        return 0.0
    return KIND[cue.kind] * ZONE[cue.zone]
