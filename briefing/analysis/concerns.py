"""Finds which sentences of a document concern which partner: by their own cues, else by whom the text is speaking of as it goes on."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.analysis import bearers
from briefing.model import CountryTag, Sentence

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen

# What each rule is worth was read by hand on 48 articles of diplomacy and trade (457 sentences in two halves, partners given), 2026-11:
# exactly right .85 and .87 → .94 and .92, a partner claimed rightly .95 and .97 → .97 and .97, partners found .88 and .84 → .96 and .93;
# on ten articles labelled after that (88 sentences) .92, .99, .93 → .96, .99, .96. Alone: names that carry a country +.05 and +.01,
# silent paragraphs +.03 and +.03, counted countries +.01 and +.00, more words for a pair +.00 and +.01. Tried, and out again, for they
# claim more partners wrongly or find no more: every paragraph that names home alone goes on (precision .97 → .94), those with a verb of
# speech (.97 → .95), a bloc in passing ends no run, "he" goes on behind another country, a country behind its city is a mere venue.
# Second pass, same three: exactly right .947 .927 .966 → .947 .935 .977, found .961 .928 .959 → .961 .946 .969, as many claimed wrongly;
# _REFERS and "the three European countries" +.004 each on the second, dialogue and drill as events +.011 on the third. Out again: "the
# agreement" anywhere in a paragraph about home (precision −.004, −.003), "his country" and "the diplomat" (often a third country's).


def find(text: str, sentences: Sequence[Sentence], seen: Sequence[Seen], countries: Sequence[CountryTag]) -> tuple[Sentence, ...]:
    """The same sentences with the partners that each concerns: by its own cues and the people it names, else by what "both sides", a
    leaning opening or its paragraph refers to. What is said in passing counts for nothing; a sentence about another country alone concerns
    none."""
    named = _named_in_sentences(text, sentences, seen)
    running = _Running(countries)
    found = []
    for index, sentence in enumerate(sentences):
        if index == 0 or "\n\n" in text[sentences[index - 1].end : sentence.start]:
            running.begin_paragraph()
        codes = running.of(text[sentence.start : sentence.end], named[index])
        found.append(dataclasses.replace(sentence, partners=tuple(sorted(codes))))
    return tuple(found)


def _named_in_sentences(text: str, sentences: Sequence[Sentence], seen: Sequence[Seen]) -> list[frozenset[str]]:
    """For each sentence the codes of the cues in it that are not said in passing, and of the people and bodies that it names."""
    starts = [sentence.start for sentence in sentences]
    found: list[set[str]] = [set() for _ in sentences]
    cues = [(cue.evidence.start, cue.code) for cue in seen if cue.evidence.place == "text" and not cue.aside]
    for start, code in (*cues, *bearers.find(text, seen)):
        index = bisect.bisect_right(starts, start) - 1
        if index >= 0 and start < sentences[index].end:
            found[index].add(code)
    return [frozenset(codes) for codes in found]


_PAIR = re.compile(
    r"\b(?:both|(?:the|their|these|those|our) (?:two|2)|either|each) (?:other |partner |neighbou?ring |foreign |prime )?"
    r"(?:sides?|countr(?:y|ies)|nations?|part(?:y|ies)|governments?|econom(?:y|ies)|leaders|peoples|states|ministries|ministers|capitals|cities|koreas|"
    r"premiers|presidents|pms|parliaments|universities|associations|agencies|militaries|armies|heads|diplomats|officials)\b"
    r"|\beach other\b|\bthe (?:pair|duo)\b|\bthe (?:two|2) (?:also|will|have|had|are|were|said|held|agreed|discussed)\b"
    r"|\btheir (?:countries|nations|governments)\b"
    r"|\bbilateral|\btwo-way (?:trade|ties|relations)|\bthe (?:other|partner) (?:side|country)\b|\bjoint (?:statement|declaration)\b"
    r"|\b(?:hai (?:nước|bên|quốc gia|chính phủ|nền kinh tế|dân tộc)|song phương|hai chiều)\b"
)
_OPENS_PAIR = frozenset("2 both two either each pair duo their bilateral other partner joint hai song".split())
"""A sentence with none of these words speaks of no pair: to look for them first makes the whole four times faster."""
_SEVERAL = re.compile(
    r"\b(?:(?P<number>three|four|five|ba|bốn) (?:\w+ )?(?:sides|countries|nations|parties|governments|partners|states|nước|bên)"
    r"|(?P<lateral>tri|quadri)lateral)\b"
)
_OPENS_SEVERAL = frozenset("three four five ba bốn trilateral quadrilateral".split())
_NUMBERS = {"three": 3, "ba": 3, "tri": 3, "four": 4, "bốn": 4, "quadri": 4, "five": 5}
_EVENT = (
    "accord|agreement|ceremony|conference|cooperation|collaboration|deal|delegation|dialogue|document|drill|envoy|event|exchange|exercise|meeting|"
    "memorandum|mou|occasion|pact|partnership|pilot|programme|program|project|roundtable|scheme|session|signing|summit|talks|treaty|trip|visit"
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
_REFERS = re.compile(
    rf"\b[Tt]he (?:second|third|next) (?:[\w-]+ ){{0,4}}(?:{_EVENT})\b"
    r"|\b(?:the|these|those) (?:ambassadors|diplomats|guests|countries)\b"
    r"|\b(?!The )[A-Z][\w-]+(?: side|['’]s delegation| delegation)\b",
)
"""A sentence that names home alone goes on with these words: whom "the Vietnamese side" faced, who came to "the next drill"."""
_IN_REFERENCES = frozenset("second third next ambassadors diplomats guests countries side delegation".split())
_SILENT = 2
"""So many paragraphs on end that name no country at all go on with the one before: 1 finds a partner less in 100 sentences, 3 no more."""

_WORD = re.compile(r"\w+")
_NONE = frozenset[str]()


class _Running:
    """Whom the text is speaking of as it goes on: the last sentence's own partners, and the last pair for "the two countries": home and a
    partner, in an article that does not name home two partners."""

    def __init__(self, countries: Sequence[CountryTag]) -> None:
        partners = [tag for tag in countries if tag.role == "partner"]
        self._partners = frozenset(tag.code for tag in partners)
        self._mentioned = frozenset(tag.code for tag in countries if tag.role == "mentioned") | {""}  # and blocs that are switched off
        self._of_two = 1 if any(tag.role == "home" for tag in countries) else 2
        self._sides = self._partners if len(partners) <= self._of_two else _NONE
        self._before = self._sides or frozenset(tag.code for tag in partners if any(e.place == "title" for e in tag.evidence))
        self._current = _NONE
        self._pair = self._sides
        self._opens = True
        self._silent = 0

    def begin_paragraph(self) -> None:
        self._before, self._current, self._opens = self._current or (self._before if self._opens else _NONE), _NONE, True

    def of(self, words: str, named: frozenset[str]) -> frozenset[str]:
        """The partners of the paragraph's next sentence, which names these countries."""
        own = named & self._partners
        low = words.lower()
        spoken = frozenset(_WORD.findall(low))
        counted = None if _OPENS_SEVERAL.isdisjoint(spoken) else _SEVERAL.search(low)
        if own:
            self._current = self._of_own(own, counted)
        else:
            is_of_pair = not _OPENS_PAIR.isdisjoint(spoken) and bool(_PAIR.search(low))
            refers = not _IN_REFERENCES.isdisjoint(spoken) and bool(_REFERS.search(words))
            self._current = self._of_reference(words, named, is_several=bool(counted), is_of_pair=is_of_pair, refers=refers)
        self._opens = False
        return self._current

    def _of_own(self, own: frozenset[str], counted: re.Match[str] | None) -> frozenset[str]:
        """Its own, and the others of those that it counts: "the first meeting of the three countries since President …"."""
        self._silent = 0
        if counted:
            number = _NUMBERS[counted["number"] or counted["lateral"]]
            for codes in (self._current, self._before):
                if own < codes and number - 1 <= len(codes) <= number:  # with or without home
                    return codes
        self._pair = own if len(own) == self._of_two else self._pair
        return own

    def _of_reference(self, words: str, named: frozenset[str], *, is_several: bool, is_of_pair: bool, refers: bool) -> frozenset[str]:
        others = named & self._mentioned
        if is_several and len(others) > 1:
            return _NONE
        if is_of_pair:
            return self._sides or self._current_pair()
        if is_several:
            return next((codes for codes in (self._current, self._before, self._partners) if len(codes) > 1), self._sides)
        if others:
            return _NONE
        if refers:
            return self._current or self._before
        if self._opens and not named and self._silent < _SILENT:
            self._silent += 1
            return self._before
        return self._before if self._opens and _LEANS.match(words) else self._current

    def _current_pair(self) -> frozenset[str]:
        """Whom this paragraph, else the one before speaks of; where that makes no pair, the last that did."""
        running = self._current or self._before
        return running if len(running) == self._of_two else self._pair or running
