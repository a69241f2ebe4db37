"""The flat lines of a page to the article in them: title, paragraphs, and every line that was taken out with the rule that took it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.documents.body import Body, find_body
from briefing.documents.furniture import is_byline, mark
from briefing.documents.lines import Line, unwrap
from briefing.documents.provenance import find_outlet
from briefing.documents.titles import find_repeated, find_title, fold
from briefing.model import Removed

_ROUNDS = 8  # each takes something away; two are the most that real pages need
_OVER = 30  # lines between a headline and its article; more, and it is the page's name
_BYLINES = 4  # lines under the headline in which its authors are named; further down such words may be a subheading
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was found. `span` are the article's first and last line in the page, its headline included, for what is known by its place."""

    title: str | None
    paragraphs: tuple[str, ...]
    removed: tuple[Removed, ...]
    span: tuple[int, int] | None = None
    publisher: str | None = None


def find_article(lines: Sequence[str], *, title: str | None = None, flat: bool = True) -> Article:
    """The article of a page. `title` is what the page itself declares; `flat` pages may have anything around the article.

    It is cleaned until nothing more changes, so that cleaning twice is cleaning once.
    """
    article = _clean(unwrap(lines), title=title, flat=flat)
    for _ in range(_ROUNDS if flat and title is None else 0):
        parts = (*((article.title,) if article.title else ()), *article.paragraphs)
        again = _clean([Line(number, part) for number, part in enumerate(parts)], title=None, flat=True)
        if (again.title, again.paragraphs) == (article.title, article.paragraphs):
            break
        article = replace(article, title=again.title, paragraphs=again.paragraphs, removed=article.removed + again.removed)
    return article


def _clean(lines: Sequence[Line], *, title: str | None, flat: bool) -> Article:
    rules = mark(lines)
    repeated = find_repeated(lines, rules) if flat and title is None else None
    body = find_body(lines, rules, headline=repeated) if flat else Body(0, len(lines))
    headline = None
    if title is None:
        _drop_page_title(lines, rules, repeated, body)
        headline = find_title(lines, rules, start=body.start, page=body.page)
        title = lines[headline].text if headline is not None else None
    _mark_rest(lines, rules, body, title=title, headline=headline)
    publisher = _mark_outlet(lines, rules, headline)
    kept = [line for number, line in enumerate(lines) if not rules[number] and number != headline]
    if not any(_LETTER.search(line.text) for line in kept):
        rules = [rule or ("no letters" if number != headline else None) for number, rule in enumerate(rules)]
        kept = []
    if headline is not None and not kept:  # a headline alone is all there is: then it is the text
        kept, title = [lines[headline]], None
    return Article(
        title=title,
        paragraphs=tuple(line.text for line in kept),
        removed=tuple(Removed(text=line.text, rule=rule) for line, rule in zip(lines, rules, strict=True) if rule),
        span=_span(kept, lines[headline].at if headline is not None else None),
        publisher=publisher,
    )


def _drop_page_title(lines: Sequence[Line], rules: list[str | None], repeated: int | None, body: Body) -> None:
    """Where the headline stands over the article again, the first line is the page's name ("Headline - Site"), not the title."""
    first = next((number for number, rule in enumerate(rules) if not rule), None)
    if repeated is None or first is None or repeated > body.start:
        return
    if body.page or fold(lines[first].text).startswith(fold(lines[repeated].text)):
        for number in range(first, repeated):
            rules[number] = rules[number] or ("page title" if number == first else "before the article")


def _mark_rest(lines: Sequence[Line], rules: list[str | None], body: Body, *, title: str | None, headline: int | None) -> None:
    """The lines outside the article, in its gaps, above its headline, the headline's repetitions, and those that hold no letter."""
    key = fold(title) if title else None
    start = max(body.start, headline or 0) if body.page else body.start
    for number, line in enumerate(lines):
        if rules[number] or number == headline:
            continue
        if not start <= number < body.end:
            rules[number] = "before the article" if number < start else "after the article"
        elif number in body.gaps:
            rules[number] = "teaser"
        elif key and fold(line.text) == key:
            rules[number] = "duplicate title"
        elif headline is not None and number <= headline + _BYLINES and is_byline(line.text):
            rules[number] = "byline"


def _mark_outlet(lines: Sequence[Line], rules: list[str | None], headline: int | None) -> str | None:
    """The publisher whom a line under the headline names; that line is no part of the article."""
    if headline is None:
        return None
    for number in range(headline + 1, min(len(lines), headline + 1 + _BYLINES)):
        dated = any(rules[other] == "date line" for other in (number - 1, number + 1) if other < len(lines))
        if not rules[number] and (name := find_outlet(lines[number].text, beside_date=dated)):
            rules[number] = "publisher line"
            return name
    return None


def _span(kept: Sequence[Line], above: int | None) -> tuple[int, int] | None:
    if not kept:
        return None
    start = above if above is not None and 0 <= kept[0].at - above <= _OVER else kept[0].at
    return start, kept[-1].at
