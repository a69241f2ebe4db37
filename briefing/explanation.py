"""Shows a person what was found in one document and why: in a terminal with colours and tables, in a pipe one thing a line.

It decides nothing: every weight, role and date is the one that the analysis went by.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.table import Table
from rich.text import Text

from briefing.model import (
    CUT,
    CountryTag,
    DateCandidate,
    Evidence,
    Explanation,
    Failure,
    Removed,
    Role,
    Sentence,
    Span,
    WeighedCue,
    WeighedSentence,
    Zone,
)

if TYPE_CHECKING:
    from rich.console import Console

NameOf = Callable[[str], str]
"""A country's or bloc's name for readers, by its code."""

_STYLES: dict[Role, str] = {"home": "green", "partner": "bold cyan", "mentioned": "yellow"}


def show(result: Explanation | Failure, console: Console, *, name_of: NameOf) -> None:
    """Everything that was found in the document, each thing with what speaks for it."""
    paper = _Paper(console)
    if isinstance(result, Failure):
        paper.headline(result.path, "bold red")
        paper.line("left out", result.reason)
        paper.end()
        return
    _head(paper, result, name_of)
    _countries(paper, result, name_of)
    _text(paper, result)
    _dates(paper, result)
    _leads(paper, result)
    _firm(paper, result)
    _keyphrases(paper, result)
    _fields(paper, result)
    _taken_out(paper, result.analysis.document.removed)
    paper.end()


# -- the two papers: a terminal and a pipe ---------------------------------------------------------------------------------------------

_WIDEST = 120  # a terminal's columns that are used; longer lines are hard to follow
_LABEL = 10
_LINE = 80  # letters of a page's line that are shown where it is only named


@dataclass(frozen=True, slots=True)
class _Column:
    """How a terminal sets a cell: as wide as that, or (0) as wide as there is room; in as many lines as it takes, or in one."""

    width: int = 0
    justify: Literal["left", "right"] = "left"
    one_line: bool = False


_FREE = _Column()


class _Paper:
    """Where things are printed: label and cells, wrapped and in columns in a terminal, on one line and without padding in a pipe."""

    def __init__(self, console: Console) -> None:
        self.is_pipe = console.soft_wrap
        self._console = console
        self._width = max(40, min(console.width, _WIDEST))

    def headline(self, words: str, style: str) -> None:
        self._console.print(Text(words, style))

    def heading(self, words: str, note: str = "") -> None:
        """Parts the sections for the eye; a pipe's lines say by their labels what they are."""
        if not self.is_pipe:
            self._console.print()
            self._console.print(Text.assemble((words.upper(), "bold"), ("  " + note if note else "", "dim")), width=self._width)

    def line(self, label: str, words: str | Text, style: str = "") -> None:
        self.rows([(label, words if isinstance(words, Text) else Text(words, style))], (_FREE,))

    def rows(self, rows: Iterable[tuple[str, *tuple[Text, ...]]], columns: Sequence[_Column], *, widest: int = _WIDEST) -> None:
        """Each a label and its cells."""
        rows = list(rows)
        if self.is_pipe or not rows:
            for label, *cells in rows:
                self._console.print(Text("  ").join((Text(f"{label:>{_LABEL}}", "dim"), *(cell for cell in cells if cell.plain))))
            return
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=_LABEL, justify="right", style="dim", no_wrap=True)
        for column in columns:
            width, ratio = (column.width, None) if column.width else (None, 1)
            overflow: Literal["ellipsis", "fold"] = "ellipsis" if column.one_line else "fold"
            table.add_column(width=width, ratio=ratio, justify=column.justify, no_wrap=column.one_line, overflow=overflow)
        for row in rows:
            table.add_row(*row)
        self._console.print(table, width=min(self._width, widest))

    def more(self, left: int) -> None:
        """Says how many of a kind are not shown, if any."""
        if left > 0:
            self.line("", f"and {left} more; a pipe (| cat) gets them all", "dim italic")

    def end(self) -> None:
        self._console.print()


