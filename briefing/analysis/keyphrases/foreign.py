"""Finds the phrases of a document in another language: the YAKE package's candidates where it has a stop list, else none."""

from __future__ import annotations

import math
import re

from briefing.analysis import datelines
from briefing.analysis.keyphrases.ranking import contains
from briefing.analysis.keyphrases.silence import is_silent, silent_names
from briefing.analysis.keyphrases.statistics import has_stop_list, stop_words, term_of
from briefing.analysis.keyphrases.tokens import folded
from briefing.model import Document, Keyphrase, Sentence

# YAKE takes their clauses or their inflected words for phrases, stop list or not: no phrase is better than those.
WITHOUT = frozenset({"zh", "ja", "th", "lo", "km", "my", "ko", "ar", "fa", "he", "ur"})
MOST_READ = 200_000  # characters; the package takes 50 ms for 1,000 words


def extract(document: Document, sentences: tuple[Sentence, ...], exclude: frozenset[str], limit: int) -> list[Keyphrase]:
    """YAKE's candidates in its order; none that contains a better one or is part of it, and only what stands so in the text."""
    if document.language in WITHOUT or not has_stop_list(document.language):
        return []
    silent = silent_names(document, sentences)
    names = [tuple(folded(name).split()) for name in sorted(exclude)]
    chosen: list[tuple[str, ...]] = []
    phrases: list[Keyphrase] = []
    for phrase, score in _candidates_of_yake(document, sentences):
        if len(phrases) == limit:
            break
        key = tuple(folded(phrase).split())
        overlaps = any(contains(better, key) or contains(key, better) for better in chosen)
        is_home = any(contains(key, name) for name in names)
        if overlaps or is_home or is_silent(" ".join(map(term_of, key)), silent) or not _is_of_words(key):
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
