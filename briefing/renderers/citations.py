"""Where each passage of a source is quoted on a page, so that a reference leads both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.model import BriefItem, Quotation, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One place that quotes a passage: `id` is that of the reference there, `where` the part of the page in words."""

    id: str
    where: str


def of(parts: Iterable[tuple[str, Iterable[BriefItem | Telling]]]) -> Mapping[str, tuple[Citation, ...]]:
    """The places that quote each passage, by the passage's anchor, in the order of the page; `parts` are its parts by name."""
    found: dict[str, dict[str, Citation]] = {}
    for where, items in parts:
        for number, item in enumerate(items, start=1):
            for quotation in quotations(item):
                one = Citation(id=place(quotation, within(item, number)), where=where)
                found.setdefault(quotation.anchor, {})[one.id] = one
    return {anchor: tuple(citations.values()) for anchor, citations in found.items()}


def within(item: BriefItem | Telling, number: int) -> str:
    """The name of what quotes: a telling's own, "brief-2" for the second item of "In brief"."""
    return item.anchor if isinstance(item, Telling) else f"brief-{number}"


def place(quotation: Quotation, within: str) -> str:
    """The id of a quotation's reference inside a telling or an item of "In brief"."""
    return f"{within}-{quotation.anchor}-{quotation.parts[0].start}"


def quotations(item: BriefItem | Telling) -> tuple[Quotation, ...]:
    """What it quotes, in the order in which it stands there."""
    if isinstance(item, BriefItem):
        return (item.quotation,)
    return (*([item.headline.quotation] if item.headline.quotation else []), *item.quotations)
