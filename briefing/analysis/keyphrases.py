"""Finds the phrases that say what a document is about: noun groups of its text, scored by YAKE's word statistics and by where they stand.

Vietnamese gets what stands whole between two edges, other languages with a stop list YAKE's own candidates, all others nothing. What sets
one partner's phrases apart from another's is left to others.
"""

from __future__ import annotations

import itertools
import math
import re
import string
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from briefing.analysis import datelines
from briefing.analysis.words import word_lists
from briefing.model import Document, Keyphrase, Sentence


def extract(
    document: Document, sentences: tuple[Sentence, ...], *, exclude: frozenset[str] = frozenset(), limit: int = 20
) -> tuple[Keyphrase, ...]:
    """Up to `limit` phrases, best first, each verbatim at its first place in the text; what stands only in the title is not listed.

    `exclude` holds the names of the home country: a phrase has none of them. People are left out too: who appeared is told elsewhere.
    """
    if document.language == "en":
        return tuple(_chosen(document, _read(document, sentences, exclude), limit))
    if document.language == "vi":
        return tuple(_of_vietnamese(document, sentences, exclude, limit))
    return tuple(_of_other_language(document, sentences, exclude, limit))


# -- words -------------------------------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|['’]s\b"
    r"|[^\W_]+(?:[-‐‑&'’.][^\W_]+)*"
    r"|[^\w\s]|_"
)


class _Word(NamedTuple):
    """A word or a mark, and where it stands. A tuple: a frozen dataclass takes four times as long to make."""

    text: str
    start: int
    end: int


def _tokens(text: str, start: int, end: int) -> list[_Word]:
    words: list[_Word] = []
    for found in _TOKEN.finditer(text, start, end):
        token, at = found.group(), found.start()
        if token[-2:] in ("'s", "’s") and len(token) > 2:
            words.append(_Word(token[:-2], at, found.end() - 2))
            words.append(_Word("'s", found.end() - 2, found.end()))
        else:
            words.append(_Word(token, at, found.end()))
    return words


# -- YAKE's statistics -------------------------------------------------------------------------------------------------------------------

_PUNCTUATION = frozenset(string.punctuation)


@dataclass(slots=True)
class _Term:
    """What YAKE counts of one word."""

    stop: bool
    tf: int = 0
    acronyms: int = 0
    names: int = 0
    sentences: list[int] = field(default_factory=list)
    left: int = 0
    right: int = 0
    lefts: set[str] = field(default_factory=set)
    rights: set[str] = field(default_factory=set)


def word_scores(sentences: list[list[str]], stop_words: frozenset[str]) -> dict[str, float]:
    """YAKE's score `h` of every term, lower is better, computed directly.

    Five times as fast as the package, whose graph views and medians take most of the time; a test holds this to the package's scores
    within 1e-9.
    """
    terms: dict[str, _Term] = {}
    for number, words in enumerate(sentences):
        before: str | None = None
        for place, word in enumerate(words):
            if _PUNCTUATION.issuperset(word):
                before = None
                continue
            before = _count(terms, before, word, place, number, stop_words)
    return _scores(terms, len(sentences))


def _count(
    terms: dict[str, _Term], before: str | None, word: str, place: int, number: int, stop_words: frozenset[str]
) -> str | None:
    """Counts one word and its neighbour; what the next word's neighbour is: this one, or none where YAKE leaves it out."""
    key = term_of(word)
    term = terms.get(key)
    if term is None:
        term = terms[key] = _Term(_is_stop(word, key, stop_words))
    kind = _kind(word, place > 0)
    term.tf += 1
    term.acronyms += kind == "a"
    term.names += kind == "n"
    if not term.sentences or term.sentences[-1] != number:
        term.sentences.append(number)
    if kind in "ud":
        return None
    if before is not None:
        previous = terms[before]
        previous.right += 1
        previous.rights.add(key)
        term.left += 1
        term.lefts.add(before)
    return key


@lru_cache(maxsize=50_000)
def term_of(word: str) -> str:
    """YAKE's term of a word: lower case, without the s of a plural."""
    low = word.lower()
    return low[:-1] if low.endswith("s") and len(low) > 3 else low


