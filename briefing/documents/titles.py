"""The lines of a page to its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.documents.lines import SENTENCE_END, WORD, Line

_LONGEST = 220
_SHORTEST = 8
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.[A-Z]\.|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|No|St|vs|etc)\.|\.\.\.|…)[\"”’']?$")
_NEAR = 8  # lines above the article that may be its headline where the page's own name is none


def find_repeated(lines: Sequence[Line], rules: Sequence[str | None]) -> int | None:
    """The line further down that says again what the first line, the page's name, says: the headline over the article."""
    first = next((number for number, rule in enumerate(rules) if not rule), None)
    if first is None or len(lines[first].text) > _LONGEST + 80:
        return None
    page = Counter(fold(lines[first].text).split())
    unmarked = (number for number in range(first + 1, len(lines)) if not rules[number])
    return next((number for number in unmarked if _repeats(lines[number].text, page)), None)


def find_title(lines: Sequence[Line], rules: Sequence[str | None], *, start: int, page: bool) -> int | None:
    """The number of the headline's line, or None: the first line, or on a `page` whose article begins at `start` one right above that."""
    head = [number for number in range(len(lines)) if not rules[number]]
    above = next((place for place, number in enumerate(head) if number >= start and not could_be_title(lines[number].text)), len(head))
    head = head[:above]
    if not head:
        return None
    chosen = head[0]
    if page and start and len(WORD.findall(lines[chosen].text)) < 4:
        near = [number for number in head if start - _NEAR <= number <= start and len(WORD.findall(lines[number].text)) >= 4]
        chosen = near[-1] if near else chosen
    return chosen if could_be_title(lines[chosen].text) else None


def could_be_title(text: str) -> bool:
    """Whether the line has the shape of a headline: short, no bullet, not closed like a statement."""
    if not _SHORTEST <= len(text) <= _LONGEST or text[0] in "-•*|(" or not WORD.search(text):
        return False
    return not SENTENCE_END.search(text) or (text[-1] in "!?" and text.count(" ") < 25) or bool(_ABBREVIATED.search(text))


def fold(text: str) -> str:
    """The words of a headline for comparing: without case and punctuation."""
    return " ".join(WORD.findall(text.casefold()))


def _repeats(text: str, page: Counter[str]) -> bool:
    if not could_be_title(text):
        return False
    own = fold(text).split()
    shared = sum((Counter(own) & page).values())
    return len(own) >= 3 and shared >= 0.7 * len(own) and shared >= 0.5 * page.total()
