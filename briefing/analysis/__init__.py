"""Finds in one document what a briefing quotes and counts: sentences, leads, keyphrases, countries and fields. Knows no other document."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.analysis import concerns, countries, cues, datelines, fields, firmness, keyphrases, leads, retractions, sentences
from briefing.model import Analysis, Document, Sentence

if TYPE_CHECKING:
    from briefing.lexicon import Lexicon

WORDS_OF_A_QUOTATION = 35
"""A longer sentence is cut to this many words where a clause's edge allows it."""


def analyse(document: Document, lexicon: Lexicon) -> Analysis:
    """Everything that is found in the document, each thing a span of its text or title."""
    spans = sentences.split(document.text)
    seen = cues.read(document, spans, lexicon)
    tags = countries.find(seen, lexicon.home)
    return Analysis(
        document=document,
        sentences=_standing(document.text, [_weighed(document.text, s) for s in concerns.find(document.text, spans, seen, tags)]),
        leads=leads.rank(document, spans),
        keyphrases=keyphrases.extract(document, spans, exclude=frozenset(word.casefold() for word in lexicon.home_words)),
        countries=tags,
        fields=fields.find(document, lexicon),
    )


def _weighed(text: str, sentence: Sentence) -> Sentence:
    opens = sentence.start + datelines.length(text, sentence)
    words = text[opens : sentence.end]
    cut = firmness.clause_cut(words, words=WORDS_OF_A_QUOTATION) if len(words.split()) > WORDS_OF_A_QUOTATION else None
    return dataclasses.replace(
        sentence,
        firmness=firmness.firmness(words),
        leans=firmness.leans(words),
        stands_alone=not firmness.leans(words) and not firmness.refers_back(words),
        is_quotable=leads.is_quotable(words),
        opens=None if opens == sentence.start else opens,
        cut=None if cut is None else opens + cut,
    )


def _standing(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, where the next one takes back what one says as not firm at all.

    Quoted by itself, "They agreed to build a satellite" is false where "The plan was cancelled in October" follows, in its paragraph or in
    the next. It may still be quoted as a lead, for what it tells of; it is no news of an agreement.
    """
    following = [text[after.start : after.end] for after in sentences[1:]] + [""]
    return tuple(
        dataclasses.replace(s, firmness=0) if s.firmness and retractions.takes_back(text[s.start : s.end], after) else s
        for s, after in zip(sentences, following, strict=True)
    )