def _is_stop(word: str, key: str, stop_words: frozenset[str]) -> bool:
    return word.lower() in stop_words or key in stop_words or sum(c not in _PUNCTUATION for c in key) < 3


@lru_cache(maxsize=20_000)
def _kind(word: str, is_inside: bool) -> str:
    """YAKE's tag: d number, u unusual, a acronym, n name, p plain."""
    figures = word.replace(",", "")
    if figures.isdigit() or figures.replace(".", "", 1).isdigit():
        return "d"
    digits = sum(c.isdigit() for c in word)
    letters = sum(c.isalpha() for c in word)
    if (digits and letters) or not (digits or letters) or sum(c in _PUNCTUATION for c in word) > 1:
        return "u"
    if word.isupper():
        return "a"
    if is_inside and len(word) > 1 and word[0].isupper() and sum(c.isupper() for c in word) == 1:
        return "n"
    return "p"


def _scores(terms: dict[str, _Term], sentences: int) -> dict[str, float]:
    counts = [term.tf for term in terms.values() if not term.stop]
    if not counts:
        return dict.fromkeys(terms, 0.0)  # as in the package, whose terms then keep what they began with
    mean = sum(counts) / len(counts)
    spread = mean + math.sqrt(sum((count - mean) ** 2 for count in counts) / len(counts))
    most = max(term.tf for term in terms.values())
    return {key: _score(term, spread, most, sentences) for key, term in terms.items()}


def _score(term: _Term, spread: float, most: int, sentences: int) -> float:
    weight = term.tf / most
    related = 1.0
    if term.left:
        related += len(term.lefts) / term.left * weight
    if term.right:
        related += len(term.rights) / term.right * weight
    case = max(term.acronyms, term.names) / (1.0 + math.log(term.tf))
    position = math.log(math.log(3.0 + _median(term.sentences)))
    return position * related / (case + term.tf / spread / related + len(term.sentences) / sentences / related)


def _median(numbers: list[int]) -> float:
    half = len(numbers) // 2
    return float(numbers[half]) if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2


@cache
def stop_words(language: str) -> frozenset[str]:
    """YAKE's stop list for the language, or its list for none; read from the package without importing it."""
    path = _stop_list(language)
    if not path.exists():
        path = path.with_name("stopwords_noLang.txt")
    return frozenset(path.read_text(encoding=_NOT_UTF_8.get(path.name, "utf-8")).lower().split("\n"))


def _stop_list(language: str) -> Path:
    package = find_spec("yake")
    assert package is not None and package.origin is not None
    return Path(package.origin).parent / "core" / "StopwordsList" / f"stopwords_{language[:2].lower()}.txt"


@cache
def _has_stop_list(language: str) -> bool:
    return _stop_list(language).exists()


_NOT_UTF_8 = {"stopwords_lt.txt": "cp1257", "stopwords_sk.txt": "cp1250"}  # YAKE itself reads these as Latin-1, and gets other letters


# -- word classes ------------------------------------------------------------------------------------------------------------------------

# In its place a word is x, which ends a group, j, an adjective, n, a noun, or p, a name.


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


def _list(name: str) -> frozenset[str]:
    return word_lists("classes-en")[name]


_ADJECTIVE = re.compile(r"(?:ous|ful|less|able|ible|ical|ional|ish|ial|ular|istic|ative|atory|ese|ular|ary)$")


def _tags(words: list[_Word]) -> list[str]:
    """The class of every word in its place."""
    shouted = _is_headline(words)
    tags: list[str] = []
    for at in range(len(words)):
        tags.append(_tag(words, tags, at, shouted))  # each class looks at the one before
    return tags


def _is_headline(words: list[_Word]) -> bool:
    """Whether nearly every word has a capital, so that capitals say nothing."""
    letters = [w.text for w in words if w.text[0].isalpha()]
    long = [w for w in letters if len(w) > 3]
    share = 0.95 if words[-1].text == "." else 0.8  # many names: "Researchers at Can Tho University and Rice Institute."
    return len(long) >= 3 and sum(w[0].isupper() for w in long) > share * len(long)


