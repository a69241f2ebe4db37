"""Compares what the software says with the gold: a figure for each thing, and in words what is wrong, so that it can be mended."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import snowballstemmer  # type: ignore[import-untyped]  # it has none
from quality.gold import Article
from quality.reading import Reading

from briefing.model import Briefing
from briefing.text import squeeze

TOP = 10
"""So many keyphrases are looked at."""

SHORT = 20
"""A line with fewer letters ("Share") is junk only as a paragraph of its own: its words may stand in a sentence too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share of `n` things, 1 where all are right, and the others in words."""

    name: str
    share: float
    n: int
    wrong: tuple[str, ...]


def figures(readings: Sequence[Reading]) -> tuple[Figure, ...]:
    """Every figure of a sample that its gold serves."""
    made = [score(readings) for score in _SCORES]
    return tuple(figure for figure in (*made, *_body_figures(readings)) if figure.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """One thing that the gold says, and whether it came out."""

    article: str
    wrong: str
    holds: bool


def _share(name: str, checks: Iterable[_Check]) -> Figure:
    made = list(checks)
    wrong = tuple(f"{check.article}: {check.wrong}" for check in made if not check.holds)
    return Figure(name=name, share=(len(made) - len(wrong)) / len(made) if made else 0.0, n=len(made), wrong=wrong)


# -- countries -------------------------------------------------------------------------------------------------------------------------


def _partners(readings: Sequence[Reading]) -> Figure:
    """Micro F1 over all views; codes that readers differ about count neither way."""
    hits = said_in_all = true_in_all = 0
    wrong: list[str] = []
    for reading in readings:
        gold = dict(reading.article.gold.partners)
        for view, analysis in reading.views:
            if view not in gold:
                continue
            true, said = gold[view], frozenset(analysis.partners) - frozenset(reading.article.gold.open)
            hits, said_in_all, true_in_all = hits + len(true & said), said_in_all + len(said), true_in_all + len(true)
            if true != said:
                wrong.append(f"{reading.article.name}, home {view}: {_codes(said)}, not {_codes(true)}")
    return Figure(name="countries: partners", share=_f1(hits, said_in_all, true_in_all), n=true_in_all, wrong=tuple(wrong))


def _mentioned(reading: Reading) -> Iterator[_Check]:
    roles = {tag.code: tag.role for tag in reading.analysis.countries}
    for code in reading.article.gold.mentioned:
        said = roles.get(code, "not seen")
        yield _Check(article=reading.article.name, wrong=f"{code} is {said}", holds=said == "mentioned")


def _decoys(reading: Reading) -> Iterator[_Check]:
    evidence = {tag.code: tag.evidence[0].text for tag in reading.analysis.countries if tag.evidence}
    for code in reading.article.gold.never:
        yield _Check(article=reading.article.name, wrong=f"{code} is seen in {evidence.get(code)!r}", holds=code not in evidence)


def _sentences(reading: Reading) -> Iterator[_Check]:
    text = reading.analysis.document.text
    for opening, true in reading.article.gold.sentences:
        place = text.find(opening)
        said = next((frozenset(s.partners) for s in reading.analysis.sentences if place >= 0 and s.start <= place < s.end), None)
        wrong = f"“{opening} …” concerns {'nobody: it is not there' if said is None else _codes(said)}, not {_codes(true)}"
        yield _Check(article=reading.article.name, wrong=wrong, holds=said == true)


# -- documents -------------------------------------------------------------------------------------------------------------------------


def _titles(reading: Reading) -> Iterator[_Check]:
    true, said = reading.article.gold.title, reading.analysis.document.title
    if true is not None:
        yield _Check(article=reading.article.name, wrong=f"title {said!r}, not {true or None!r}", holds=said == (true or None))


def _addresses(reading: Reading) -> Iterator[_Check]:
    true, said = reading.article.gold.url, reading.analysis.document.url
    if true is not None:
        yield _Check(article=reading.article.name, wrong=f"address {said!r}, not {true!r}", holds=said == true)


def _dates(reading: Reading) -> Iterator[_Check]:
    """Of the dates that are given: whether they are right."""
    true, said = reading.article.gold.published, reading.analysis.document.published
    if true is not None and said:
        yield _Check(article=reading.article.name, wrong=f"{said.date} ({said.origin}), not {true or None}", holds=said.date == true)


def _dated(reading: Reading) -> Iterator[_Check]:
    """Of the articles that have a date: whether one is given."""
    true = reading.article.gold.published
    if true:
        yield _Check(article=reading.article.name, wrong=f"undated, not {true}", holds=reading.analysis.document.published is not None)


def _body_figures(readings: Sequence[Reading]) -> tuple[Figure, ...]:
    """Of the lines that stayed, those of the article (precision); of its lines, those that stayed (recall); both; and of its words.

    What is wrong is said once, at the first two.
    """
    recall = _share("bodies: recall", (check for reading in readings for check in _lines_lost(reading)))
    junk = _share("", (check for reading in readings for check in _junk_kept(reading)))
    kept = recall.n - len(recall.wrong)
    stayed = kept + len(junk.wrong)
    words = [(len(line.split()), _stays(line, reading)) for reading in readings for line in _body(reading.article)]
    total = sum(count for count, _ in words)
    return (
        Figure(name="bodies: precision", share=kept / max(1, stayed), n=stayed, wrong=junk.wrong),
        recall,
        Figure(name="bodies: F1", share=_f1(kept, stayed, recall.n), n=recall.n, wrong=()),
        Figure(name="bodies: words kept", share=sum(count for count, stays in words if stays) / max(1, total), n=total, wrong=()),
    )


def _lines_lost(reading: Reading) -> Iterator[_Check]:
    for line in _body(reading.article):
        yield _Check(article=reading.article.name, wrong=f"lost: {_short(line)}", holds=_stays(line, reading))


def _junk_kept(reading: Reading) -> Iterator[_Check]:
    for line in reading.article.gold.junk:
        yield _Check(article=reading.article.name, wrong=f"kept: {_short(line)}", holds=not _stays(line, reading))


def _body(article: Article) -> Iterator[str]:
    """The lines of the file that are the article's: neither its title, nor junk, nor such as may stay or go."""
    others = {squeeze(line) for line in (*article.gold.junk, *article.gold.either, article.gold.title or "")}
    for line in article.text.split("\n"):
        if squeeze(line) not in others | {""}:
            yield squeeze(line)


