"""Chooses the sentences of a report that are quoted, and makes quotations and headlines of them: exact spans, numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import CUT, Analysis, Document, Headline, Quotation, Sentence, Span

HEADLINE_WORDS = 24
AGREED, AIMED, ANNOUNCED = 4, 3, 2

Numbers = Mapping[str, int]
"""The reference number of each document's id."""

Run = tuple[Sentence, ...]
"""Sentences of one paragraph that follow each other and are quoted as one."""


def quotation(numbers: Numbers, document: Document, run: Run, *, short: bool = False) -> Quotation:
    """The run whole; with `short`, a lone sentence is cut at a clause's edge where the analysis found one."""
    begin, end = _bounds(run, short=short)
    words = document.text[begin:end]
    return Quotation(
        document=document.id,
        reference=numbers[document.id],
        anchor=anchor(numbers, document, run[0]),
        parts=(Span(start=begin, end=end),),
        text=words if end == run[-1].end else f"{words} {CUT}",
    )


def anchor(numbers: Numbers, document: Document, sentence: Sentence) -> str:
    """The name by which the sentence is led to in the list of sources."""
    return f"source-{numbers[document.id]}-{sentence.start}"


def headline(numbers: Numbers, report: Analysis) -> Headline:
    """The source's title; where it has none, a quotation: what was agreed, if that is said in few words, else the best lead."""
    document = report.document
    if document.title:
        return Headline(text=document.title)
    if not report.sentences:
        return Headline(text=document.path)
    brief = [s for s in report.sentences if s.is_quotable and not s.leans and len(words_of(document, s)) <= HEADLINE_WORDS]
    agreed = [s for s in brief if s.firmness >= AGREED and s.stands_alone]
    leads = leading_sentences(report)
    alone = [s for s in leads if s.stands_alone]
    spoken = (*agreed, *(s for s in alone if s in brief), *alone, *leads, *report.sentences)[0]
    made = quotation(numbers, document, (spoken,), short=spoken not in brief)
    return Headline(text=made.text, quotation=made)


def leading_sentences(report: Analysis) -> list[Sentence]:
    """The sentence that holds each of the report's leads, the best first."""
    return [next(s for s in report.sentences if s.start <= lead.start < s.end) for lead in report.leads]


def lead_scores(report: Analysis) -> dict[int, float]:
    """The score of each lead by the start of its sentence."""
    return {s.start: lead.score for s, lead in zip(leading_sentences(report), report.leads, strict=True)}


def choose(report: Analysis, eligible: Sequence[Sentence], *, most: int) -> list[Run]:
    """What to quote of the eligible sentences, in the order of the text: the firm ones, then the leads.

    A sentence that leans on another is never quoted without that one, and with it only where it says what was agreed or aimed at. What an
    article says twice in the same words, in a summary and below its dateline, is quoted once.
    """
    leads = lead_scores(report)
    starts = {s.start for s in eligible}

    def worth(run: Run) -> tuple[int, float, int]:
        firm = max(s.firmness for s in run)
        return (-firm if firm >= ANNOUNCED else 0, -leads.get(run[0].start, 0.0), run[0].start)

    runs = [_run(report, place, starts) for place, s in enumerate(report.sentences) if s.start in starts and s.is_quotable and not s.leans]
    once = {report.document.text[slice(*_bounds(run, short=False))]: run for run in sorted(runs, key=worth, reverse=True)}
    return sorted(sorted(once.values(), key=worth)[:most], key=lambda run: run[0].start)


def _run(report: Analysis, place: int, starts: set[int]) -> Run:
    """The sentence, with the next one where that leans on it and is firm."""
    sentence, following = report.sentences[place], report.sentences[place + 1 : place + 2]
    for after in following:
        same_paragraph = "\n" not in report.document.text[sentence.end : after.start]
        if same_paragraph and after.leans and after.is_quotable and after.firmness >= AIMED and after.start in starts:
            return (sentence, after)
    return (sentence,)


def words_of(document: Document, sentence: Sentence, *, short: bool = False) -> list[str]:
    """The words of the sentence, or of its short form."""
    begin, end = _bounds((sentence,), short=short)
    return document.text[begin:end].split()


def _bounds(run: Run, *, short: bool) -> tuple[int, int]:
    """Where a quotation of the run begins and ends."""
    first, last = run[0], run[-1]
    begin = first.start if first.opens is None else first.opens
    return begin, last.cut if short and len(run) == 1 and last.cut is not None else last.end
