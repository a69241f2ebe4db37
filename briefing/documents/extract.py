"""The bytes of a file to the flat lines of a page, with what the page itself says about it: text, Markdown, HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefing.documents.dates import stated
from briefing.documents.stripping import BLOCKS, SILENT, strip_tags
from briefing.errors import DocumentError
from briefing.model import Published, RawDocument, Removed
from briefing.text import decode, normalise, squeeze, unescape

if TYPE_CHECKING:
    from markdown_it.token import Token

_SCHEMES = ("http://", "https://")
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_HTML_LOOK = re.compile(
    r"\s*(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)?(?:<!doctype\s+\w|<html\b[^>]{0,500}>\s*<(?:head|body|!--))",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a file as a person would see them. `flat` lines may have anything around the article; others are the article alone.

    `dated` are the lines to look for a date in, where that is more than `lines`, and `span` the article's first and last among them.
    """

    lines: tuple[str, ...]
    title: str | None = None
    published: Published | None = None
    publisher: str | None = None
    url: str | None = None
    flat: bool = True
    dated: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    removed: tuple[Removed, ...] = ()


def read(raw: RawDocument) -> Page:
    """The page in the file; raises where its encoding cannot be found out."""
    suffix = PurePosixPath(raw.path).suffix.lower()
    declared = _CHARSET.search(raw.content[:4096]) if suffix in _HTML else None
    text = decode(raw.content, declared=declared[1].decode("ascii") if declared else None)
    if text is None:
        raise DocumentError(raw.path, "its encoding could not be found out; save it as UTF-8")
    if suffix in _HTML or _HTML_LOOK.match(text[:5000]):
        return _read_html(_PROLOGUE.sub("", text, count=1), path=raw.path)
    if suffix in _MARKDOWN:
        return _read_markdown(normalise(text))
    plain = unescape(normalise(text))
    # A page's source, escaped, is quoted as it is: unescaped it would be a page when it is read again.
    return Page(lines=tuple((normalise(text) if _HTML_LOOK.match(plain[:5000]) else plain).split("\n")))


# -- Markdown --------------------------------------------------------------------------------------------------------------------------