def _tag(words: list[_Word], tags: list[str], at: int, shouted: bool) -> str:
    text = words[at].text
    if text in ("I", "A") or not text[0].isalnum():
        return "x"
    low, kinds, has_digit = _look_up(text)
    if has_digit:
        return _tag_of_figure(text)
    if text[0].isupper() and not shouted and _is_name(words, at, kinds):
        return "p"
    return _tag_of_word(words, tags, at, low, kinds)


@lru_cache(maxsize=50_000)
def _look_up(text: str) -> tuple[str, str, bool]:
    """The word in lower case, its classes, and whether it has a digit."""
    low = text.lower()
    return low, _classes().get(low, ""), any(c.isdigit() for c in text)


def _is_name(words: list[_Word], at: int, kinds: str) -> bool:
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


def _opens_name(words: list[_Word], at: int) -> bool:
    """Whether a capitalised word that is mostly a function word is part of the name behind it: "at Can Tho University"."""
    low = words[at].text.lower()
    if at == 0:
        return low in _list("opens_statement") and words[-1].text != "?" and not _is_asking(words[1].text.lower())
    return (low in _list("opens_name") or _may_open_name(low)) and not _opens(words, at)


def _is_asking(low: str) -> bool:
    """ "Do They", "Can The": no name goes on so."""
    return any(low in _list(name) for name in ("determiner", "object", "subject", "preposition", "joint"))


def _may_open_name(low: str) -> bool:
    """ "General Secretary To Lam", "the Just Energy Transition Partnership", but not "The", "In", "And" before a name."""
    return low in _list("family") or not any(low in _list(name) for name in ("determiner", "object", "subject", "preposition", "joint"))


def _opens(words: list[_Word], at: int) -> bool:
    """Whether nothing but marks stands before the word, or it opens a quotation or follows a colon."""
    return words[at - 1].text in _OPENING or (at < 3 and all(not word.text[0].isalnum() for word in words[:at]))


_OPENING = frozenset("“ \" ‘ : •".split())


def _tag_of_figure(text: str) -> str:
    if re.fullmatch(r"\d+-[a-zA-Z-]+", text):
        return "j"
    return "n" if re.fullmatch(r"[A-Za-z]+-?\d+[A-Za-z]*|\d[A-Z]+", text) else "x"


def _tag_of_word(words: list[_Word], tags: list[str], at: int, low: str, kinds: str) -> str:
    """The class of a word that is no name, by the lists, by its ending, and by the words beside it."""
    before = words[at - 1].text.lower() if at else ""
    after = words[at + 1].text.lower() if at + 1 < len(words) else ""
    tag_before = tags[at - 1] if at else "x"
    if "f" in kinds or "t" in kinds:
        return "x"
    if low.endswith("ing") and tag_before != "x" and _is_plural(before):
        return "x"  # "storms swirling over": what they do
    if "g" in kinds:
        return "n"
    if "j" in kinds:
        return "n" if "e" in kinds and not _is_nominal(after) else "j"
    if "a" in kinds:
        return "x"
    if "b" in kinds or "B" in kinds:
        return _tag_of_both(low, before, after, tag_before, is_base="b" in kinds)
    if "v" in kinds or "V" in kinds:
        return "x"
    if "d" in kinds or (low.endswith("ed") and len(low) > 4 and low not in _list("ed_noun")):
        opens = before in _list("determiner") or before in _list("preposition") or not before or tag_before == "j"
        return "j" if opens and _is_nominal(after) else "x"
    if "i" in kinds or (low.endswith("ing") and len(low) > 5):
        return _tag_of_ing(before, after, tag_before, is_verb="i" in kinds)
    if low.endswith("ly") and len(low) > 4 and low not in _list("ly_noun"):
        return "x"
    return "j" if _ADJECTIVE.search(low) and low not in _list("either") else "n"


