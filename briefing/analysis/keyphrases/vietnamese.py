"""Finds the phrases of a Vietnamese document: what stands whole between two edges, a name or what is said twice."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from briefing.analysis import datelines
from briefing.analysis.keyphrases.classes import listed
from briefing.analysis.keyphrases.ranking import contains
from briefing.analysis.keyphrases.silence import home_words, is_silent, silent_names
from briefing.analysis.keyphrases.statistics import term_of
from briefing.analysis.keyphrases.tokens import Word, folded, is_code, tokens
from briefing.analysis.words import word_lists
from briefing.model import Document, Keyphrase, Sentence

# A word of two syllables is written as two words, so that YAKE's candidates begin and end inside of words ("lực bán dẫn"). Only what stands
# whole between two edges, a mark or a syllable that is hardly ever a part of a word, is taken: a name, or what the text has at least twice.
SYLLABLES = range(2, 7)
TWICE = 2


def extract(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str], limit: int) -> list[Keyphrase]:
    """Whole chunks, the most frequent first; none that is part of a better one, names the home country, a person or the publisher."""
    found: dict[tuple[str, ...], _Chunk] = {}
    for sentence in sentences:
        _collect_chunks(document.text, sentence, exclude, found)
    silent = silent_names(document, sentences)
    read = f" {' '.join(word.text.casefold() for word in tokens(document.text, 0, len(document.text)))} "
    counts = {key: read.count(f" {' '.join(key)} ") for key in found}
    worth = {
        key: math.log(1 + counts[key]) + 0.3 * chunk.is_name - 0.1 * math.log(1 + chunk.order)
        for key, chunk in found.items()
        if (chunk.is_name or counts[key] >= TWICE) and not is_silent(" ".join(map(term_of, key)), silent)
    }
    chosen: list[tuple[str, ...]] = []
    for key in sorted(worth, key=lambda key: (-worth[key], found[key].start)):
        if not any(contains(better, key) or contains(key, better) for better in chosen):
            chosen.append(key)
    return [
        Keyphrase(start=c.start, end=c.end, text=document.text[c.start : c.end], score=round(worth[key], 6))
        for key in chosen[:limit]
        for c in (found[key],)
    ]


@dataclass(slots=True)
class _Chunk:
    """What stands between two edges: its first place, and whether all of it has capitals."""

    start: int
    end: int
    order: int
    is_name: bool


def _collect_chunks(text: str, sentence: Sentence, exclude: frozenset[str], found: dict[tuple[str, ...], _Chunk]) -> None:
    words = tokens(text, sentence.start + datelines.length(text, sentence), sentence.end)
    home, edges = set(home_words(words, exclude)), word_lists("stop-vi")["edge"]
    cuts = [at for at, w in enumerate(words) if at in home or not w.text[0].isalpha() or w.text.casefold() in edges]
    for before, after in zip([-1, *cuts], [*cuts, len(words)], strict=True):
        chunk = words[before + 1 : after]
        if len(chunk) not in SYLLABLES or before in home or after in home or is_code(words, before + 1, after):
            continue
        if not _says_deed(chunk) and not _is_vietnamese_person(chunk):
            is_name = all(w.text[0].isupper() for w in chunk)
            key = tuple(w.text.casefold() for w in chunk)
            found.setdefault(key, _Chunk(chunk[0].start, chunk[-1].end, len(found), is_name))


def _says_deed(chunk: list[Word]) -> bool:
    return chunk[0].text.casefold() in word_lists("stop-vi")["opens_clause"] or any(c.isdigit() for w in chunk for c in w.text)


def _is_vietnamese_person(chunk: list[Word]) -> bool:
    """Whether a family's name with two or more capitals stands in it: "Nguyễn Văn Nam", "Viện trưởng Trần Bình"."""
    return any(
        folded(word.text) in listed("sure_family") and word.text[0].isupper() and following.text[0].isupper()
        for word, following in itertools.pairwise(chunk)
    )
