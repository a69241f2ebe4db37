"""Finds the phrases that say what a document is about: noun groups of its text, scored by YAKE's word statistics and by where they stand.

Vietnamese gets what stands whole between two edges, other languages with a stop list YAKE's own candidates, all others nothing. What sets
one partner's phrases apart from another's is left to others.
"""

from __future__ import annotations

from briefing.analysis.keyphrases import foreign, groups, ranking, vietnamese
from briefing.analysis.keyphrases.statistics import stop_words, word_scores
from briefing.model import Document, Keyphrase, Sentence

__all__ = ["extract", "stop_words", "word_scores"]


def extract(
    document: Document, sentences: tuple[Sentence, ...], *, exclude: frozenset[str] = frozenset(), limit: int = 20
) -> tuple[Keyphrase, ...]:
    """Up to `limit` phrases, best first, each verbatim at its first place in the text; what stands only in the title is not listed.

    `exclude` holds the names of the home country: a phrase has none of them. People are left out too: who appeared is told elsewhere.
    """
    if document.language == "en":
        return tuple(ranking.choose(document, groups.read(document, sentences, exclude), limit))
    if document.language == "vi":
        return tuple(vietnamese.extract(document, sentences, exclude, limit))
    return tuple(foreign.extract(document, sentences, exclude, limit))
