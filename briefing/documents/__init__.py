"""Raw documents to documents: one article each, with title, date and clean text; and identical ones to one."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.documents.clean import Article, find_article
from briefing.documents.dates import Candidate, best, candidates
from briefing.documents.extract import Page, read
from briefing.documents.language import identify
from briefing.documents.mentions import is_doubtful
from briefing.documents.provenance import find_address, find_publisher
from briefing.errors import DocumentError
from briefing.model import DateCandidate, Document, Published, RawDocument, Removed

__all__ = ["explain", "merge", "to_document"]


def to_document(raw: RawDocument) -> Document:
    """The article in the file. Every line of the file is in its title, its text, or among what was removed."""
    page, article = _article(raw)
    return _document(raw, page, article)


def explain(raw: RawDocument) -> tuple[Document, tuple[DateCandidate, ...]]:
    """The same document, and every date that the file shows: the most trusted first, and last those that could be two days."""
    page, article = _article(raw)
    document = _document(raw, page, article)
    found = _dates(page, article, url=document.url, language=document.language)
    declared = (page.published,) if page.published else ()
    shown = [(one, "", "") for one in declared] + [(one, _line(page, one.at), _PLACES.get(one.zone, "")) for one in found]
    taken = next((number for number, (one, *_) in enumerate(shown) if _published(one) == document.published), None)
    clear = [
        DateCandidate(date=one.date, origin=one.origin, confidence=one.confidence, line=line, place=place, is_taken=number == taken)
        for number, (one, line, place) in enumerate(shown)
    ]
    return document, (*clear, *_unclear(page, {one.at for one in found}))


_PLACES = {"near": "near the headline", "body": "in the article", "after": "right after it", "far": "far from it", "above": "above it"}


def _article(raw: RawDocument) -> tuple[Page, Article]:
    page = read(raw)
    article = find_article(page.lines, title=page.title, flat=page.flat)
    if not article.paragraphs:
        raise DocumentError(raw.path, _nothing(article))
    return page, article


def _document(raw: RawDocument, page: Page, article: Article) -> Document:
    text = "\n\n".join(article.paragraphs)
    language = identify(f"{article.title or ''}\n{text}")
    url = page.url or find_address(page.lines)
    published = page.published or best(_dates(page, article, url=url, language=language))
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


def _dates(page: Page, article: Article, *, url: str | None, language: str) -> tuple[Candidate, ...]:
    return candidates(page.dated or page.lines, url=url, language=language, span=page.span if page.dated else article.span)


def _published(one: Published | Candidate) -> Published:
    return Published(date=one.date, origin=one.origin, confidence=one.confidence)


_LOOK = 700  # characters of a line that are shown; it may be a whole book


def _line(page: Page, at: int) -> str:
    return "" if at < 0 else (page.dated or page.lines)[at].strip()[:_LOOK]


def _unclear(page: Page, read_at: set[int]) -> Iterator[DateCandidate]:
    """The lines whose only date is in numbers that could be two days, where nothing on the page settles it."""
    for at in range(len(page.dated or page.lines)):
        line = _line(page, at)
        if at not in read_at and is_doubtful(line):
            yield DateCandidate(date=None, origin="day and month unclear", confidence=0.0, line=line)


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
