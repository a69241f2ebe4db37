"""Shows what was seen in one document: as the object that `inspect` prints, or for a person, with the reasons."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefing.model import SCHEMA_VERSION, Analysis, Evidence, Failure

if TYPE_CHECKING:
    from rich.console import Console


def describe(result: Analysis | Failure) -> dict[str, Any]:
    """The keys that `inspect` promises, or path and error for what could not be read. Offsets count characters of `text`."""
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


_FIRMNESS = {4: "agreed", 3: "aimed at", 2: "announced", 1: "proposed"}


def explain(result: Analysis | Failure, console: Console) -> None:
    """The same in colour, each thing with what speaks for it."""
    from rich.text import Text

    def line(label: str, words: str, style: str = "") -> None:
        if console.soft_wrap:  # a pipe: one thing a line
            console.print(Text.assemble((f"{label:>12}  ", "dim"), (words, style)))
            return
        wrapped = Text(words, style).wrap(console, max(20, console.width - 14))
        for number, row in enumerate(wrapped):
            console.print(Text.assemble((f"{'' if number else label:>12}  ", "dim"), row))

    if isinstance(result, Failure):
        console.print(Text(result.path, "bold red"))
        line("left out", result.reason)
        return
    document = result.document
    console.print(Text(document.path, "bold"))
    line("title", document.title or "none: no line stands as one", "" if document.title else "dim")
    line("published", f"{document.published.date} – {document.published.origin}" if document.published else "undated: none stands as one")
    line("source", " · ".join(filter(None, (document.publisher, document.url, f"language {document.language}"))))
    for tag in result.countries:
        cues = _counted(e.text if e.place == "text" else f"{e.text} (title)" for e in tag.evidence)
        line(tag.role, f"{tag.code} {tag.score:g} – {cues}", {"partner": "bold cyan", "home": "green"}.get(tag.role, ""))
    for field in result.fields:
        line("field", f"{field.name} – {_counted(e.text for e in field.evidence)}")
    for lead in result.leads:
        line("lead", f"{lead.score:.2f} {lead.text}")
    for sentence in result.sentences:
        if sentence.firmness:
            why = [_FIRMNESS[sentence.firmness], *sentence.partners, *(["leans on the sentence before"] if sentence.leans else [])]
            line("firm", f"{', '.join(why)} – {document.text[sentence.start : sentence.end]}")
    line("keyphrases", ", ".join(phrase.text for phrase in result.keyphrases))
    for removed in document.removed:
        line("taken out", f"[{removed.rule}] {removed.text}", "dim")
    console.print()


def _counted(texts: Iterable[str]) -> str:
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return ", ".join(text if n == 1 else f"{text} ×{n}" for text, n in counts.items())
