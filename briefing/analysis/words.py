"""Reads the word lists of `briefing/data/words-*.txt`: lines "kind: word word …", comments with "#"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of one file by kind; words without a kind are under "". A kind may have many lines."""
    lists: dict[str, set[str]] = {}
    content = files("briefing").joinpath("data", f"words-{name}.txt").read_text(encoding="utf-8")
    for line in content.splitlines():
        if line.startswith("#"):
            continue
        kind, colon, words = line.partition(": ")
        if not colon:
            kind, words = "", line
        lists.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in lists.items()}
