"""Lines of a page to its publication date, with the place that says so. A date is answered only where a page would put its own; nothing
is completed from today's date.

The kinds of places and the share of them that were right on other people's pages (htmldate's evaluation pages as flat text, 2026-11)
are the `confidence`. Dates in running text are kept as candidates, for people to see, and never answered.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from briefing.model import Published

# How often the first date of a kind and zone was right where nothing better was on the page; the order is the order of trust.
# Zones: "near" the headline; in the "body"; right "after" it; "far" before or after, where other articles have their dates.
_TRUST = {
    ("labelled", "near"): 0.96,
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
_ADDRESS_TRUST, _INFERRED_TRUST, _TEXT_TRUST, _COPYRIGHT_TRUST = 0.93, 0.55, 0.40, 0.10
_ANSWERED = 0.5  # .92 right at .86 answered; with everything below it .90 at .89
_LINE = 400  # longer lines are running text: their dates are events
_SHORT_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A date that the page shows, where, and how far that kind of place is to be trusted. `at` is the line, -1 an address."""

    date: datetime.date
    origin: str
    confidence: float
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A date as written: three numbers of which day and month may be in doubt."""

    start: int
    end: int
    year: int | None
    first: int
    second: int
    order: str  # "dm" or "md" where the words say it, "?" where only numbers do
    mark: str = ""  # what parts the numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line with dates in it. `before` is the line before it, for a label that stands alone; `rank` its number among those with text."""

    at: int
    text: str
    mentions: tuple[_Mention, ...]
    before: str
    rank: int


def candidates(
    lines: Sequence[str], *, url: str | None = None, language: str = "en", body: tuple[int, int] | None = None
) -> tuple[Candidate, ...]:
    """All dates of the page, the most trusted first. `body` are the first and the last line of the article, its headline included."""
    ranks = _ranks(lines)
    seen = list(_dated_lines(lines))
    order = _Order.of(seen, url=url, language=language)
    span = (ranks[body[0]], ranks[body[1]]) if body else (0, ranks[-1] if ranks else 0)
    found = [(one, 0) for one in _from_address(url)]
    found += [(one, _distance(line.rank, span)) for line in seen for one in _from_line(line, order=order, span=span)]
    found += [(one, 0) for one in _inferred(seen, [one for one, _ in found], span=span)]
    # Dates of other articles come in many: one that stands alone far from the article is the page's own only if it is the only one.
    far = {one.date for one, _ in found if one.confidence == _TRUST["alone", "far"]}
    found = [(replace(one, confidence=_TEXT_TRUST) if one.confidence == _TRUST["alone", "far"] and len(far) > 1 else one, d) for one, d in found]
    found.sort(key=lambda pair: (-pair[0].confidence, pair[1], pair[0].at, pair[0].date))
    return tuple(one for one, _ in found)


def best(found: Sequence[Candidate]) -> Published | None:
    """The most trusted date, or None where no place says when the article was published."""
    answer = next((one for one in found if one.confidence >= _ANSWERED), None)
    return None if answer is None else Published(date=answer.date, origin=answer.origin, confidence=answer.confidence)


def is_date_line(line: str) -> bool:
    """Whether the line holds a date or a time of the page, and nothing of an article."""
    if len(line) > 120 or not _DIGIT.search(line):
        return False
    mentions = _find(line) or _find_yearless(line)
    rest = _TIME.sub(" ", _without(line, mentions))
    if not mentions and rest == line:
        return False
    words = _WORD.findall(rest)
    return all(word.casefold() in _FILL for word in words)


# -- what is written -------------------------------------------------------------------------------------------------------------------

