"""Finds where a name ends that goes on behind a small word or a number: "Ministry of Science and Technology", "Channel 5"."""

from __future__ import annotations

from briefing.analysis.keyphrases.classes import listed
from briefing.analysis.keyphrases.tokens import Word


def end_of_name(words: list[Word], tags: list[str], end: int) -> int:
    """Where the name ends whose capitals stop at `end`; there, where nothing goes on."""
    if end + 1 >= len(words) or tags[end - 1] != "p":
        return end
    link = words[end].text
    if link.isdigit() and len(link) < 5 and tags[end + 1] == "x" and words[end + 1].text not in ",%$":
        return end + 1
    head = words[end - 1].text.lower()
    if link not in ("of", "for") or head not in listed("has_of"):
        return end
    at = end + 1 + (words[end + 1].text == "the")
    whole = _end_of_list(words, tags, at) if head in listed("has_and") else _end_of_part(words, tags, at)
    return whole or end


def _end_of_list(words: list[Word], tags: list[str], at: int) -> int | None:
    """Of "Culture, Sports and Tourism": commas only where "and" closes the list."""
    end = closed = _end_of_part(words, tags, at)
    while end is not None and end < len(words) and words[end].text in (",", "and", "&"):
        following = _end_of_part(words, tags, end + 1)
        if following is not None and words[end].text != ",":
            return following
        end = following
    return closed


def _end_of_part(words: list[Word], tags: list[str], at: int) -> int | None:
    """Behind the capitals that stand there; None where there are none, or where a plain noun goes on ("Bank of Ruritania officials")."""
    end = at
    while end < len(words) and tags[end] == "p":
        end += 1
    return end if end > at and (end == len(words) or tags[end] == "x") else None
