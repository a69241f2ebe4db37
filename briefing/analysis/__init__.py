"""Finds in one document what a briefing quotes and counts: sentences, leads, keyphrases, countries and fields. Knows no other document."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.analysis import (
    alterations,
    concerns,
    countries,
    cues,
    cutting,
    datelines,
    fields,
    fingerprints,
    firmness,
    keyphrases,
    leads,
    leaning,
    retractions,
    sentences,
    statements,
)
from briefing.model import Analysis, DateCandidate, Document, Explanation, Sentence, WeighedCue

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen
    from briefing.lexicon import Lexicon

WORDS_OF_A_QUOTATION = 35
"""A longer sentence is cut to this many words where a clause's edge allows it."""


def analyse(document: Document, lexicon: Lexicon) -> Analysis:
    """Everything that is found in the document, each thing a span of its text or title."""
    return _found(document, lexicon, *_read(document, lexicon))


def explain(document: Document, lexicon: Lexicon, *, dates: tuple[DateCandidate, ...] = ()) -> Explanation:
    """The same analysis, the cues of its countries with what each weighed, and what it took to be a partner and a lead; with the dates that
    its page shows."""
    spans, seen = _read(document, lexicon)
    weighed = tuple(
        WeighedCue(
            evidence=cue.evidence,
            code=cue.code,
            kind=cue.kind,
            zone=cue.zone,
            aside=cue.aside,
            weight=countries.weigh(cue, lexicon.home),
            office=countries.is_office(cue, lexicon.home),
        )
        for cue in seen
        if cue.code
    )
    needed, why_needed = countries.needed(seen, lexicon.home)
    return Explanation(
        analysis=_found(document, lexicon, spans, seen),
        cues=weighed,
        needed=needed,
        why_needed=why_needed,
        sentences=leads.weigh(document, spans),
        dates=dates,
    )


def _read(document: Document, lexicon: Lexicon) -> tuple[tuple[Sentence, ...], tuple[Seen, ...]]:
    spans = sentences.split(document.text)
    return spans, cues.read(document, spans, lexicon)


def _found(document: Document, lexicon: Lexicon, spans: tuple[Sentence, ...], seen: tuple[Seen, ...]) -> Analysis:
    tags = countries.find(seen, lexicon.home)
    altered = alterations.find(document)
    return Analysis(
        document=document,
        sentences=_standing(document.text, [_weighed(document.text, s) for s in concerns.find(document.text, spans, seen, tags)]),
        leads=leads.rank(document, spans),
        keyphrases=keyphrases.extract(document, spans, exclude=frozenset(word.casefold() for word in lexicon.home_words)),
        countries=tags,
        fields=fields.find(document, lexicon),
        fingerprint=dataclasses.replace(
            fingerprints.fingerprint(document),
            partners=tuple(sorted(tag.code for tag in tags if tag.role == "partner")),
            countries=tuple(sorted(tag.code for tag in tags if tag.role != "home")),
        ),
        altered=altered,
        is_altered=bool(altered),
    )


def _weighed(text: str, sentence: Sentence) -> Sentence:
    opens = sentence.start + datelines.length(text, sentence)
    words = text[opens : sentence.end]
    cut = cutting.clause_cut(words, words=WORDS_OF_A_QUOTATION) if len(words.split()) > WORDS_OF_A_QUOTATION else None
    leans = leaning.leans(words)
    return dataclasses.replace(
        sentence,
        firmness=firmness.firmness(words),
        leans=leans,
        stands_alone=not leans and not leaning.refers_back(words),
        is_quotable=statements.is_quotable(words),
        opens=None if opens == sentence.start else opens,
        cut=None if cut is None else opens + cut,
    )


def _standing(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, where the next one takes back what one says as not firm at all.

    Quoted by itself, "They agreed to build a satellite" is false where "The plan was cancelled in October" follows, in its paragraph or in
    the next. It may still be quoted as a lead, for what it tells of; it is no news of an agreement.
    """
    following = [text[after.start : after.end] for after in sentences[1:]]
    return tuple(
        dataclasses.replace(s, firmness=0) if s.firmness and retractions.takes_back(text[s.start : s.end], after) else s
        for s, after in zip(sentences, [*following, ""], strict=False)
    )