_MONTH_NAMES = """
1 january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari stycznia ledna január ianuarie tammikuuta ocak января січня ιανουαρίου
2 february feb februar feber février fevrier févr fév febrero fevereiro fev febbraio februari lutego února február februarie helmikuuta şubat февраля лютого φεβρουαρίου
3 march mar märz maerz mrz mars marzo março maart mrt marca března március martie maaliskuuta mart marts maret марта березня μαρτίου
4 april apr avril avr abril abr aprile kwietnia dubna április aprilie huhtikuuta nisan апреля квітня απριλίου
5 may mai mayo maio maggio mag mei maja května május toukokuuta mayıs maj мая травня μαΐου
6 june jun juni juin junio junho giugno giu czerwca června június iunie kesäkuuta haziran июня червня ιουνίου
7 july jul juli juillet juil julio julho luglio lug lipca července július iulie heinäkuuta temmuz июля липня ιουλίου
8 august aug août aout agosto ago augustus augusti sierpnia srpna augusztus elokuuta ağustos agustus августа серпня αυγούστου
9 september sep sept septembre septiembre setiembre setembro settembre set września září szeptember septembrie syyskuuta eylül сентября вересня σεπτεμβρίου
10 october oct oktober okt octobre octubre outubro out ottobre ott października října október octombrie lokakuuta ekim октября жовтня οκτωβρίου
11 november nov novembre noviembre novembro listopada listopadu noiembrie marraskuuta kasım ноября листопада νοεμβρίου
12 december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia prosince decembrie joulukuuta aralık desember des декабря грудня δεκεμβρίου
"""
_MONTHS = {name: int(number) for number, *names in map(str.split, _MONTH_NAMES.strip().splitlines()) for name in names}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")(?![^\W\d_])"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\d:.,/$€£-])(?P<day>[0-3]?\d)(?!\d)"
_SHORT_YEAR = r"(?:19|20)\d\d(?!\d)|\d\d(?![\d:.,/%-])"

_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE), order)
    for pattern, order in (
        (r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<a>[01]?\d)(?P=mark)(?P<b>[0-3]?\d)(?!\d)", "md"),
        (rf"(?:ngày\s+)?(?<!\d)(?P<a>[0-3]?\d)\s*tháng\s*(?P<b>[01]?\d)\s*(?:,|\.|/|-|năm)?\s*(?:năm\s*)?{_YEAR}", "dm"),
        (rf"tháng\s*(?P<a>[01]?\d)\s+(?P<b>[0-3]?\d)\s*,\s*{_YEAR}", "md"),
        (rf"{_YEAR}\s*[年년]\s*(?P<a>[01]?\d)\s*[月월]\s*(?P<b>[0-3]?\d)\s*[日일]", "md"),
        (rf"(?<![\d/.,:-])(?P<a>[0-3]?\d)(?P<mark>[./-])\s?(?P<b>[0-3]?\d)(?P=mark)\s?(?P<year>{_SHORT_YEAR})", "?"),
        (rf"{_DAY}(?:st|nd|rd|th|er|º|ª|°|\.)?[\s./-]{{0,3}}(?:of\s|de\s|d[’'])?\s?{_MONTH}[.,\s/-]{{0,3}}(?:(?:de|del)\s)?(?P<year>{_SHORT_YEAR})", "name"),
        (rf"(?<![^\W\d_]){_MONTH}\.?\s{{0,2}}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s?[,.]?\s?(?:at\s\d{{1,2}}:\d\d\s?(?:am|pm)?,?\s)?{_YEAR}", "name"),
        (rf"{_YEAR}[.,]?\s{_MONTH}\.?\s(?P<day>[0-3]?\d)(?!\d)", "name"),
    )
)
_YEARLESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}(?:st|nd|rd|th|er|\.)?\s?(?:of\s|de\s)?{_MONTH}(?!\.?,?\s?\d{{4}})",
        rf"(?<![^\W\d_]){_MONTH}\.?\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,?\s?\d{{4}})",
    )
)
_DIGIT = re.compile(r"\d")
_HINT = re.compile(r"\d[/.\-]\s?\d|(?:19|20)\d\d|\d\s?[年년]|\d['’]?\s?[^\W\d_]{3}")
_TIME = re.compile(
    r"(?<![\d/.-])(?:[01]?\d|2[0-4])(?:[:hH.][0-5]\d){1,2}(?:\.\d{1,6})?\s*(?:[ap]\.?m\.?|uhr|h|hrs?|giờ)?(?![\d/])(?:\s*z\b)?"
    r"|(?<!\d)(?:0?\d|1[0-2])\s*[ap]\.?m\.?(?![^\W\d_])|(?<!\d)(?:[01]?\d|2[0-4])\s?(?:uhr|giờ)|[(\[]?(?:gmt|utc)\s?(?:[+-]\s?\d{1,2}(?::?\d\d)?)?[)\]]?|[+-]\d\d:?\d\d(?!\d)",
    re.IGNORECASE,
)
_LATE_HOUR = re.compile(r"(?<![\d/.-])(?:1[3-9]|2[0-3])[:h][0-5]\d", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|\d+")

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta feira "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag "
    "pondělí úterý středa čtvrtek pátek neděle pazartesi salı çarşamba perşembe cuma cumartesi pazar thứ hai ba tư năm sáu bảy chủ nhật cn "
    "понедельник вторник среда четверг пятница суббота воскресенье"
).split()
_PUBLISHED_WORDS = (
    "published publication posted written released release issued created dated date first originally veröffentlicht veröffentlichung veröffentlichungsdatum "
    "erstveröffentlichung erscheinungsdatum publiziert gepostet erschienen erstellt erstellungsdatum datum publié publiée publication parution posté créé écrit rédigé "
    "publicado publicada publicación fecha creado pubblicato pubblicata data gepubliceerd geplaatst opublikowano dodano utworzono publikacji "
    "đăng xuất bản publicerad publicerat udgivet publiceret publisert julkaistu publikováno vydáno zveřejněno yayınlanma tarihi giriş опубликовано дата опубліковано"
).split()
_UPDATED_WORDS = (
    "updated update modified modification edited reviewed revised changed aktualisiert aktualisierung geändert stand bearbeitet update mise jour mis modifié "
    "actualizado actualizada actualización atualizado atualizada aggiornato aggiornata aggiornamento bijgewerkt cập nhật zaktualizowano aktualizacja "
    "uppdaterad opdateret oppdatert päivitetty aktualizováno güncelleme обновлено оновлено"
).split()
_LABEL_FILL = (
    "on at the of by last first article this story page was time le la el em am um à a o in il op den vom zuletzt dernière última última dne dnia ngày lúc vào online web em: às as les "
    "originally ist wurde am: gmt utc cet cest est edt et pst pdt pt bst ist ict jst kst sgt hkt aest uhr h hrs hours giờ am pm local new york london ora ore kl klo kl. r g v"
).split()
_FILL = frozenset([*_WEEKDAYS, *_PUBLISHED_WORDS, *_UPDATED_WORDS, *_LABEL_FILL])


