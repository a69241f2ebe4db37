"""Identical documents are one."""

from __future__ import annotations

import datetime
import itertools

from briefing.documents import merge
from briefing.model import Document, Published

DATE = Published(date=datetime.date(2026, 1, 5), origin="a line", confidence=0.9)


def document(
    path: str, *, id: str = "one", published: Published | None = None, url: str | None = None, also: tuple[str, ...] = ()
) -> Document:
    return Document(
        id=id,
        path=path,
        sha256="",
        title=None,
        published=published,
        publisher=None,
        url=url,
        language="en",
        text="An article.",
        also=also,
    )


def test_the_one_that_knows_most_stands_for_all() -> None:
    """The others are named, in order; where they know as much, the first path stands for them."""
    merged = merge([document("c.txt"), document("a.txt"), document("b.txt", published=DATE)])
    assert (document("b.txt", published=DATE, also=("a.txt", "c.txt")),) == merged
    assert (document("a.txt", also=("b.txt",)),) == merge([document("b.txt"), document("a.txt")])


def test_different_documents_stay_apart_in_the_order_of_paths() -> None:
    """Nothing is lost."""
    assert ("a.txt", "b.txt") == tuple(d.path for d in merge([document("b.txt", id="two"), document("a.txt")]))


def test_the_order_of_input_does_not_matter() -> None:
    """Every order gives the same documents."""
    known = [document("b.txt", url="https://daily.example"), document("a.txt", published=DATE)]
    given = [*known, document("c.txt"), document("d.txt", id="two")]
    assert 1 == len({merge(order) for order in itertools.permutations(given)})


def test_merging_twice_changes_nothing() -> None:
    """What is merged keeps its other names."""
    once = merge([document("b.txt"), document("a.txt")])
    assert once == merge(once)
