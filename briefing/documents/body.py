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

# Tuned on 91 saved web pages, 2026-11 (shingle F1 .929, its halves .936 and .921), each best or within .001 of the best on both halves;
# beside each is what its neighbours lost there, and on 46 other saved pages that were only looked at: of 971 lines 960 kept, and 106 more.
_SHIFT = 0.75  # added to the log odds of a line: 0.25 loses .025, 0.5 .012, 1.0 .001 and half as many lines more of the 46, 1.25 .009
_ANCHORED = 0.3  # share of the best run's sum that a run under the headline must have: .15 loses .001, .5 nothing, .7 .004
_DATED = 4  # lines under a headline in which its date stands: 2 loses a headline of the 46, 8 nothing
_UNDER = 15  # lines between the page's first line and its article that may hold a deck: 8 is alike, 30 loses .001; and dates with 60
_GAP = 8  # unmarked lines that may part two parts of an article: 4 wins .001, but boxes grow; 12 loses .002
_PART = 6.0  # least sum of a further part: 3 loses .003 and keeps 38 lines more of the 46; 10 wins .001
_LABELS = 8  # entries that make a menu; 5 to 12 are alike there, but 5 cuts tables and subheadings off clean articles
_NO_ARTICLE = 12  # lines without a sentence that are taken for a page without an article; shorter ones may be a note
_STATED = 500  # characters in which a call would stand
_LOOK = 400  # lines of a further part that are looked at; the rest of a longer one is found as the next

_CLOSING = frozenset({"comments", "reader comment", "copyright", "end matter"})  # below these there is no article any more
_TO_READERS = frozenset("you your yours our us we here this sie ihr uns unser unsere hier vous votre nous notre ici".split())
_SPOKEN = re.compile(r"(?:q(?:uestion)?|a(?:nswer)?|pv|hỏi|đáp|frage|antwort|reporter|interviewer)\s?[:：]\s\S", re.IGNORECASE)
_BARS = re.compile(r"[|•»›·→▸]")
_QUOTE_OR_COMMA = re.compile(r", |[\"“”«„]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's lines from `start` to `end`, but for the `gaps`, and its headline's.

    `page` says whether there was anything around it.
    """

    start: int
    end: int
    headline: int | None = None
    gaps: frozenset[int] = frozenset()
    page: bool = False


def weigh(lines: Sequence[Line], rules: Sequence[str | None]) -> list[float]:
    """How much each line speaks for being part of an article; negative: against."""
    return [0.0 if rule else _score(line.text) for line, rule in zip(lines, rules, strict=True)]


def find_run(scores: Sequence[float], *, since: int = 0) -> tuple[int, int]:
    """The run of lines with the highest sum; empty where all speak against."""
    best, best_run, run, begin = 0.0, (since, since), 0.0, since
    for number in range(since, len(scores)):
        if run <= 0:
            run, begin = 0.0, number
        run += scores[number]
        if run > best:
            best, best_run = run, (begin, number + 1)
    return best_run


def find_body(lines: Sequence[Line], rules: Sequence[str | None], scores: Sequence[float], *, headlines: Sequence[int] = ()) -> Body:
    """Where the article is in a page. `headlines` are the lines that may be its headline: it stands under one of them."""
    start, end = find_run(scores)
    headline = _headline_above(rules, scores, headlines) if headlines else None
    if headline is not None:
        under = find_run(scores, since=headline + 1)
        if sum(scores[slice(*under)]) >= _ANCHORED * sum(scores[start:end]):
            start, end = under
    if start == end:
        empty = len(lines) >= _NO_ARTICLE and not any(is_sentence(line.text) for line in lines)
        return Body(start=0, end=0 if empty else len(lines), page=True)
    gaps: set[int] = set()
    least = min(_PART, _ANCHORED * sum(scores[start:end]))
    if headline is None and (earlier := _further(lines[::-1], rules[::-1], scores[::-1], len(lines) - start, least)) is not None:
        gaps.update(_loose(lines, scores, *_between(lines, rules, len(lines) - earlier[0], start)))
        start = len(lines) - earlier[1]
    while (further := _further(lines, rules, scores, end, least)) is not None:
        gaps.update(_loose(lines, scores, *_between(lines, rules, end, further[0])))
        end = further[1]
    start, end = _with_short_ends(lines, rules, start, end)
    if headline is not None and headline < start <= headline + (_UNDER if headline == 0 else len(lines)):
        gaps.update(_loose(lines, scores, headline + 1, start))
        start = headline + 1
    # Each side is cut off only where it is a page's itself.
    start = start if is_page(lines[:start], rules[:start]) else 0
    end = end if is_page(lines[end:], rules[end:]) else len(lines)
    return Body(start=start, end=end, headline=headline, gaps=frozenset(gaps), page=True)


def _headline_above(rules: Sequence[str | None], scores: Sequence[float], places: Sequence[int]) -> int:
    """The last of these lines before the article, or the last with a date under it: menus and captions say the headline too."""
    chosen = places[0]
    most = sum(scores[slice(*find_run(scores, since=chosen + 1))])
    for place in places[1:]:
        between = scores[places[0] + 1 : place]
        if sum(between[slice(*find_run(between))]) < _ANCHORED * most:
            chosen = place
    dated = [place for place in places if place <= chosen and "date line" in rules[place + 1 : place + 1 + _DATED]]
    return dated[-1] if dated else chosen


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
    if rule is not None or not (is_statement(text) or _SPOKEN.match(text)):
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
    """The weights are a logistic regression's on the lines of 91 pages, rounded; features of the neighbours added nothing."""
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


def _further(lines: Sequence[Line], rules: Sequence[str | None], scores: Sequence[float], end: int, least: float) -> tuple[int, int] | None:
    """The next part of an article that a box of links or a quoted post interrupts; not past the comments or the copyright."""
    unknown = 0
    for start in range(end, len(lines)):
        if rules[start] in _CLOSING or unknown >= _GAP:
            return None
        unknown += rules[start] is None
        if scores[start] > 0 and is_sentence(lines[start].text):
            total, best, stop = 0.0, 0.0, start
            for number in range(start, min(len(lines), start + _LOOK)):
                total += scores[number]
                if total <= 0:
                    break
                if total > best:
                    best, stop = total, number + 1
            if best >= least:
                return start, stop
    return None


def _loose(lines: Sequence[Line], scores: Sequence[float], start: int, end: int) -> list[int]:
    return [number for number in range(start, end) if scores[number] < 0 and not is_sentence(lines[number].text)]
