"""Lines of a page to its publication date, with the place that says so.

A date is answered only where a page would put its own, and nothing is completed from today's date. The kinds of places, and the share of
them that were right on other people's pages, are the `confidence`. Dates in running text are candidates for people to see, never answers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.documents.datewords import COPYRIGHT, EVENT, FUTURE, LABEL_AFTER, LABELS, MONTHS
from briefing.documents.furniture import is_caption
from briefing.documents.mentions import Habit, Mention, as_date, beside, find_dates, find_habit, find_yearless
from briefing.model import Published

# How often the first date of a kind and zone was right where nothing better was on the page; the order is the order of trust.
# Zones: "near" the headline; in the "body"; right "after" it; "far" before or after, where other articles have their dates.
_TRUST = {
    ("labelled", "near"): 0.96,
    ("dateline", "near"): 0.93,
    ("alone", "near"): 0.92,
    ("short", "near"): 0.91,
    ("alone", "after"): 0.90,
    ("labelled", "after"): 0.90,
    ("alone", "body"): 0.88,
    ("updated", "near"): 0.86,
    ("labelled", "body"): 0.80,
    ("short", "body"): 0.78,
    ("labelled", "far"): 0.77,
    ("short", "above"): 0.76,
    ("updated", "after"): 0.74,
    ("updated", "body"): 0.72,
    ("labelled", "above"): 0.72,
    ("updated", "far"): 0.66,
    ("alone", "above"): 0.64,
    ("alone", "far"): 0.60,
    ("updated", "above"): 0.60,
    ("short", "after"): 0.45,
    ("short", "far"): 0.30,
}
_ANYWHERE_TRUST = {"text": 0.40, "copyright": 0.10}
_DECLARED_TRUST, _ADDRESS_TRUST, _INFERRED_TRUST = 0.97, 0.93, 0.55
_ANSWERED = 0.5  # .95 right at .88 answered; with what is below it .91 at .89 (250 saved web pages, 2026-11)
_LONGEST = 400  # longer lines are running text: their dates are events
_LOOK = 700  # characters of a line that are looked at
_SHORT_WORDS = 12  # beside the date, on a byline


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A date that the page shows, and how far its place is to be trusted: what `kind` of line it is, in which `zone` of the page.

    `at` is the number of the line, -1 for the address.
    """

    date: datetime.date
    origin: str
    confidence: float
    kind: str
    zone: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line with dates in it. `before` is the line before it, for a label that stands alone; `rank` its number among those with text."""

    at: int
    text: str
    mentions: tuple[Mention, ...]
    before: str
    rank: int


def candidates(
    lines: Sequence[str], *, url: str | None = None, language: str = "en", span: tuple[int, int] | None = None
) -> tuple[Candidate, ...]:
    """All dates of the page, the most trusted first. `span` are the first and the last line of the article, its headline included."""
    ranks = _ranks(lines)
    seen = list(_dated_lines(lines, ranks))
    article = (ranks[span[0]], ranks[span[1]]) if span else (0, ranks[-1] if ranks else 0)
    address = _from_address(url)
    written = [(line.text, line.mentions) for line in seen]
    habit = find_habit(written, known=[one.date for one in address], url=url, language=language)
    found = [(one, 0) for one in address]
    found += [(one, _distance(line.rank, article)) for line in seen for one in _from_line(line, habit=habit, article=article)]
    found += [(one, 0) for one in _inferred(seen, [one for one, _ in found], article=article)]
    trusted = zip(_doubt_crowds([one for one, _ in found]), (distance for _, distance in found), strict=True)
    ordered = sorted(trusted, key=lambda pair: (-pair[0].confidence, pair[1], pair[0].at, pair[0].date))
    return tuple(one for one, _ in ordered)


def best(found: Sequence[Candidate]) -> Published | None:
    """The most trusted date, or None where no place says when the article was published."""
    answer = next((one for one in found if one.confidence >= _ANSWERED), None)
    return None if answer is None else Published(date=answer.date, origin=answer.origin, confidence=answer.confidence)


def stated(value: str, *, where: str) -> Published | None:
    """The date that a page declares of itself in so many words, or None where these are none or leave the day in doubt."""
    mention = next(iter(find_dates(value[:100])), None)
    date = mention.certain if mention else None
    return None if date is None else Published(date=date, origin=where, confidence=_DECLARED_TRUST)


def _ranks(lines: Sequence[str]) -> list[int]:
    ranks, rank = [], -1
    for line in lines:
        rank += bool(line) and not line.isspace()
        ranks.append(max(0, rank))
    return ranks


def _dated_lines(lines: Sequence[str], ranks: Sequence[int]) -> Iterator[_Line]:
    before = ""
    for at, line in enumerate(lines):
        text = line[:_LOOK].strip()
        if not text:
            continue
        mentions = find_dates(text) or (find_yearless(text) if len(text) < 60 else [])
        if mentions:
            yield _Line(at=at, text=text, mentions=tuple(mentions), before=before, rank=ranks[at])
        before = text


def _from_address(url: str | None) -> list[Candidate]:
    path = url.partition("://")[2].partition("/")[2] if url else ""
    if match := _ADDRESS.search(path):
        month, day = int(match[3] or match[5]), int(match[4] or match[6])
    elif match := _ADDRESS_NAMED.search("/" + path):
        month, day = MONTHS[match[2].casefold()], int(match[3])
    date = as_date(int(match[1]), month, day) if match else None
    if not match or not date:
        return []
    origin = f"address of the source, {match[0].strip('/')}"
    return [Candidate(date=date, origin=origin, confidence=_ADDRESS_TRUST, kind="address", zone="", at=-1)]


def _from_line(line: _Line, *, habit: Habit, article: tuple[int, int]) -> Iterator[Candidate]:
    since = 0
    for mention in line.mentions:
        if reading := habit.read(mention):
            date, why = reading
            kind = _kind(line, mention, since=since)
            zone = _zone(line.rank, article, kind)
            origin = _origin(line, mention, kind) + (f", {why}" if why else "")
            trust = _ANYWHERE_TRUST.get(kind) or _TRUST.get((kind, zone), _ANYWHERE_TRUST["text"])
            yield Candidate(date=date, origin=origin, confidence=trust, kind=kind, zone=zone, at=line.at)
        since = mention.end


def _kind(line: _Line, mention: Mention, *, since: int) -> str:
    """The kind of place: a "labelled" or "updated" date, one "alone" on its line, in a "short" line, in "copyright" or in "text"."""
    if COPYRIGHT.search(line.text):
        return "copyright"
    if _is_in_dateline(line.text, mention):
        return "dateline"
    ahead, words = line.text[since : mention.start], beside(line.text, line.mentions)
    few = len(words) <= _SHORT_WORDS and len(line.text) <= _LONGEST
    label = None if FUTURE.search(ahead[-80:]) else _last_label(ahead[-60:]) or _label_after(line.text[mention.end : mention.end + 60])
    if not label and not words and not since and len(line.before) <= 40:
        label = _last_label(line.before)
    if label and few:
        return label
    if not words:
        return "alone"
    if is_caption(line.text):
        return "text"
    # "By Sample Person on 31 October 2026" is a byline, whatever stands before the date.
    statement = not _BYLINE.match(line.text) and (line.text.endswith((".", "!", "?")) or EVENT.search(ahead[-60:]))
    numbers = mention.order == "?" and mention.mark != "." and not _YEAR.search(line.text[mention.start : mention.end])  # "Room 12/14/16"
    return "short" if few and len(line.text) <= 140 and not statement and not numbers else "text"


def _is_in_dateline(text: str, mention: Mention) -> bool:
    opening = text[: mention.start]
    if _SIGNED.fullmatch(opening) and _STATEMENT.match(text, mention.end):
        return True
    return bool(_DATELINE.fullmatch(opening) and _DATELINE_ENDS.match(text, mention.end))


def _zone(rank: int, article: tuple[int, int], kind: str) -> str:
    """Where the line stands to the article. A short line is near only where bylines are: further down it is a list's."""
    first, last = article
    if first - 6 <= rank <= (min(first + 4, last) if kind in ("short", "dateline") else max(first + 4, min(first + 15, last))):
        return "near"
    if rank < first:
        return "above"
    if rank <= last:
        return "body"
    return "after" if rank <= last + 4 else "far"


