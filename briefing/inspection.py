"""Shows what was seen in one document as the object that `inspect` prints; what a person reads of it is left to `explanation`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from briefing.model import SCHEMA_VERSION, Analysis, Evidence, Explanation, Failure


def describe(result: Analysis | Explanation | Failure) -> dict[str, Any]:
    """The keys that `inspect` promises, or path and error for what could not be read. Offsets count characters of `text`.

    An explanation has one key more, `explain`: what the countries' cues weigh and a partner needs, every date with its place, and what
    the sentences that could be leads won and lost.
    """
    if isinstance(result, Explanation):
        return {**describe(result.analysis), "explain": _reasons(result)}
    if isinstance(result, Failure):
        return {"schema_version": SCHEMA_VERSION, "path": result.path, "error": result.reason}
    document = result.document
    published = document.published
    return {
        "schema_version": SCHEMA_VERSION,
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "published": {"date": published.date.isoformat(), "origin": published.origin} if published else None,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "text": document.text,
        "sentences": [{"start": s.start, "end": s.end, "partners": s.partners} for s in result.sentences],
        "leads": [dataclasses.asdict(lead) for lead in result.leads],
        "keyphrases": [dataclasses.asdict(phrase) for phrase in result.keyphrases],
        "countries": [
            {"code": tag.code, "score": tag.score, "role": tag.role, "evidence": _evidence(tag.evidence)} for tag in result.countries
        ],
        "fields": [{"name": tag.name, "evidence": _evidence(tag.evidence)} for tag in result.fields],
        "findings": [],
        "removed": [dataclasses.asdict(line) for line in document.removed],
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"in": e.place, "start": e.start, "end": e.end, "text": e.text} for e in evidence]


def _reasons(explanation: Explanation) -> dict[str, Any]:
    return {
        "needed": explanation.needed,
        "why_needed": explanation.why_needed,
        "cues": [
            {
                "code": cue.code,
                "kind": cue.kind,
                "zone": cue.zone,
                "in_passing": cue.aside,
                "office": cue.office,
                "weight": cue.weight,
                **_evidence([cue.evidence])[0],
            }
            for cue in explanation.cues
        ],
        "dates": [
            {
                "date": one.date.isoformat() if one.date else None,
                "origin": one.origin,
                "confidence": one.confidence,
                "line": one.line,
                "place": one.place,
                "is_taken": one.is_taken,
            }
            for one in explanation.dates
        ],
        "sentences": [dataclasses.asdict(sentence) for sentence in explanation.sentences],
    }
