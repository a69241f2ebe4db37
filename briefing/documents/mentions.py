"""Dates as they are written in a line, and which of two numbers is the day. Where that stays in doubt, there is no date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from briefing.documents.datewords import FILL, LABELS, MONTHS

Order = Literal["dm", "md", "?"]
_BESIDE_LABEL = 3  # words of a line that says when it was posted, and by whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date in a line: its place, its year if it has one, two numbers and their `order`, "?" where only numbers are written."""

    start: int
    end: int
    year: int | None
    first: int
    second: int
    order: Order
    mark: str = ""

    def read(self, order: Order) -> datetime.date | None:
        """The date, where it can be read in this order."""
        if self.year is None or self.order not in ("?", order):
            return None
        day, month = (self.first, self.second) if order == "dm" else (self.second, self.first)
        return as_date(self.year, month, day)

    @property
    def certain(self) -> datetime.date | None:
        """The date, where there is but one way to read it."""
        readings = {reading for order in _ORDERS if (reading := self.read(order))}
        return readings.pop() if len(readings) == 1 else None


_ORDERS: tuple[Order, Order] = ("dm", "md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a page writes the day and the month in numbers, why we think so, and the dates it gives in words."""

    order: Order
    why: str
    known: frozenset[datetime.date]

    def read(self, mention: Mention) -> tuple[datetime.date, str] | None:
        """The date and, where it was in doubt, why it is read so; None where it stays in doubt."""
        if date := mention.certain:
            return date, ""
        readings = [reading for order in _ORDERS if (reading := mention.read(order))]
        if mention.mark == "." and readings:  # only languages that put the day first write points
            return readings[0], ""
        known = [reading for reading in readings if reading in self.known]
        if len(known) == 1:
            return known[0], "as the page says in words elsewhere"
        date = mention.read(self.order) if self.order != "?" else None
        return (date, f"{'day' if self.order == 'dm' else 'month'} first, {self.why}") if date else None


def find_dates(line: str) -> list[Mention]:
    """The full dates of a line in their order; where two readings overlap, the first pattern has it."""
    if not _HINT.search(line):
        return []
    taken: list[Mention] = []
    for pattern, order in _PATTERNS:
        for match in pattern.finditer(line):
            mention = _mention(match, order)
            if mention and not any(mention.start < other.end and other.start < mention.end for other in taken):
                taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def find_yearless(line: str) -> list[Mention]:
    """The first day and month without a year."""
    for pattern in _YEARLESS:
        if match := pattern.search(line):
            day, month = int(match["day"]), MONTHS[match["month"].casefold()]
            if as_date(2024, month, day):  # a leap year: the 29th of February may be meant
                return [Mention(start=match.start(), end=match.end(), year=None, first=day, second=month, order="dm")]
    return []


def beside(line: str, mentions: Iterable[Mention]) -> list[str]:
    """The words of the line that are not its dates, nor times, weekdays and labels."""
    rest, last = [], 0
    for mention in mentions:
        rest.append(line[last : mention.start])
        last = mention.end
    rest.append(line[last:])
    return [word for word in _WORD.findall(_TIME.sub(" ", " ".join(rest))) if word.casefold() not in FILL]


def is_date_line(line: str) -> bool:
    """Whether the line holds dates or times and nothing of an article."""
    if len(line) > 120 or not _DIGIT.search(line):
        return False
    if _AGO.fullmatch(line):
        return True
    mentions = find_dates(line) or find_yearless(line)
    others = beside(line, mentions)
    if mentions and len(others) <= _BESIDE_LABEL and LABELS.match(line) and line[-1] not in ".!?":  # "Posted on 12 May 2026 by Sample"
        return True
    return bool(mentions or _TIME.search(line)) and not others


def is_doubtful(line: str) -> bool:
    """Whether the line has a date in numbers that could be two days, "03/11/2026", and none that is clear."""
    mentions = find_dates(line)
    return any(mention.order == "?" for mention in mentions) and not any(mention.certain for mention in mentions)


def find_habit(lines: Sequence[tuple[str, Sequence[Mention]]], *, known: Iterable[datetime.date], url: str | None, language: str) -> Habit:
    """By a number above 12 anywhere on the page, then the country of the site, the language, or a clock of 24 hours."""
    numeric = [(text, mention) for text, mentions in lines for mention in mentions if mention.order == "?"]
    certain = {date for _, mentions in lines for mention in mentions if (date := mention.certain)}
    order, why = _habit(numeric, url=url, language=language)
    return Habit(order=order, why=why, known=frozenset(certain.union(known)))


def as_date(year: int, month: int, day: int) -> datetime.date | None:
    """The day, if there is such a day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _habit(numeric: Sequence[tuple[str, Mention]], *, url: str | None, language: str) -> tuple[Order, str]:
    day_first, month_first = any(mention.first > 12 for _, mention in numeric), any(mention.second > 12 for _, mention in numeric)
    if day_first != month_first:
        return ("dm" if day_first else "md"), "as in other dates of the page"
    site = _top_level(url) if url else ""
    if site in _DAY_FIRST_SITES or site in _MONTH_FIRST_SITES:
        return ("dm" if site in _DAY_FIRST_SITES else "md"), f"as in the country of the site (.{site})"
    if language != "en":
        return "dm", f"as in its language ({language})"
    if any(_LATE_HOUR.search(text) for text, _ in numeric):
        return "dm", "as beside a clock of 24 hours"
    return "?", ""


def _top_level(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[2]
    except ValueError:  # an address in a text need not be one
        return ""


def _mention(match: re.Match[str], order: Order | None) -> Mention | None:
    named = match.groupdict()
    year = int(named["year"].lstrip("'’"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if order is None:  # the month is a name
        first, second, order = int(named["day"]), MONTHS[named["month"].casefold()], "dm"
    else:
        first, second = int(named["a"]), int(named["b"])
    mention = Mention(
        start=match.start(), end=match.end(), year=year, first=first, second=second, order=order, mark=named.get("mark") or ""
    )
    return mention if mention.read("dm") or mention.read("md") else None


_DAY_FIRST_SITES = frozenset(
    """uk au nz ie in pk bd lk sg my hk za ng ke gh vn th id fr de es it pt br nl be at ch pl ru ua tr gr ro cz se dk no fi eu ar mx cl co
    pe ae sa eg il""".split()
)
_MONTH_FIRST_SITES = frozenset({"us", "gov", "mil"})

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")(?![^\W\d_])"
_FULL_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_ANY_YEAR = r"(?P<year>(?:19|20)\d\d(?!\d)|['’]?\d\d(?![\d:.,/%-]))"
_DAY = r"(?<![\d:.,/$€£-])(?P<day>[0-3]?\d)(?!\d)"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Without a year of four digits, only numbers parted by marks or "12 Aug 93" can be a date.
_HINT = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[/.\-]\s?\d\d?[/.\-]\s?\d|\d[\s./-]{1,2}[^\W\d_]{3,10}\.?[\s./-]{1,2}['’]?\d\d")

_PATTERNS: tuple[tuple[re.Pattern[str], Order | None], ...] = (
    (re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<a>[01]?\d)(?P=mark)(?P<b>[0-3]?\d)(?!\d)"), "md"),
    (re.compile(rf"(?<!\d)(?P<a>[0-3]?\d)\s*tháng\s*(?P<b>[01]?\d)\s*(?:,|\.|/|-|năm)?\s*(?:năm\s*)?{_FULL_YEAR}", re.IGNORECASE), "dm"),
    (re.compile(rf"tháng\s*(?P<a>[01]?\d)\s+(?P<b>[0-3]?\d)\s*,\s*{_FULL_YEAR}", re.IGNORECASE), "md"),
    (re.compile(rf"{_FULL_YEAR}\s*[年년]\s*(?P<a>[01]?\d)\s*[月월]\s*(?P<b>[0-3]?\d)\s*[日일]"), "md"),
    (re.compile(rf"(?<![\d/.,:-])(?P<a>[0-3]?\d)(?P<mark>[./-])\s?(?P<b>[0-3]?\d)(?P=mark)\s?{_ANY_YEAR}"), "?"),
    (
        re.compile(
            rf"{_DAY}(?:st|nd|rd|th|er|º|ª|°|\.)?[\s./-]{{0,3}}(?:of\s|de\s|d[’'])?\s?{_MONTH}[.,\s/-]{{0,3}}(?:(?:de|del)\s)?{_ANY_YEAR}",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        re.compile(
            rf"(?<![^\W\d_]){_MONTH}\.?\s{{0,2}}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s?[,.]?\s?"
            rf"(?:at\s\d{{1,2}}:\d\d\s?(?:am|pm)?,?\s)?{_FULL_YEAR}",
            re.IGNORECASE,
        ),
        None,
    ),
    (re.compile(rf"{_FULL_YEAR}[.,]?\s{_MONTH}\.?\s(?P<day>[0-3]?\d)(?!\d)", re.IGNORECASE), None),
)
_YEARLESS = (
    re.compile(rf"{_DAY}(?:st|nd|rd|th|er|\.)?\s?(?:of\s|de\s)?{_MONTH}(?!\.?,?\s?\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?<![^\W\d_]){_MONTH}\.?\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,?\s?\d{{4}})", re.IGNORECASE),
)
_TIME = re.compile(
    r"(?<![\d/.-])(?:[01]?\d|2[0-4])(?:[:hH.][0-5]\d){1,2}(?:\.\d{1,6})?\s*(?:[ap]\.?m\.?|uhr|h|hrs?|giờ)?(?![\d/])(?:\s*z\b)?"
    r"|(?<!\d)(?:0?\d|1[0-2])\s*[ap]\.?m\.?(?![^\W\d_])|(?<!\d)(?:[01]?\d|2[0-4])\s?(?:uhr|giờ)"
    r"|[(\[]?(?:gmt|utc)\s?(?:[+-]\s?\d{1,2}(?::?\d\d)?)?[)\]]?|[+-]\d\d:?\d\d(?!\d)",
    re.IGNORECASE,
)
_LATE_HOUR = re.compile(r"(?<![\d/.-])(?:1[3-9]|2[0-3])[:h][0-5]\d", re.IGNORECASE)
_AGO = re.compile(
    r"\W*(?:(?:updated|posted|published)\W+)?(?:\d{1,3}\s(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)\sago"
    r"|\d{1,3}\s(?:phút|giờ|ngày)\strước"
    r"|vor\s\d{1,3}\s(?:minuten?|stunden?|tagen?)"
    r"|il y a\s\d{1,3}\s(?:minutes?|heures?|jours?)|hace\s\d{1,3}\s(?:minutos?|horas?|días?))\W*",
    re.IGNORECASE,
)