# -- what it is ------------------------------------------------------------------------------------------------------------------------


def _head(paper: _Paper, explanation: Explanation, name_of: NameOf) -> None:
    document = explanation.analysis.document
    paper.headline(document.path, "bold")
    paper.line("title", document.title or "none: no line stands as one", "bold" if document.title else "dim")
    published = document.published
    paper.line("published", f"{published.date} – {published.origin}" if published else f"undated: {_why_undated(explanation)}")
    paper.line("source", " · ".join(filter(None, (document.publisher, document.url, f"language {document.language}"))))
    partners = ", ".join(f"{name_of(code)} [{code}]" for code in explanation.analysis.partners)
    paper.line("partners", partners or "none", _STYLES["partner"] if partners else "dim")


def _why_undated(explanation: Explanation) -> str:
    unclear = next((one.line for one in explanation.dates if one.date is None), None)
    if unclear is not None:
        return f"{_numbers(unclear)} could be two days, and nothing on the page says which"
    dateline = _dateline(explanation)
    no_year = f"; the dateline has no year: “{dateline}”" if _DAY.search(dateline) and not _YEAR.search(dateline) else ""
    if not explanation.dates:
        return f"no date with a year was found{no_year}"
    best = explanation.dates[0]
    place = next((words for origin, words in _PLACES if best.origin.startswith(origin)), "not where a page puts its own")
    return f"{best.date} stands {place}, where only {best.confidence * 10:.0f} in 10 such dates are the article's{no_year}"


_DAY, _YEAR = re.compile(r"\b\d{1,2}\b"), re.compile(r"\d{4}")
_PLACES = (("in the text", "in running text"), ("copyright", "in a copyright line"))


def _dateline(explanation: Explanation) -> str:
    first = next(iter(explanation.analysis.sentences), None)
    return explanation.analysis.document.text[first.start : first.opens].rstrip(" –—-") if first and first.opens else ""


_NUMBERS = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)")


def _numbers(line: str) -> str:
    """The date alone, of a line whose only date is in numbers."""
    found = _NUMBERS.search(line)
    return found.group() if found else _shortened(line)


def _shortened(line: str) -> str:
    return line if len(line) <= _LINE else line[:_LINE].rstrip() + " …"


# -- countries -------------------------------------------------------------------------------------------------------------------------

_ZONES: tuple[Zone, ...] = ("title", "dateline", "first", "rest")
_NARROW = 92  # so that the eye finds from a word to its weight
_CUES = (_Column(8), _FREE, _Column(15), _Column(10, "right"), _Column(6, "right"))


def _countries(paper: _Paper, explanation: Explanation, name_of: NameOf) -> None:
    """Each country and bloc with its role, its weight beside what a partner needs here, and its cues, alike ones on one line."""
    tags = explanation.analysis.countries
    needed = f"{_number(explanation.needed)}: {explanation.why_needed}"
    paper.heading("Countries", f"a partner needs {needed}" if tags else "none is named")
    if paper.is_pipe and tags:
        paper.line("needed", needed)
    for tag in tags:
        cues = [cue for cue in explanation.cues if cue.code == tag.code]
        why = _why_role(tag, cues, explanation.needed)
        paper.line(tag.role, Text.assemble((f"{name_of(tag.code)} [{tag.code}]", _STYLES[tag.role]), f"  {why}"))
        code = (Text(tag.code),) if paper.is_pipe else ()
        paper.rows((("cue" if paper.is_pipe else "", *code, *cells) for cells in _weights(cues)), _CUES, widest=_NARROW)


def _why_role(tag: CountryTag, cues: Sequence[WeighedCue], needed: float) -> str:
    total = sum(cue.weight for cue in cues)
    weight = f"weight {_number(tag.score)}"
    if tag.role == "home":
        return f"{weight}; home, as the desk says"
    if tag.role == "partner":
        return f"{weight}, needs {_number(needed)}" + ("" if total >= needed else "; stands in one row with countries that have it")
    if all(cue.aside for cue in cues):
        return f"{weight}; only said in passing: compared with, or one of a list"
    if total < needed:
        return f"{weight}, needs {_number(needed)} to be a partner"
    return f"{weight} would do; but only places in it are named, not the country itself"