def _stays(line: str, reading: Reading) -> bool:
    text, line = reading.analysis.document.text, squeeze(line)
    return line in text.split("\n") or (len(line) >= SHORT and line in text)


# -- leads and keyphrases --------------------------------------------------------------------------------------------------------------


def _first_lead(reading: Reading) -> Iterator[_Check]:
    said = reading.analysis.leads[0].text if reading.analysis.leads else "none"
    if reading.article.gold.leads:
        yield _Check(article=reading.article.name, wrong=f"first lead: {_short(said)}", holds=said.startswith(reading.article.gold.leads))


def _not_alone(reading: Reading) -> Iterator[_Check]:
    for opening in reading.article.gold.not_alone:
        quoted = any(lead.text.startswith(opening) for lead in reading.analysis.leads)
        yield _Check(article=reading.article.name, wrong=f"a lead begins “{opening} …”", holds=not quoted)


def not_quoted_alone(articles: Sequence[Article], briefing: Briefing) -> Figure:
    """Whether any quotation of an edition begins with what must not be quoted alone."""
    names = {article.file.name: article for article in articles}
    quoted: dict[str, list[str]] = {}
    for document, text in _quotations(briefing):
        quoted.setdefault(document, []).append(text)
    checks = (
        _Check(
            article=names[entry.path].name,
            wrong=f"a quotation begins “{opening} …”",
            holds=not any(text.startswith(opening) for text in quoted.get(entry.id, ())),
        )
        for entry in briefing.documents
        for opening in names[entry.path].gold.not_alone
    )
    return _share("leads: not alone in an edition", checks)


def _quotations(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Document and words of each."""
    for item in briefing.in_brief:
        yield item.quotation.document, item.quotation.text
    for telling in (*(t for section in briefing.partners for t in section.tellings), *briefing.unplaced):
        for quotation in (*telling.quotations, *([telling.headline.quotation] if telling.headline.quotation else [])):
            yield quotation.document, quotation.text
    for entry in briefing.documents:
        for quotation in entry.leads:
            yield quotation.document, quotation.text


def _good_phrases(reading: Reading) -> Iterator[_Check]:
    said = {_stems(phrase) for phrase in _phrases(reading)}
    for phrase in reading.article.gold.keyphrases:
        yield _Check(article=reading.article.name, wrong=f"not among the first ten: {phrase}", holds=_stems(phrase) in said)


def _bad_phrases(reading: Reading) -> Iterator[_Check]:
    said = {_stems(phrase.text) for phrase in reading.analysis.keyphrases}
    for phrase in reading.article.gold.not_keyphrases:
        yield _Check(article=reading.article.name, wrong=f"is no phrase: {phrase}", holds=_stems(phrase) not in said)


def _verbatim(reading: Reading) -> Iterator[_Check]:
    document = reading.analysis.document
    for phrase in reading.analysis.keyphrases:
        standing = document.text[phrase.start : phrase.end] == phrase.text
        yield _Check(article=reading.article.name, wrong=f"not in the text: {phrase.text}", holds=standing)


def _redundant(reading: Reading) -> Iterator[_Check]:
    phrases = _phrases(reading)
    for place, phrase in enumerate(phrases):
        better = next((other for other in phrases[:place] if _inside(phrase, other) or _inside(other, phrase)), None)
        yield _Check(article=reading.article.name, wrong=f"{phrase!r} beside {better!r}", holds=better is None)


def _phrases(reading: Reading) -> list[str]:
    return [phrase.text for phrase in reading.analysis.keyphrases[:TOP]]


def _inside(part: str, whole: str) -> bool:
    return f" {_stems(part)} " in f" {_stems(whole)} "


@functools.cache
def _stems(phrase: str) -> str:
    return " ".join(_STEMMER.stemWords(phrase.casefold().split()))


# -- all of them -----------------------------------------------------------------------------------------------------------------------


def _f1(hits: int, said: int, true: int) -> float:
    return 2 * hits / (said + true) if said + true else 1.0


def _codes(codes: Iterable[str]) -> str:
    return " ".join(sorted(codes)) or "nobody"


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89]}…"


def _each(name: str, checks: Callable[[Reading], Iterator[_Check]]) -> Callable[[Sequence[Reading]], Figure]:
    return lambda readings: _share(name, (check for reading in readings for check in checks(reading)))


_STEMMER = snowballstemmer.stemmer("porter")
_SCORES: tuple[Callable[[Sequence[Reading]], Figure], ...] = (
    _partners,
    _each("countries: mentioned", _mentioned),
    _each("countries: no decoy", _decoys),
    _each("sentences by partner", _sentences),
    _each("titles", _titles),
    _each("addresses", _addresses),
    _each("dates: precision", _dates),
    _each("dates: answered", _dated),
    _each("leads: first", _first_lead),
    _each("leads: not alone", _not_alone),
    _each("keyphrases: good ones", _good_phrases),
    _each("keyphrases: no bad one", _bad_phrases),
    _each("keyphrases: verbatim", _verbatim),
    _each("keyphrases: not redundant", _redundant),
)
