"""Tells which sentences of a developing story say again what an edition told before, by the words of what it told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from briefing.assembly.sameness import DAY, FRAME, STEM
from briefing.model import Analysis, Memory, Sentence, Story
from briefing.text import folded

TOLD = 0.8
"""Of a sentence's own words. Not tuned: on made-up and read stories of three weeks, what was repeated had .85 and more, news .75 and less.
Doubt: a thing that was to happen and now has happened may be said in the same words; so such a sentence comes later, and is not lost."""

_WORD = re.compile(r"\w+")


def told_words(memory: Memory) -> dict[str, frozenset[str]]:
    """By story, the words of the documents that editions told of it."""
    words: dict[str, set[str]] = {}
    for document in memory.recalled:
        words.setdefault(document.story, set()).update(_stems(document.fingerprint.terms))
    return {story: frozenset(stems) for story, stems in words.items()}


def is_background(story: Story, report: Analysis, sentence: Sentence, told: Mapping[str, Collection[str]]) -> bool:
    """Whether the sentence has no figure and hardly a word that was not told of the story before."""
    known = told.get(story.id, ())
    if not known or not story.first_told:
        return False
    # The first report said "on Wednesday", and a later one says which day that was.
    text = DAY.sub(" ", report.document.text[sentence.start : sentence.end])
    own = set(_stems([text])) - FRAME
    figures = {stem for stem in own if stem.isdigit()}
    return bool(own) and figures <= set(known) and sum(stem in known for stem in own) >= TOLD * len(own)


def _stems(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for word in _WORD.findall(folded(text)):
            if len(word) > 3 or word.isdigit():
                yield word[:STEM]