def _weights(cues: Sequence[WeighedCue]) -> Iterator[tuple[Text, ...]]:
    """Zone, words, kind, times and weight, and what they come to."""

    def alike(cue: WeighedCue) -> tuple[int, bool, float, str, bool]:
        return (_ZONES.index(cue.zone), cue.aside, -cue.weight, cue.kind, cue.office)

    for _, group in itertools.groupby(sorted(cues, key=alike), key=alike):
        same = list(group)
        first, times = same[0], len(same)
        yield (
            Text(first.zone, "dim"),
            Text(_counted(cue.evidence.text for cue in same)),
            Text(f"{first.kind}, office" if first.office else first.kind, "dim"),
            Text("in passing" if first.aside and not first.weight else f"{times} × {_number(first.weight)}", "dim"),
            Text(_number(sum(cue.weight for cue in same))),
        )


def _number(value: float) -> str:
    """With one decimal at least and two at most."""
    shown = f"{value:.2f}"
    return shown[:-1] if shown.endswith("0") else shown


def _counted(words: Iterable[str]) -> str:
    return ", ".join(word if times == 1 else f"{word} ×{times}" for word, times in Counter(words).items())


# -- the text and its cues -------------------------------------------------------------------------------------------------------------

_WORDS_SHOWN = 1000  # of the text; after them only what names a country for the first time
_WORDS_OF_PARAGRAPH = 100  # a longer paragraph is shown by its sentences with cues


def _text(paper: _Paper, explanation: Explanation) -> None:
    """The title and the paragraphs with cues, each cue in its role's colour, its country behind it; behind a sentence its partners."""
    analysis = explanation.analysis
    roles = {tag.code: tag.role for tag in analysis.countries}
    paper.heading("Text", "where countries are named: title, dateline, first sentence, rest")
    if not paper.is_pipe and roles:
        paper.line("", _legend(roles, any(cue.aside for cue in explanation.cues), any(s.partners for s in analysis.sentences)))
    document = analysis.document
    titled = [cue for cue in explanation.cues if cue.evidence.place == "title"]
    if document.title:
        paper.line("title", _marked(document.title, Span(start=0, end=len(document.title)), titled, (), roles))
    paper.rows(_zones(explanation, roles), (_FREE,))


def _legend(roles: dict[str, Role], has_asides: bool, has_concerns: bool) -> Text:
    parts: list[Text] = []
    for role in ("partner", "home", "mentioned"):
        codes = [code for code, played in roles.items() if played == role]
        if codes:
            more = f" and {len(codes) - 12} more" if len(codes) > 12 else ""
            parts.append(Text.assemble((f"{role} {' '.join(codes[:12])}{more}", _STYLES[role])))
    if has_asides:
        parts.append(Text("(XX) said in passing", "dim"))
    if has_concerns:
        parts.append(Text("→XX the sentence before concerns it", "dim"))
    return Text("  ·  ").join(parts)


def _zones(explanation: Explanation, roles: dict[str, Role]) -> Iterator[tuple[str, Text]]:
    """The text's segments that are shown, with their zone, and a line for those between that are not."""
    text, sentences = explanation.analysis.document.text, explanation.analysis.sentences
    cues = [cue for cue in explanation.cues if cue.evidence.place == "text"]
    choice = _Choice()
    unseen: list[_Unseen] = []
    for zone, segment in _segments(explanation, cues):
        here = _inside(segment, cues)
        parts = [segment] if zone in ("dateline", "first") else choice.parts(text, segment, sentences, here)
        if not parts:
            unseen.append((here, [s for s in sentences if segment.start < s.end <= segment.end and s.partners]))
            continue
        if unseen:
            yield "…", _passed_over(unseen)
            unseen = []
        yield zone, _joined(text, segment, parts, here, sentences, roles)
    if unseen:
        yield "…", _passed_over(unseen)