def _tag_of_ing(before: str, after: str, tag_before: str, *, is_verb: bool) -> str:
    """A participle before its noun, or, of a verb that the lists do not have, the name of what is done ("video coding")."""
    if (before in _list("determiner") or tag_before == "j") and _is_nominal(after):
        return "j"
    return "n" if not is_verb and after not in _list("object") and before != "," else "x"


def _tag_of_both(low: str, before: str, after: str, tag_before: str, *, is_base: bool) -> str:
    """Noun or verb: "they plan", "officials plan", "the firm plans to" against "a plan", "the plans of"."""
    if before in _list("subject"):
        return "x"
    if tag_before in "np" and (after in _list("object") or after in _adjectives()):
        return "x"
    if is_base and tag_before == "n" and _is_plural(before):
        return "x"
    if tag_before in "np" and (after[:1].isdigit() or after in _SUMS or (low in _list("equal") and after == "by")):
        return "x"  # "the accord costs $5 million", "the trial run by the university"
    return "n"


_SUMS = frozenset("$ € £ ¥ ₫ us usd eur vnd about around nearly some almost".split())


@cache
def _adjectives() -> frozenset[str]:
    """What is an adjective and nothing else: behind one that could be verb or noun it tells the verb ("the firm needs rare earths")."""
    lists = word_lists("classes-en")
    pure = lists["adjective"] - lists["either"] - lists["both"] - lists["verb"] - lists["ing"]
    return frozenset(word for word in pure if not word.endswith(("ed", "ing")))  # "the framework established in May"


@lru_cache(maxsize=20_000)
def _is_plural(low: str) -> bool:
    if low in _list("people"):
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in _list("plural")


@lru_cache(maxsize=20_000)
def _is_nominal(low: str) -> bool:
    """Whether the word can go on a noun group."""
    if not low or not low[0].isalpha():
        return False
    kinds = _classes().get(low, "")
    if not kinds:
        return not (low.endswith("ly") and low not in _list("ly_noun"))
    return any(kind in kinds for kind in "bBjgie") and not any(kind in kinds for kind in "fta")


# -- groups ------------------------------------------------------------------------------------------------------------------------------

LONGEST = 5  # words of a phrase: F1@10 34.1, 34.4 on DUC-2001 and 37.7, 37.9 on Inspec with 4 and 5; a longer group gives none


@dataclass(slots=True)
class _Group:
    """A noun group: its terms, its first place among the words and in the text, and how often it stands complete."""

    key: tuple[str, ...]
    position: int
    start: int = -1
    end: int = -1
    alone: int = 0
    names: int = 0
    person: bool = False


@dataclass(slots=True)
class _Findings:
    """The groups of a document, and what the ranking knows beside them."""

    groups: dict[tuple[str, ...], _Group] = field(default_factory=dict)
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    surnames: set[str] = field(default_factory=set)
    title: frozenset[str] = frozenset()
    scores: dict[str, float] = field(default_factory=dict)
    silent: tuple[str, ...] = ()


def _read(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str]) -> _Findings:
    """The groups of title and text, and the statistics of their words. The title is a sentence of its own, and the first."""
    title = document.title or ""
    lines = [(_tokens(title, 0, len(title)), True)] if title else []
    text = document.text
    lines += [(_tokens(text, s.start + datelines.length(text, s), s.end), False) for s in sentences]
    findings = _Findings(silent=_silent(document, sentences))
    position = 0
    for words, is_title in lines:
        _collect(words, position, is_title, exclude, findings)
        position += len(words)
    findings.scores = word_scores([[_plain(w.text) for w in words if w.text != "'s"] for words, _ in lines], stop_words("en"))
    findings.title = frozenset(term_of(w.text) for words, is_title in lines if is_title for w in words)
    return findings


def _plain(text: str) -> str:
    """YAKE reads a curly quotation mark or a dash as a word; as a straight one it ends a block, as it should."""
    return '"' if text in "“”‘’«»–—…" else text


