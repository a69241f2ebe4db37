"""Compares an edition with its originals: that no file changed, every quotation stands in its source, every count comes out again."""

from __future__ import annotations

import dataclasses
import hashlib
import html.parser
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.model import CUT, Briefing, Document, Quotation, SourceEntry, Telling

Recount = Callable[[Briefing], Iterable[tuple[str, object, object]]]
"""(what was counted, as the edition has it, as it comes out again) for each number of an edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that does not hold: the file or place, and what is wrong with it."""

    place: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """An original as it is now: its SHA-256 and the document made of it, or the reason why there is none."""

    sha256: str
    document: Document | None
    reason: str = ""


def verify(
    briefing: Briefing,
    *,
    hashes: Mapping[str, str],
    files: Mapping[str, bytes],
    hashes_of_originals: Mapping[str, str],
    originals: Mapping[str, Reread],
    recount: Recount,
    base: str = "",
) -> tuple[Problem, ...]:
    """Everything that does not hold, in the order files, originals, quotations, counts; empty where all does.

    `base` is where the originals were looked for.
    """
    lost = tuple(_check_originals(hashes_of_originals, originals, base))
    if hashes_of_originals and not originals:
        return (*_check_files(hashes, files), *lost)
    return (
        *_check_files(hashes, files),
        *lost,
        *_check_documents(briefing, originals),
        *_check_quotations(briefing, originals),
        *_check_pages(briefing, originals, files),
        *_check_counts(briefing, recount),
    )


def _check_files(hashes: Mapping[str, str], files: Mapping[str, bytes]) -> Iterator[Problem]:
    for name, expected in sorted(hashes.items()):
        if name not in files:
            yield Problem(place=name, problem="is missing from the edition")
        elif hashlib.sha256(files[name]).hexdigest() != expected:
            yield Problem(place=name, problem="was changed after the edition was made (its SHA-256 is another)")
    for name in sorted(files.keys() - hashes.keys() - {"manifest.json"}):
        yield Problem(place=name, problem="is not in the manifest: it was added after the edition was made")


def _check_originals(hashes: Mapping[str, str], originals: Mapping[str, Reread], base: str) -> Iterator[Problem]:
    if hashes and not originals:
        mend = "call it with --config, or from the folder where the edition was built"
        yield Problem(place=base, problem=f"none of the {len(hashes)} originals is found from there; {mend}")
        return
    for path, expected in sorted(hashes.items()):
        now = originals.get(path)
        if now is None:
            yield Problem(place=path, problem="the original is no longer there, so nothing quoted from it can be followed to it")
        elif now.sha256 != expected:
            yield Problem(place=path, problem="the original was changed after the edition was made (its SHA-256 is another)")


def _check_documents(briefing: Briefing, originals: Mapping[str, Reread]) -> Iterator[Problem]:
    for entry in briefing.documents:
        now = originals.get(entry.path)
        if now is None:
            yield Problem(place=entry.path, problem="no original of this document is in the manifest, or it is gone")
            continue
        if entry.sha256 != now.sha256:
            yield Problem(place=entry.path, problem="the edition's SHA-256 of the original is another than the original's")
        if now.document is None:
            yield Problem(place=entry.path, problem=f"no article can be read from the original now: {now.reason}")
            continue
        for key in ("id", "title", "published", "publisher", "url", "language"):
            said, found = getattr(entry, key), getattr(now.document, key)
            if said != found:
                yield Problem(place=entry.path, problem=f"the edition's {key} is {said!r}, the original's is {found!r}")


# -- quotations --------------------------------------------------------------------------------------------------------------------------


def _check_quotations(briefing: Briefing, originals: Mapping[str, Reread]) -> Iterator[Problem]:
    texts = _texts(briefing, originals)
    numbers = {entry.id: entry.number for entry in briefing.documents}
    for place, quotation in quotations(briefing):
        text = texts.get(quotation.document)
        if quotation.reference != numbers.get(quotation.document):
            yield Problem(place=place, problem=f"reference {quotation.reference} is not the number of its source")
        if text is None or not _stands(quotation.text, [text[part.start : part.end] for part in quotation.parts]):
            yield Problem(place=place, problem=f"does not stand in its original: “{_short(quotation.text)}”")
    for entry in briefing.documents:
        if entry.id in texts:
            yield from _check_entry(entry, texts[entry.id])


def quotations(briefing: Briefing) -> Iterator[tuple[str, Quotation]]:
    """Every quotation of the edition with words for the place where it stands."""
    for n, item in enumerate(briefing.in_brief, start=1):
        yield f"In brief, {n}", item.quotation
    for name, telling in _tellings(briefing):
        for quotation in (telling.headline.quotation, *telling.quotations):
            if quotation:
                yield f"{name}, {telling.story}", quotation
    for entry in briefing.documents:
        for quotation in (entry.headline.quotation, *entry.leads):
            if quotation:
                yield f"source {entry.number}", quotation


