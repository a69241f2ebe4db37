"""Lists the sources: each document with what is known of it, and the passages that are quoted, among their neighbours."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefing.assembly import words
from briefing.assembly.quoting import Numbers, anchor, headline, leading_sentences, quotation
from briefing.model import (
    Analysis,
    BriefItem,
    CountryTag,
    Evidence,
    PartnerSection,
    Passage,
    Piece,
    Quotation,
    Reason,
    SeenWord,
    Sentence,
    SourceEntry,
    Span,
    Story,
    Telling,
)

LEADS_SHOWN = 2
WORDS_SHOWN = 4
"""Of the words that speak for a country or a field."""
ALTERED_SHOWN = 6
_ROLES = {"partner": "Partner", "home": "Home", "mentioned": "Mentioned"}


def quoted_spans(sections: Iterable[PartnerSection], unplaced: Iterable[Telling], in_brief: Iterable[BriefItem]) -> dict[str, list[Span]]:
    """Everything that is quoted on the pages, by document."""
    quotations: list[Quotation | None] = [item.quotation for item in in_brief]
    for telling in (*(telling for section in sections for telling in section.tellings), *unplaced):
        quotations += [telling.headline.quotation, *telling.quotations]
    spans: dict[str, list[Span]] = {}
    for quoted in filter(None, quotations):
        spans.setdefault(quoted.document, []).extend(quoted.parts)
    return spans


def source(
    numbers: Numbers,
    story: Story,
    report: Analysis,
    *,
    quoted: Collection[Span],
    full: bool,
    names: Mapping[str, str],
    told: str = "",
    late: str = "",
    reprint_of: int = 0,
) -> SourceEntry:
    """One document's entry: its passages hold what is quoted, marked, and its first leads; with `full` its whole text too.

    `names` has a reader's name for every country that the document speaks of; `told` is the edition that told it before, `late` says that
    it comes late, `reprint_of` is the number of the source that shows the same passages, so that this one has only what is quoted of it.
    """
    document = report.document
    leads = leading_sentences(report)
    is_quoted = [s for s in report.sentences if any(s.start < span.end and span.start < s.end for span in quoted)]
    marks = {s.start: anchor(numbers, document, s) for s in is_quoted}
    shown = {s.start for s in (*is_quoted, *([] if reprint_of else leads[:LEADS_SHOWN]))}
    return SourceEntry(
        id=document.id,
        number=numbers[document.id],
        path=document.path,
        also=document.also,
        sha256=document.sha256,
        title=document.title,
        headline=headline(numbers, report),
        published=document.published,
        date=words.day(document.published.date) if document.published else "undated",
        origin=document.published.origin if document.published else "",
        publisher=document.publisher,
        url=document.url,
        language=document.language,
        story=story.id,
        partners=report.partners,
        keyphrases=report.keyphrases,
        leads=tuple(quotation(numbers, document, (sentence,)) for sentence in leads),
        passages=_passages(report, marks, shown),
        reasons=tuple(_reasons(report, names)),
        removed=document.removed,
        page=f"{document.id}.html",
        full_text=_passages(report, marks, {s.start for s in report.sentences}) if full else (),
        told=told,
        late=late,
        altered=_altered(report),
        reprint_of=reprint_of,
    )


def reprint_of(numbers: Numbers, story: Story, report: Analysis) -> int:
    """The number of the report before it that has most of its text; 0 where it is no reprint, or an earlier edition told the original."""
    if report.document.id not in story.reprints:
        return 0
    runs = _runs(report)
    before = itertools.takewhile(lambda other: other.document.id != report.document.id, story.reports)
    shared = {numbers[other.document.id]: len(runs & _runs(other)) for other in before}
    best = max(shared, key=lambda number: (shared[number], -number), default=0)
    return best if best and 2 * shared[best] >= len(runs) else 0


def _runs(report: Analysis) -> frozenset[bytes]:
    """Of the hashes of its runs of words those that a long text keeps, one in four: a short and a long text are compared by the same."""
    shingles = report.fingerprint.shingles
    return frozenset(shingle for at in range(0, len(shingles), 8) if (shingle := shingles[at : at + 8])[-1] % 4 == 0)


def _altered(report: Analysis) -> str:
    """Why its wording is taken for a machine's, for the reader; the words themselves, each once."""
    if not report.is_altered:
        return ""
    found = dict.fromkeys(evidence.text for evidence in report.altered)
    shown = ", ".join(f"“{text}”" for text in list(found)[:ALTERED_SHOWN])
    more = f" and {len(found) - ALTERED_SHOWN} more" if len(found) > ALTERED_SHOWN else ""
    return f"wording seems altered by a machine: {shown}{more}" if found else "the desk lists this outlet as one whose wording is altered"


