"""Names that a document is not about: who publishes it, the agency of its dateline, and the home country."""

from __future__ import annotations

import re

from briefing.analysis import datelines
from briefing.analysis.keyphrases.statistics import term_of
from briefing.analysis.keyphrases.tokens import Word, folded, tokens
from briefing.model import Document, Sentence


def silent_names(document: Document, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Who publishes the document, and the agency of its dateline: not what it is about. As terms."""
    names = [re.sub(r"^(?i:the) ", "", document.publisher or "")]
    for sentence in sentences[:DATED]:
        opening = document.text[sentence.start : sentence.start + datelines.length(document.text, sentence)]
        names += re.findall(r"\(([^()]+)\)", opening)
    return tuple(" ".join(term_of(word.text) for word in tokens(name, 0, len(name))) for name in names if name)


DATED = 3  # sentences in which a document's dateline is looked for


def is_silent(phrase: str, silent: tuple[str, ...]) -> bool:
    """Whether the phrase is such a name, holds it, or is most of it; a ministry's "technology" is still a subject."""
    for name in silent:
        is_most = name.count(" ") < 2 or 2 * len(phrase) >= len(name)
        if f" {name} " in f" {phrase} " or (f" {phrase} " in f" {name} " and is_most):
            return True
    return False


def home_words(words: list[Word], exclude: frozenset[str]) -> list[int]:
    """Where the home country is named: "Vietnam", "Viet Nam", "Vietnam-UK"."""
    low = [folded(word.text) for word in words]
    names = {tuple(folded(name).split()) for name in exclude}
    openings = {name[0] for name in names if len(name) > 1}
    found: list[int] = []
    for at, word in enumerate(low):
        if (word,) in names or ("-" in word and any((part,) in names for part in word.split("-"))):
            found.append(at)
        elif word in openings:
            found.extend(i for size in (2, 3, 4) if tuple(low[at : at + size]) in names for i in range(at, min(len(low), at + size)))
    return found
