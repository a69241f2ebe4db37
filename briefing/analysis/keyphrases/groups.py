"""Collects the noun groups of a document: which they are, where they stand first, and how often each stands complete."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from briefing.analysis import datelines
from briefing.analysis.keyphrases import people
from briefing.analysis.keyphrases.classes import is_headline, listed, listed_terms, tags_of
from briefing.analysis.keyphrases.names import end_of_name
from briefing.analysis.keyphrases.silence import home_words, silent_names
from briefing.analysis.keyphrases.statistics import stop_words, term_of, word_scores
from briefing.analysis.keyphrases.tokens import Word, is_code, tokens
from briefing.model import Document, Sentence

LONGEST = 5  # words of a phrase: F1@10 34.1, 34.4 on DUC-2001 and 37.7, 37.9 on Inspec with 4 and 5; a longer group gives none
LONGEST_NAME = 8  # of one with "of" or "for", "National Foundation for Science and Technology Development"; 10 changes no figure


@dataclass(slots=True)
class Group:
    """A noun group: its terms, its first place among the words and in the text, and how often it stands complete."""

    key: tuple[str, ...]
    position: int
    start: int = -1
    end: int = -1
    alone: int = 0
    names: int = 0
    person: bool = False


@dataclass(slots=True)
class Findings:
    """The groups of a document, and what the ranking knows beside them."""

    groups: dict[tuple[str, ...], Group] = field(default_factory=dict)
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    surnames: set[str] = field(default_factory=set)
    title: frozenset[str] = frozenset()
    scores: dict[str, float] = field(default_factory=dict)
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence or the title. `is_heading`: its words have capitals for being a heading; what stands only there is not listed."""

    words: list[Word]
    tags: list[str]
    position: int
    is_heading: bool


def read(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str]) -> Findings:
    """The groups of title and text, and the statistics of their words. The title is a sentence of its own, and the first."""
    title, text = tokens(document.title or "", 0, len(document.title or "")), document.text
    lines = [tokens(text, s.start + datelines.length(text, s), s.end) for s in sentences]
    findings = Findings(
        silent=silent_names(document, sentences),
        title=frozenset(term_of(word.text) for word in title),
        scores=word_scores([[_plain(w.text) for w in words if w.text != "'s"] for words in [title, *lines] if words], stop_words("en")),
    )
    headings = [is_headline(words) for words in lines]
    is_all_headings = all(headings)  # then capitals say nothing at all
    position = len(title)
    if title:
        _collect(_Line(title, tags_of(title, is_headline(title)), 0, True), exclude, findings)
    for words, is_heading in zip(lines, headings, strict=True):
        _collect(_Line(words, tags_of(words, is_heading), position, is_heading and not is_all_headings), exclude, findings)
        position += len(words)
    return findings


def _plain(text: str) -> str:
    """YAKE reads a curly quotation mark or a dash as a word; as a straight one it ends a block, as it should."""
    return '"' if text in "“”‘’«»–—…" else text


def _collect(line: _Line, exclude: frozenset[str], findings: Findings) -> None:
    """Adds the groups of one sentence."""
    words, tags = line.words, line.tags
    if exclude:
        for at in home_words(words, exclude):
            tags[at] = "x"
    at = 0
    while at < len(words):
        if tags[at] == "x":
            at += 1
            continue
        end = at + 1
        while end < len(words) and tags[end] != "x":
            end += 1
        whole = end_of_name(words, tags, end)
        if not is_code(words, at, end):
            _keep(line, at, whole, findings)
        at = whole


def _keep(line: _Line, first: int, last: int, findings: Findings) -> None:
    """Counts one group after it was trimmed to what a phrase may begin and end with."""
    words, tags = line.words, line.tags
    first, last = _trimmed(words, tags, first, last)
    first, is_person = people.part_of(words, tags, first, last)
    if first >= last:
        return
    key = tuple([term_of(word.text) for word in words[first:last]])
    if is_person:
        findings.surnames.add(key[-1])
    for i in range(len(key)):
        for j in range(i + 1, min(len(key), i + LONGEST) + 1):
            findings.counts[key[i:j]] += 1
    if len(key) > (LONGEST_NAME if "x" in tags[first:last] else LONGEST):
        return
    group = findings.groups.get(key)
    if group is None:
        group = findings.groups[key] = Group(key, line.position + first)
    group.alone += 1
    group.names += "n" not in tags[first:last] and "j" not in tags[first:last]
    group.person = group.person or is_person
    if group.start < 0 and not line.is_heading:
        group.start, group.end = words[first].start, words[last - 1].end


def _trimmed(words: list[Word], tags: list[str], first: int, last: int) -> tuple[int, int]:
    """Without adjectives at its end, and at its beginning without words that say how much or when ("growing public anxiety")."""
    while last > first and tags[last - 1] == "j":
        last -= 1
    while first < last and _is_weak(words, tags, first, last):
        first += 1
    return first, last


def _is_weak(words: list[Word], tags: list[str], at: int, last: int) -> bool:
    """A capital of a name saves a word ("New York"), the capital of a sentence does not ("Growing public concern")."""
    text = words[at].text if tags[at] == "p" else words[at].text.lower()
    if text.endswith("-year-old"):
        return True
    if text not in _openers_to_trim():
        return False
    return at + 1 == last or f"{text}_{term_of(words[at + 1].text)}" not in listed_terms("fixed")


@cache
def _openers_to_trim() -> frozenset[str]:
    return stop_words("en") | listed("weak")
