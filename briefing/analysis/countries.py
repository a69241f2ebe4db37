"""Finds the countries and blocs that a document is about, what part each plays in it, and which sentences concern which partner.

A country's weight is the sum of its cues, each weighed by kind and by where it stands. Which words are cues is left to `cues`.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.analysis import cues
from briefing.model import CountryTag, Document, Sentence

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen
    from briefing.lexicon import Lexicon
    from briefing.model import Role

# What a cue is worth by its kind. Tuned, with the numbers below, on newswire that people had tagged by country (1,500 articles, one at a
# time, each half checked), 2026-11: F1 .933, without the US .897, beyond the dateline's country .713; the weights that we began with
# (title ×3, firms as institutions .6) gave .926, .886, .690. A firm is not its country: .6 → .15 is worth most of it.
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
    "firm": 0.15,
}
ZONE = {"title": 2.0, "first": 2.0, "rest": 1.0}
"""By where it stands. Title: 1.5 to 2 best of 1 to 5 there; the upper end, those titles are telegrams. First sentence: 2 of 1 to 3."""
DATELINE = 3.0
"""A dateline is enough by itself: nine in ten name a country that people, too, said the report is about."""
ENOUGH, ENOUGH_UNDATED = 3.0, 2.5
"""What a partner needs: 3 best of 2 to 5; less where no dateline speaks for a country."""
SHARE = 0.12
"""And of the weightiest country's: .1 to .15 best of .1 to .35."""
_PLACES = frozenset({"capital", "city", "region", "abbreviation", "currency", "firm"})


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
            role=_role(code, [cue for cue in seen if cue.code == code], weight >= enough, lexicon.home),
            evidence=tuple(cue.evidence for cue in seen if cue.code == code),
        )
        for code, weight in weights.items()
    ]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.code)))


def concern(document: Document, sentences: Sequence[Sentence], countries: Sequence[CountryTag], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The same sentences with the partners that each concerns: by its own cues, else by what "both sides", a leaning opening or its
    paragraph refers to. What is said in passing counts for nothing; a sentence about another country alone concerns none."""
    partners = [tag for tag in countries if tag.role == "partner"]
    mentioned = {tag.code for tag in countries if tag.role == "mentioned"}
    named = _codes_of_sentences(sentences, cues.read(document, sentences, lexicon))
    running = _Running(partners)
    found = []
    for index, sentence in enumerate(sentences):
        if index == 0 or "\n\n" in document.text[sentences[index - 1].end : sentence.start]:
            running.begin_paragraph()
        words = document.text[sentence.start : sentence.end]
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


def _role(code: str, seen: Sequence[Seen], is_enough: bool, home: str | None) -> Role:
    if code == home:
        return "home"
    return "partner" if is_enough and (home is None or _is_spoken_of(seen)) else "mentioned"


def _is_spoken_of(seen: Sequence[Seen]) -> bool:
    """Whether the country itself is named and not only its places: a forum in Davos makes Switzerland no partner of anybody."""
    of_text = [cue.kind for cue in seen if cue.zone != "dateline" and not cue.aside]
    return any(kind not in _PLACES for kind in of_text) or of_text.count("capital") > 2


def _weight(cue: Seen, home: str | None) -> float:
    if cue.zone == "dateline":
        return DATELINE
    if cue.aside and home:
        return 0.0
    return KIND[cue.kind] * ZONE[cue.zone]
