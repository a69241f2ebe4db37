"""Chooses the sentences of a story that are quoted, and makes quotations and headlines of them: exact spans, numbered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.assembly import sameness
from briefing.assembly.sameness import Facts, Gist, facts, gist, repeats, say_the_same
from briefing.model import CUT, Analysis, Document, Headline, Quotation, Sentence, Span, Story

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


def worth_quoting(story: Story) -> tuple[Analysis, ...]:
    """The reports whose words are quoted, the best first: no reprints, and none that a machine altered where another one is there."""
    originals = [report for report in story.reports if report.document.id not in story.reprints] or list(story.reports)
    return tuple([report for report in originals if not report.is_altered] or originals)


def choose(
    reports: Sequence[Analysis],
    eligible: Callable[[Analysis], Sequence[Sentence]],
    *,
    most: int,
    said: Collection[str] = (),
    is_old: Callable[[Analysis, Sentence], bool] = lambda report, sentence: False,
    lead_first: bool = False,
) -> list[tuple[Analysis, Run]]:
    """What to quote of the eligible sentences: the firm ones, then the leads, the best report's before the others'; what `is_old` last of
    all, and with `lead_first` the best report's first lead before all.

    One more than `most` where two reports or more have something firm or a lead to say. The best report's come first, each report's in the
    order of its text. A sentence that leans on another is never quoted without that one, and with it only where it says what was agreed or
    aimed at. What says the same as one of another report that is chosen, in whichever language, is not quoted; of one report only the same
    words are left out, also what is `said` of the best one already: where an article comes back to a thing it mostly has more to say of it.
    """
    ranked = sorted(
        (
            candidate
            for place, report in enumerate(reports)
            for candidate in _candidates(report, place, eligible(report), is_old, lead_first=lead_first)
        ),
        key=lambda candidate: candidate.worth,
    )
    chosen: list[_Candidate] = []
    names = [sameness.names(report) for report in reports]

    def hearing(place: int, text: str) -> _Heard:
        language = reports[place].document.language
        return _Heard(place=place, text=text, language=language, gist=gist(text.split(), names[place]), facts=facts(text, names[place]))

    heard = [hearing(0, text) for text in said]
    for candidate in ranked:
        if len(chosen) > most or (len(chosen) == most and not _adds(candidate, chosen)):
            continue
        says = hearing(candidate.place, _text(candidate.report, candidate.run))
        if not _adds_nothing(says, heard):
            chosen.append(candidate)
            heard.append(says)
    return [(c.report, c.run) for c in sorted(chosen, key=lambda c: (c.place, c.run[0].start))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A run of the report at that `place`, the best being 0; of two the one with the smaller `worth` is quoted."""

    report: Analysis
    place: int
    run: Run
    is_news: bool
    worth: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """What a reader has been told, and by the report at which `place`, in which language."""

    place: int
    text: str
    language: str
    gist: Gist
    facts: Facts


def _adds_nothing(says: _Heard, heard: Sequence[_Heard]) -> bool:
    """Whether the same words stand there already, or another report said the same, or all the figures that the sentence has."""
    others = [one for one in heard if one.place != says.place]
    if any(one.text == says.text for one in heard) or any(say_the_same(says.gist, one.gist) for one in others):
        return True
    return any(repeats(says.facts, one.facts, translated=says.language != one.language) for one in others)


def _candidates(
    report: Analysis, place: int, eligible: Sequence[Sentence], is_old: Callable[[Analysis, Sentence], bool], *, lead_first: bool
) -> Iterator[_Candidate]:
    leads = lead_scores(report)
    starts = {s.start for s in eligible}
    for at, sentence in enumerate(report.sentences):
        if sentence.start not in starts or not sentence.is_quotable or sentence.leans:
            continue
        run = _run(report, at, starts)
        firmness, lead = max(s.firmness for s in run), leads.get(sentence.start, 0.0)
        old = all(is_old(report, s) for s in run)
        is_news = not old and (bool(lead) or firmness >= ANNOUNCED)
        # Others' announcements do not displace the best report's leads.
        firm = firmness if firmness >= (AIMED if place else ANNOUNCED) else 0
        is_best = not place and lead == max(leads.values(), default=1.0)
        worth = (old, not (lead_first and is_best), -firm, not is_news, place, -lead, sentence.start)
        yield _Candidate(report=report, place=place, run=run, is_news=is_news, worth=worth)


def _adds(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Whether it is the news of a further report."""
    return candidate.is_news and any(candidate.place != other.place for other in chosen)


def _text(report: Analysis, run: Run) -> str:
    return report.document.text[slice(*_bounds(run, short=False))]


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