def _distance(rank: int, article: tuple[int, int]) -> int:
    return abs(rank - article[0]) if rank <= article[1] else rank - article[1]


def _origin(line: _Line, mention: Mention, kind: str) -> str:
    shown = line.text
    if len(shown) > 80:
        shown = "… " + shown[max(0, mention.start - 30) : mention.end + 10].strip() + " …"
    elif kind in ("labelled", "updated") and not LABELS.search(line.text):
        shown = f"{line.before} {shown}"
    name = _KIND_NAMES.get(kind, "line")
    return f'{name} "{shown}"'


_KIND_NAMES = {"labelled": "labelled", "updated": "labelled", "copyright": "copyright line", "text": "in the text", "dateline": "dateline"}


def _last_label(text: str) -> str | None:
    *_, last = (None, *LABELS.finditer(text))
    return last.lastgroup if last else None


def _label_after(text: str) -> str | None:
    found = LABEL_AFTER.match(text)
    return found.lastgroup if found else None


def _inferred(lines: Sequence[_Line], found: Sequence[Candidate], *, article: tuple[int, int]) -> list[Candidate]:
    """Dates that lack their year, alone on a line near the headline, where all full dates of the page are of one year."""
    years = {one.date.year for one in found}
    if len(years) != 1:
        return []
    year = years.pop()
    out = []
    for line in lines:
        mention = line.mentions[0]
        date = as_date(year, mention.second, mention.first) if mention.year is None else None
        if date and _zone(line.rank, article, "alone") == "near" and not beside(line.text, line.mentions):
            origin = f'inferred: line "{line.text}", year as in all other dates of the page'
            out.append(Candidate(date=date, origin=origin, confidence=_INFERRED_TRUST, kind="inferred", zone="near", at=line.at))
    return out


