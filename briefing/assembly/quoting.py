"""Chooses the sentences of a report that are quoted, and makes quotations and headlines of them: exact spans, numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import Analysis, Document, Headline, Quotation, Sentence, Span

CUT = "[…]"
HEADLINE_WORDS = 24
AGREED = 4
FEWEST_WORDS = 6

Numbers = Mapping[str, int]
"""The reference number of each document's id."""


def quotation(numbers: Numbers, document: Document, sentence: Sentence, *, short: bool = False) -> Quotation:
    """The sentence whole; with `short`, cut at a clause's edge where the analysis found one."""
    end = sentence.cut if short and sentence.cut is not None else sentence.end
    words = document.text[sentence.start : end]
    return Quotation(
        document=document.id,
        reference=numbers[document.id],
        anchor=anchor(numbers, document, sentence),
        parts=(Span(start=sentence.start, end=end),),
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
    brief = [s for s in report.sentences if is_quotable(document, s) and not s.leans and len(words_of(document, s)) <= HEADLINE_WORDS]
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

    upright = [s for s in eligible if not s.leans and is_quotable(report.document, s)] or list(eligible)
    return sorted(sorted(upright, key=worth)[:most], key=lambda s: s.start)


def is_quotable(document: Document, sentence: Sentence) -> bool:
    """Neither a fragment nor a question."""
    words = words_of(document, sentence)
    return len(words) >= FEWEST_WORDS and not words[-1].rstrip("”’\"'").endswith("?")


def words_of(document: Document, sentence: Sentence, *, short: bool = False) -> list[str]:
    """The words of the sentence, or of its short form."""
    return document.text[sentence.start : (sentence.cut if short else None) or sentence.end].split()
