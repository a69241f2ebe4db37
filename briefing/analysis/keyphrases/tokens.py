"""Cuts text into words and marks, each with its place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|[A-Z]\.(?= [A-Z])"  # an initial
    r"|['’]s\b"
    r"|[^\W_]+(?:[-‐‑&'’.][^\W_]+)*"
    r"|[^\w\s]|_"
)


class Word(NamedTuple):
    """A word or a mark, and where it stands. A tuple: a frozen dataclass takes four times as long to make."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Word]:
    words: list[Word] = []
    for found in _TOKEN.finditer(text, start, end):
        token, at = found.group(), found.start()
        if token[-2:] in ("'s", "’s") and len(token) > 2:
            words.append(Word(token[:-2], at, found.end() - 2))
            words.append(Word("'s", found.end() - 2, found.end()))
        else:
            words.append(Word(token, at, found.end()))
    return words


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Without case and diacritics: "Việt Nam" is "Viet Nam"."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


_CODE = frozenset("<>{}=")


def is_code(words: list[Word], at: int, end: int) -> bool:
    """Whether a mark of markup or code stands directly beside the words: "<img src=x>", "{% endfor %}"; "5% growth" is none."""
    before = words[at - 1].text if at else ""
    if before in _CODE or (end < len(words) and words[end].text in _CODE):
        return True
    further = words[at - 2].text if at > 1 else ""
    return (before in ("'", '"') and further in ("=", "(")) or (before == "%" and further in ("{", "<"))
