"""Knows the words of `briefing/data/countries.toml` as plain names, for datelines and for who speaks. Which country a name means where it
stands is left to `cues`."""

from __future__ import annotations

from functools import cache

from briefing import lexicon
from briefing.text import folded


def is_city(name: str) -> bool:
    """Whether a capital or a well-known city is called so, compared without case and diacritics.

    By the table whose cities are neither a common word nor a common surname; the longer data/cities.toml has "Bush", "Delta" and "Mary".
    """
    return folded(name) in _names(("capitals", "cities"))


def is_no_person(name: str) -> bool:
    """Whether a country, its people, a city, a public body, a firm or a news agency is called so."""
    return folded(name) in _names(())


@cache
def _names(keys: tuple[str, ...]) -> frozenset[str]:
    """The words under these keys; under all, where none is given."""
    lists = (words for row in lexicon.table("countries").values() for key, words in row.items() if not keys or key in keys)
    return frozenset(folded(word) for words in lists for word in ([words] if isinstance(words, str) else words))