_FRONT = re.compile(r"\s*---[ ]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
_FRONT_LINE = re.compile(r"([A-Za-z_ -]{2,30})\s*:\s*(\S.*)")


def _read_markdown(text: str) -> Page:
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    said = _front_matter(front[1]) if front else {}
    removed = [Removed(text=line, rule="front matter") for line in map(squeeze, front[0].split("\n")) if line] if front else []
    lines: list[str] = []
    # No HTML: a tag in an article is its letters.
    for block in MarkdownIt("commonmark", {"html": False}).parse(text[front.end() :] if front else text):
        lines += _block_lines(block, removed)
    named = next((said[key] for key in ("date", "published", "pubdate", "publish date") if key in said), None)
    return Page(
        lines=tuple(lines),
        title=said.get("title"),
        published=stated(named, where=f'front matter, date "{named}"') if named else None,
        publisher=next((said[key] for key in ("publisher", "site", "outlet", "publication") if key in said), None),
        url=next((said[key] for key in ("url", "source", "link", "canonical") if said.get(key, "").startswith(_SCHEMES)), None),
        removed=tuple(removed),
    )


def _front_matter(block: str) -> dict[str, str]:
    """Its plain lines `key: value`; lists and nested values are left alone."""
    pairs = (match for line in block.split("\n") if (match := _FRONT_LINE.fullmatch(line.rstrip())))
    said = {match[1].strip().casefold().replace("_", " "): squeeze(match[2]).strip("\"'") for match in pairs}
    return {key: value for key, value in said.items() if value and value[0] not in "[{|>&*"}


def _block_lines(block: Token, removed: list[Removed]) -> Iterator[str]:
    """A block's lines, each followed by an empty one, since a line of it is a paragraph; its images go to `removed`."""
    if block.type in ("fence", "code_block"):
        for line in block.content.split("\n"):
            yield from (line, "")
    if block.type != "inline":
        return
    parts: list[str] = []
    for token in block.children or ():
        if token.type == "image":
            removed.append(Removed(text=squeeze(f"![{token.content}]({token.attrGet('src') or ''})"), rule="image marker"))
        else:
            parts.append({"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content))
    for line in "".join(parts).split("\n"):
        yield from (line, "")


# -- HTML ------------------------------------------------------------------------------------------------------------------------------

_DATE_NAMES = (  # the first that is there is taken; a name that also stands for changes comes late
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "article.published",
    "displaydate",
    "date",
)


# What may stand before a page's first tag. lxml refuses text that declares its bytes' encoding; entities of a page's own say nothing.
_PROLOGUE = re.compile(r"\s*(?:<\?xml\b[^>]{0,200}\?>)?\s*(?:<!doctype\s[^<>\[]{0,500}\[.{0,20000}?\]\s*>)?", re.IGNORECASE | re.DOTALL)
_DEEPEST = 200  # the parser gives up at 256, and loses what is further in
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|table|tbody|tr|td|ul|ol|dl|font|center|blockquote|form|b|i|em|strong|small|a)\b", re.IGNORECASE
)


def _read_html(html: str, *, path: str) -> Page:
    import logging

    from trafilatura import bare_extraction, load_html

    for name in ("trafilatura", "htmldate", "courlan"):  # what they say is for their developers; what was left out we say ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = load_html(html)
    if tree is None or _is_deep(html):
        return _read_stripped(html, tree, path=path)
    seen = tuple(normalise("".join(_visible(tree))).split("\n"))
    published, url, publisher = _declared_date(tree), _declared_address(tree), _declared_name(tree)
    found: Any = bare_extraction(
        html, favor_precision=True, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=_NO_DATES
    )
    body = [line for line in normalise(found.text or "").split("\n") if line.strip()] if found else []
    title = squeeze(normalise(found.title)) if found and found.title else ""
    return Page(
        # What is found is one paragraph a line; nothing found, and the page is read as if somebody had saved it as text.
        lines=tuple(line for paragraph in body for line in (paragraph.removeprefix("- "), "")) or seen,
        title=title if title and body else None,
        published=published,
        publisher=publisher or (_host(url) if url else None),
        url=url,
        flat=not body,
        dated=seen if body else (),
        span=_span(seen, body) if body else None,
        removed=_left_over(seen, body, title) if body else (),
    )


# What htmldate finds is not used, it says no origin: ours is what the page declares, or is read as in any text. This makes it quick.
_NO_DATES = {"extensive_search": False, "original_date": True}


def _span(seen: tuple[str, ...], body: list[str]) -> tuple[int, int] | None:
    text = squeeze(" ".join(body))
    places = [at for at, line in enumerate(seen) if len(line) > 40 and squeeze(line) in text]
    return (places[0], places[-1]) if places else None


def _left_over(seen: tuple[str, ...], body: list[str], title: str | None) -> tuple[Removed, ...]:
    kept = squeeze(" ".join(body))
    lines = (squeeze(line) for line in seen)
    return tuple(Removed(text=line, rule="outside the article") for line in lines if line and line not in kept and line != title)


def _is_deep(html: str) -> bool:
    depth = 0
    for tag in _NESTING.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _read_stripped(html: str, tree: Any, *, path: str) -> Page:
    """A page that has no tree, or too deep a one: its text without the tags, as if somebody had saved it so."""
    lines = tuple(normalise(strip_tags(html)).split("\n"))
    if not any(line.strip() for line in lines):
        raise DocumentError(path, "its HTML is nested too deeply, or broken, to be read")
    if tree is None:
        return Page(lines=lines)
    url = _declared_address(tree)
    publisher = _declared_name(tree) or (_host(url) if url else None)
    return Page(lines=lines, published=_declared_date(tree), url=url, publisher=publisher)


def _visible(element: Any) -> Iterator[str]:
    """The texts of an element in their order, with a line break at each border of a block."""
    stack: list[tuple[Any, bool]] = [(element, False)]  # a stack, not recursion: pages nest deeper than Python's
    while stack:
        node, closing = stack.pop()
        block = node.tag in BLOCKS
        if closing:
            yield ("\n" if block else "") + (node.tail or "")
            continue
        if not isinstance(node.tag, str) or node.tag in SILENT:
            yield node.tail or ""
            continue
        yield ("\n" if block else "") + _BREAK.sub(" ", node.text or "")
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


_BREAK = re.compile(r"\s*\n\s*")


def _declared_address(tree: Any) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href") + tree.xpath("//meta[@property='og:url']/@content")
    return next((str(link).strip() for link in links if str(link).strip().startswith(_SCHEMES)), None)


def _declared_name(tree: Any) -> str | None:
    names = tree.xpath("//meta[@property='og:site_name' or @name='application-name']/@content")
    return next((squeeze(normalise(str(name))) for name in names if str(name).strip()), None)


def _host(url: str) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:  # what a page declares need not be an address
        return None


def _declared_date(tree: Any) -> Published | None:
    for name, value in (*_structured(tree), *_named(tree)):
        if published := stated(value, where=f'page metadata, {name} "{value}"'):
            return published
    return None


def _named(tree: Any) -> Iterator[tuple[str, str]]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            if (name := meta.get(attribute)) and (value := meta.get("content")):
                metas.setdefault(name.lower(), squeeze(value))
    yield from ((name, metas[name]) for name in _DATE_NAMES if name in metas)
    for time in tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished' or contains(@class, 'publish')]"):
        yield "time", squeeze(time.get("datetime"))


def _structured(tree: Any) -> Iterator[tuple[str, str]]:
    """`datePublished` of the JSON-LD that search engines read."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            said = json.loads(script.text or "")
        except ValueError:  # other people's JSON
            continue
        queue = [said]
        while queue:
            node = queue.pop(0)
            if isinstance(node, dict):
                if isinstance(value := node.get("datePublished"), str):
                    yield "datePublished", squeeze(value)
                queue.extend(node.values())
            elif isinstance(node, list):
                queue.extend(node)
