"""Finds where a name ends that goes on behind a small word or a number: "Ministry of Science and Technology", "Channel 5"."""

from __future__ import annotations

import re

from briefing.analysis import places
from briefing.analysis.keyphrases.classes import listed
from briefing.analysis.keyphrases.tokens import Word


def end_of_name(words: list[Word], tags: list[str], end: int) -> int:
    """Where the name ends whose capitals stop at `end`; there, where nothing goes on."""
    if end + 1 >= len(words) or tags[end - 1] != "p":
        return end
    link = words[end].text
    if link.isdigit() and len(link) < 5 and tags[end + 1] == "x" and words[end + 1].text not in ",%$":
        return end + 1
    if link == "&":  # "Science & Innovation Network"
        return _end_of_part(words, tags, end + 1) or end
    head = words[end - 1].text.lower()
    if link == "and":
        return _end_of_pair(words, tags, end) or end
    if link not in ("of", "for") or head not in listed("has_of"):
        return end
    at = end + 1 + (words[end + 1].text == "the")
    whole = _end_of_list(words, tags, at) if head in listed("has_and") or _is_of_study(words, tags, at) else _end_of_part(words, tags, at)
    return whole or end


def _end_of_pair(words: list[Word], tags: list[str], link: int) -> int | None:
    """Of "the Cocoa and Coffee Association", where "and" stands: two goods or callings, no places, and one body that ends the name."""
    end, first = _end_of_part(words, tags, link + 1), link
    if end is None or end - link < 3 or words[end - 1].text.lower() not in _BODIES:
        return None
    while first and tags[first - 1] == "p":
        first -= 1
    before = words[first - 1].text if first else ""
    if before.lower() != "the" and not before[:1].isupper():
        return None
    parts = (words[link - 1].text, *(word.text for word in words[link + 1 : end - 1]))
    return None if any(part.isupper() or part.lower() in listed("has_of") or places.is_no_person(part) for part in parts) else end


_BODIES = frozenset("association federation chamber society".split())


def _is_of_study(words: list[Word], tags: list[str], at: int) -> bool:
    """Whether what the name is of is taught: "University of Science and Technology", not "University of Oslo and Sample Energy"."""
    end = _end_of_part(words, tags, at)
    return end is not None and words[end - 1].text.lower() in listed("study")


def _end_of_list(words: list[Word], tags: list[str], at: int) -> int | None:
    """Of "Culture, Sports and Tourism": commas only where "and" closes the list."""
    end = closed = _end_of_part(words, tags, at)
    while end is not None and end < len(words) and words[end].text in (",", "and", "&"):
        following = _end_of_part(words, tags, end + 1)
        if following is not None and words[end].text != ",":
            return following
        end = following
    return closed


_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")  # "Center for the 4th Industrial Revolution"


def _end_of_part(words: list[Word], tags: list[str], at: int) -> int | None:
    """Behind the capitals that stand there; None where there are none, or where a plain noun goes on ("Bank of Ruritania officials")."""
    end = at = at + bool(at < len(words) and _ORDINAL.fullmatch(words[at].text))
    while end < len(words) and tags[end] == "p":
        end += 1
    return end if end > at and (end == len(words) or tags[end] == "x") else None
