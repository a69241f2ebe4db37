"""Chooses "In brief": three to six quotations for page one, the firmest first, each partner heard before one is heard a third time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.assembly.quoting import is_quotable, leading_sentences, quotation, words_of
from briefing.assembly.sections import Page, story_date
from briefing.model import Analysis, BriefItem, Sentence, Story

MOST, LEAST = 6, 3
WORDS = 35
NEWS = 2
"""From this firmness on (announced, a target, agreed) a sentence is news; a proposal is taken only where there is too little of it."""


def in_brief(page: Page, stories: Sequence[Story]) -> tuple[BriefItem, ...]:
    """The items, the firmest first. Empty where no story has a partner."""
    ranked = sorted((c for story in stories if story.partners for c in _candidates(story)), key=lambda c: c.worth)
    chosen = _choose([c for c in ranked if c.sentence.firmness >= NEWS], [], most=MOST)
    if len(chosen) < LEAST:
        chosen = _choose(ranked, chosen, most=LEAST)
    return tuple(_item(page, candidate) for candidate in sorted(chosen, key=lambda c: c.worth))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that can stand alone on page one; of two the one with the smaller `worth` goes first."""

    story: Story
    report: Analysis
    sentence: Sentence
    words: frozenset[str]
    worth: tuple[float, ...]


def _candidates(story: Story) -> list[_Candidate]:
    report = story.reports[0]
    leads = {sentence.start: lead.score for lead, sentence in zip(report.leads, leading_sentences(report), strict=True)}
    published = report.document.published
    newest = -published.date.toordinal() if published else 0
    found = []
    for place, sentence in enumerate(report.sentences):
        words = words_of(report.document, sentence, short=True)
        if sentence.leans or not sentence.partners or len(words) > WORDS or not is_quotable(report.document, sentence):
            continue
        worth = (-sentence.firmness, -leads.get(sentence.start, 0.0), place, newest, sentence.start)
        content = frozenset(word.casefold().strip(",.;:“”\"'’()") for word in words if len(word) > 3)
        found.append(_Candidate(story=story, report=report, sentence=sentence, words=content, worth=worth))
    return found


def _choose(ranked: Sequence[_Candidate], before: Sequence[_Candidate], *, most: int) -> list[_Candidate]:
    """Goes through the candidates in rounds: in the first each partner gets its best, in the next a second, then a third."""
    chosen = list(before)
    for heard in (1, 2, 3):
        for candidate in ranked:
            if len(chosen) == most:
                return chosen
            if any(_says_the_same(candidate, other) for other in chosen):
                continue
            if any(sum(code in other.sentence.partners for other in chosen) < heard for code in candidate.sentence.partners):
                chosen.append(candidate)
    return chosen


def _says_the_same(one: _Candidate, other: _Candidate) -> bool:
    """Half of the shorter one's words stand in the other (itself included)."""
    return len(one.words & other.words) >= 0.5 * min(len(one.words), len(other.words))


def _item(page: Page, candidate: _Candidate) -> BriefItem:
    partners = [page.names[code] for code in candidate.story.partners if code in candidate.sentence.partners]
    return BriefItem(
        partners=", ".join(partners),
        date=story_date(candidate.story),
        quotation=quotation(page.numbers, candidate.report.document, candidate.sentence, short=True),
    )
