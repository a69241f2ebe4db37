"""The lines of a page to the run of them that is the article.

Every line gets a score, and the article is the run with the highest sum, with the further parts that boxes and quoted posts cut off.
Where nothing looks like a page, all lines are the article: losing it is worse than keeping a line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.documents.furniture import is_sign, words
from briefing.documents.lines import SENTENCE_END, WORD, Line, count_words, is_sentence, is_statement

# Tuned on 91 saved web pages, 2026-11 (shingle F1 .925); beside each is what its neighbours lost there.
_SHIFT = 0.75  # added to the log odds of a line: 0.2 loses .027, 0.5 .010, 1.0 .004, 1.4 .017
_ANCHORED = 0.3  # share of the best run's sum that a run under the headline must have: flat from .15 to .5, .7 loses .004
_GAP = 12  # lines that may part two parts of an article: 6 loses .001, 20 .005, 30 .008
_PART = 6.0  # least sum of a further part: 3 loses .003, 10 .002
_LABELS = 8  # entries that make a menu; 5 to 12 are alike there, but 5 cuts tables and subheadings off clean articles
_NO_ARTICLE = 12  # lines without a sentence that are taken for a page without an article; shorter ones may be a note
_STATED = 500  # characters in which a call would stand
_LOOK = 400  # lines of a further part that are looked at; the rest of a longer one is found as the next

_TO_READERS = frozenset("you your yours our us we here this sie ihr uns unser unsere hier vous votre nous notre ici".split())
_BARS = re.compile(r"[|•»›·→▸]")
_QUOTE_OR_COMMA = re.compile(r", |[\"“”«„]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Body:
    """The article's lines from `start` to `end`, but for the `gaps`. `page` says whether there was anything around it."""

    start: int
    end: int
    gaps: frozenset[int] = frozenset()
    page: bool = False


def find_body(lines: Sequence[Line], rules: Sequence[str | None], *, headline: int | None) -> Body:
    """Where the article is. `headline` is the line that says again what the page is called: the article stands under it."""
    if not is_page(lines, rules):
        return Body(0, len(lines))
    scores = [0.0 if rule else _score(line.text) for line, rule in zip(lines, rules, strict=True)]
    start, end = _best_run(scores, 0)
    if headline is not None:
        under = _best_run(scores, headline + 1)
        if sum(scores[slice(*under)]) >= _ANCHORED * sum(scores[start:end]):
            start, end = under
    if start == end:
        empty = len(lines) >= _NO_ARTICLE and not any(is_sentence(line.text) for line in lines)
        return Body(0, 0 if empty else len(lines), page=True)
    gaps: set[int] = set()
    while (further := _further(lines, rules, scores, end)) is not None:
        gaps.update(_loose(lines, scores, *_between(lines, rules, end, further[0])))
        end = further[1]
    start, end = _with_short_ends(lines, rules, start, end)
    if headline is not None and headline < start:
        gaps.update(_loose(lines, scores, headline + 1, start))
        start = headline + 1
    # Each side is cut off only where it is a page's itself.
    start = start if is_page(lines[:start], rules[:start]) else 0
    end = end if is_page(lines[end:], rules[end:]) else len(lines)
    return Body(start, end, frozenset(gaps), page=True)


def _with_short_ends(lines: Sequence[Line], rules: Sequence[str | None], start: int, end: int) -> tuple[int, int]:
    """The run with the short statements right above and below it: "Hanoi denied the report." is its last line, and weighs little."""
    while start > 0 and _states(lines[start - 1].text, rules[start - 1]):
        start -= 1
    while end < len(lines) and _states(lines[end].text, rules[end]):
        end += 1
    return start, end


def _between(lines: Sequence[Line], rules: Sequence[str | None], start: int, end: int) -> tuple[int, int]:
    """What is left of the lines between two parts when the short statements at their ends are the parts'."""
    while start < end and _states(lines[start].text, rules[start]):
        start += 1
    while start < end and _states(lines[end - 1].text, rules[end - 1]):
        end -= 1
    return start, end


def _states(text: str, rule: str | None) -> bool:
    """Whether a line that nothing marks is a statement, and asks the reader for nothing."""
    if rule is not None or not is_statement(text):
        return False
    said = [word.casefold() for word in WORD.findall(text[:_STATED])]
    calls = sum(word in words("calls") for word in said)
    # "The ministry declined to comment." has one such word and speaks to nobody.
    return not calls or (calls == 1 and said[0] not in words("calls") and _TO_READERS.isdisjoint(said))


def is_page(lines: Sequence[Line], rules: Sequence[str | None]) -> bool:
    """Whether these lines hold signs of a web page, or so many short ones as only menus have."""
    labels = 0
    for line, rule in zip(lines, rules, strict=True):
        if is_sign(line.text, rule):
            return True
        labels += _is_label(line.text)
    return labels >= _LABELS


def _is_label(text: str) -> bool:
    """A few words without a figure, a bullet and an end: a menu's entry, or a subheading."""
    if len(text) >= 40 or text[0] in "*•-–—" or text.count(" ") > 4:
        return False
    return not _DIGIT.search(text) and not SENTENCE_END.search(text)


def _score(text: str) -> float:
    """How much a line speaks for being part of an article; negative: against.

    The weights are a logistic regression's on the lines of 91 pages, rounded. Cross-validated, features of the neighbours added nothing.
    """
    head = text[:1000]  # enough to know a paragraph by
    said = WORD.findall(head)
    count = count_words(head)
    if not count:
        return -2.0
    calls = sum(word.casefold() in words("calls") for word in said)
    upper = sum(word[0].isupper() for word in said) / max(1, len(said))
    size = math.log1p(count)
    odds = -4.0 + size + (2.6 - 0.45 * size) * bool(SENTENCE_END.search(text[-8:])) - 1.5 * upper
    odds += 0.3 * bool(_QUOTE_OR_COMMA.search(head)) - 0.4 * min(calls, 4) - 2.9 * calls / count - 0.8 * min(3, len(_BARS.findall(head)))
    return float(max(-6.0, min(6.0, odds + _SHIFT)) * math.sqrt(count))


def _best_run(scores: Sequence[float], since: int) -> tuple[int, int]:
    best, best_run, run, begin = 0.0, (since, since), 0.0, since
    for number in range(since, len(scores)):
        if run <= 0:
            run, begin = 0.0, number
        run += scores[number]
        if run > best:
            best, best_run = run, (begin, number + 1)
    return best_run


def _further(lines: Sequence[Line], rules: Sequence[str | None], scores: Sequence[float], end: int) -> tuple[int, int] | None:
    """The next part of an article that a box of links or a quoted post interrupts; not past the comments or the copyright."""
    for start in range(end, min(len(lines), end + _GAP)):
        if rules[start] in ("comment counter", "copyright"):
            return None
        if scores[start] > 0 and is_sentence(lines[start].text):
            total, best, stop = 0.0, 0.0, start
            for number in range(start, min(len(lines), start + _LOOK)):
                total += scores[number]
                if total <= 0:
                    break
                if total > best:
                    best, stop = total, number + 1
            if best >= _PART:
                return start, stop
    return None


def _loose(lines: Sequence[Line], scores: Sequence[float], start: int, end: int) -> list[int]:
    return [number for number in range(start, end) if scores[number] < 0 and not is_sentence(lines[number].text)]
