"""Finds the countries and blocs that a document is about, and what part each plays in it.

A country's weight is the sum of its cues, each weighed by kind and by where it stands. Which words are cues is left to `cues`, which
sentences concern whom to `concerns`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.model import CountryTag

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen
    from briefing.model import Role

# What a cue is worth by its kind. Tuned, with the numbers below, on newswire that people had tagged by country (1,500 articles), 2026-11;
# what stands here was better on either half. F1, without the US, beyond the dateline's country: .935 .900 .725; the first tuning
# (institution .6, currency .25, title ×2, needed 3, share .12) .932 .895 .711; the weights that we began with (title ×3, firms as
# institutions .6) .926 .886 .690. A firm is not its country: .6 → .15 is worth most of it. A logistic regression on 29 features of counts,
# zones and shares, boosted trees on the same: .931 and .930 on the tenth that they had not seen.
KIND = {
    "name": 1.0,
    "alias": 1.0,
    "demonym": 1.0,
    "capital": 0.8,
    "region": 0.7,
    "abbreviation": 0.7,
    "institution": 0.9,
    "city": 0.5,
    "currency": 0.1,
    "firm": 0.15,
}
ZONE = {"title": 1.5, "first": 2.0, "rest": 1.0}
"""By where it stands. Title: 1.5 to 1.75 best of 1 to 5; first sentence: 2 of 1 to 3. More for the second sentence, or less for the last
fifth, gains nothing."""
DATELINE = 3.0
"""A dateline is enough by itself: nine in ten name a country that people, too, said the report is about."""
ENOUGH, ENOUGH_UNDATED = 2.9, 2.5
"""What a partner needs: 2.8 to 2.9 best of 2 to 5, so that two names and an institution do; less where no dateline speaks for a country."""
ENOUGH_ALONE = 2.0
"""What the only country abroad needs in an article without a dateline: what "Belgian" says twice, nobody else does."""
SHARE = 0.1
"""And of the weightiest country's: .05 to .1 best of .05 to .35."""
ROW = 2 / 3
"""Where so many of an enumeration weigh enough, all of it does: F1 + .0006, beyond the dateline +.003; 1/2 claims too much."""
DATELINE_ABROAD = 1.0
"""Where there is a home, a dateline says where its people met whom they met: with 3, Laos is a partner after each summit in Vientiane."""
OFFICE = 2.0
"""Where there is a home: "the Japanese Prime Minister" is whom its people met. Read by hand on 58 articles of diplomacy in three parts,
2026-11, together with datelines abroad, forums and venues (`cues`): partners claimed rightly .73 .84 .85 → .82 .87 1.0, found .84 .89 1.0
→ .94 .90 1.0. Tried: .6 for a cue whose sentence does not name home (.83 .90 1.0 claimed rightly, but 5 of 97 partners lost in articles of
our own); rows here too (.79 .86); 2 points needed without a dateline (.72 .85 .85)."""
_HARDLY = frozenset({"currency", "firm"})
_PLACES = frozenset({"capital", "city", "region", "abbreviation", "currency", "firm"})


def find(seen: Sequence[Seen], home: str | None) -> tuple[CountryTag, ...]:
    """Every country and bloc that the cues of a document name, by weight; each with all the spans by which it does.

    A country of which only firms or its money are named is none of them.
    """
    seen = [cue for cue in seen if cue.code]
    weights = _sums(seen, home)
    enough = _enough(seen, weights, home)
    named = {cue.code for cue in seen if cue.zone == "dateline" or cue.kind not in _HARDLY}
    tags = [
        CountryTag(
            code=code,
            score=round(weight, 2),
            role=_role(code, [cue for cue in seen if cue.code == code], code in enough, home),
            evidence=tuple(cue.evidence for cue in seen if cue.code == code),
        )
        for code, weight in weights.items()
        if code in named
    ]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.code)))


def weigh(cue: Seen, home: str | None) -> float:
    """What one cue is worth. Where no home says whose dealings these are, what is said in passing counts too."""
    if cue.zone == "dateline":
        return DATELINE if home is None else DATELINE_ABROAD
    if cue.aside and home:
        return 0.0
    return KIND[cue.kind] * ZONE[cue.zone] * (OFFICE if is_office(cue, home) else 1.0)


def is_office(cue: Seen, home: str | None) -> bool:
    """Whether the cue weighs more for the office behind it."""
    return cue.office and home is not None and cue.zone != "dateline" and not cue.aside


def needed(seen: Sequence[Seen], home: str | None) -> tuple[float, str]:
    """The weight from which a country is a partner in the document that has these cues, and why it is that much."""
    is_dated = any(cue.zone == "dateline" for cue in seen)
    abroad = [weight for code, weight in _sums(seen, home).items() if code not in ("", home) and weight]
    if len(abroad) == 1 and not is_dated:
        return ENOUGH_ALONE, "only one country abroad counts, no dateline" if home else "only one country counts, no dateline"
    share = SHARE * max(abroad, default=0.0)
    enough, why = (ENOUGH, "a dateline names a country") if is_dated else (ENOUGH_UNDATED, "no dateline names a country")
    return (enough, why) if enough >= share else (share, f"{SHARE:.0%} of what the weightiest has")


def _enough(seen: Sequence[Seen], weights: Mapping[str, float], home: str | None) -> set[str]:
    """The countries that weigh enough, and, where no home makes partners of some alone, those that stand in one row with them."""
    least, _ = needed(seen, home)
    enough = {code for code, weight in weights.items() if weight >= least}
    if home:
        return enough
    rows: dict[tuple[str, int], set[str]] = {}
    for cue in seen:
        if cue.row is not None:
            rows.setdefault((cue.evidence.place, cue.row), set()).add(cue.code)
    return enough.union(*(row for row in rows.values() if len(row & enough) >= ROW * len(row)))


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