# A label stands right before its date, or the page's own words for it do; "data" and "date" only with a colon.
_LABELS = re.compile(
    r"(?P<updated>\b(?:last\s)?(?:updated?|modified|edited|reviewed|revised)\b|\bcập nhật\b|\b(?:zuletzt\s)?(?:aktualisiert|geändert|bearbeitet)\b|\baktualisierung\b|\bstand\b\s*:?|\bmise? à jour\b|\bmodifié\b"
    r"|\bactualizad[oa]\b|\bactualización\b|\batualizad[oa]\b|\baggiornat[oa]\b|\bbijgewerkt\b|\bzaktualizowano\b|\baktualizacja\b|\buppdaterad\b|\bopdateret\b|\boppdatert\b|\bgüncelleme\b|\bобновлено\b)"
    r"|(?P<labelled>\b(?:first |originally |date |was )?(?:published|posted|released|written)\b|\b(?:publication|publishing|release|issue|posting|article) date\b|\bdate of publication\b|\bdate\s*:|\bdated?\b(?=\s*[:\d])|\bcreated\b"
    r"|\b(?:erst)?veröffentlicht\b|\bpubliziert\b|\berscheinungsdatum\b|\bgepostet\b|\bveröffentlichung(?:sdatum)?\b|\berschienen\b|\berstell(?:t|ungsdatum)\b|\b(?:eingestellt|online seit|online gestellt)\b|\bdatum\s*:|\bpubliée?\b|\bpublication\b|\bmis en ligne\b|\bposté\b|\bparu\b|\bcréé\b"
    r"|\bpublicad[oa]\b|\bfecha\s*:|\bpubblicat[oa]\b|\bdata\s*:|\bgepubliceerd\b|\bgeplaatst\b|\bopublikowano\b|\bdodano\b|\bdata publikacji\b|\b(?:ngày )?đăng\b|\bxuất bản\b|\bngày đăng\b"
    r"|\bpublicera[dt]\b|\budgivet\b|\bpubliceret\b|\bpublisert\b|\bjulkaistu\b|\bpublikováno\b|\bvydáno\b|\bопубликовано\b|\bопубліковано\b|\byayın(?:lanma)?(?: tarihi)?\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\W*(?:um\s)?(?:\d{1,2}[:.]\d\d\s*)?(?:uhr\s)?(?:(?P<labelled>(?:erst)?veröffentlicht|publiziert|gepostet|erstellt|online gestellt)|(?P<updated>(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)))\b",
    re.IGNORECASE,
)
# What will be published on a day was not yet when this was written.
_FUTURE = re.compile(r"\b(?:will|shall|to be|expected|scheduled|planned|due|wird|werden|soll|sera|seront|será|serán|sarà|zal|sẽ|dự kiến)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
# A date that something happens, is due or has happened is none of the page.
_EVENT = re.compile(
    r"\b(?:from|until|till|deadline|due|by|since|between|before|expires?|expired|valid|effective|event|when|starts?|begins?|ends?|closing|opening|join us|save the date|born|died|accessed|retrieved|archived|on|in|of"
    r"|bis|ab|seit|zwischen|termin|frist|gültig|geboren|gestorben|abgerufen|jusqu[’']?(?:au)?|depuis|du|né|mort|consulté|hasta|desde|fino|dal|tot|vanaf|sinds|od|do|từ|đến|hạn|sinh)"
    r"(?:\s+(?:the|am|zum|den|dem|el|le|il|ngày|[^\W\d_]{2,10},?))?\W*$",
    re.IGNORECASE,
)


def _ranks(lines: Sequence[str]) -> list[int]:
    ranks, rank = [], -1
    for line in lines:
        rank += bool(line) and not line.isspace()
        ranks.append(max(0, rank))
    return ranks


def _distance(rank: int, span: tuple[int, int]) -> int:
    return abs(rank - span[0]) if rank <= span[1] else rank - span[1]


def _dated_lines(lines: Sequence[str]) -> Iterator[_Line]:
    before, rank = "", -1
    for at, line in enumerate(lines):
        text = line.strip()
        if not text:
            continue
        rank += 1
        if _HINT.search(text[:_LINE * 4]) and (mentions := _find(text[: _LINE * 4])):
            yield _Line(at=at, text=text[: _LINE * 4], mentions=tuple(mentions), before=before, rank=rank)
        elif len(text) < 60 and _DIGIT.search(text) and (yearless := _find_yearless(text)):
            yield _Line(at=at, text=text, mentions=tuple(yearless), before=before, rank=rank)
        before = text[:200]


def _find(line: str) -> list[_Mention]:
    """The full dates of a line, in their order; where two readings overlap the earlier pattern has it."""
    if not _HINT.search(line):
        return []
    taken: list[_Mention] = []
    for pattern, order in _PATTERNS:
        for match in pattern.finditer(line):
            mention = _mention(match, order)
            if mention and not any(mention.start < other.end and other.start < mention.end for other in taken):
                taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def _find_yearless(line: str) -> list[_Mention]:
    for pattern in _YEARLESS:
        if match := pattern.search(line):
            mention = _Mention(start=match.start(), end=match.end(), year=None, first=int(match["day"]), second=_MONTHS[match["month"].casefold()], order="dm")
            return [mention] if _is_day(2024, mention.second, mention.first) else []
    return []


def _mention(match: re.Match[str], order: str) -> _Mention | None:
    named = match.groupdict()
    digits = named["year"]
    year = int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)
    if order == "name":
        first, second, order = int(named["day"]), _MONTHS[named["month"].casefold()], "dm"
    else:
        first, second = int(named["a"]), int(named["b"])
    mention = _Mention(start=match.start(), end=match.end(), year=year, first=first, second=second, order=order, mark=named.get("mark") or "")
    return mention if _reading(mention, "dm") or _reading(mention, "md") else None


