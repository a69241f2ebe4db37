"""Raw documents to documents: one article each, with title, date and clean text; and identical ones to one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from briefing.documents.clean import find_article
from briefing.documents.dates import best, candidates
from briefing.documents.extract import read
from briefing.documents.language import identify
from briefing.errors import DocumentError
from briefing.model import Document, RawDocument

__all__ = ["merge", "to_document"]


def to_document(raw: RawDocument) -> Document:
    """The article in the file. Every line of the file is in its title, its text, or among what was removed."""
    page = read(raw)
    article = find_article(page.lines, title=page.title, flat=page.flat)
    if not article.paragraphs:
        raise DocumentError(raw.path, "no article was found in it: " + ("only what surrounds one" if article.removed else "it has no text"))
    text = "\n\n".join(article.paragraphs)
    url, publisher = _source(page.lines)
    url = page.url or url
    language = identify(text)
    return Document(
        id=hashlib.sha256(f"{article.title or ''}\n{text}".encode()).hexdigest()[:12],
        path=raw.path,
        sha256=raw.sha256,
        title=article.title,
        published=page.published or best(candidates(page.lines, url=url, language=language, body=article.body)),
        publisher=page.publisher or publisher,
        url=url,
        language=language,
        text=text,
        removed=article.removed,
    )


def _source(lines):
    from briefing.documents.furniture import source_of
    for line in lines:
        u,n=source_of(line.strip()) if len(line)<2500 else (None,None)
        if u or n:
            return u, n or (u.split('/')[2] if u else None)
    return None,None


def merge(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Each article once, in the order of paths; the file that knows most of it stands for it, and `also` names the others."""
    same: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        same[document.id].append(document)
    return tuple(sorted((_join(group) for group in same.values()), key=lambda document: (document.path, document.id)))


def _join(group: list[Document]) -> Document:
    first, *others = sorted(group, key=lambda document: (-_knowledge(document), document.path))
    paths = {path for document in group for path in (document.path, *document.also)} - {first.path}
    return replace(first, also=tuple(sorted(paths)))


def _knowledge(document: Document) -> int:
    return sum(value is not None for value in (document.published, document.url, document.publisher))