def _collect(words: list[_Word], position: int, is_title: bool, exclude: frozenset[str], findings: _Findings) -> None:
    """Adds the groups of one sentence."""
    tags = _tags(words)
    if exclude:
        for at in _excluded(words, exclude):
            tags[at] = "x"
    at = 0
    while at < len(words):
        if tags[at] == "x":
            at += 1
            continue
        end = at
        while end < len(words) and tags[end] != "x":
            end += 1
        if not _is_code(words, at, end):
            _keep(words[at:end], tags[at:end], position + at, is_title, _acts(words, end), findings)
        at = end


def _is_code(words: list[_Word], at: int, end: int) -> bool:
    """Whether a mark of markup or code stands directly beside the words: "<img src=x>", "{% endfor %}"; "5% growth" is none."""
    before = [word.text for word in words[max(0, at - 2) : at]]
    after = "".join(word.text for word in words[end : end + 1])
    quoted = len(before) == 2 and before[1] in ("'", '"') and before[0] in ("=", "(")
    percent = before[-1:] == ["%"] and before[-2:-1] in (["{"], ["<"])
    return after in tuple("<>{}=") or any(mark in tuple("<>{}=") for mark in before[-1:]) or quoted or percent


def _acts(words: list[_Word], end: int) -> bool:
    """Whether a verb of speech or an office follows, so that a name before it is a person's: "… said", "…, director of …"."""
    after = [word.text.lower() for word in words[end : end + 2]]
    return after[:1] != [] and (after[0] in _list("said") or (after[0] == "," and after[1:] != [] and after[1] in _list("person")))


def _excluded(words: list[_Word], exclude: frozenset[str]) -> list[int]:
    """Where the home country is named: "Vietnam", "Viet Nam", "Vietnam-UK"."""
    low = [_folded(word.text) for word in words]
    names = {tuple(_folded(name).split()) for name in exclude}
    openings = {name[0] for name in names if len(name) > 1}
    found: list[int] = []
    for at, word in enumerate(low):
        if (word,) in names or ("-" in word and any((part,) in names for part in word.split("-"))):
            found.append(at)
        elif word in openings:
            found.extend(i for size in (2, 3, 4) if tuple(low[at : at + size]) in names for i in range(at, min(len(low), at + size)))
    return found


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    """Without case and diacritics: "Việt Nam" is "Viet Nam"."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _keep(words: list[_Word], tags: list[str], position: int, is_title: bool, acts: bool, findings: _Findings) -> None:
    """Counts one group after it was trimmed to what a phrase may begin and end with."""
    first, last = _trimmed(words, tags)
    first, is_person = _without_titles(words, tags, first, last, acts)
    if first >= last:
        return
    terms = [term_of(word.text) for word in words[first:last]]
    if is_person:
        findings.surnames.add(terms[-1])
    for i in range(len(terms)):
        for j in range(i + 1, min(len(terms), i + LONGEST) + 1):
            findings.counts[tuple(terms[i:j])] += 1
    if len(terms) > LONGEST:
        return
    key = tuple(terms)
    group = findings.groups.setdefault(key, _Group(key, position + first))
    group.alone += 1
    group.names += all(tag == "p" for tag in tags[first:last])
    group.person = group.person or is_person
    if group.start < 0 and not is_title:
        group.start, group.end = words[first].start, words[last - 1].end


def _trimmed(words: list[_Word], tags: list[str]) -> tuple[int, int]:
    """Without adjectives at its end, and at its beginning without words that say how much or when ("growing public anxiety")."""
    first, last = 0, len(words)
    while last and tags[last - 1] == "j":
        last -= 1
    while first < last and _is_weak(words, tags, first, last):
        first += 1
    return first, last


def _is_weak(words: list[_Word], tags: list[str], at: int, last: int) -> bool:
    """A capital of a name saves a word ("New York"), the capital of a sentence does not ("Growing public concern")."""
    text = words[at].text if tags[at] == "p" else words[at].text.lower()
    if text not in _openers_to_trim():
        return False
    return at + 1 == last or f"{text}_{term_of(words[at + 1].text)}" not in _terms("fixed")


@cache
def _openers_to_trim() -> frozenset[str]:
    return stop_words("en") | _list("weak")


def _without_titles(words: list[_Word], tags: list[str], first: int, last: int, acts: bool) -> tuple[int, bool]:
    """Where the name begins behind "Deputy Prime Minister", and whether it is a person's. An office alone is no phrase."""
    name = first
    while name < last and words[name].text.lower() in _list("person"):
        name += 1
    if name == last:
        return last, False
    rest = [word.text for word in words[name:last]]
    if any(tag != "p" for tag in tags[name:last]):
        return first, False
    if any(_folded(word) in _list("sure_family") for word in rest[1:-1]):
        return last, True  # "Technology Pham Duc Long": an office runs into a name
    if len(rest) > 4 or any(word.lower() in _list("institution") for word in rest):
        return first, False
    is_family = len(rest) > 1 and _folded(rest[0]) in _list("family") and not any(word.isupper() and len(word) > 2 for word in rest)
    return (name, True) if name > first or is_family or (acts and len(rest) > 1) else (first, False)


