"""Chooses the sentences of a report that are quoted, and makes quotations and headlines of them: exact spans, numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import Analysis, Document, Headline, Quotation, Sentence, Span

CUT = "[…]"
HEADLINE_WORDS = 24
AGREED = 4

Numbers = Mapping[str, int]
"""The reference number of each document's id."""


def quotation(numbers: Numbers, document: Document, sentence: Sentence, *, short: bool = False) -> Quotation:
    """The sentence whole; with `short`, cut at a clause's edge where the analysis found one."""
    begin, end = _bounds(sentence, short=short)
    words = document.text[begin:end]
    return Quotation(
        document=document.id,
        reference=numbers[document.id],
        anchor=anchor(numbers, document, sentence),
        parts=(Span(start=begin, end=end),),
        text=words if end == sentence.end else f"{words} {CUT}",
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
    agreed = [s for s in brief if s.firmness >= AGREED]
    leads = leading_sentences(report)
    spoken = (*agreed, *(s for s in leads if s in brief), *leads, *report.sentences)[0]
    made = quotation(numbers, document, spoken, short=spoken not in brief)
    return Headline(text=made.text, quotation=made)


def leading_sentences(report: Analysis) -> list[Sentence]:
    """The sentences that hold the report's leads, the best first."""
    return [s for lead in report.leads for s in report.sentences if s.start <= lead.start < s.end]


def choose(report: Analysis, eligible: Sequence[Sentence], *, most: int) -> list[Sentence]:
    """The sentences to quote, in the order of the text: the firm ones, then the leads. One that leans on another only for want of any."""
    leads = {sentence.start: lead.score for lead, sentence in zip(report.leads, leading_sentences(report), strict=True)}

    def worth(sentence: Sentence) -> tuple[int, float, int]:
        firm = sentence.firmness if sentence.firmness >= 2 else 0
        return (-firm, -leads.get(sentence.start, 0.0), sentence.start)

    upright = [s for s in eligible if s.is_quotable and not s.leans] or list(eligible)
    return sorted(sorted(upright, key=worth)[:most], key=lambda s: s.start)


def words_of(document: Document, sentence: Sentence, *, short: bool = False) -> list[str]:
    """The words of the sentence, or of its short form."""
    begin, end = _bounds(sentence, short=short)
    return document.text[begin:end].split()


def _bounds(sentence: Sentence, *, short: bool) -> tuple[int, int]:
    """Where a quotation of the sentence begins and ends."""
    begin = sentence.start if sentence.opens is None else sentence.opens
    return begin, sentence.cut if short and sentence.cut is not None else sentence.end