def _inside(span: Span | Sentence, cues: Sequence[WeighedCue]) -> list[WeighedCue]:
    return [cue for cue in cues if span.start <= cue.evidence.start < span.end]


class _Choice:
    """What is worth showing as the text goes on: what names a country, and, when enough is shown, what names one for the first time."""

    def __init__(self) -> None:
        self._words = 0
        self._named: set[str] = set()

    def parts(self, text: str, paragraph: Span, sentences: Sequence[Sentence], cues: Sequence[WeighedCue]) -> list[Span]:
        """The paragraph, or of a long one its sentences that are worth showing; nothing where none is."""
        spans = [paragraph]
        if len(text[paragraph.start : paragraph.end].split()) > _WORDS_OF_PARAGRAPH:
            inside = [s for s in sentences if s.start < paragraph.end and s.end > paragraph.start]
            spans = [Span(start=max(s.start, paragraph.start), end=min(s.end, paragraph.end)) for s in inside]
        return [span for span in spans if self._takes(text, span, _inside(span, cues))]

    def _takes(self, text: str, span: Span, cues: Sequence[WeighedCue]) -> bool:
        codes = {cue.code for cue in cues}
        if not codes or (self._words > _WORDS_SHOWN and codes <= self._named):
            return False
        self._named |= codes
        self._words += len(text[span.start : span.end].split())
        return True


_Unseen = tuple[Sequence[WeighedCue], Sequence[Sentence]]
"""A paragraph's cues, and its sentences that concern a partner."""


def _passed_over(unseen: Sequence[_Unseen]) -> Text:
    times = sum(len(cues) for cues, _ in unseen)
    what = f"not shown: {len(unseen)}; words of countries in them: {times}" if times else f"that name no country: {len(unseen)}"
    concerned = Counter(code for _, sentences in unseen for sentence in sentences for code in sentence.partners)
    whom = ", ".join(f"{code} ×{concerned[code]}" for code in sorted(concerned))
    return Text(f"paragraphs {what}" + (f"; sentences in them that concern {whom}" if whom else ""), "dim italic")


def _segments(explanation: Explanation, cues: Sequence[WeighedCue]) -> Iterator[tuple[Zone, Span]]:
    """The dateline, the first sentence and the paragraphs of the text."""
    document, sentences = explanation.analysis.document, explanation.analysis.sentences
    if not sentences:
        return
    dateline, first = _end_of_dateline(sentences[0], cues), sentences[0].end
    if dateline:
        yield "dateline", Span(start=0, end=dateline)
    yield "first", Span(start=dateline, end=first)
    start = first
    while start < len(document.text):
        end = document.text.find("\n\n", start)
        end = len(document.text) if end < 0 else end
        start = end - len(document.text[start:end].lstrip())
        if start < end:
            yield "rest", Span(start=start, end=end)
        start = end + 2


def _end_of_dateline(first: Sentence, cues: Sequence[WeighedCue]) -> int:
    """Where the zone of the dateline's cues ends; 0 where there are none."""
    inside = [cue.evidence.end for cue in cues if cue.zone == "dateline"]
    behind = [cue.evidence.start for cue in cues if cue.zone != "dateline"]
    return min([max([first.opens or 0, *inside]), *behind]) if inside else 0


def _joined(
    text: str, segment: Span, parts: Sequence[Span], cues: Sequence[WeighedCue], sentences: Sequence[Sentence], roles: dict[str, Role]
) -> Text:
    """The parts of the segment, marked, and where something between them is left out, "[…]"."""
    shown, end = Text(), segment.start
    for part in parts:
        shown.append(f"{CUT} " if text[end : part.start].strip() else "", "dim")
        shown.append_text(_marked(text, part, cues, sentences, roles))
        end = part.end
        shown.append(" " if end < segment.end else "")
    return shown.append(CUT if text[end : segment.end].strip() else "", "dim")