# -- ranking -----------------------------------------------------------------------------------------------------------------------------

# Best of five or so values each on DUC-2001 news and Inspec together, one at a time, 2026-11; a value that won on one half of a set and
# lost on the other was not taken. The start was (-.3, -.4, 1.2, 1.2, -2, -.7, 1) with F1@10 33.4 and 37.4; these have 34.7 and 38.1.
HEIGHT = -0.35  # mean log of YAKE's word scores; -.3 to -.5 are alike
PLACE = -0.3  # log of the first word's number; -.15 loses .5
ALONE = 1.2  # log of how often the group stands complete
COMPLETE = 1.2  # share of its occurrences that stand complete
ONE_WORD = -2.6  # -2 loses .3
FOUR_WORDS = -0.7  # of four words or more
IN_TITLE = 0.8  # share of its words that the title has; 0 loses .6 on news
ALL_NAMES = -0.3  # +.3 loses 1.5 on news: names come up by themselves
STOP_WORD = -0.5  # each word inside that YAKE's list stops
# For the reader; F1 on DUC-2001 and Inspec moves by a tenth either way:
VAGUE_HEAD = -1.0  # "study results"
NAMED_THING = 1.5  # "Clean Energy Partnership": what was founded has a name
COURTESY = -1.0  # "official visit", "mutual respect"
COUNTRY = -2.0  # the countries have their sections


def _chosen(document: Document, findings: _Findings, limit: int) -> list[Keyphrase]:
    """The best groups that stand in the text, none of them part of a better one."""
    worth = {key: _worth(group, findings) for key, group in findings.groups.items() if _is_phrase(group, findings)}
    chosen: list[tuple[str, ...]] = []
    phrases: list[Keyphrase] = []
    for key in sorted(worth, key=lambda key: (-worth[key], findings.groups[key].start)):
        if len(phrases) == limit:
            break
        if not any(_contains(better, key) for better in chosen):
            chosen.append(key)
            group = findings.groups[key]
            text = document.text[group.start : group.end]
            phrases.append(Keyphrase(start=group.start, end=group.end, text=text, score=round(worth[key], 6)))
    return phrases


def _is_phrase(group: _Group, findings: _Findings) -> bool:
    """Whether the group stands in the text, is no word that says nothing alone ("work", "visit"), and names no person.

    Leaving people out costs .4 on DUC-2001, whose readers listed them.
    """
    says_nothing = len(group.key) == 1 and (group.key[0] in _terms("vague") or group.key[0] in _terms("courtesy"))
    is_person = group.person or (group.names > 0 and group.key[-1] in findings.surnames)
    return group.start >= 0 and not says_nothing and not is_person and not _is_silent(" ".join(group.key), findings.silent)


