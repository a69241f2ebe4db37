"""Ranks a document's sentences for quoting: its lead, cleaned. How firm a sentence is, and whom it concerns, is weighed by others."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from briefing.analysis import datelines
from briefing.analysis.keyphrases import stop_words
from briefing.analysis.leaning import leans
from briefing.analysis.statements import FEWEST_WORDS, is_long_enough, is_short_statement, is_statement
from briefing.model import Document, Lead, Sentence, WeighedSentence

MOST = 5


def rank(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Lead, ...]:
    """Up to five sentences, best first: the early ones, before them those that say most of what the document says again and again.

    A dateline or byline does not open a quotation; no question, no heading, nothing under six words. A sentence that leans on another is
    none, unless all do. A reader's budget is about 55 words; whoever shows leads stops there.
    """
    candidates = _candidates(document, sentences)
    ranked = sorted(([c for c in candidates if not c.leans] or candidates), key=lambda c: (_rank(c), c.start))[:MOST]
    return tuple(
        Lead(start=c.start, end=c.end, text=document.text[c.start : c.end], score=round(1 / (1 + STEP * (_rank(c) - _rank(ranked[0]))), 6))
        for c in ranked
    )


def weigh(document: Document, sentences: tuple[Sentence, ...]) -> tuple[WeighedSentence, ...]:
    """The sentences that `rank` looked at, in reading order, each with what it won and lost, or with why it was passed over."""
    candidates = {candidate.end: candidate for candidate in _candidates(document, sentences)}
    all_lean = all(candidate.leans for candidate in candidates.values())
    looked_at = [s for s in sentences if s.end <= max(candidates)] if candidates else sentences[:LOOKED_AT]
    return tuple(
        _weighed(candidates[s.end], all_lean=all_lean) if s.end in candidates else _passed_over(document.text, s) for s in looked_at
    )


STEP = 0.25  # of the score, for a place behind the best
LOOKED_AT = 12  # clean sentences; 20 gained nothing, and what is firm further down is found by its firmness
FIRST_PERSON = 8.0
"""Places lost by "we" and "I", which want their speaker; 2 to 8 are the same on the articles below. To leave out what leans costs .5 and
.4 there against five places lost, and serves the promise that nothing is quoted without its subject."""
CENTRAL = 16.0
"""Places won for a mean of 1 over the sentence's words, each weighing the logarithm of how often the document has it.

On 300 news articles with their editors' highlights, each half by itself (ROUGE-1/2): by place alone 31.8/11.4 and 31.4/12.2, 12 32.9/12.0
and 32.2/12.9, 14 33.0/12.1 and 32.3/13.1, 16 33.4/12.4 and 32.2/13.0, 18 33.5/12.6 and 32.2/13.0; the whole gains 1.2 and .9 (95 % of
resamplings: .5 to 2.0 and .3 to 1.7). Words of four letters and more by their first six: five, seven or real stems are as good, whole words
a little worse. In shares of the commonest word it gained as much there, and turned short texts upside down. What gained on one half only,
or on neither: fewer places for quotations, long, short or nameless sentences, "But", questions to "you", figures.
"""
FIRST = 2.0
"""Places won by the first clean sentence: agencies and ministries put the news there, and so do readers (in 5 of 5 articles of our own).

The 300 articles, many of which open with a scene, lose .3 and .2 by it (95 %: -.7 to .1), and 1, 3, 4 and 6 places are the same. Only
for one that neither leans nor says "we": .2 less. All together, what leans left out, 32.6/11.9 and 31.4/12.1; the first three sentences as
they stand 29.3/10.9 and 28.9/11.1.
"""
FEWEST_COUNTED = 6  # words: a shorter sentence is compared as if it had so many


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence without its dateline, whose words weigh `centrality`; `place` counts the clean sentences before it."""

    start: int
    end: int
    place: int
    centrality: float
    leans: bool
    first_person: bool


def _candidates(document: Document, sentences: tuple[Sentence, ...]) -> list[_Candidate]:
    """The first clean sentences; where a text has none that ends as a sentence does, its longest lines have to do, else short sentences."""
    text, weights = document.text, _weights(document)
    for is_good in (is_statement, is_long_enough, is_short_statement):
        found: list[_Candidate] = []
        said: set[str] = set()  # a summary stands again below the dateline
        for sentence in sentences:
            start = sentence.start + datelines.length(text, sentence)
            words = text[start : sentence.end]
            if is_good(words) and words not in said:
                said.add(words)
                found.append(
                    _Candidate(
                        start=start,
                        end=sentence.end,
                        place=len(found),
                        centrality=_centrality(words, weights),
                        leans=leans(words),
                        first_person=_FIRST_PERSON.search(words) is not None,
                    )
                )
            if len(found) == LOOKED_AT:
                break
        if found:
            return found
    return []


def _rank(candidate: _Candidate) -> float:
    """The place of the sentence, less what it wins and with what it loses; less is better."""
    lost = FIRST_PERSON * candidate.first_person
    return candidate.place - CENTRAL * candidate.centrality - FIRST * (candidate.place == 0) + lost


def _weighed(candidate: _Candidate, *, all_lean: bool) -> WeighedSentence:
    return WeighedSentence(
        start=candidate.start,
        end=candidate.end,
        place=candidate.place + 1,
        repeats=CENTRAL * candidate.centrality,
        first=FIRST * (candidate.place == 0),
        first_person=FIRST_PERSON * candidate.first_person,
        passed_over="leans on another sentence" if candidate.leans and not all_lean else "",
    )


def _passed_over(text: str, sentence: Sentence) -> WeighedSentence:
    start = sentence.start + datelines.length(text, sentence)
    return WeighedSentence(start=start, end=sentence.end, passed_over=_why_not(text[start : sentence.end]))


def _why_not(words: str) -> str:
    if words.rstrip("\"'”’»)]} ").endswith(("?", "？")):
        return "a question"
    if len(words.split()) < FEWEST_WORDS:
        return "a heading, or too short"
    return "does not end as a sentence" if is_long_enough(words) else "a byline, caption or table"


_CONTENT = re.compile(r"[^\W\d_]{4,}")


def _weights(document: Document) -> dict[str, float]:
    """The logarithm of how often the document has each content word: 0 for one that stands once."""
    counts = Counter(_content(document.text, stop_words(document.language)))
    return {word: math.log(count) for word, count in counts.items() if count > 1}


def _content(text: str, stop: frozenset[str] = frozenset()) -> list[str]:
    """The longer words by their beginnings: "agreement" and "agreements" are one."""
    return [word[:6] for word in _CONTENT.findall(text.casefold()) if word not in stop]


def _centrality(words: str, weights: dict[str, float]) -> float:
    """The mean weight of the sentence's words, each different one counted once."""
    said = dict.fromkeys(_content(words))
    return sum(weights.get(word, 0.0) for word in said) / max(FEWEST_COUNTED, len(words.split()))


_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us|I['’]\w+|[Ww]e['’]\w+)\b")