def _marked(text: str, span: Span, cues: Sequence[WeighedCue], sentences: Sequence[Sentence], roles: dict[str, Role]) -> Text:
    """The text of the span, with each cue in its role's colour and its country's code behind it, in round brackets where it is said in
    passing; and behind each sentence the partners that it concerns."""
    marked, start = Text(), span.start
    for sentence in (*(s for s in sentences if span.start < s.end < span.end), None):
        end = sentence.end if sentence else span.end
        for cue in _inside(Span(start=start, end=end), cues):
            style = _STYLES[roles[cue.code]]
            marked.append(text[start : cue.evidence.start])
            marked.append(cue.evidence.text, f"dim {style}" if cue.aside else f"{style} underline")
            marked.append(f"({cue.code})" if cue.aside else f"[{cue.code}]", f"dim {style}")
            start = cue.evidence.end
        marked.append(text[start:end])
        ending = sentence or next((s for s in sentences if s.end == end), None)
        marked.append("".join(f" →{code}" for code in ending.partners) if ending else "", _STYLES["partner"])
        start = max(start, end)  # a name may go on behind what was taken for a sentence's end
    return marked


# -- dates -----------------------------------------------------------------------------------------------------------------------------

_DATES_SHOWN = 8


def _dates(paper: _Paper, explanation: Explanation) -> None:
    """The dates that the page shows, the most trusted first, the one that was taken marked."""
    dates = explanation.dates
    paper.heading("Date", "with the share of such places that were right" if dates else "none with a year was found")
    shown = dates if paper.is_pipe else dates[:_DATES_SHOWN]
    paper.rows(map(_date, shown), (_Column(10), _Column(4, "right"), _FREE))
    paper.more(len(dates) - len(shown))


def _date(one: DateCandidate) -> tuple[str, Text, Text, Text]:
    style = "bold green" if one.is_taken else ""
    mark = "taken" if one.is_taken else "unclear" if one.date is None else "not taken"
    origin = f"{one.place}: {one.origin}" if one.place else one.origin
    where = Text(origin if one.date else f"{origin}: {_numbers(one.line)}", style)
    return mark, Text(str(one.date or "?"), style), Text(f"{one.confidence:.0%}" if one.date else ""), where


# -- what is quoted --------------------------------------------------------------------------------------------------------------------

_STATEMENTS_SHOWN = 30
_FIRMNESS = {4: "agreed", 3: "aimed at", 2: "announced", 1: "proposed"}


def _leads(paper: _Paper, explanation: Explanation) -> None:
    """The leads, best first, with their sentence's place and what moved it; then the sentences that were passed over, and why."""
    analysis, weighed = explanation.analysis, explanation.sentences
    paper.heading("Leads", "by place in the text, moved by what each wins and loses" if analysis.leads else "no sentence can be quoted")
    numbers = {sentence.end: number for number, sentence in enumerate(analysis.sentences, 1)}
    rows = []
    for lead in analysis.leads:
        sentence = next(one for one in weighed if one.end == lead.end)
        why = f"(sentence {numbers[lead.end]} of {len(numbers)}; {_moved(sentence)})"
        rows.append(("lead", Text(f"{lead.score:.2f}", "bold"), Text.assemble(lead.text, "  ", (why, "dim italic"))))
    paper.rows(rows, (_Column(5), _FREE))
    _no_leads(paper, explanation, numbers)


def _moved(sentence: WeighedSentence) -> str:
    """Where the sentence stands among those that can be leads, and how many places each thing moves it."""
    won = [(sentence.first, "as the first"), (sentence.repeats, "for words that the text repeats")]
    up = ", ".join(f"{_places(places)} {why}" for places, why in won if places >= 0.05)
    down = f"down {_places(sentence.first_person)} for “we” or “I”" if sentence.first_person else ""
    return ", ".join(filter(None, (f"place {sentence.place}", up and f"up {up}", down)))


def _places(places: float) -> str:
    return f"{places:.1f}".removesuffix(".0")


_PASSED_OVER_SHOWN = 6


