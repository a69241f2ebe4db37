"""Chooses "In brief": three to six quotations for page one, the firmest first, each partner heard before one is heard a third time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.assembly import sameness
from briefing.assembly.background import is_background
from briefing.assembly.quoting import AIMED, ANNOUNCED, lead_scores, quotation, words_of, worth_quoting
from briefing.assembly.sameness import DAY, Gist, gist, say_the_same
from briefing.assembly.sections import STATUSES, Page
from briefing.assembly.timing import report_date
from briefing.model import Analysis, BriefItem, Sentence, Story

MOST, LEAST = 6, 3
WORDS = 35
NEWS, TOLD, AGAIN = 0, 1, 2
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
FEW_DAYS = 3
"""Papers write of one event for so long; what they say of it then is no later status of it."""


def in_brief(page: Page, stories: Sequence[Story]) -> tuple[BriefItem, ...]:
    """The items: what is news, in stories that name home, then in the others; then what was told before. The news of new stories comes
    before that of developing ones, the firmest first; what a developing story says again stands only where there is little else.

    Empty where no story has a partner.
    """
    candidates = [c for story in stories if story.partners for c in _candidates(page, story)]
    chosen: list[_Candidate] = []
    for pool in sorted({c.pool for c in candidates}):
        chosen = _choose([c for c in candidates if c.pool == pool], chosen, most=LEAST if pool[0] == AGAIN else MOST)
    in_order = sorted(enumerate(chosen), key=lambda turn: (turn[1].pool, turn[1].status, -turn[1].sentence.firmness, turn[0]))
    return tuple(_item(page, candidate) for _, candidate in in_order)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that can stand alone on page one; of two the one with the smaller `worth` goes first.

    `pool`: whether it is news, was told before, or is said again, and whether its report does not name home. `status` is its story's place
    in the order of telling; `lead` the score of its lead, 0 where it is none; `rank` its report's place, `date` that report's day, or 0;
    `has_day`: it says on which day.
    """

    story: Story
    report: Analysis
    sentence: Sentence
    says: Gist
    pool: tuple[int, bool]
    status: int
    lead: float
    rank: int
    has_day: bool
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
            spoken = " ".join(words)
            is_exact = any(character.isdigit() for word in words for character in word)
            lead = leads.get(sentence.start, 0.0)
            age = TOLD if is_told else AGAIN if is_background(story, report, sentence, page.told_words) else NEWS
            yield _Candidate(
                story=story,
                report=report,
                sentence=sentence,
                says=gist(words, names),
                pool=(age, not names_home),
                status=STATUSES.index(story.status),
                lead=lead,
                rank=rank,
                has_day=bool(DAY.search(spoken) or WEEKDAY.search(spoken)),
                date=date,
                worth=(-is_exact, -lead, place, rank, -date, sentence.start),
            )


def _choose(pool: Sequence[_Candidate], before: Sequence[_Candidate], *, most: int) -> list[_Candidate]:
    """One after the other, what says the same as another only once, and then as it stands last.

    Up to six that are firm, and proposals and plain leads only where there are fewer than three, or where they let a partner be heard.
    """
    chosen = list(before)
    left = [c for c in pool if not any(say_the_same(c.says, other.says) for other in chosen)]
    while left and len(chosen) < most and (len(chosen) < LEAST or any(c.sentence.firmness >= ANNOUNCED for c in left)):
        best = min(left, key=lambda c: _turn(c, chosen))
        chosen.append(_last_status(best, [c for c in left if say_the_same(c.says, best.says)]))
        said = (best, chosen[-1])
        left = [c for c in left if c is not best and not any(say_the_same(c.says, other.says) for other in said)]
    return chosen


def _turn(candidate: _Candidate, chosen: Sequence[_Candidate]) -> tuple[float, ...]:
    """Of the partner that was heard least the firmest, among equals of the story that was heard least, then of a new one; first its lead.

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
    # A story begins with "On 11 August … signed" before "have taken a step", and with its lead before "also agreed to exchange 60 divers".
    first = (0.0, 0.0, 0.0) if told else (-candidate.has_day, -candidate.lead, candidate.rank)
    return (rounds.index(True), heard, -firmness, told, candidate.status, *first, *candidate.worth)


def _last_status(best: _Candidate, same: Sequence[_Candidate]) -> _Candidate:
    """Of those that say the same the one with the latest date, where it is not less firm; of its own story's reports only a firmer one, or
    one that came when the event was no longer news."""
    later = [
        c
        for c in same
        if best.date
        and c.date > best.date
        and c.sentence.firmness >= best.sentence.firmness
        and (c.story.id != best.story.id or c.date - best.date > FEW_DAYS or c.sentence.firmness > best.sentence.firmness)
    ]
    return max(later, key=lambda c: (c.date, [-x for x in c.worth]), default=best)


def _item(page: Page, candidate: _Candidate) -> BriefItem:
    partners = [page.names[code] for code in candidate.story.partners if code in candidate.sentence.partners]
    return BriefItem(
        partners=", ".join(partners),
        date=report_date(candidate.story, candidate.report),
        quotation=quotation(page.numbers, candidate.report.document, (candidate.sentence,), short=True),
        status=candidate.story.status,
    )
