"""Finds the phrases of a Vietnamese document: what stands whole between two edges, a name or what is said twice."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefing.analysis import datelines
from briefing.analysis.keyphrases.classes import listed
from briefing.analysis.keyphrases.ranking import contains
from briefing.analysis.keyphrases.silence import home_words, is_silent, silent_names
from briefing.analysis.keyphrases.statistics import term_of
from briefing.analysis.keyphrases.tokens import Word, folded, is_code, tokens
from briefing.analysis.words import word_lists
from briefing.model import Document, Keyphrase, Sentence

# A word of two syllables is written as two words, so that YAKE's candidates begin and end inside of words ("lực bán dẫn"). Only what begins
# and ends at an edge, a mark or a syllable that is hardly ever a part of a word, is taken: a name, what title and text have at least twice,
# or three syllables and more of the first sentence. Of ten phrases that a person chose for three made-up articles the whole chunks alone
# found none, this finds four (2026-11); three articles say little, so .3 to .9 for LONG and up to six or eight syllables are alike.
SYLLABLES = range(2, 9)
TWICE = 2
LONG = 3
OPENING = 1  # sentences


def extract(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str], limit: int) -> list[Keyphrase]:
    """Whole chunks, the most frequent first; none that is part of a better one, names the home country, a person or the publisher."""
    text, title = document.text, document.title or ""
    lines = [_chunks(tokens(title, 0, len(title)), exclude)]
    lines += [_chunks(tokens(text, s.start + datelines.length(text, s), s.end), exclude) for s in sentences]
    found = _candidates(lines)
    silent = silent_names(document, sentences)
    counts = _counts([*_read(title), "|", *_read(text)], found)
    worth = {
        key: math.log(1 + counts[key]) + 0.3 * chunk.is_name - 0.1 * math.log(1 + chunk.order) + 0.6 * (len(key) >= LONG)
        for key, chunk in found.items()
        if (chunk.is_name or chunk.is_foremost or counts[key] >= TWICE) and not is_silent(" ".join(map(term_of, key)), silent)
    }
    chosen: list[tuple[str, ...]] = []
    for key in sorted(worth, key=lambda key: (-worth[key], found[key].start)):
        if len(chosen) == limit:
            break
        if not any(contains(better, key) or contains(key, better) for better in chosen):
            chosen.append(key)
    return [
        Keyphrase(start=c.start, end=c.end, text=text[c.start : c.end], score=round(worth[key], 6))
        for key in chosen
        for c in (found[key],)
    ]


def _read(text: str) -> list[str]:
    return [word.text.casefold() for word in tokens(text, 0, len(text))]


def _counts(words: Sequence[str], wanted: Collection[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """How often each of the wanted stands among the words, in one pass."""
    runs = (tuple(words[at : at + size]) for size in SYLLABLES for at in range(len(words) - size + 1))
    return Counter(run for run in runs if run in wanted)


@dataclass(slots=True)
class _Chunk:
    """What stands between two edges: its first place, whether it is a name by its capitals, and whether it is long and in the opening."""

    start: int
    end: int
    order: int
    is_name: bool
    is_foremost: bool


def _candidates(lines: list[list[list[Word]]]) -> dict[tuple[str, ...], _Chunk]:
    """The chunks of the text, and what begins one and ends another: "quản lý nước" of "quản lý nước sạch" and "lĩnh vực quản lý nước"."""
    keys = [_key(chunk) for chunks in lines for chunk in chunks]
    begins = {key[:size] for key in keys for size in SYLLABLES}
    ends = {key[-size:] for key in keys for size in SYLLABLES}
    found: dict[tuple[str, ...], _Chunk] = {}
    for at, chunks in enumerate(lines[1:]):
        for chunk in chunks:
            for first, last in _parts(len(chunk)):
                key, part = _key(chunk[first:last]), chunk[first:last]
                if key in begins and key in ends and key not in found and not _is_vietnamese_person(part):
                    is_foremost = at < OPENING and len(part) >= LONG and len(part) == len(chunk)
                    is_name = len(part) == len(chunk) and _is_name(part)
                    found[key] = _Chunk(part[0].start, part[-1].end, len(found), is_name, is_foremost)
    return found


def _key(words: list[Word]) -> tuple[str, ...]:
    return tuple(word.text.casefold() for word in words)


def _parts(size: int) -> list[tuple[int, int]]:
    """The places of all parts that are long enough, the longest first."""
    parts = [(first, first + length) for length in SYLLABLES for first in range(size - length + 1)]
    return sorted(parts, key=lambda part: (part[0] - part[1], part[0]))


def _is_name(chunk: list[Word]) -> bool:
    """Whether all of it has capitals, or the first and the last syllable: "Hiệp hội Bệnh viện Mẫu"."""
    return chunk[0].text[0].isupper() and chunk[-1].text[0].isupper() and (len(chunk) > LONG or all(w.text[0].isupper() for w in chunk))


def _chunks(words: list[Word], exclude: frozenset[str]) -> list[list[Word]]:
    """What stands between the edges of a sentence, without the verb or the number that opens it."""
    home, lists = set(home_words(words, exclude)), word_lists("stop-vi")
    cuts = [at for at, w in enumerate(words) if at in home or not w.text[0].isalpha() or _is_edge(words, at)]
    chunks = []
    for before, after in zip([-1, *cuts], [*cuts, len(words)], strict=True):
        first = before + 1
        while first < after and words[first].text.casefold() in lists["opens_no_phrase"]:
            first += 1
        last = after
        while last > first and words[last - 1].text in lists["closes_no_phrase"]:
            last -= 1
        chunk = words[first:last]
        if len(chunk) < SYLLABLES[0] or before in home or after in home or is_code(words, first, last) or _says_deed(chunk):
            continue
        chunks.append(chunk)
    return chunks


def _is_edge(words: list[Word], at: int) -> bool:
    """Whether a phrase ends at the syllable: "dự" of "tham dự", not of "dự án"."""
    here = words[at].text.casefold()
    if here not in word_lists("stop-vi")["edge"]:
        return False
    beside = [f"{words[i].text}_{words[i + 1].text}".casefold() for i in (at - 1, at) if 0 <= i < len(words) - 1]
    return not any(pair in word_lists("stop-vi")["whole"] for pair in beside)


def _says_deed(chunk: list[Word]) -> bool:
    return chunk[0].text.casefold() in word_lists("stop-vi")["opens_clause"] or any(c.isdigit() for w in chunk for c in w.text)


def _is_vietnamese_person(chunk: list[Word]) -> bool:
    """Whether a family's name with two or more capitals stands in it: "Nguyễn Văn Nam", "Viện trưởng Trần Bình"."""
    if chunk[0].text.casefold() in word_lists("stop-vi")["courtesy"] and all(word.text[0].isupper() for word in chunk[1:]):
        return True
    return any(
        folded(word.text) in listed("sure_family") and word.text[0].isupper() and following.text[0].isupper()
        for word, following in itertools.pairwise(chunk)
    )
