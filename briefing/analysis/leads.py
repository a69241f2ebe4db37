"""Ranks a document's sentences for quoting: its lead, cleaned. How firm a sentence is, and whom it concerns, is weighed by others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.analysis import datelines
from briefing.analysis.firmness import is_torn, leans
from briefing.model import Document, Lead, Sentence

MOST = 5
FEWEST_WORDS = 6


def rank(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Lead, ...]:
    """Up to five sentences, best first: the first clean ones in their order, then what stands further down.

    A dateline or byline does not open a quotation; no question, no heading, nothing under six words. A sentence that leans on one that is
    not quoted comes later. A reader's budget is about 55 words; whoever shows leads stops there. Centrality adds nothing that holds, and an
    order that fills the budget to the word lost (ROUGE-1 31.3 → 31.0 and 30.9).
    """
    candidates = _candidates(document.text, sentences)
    leads: list[Lead] = []
    quoted: set[int] = set()
    while candidates and len(leads) < MOST:
        best = min(candidates, key=lambda candidate: (_rank(candidate, quoted), candidate.start))
        candidates.remove(best)
        quoted.add(best.sentence)
        score = round(1 / (1 + 0.25 * _rank(best, quoted)), 6)
        leads.append(
            Lead(
                start=best.start,
                end=best.end,
                text=document.text[best.start : best.end],
                score=min(score, leads[-1].score) if leads else score,
            )
        )
    return tuple(leads)


LOOKED_AT = 12  # clean sentences; a lead stands among the first, and what is firm further down is found by its firmness
LEANING = 3.0  # places lost where the sentence before is not quoted: best of 0 to 5 on CNN highlights (ROUGE-2 11.48 → 11.54)
FIRST_PERSON = 4.0  # "we", "I" want their speaker: ROUGE-1 31.2 → 31.7, ROUGE-2 11.5 → 11.8, up on either half of the sample


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence without its dateline; `place` counts the clean sentences before it."""

    start: int
    end: int
    place: int
    sentence: int
    leans: bool
    first_person: bool


def _candidates(text: str, sentences: tuple[Sentence, ...]) -> list[_Candidate]:
    """The first clean sentences; where a text has none that ends as a sentence does, its longest lines have to do, else short sentences."""
    for is_good in (_is_statement, _is_long_enough, _is_short_statement):
        found: list[_Candidate] = []
        for number, sentence in enumerate(sentences):
            start = sentence.start + datelines.length(text, sentence)
            words = text[start : sentence.end]
            if is_good(words):
                found.append(
                    _Candidate(
                        start=start,
                        end=sentence.end,
                        place=len(found),
                        sentence=number,
                        leans=leans(words),
                        first_person=_FIRST_PERSON.search(words) is not None,
                    )
                )
            if len(found) == LOOKED_AT:
                break
        if found:
            return found
    return []


def _rank(candidate: _Candidate, quoted: set[int]) -> float:
    """The place of the sentence, later for one that leans on a sentence that is not quoted, and for one in the first person."""
    leans_on_nothing = candidate.leans and candidate.sentence - 1 not in quoted
    return candidate.place + LEANING * leans_on_nothing + FIRST_PERSON * candidate.first_person


_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us|I['’]\w+|[Ww]e['’]\w+)\b")
_FURNITURE = re.compile(
    r"(?:By (?:[A-ZĐ][\w.’'-]*,?\s?(?:and\s)?){1,6}$|(?:Reporting|Writing|Written|Edited|Editing|Compiled) by\b"
    r"|Photo(?:s|graph)?(?:\sby|:|\scourtesy)|Image:|Source:|Read (?:more|also)\b|Click\b|Subscribe\b|Share\b|Follow us\b|Related:"
    r"|See also\b|Watch:|Copyright\b|©|Illustrative|Ảnh:|Nguồn:|Xem thêm)"
)


def is_quotable(words: str) -> bool:
    """Whether the words can stand on a page: a statement of six words or more that ends as one; no question, byline or teaser, nothing that
    nobody can read there, and no half of a quotation without its speaker."""
    return _is_statement(words) and not is_torn(words)


def _is_statement(words: str) -> bool:
    return _is_long_enough(words) and _ends(words)


def _ends(words: str) -> bool:
    ending = words.rstrip("\"'”’»)]} ")
    return ending[-1:] in ".!…。" and ending != ""


def _is_long_enough(words: str) -> bool:
    """What `is_quotable` asks, the full stop and the quotation marks aside. A text without spaces is counted by its characters."""
    long_enough = len(words.split()) >= FEWEST_WORDS or (len(words) >= 15 and _UNSPACED.search(words) is not None)
    return long_enough and _is_readable(words) and not words.rstrip("\"'”’»)]} ").endswith(("?", "？")) and not _FURNITURE.match(words)


def _is_short_statement(words: str) -> bool:
    return len(words.split()) > 1 and _ends(words) and _is_readable(words) and not _FURNITURE.match(words)


MOST_WORDS, MOST_LETTERS, LONGEST_WORD = 120, 1_500, 100  # a table or a code listing that lost its line breaks, or an address


def _is_readable(words: str) -> bool:
    return len(words.split()) <= MOST_WORDS and len(words) <= MOST_LETTERS and _UNREADABLE.search(words) is None


# Thai, Lao, Burmese, Khmer, Japanese and Chinese write whole clauses without a space.
_UNREADABLE = re.compile(rf"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]{{{LONGEST_WORD + 1}}}")


_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{6}")