def _reasons(report: Analysis, names: Mapping[str, str]) -> Iterator[Reason]:
    """Partners by weight, then home, then what is only mentioned, then fields."""
    least = min((tag.score for tag in report.countries if tag.role == "partner"), default=0.0)
    for role, what in _ROLES.items():
        tags = [tag for tag in report.countries if tag.role == role]
        yield from (_reason(what, names[tag.code], tag.evidence, why=_weight(tag, least)) for tag in tags)
    yield from (_reason("Field", tag.name, tag.evidence) for tag in report.fields)


def _weight(tag: CountryTag, least: float) -> str:
    """What the words weigh; beside it, for what weighs less than any partner, what the lightest of these does."""
    if not tag.score:
        return "only in passing"
    compared = f", the lightest partner here {least:.1f}" if tag.role == "mentioned" and tag.score < least else ""
    return f"weight {tag.score:.1f}{compared}"


def _reason(what: str, name: str, evidence: Iterable[Evidence], *, why: str = "") -> Reason:
    counts = Counter(piece.text for piece in evidence)
    words = sorted(counts, key=lambda text: (-counts[text], text))
    seen = tuple(SeenWord(text=text, times=counts[text]) for text in words[:WORDS_SHOWN])
    return Reason(what=what, name=name, words=seen, more=len(words) - len(seen), why=why)


def _passages(report: Analysis, marks: dict[int, str], shown: Collection[int]) -> tuple[Passage, ...]:
    """The shown sentences in their paragraphs, with a neighbour on either side."""
    passages = []
    for paragraph in _paragraphs(report):
        for first, last in _with_neighbours([s.start in shown for s in paragraph]):
            pieces = _pieces(report.document.text, paragraph[first:last], marks)
            passages.append(Passage(pieces=pieces, cut_before=first > 0, cut_after=last < len(paragraph)))
    return tuple(passages)


def _paragraphs(report: Analysis) -> list[list[Sentence]]:
    paragraphs: list[list[Sentence]] = []
    for sentence in report.sentences:
        if not paragraphs or "\n\n" in report.document.text[paragraphs[-1][-1].end : sentence.start]:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return paragraphs


def _with_neighbours(shown: Sequence[bool]) -> list[tuple[int, int]]:
    """Half-open runs of sentences that are shown or stand beside one that is."""
    runs: list[tuple[int, int]] = []
    for i in range(len(shown)):
        if any(shown[max(0, i - 1) : i + 2]):
            if runs and runs[-1][1] == i:
                runs[-1] = (runs[-1][0], i + 1)
            else:
                runs.append((i, i + 1))
    return runs


def _pieces(text: str, sentences: Sequence[Sentence], marks: dict[int, str]) -> tuple[Piece, ...]:
    """The sentences and the blanks between them; together they are the text itself."""
    pieces = [Piece(text=text[s.start : s.end], anchor=marks.get(s.start, "")) for s in sentences]
    blanks = [Piece(text=text[one.end : other.start]) for one, other in itertools.pairwise(sentences)]
    return tuple(piece for pair in itertools.zip_longest(pieces, blanks) for piece in pair if piece)