def _silent(document: Document, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Who publishes the document, and the agency of its dateline: not what it is about. As terms."""
    names = [re.sub(r"^(?i:the) ", "", document.publisher or "")]
    for sentence in sentences[:DATED]:
        opening = document.text[sentence.start : sentence.start + datelines.length(document.text, sentence)]
        names += re.findall(r"\(([^()]+)\)", opening)
    return tuple(" ".join(term_of(word.text) for word in _tokens(name, 0, len(name))) for name in names if name)


DATED = 3  # sentences in which a document's dateline is looked for


def _is_silent(phrase: str, silent: tuple[str, ...]) -> bool:
    """Whether the phrase is such a name, holds it, or is most of it; a ministry's "technology" is still a subject."""
    for name in silent:
        is_most = name.count(" ") < 2 or 2 * len(phrase) >= len(name)
        if f" {name} " in f" {phrase} " or (f" {phrase} " in f" {name} " and is_most):
            return True
    return False


def _worth(group: _Group, findings: _Findings) -> float:
    key, size = group.key, len(group.key)
    heights = sum(math.log(max(findings.scores.get(word) or 1.0, 1e-9)) for word in key) / size
    return (
        HEIGHT * heights
        + PLACE * math.log(1 + group.position)
        + ALONE * math.log(1 + group.alone)
        + COMPLETE * group.alone / max(findings.counts[key], group.alone)
        + ONE_WORD * (size == 1)
        + FOUR_WORDS * (size >= 4)
        + IN_TITLE * sum(word in findings.title for word in key) / size
        + ALL_NAMES * (2 * group.names > group.alone)
        + STOP_WORD * sum(word in stop_words("en") for word in key)
        + VAGUE_HEAD * (key[-1] in _terms("vague"))
        + NAMED_THING * (size >= 2 and group.names > 0 and key[-1] in _terms("head"))
        + COURTESY * (group.names == 0 and key[-1] in _terms("courtesy"))
        + COUNTRY * ("_".join(key).rstrip(".") in _terms("place"))
    )


@cache
def _terms(name: str) -> frozenset[str]:
    """A list of the word classes as YAKE's terms."""
    return frozenset("_".join(term_of(part) for part in word.split("_")) for word in _list(name))


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


# -- Vietnamese --------------------------------------------------------------------------------------------------------------------------

# A word of two syllables is written as two words, so that YAKE's candidates begin and end inside of words ("lực bán dẫn"). Only what stands
# whole between two edges, a mark or a syllable that is hardly ever a part of a word, is taken: a name, or what the text has at least twice.
SYLLABLES = range(2, 7)
TWICE = 2


@dataclass(slots=True)
class _Chunk:
    """What stands between two edges: its first place, and whether all of it has capitals."""

    start: int
    end: int
    order: int
    is_name: bool


def _of_vietnamese(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str], limit: int) -> list[Keyphrase]:
    """Whole chunks, the most frequent first; none that is part of a better one, names the home country, a person or the publisher."""
    found: dict[tuple[str, ...], _Chunk] = {}
    for sentence in sentences:
        _collect_chunks(document.text, sentence, exclude, found)
    silent = _silent(document, sentences)
    read = f" {' '.join(word.text.casefold() for word in _tokens(document.text, 0, len(document.text)))} "
    counts = {key: read.count(f" {' '.join(key)} ") for key in found}
    worth = {
        key: math.log(1 + counts[key]) + 0.3 * chunk.is_name - 0.1 * math.log(1 + chunk.order)
        for key, chunk in found.items()
        if (chunk.is_name or counts[key] >= TWICE) and not _is_silent(" ".join(map(term_of, key)), silent)
    }
    chosen: list[tuple[str, ...]] = []
    for key in sorted(worth, key=lambda key: (-worth[key], found[key].start)):
        if not any(_contains(better, key) or _contains(key, better) for better in chosen):
            chosen.append(key)
    return [
        Keyphrase(start=c.start, end=c.end, text=document.text[c.start : c.end], score=round(worth[key], 6))
        for key in chosen[:limit]
        for c in (found[key],)
    ]


