"""Groups stories by partner: each is told in full once, where it matters most, and shared with its other partners."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Grouping, PartnerGroup, Story


def group(stories: Sequence[Story], *, watched: Sequence[str] = ()) -> Grouping:
    """Watched partners first, in the desk's order, quiet ones too; then by number of stories, ties by code.

    A story matters most to the partner with the most weight in it. Inside a group the order of `stories` stays.
    """
    codes = {code for story in stories for code in story.partners}
    groups = {code: _group(code, stories) for code in (*watched, *sorted(codes - set(watched)))}
    by_size = sorted(codes - set(watched), key=lambda code: (-_size(groups[code]), code))
    return Grouping(
        groups=tuple(groups[code] for code in (*watched, *by_size)),
        unplaced=tuple(story for story in stories if not story.partners),
    )


def _group(code: str, stories: Sequence[Story]) -> PartnerGroup:
    return PartnerGroup(
        code=code,
        told=tuple(story for story in stories if story.partners[:1] == (code,)),
        shared=tuple(story for story in stories if code in story.partners[1:]),
    )


def _size(group: PartnerGroup) -> int:
    return len(group.told) + len(group.shared)