def _reading(mention: _Mention, order: str) -> datetime.date | None:
    if mention.order != "?" and mention.order != order:
        return None
    day, month = (mention.first, mention.second) if order == "dm" else (mention.second, mention.first)
    return datetime.date(mention.year, month, day) if mention.year and _is_day(mention.year, month, day) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _without(line: str, mentions: Iterable[_Mention]) -> str:
    out, last = [], 0
    for mention in mentions:
        out.append(line[last : mention.start])
        last = mention.end
    return " ".join([*out, line[last:]])


# -- which of two numbers is the day ---------------------------------------------------------------------------------------------------

_DAY_FIRST_SITES = frozenset("uk au nz ie in pk bd lk sg my hk za ng ke gh vn th id fr de es it pt br nl be at ch pl ru ua tr gr ro cz se dk no fi eu ar mx cl co pe ae sa eg il".split())
_MONTH_FIRST_SITES = frozenset("us gov mil".split())


@dataclass(frozen=True, slots=True)
class _Order:
    """How this page writes days and months in numbers: "dm", "md" or "?", and the words for why."""

    order: str
    why: str
    known: frozenset[datetime.date] = field(default_factory=frozenset)

    @classmethod
    def of(cls, lines: Sequence[_Line], *, url: str | None, language: str) -> _Order:
        numeric = [mention for line in lines for mention in line.mentions if mention.order == "?"]
        certain = {date for line in lines for mention in line.mentions if (date := _certain(mention))}
        certain |= {one.date for one in _from_address(url)}
        order, why = cls._habit(numeric, lines, url=url, language=language)
        return cls(order, why, frozenset(certain))

    @staticmethod
    def _habit(numeric: Sequence[_Mention], lines: Sequence[_Line], *, url: str | None, language: str) -> tuple[str, str]:
        day_first = any(mention.first > 12 for mention in numeric)
        month_first = any(mention.second > 12 for mention in numeric)
        if day_first != month_first:
            return ("dm" if day_first else "md"), "as in other dates of the page"
        site = (urlsplit(url).hostname or "").rpartition(".")[2] if url else ""
        if site in _DAY_FIRST_SITES or site in _MONTH_FIRST_SITES:
            return ("dm" if site in _DAY_FIRST_SITES else "md"), f"as in the country of the site (.{site})"
        if language != "en":
            return "dm", f"as in its language ({language})"
        if any(_LATE_HOUR.search(line.text) for line in lines if any(mention.order == "?" for mention in line.mentions)):
            return "dm", "as beside a clock of 24 hours"
        return "?", ""

    def read(self, mention: _Mention) -> tuple[datetime.date, str] | None:
        """The date and, where it was in doubt, why it is read so; None where it stays in doubt."""
        if date := _certain(mention):
            return date, ""
        readings = [reading for order in ("dm", "md") if (reading := _reading(mention, order))]
        if mention.mark == "." and readings:
            return readings[0], ""
        if len(agreeing := [reading for reading in readings if reading in self.known]) == 1:
            return agreeing[0], "as the page says in words elsewhere"
        if self.order != "?" and (date := _reading(mention, self.order)):
            return date, ("day" if self.order == "dm" else "month") + " first, " + self.why
        return None


