"""Gives each word of a sentence its class in that place, as far as noun groups need it: noun, adjective, name, or none of these."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.analysis.keyphrases.statistics import term_of
from briefing.analysis.keyphrases.tokens import Word
from briefing.analysis.words import word_lists

# In its place a word is x, which ends a group, j, an adjective, n, a noun, or p, a name.


def tags_of(words: list[Word], is_heading: bool) -> list[str]:
    """The class of every word in its place; in a heading, capitals make no name."""
    tags: list[str] = []
    for at in range(len(words)):
        tags.append(_tag(words, tags, at, is_heading))  # each class looks at the one before
    return tags


def is_headline(words: list[Word]) -> bool:
    """Whether nearly every word has a capital, so that capitals say nothing."""
    if not words or words[0].text[0].islower():
        return False
    long = [word.text[0].isupper() for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    share = 0.95 if words[-1].text == "." else 0.8  # many names: "Researchers at Can Tho University and Rice Institute."
    return len(long) >= 3 and sum(long) > share * len(long)


def _tag(words: list[Word], tags: list[str], at: int, is_heading: bool) -> str:
    text = words[at].text
    low, kinds, tag = _look_up(text)
    if tag:
        return tag
    if not is_heading and text[0].isupper() and _is_name(words, at, kinds):
        return "p"
    if "f" in kinds or "t" in kinds:
        return "x"
    return _tag_of_word(_Place.of(words, tags, at), low, kinds)


@lru_cache(maxsize=50_000)
def _look_up(text: str) -> tuple[str, str, str]:
    """The word in lower case, its classes, and its tag where that is the same everywhere, else ""."""
    low = text.lower()
    return low, _classes().get(low, ""), _tag_everywhere(text)


def _tag_everywhere(text: str) -> str:
    if _INITIAL.fullmatch(text) or _NAMED_WITH_AL.match(text):
        return "p"
    if text in ("I", "A") or not text[0].isalnum() or (len(text) == 1 and text.islower()) or _CONTRACTED.search(text):
        return "x"
    if not any(c.isdigit() for c in text):
        return ""
    if re.fullmatch(r"\d+-[a-zA-Z-]+", text):
        return "j"
    return "n" if re.fullmatch(r"[A-Za-z]+-?\d+[A-Za-z]*|\d[A-Z]+", text) else "x"


_INITIAL = re.compile(r"[A-Z]\.")
_NAMED_WITH_AL = re.compile(r"(?:al|el|an|as|ash|at|ad|ar)[-‑][A-Z]")  # "al-Sisi"
_CONTRACTED = re.compile(r"['’](?:t|ve|re|ll|d|m)$")  # "won't", "who've"


def _is_name(words: list[Word], at: int, kinds: str) -> bool:
    """Whether a capitalised word is one for being a name, and not for opening a sentence or a quotation."""
    text = words[at].text
    follows_name = at + 1 < len(words) and words[at + 1].text[0].isupper()
    if "t" in kinds or ("f" in kinds and not (text.isupper() and len(text) > 2)):
        return follows_name and "t" not in kinds and _opens_name(words, at)
    if (at and not _opens(words, at)) or (len(text) > 1 and text.isupper()):
        return True
    if not kinds:
        return True
    return follows_name and any(kind in kinds for kind in "bBgje")


def _opens_name(words: list[Word], at: int) -> bool:
    """Whether a capitalised word that is mostly a function word is part of the name behind it: "at Can Tho University"."""
    low = words[at].text.lower()
    if at == 0:
        return low in listed("opens_statement") and words[-1].text != "?" and not _is_asking(words[1].text.lower())
    return (low in listed("opens_name") or _may_open_name(low)) and not _opens(words, at)


def _is_asking(low: str) -> bool:
    """ "Do They", "Can The": no name goes on so."""
    return any(low in listed(name) for name in ("determiner", "object", "subject", "preposition", "joint"))


def _may_open_name(low: str) -> bool:
    """ "General Secretary To Lam", "the Just Energy Transition Partnership", but not "The", "In", "And" before a name."""
    return low in listed("family") or not any(low in listed(name) for name in ("determiner", "object", "subject", "preposition", "joint"))


def _opens(words: list[Word], at: int) -> bool:
    """Whether nothing but marks stands before the word, or it opens a quotation or follows a colon."""
    return words[at - 1].text in _OPENING or (at < 3 and all(not word.text[0].isalnum() for word in words[:at]))


_OPENING = frozenset('“ " ‘ : •'.split())


class _Place(NamedTuple):
    """What stands beside a word: the words in lower case, the class before, and whether a capital follows."""

    before: str
    after: str
    tag_before: str
    name_follows: bool

    @classmethod
    def of(cls, words: list[Word], tags: list[str], at: int) -> _Place:
        after = words[at + 1].text if at + 1 < len(words) else ""
        return cls(words[at - 1].text.lower() if at else "", after.lower(), tags[at - 1] if at else "x", after[:1].isupper())


def _tag_of_word(place: _Place, low: str, kinds: str) -> str:
    """The class of a word that is no name, by the lists, by its ending, and by the words beside it."""
    if _follows_modal(place.before) or low in listed("deed") or (low in listed("degree") and place.after == "'s"):
        return "x"  # of "a one-year master's course" only "course" is whole
    if low.endswith("ing") and place.tag_before != "x" and _is_plural(place.before):
        return "x"  # "storms swirling over": what they do
    if "g" in kinds:
        return "n"
    if "j" in kinds:
        return _tag_of_adjective(place, low, kinds)
    if "a" in kinds:
        return "x"
    if "b" in kinds or "B" in kinds:
        return _tag_of_both(place, low, is_base="b" in kinds)
    if "v" in kinds or "V" in kinds:
        return "x"
    if "d" in kinds or (low.endswith("ed") and len(low) > 4 and low not in listed("ed_noun")):
        return _tag_of_past(place, is_known="d" in kinds)
    if "i" in kinds or (low.endswith("ing") and len(low) > 5):
        return _tag_of_ing(place, is_verb="i" in kinds)
    if low.endswith("ly") and len(low) > 4 and low not in listed("ly_noun"):
        return "x"
    return "j" if _ADJECTIVE.search(low) and low not in listed("either") else "n"


_ADJECTIVE = re.compile(r"(?:ous|ful|less|able|ible|ical|ional|ish|ial|ular|istic|ative|atory|ese|ular|ary|-(?:year|month|week|day|hour))$")


@lru_cache(maxsize=20_000)
def _follows_modal(before: str) -> bool:
    """Whether only a verb can come now: "cannot overrule", "won't support"."""
    return before in _MODALS or before.endswith(("n't", "n’t", "'ll", "’ll"))


_MODALS = frozenset("will would shall should can could may might must cannot".split())


def _tag_of_adjective(place: _Place, low: str, kinds: str) -> str:
    """An adjective, a noun that is one too ("the elite"), or behind a noun what was done: "the court ordered damages"."""
    if (place.tag_before in "np" or (place.name_follows and place.before not in listed("determiner"))) and (
        low.endswith("ed") or "d" in kinds
    ):
        return "x"
    return "n" if "e" in kinds and not _is_nominal(place.after) else "j"


def _tag_of_past(place: _Place, *, is_known: bool) -> str:
    """A participle before its noun ("the stolen paintings"), else what was done: "that struck", "and caused severe damage"."""
    before = place.before
    if before == "that" or (before in ("and", "or") and is_known):
        return "x"
    opens = before in listed("determiner") or before in listed("preposition") or place.tag_before == "j"
    return "j" if opens and _is_nominal(place.after) else "x"


def _tag_of_ing(place: _Place, *, is_verb: bool) -> str:
    """A participle before its noun, or, of a verb that the lists do not have, the name of what is done ("video coding")."""
    before, after = place.before, place.after
    if place.tag_before == "x" and _takes_object(place):
        return "x"  # "for limiting lawmakers", "questioning young voters"
    if (before in listed("determiner") or place.tag_before == "j") and _is_nominal(after):
        return "j"
    return "n" if not is_verb and after not in listed("object") and before != "," else "x"


def _takes_object(place: _Place) -> bool:
    """Whether what follows is done something to: a name, a plural behind a preposition, or an adjective."""
    if place.name_follows or (place.before not in listed("determiner") and place.after in _adjectives()):
        return True
    return place.before in listed("preposition") and _is_plural(place.after)


def _tag_of_both(place: _Place, low: str, *, is_base: bool) -> str:
    """Noun or verb: "they plan", "officials plan", "the firm plans to" against "a plan", "the plans of"."""
    before, after, tag_before = place.before, place.after, place.tag_before
    if before in listed("subject") or (is_base and before in _BEFORE_DEED):
        return "x"
    if is_base and before in ("and", "or") and (after in listed("determiner") or place.name_follows):
        return "x"  # "and copy the South", "and run a shop"
    if tag_before in "np" and (after in listed("object") or after in _adjectives()):
        return "x"
    if is_base and tag_before == "n" and _is_plural(before):
        return "x"
    if tag_before in "np" and (after[:1].isdigit() or after in _SUMS or (low in listed("equal") and after == "by")):
        return "x"  # "the accord costs $5 million", "the trial run by the university"
    return "n"


_BEFORE_DEED = frozenset("also already always jointly never often still".split())
_SUMS = frozenset("$ € £ ¥ ₫ us usd eur vnd about around nearly some almost".split())


@cache
def _adjectives() -> frozenset[str]:
    """What is an adjective and nothing else: behind one that could be verb or noun it tells the verb ("the firm needs rare earths")."""
    lists = word_lists("classes-en")
    pure = lists["adjective"] - lists["either"] - lists["both"] - lists["verb"] - lists["ing"]
    return frozenset(word for word in pure if not word.endswith(("ed", "ing")))  # "the framework established in May"


@lru_cache(maxsize=20_000)
def _is_plural(low: str) -> bool:
    if low in listed("people"):
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in listed("plural")


@lru_cache(maxsize=20_000)
def _is_nominal(low: str) -> bool:
    """Whether the word can go on a noun group."""
    if not low or not low[0].isalpha():
        return False
    kinds = _classes().get(low, "")
    if not kinds:
        return not (low.endswith("ly") and low not in listed("ly_noun"))
    return any(kind in kinds for kind in "bBjgie") and not any(kind in kinds for kind in "fta")


# -- the lists ---------------------------------------------------------------------------------------------------------------------------


def listed(name: str) -> frozenset[str]:
    return word_lists("classes-en")[name]


@cache
def listed_terms(name: str) -> frozenset[str]:
    """A list of the word classes as YAKE's terms."""
    return frozenset("_".join(term_of(part) for part in word.split("_")) for word in listed(name))


@cache
def _classes() -> dict[str, str]:
    """Each word of data/words-classes-en.txt, and the forms of its verbs, to the letters of its classes.

    v, V a verb and its -s form; b, B the same of a word that is verb or noun; d past, i -ing; j adjective, e one that is a noun too;
    a adverb, f function word, g noun in -ing, t time.
    """
    lists = word_lists("classes-en")
    classes: dict[str, set[str]] = defaultdict(set)
    for word in sorted(lists["verb"] | lists["both"]):
        kind = "b" if word in lists["both"] else "v"
        classes[word].add(kind)
        classes[_third(word)].add(kind.upper())
        classes[_past(word)].add("d")
        classes[_ing(word)].add("i")
    for word in lists["past"]:
        classes[word].add("i" if word.endswith("ing") else "d")
    for name, kind in (("adjective", "j"), ("adverb", "a"), ("function", "f"), ("ing", "g"), ("time", "t"), ("either", "e")):
        for word in lists[name]:
            classes[word].add(kind)
    return {word: "".join(sorted(kinds)) for word, kinds in classes.items()}


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"
