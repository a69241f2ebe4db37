"""Chooses "In brief": three to six quotations for page one, the firmest first, each partner heard before one is heard a third time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.assembly.quoting import ANNOUNCED, lead_scores, quotation, words_of
from briefing.assembly.sections import Page, story_date
from briefing.model import Analysis, BriefItem, Sentence, Story

MOST, LEAST = 6, 3
WORDS = 35


def in_brief(page: Page, stories: Sequence[Story]) -> tuple[BriefItem, ...]:
    """The items, the firmest first. Empty where no story has a partner."""
    ranked = sorted((c for story in stories if story.partners for c in _candidates(story)), key=lambda c: c.worth)
    chosen = _choose([c for c in ranked if c.sentence.firmness >= ANNOUNCED], [], most=MOST)
    if len(chosen) < LEAST:  # too little news: proposals, then plain leads
        chosen = _choose(ranked, chosen, most=LEAST)
    return tuple(_item(page, candidate) for candidate in sorted(chosen, key=lambda c: c.worth))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that can stand alone on page one; of two the one with the smaller `worth` goes first."""

    story: Story
    report: Analysis
    sentence: Sentence
    words: frozenset[str]
    names_home: bool
    worth: tuple[float, ...]


def _candidates(story: Story) -> list[_Candidate]:
    report = story.reports[0]
    leads = lead_scores(report)
    published = report.document.published
    names_home = any(tag.role == "home" for tag in report.countries)
    newest = -published.date.toordinal() if published else 0
    found = []
    for place, sentence in enumerate(report.sentences):
        words = words_of(report.document, sentence, short=True)
        if not sentence.stands_alone or not sentence.is_quotable or not sentence.partners or len(words) > WORDS:
            continue
        is_exact = any(character.isdigit() for word in words for character in word)  # "On 11 August … signed" before "have taken a step"
        worth = (-sentence.firmness, -is_exact, -leads.get(sentence.start, 0.0), place, newest, sentence.start)
        content = _content(words)
        found.append(_Candidate(story=story, report=report, sentence=sentence, words=content, names_home=names_home, worth=worth))
    return found


def _content(words: Sequence[str]) -> frozenset[str]:
    """What the sentence is about, for comparing: no short words, no possessives, "signed" and "signing" alike."""
    bare = (re.sub(r"['’]s$", "", word.casefold().strip(",.;:“”\"'’()")) for word in words)
    return frozenset(word[:5] if len(word) > 5 else word for word in bare if len(word) > 3)


def _choose(ranked: Sequence[_Candidate], before: Sequence[_Candidate], *, most: int) -> list[_Candidate]:
    """One after the other: of the partner that was heard least the firmest, among equals of the story that was heard least.

    Stories that do not name home come after all that do.
    """
    chosen = list(before)

    def turn(candidate: _Candidate) -> tuple[float, ...]:
        partner = min(sum(code in other.sentence.partners for other in chosen) for code in candidate.sentence.partners)
        story = sum(other.story.id == candidate.story.id for other in chosen)
        return (not candidate.names_home, partner, -candidate.sentence.firmness, story, *candidate.worth)

    while len(chosen) < most:
        left = [c for c in ranked if not any(_says_the_same(c, other) for other in chosen)]
        if not left:
            break
        chosen.append(min(left, key=turn))
    return chosen


def _says_the_same(one: _Candidate, other: _Candidate) -> bool:
    """Half of the shorter one's words stand in the other (itself included)."""
    return len(one.words & other.words) >= 0.5 * min(len(one.words), len(other.words))


def _item(page: Page, candidate: _Candidate) -> BriefItem:
    partners = [page.names[code] for code in candidate.story.partners if code in candidate.sentence.partners]
    return BriefItem(
        partners=", ".join(partners),
        date=story_date(candidate.story),
        quotation=quotation(page.numbers, candidate.report.document, (candidate.sentence,), short=True),
    )
