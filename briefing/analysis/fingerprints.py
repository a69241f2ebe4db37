"""Takes a document's fingerprint: its words with their counts, and hashed runs of them. Comparing fingerprints is left to others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from sys import intern

from briefing.analysis.words import word_lists
from briefing.model import Document, Fingerprint
from briefing.text import folded

TITLE = 2
"""How often a title's word counts. 1 to 4 are as good, 0 is worse (on nine hundred news articles of two collections, 2026-11)."""

RUN = 5
LONG = 200
ONE_IN = 4
"""Shingles are runs of five words; of a text with more than so many words one in four is kept, the same ones of every text."""

MANY = 0.5
"""Where more of the words than this have a capital, as in a headline or a telegram, capitals say nothing."""

# Letters, with the vowel signs of scripts in which Python counts them as no part of a word.
_LETTER = "[^\\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u109f\u1780-\u17d3]"
_WORD = re.compile(f"(?:{_LETTER})+")
_LINKED = re.compile(f"(?:{_LETTER})+(?:-(?:{_LETTER})+)*")  # "Byung-hwa" is one name
_STOP = re.compile('[.!?:…\n"“”„«»]')  # after these a capital may be that of a sentence
_BLANK_LESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
# What stands between blanks in a script that has few: Chinese characters, Japanese kana, Korean syllables, Thai and its neighbours, others.
_RUNS = re.compile(
    "(?P<han>[\u3005\u3400-\u9fff\uf900-\ufaff]+)|(?P<hiragana>[\u3040-\u309f]+)|(?P<katakana>[\u30a0-\u30ff]+)"
    "|(?P<hangul>[\uac00-\ud7a3]+)|(?P<thai>[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+)"
    "|(?P<other>[^\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)"
)
_PIECE = {"han": 2, "hangul": 2, "thai": 3}  # characters; the other runs stay whole


def fingerprint(document: Document) -> Fingerprint:
    """Its terms, sorted, with the title's counted twice, and the shingles of its text; of its title where there is no text.

    Terms are words in small letters, with a capital where they are names; in Vietnamese, whose words are mostly two syllables, pairs of
    syllables too; neighbouring characters where words are not parted by blanks.
    """
    title, text = _words(document.title or "", document.language), _words(document.text, document.language)
    counts = Counter(_terms(text, document.language))
    for term in _terms(title, document.language):
        counts[term] += TITLE
    names = _names(document.text, document.language)
    terms = sorted((term.title() if names.issuperset(term.split(" ")) else term, count) for term, count in counts.items())
    return Fingerprint(
        terms=tuple(intern(term) for term, _ in terms),
        counts=tuple(count for _, count in terms),
        shingles=_shingles(text or title),
    )


def _words(text: str, language: str) -> list[str]:
    """In reading order, in small letters. In English without diacritics: "Tô Lâm" is "To Lam" in another paper."""
    text = folded(text) if language == "en" and not text.isascii() else text.casefold()
    words = _WORD.findall(text)
    if not _BLANK_LESS.search(text):
        return words
    return [piece for word in words for piece in (_pieces(word) if _BLANK_LESS.search(word) else (word,))]


def _pieces(word: str) -> Iterator[str]:
    """What is compared of a run of letters without blanks. Hiragana is grammar, and goes."""
    for run in _RUNS.finditer(word):
        kind = run.lastgroup or "other"
        length = _PIECE.get(kind, len(run[0]))
        if kind != "hiragana":
            yield from (run[0][at : at + length] for at in range(max(1, len(run[0]) - length + 1)))


def _terms(words: Sequence[str], language: str) -> Iterable[str]:
    return words if language != "vi" else [*words, *_syllable_pairs(words)]


def _syllable_pairs(syllables: Sequence[str]) -> Iterator[str]:
    """Two neighbours as one term, neither of them grammar."""
    edges = word_lists("stop-vi")["edge"]
    return (f"{one} {other}" for one, other in pairwise(syllables) if one not in edges and other not in edges)


def _names(text: str, language: str) -> set[str]:
    """The words, as terms, that always have a capital, and not only because a sentence begins. None where capitals do not tell names."""
    if language == "de" or _BLANK_LESS.search(text):
        return set()
    small, names = set(), set()
    words = [(found[0], found.start(), found.end()) for found in _LINKED.finditer(text)]
    for (_, _, before), (word, start, end), (after, begin, _) in zip([("", 0, 0), *words], words, [*words[1:], ("", 0, 0)], strict=False):
        if not word[0].isupper():
            small.add(word)
        elif (
            (before and not _STOP.search(text, before, start))
            or (len(word) > 1 and word.isupper())
            or (after[:1].isupper() and text[end:begin] == " ")
        ):
            names.add(word)
    if sum(word[0].isupper() for word, *_ in words) > MANY * len(words):
        return set()
    return {*_words(" ".join(names), language)} - {*_words(" ".join(small), language)}


def _shingles(words: Sequence[str]) -> bytes:
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))} if words else set()
    # No hash() here: that differs from process to process.
    hashes = {blake2b(run.encode(), digest_size=8).digest() for run in runs}
    return b"".join(sorted(h for h in hashes if len(words) <= LONG or h[-1] % ONE_IN == 0))