def _certain(mention: _Mention) -> datetime.date | None:
    readings = {reading for order in ("dm", "md") if (reading := _reading(mention, order))}
    return readings.pop() if len(readings) == 1 else None


# -- where it is written ---------------------------------------------------------------------------------------------------------------

_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-/_.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|$|(?:[01]\d|2[0-3])[0-5]\d))")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(" + "|".join("jan feb mar apr may jun jul aug sep oct nov dec".split()) + r")/([0-3]?\d)(?=/|$)", re.IGNORECASE)


def _from_address(url: str | None) -> list[Candidate]:
    if not url:
        return []
    path = url.partition("://")[2].partition("/")[2]
    match = _ADDRESS.search(path)
    if match:
        year, month, day, shown = int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]), match[0]
    elif match := _ADDRESS_MONTH.search("/" + path):
        year, month, day, shown = int(match[1]), _MONTHS[match[2].casefold()], int(match[3]), match[0].strip("/")
    if not match or not _is_day(year, month, day):
        return []
    return [Candidate(date=datetime.date(year, month, day), origin=f"address of the source, {shown}", confidence=_ADDRESS_TRUST, at=-1)]


def _from_line(line: _Line, *, order: _Order, span: tuple[int, int]) -> Iterator[Candidate]:
    full = [mention for mention in line.mentions if mention.year]
    for number, mention in enumerate(full):
        reading = order.read(mention)
        if not reading:
            continue
        date, why = reading
        kind = _kind(line, mention, since=full[number - 1].end if number else 0)
        trust = {"copyright": _COPYRIGHT_TRUST, "text": _TEXT_TRUST}.get(kind) or _TRUST[kind, _zone(line.rank, span, kind)]
        yield Candidate(date=date, origin=_origin(line, mention, kind) + (f", {why}" if why else ""), confidence=trust, at=line.at)


