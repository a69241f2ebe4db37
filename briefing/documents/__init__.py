"""Raw documents to documents: one article each, with title, date and clean text; and identical ones to one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from briefing.documents.clean import Article, find_article
from briefing.documents.dates import best, candidates
from briefing.documents.extract import read
from briefing.documents.language import identify
from briefing.documents.mentions import is_doubtful
from briefing.documents.provenance import find_address, find_publisher
from briefing.errors import DocumentError
from briefing.model import Document, RawDocument, Removed

__all__ = ["merge", "to_document"]


def to_document(raw: RawDocument) -> Document:
    """The article in the file. Every line of the file is in its title, its text, or among what was removed."""
    page = read(raw)
    article = find_article(page.lines, title=page.title, flat=page.flat)
    if not article.paragraphs:
        raise DocumentError(raw.path, _nothing(article))
    text = "\n\n".join(article.paragraphs)
    language = identify(f"{article.title or ''}\n{text}")
    url = page.url or find_address(page.lines)
    span = page.span if page.dated else article.span
    published = page.published or best(candidates(page.dated or page.lines, url=url, language=language, span=span))
    removed = page.removed + article.removed
    return Document(
        id=hashlib.sha256(f"{article.title or ''}\n{text}".encode()).hexdigest()[:12],
        path=raw.path,
        sha256=raw.sha256,
        title=article.title,
        published=published,
        publisher=page.publisher or (None if url else article.publisher) or find_publisher(page.lines, title=article.title, url=url),
        url=url,
        language=language,
        text=text,
        removed=removed if published else tuple(map(_doubted, removed)),
    )


def _doubted(line: Removed) -> Removed:
    """A line of a date that two readings are possible of says so, where it is why the article has none."""
    return replace(line, rule="date line, day and month unclear") if line.rule == "date line" and is_doubtful(line.text) else line


def _nothing(article: Article) -> str:
    return "no article was found in it, only what stands around one" if article.removed else "it has no text"


def merge(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Each article once, in the order of paths; the file that knows most of it stands for it, and `also` names the others."""
    same: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        same[document.id].append(document)
    return tuple(sorted((_join(group) for group in same.values()), key=lambda document: (document.path, document.id)))


def _join(group: list[Document]) -> Document:
    first = min(group, key=lambda document: (-_knowledge(document), document.path))
    paths = {path for document in group for path in (document.path, *document.also)} - {first.path}
    return replace(first, also=tuple(sorted(paths)))


def _knowledge(document: Document) -> int:
    return sum(value is not None for value in (document.published, document.url, document.publisher))
