"""The flat lines of a page to the article in them: title, paragraphs, and every line that was taken out with the rule that took it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.documents.body import Body, find_body, find_run, is_page, weigh
from briefing.documents.boxes import mark_boxes
from briefing.documents.furniture import is_byline, mark
from briefing.documents.lines import Line, closes, count_words, is_statement, unwrap
from briefing.documents.provenance import find_outlet
from briefing.documents.titles import find_likely, find_repeated, find_title, fold
from briefing.model import Removed

_ROUNDS = 8  # each takes something away; two are the most that real pages need
_OVER = 30  # lines between a headline and its article; more, and it is the page's name
_BYLINES = 4  # lines under the headline in which its authors are named; further down such words may be a subheading
_LABEL_WORDS = 4  # in a line above a headline: "Press release", "Science and technology"
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_READ = 1000  # characters of a line that tell its script
_MOSTLY = 0.8  # of a text's letters are Latin ones
_FOREIGN = 80  # characters of a line in another script at a text's edge; longer ones say something
# Words of a paragraph that a stray empty line broke off; shorter ones are headings and labels. Looked at on 1342 articles, 2026-11:
# of nine joined seven were one sentence, one a list whose entries close now and then, one a torn caption.
_BROKEN = 8
_OPEN = re.compile(r"[\w,’'”\")%]$")


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
    body = _find_body(lines, rules, flat=flat, named=title is not None)
    headline = None
    if title is None:
        headline = body.headline if body.headline is not None else find_title(lines, rules, start=body.start, page=body.page)
        title = lines[headline].text if headline is not None else None
    _mark_rest(lines, rules, body, title=title, headline=headline)
    publisher = _mark_outlet(lines, rules, headline)
    _mark_foreign(lines, rules, headline)
    kept = [line for number, line in enumerate(lines) if not rules[number] and number != headline]
    if not any(_LETTER.search(line.text) for line in kept):
        rules = [rule or ("no letters" if number != headline else None) for number, rule in enumerate(rules)]
        kept = []
    if headline is not None and not kept:  # a headline alone is all there is: then it is the text
        kept, title = [lines[headline]], None
    return Article(
        title=title,
        paragraphs=_join_broken([line.text for line in kept]),
        removed=tuple(Removed(text=line.text, rule=rule) for line, rule in zip(lines, rules, strict=True) if rule),
        span=_span(kept, lines[headline].at if headline is not None else None),
        publisher=publisher,
    )


def _find_body(lines: Sequence[Line], rules: list[str | None], *, flat: bool, named: bool) -> Body:
    """Where the article and its headline are; boxes and what stands above that headline are marked. A `named` page needs none."""
    if not flat:
        mark_boxes(lines, rules)
        return Body(start=0, end=len(lines))
    first = next((number for number, rule in enumerate(rules) if not rule), 0)
    repeated = [] if named else find_repeated(lines, rules)
    if is_page(lines, rules):
        scores = weigh(lines, rules)
        headlines = repeated or ([] if named else find_likely(lines, rules, run=find_run(scores)))
        mark_boxes(lines, rules, headlines=headlines, page=True)
        scores = [min(0.0, score) if rule else score for rule, score in zip(rules, scores, strict=True)]
        body = find_body(lines, rules, scores, headlines=headlines)
    else:
        headline = None if named else _headline_of_text(lines, rules, repeated)
        mark_boxes(lines, rules, headlines=() if headline is None else (headline,))
        body = Body(start=0, end=len(lines), headline=headline)
    if body.headline is None or (body.page and body.headline > body.start):
        return replace(body, headline=None)
    for number in range(first, body.headline):
        rules[number] = rules[number] or ("page title" if repeated and number == first else "before the article")
    return body


def _headline_of_text(lines: Sequence[Line], rules: Sequence[str | None], repeated: Sequence[int]) -> int | None:
    """The headline of an article that nothing stands around: below the page's name, or below a few words such as "Press release"."""
    first = next((number for number, rule in enumerate(rules) if not rule), None)
    if first is None:
        return None
    if repeated:
        name, headline = fold(lines[first].text), fold(lines[repeated[0]].text)
        return repeated[0] if name.startswith(headline) and name != headline else None
    likely = find_likely(lines, rules, run=(first, len(lines))) if _is_label(lines[first].text) else []
    above = [lines[number].text for number in range(first, likely[0]) if not rules[number]] if likely else []
    return likely[0] if above and all(map(_is_label, above)) else None


def _is_label(text: str) -> bool:
    """A few words without a figure: more of them may be a headline over its deck."""
    return count_words(text) <= _LABEL_WORDS and not is_statement(text) and not _DIGIT.search(text)


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
            rules[number] = "beside the article"
        elif key and fold(line.text) == key:
            rules[number] = "repeated headline"
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


def _mark_foreign(lines: Sequence[Line], rules: list[str | None], headline: int | None) -> None:
    """Short lines in another script at the edges of a text in Latin letters: what a page's frame says of source and time."""
    kept = [number for number, rule in enumerate(rules) if not rule and number != headline]
    latin, letters = (sum(len(pattern.findall(lines[number].text[:_READ])) for number in kept) for pattern in (_LATIN, _LETTER))
    if latin < _MOSTLY * letters:
        return
    for order in (kept, kept[::-1]):
        for number in order:
            text = lines[number].text
            if len(text) > _FOREIGN or 2 * len(_LATIN.findall(text)) >= len(_LETTER.findall(text)):
                break
            rules[number] = "other script"


def _join_broken(texts: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs; one that breaks off in the middle of a sentence goes on with the next. Lists, whose entries begin small, stay."""
    out: list[str] = []
    for text in texts:
        before = out[-1] if out else ""
        breaks_off = count_words(before) >= _BROKEN and not before[0].islower() and _OPEN.search(before) and not closes(before)
        if breaks_off and text[0].islower() and closes(text):
            out[-1] = f"{before} {text}"
        else:
            out.append(text)
    return tuple(out)


def _span(kept: Sequence[Line], above: int | None) -> tuple[int, int] | None:
    if not kept:
        return None
    start = above if above is not None and 0 <= kept[0].at - above <= _OVER else kept[0].at
    return start, kept[-1].at
