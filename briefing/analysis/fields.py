"""Finds the fields of cooperation that a document speaks of, with the words by which it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Document, Evidence, FieldTag

if TYPE_CHECKING:
    from briefing.lexicon import Lexicon
    from briefing.model import Place


def find(document: Document, lexicon: Lexicon) -> tuple[FieldTag, ...]:
    """The fields with enough evidence, by name; the evidence stands in reading order, the title's first."""
    seen: dict[str, list[tuple[Evidence, bool]]] = {}
    places: tuple[tuple[Place, str], ...] = (("title", document.title or ""), ("text", document.text))
    for place, text in places:
        for term in lexicon.field_terms(text):
            evidence = Evidence(place=place, start=term.start, end=term.end, text=text[term.start : term.end])
            seen.setdefault(term.field, []).append((evidence, term.weak))
    return tuple(
        FieldTag(name=name, evidence=tuple(evidence for evidence, _ in found)) for name, found in sorted(seen.items()) if _is_enough(found)
    )


def _is_enough(found: list[tuple[Evidence, bool]]) -> bool:
    """One clear term; or two different weak ones, with three uses in all, the title's counting double.

    Two uses of one weak word are not enough: a report about a football team says "training" ten times. Two weak words once each are
    not either: "the university … students" stands in most reports of a visit.
    """
    if any(not weak for _, weak in found):
        return True
    words = {evidence.text.lower().removesuffix("s") for evidence, _ in found}
    return len(words) > 1 and sum(2 if evidence.place == "title" else 1 for evidence, _ in found) >= 3