def _origin(line: _Line, mention: _Mention, kind: str) -> str:
    shown = line.text
    if len(shown) > 80:
        shown = "… " + shown[max(0, mention.start - 30) : mention.end + 10].strip() + " …"
    elif kind in ("labelled", "updated") and not _last_label(line.text):
        shown = f"{line.before} {shown}"
    name = {"labelled": "labelled", "updated": "labelled", "copyright": "copyright line", "text": "in the text"}.get(kind, "line")
    return f'{name} "{shown}"'


def _kind(line: _Line, mention: _Mention, *, since: int) -> str:
    """What kind of place this is: a "labelled" or "updated" date, one "alone" on its line, in a "short" line, in "copyright" or "text"."""
    text = line.text
    if _COPYRIGHT.search(text):
        return "copyright"
    ahead = text[since : mention.start]
    rest = _TIME.sub(" ", _without(text, line.mentions))
    words = [word for word in _WORD.findall(rest) if word.casefold() not in _FILL]
    label = None if _FUTURE.search(ahead[-80:]) else _last_label(ahead[-60:]) or _label_after(text[mention.end : mention.end + 60])
    if not label and not words and not since and len(line.before) <= 40:
        label = _last_label(line.before)
    if label and len(words) <= _SHORT_WORDS and len(text) <= _LINE:
        return label
    if not words:
        return "alone"
    short = len(words) <= _SHORT_WORDS and len(text) <= 140 and not text.endswith((".", "!", "?")) and not _EVENT.search(ahead)
    return "short" if short else "text"


def _zone(rank: int, span: tuple[int, int], kind: str) -> str:
    """Where the line stands to the article. A short line is near only where bylines are: further down it is a list's."""
    first, last = span
    if first - 6 <= rank <= (min(first + 4, last) if kind == "short" else max(first + 4, min(first + 15, last))):
        return "near"
    if rank < first:
        return "above"
    if rank <= last:
        return "body"
    return "after" if rank <= last + 4 else "far"


def _last_label(text: str) -> str | None:
    last = None
    for last in _LABELS.finditer(text):  # noqa: B007  # only the last one is wanted
        pass
    return last.lastgroup if last else None


def _label_after(text: str) -> str | None:
    """German puts the word last: "am 14. Dezember 2015 um 14:48 veröffentlicht"."""
    found = _AFTER.match(text)
    return found.lastgroup if found else None


def _inferred(lines: Sequence[_Line], found: Sequence[Candidate], *, span: tuple[int, int]) -> list[Candidate]:
    """Dates that lack their year, alone on a line near the headline, where all full dates of the page are of one year."""
    years = {one.date.year for one in found}
    if len(years) != 1:
        return []
    year = years.pop()
    out = []
    for line in lines:
        mention = line.mentions[0]
        if mention.year or not _is_day(year, mention.second, mention.first) or _zone(line.rank, span, "alone") != "near":
            continue
        if not any(word.casefold() not in _FILL for word in _WORD.findall(_TIME.sub(" ", _without(line.text, line.mentions)))):
            date = datetime.date(year, mention.second, mention.first)
            origin = f'inferred: line "{line.text}", year as in all other dates of the page'
            out.append(Candidate(date=date, origin=origin, confidence=_INFERRED_TRUST, at=line.at))
    return out
