"""Compares each partner's stories with those of the last edition: what came, went on and fell silent, which phrases rose and fell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.assembly import timing
from briefing.assembly.phrases import Key, country_names, key_of, sayings, tells
from briefing.model import Changes, Grouping, Memory, MovedPhrase, PartnerGroup, PastEdition, SilentStory, StoryEntry

MOVED_PHRASES = 5
LEAST_MOVE = 2
"""Stories more or fewer; one is as soon another reporter's word."""


def changes(grouping: Grouping, memory: Memory) -> dict[str, Changes]:
    """By code, what changed for each group since the last edition; empty without one."""
    if not memory.editions:
        return {}
    last = memory.editions[0]
    stories = [*(story for group in grouping.groups for story in group.told), *grouping.unplaced]
    told = frozenset({story.id for story in stories} | {report.document.id for story in stories for report in story.reports})
    before = {story.id: _Said.of(p for document in story.documents for p in last.keyphrases.get(document, ())) for story in last.stories}
    now = {story.id: _Said.of(phrase.text for report in story.reports for phrase in report.keyphrases) for story in stories}
    return {group.code: _changes(group, last, told, before, now, memory.pages) for group in grouping.groups}


def gone(grouping: Grouping, memory: Memory) -> dict[str, int]:
    """The partners of the last edition that have no section now, by code, and their stories there; those with most come first."""
    here = {group.code for group in grouping.groups}
    last = memory.editions[0].stories if memory.editions else ()
    stories = Counter(code for story in last for code in story.partners if code not in here)
    return {code: stories[code] for code in sorted(stories, key=lambda code: (-stories[code], code))}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The keyphrases of a story's documents as they are written, and the keys of all that they say."""

    texts: tuple[str, ...]
    keys: frozenset[Key]

    @classmethod
    def of(cls, texts: Iterable[str]) -> _Said:
        listed = tuple(texts)
        return cls(texts=listed, keys=sayings(listed))


def _changes(
    group: PartnerGroup,
    last: PastEdition,
    told: frozenset[str],
    before: Mapping[str, _Said],
    now: Mapping[str, _Said],
    pages: Mapping[str, str],
) -> Changes:
    here = (*group.told, *group.shared)
    there = [story for story in last.stories if group.code in story.partners]
    silent = [story for story in there if told.isdisjoint((story.id, *story.documents))]
    of = {status: sum(story.status == status for story in here) for status in ("new", "developing", "unchanged")}
    moves = _Moves.between([before[story.id] for story in there], [now[story.id] for story in here])
    names = frozenset(name for story in here for report in story.reports for name in country_names(report))
    return Changes(
        text=_text(of, there=len(there), silent=len(silent)),
        new=of["new"],
        developing=of["developing"],
        unchanged=of["unchanged"],
        silent=tuple(_silent(story, last.name, pages) for story in silent),
        rose=_foremost(moves, names, up=True),
        fell=_foremost(moves, names, up=False),
    )


def _text(of: Mapping[str, int], *, there: int, silent: int) -> str:
    """ "2 new, 1 developing; 3 of the last edition’s 5 without new reports"."""
    here = ", ".join(f"{number:,} {status}" for status, number in of.items() if number)
    if not there:
        past = "none in the last edition"
    elif silent == there:
        all_of_them = {1: "the one story", 2: "both stories"}.get(there, f"all {there:,} stories")
        past = f"{all_of_them} of the last edition without new reports"
    else:
        past = f"{silent:,} of the last edition’s {there:,} without new reports" if silent else ""
    return "; ".join(filter(None, (here, past)))


def _silent(story: StoryEntry, edition: str, pages: Mapping[str, str]) -> SilentStory:
    return SilentStory(story=story.id, headline=story.headline, edition=edition, page=timing.told_page(pages, edition, story.id))


# -- phrases -----------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moves:
    """In how many of a partner's stories each phrase was and is; `written` has those that stand by themselves, not in longer ones alone."""

    were: Mapping[Key, int]
    are: Mapping[Key, int]
    stories_before: int
    stories_now: int
    written: Mapping[Key, str]

    @classmethod
    def between(cls, before: Sequence[_Said], now: Sequence[_Said]) -> _Moves:
        were, are = (Counter(key for said in side for key in said.keys) for side in (before, now))
        return cls(were=were, are=are, stories_before=len(before), stories_now=len(now), written=_written([*before, *now]))

    def of(self, key: Key) -> int:
        """How many stories more have the phrase now; 0 where their share of the partner's stories did not move the same way.

        So it is 0 for all of a partner that had no story in one of the two editions: everything would have risen, or fallen.
        """
        change = self.are.get(key, 0) - self.were.get(key, 0)
        share = self.are.get(key, 0) * self.stories_before - self.were.get(key, 0) * self.stories_now
        return change if change * share > 0 else 0


def _written(stories: Iterable[_Said]) -> dict[Key, str]:
    """Each phrase as most documents write it, and rather as inside a sentence."""
    forms: dict[Key, Counter[str]] = defaultdict(Counter)
    for said in stories:
        for text in said.texts:
            forms[key_of(text)][text] += 1
    return {key: min(of, key=lambda text: (-of[text], sum(c.isupper() for c in text), text)) for key, of in forms.items()}


def _foremost(moves: _Moves, names: Collection[Key], *, up: bool) -> tuple[MovedPhrase, ...]:
    """The phrases that moved most one way, none of which is part of another."""
    far = {key: move for key in moves.written if abs(move := moves.of(key)) >= LEAST_MOVE and (move > 0) == up}
    chosen: list[Key] = []
    for key in sorted(far, key=lambda key: (-abs(far[key]), -len(key), key)):
        is_part = any(set(key) <= set(other) or set(other) <= set(key) for other in chosen)
        text = moves.written[key]
        if len(chosen) < MOVED_PHRASES and not is_part and tells(text, names) and (len(key) > 1 or not text.islower()):
            chosen.append(key)
    return tuple(MovedPhrase(text=moves.written[key], before=moves.were.get(key, 0), now=moves.are.get(key, 0)) for key in chosen)