def _doubt_crowds(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Dates of other articles come in many: one alone on a line below the article is its own only if there are not several such."""
    most = {"after": 2, "far": 1}
    below = {one.date for one in found if one.kind == "alone" and one.zone in most}
    for one in found:
        crowded = one.kind == "alone" and len(below) > most.get(one.zone, len(below))
        yield replace(one, confidence=_ANYWHERE_TRUST["text"]) if crowded else one


_YEAR = re.compile(r"\d{4}")
_BYLINE = re.compile(r"(?:by|von|par|por|door|di)\s[^\W\d_]", re.IGNORECASE)
# "SAMPLE TOWN, Oct. 14, 2026 /Sample Newswire/ --", "Hanoi, 14 October 2026 (VNA) –": where and when it was written, and then what.
_DATELINE = re.compile(r"\W{0,2}[^\W\d_][\w .,'’/()-]{1,50}[,(–—-]\s*")
_DATELINE_ENDS = re.compile(r"\W{0,2}(?:[(/][^)/]{2,40}[)/])?\s*(?:-{1,2}|–|—|:|/{1,2})\s(?=\S.{40}|\S.{10,}[.!?]\W?$)")
# "(VNA) - April 9, 2026. The minister": the agency, the date, and then a sentence.
_SIGNED = re.compile(r"(?:[^\W\d_][\w .,'’-]{1,40})?\([^\W\d_][^()\d]{1,30}\)\s?[-–—]{1,2}\s")
_STATEMENT = re.compile(r"\.\s(?=[\"'“‘(]?[^\W\d_].{10,}[.!?…]\W?$)")
_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-/_.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|$|(?:[01]\d|2[0-3])[0-5]\d))"
)
_ADDRESS_NAMED = re.compile(r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/([0-3]?\d)(?=/|$)", re.IGNORECASE)
