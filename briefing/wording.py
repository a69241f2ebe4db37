"""Our own words in the reader's language: sentences from a catalogue, numbers, and dates. What a source says is never touched.

English is what stands in the code; `locale/<language>.po` has the others, read as it is. Which language is spoken is set once for an
edition (`speaking`), not handed through every function that says a word.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

LANGUAGES: Mapping[str, str] = {"en": "English", "vi": "Tiếng Việt"}
"""Those that a desk can choose, by their own names."""

FOLDER = Path(__file__).parent / "locale"

_language: ContextVar[str] = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, our words are of this language. Raises KeyError for one that is none of `LANGUAGES`."""
    LANGUAGES[language]
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language that is spoken now."""
    return _language.get()


def _(english: str) -> str:
    """The words in the language that is spoken; in English where the catalogue has none."""
    return english if language() == "en" else _catalogue(language()).get((english, 0), english)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the words that goes with the number."""
    if language() == "en":
        return one if number == 1 else many
    form = _plural(language())(number)
    return _catalogue(language()).get((one, form), one if number == 1 else many)


# -- dates and numbers -----------------------------------------------------------------------------------------------------------------


def day(date: datetime.date) -> str:
    """ "13 August 2025"."""
    return f"{date.day} {month(date)} {date.year}" if language() == "en" else _formatted(date, "long")


def weekday(date: datetime.date) -> str:
    """ "Wednesday 13 August 2025"."""
    return f"{_names('days')[date.weekday()]} {day(date)}" if language() == "en" else _formatted(date, "full")


def month(date: datetime.date, *, short: bool = False) -> str:
    """ "August", or "Aug"."""
    return _names("months", "abbreviated" if short else "wide")[date.month]


def days(first: datetime.date, last: datetime.date) -> str:
    """ "15 to 24 November 2026", or the day where it is one; a year stands beside each month that it is not clear of."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return _("{first} to {last}").format(first=day(first), last=day(last))
    if first.month != last.month:
        return _("{first_day} {first_month} to {last}").format(first_day=first.day, first_month=month(first), last=day(last))
    return _("{first_day} to {last}").format(first_day=first.day, last=day(last))


def edition(name: str) -> str:
    """The day of an edition by its name: "15 November 2026"; "15 November 2026 (no. 2)" for the second of a day."""
    return day(datetime.date.fromisoformat(name[:10])) + which(name)


def which(name: str) -> str:
    """ " (no. 2)" where the edition is the second of its day, else nothing."""
    return f" ({_('no. {number}').format(number=name[11:])})" if name[11:] else ""


def number(count: int) -> str:
    """ "12,345"."""
    return f"{count:,}" if language() == "en" else f"{count:,}".replace(",", _locale(language()).number_symbols["latn"]["group"])


def listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = words
    return _("{several} and {last}").format(several=", ".join(first), last=last) if first else last


def country(code: str, english: str) -> str:
    """The name of a country or bloc in the language that is spoken, by Unicode's CLDR; the English one where that has none."""
    return english if language() == "en" else _locale(language()).territories.get(code, _(english))


# -- the catalogue ---------------------------------------------------------------------------------------------------------------------


@functools.cache
def _catalogue(language: str) -> dict[tuple[str, int], str]:
    """What each English sentence is, by its number's form; a translation that is missing or marked as doubtful is not in it."""
    from babel.messages.pofile import read_po

    with (FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    found: dict[tuple[str, int], str] = {}
    for message in catalogue:
        if message.id and not message.fuzzy:
            id = message.id if isinstance(message.id, str) else message.id[0]
            forms = [message.string] if isinstance(message.string, str) else message.string or ()
            found |= {(id, form): words for form, words in enumerate(forms) if words}
    return found


@functools.cache
def _plural(language: str) -> Any:
    """Which form of a word goes with a number."""
    import gettext

    from babel.messages.plurals import get_plural

    return gettext.c2py(get_plural(language).plural_expr)


@functools.cache
def _locale(language: str) -> Any:
    from babel import Locale

    return Locale.parse(language)


def _formatted(date: datetime.date, style: str) -> str:
    from babel.dates import format_date

    return str(format_date(date, style, locale=language()))


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _names(what: str, width: str = "wide") -> Mapping[int, str]:
    if language() == "en":
        names = {"days": dict(enumerate(_DAYS)), "months": dict(enumerate(_MONTHS, start=1))}[what]
        return {key: name[:3] for key, name in names.items()} if width == "abbreviated" else names
    found: Mapping[int, str] = getattr(_locale(language()), what)["format"][width]
    return found
