"""Chooses "In brief": three to six quotations for page one, the firmest first, each partner heard before one is heard a third time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.assembly import sameness
from briefing.assembly.quoting import AIMED, ANNOUNCED, lead_scores, quotation, words_of, worth_quoting
from briefing.assembly.sameness import Gist, gist, say_the_same
from briefing.assembly.sections import STATUSES, Page
from briefing.assembly.timing import report_date
from briefing.model import Analysis, BriefItem, Sentence, Story

MOST, LEAST = 6, 3
WORDS = 35


def in_brief(page: Page, stories: Sequence[Story]) -> tuple[BriefItem, ...]:
    """The items, the firmest first: what is news, in stories that name home, then in the others; then what was told before.

    Empty where no story has a partner.
    """
    candidates = [c for story in stories if story.partners for c in _candidates(page, story)]
    chosen: list[_Candidate] = []
    for pool in sorted({c.pool for c in candidates}):
        chosen = _choose([c for c in candidates if c.pool == pool], chosen)
    return tuple(_item(page, candidate) for candidate in sorted(chosen, key=lambda c: (c.pool, c.worth)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that can stand alone on page one; of two the one with the smaller `worth` goes first.

    `pool`: whether it was told before, and whether its report does not name home. `date` is its report's, 0 without one.
    """

    story: Story
    report: Analysis
    sentence: Sentence
    says: Gist
    pool: tuple[bool, bool]
    date: int
    worth: tuple[float, ...]


def _candidates(page: Page, story: Story) -> Iterator[_Candidate]:
    """Of all its reports, best first; none whose wording a machine altered."""
    for rank, report in enumerate(worth_quoting(story)):
        if report.is_altered:
            continue
        leads, names = lead_scores(report), sameness.names(report)
        published = report.document.published
        date = published.date.toordinal() if published else 0
        is_told = story.status == "unchanged" or report.document.id in page.told
        names_home = any(tag.role == "home" for tag in report.countries)
        for place, sentence in enumerate(report.sentences):
            if not sentence.stands_alone or not sentence.is_quotable or not sentence.partners:
                continue
            words = words_of(report.document, sentence, short=True)
            if len(words) > WORDS:
                continue
            # "On 11 August … signed" before "have taken a step"
            is_exact = any(character.isdigit() for word in words for character in word)
            status = STATUSES.index(story.status)
            yield _Candidate(
                story=story,
                report=report,
                sentence=sentence,
                says=gist(words, names),
                pool=(is_told, not names_home),
                date=date,
                worth=(-sentence.firmness, status, -is_exact, -leads.get(sentence.start, 0.0), place, rank, -date, sentence.start),
            )


def _choose(pool: Sequence[_Candidate], before: Sequence[_Candidate]) -> list[_Candidate]:
    """One after the other, what says the same as another only once, and then as it stands last.

    Up to six that are firm, and proposals and plain leads only where there are fewer than three, or where they let a partner be heard.
    """
    chosen = list(before)
    left = [c for c in pool if not any(say_the_same(c.says, other.says) for other in chosen)]
    while left and len(chosen) < MOST and (len(chosen) < LEAST or any(c.sentence.firmness >= ANNOUNCED for c in left)):
        best = min(left, key=lambda c: _turn(c, chosen))
        chosen.append(_last_status(best, [c for c in left if say_the_same(c.says, best.says)]))
        said = (best, chosen[-1])
        left = [c for c in left if c is not best and not any(say_the_same(c.says, other.says) for other in said)]
    return chosen


def _turn(candidate: _Candidate, chosen: Sequence[_Candidate]) -> tuple[float, ...]:
    """Of the partner that was heard least the firmest, among equals of the story that was heard least.

    A partner's third item waits for the first of another; a signing or a target does not wait for a plain lead.
    """
    firmness = candidate.sentence.firmness
    heard = min(sum(code in other.sentence.partners for other in chosen) for code in candidate.sentence.partners)
    told = sum(other.story.id == candidate.story.id for other in chosen)
    rounds = (
        firmness >= ANNOUNCED and heard < 2,
        firmness > 0 and not heard,
        firmness >= AIMED,
        not heard,
        firmness >= ANNOUNCED,
        True,
    )
    return (rounds.index(True), heard, -firmness, told, *candidate.worth)


def _last_status(best: _Candidate, same: Sequence[_Candidate]) -> _Candidate:
    """Of those that say the same the one with the latest date, where it is not less firm."""
    later = [c for c in same if best.date and c.date > best.date and c.sentence.firmness >= best.sentence.firmness]
    return max(later, key=lambda c: (c.date, [-x for x in c.worth]), default=best)


def _item(page: Page, candidate: _Candidate) -> BriefItem:
    partners = [page.names[code] for code in candidate.story.partners if code in candidate.sentence.partners]
    return BriefItem(
        partners=", ".join(partners),
        date=report_date(candidate.story, candidate.report),
        quotation=quotation(page.numbers, candidate.report.document, (candidate.sentence,), short=True),
    )
