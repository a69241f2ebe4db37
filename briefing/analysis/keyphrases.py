"""Finds the phrases that say what a document is about: noun groups of its text, scored by YAKE's word statistics and by where they stand.

Languages without a list of word classes get YAKE's own candidates. What sets one partner's phrases apart from another's is left to others.
"""

from __future__ import annotations

import math
import re
import string
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from briefing.model import Document, Keyphrase, Sentence


def extract(
    document: Document, sentences: tuple[Sentence, ...], *, exclude: frozenset[str] = frozenset(), limit: int = 20
) -> tuple[Keyphrase, ...]:
    """Up to `limit` phrases, best first, each at its first place in the text. None consists of excluded words alone, or begins with one."""
    groups, statistics = _read(document, sentences, exclude)
    return tuple(_chosen(document, groups, statistics, limit))


# -- words -------------------------------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|['’]s\b"
    r"|[^\W_]+(?:[-‐‑&'’.][^\W_]+)*"
    r"|[^\w\s]|_"
)
_POSSESSIVE = re.compile(r"(.+)['’]s$")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or a mark of punctuation, and where it stands; `start` is -1 in a title."""

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
        return {}
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
    package = find_spec("yake")
    assert package is not None and package.origin is not None
    folder = Path(package.origin).parent / "core" / "StopwordsList"
    path = folder / f"stopwords_{language[:2].lower()}.txt"
    if not path.exists():
        path = folder / "stopwords_noLang.txt"
    return frozenset(path.read_text(encoding="utf-8").lower().split("\n"))


# -- word classes ------------------------------------------------------------------------------------------------------------------------

# x ends a group; j adjective; n noun; p name.


@cache
def _classes() -> dict[str, str]:
    """Each word of data/words-classes-en.txt to a string of its classes: v verb, b verb or noun, d past form, i -ing of a verb, j, a, f, g, t."""
    lists: dict[str, set[str]] = defaultdict(set)
    for line in _lines("words-classes-en.txt"):
        kind, _, words = line.partition(":")
        lists[kind].update(words.split())
    classes: dict[str, set[str]] = defaultdict(set)
    pure = lists["verb"] - lists["both"]
    for word in sorted(lists["verb"] | lists["both"]):
        kind = "v" if word in pure else "b"
        classes[word].add(kind)
        for form in _third(word):
            classes[form].add("V" if kind == "v" else "B")
        classes[_past(word)].add("d")
        classes[_ing(word)].add("i")
    for name, kind in (("past", "d"), ("adjective", "j"), ("adverb", "a"), ("function", "f"), ("ing", "g"), ("time", "t"), ("either", "e")):
        for word in lists[name]:
            if name == "past" and word.endswith("ing"):
                classes[word].add("i")
            else:
                classes[word].add(kind)
    return {word: "".join(sorted(kinds)) for word, kinds in classes.items()}


def _third(verb: str) -> tuple[str, ...]:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return (verb + "es",)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb[:-1] + "ies",)
    return (verb + "s",)


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


@cache
def _list(name: str) -> frozenset[str]:
    words: set[str] = set()
    for line in _lines("words-classes-en.txt"):
        kind, _, rest = line.partition(":")
        if kind == name:
            words.update(rest.split())
    return frozenset(words)


def _lines(name: str) -> list[str]:
    content = files("briefing").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line.strip() and not line.startswith("#")]


_DETERMINERS = frozenset("the a an this that these those my your his her its our their whose each every any no some another".split())
_OBJECTS = _DETERMINERS | frozenset("it them him us me to that what how whether".split())
_SUBJECTS = frozenset("i we you they he she it who that which to will would can could may might must should shall not n't do does did".split())
_ADJECTIVE = re.compile(r"(?:ous|ful|less|able|ible|ical|ional|ish|ial|ular|istic|ative|atory|ese|ular|ary)$")
_ED_NOUN = frozenset("seed speed feed need breed deed bed shed sled weed reed red bred steed greed creed".split())


def _tags(words: list[_Word]) -> list[str]:
    """The class of every word in its place."""
    shouted = _is_headline(words)
    tags: list[str] = []
    for at, word in enumerate(words):
        tags.append(_tag(words, tags, at, shouted))
    return tags


def _is_headline(words: list[_Word]) -> bool:
    """Whether nearly every word has a capital, so that capitals say nothing."""
    letters = [w.text for w in words if w.text[0].isalpha()]
    long = [w for w in letters if len(w) > 3]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) > 0.8 * len(long)


def _tag(words: list[_Word], tags: list[str], at: int, shouted: bool) -> str:
    text = words[at].text
    low = text.lower()
    first = text[0]
    if not first.isalnum():
        return "x"
    if any(c.isdigit() for c in text):
        return _tag_of_figure(text)
    kinds = _classes().get(low, "")
    if first.isupper() and not shouted:
        if at and not _opens(words, at):
            return "x" if ("f" in kinds and len(text) < 5 and not text.isupper()) or "t" in kinds else "p"
        if len(text) > 1 and text.isupper() and "f" not in kinds:
            return "p"
        follows_name = at + 1 < len(words) and words[at + 1].text[0].isupper()
        if not kinds:
            return "p" if follows_name or low not in _classes() else "n"
        if follows_name and "f" not in kinds and "t" not in kinds and "a" not in kinds:
            return "p"
    return _tag_of_word(words, tags, at, low, kinds)


def _opens(words: list[_Word], at: int) -> bool:
    """Whether the word opens a quotation or follows a colon."""
    return all(not w.text[0].isalnum() for w in words[:at]) or words[at - 1].text in ("“", '"', "‘", ":")


def _tag_of_figure(text: str) -> str:
    if re.fullmatch(r"\d+-[a-zA-Z-]+", text):
        return "j"
    return "n" if re.fullmatch(r"[A-Za-z]+-?\d+[A-Za-z]*|\d[A-Z]+", text) else "x"


def _tag_of_word(words: list[_Word], tags: list[str], at: int, low: str, kinds: str) -> str:
    before = words[at - 1].text.lower() if at else ""
    after = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if "f" in kinds or "t" in kinds:
        return "x"
    if "g" in kinds:
        return "n"
    if "j" in kinds:
        return "n" if "e" in kinds and not _is_nominal(after) else "j"
    if "a" in kinds:
        return "x"
    if "b" in kinds or "B" in kinds:
        return _tag_of_both(before, after, tags[at - 1] if at else "x")
    if "v" in kinds or "V" in kinds:
        return "x"
    if "d" in kinds or (low.endswith("ed") and len(low) > 4 and low not in _ED_NOUN):
        attributive = (before in _DETERMINERS or before in _PREPOSITIONS or not before or (at and tags[at - 1] == "j")) and _is_nominal(after)
        return "j" if attributive else "x"
    if "i" in kinds:
        return "j" if (before in _DETERMINERS or (at and tags[at - 1] == "j")) and _is_nominal(after) else "x"
    if low.endswith("ly") and len(low) > 4 and low not in _LY_NOUN:
        return "x"
    return "j" if _ADJECTIVE.search(low) and low not in _list("either") else "n"


_PREPOSITIONS = frozenset("of in on at by for with from into through via as between and or than like under over".split())
_LY_NOUN = frozenset("family supply assembly ally reply rally anomaly monopoly butterfly jelly belly bully lily fly homily".split())


@lru_cache(maxsize=20_000)
def _is_nominal(low: str) -> bool:
    """Whether the word can go on a noun group."""
    if not low or not low[0].isalpha():
        return False
    kinds = _classes().get(low, "")
    if "f" in kinds or "t" in kinds:
        return False
    if not kinds:
        return not (low.endswith("ly") and low not in _LY_NOUN)
    return any(k in kinds for k in "bBjgie") and "a" not in kinds


def _tag_of_both(before: str, after: str, tag_before: str) -> str:
    if before in _SUBJECTS and before != "that":
        return "x"
    if tag_before in "np" and after in _OBJECTS:
        return "x"
    return "n"


# -- groups ------------------------------------------------------------------------------------------------------------------------------

LONGEST = 4


@dataclass(slots=True)
class _Group:
    """A noun group: where it stands first in the text and among the words, and how often alone."""

    key: tuple[str, ...]
    position: int
    start: int = -1
    end: int = -1
    alone: int = 0
    names: int = 0


@dataclass(slots=True)
class _Statistics:
    """What the ranking knows of the document beside the groups."""

    scores: dict[str, float]
    counts: Counter[tuple[str, ...]]
    title: frozenset[str]


def _read(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str]) -> tuple[dict[tuple[str, ...], _Group], _Statistics]:
    """The groups of title and text, and the statistics of their words. The title is a sentence of its own, and first."""
    title = document.title or ""
    lines = [(_tokens(title, 0, len(title)), True)] if title else []
    lines += [(_tokens(document.text, s.start, s.end), False) for s in sentences]
    groups: dict[tuple[str, ...], _Group] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    position = 0
    for words, is_title in lines:
        _collect(words, position, is_title, groups, counts)
        position += len(words)
    scores = word_scores([[_plain(w.text) for w in words if w.text != "'s"] for words, _ in lines], stop_words("en"))
    return groups, _Statistics(scores, counts, frozenset(term_of(w.text) for words, is_title in lines if is_title for w in words))


def _plain(text: str) -> str:
    return '"' if text in "“”‘’«»–—…" else text


def _collect(
    words: list[_Word], position: int, is_title: bool, groups: dict[tuple[str, ...], _Group], counts: Counter[tuple[str, ...]]
) -> None:
    tags = _tags(words)
    at = 0
    while at < len(words):
        if tags[at] == "x":
            at += 1
            continue
        end = at
        while end < len(words) and tags[end] != "x":
            end += 1
        _keep(words[at:end], tags[at:end], position + at, is_title, groups, counts)
        at = end


def _keep(words: list[_Word], tags: list[str], position: int, is_title: bool, groups: dict[tuple[str, ...], _Group], counts: Counter[tuple[str, ...]]) -> None:
    while tags and tags[-1] == "j":
        words, tags = words[:-1], tags[:-1]
    stop = stop_words("en")
    skip = 0
    while skip < len(words) and words[skip].text in stop:
        skip += 1
    words, tags, position = words[skip:], tags[skip:], position + skip
    if not words:
        return
    keys = [term_of(w.text) for w in words]
    for i in range(len(keys)):
        for j in range(i + 1, min(len(keys), i + LONGEST) + 1):
            counts[tuple(keys[i:j])] += 1
    if len(words) > LONGEST:
        return
    key = tuple(keys)
    group = groups.get(key)
    if group is None:
        group = groups[key] = _Group(key, position)
    group.alone += 1
    group.names += all(t == "p" for t in tags)
    if group.start < 0 and not is_title:
        group.start, group.end = words[0].start, words[-1].end


# -- ranking -----------------------------------------------------------------------------------------------------------------------------


def _chosen(document: Document, groups: dict[tuple[str, ...], _Group], statistics: _Statistics, limit: int) -> list[Keyphrase]:
    worth = {key: _worth(group, statistics) for key, group in groups.items() if group.start >= 0}
    ranked = sorted(worth, key=lambda key: (-worth[key], groups[key].start))
    chosen: list[tuple[str, ...]] = []
    phrases: list[Keyphrase] = []
    for key in ranked:
        if len(phrases) == limit:
            break
        if _is_redundant(key, chosen, groups):
            continue
        chosen.append(key)
        group = groups[key]
        phrases.append(Keyphrase(start=group.start, end=group.end, text=document.text[group.start : group.end], score=round(worth[key], 6)))
    return phrases


def _worth(group: _Group, statistics: _Statistics) -> float:
    key = group.key
    heights = [math.log(max(statistics.scores.get(word, 1.0), 1e-9)) for word in key]
    overlap = sum(word in statistics.title for word in key) / len(key)
    return (
        -0.3 * sum(heights) / len(heights)
        - 0.4 * math.log(1 + group.position)
        + 1.2 * math.log(1 + group.alone)
        + 1.2 * group.alone / max(statistics.counts[key], group.alone)
        - 2.0 * (len(key) == 1)
        - 0.7 * (len(key) >= 4)
        + 1.0 * overlap
    )


def _is_redundant(key: tuple[str, ...], chosen: list[tuple[str, ...]], groups: dict[tuple[str, ...], _Group]) -> bool:
    return any(_contains(better, key) for better in chosen)


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
