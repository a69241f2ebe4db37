"""The lines of a page to its headline: what the page's name says again, or what shares its words with the article under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefing.documents.lines import DENSE, SENTENCE_END, WORD, Line, count_words, is_sentence

_LONGEST = 220
_SHORTEST = 8
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.[A-Z]\.|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|No|St|vs|etc)\.|\.\.\.|…)[\"”’']?$")
_NEAR = 8  # lines above the article that may be its headline where the page's own name is none

# Tuned on 124 pages made of articles and of the furniture of 31 kinds of sites (120 headlines right, 59 without; 38 of 39 on saved pages),
# 2026-11. All three are flat.
_FEWEST = 3  # words of a headline that is known by them: 2 is alike, 4 loses one
_OVERLAP = 0.8  # what a headline needs, matches times their share: 0.4 is alike, 1.2 loses one, 2 six
_NEARLY = 0.6  # of the best one's: the first such line is the headline, those under it are its deck or a caption; .4 and .8 are alike
_STEM, _CONTENT = 6, 4  # letters of a word that are compared, and of the shortest word that says something
_READ = 6000  # characters of the article that are compared


def find_repeated(lines: Sequence[Line], rules: Sequence[str | None]) -> list[int]:
    """The lines further down that say again what the first line, the page's name, says: the headline over the article, and in menus."""
    first = next((number for number, rule in enumerate(rules) if not rule), None)
    if first is None or len(lines[first].text) > _LONGEST + 80:
        return []
    page = Counter(fold(lines[first].text).split())
    return [number for number in range(first + 1, len(lines)) if not rules[number] and _repeats(lines[number].text, page)]


def find_likely(lines: Sequence[Line], rules: Sequence[str | None], *, run: tuple[int, int]) -> list[int]:
    """The line above the `run` that shares most words with it, wherever it stands above it; empty where none plainly does."""
    above = [number for number in range(_first_sentence(lines, *run)) if not rules[number] and _is_candidate(lines[number].text)]
    if not above:
        return []
    said = _terms(" ".join(line.text for line in lines[slice(*run)] if is_sentence(line.text))[:_READ])
    scores = {number: _overlap(lines[number].text, said) for number in above}
    best = max(scores.values())
    if best < _OVERLAP:
        return []
    keys = {number: fold(lines[number].text) for number in above}
    chosen = next(number for number in above if scores[number] >= _NEARLY * best)
    # "Home / News / Headline" is a path, "Headline - Site" the page's name: the headline stands in them.
    inner = [number for number in above if number > chosen and keys[number] in keys[chosen] and scores[number] >= _NEARLY * best]
    key = keys[inner[-1]] if inner else keys[chosen]
    return [number for number in above if keys[number] == key]


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


def _first_sentence(lines: Sequence[Line], start: int, end: int) -> int:
    texts = ((number, lines[number].text) for number in range(start, end))
    return next((number for number, text in texts if is_sentence(text) and not could_be_title(text)), start)


def _is_candidate(text: str) -> bool:
    return could_be_title(text) and count_words(text) >= _FEWEST


def _overlap(text: str, said: frozenset[str]) -> float:
    own = _terms(text)
    shared = len(own & said)
    return shared * shared / len(own) if own else 0.0


def _terms(text: str) -> frozenset[str]:
    """What a text speaks of: its longer words, cut to their stems, capitals, and pairs of signs in scripts without blanks."""
    words = WORD.findall(text[:_READ])
    terms = {word.casefold()[:_STEM] for word in words if len(word) >= _CONTENT or not word.isascii() or (word.isupper() and len(word) > 1)}
    dense = DENSE.findall(text[:_READ])
    return frozenset(terms | {one + two for one, two in pairwise(dense)})