def _no_leads(paper: _Paper, explanation: Explanation, numbers: dict[int, int]) -> None:
    text = explanation.analysis.document.text
    passed = [one for one in explanation.sentences if one.passed_over]
    shown = passed if paper.is_pipe else passed[:_PASSED_OVER_SHOWN]
    rows = []
    for one in shown:
        why = f"(sentence {numbers[one.end]}; {one.passed_over})"
        rows.append(("no lead", Text("–", "dim"), Text.assemble((_shortened(text[one.start : one.end]), "dim"), "  ", (why, "dim italic"))))
    paper.rows(rows, (_Column(5), _FREE))
    paper.more(len(passed) - len(shown))


def _firm(paper: _Paper, explanation: Explanation) -> None:
    """What was agreed, aimed at, announced or proposed, with the partners that it concerns."""
    analysis = explanation.analysis
    firm = sorted((s for s in analysis.sentences if s.firmness), key=lambda sentence: (-sentence.firmness, sentence.start))
    paper.heading("Statements", "the firmest first, with the partners they concern" if firm else "nothing agreed, planned or proposed")
    rows = []
    for sentence in firm if paper.is_pipe else firm[:_STATEMENTS_SHOWN]:
        text = Text(analysis.document.text[sentence.opens or sentence.start : sentence.end])
        text.append("  (leans on the sentence before)" if sentence.leans else "", "dim italic")
        partners = Text(" ".join(sentence.partners), _STYLES["partner"]) if sentence.partners else Text("–", "dim")
        rows.append((_FIRMNESS[sentence.firmness], partners, text))
    paper.rows(rows, (_Column(5), _FREE))
    paper.more(len(firm) - len(rows))


def _keyphrases(paper: _Paper, explanation: Explanation) -> None:
    phrases = explanation.analysis.keyphrases
    paper.heading("Keyphrases", "best first" if phrases else "none was found")
    if paper.is_pipe:
        paper.rows((("keyphrase", Text(f"{phrase.score:.2f}"), Text(phrase.text)) for phrase in phrases), (_FREE, _FREE))
        return
    cells = [Text.assemble((f"{phrase.score:5.2f} ", "dim"), phrase.text) for phrase in phrases]
    half = (len(cells) + 1) // 2
    paper.rows((("", *pair) for pair in itertools.zip_longest(cells[:half], cells[half:], fillvalue=Text())), (_FREE, _FREE))


def _fields(paper: _Paper, explanation: Explanation) -> None:
    fields = explanation.analysis.fields
    paper.heading("Fields", "" if fields else "none is spoken of")
    for field in fields:
        words = _counted(_in_place(evidence) for evidence in field.evidence)
        paper.line("field" if paper.is_pipe else "", Text.assemble(field.name, "  ", (words, "dim")))


def _in_place(evidence: Evidence) -> str:
    return f"{evidence.text} (title)" if evidence.place == "title" else evidence.text


# -- what was taken out ----------------------------------------------------------------------------------------------------------------

_LINES_SHOWN = 5  # of a rule, in a terminal; a pipe gets all


def _taken_out(paper: _Paper, removed: Sequence[Removed]) -> None:
    """The lines that are no part of the article: in a pipe as they stand on the page, in a terminal by rule, the busiest rule first."""
    by_rule: dict[str, list[str]] = {}
    for line in removed:
        by_rule.setdefault(line.rule, []).append(line.text)
    paper.heading("Taken out", f"lines of the file: {len(removed)}" if removed else "nothing")
    if paper.is_pipe:
        paper.rows((("taken out", Text(line.rule), Text(line.text)) for line in removed), (_FREE, _FREE))
        return
    for rule, lines in sorted(by_rule.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        paper.line("", Text.assemble((rule, "bold"), f" ×{len(lines)}"))
        paper.rows((("", Text(f"  {line}", "dim")) for line in lines[:_LINES_SHOWN]), (_Column(one_line=True),))
        paper.more(len(lines) - _LINES_SHOWN)