def _tellings(briefing: Briefing) -> Iterator[tuple[str, Telling]]:
    for section in briefing.partners:
        yield from ((section.name, telling) for telling in section.tellings)
    yield from (("no partner", telling) for telling in briefing.unplaced)


def _check_entry(entry: SourceEntry, text: str) -> Iterator[Problem]:
    for phrase in entry.keyphrases:
        if text[phrase.start : phrase.end] != phrase.text:
            yield Problem(place=f"source {entry.number}", problem=f"the keyphrase {phrase.text!r} does not stand in its original")
    for passage in (*entry.passages, *entry.full_text):
        words = "".join(piece.text for piece in passage.pieces)
        if words not in text:
            yield Problem(place=f"source {entry.number}", problem=f"a passage does not stand in its original: “{_short(words)}”")


def _texts(briefing: Briefing, originals: Mapping[str, Reread]) -> dict[str, str]:
    found = {entry.id: originals.get(entry.path) for entry in briefing.documents}
    return {id: now.document.text for id, now in found.items() if now and now.document}


def _stands(quoted: str, parts: Sequence[str]) -> bool:
    joined = f" {CUT} ".join(parts)
    return quoted in (joined, f"{joined} {CUT}")


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:89] + "…"


# -- pages: the quotations are read back from the paper itself ---------------------------------------------------------------------------


def _check_pages(briefing: Briefing, originals: Mapping[str, Reread], files: Mapping[str, bytes]) -> Iterator[Problem]:
    texts = _texts(briefing, originals)
    for name in sorted(name for name in files if name.endswith(".html")):
        yield from _check_html(name, files[name].decode("utf-8", "replace"), texts)


def _check_html(name: str, page: str, texts: Mapping[str, str]) -> Iterator[Problem]:
    reader = _QuotationReader()
    reader.feed(page)
    for document, spans, words in reader.found:
        parts = [texts.get(document, "")[int(a) : int(b)] for a, b in re.findall(r"(\d+)-(\d+)", spans)]
        if not parts or not _stands(words, parts):
            yield Problem(place=name, problem=f"a quotation on the page does not stand in its original: “{_short(words)}”")


class _QuotationReader(html.parser.HTMLParser):
    """Collects (document, spans, words) of each `<q data-document data-spans>` of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, str]] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "q":
            of = dict(attrs)
            self._open.append((of.get("data-document") or "", of.get("data-spans") or ""))
            self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "q" and self._open:
            document, spans = self._open.pop()
            self.found.append((document, spans, "".join(self._words)))


# -- made again --------------------------------------------------------------------------------------------------------------------------


def differences(said: object, found: object) -> Iterator[Problem]:
    """Every place of the edition where it is another than when it is made again."""
    import msgspec

    for place, one, other in _apart(msgspec.to_builtins(said), msgspec.to_builtins(found), ""):
        yield Problem(place=place or "the edition", problem=f"the edition has {_shown(one)}, made again it is {_shown(other)}")


def unlike(files: Mapping[str, bytes], rendered: Mapping[str, bytes]) -> Iterator[Problem]:
    """Every page that is missing or another than the edition's data make."""
    for name, content in sorted(rendered.items()):
        if name not in files:
            yield Problem(place=name, problem="is missing from the edition")
        elif files[name] != content:
            yield Problem(place=name, problem="is not what the edition's data make: something on it was changed")
    expected = {*rendered, "manifest.json", *(name for name in files if name.startswith("briefing-") and name.endswith(".json"))}
    for name in sorted(files.keys() - expected):
        yield Problem(place=name, problem="is no part of an edition: it was added")


def _apart(one: Any, other: Any, place: str) -> Iterator[tuple[str, object, object]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from _apart(one.get(key), other.get(key), f"{place}.{key}" if place else key)
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        for number, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _apart(a, b, f"{place}[{number}]")
    elif one != other:
        yield place, one, other


# -- counts ------------------------------------------------------------------------------------------------------------------------------


def _check_counts(briefing: Briefing, recount: Recount) -> Iterator[Problem]:
    placed = [document for story in briefing.stories for document in story.documents]
    for entry in briefing.documents:
        if placed.count(entry.id) != 1:
            yield Problem(place=entry.path, problem=f"stands in {placed.count(entry.id)} stories, not in one")
    for what, said, found in recount(briefing):
        if said != found:
            yield Problem(place=what, problem=f"the edition says {_shown(said)}, counted again it is {_shown(found)}")


def _shown(value: object) -> str:
    plain = dataclasses.asdict(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else value
    return _short(repr(plain))
