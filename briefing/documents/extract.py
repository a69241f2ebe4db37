"""Thin: replaced soon."""
from __future__ import annotations
from dataclasses import dataclass
from briefing.errors import DocumentError
from briefing.model import Published, RawDocument
from briefing.text import decode, normalise

@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    lines: tuple[str, ...]
    title: str | None = None
    published: Published | None = None
    publisher: str | None = None
    url: str | None = None
    flat: bool = True

def read(raw: RawDocument) -> Page:
    text = decode(raw.content)
    if text is None:
        raise DocumentError(raw.path, "its encoding could not be found out; save it as UTF-8")
    return Page(lines=tuple(normalise(text).split("\n")))
