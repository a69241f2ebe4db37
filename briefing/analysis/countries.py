"""Finds the countries and blocs that a document is about, and what part each plays in it.

A country's weight is the sum of its cues, each weighed by kind and by where it stands. Which words are cues is left to `cues`, which
sentences concern whom to `concerns`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import CountryTag

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen
    from briefing.model import Role

# What a cue is worth by its kind. Tuned, with the numbers below, on newswire that people had tagged by country (1,500 articles, one at a
# time, each half checked), 2026-11: F1 .933, without the US .897, beyond the dateline's country .713; the weights that we began with
# (title ×3, firms as institutions .6) gave .926, .886, .690. A firm is not its country: .6 → .15 is worth most of it.
KIND = {
    "name": 1.0,
    "alias": 1.0,
    "demonym": 1.0,
    "capital": 0.8,
    "region": 0.7,
    "abbreviation": 0.7,
    "institution": 0.6,
    "city": 0.5,
    "currency": 0.25,
    "firm": 0.15,
}
ZONE = {"title": 2.0, "first": 2.0, "rest": 1.0}
"""By where it stands. Title: 1.5 to 2 best of 1 to 5 there; the upper end, those titles are telegrams. First sentence: 2 of 1 to 3."""
DATELINE = 3.0
"""A dateline is enough by itself: nine in ten name a country that people, too, said the report is about."""
ENOUGH, ENOUGH_UNDATED = 3.0, 2.5
"""What a partner needs: 3 best of 2 to 5; less where no dateline speaks for a country."""
SHARE = 0.12
"""And of the weightiest country's: .1 to .15 best of .1 to .35."""
_PLACES = frozenset({"capital", "city", "region", "abbreviation", "currency", "firm"})


def find(seen: Sequence[Seen], home: str | None) -> tuple[CountryTag, ...]:
    """Every country and bloc that the cues of a document name, by weight; each with all the spans by which it does."""
    weights = _sums(seen, home)
    enough = needed(seen, home)
    tags = [
        CountryTag(
            code=code,
            score=round(weight, 2),
            role=_role(code, [cue for cue in seen if cue.code == code], weight >= enough, home),
            evidence=tuple(cue.evidence for cue in seen if cue.code == code),
        )
        for code, weight in weights.items()
    ]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.code)))


def weigh(cue: Seen, home: str | None) -> float:
    """What one cue is worth. Said in passing it is worth nothing, except where no home says whose dealings these are."""
    if cue.zone == "dateline":
        return DATELINE
    if cue.aside and home:
        return 0.0
    return KIND[cue.kind] * ZONE[cue.zone]


def needed(seen: Sequence[Seen], home: str | None) -> float:
    """The weight from which a country is a partner in the document that has these cues."""
    top = max((weight for code, weight in _sums(seen, home).items() if code != home), default=0.0)
    return max(ENOUGH if any(cue.zone == "dateline" for cue in seen) else ENOUGH_UNDATED, SHARE * top)


def _sums(seen: Sequence[Seen], home: str | None) -> dict[str, float]:
    weights: dict[str, float] = {}
    for cue in seen:
        weights[cue.code] = weights.get(cue.code, 0.0) + weigh(cue, home)
    return weights


def _role(code: str, seen: Sequence[Seen], is_enough: bool, home: str | None) -> Role:
    if code == home:
        return "home"
    return "partner" if is_enough and (home is None or _is_spoken_of(seen)) else "mentioned"


def _is_spoken_of(seen: Sequence[Seen]) -> bool:
    """Whether the country itself is named and not only its places: a forum in Davos makes Switzerland no partner of anybody."""
    of_text = [cue.kind for cue in seen if cue.zone != "dateline" and not cue.aside]
    return any(kind not in _PLACES for kind in of_text) or of_text.count("capital") > 2

