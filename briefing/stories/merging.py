"""Merges things that are alike into clusters, by average link over the pairs that are known; every other pair is not alike at all."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

Pair = tuple[int, int, float]


def merge(pairs: Iterable[Pair], *, threshold: float, fixed: Sequence[int | None]) -> list[int]:
    """The cluster of each thing; things are numbered from 0, and there is an entry of `fixed` for each.

    Again and again the two clusters that are most alike on average become one. Things with the same number in `fixed` are one cluster from
    the start, and no two such clusters become one.
    """
    clusters = _Clusters(fixed)
    for one, other, likeness in pairs:
        clusters.link(one, other, likeness)
    # Each cluster waits with its best merger alone. Where the other is gone by then, it looks again: nothing that is left can be better.
    waiting = [merger for cluster in clusters.links for merger in clusters.best(cluster, threshold)]
    heapq.heapify(waiting)
    while waiting:
        _, *both = heapq.heappop(waiting)
        left = [cluster for cluster in both if cluster in clusters.links]
        for cluster in [clusters.join(*both)] if len(left) == 2 else left:
            for merger in clusters.best(cluster, threshold):
                heapq.heappush(waiting, merger)
    return clusters.last(len(fixed))


class _Clusters:
    """Clusters by number, and how alike each is to others: the sum over pairs of their things. A joined one takes the next free number, so
    that whatever is said of a number stays true for as long as it is there."""

    def __init__(self, fixed: Sequence[int | None]) -> None:
        first: dict[int, int] = {}
        self.into = [thing if number is None else first.setdefault(number, thing) for thing, number in enumerate(fixed)]
        self.is_fixed = [number is not None for number in fixed]
        self.size = [0] * len(fixed)
        for cluster in self.into:
            self.size[cluster] += 1
        self.links: dict[int, dict[int, float]] = {cluster: {} for cluster in sorted(set(self.into))}

    def link(self, one: int, other: int, likeness: float) -> None:
        one, other = self.into[one], self.into[other]
        if one != other:
            self.links[one][other] = self.links[other][one] = self.links[one].get(other, 0.0) + likeness

    def best(self, cluster: int, threshold: float) -> list[tuple[float, int, int]]:
        """What the cluster is most like and may be joined with, if anything: less of the average likeness, and the two; ties by number."""
        sizes, size, fixed = self.size, self.size[cluster], self.is_fixed if self.is_fixed[cluster] else ()
        most, partner = threshold, -1
        for other, likeness in self.links[cluster].items():
            mean = likeness / (size * sizes[other])
            if (mean > most or (mean == most and not 0 <= partner < other)) and not (fixed and fixed[other]):
                most, partner = mean, other
        return [(-most, min(cluster, partner), max(cluster, partner))] if partner >= 0 else []

    def join(self, one: int, other: int) -> int:
        joined = len(self.into)
        self.into[one] = self.into[other] = joined
        self.into.append(joined)
        self.size.append(self.size[one] + self.size[other])
        self.is_fixed.append(self.is_fixed[one] or self.is_fixed[other])
        links, fewer = sorted((self.links.pop(one), self.links.pop(other)), key=len, reverse=True)
        for neighbour, likeness in fewer.items():
            links[neighbour] = links.get(neighbour, 0.0) + likeness
        links.pop(one, None)
        links.pop(other, None)
        for neighbour, likeness in links.items():
            theirs = self.links[neighbour]
            theirs.pop(one, None)
            theirs.pop(other, None)
            theirs[joined] = likeness
        self.links[joined] = links
        return joined

    def last(self, count: int) -> list[int]:
        """The cluster that each of the first so many is in at the end."""
        for number in reversed(range(len(self.into))):
            self.into[number] = self.into[self.into[number]]
        return [self.into[number] for number in self.into[:count]]  # once more: a fixed cluster begins with a number below its things'
