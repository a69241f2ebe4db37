"""Knows how common words are anywhere, so that a folder of five articles can tell what is peculiar to one event."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_FEW_DIGITS = 0.05
_A_YEAR = 0.2
_PAIR = 0.5
"""A pair of Vietnamese syllables is taken to be half as common as the rarer of the two: there are no counts of pairs."""


def share(term: str) -> float:
    """Of news articles in the term's language, how many have it: 0 to 1, 0 where it is rare or the language has no counts."""
    one, blank, other = term.partition(" ")
    if blank:
        return _table().get(f"{one}_{other}", _PAIR * min(share(one), share(other)))
    if term.isdigit():
        return _A_YEAR if len(term) == 4 and term[:2] in ("19", "20") else _FEW_DIGITS if len(term) < 3 else 0.0
    return _table().get(term, 0.0)


@cache
def _table() -> dict[str, float]:
    """Words by their share, the greater one where two lists have a word: what is common anywhere, and in the news that desks read."""
    shares: dict[str, float] = {}
    for name in ("background", "cooperation"):
        for line in files("briefing").joinpath("data", f"words-{name}.txt").read_text(encoding="utf-8").splitlines():
            percent, _, words = line.partition(": ")
            for word in words.split() if not line.startswith("#") else ():
                for term in (word, *word.split("_")):  # a syllable is as common as any pair that it stands in
                    shares[term] = max(shares.get(term, 0.0), int(percent) / 100)
    return shares