def _collect_chunks(text: str, sentence: Sentence, exclude: frozenset[str], found: dict[tuple[str, ...], _Chunk]) -> None:
    words = _tokens(text, sentence.start + datelines.length(text, sentence), sentence.end)
    home, edges = set(_excluded(words, exclude)), word_lists("stop-vi")["edge"]
    cuts = [at for at, w in enumerate(words) if at in home or not w.text[0].isalpha() or w.text.casefold() in edges]
    for before, after in zip([-1, *cuts], [*cuts, len(words)], strict=True):
        chunk = words[before + 1 : after]
        if len(chunk) not in SYLLABLES or before in home or after in home or _is_code(words, before + 1, after):
            continue
        if not _says_deed(chunk) and not _is_vietnamese_person(chunk):
            is_name = all(w.text[0].isupper() for w in chunk)
            key = tuple(w.text.casefold() for w in chunk)
            found.setdefault(key, _Chunk(chunk[0].start, chunk[-1].end, len(found), is_name))


def _says_deed(chunk: list[_Word]) -> bool:
    return chunk[0].text.casefold() in word_lists("stop-vi")["opens_clause"] or any(c.isdigit() for w in chunk for c in w.text)


def _is_vietnamese_person(chunk: list[_Word]) -> bool:
    """Whether a family's name with two or more capitals stands in it: "Nguyễn Văn Nam", "Viện trưởng Trần Bình"."""
    return any(
        _folded(word.text) in _list("sure_family") and word.text[0].isupper() and following.text[0].isupper()
        for word, following in itertools.pairwise(chunk)
    )


# -- other languages ---------------------------------------------------------------------------------------------------------------------

# YAKE takes their clauses or their inflected words for phrases, stop list or not: no phrase is better than those.
WITHOUT = frozenset({"zh", "ja", "th", "lo", "km", "my", "ko", "ar", "fa", "he", "ur"})
MOST_READ = 200_000  # characters; the package takes 50 ms for 1,000 words


def _of_other_language(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str], limit: int) -> list[Keyphrase]:
    """YAKE's candidates in its order; none that contains a better one or is part of it, and only what stands so in the text."""
    if document.language in WITHOUT or not _has_stop_list(document.language):
        return []
    silent = _silent(document, sentences)
    names = [tuple(_folded(name).split()) for name in sorted(exclude)]
    chosen: list[tuple[str, ...]] = []
    phrases: list[Keyphrase] = []
    for phrase, score in _candidates_of_yake(document, sentences):
        if len(phrases) == limit:
            break
        key = tuple(_folded(phrase).split())
        overlaps = any(_contains(better, key) or _contains(key, better) for better in chosen)
        is_home = any(_contains(key, name) for name in names)
        if overlaps or is_home or _is_silent(" ".join(map(term_of, key)), silent) or not _is_of_words(key):
            continue
        verbatim = r"(?<!\w)" + r"\s+".join(map(re.escape, phrase.split())) + r"(?!\w)"
        if found := re.search(verbatim, document.text, re.IGNORECASE):
            chosen.append(key)
            phrases.append(Keyphrase(start=found.start(), end=found.end(), text=found.group(), score=score))
    return phrases


def _is_of_words(key: tuple[str, ...]) -> bool:
    return all(word[0].isalnum() and word[-1].isalnum() for word in key)


def _candidates_of_yake(document: Document, sentences: tuple[Sentence, ...]) -> list[tuple[str, float]]:
    """The valid candidates, best first.

    Its `extract_keywords` is passed by: that swallows exceptions and returns nothing, and runs a title into the first sentence. Here each
    sentence ends with a full stop and a line of its own.
    """
    from yake.data.core import DataCore  # type: ignore[import-untyped]  # the package has no stubs

    lines = [document.title or "", *(document.text[s.start + datelines.length(document.text, s) : s.end] for s in sentences)]
    text = "\n\n".join(line if line.endswith((".", "!", "?", "…", "”", '"')) else line + "." for line in lines if line)[:MOST_READ]
    config = {"windows_size": 1, "n": 3}
    core = DataCore(text=text, stopword_set=stop_words(document.language), config=config)
    core.build_single_terms_features()
    core.build_mult_terms_features()
    candidates = [(c.unique_kw, round(-math.log(max(c.h, 1e-9)), 6)) for c in core.candidates.values() if c.is_valid()]
    return sorted(candidates, key=lambda candidate: (-candidate[1], candidate[0]))
