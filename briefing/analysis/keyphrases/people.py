"""Tells a person's name from other names: by an office before it, a given name that opens it, an initial in it, or what follows it."""

from __future__ import annotations

import re

from briefing.analysis.keyphrases.classes import listed
from briefing.analysis.keyphrases.tokens import Word, folded
from briefing.analysis.words import word_lists


def part_of(words: list[Word], tags: list[str], first: int, last: int) -> tuple[int, bool]:
    """Where the name of the words from `first` to `last` begins, behind "Deputy Prime Minister", and whether it is a person's.

    An office alone is no phrase: then nothing is left.
    """
    name = first
    while name < last and words[name].text.lower() in listed("person"):
        name += 1
    if name == last:
        return last, False
    if not all(tags[at] == "p" or words[at].text in _people("particle") for at in range(name, last)):
        return _behind_plain_words(words, tags, first, last)
    name_inside = _begins(words, name, last)
    if any(folded(word.text) in listed("sure_family") for word in words[name + 1 : last - 1]) and not _is_given(words[name]):
        return last, True  # "Technology Pham Duc Long": an office runs into a name
    if any(word.text.lower() in listed("institution") for word in words[name_inside:last]):
        return first, False
    if name_inside > name:
        return name_inside, True
    if last - name > 4:
        return first, False
    is_person = name > first or _is_named_so(words, name, last) or (last - name > 1 and _is_presented(words, last))
    return (name, True) if is_person or _is_addressed(words, first, last) else (first, False)


def _behind_plain_words(words: list[Word], tags: list[str], first: int, last: int) -> tuple[int, bool]:
    """Where a person's name begins behind what the person is: "radio host John Smith"."""
    name = last
    while name > first and tags[name - 1] == "p":
        name -= 1
    is_person = _is_named_so(words, name, last) and not any(word.text.lower() in listed("institution") for word in words[name:last])
    return (name, True) if is_person else (first, False)


def _people(name: str) -> frozenset[str]:
    return word_lists("people")[name]


def _is_given(word: Word) -> bool:
    return word.text.lower() in _people("given") and not word.text.isupper()


def _begins(words: list[Word], first: int, last: int) -> int:
    """Where the person's name begins inside of "House Leader John Smith" or "Utopian Prime Minister Smith"; `first` where it does not."""
    for at in range(last - 2, first, -1):
        if words[at].text.lower() in _people("office"):
            return at + 1
    for at in range(first, last - 1):
        if _is_given(words[at]):
            return at
    return first


def _is_named_so(words: list[Word], first: int, last: int) -> bool:
    """Whether a given name opens it, an initial or "al-" stands in it, or a family's name of those that stand first."""
    if last - first < 2:
        return False
    if _is_given(words[first]) or any(_INSIDE.match(word.text) for word in words[first:last]):
        return True
    return folded(words[first].text) in listed("family") and not any(w.text.isupper() and len(w.text) > 2 for w in words[first:last])


_INSIDE = re.compile(r"[A-Z]\.$|al-[A-Z]")


def _is_addressed(words: list[Word], first: int, last: int) -> bool:
    """Whether "Mr" or "Dr." stands before it, or before two words or more an office and a comma: "its minister, …"."""
    before, further = (words[at].text.lower() if at >= 0 else "" for at in (first - 1, first - 2))
    if before == "," and last - first > 1:
        return further in _people("office")
    return before in _people("courtesy") or (before == "." and further in _people("courtesy"))


def _is_presented(words: list[Word], end: int) -> bool:
    """Whether a verb of speech follows, or behind a comma one, an age, "who", an office or a calling: "…, 37, …", "…, an engineer …"."""
    after = [word.text for word in words[end : end + 6]]
    if not after or after[0] in listed("said"):
        return bool(after)
    if after[0] != "," or len(after) < 3:
        return False
    if after[1] == "who" or after[1] in listed("said") or (after[1].isdigit() and len(after[1]) < 3 and after[2] in ",."):
        return True
    described = after[1:5] if after[1] in ("a", "an", "the", "former", "then") else after[1:2]
    return any(word in listed("person") or word in _people("calling") for word in described)
