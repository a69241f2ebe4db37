"""Counts and names the outlets that report a story, each once, whether its documents give its name, its address or both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.assembly.words import number
from briefing.text import folded, host, squeeze

NAMED = 6
"""So many outlets are named in a margin; of more, the first ones and a number."""

Origin = tuple[str | None, str | None]
"""A document's publisher and address."""


def reports(origins: Iterable[Origin]) -> str:
    """How many documents report a story, and how many outlets: "4 reports, 3 outlets"; "named" where some document names none."""
    listed = list(origins)
    said = number(len(listed), "report", "reports")
    outlets = len(names(listed))
    if len(listed) < 2 or not outlets:
        return said
    some = "" if all(map(_keys, listed)) else " named"
    return f"{said}, {number(outlets, 'outlet', 'outlets')}{some}"


def names(origins: Iterable[Origin]) -> tuple[str, ...]:
    """Each outlet once, in the order of the documents: by its name, or its host where no document says the name.

    A name and a host that stand in one document are one outlet everywhere; case, diacritics and blanks make no difference.
    """
    known: list[tuple[set[str], str | None, str | None]] = []  # what an outlet is known by, its name, its host
    for publisher, url in origins:
        keys = set(_keys((publisher, url)))
        if not keys:
            continue
        same = [outlet for outlet in known if outlet[0] & keys]
        merged = (
            keys.union(*(outlet[0] for outlet in same)),
            next((outlet[1] for outlet in same if outlet[1]), _clean(publisher)),
            next((outlet[2] for outlet in same if outlet[2]), _host(url)),
        )
        at = known.index(same[0]) if same else len(known)
        known = [outlet for outlet in known if outlet not in same]
        known.insert(at, merged)
    return tuple(name or host or "" for _, name, host in known)


def in_margin(named: Sequence[str]) -> str:
    """The names in a row, the last of many as a number."""
    if len(named) <= NAMED:
        return ", ".join(named)
    return f"{', '.join(named[: NAMED - 1])} and {len(named) - NAMED + 1} more"


def _keys(origin: Origin) -> tuple[str, ...]:
    """What the document's outlet is known by: its folded name, and its host."""
    publisher, url = origin
    return tuple(key for key in (folded(_clean(publisher) or ""), _host(url)) if key)


def _clean(publisher: str | None) -> str | None:
    return squeeze(publisher or "") or None


def _host(url: str | None) -> str:
    """The address's host, the same for a site's pages for telephones; "" where there is none."""
    return host(url).removeprefix("m.").removeprefix("amp.")
