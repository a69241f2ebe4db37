"""Says whether one document's text stands in another, by the runs of words that they share: reprints, an agency's text in two papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from briefing.model import Fingerprint

SHARED = 0.6
"""Of a text's runs of words: a text that has so many of them in another stands there (F .995 on pairs of reprints, 2026-11)."""

SIZE = 8
"""Bytes of a shingle."""

ONE_IN = 4
"""Of a long text only those shingles are kept that are a multiple of this; then only these of a short text are compared with it."""


def standing(prints: Sequence[Fingerprint]) -> list[tuple[int, ...]]:
    """For each text the numbers of those before it that it stands in."""
    texts = [_shingles(one) for one in prints]
    times = Counter(chain.from_iterable(texts))
    if len(times) == sum(map(len, texts)):
        return [()] * len(texts)
    having: dict[bytes, list[int]] = {shingle: [] for shingle, number in times.items() if number > 1}
    is_long = [all(map(_is_kept, shingles)) for shingles in texts]
    standing_in = []
    for number, shingles in enumerate(texts):
        common = [shingle for shingle in shingles if shingle in having]
        shared = Counter(other for shingle in common for other in having[shingle])
        shared_kept = Counter(other for shingle in common if _is_kept(shingle) for other in having[shingle])
        kept = sum(map(_is_kept, shingles)) if shared else 0
        standing_in.append(
            tuple(
                other
                for other in sorted(shared)
                if (
                    shared_kept[other] >= max(1, SHARED * kept)
                    if is_long[number] or is_long[other]
                    else shared[other] >= SHARED * len(shingles)
                )
            )
        )
        for shingle in common:
            having[shingle].append(number)
    return standing_in


def are_copies(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether one of the two texts stands in the other."""
    if set(_shingles(one)).isdisjoint(_shingles(other)):
        return False  # nearly always, and soon known
    return bool(standing([one, other])[1] or standing([other, one])[1])


def _shingles(fingerprint: Fingerprint) -> list[bytes]:
    return [fingerprint.shingles[at : at + SIZE] for at in range(0, len(fingerprint.shingles), SIZE)]


def _is_kept(shingle: bytes) -> bool:
    return shingle[-1] % ONE_IN == 0
