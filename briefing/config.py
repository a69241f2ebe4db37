"""Reads a desk's `briefing.toml` into a frozen, checked `Desk`; strict, because a misspelt key that is ignored is found out a year later.

What the countries' codes mean is the lexicon's knowledge: it comes in as `mend`.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from briefing.errors import ConfigError
from briefing.text import host

FILE = "briefing.toml"

EVERY_BLOC = ("all",)

_DAYS = re.compile(r"([1-9]\d{0,3}) days?")

Mend = Callable[[str], str | None]
"""None where a code is a country's or bloc's, else the code that was probably meant, or "" where none comes to mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One configuration. Paths are absolute; `base` is the folder that documents' paths are told from, `file` where all this was read.

    `blocs_off` are codes as they were written, or `EVERY_BLOC` alone; `switched_off` says which they are. `covers` is "new", "everything",
    or a number of days, the edition's own the last; `empty` is what becomes of an edition without news. `preferred` and `altered_outlets`
    are names or hosts of outlets: those whose report leads a story, and those whose wording a machine alters.
    """

    base: Path
    file: Path | None = None
    name: str = "Briefing desk"
    title: str = ""
    home: str | None = None
    timezone: str = "UTC"
    sources: tuple[Path, ...] = ()
    watched: tuple[str, ...] = ()
    fields: Path | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    blocs_off: tuple[str, ...] = ()
    full_sources: bool = False
    templates: Path | None = None
    covers: Literal["new", "everything"] | int = "new"
    empty: Literal["one line", "none"] = "one line"
    preferred: tuple[str, ...] = ()
    altered_outlets: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)



def load(file: Path, *, mend: Mend) -> Desk:
    """The desk that `file` describes. Raises ConfigError, naming file and key, for anything that is not as it should be."""
    tree = _read(file)
    _refuse_unknown(_File, tree, file, "")
    settings = _typed(tree, file)
    _check_codes(settings, file, mend)
    _check_names(settings, file)
    _check_zone(settings.desk.timezone, file)
    return _desk(settings, file.absolute())


def switched_off(desk: Desk, *, blocs: Sequence[str], mend: Mend) -> tuple[str, ...]:
    """The codes of the blocs that the desk has switched off, sorted; `blocs` are all there are. Raises ConfigError, as `load` does."""
    place = f"{desk.file or FILE}: blocs.off"
    off = tuple(blocs) if desk.blocs_off == EVERY_BLOC else desk.blocs_off
    for number, code in enumerate(off):
        if code not in blocs:
            raise ConfigError(f"{place}[{number}]", _no_bloc(code, blocs, mend))
        if code in off[:number]:
            raise ConfigError(f"{place}[{number}]", f"{code!r} is named twice; take one out")
    for code, role in _in_use(desk):
        if code in off:
            raise ConfigError(place, f"{code!r} is {role}, and would never be found; take it out there, or here")
    return tuple(sorted(off))


def _no_bloc(code: str, blocs: Sequence[str], mend: Mend) -> str:
    meant = mend(code)
    if meant in blocs:
        return f"{code!r} is no bloc{_did_you_mean(meant or '')}"
    what = f"{code!r} is a country’s code" if meant is None else f"{code!r} is no bloc"
    return f"{what}; only blocs can be switched off: {', '.join(blocs)}"


def _in_use(desk: Desk) -> Iterator[tuple[str, str]]:
    if desk.home:
        yield desk.home, "home"
    yield from ((code, "a partner to watch") for code in desk.watched)
    yield from ((code, f"what the alias {words!r} stands for") for words, code in desk.aliases)


def find(folder: Path, named: Path | None) -> Path | None:
    """The configuration to use: the named one, else `briefing.toml` in the folder, else none. Raises ConfigError where that is missing."""
    file = named or folder / FILE
    if file.is_file():
        return file
    if file.exists():
        raise ConfigError(str(file), "is no file; move it away, then `briefing init` makes one")
    if named is not None:
        raise ConfigError(str(named), "there is no such file; `briefing init` makes one")
    return None


# -- the file's own form: one class a table ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeskTable:
    timezone: str
    name: str = "Briefing desk"
    title: str = ""
    home: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _SourceTable:
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _PartnerTable:
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _FieldsTable:
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _BlocsTable:
    off: tuple[str, ...] | Literal["all"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArchiveTable:
    sources: Literal["passages", "full"] = "passages"


@dataclass(frozen=True, slots=True, kw_only=True)
class _EditionTable:
    covers: str = "new"
    empty: Literal["one line", "none"] = "one line"


@dataclass(frozen=True, slots=True, kw_only=True)
class _OutletsTable:
    preferred: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _TemplatesTable:
    folder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    desk: _DeskTable
    sources: tuple[_SourceTable, ...] = ()
    partners: tuple[_PartnerTable, ...] = ()
    fields: _FieldsTable = _FieldsTable()
    aliases: dict[str, str] = dataclasses.field(default_factory=dict)
    blocs: _BlocsTable = _BlocsTable()
    edition: _EditionTable = _EditionTable()
    outlets: _OutletsTable = _OutletsTable()
    archive: _ArchiveTable = _ArchiveTable()
    templates: _TemplatesTable = _TemplatesTable()


def _read(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), f"cannot be read ({error}); it has to be a UTF-8 text file") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(file), f"is not TOML: {error}") from error


def _refuse_unknown(table: type, tree: Mapping[str, Any], file: Path, place: str) -> None:
    known = typing.get_type_hints(table)
    for key, value in tree.items():
        where = f"{place}.{key}" if place else key
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known here: {', '.join(sorted(known))}"
            raise ConfigError(f"{file}: {where}", f"there is no such key{hint}")
        inner = [t for t in (known[key], *typing.get_args(known[key])) if dataclasses.is_dataclass(t)]
        for entry, tail in _entries(value) if inner else ():
            _refuse_unknown(typing.cast(type, inner[0]), entry, file, where + tail)


def _entries(value: object) -> list[tuple[Mapping[str, Any], str]]:
    if isinstance(value, Mapping):
        return [(value, "")]
    return [(entry, f"[{i}]") for i, entry in enumerate(value) if isinstance(entry, Mapping)] if isinstance(value, list) else []


def _typed(tree: Mapping[str, Any], file: Path) -> _File:
    import msgspec

    if "desk" not in tree:
        raise ConfigError(f"{file}: desk", 'is missing; write [desk] and below it at least timezone = "Asia/Ho_Chi_Minh", your own zone')
    try:
        return msgspec.convert(tree, _File)
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at ")
        place = re.sub(r"^\$\.?|^key.*", "", place.strip("`"))
        missing = re.search(r"missing required field `(\w+)`", problem)
        if missing:
            place, problem = f"{place}.{missing[1]}".lstrip("."), "is missing, and is required"
        raise ConfigError(f"{file}: {place}", _in_words(problem, place) + _meant(tree, place)) from error


def _in_words(problem: str, place: str) -> str:
    """What msgspec says of a wrong type, for somebody who writes TOML."""
    if choice := _CHOICES.get(re.sub(r"\[.*", "", place)):
        return f"has to be {choice}"
    wrong = re.search(r"Expected `([^`]+)`, got `(\w+)`", problem)
    if wrong:
        hint = {"array": f"; write [[{place}]]", "object": f"; write [{place}]"}.get(wrong[1], "")
        return f"has to be {_WANTED.get(wrong[1], wrong[1])}, not {_TOML.get(wrong[2], wrong[2])}{hint}"
    return problem


def _meant(tree: Mapping[str, Any], place: str) -> str:
    """For a word where `blocs.off` wants a list of codes."""
    word = tree["blocs"]["off"] if place == "blocs.off" else None
    if not isinstance(word, str) or not word.strip():
        return ""
    meant = '"all"' if word.strip().casefold() == "all" else f'["{word.strip()}"]'
    return f"; did you mean {meant}?"


_CHOICES = {
    "archive.sources": '"passages" or "full"',
    "edition.empty": '"one line" or "none"',
    "edition.covers": '"new", "everything" or a number of days such as "7 days"',
    "outlets.preferred": 'a list of names or hosts, such as ["Viet Nam News", "vnexpress.net"]',
    "outlets.altered": 'a list of names or hosts, such as ["spun.example"]',
    "blocs.off": '"all", or a list of codes such as ["UN", "G7"]',
}
_WANTED = {"str": "words in quotation marks", "str | null": "words in quotation marks", "object": "a table", "array": "a list of tables"}
_TOML = {"int": "a number", "float": "a number", "bool": "true or false", "str": "words", "object": "a table", "array": "a list"}


def _check_codes(settings: _File, file: Path, mend: Mend) -> None:
    codes = [("desk.home", settings.desk.home)] if settings.desk.home is not None else []
    codes += [(f"partners[{i}].country", p.country) for i, p in enumerate(settings.partners)]
    codes += [(f"aliases.{name}", code) for name, code in settings.aliases.items()]
    for place, code in codes:
        meant = mend(code)
        if meant is not None:
            raise ConfigError(f"{file}: {place}", f"{code!r} is no ISO 3166 code or bloc{_did_you_mean(meant)}")
    watched = [p.country for p in settings.partners]
    for i, code in enumerate(watched):
        if code == settings.desk.home:
            raise ConfigError(f"{file}: partners[{i}].country", f"{code!r} is home, and home is no partner of its own; take it out")
        if code in watched[:i]:
            raise ConfigError(f"{file}: partners[{i}].country", f"{code!r} is named twice; take one out")


def _check_names(settings: _File, file: Path) -> None:
    named = [(f"sources[{i}].path", source.path) for i, source in enumerate(settings.sources)]
    named.append(("desk.name", settings.desk.name))
    for place, name in named:
        if not name.strip():
            raise ConfigError(f"{file}: {place}", "is empty; write a name, or take it out")
    _check_outlets(settings.outlets, file)
    for name in settings.aliases:
        if not name.strip():
            raise ConfigError(f"{file}: aliases", f'"{name}" is empty; write a name, or take it out')
        if sum(letter.isalnum() for letter in name) < 2:
            raise ConfigError(f"{file}: aliases.{name}", "is too short, and would be found everywhere; write two letters at least")


def _check_outlets(outlets: _OutletsTable, file: Path) -> None:
    for key, listed in (("preferred", outlets.preferred), ("altered", outlets.altered)):
        for number, name in enumerate(listed):
            if not name.strip():
                raise ConfigError(f"{file}: outlets.{key}[{number}]", "is empty; write an outlet’s name or host, or take it out")
    both = sorted({name.casefold() for name in outlets.preferred} & {name.casefold() for name in outlets.altered})
    if both:
        raise ConfigError(f"{file}: outlets", f"{both[0]!r} is both preferred and altered; take it out of one")


def _check_zone(name: str, file: Path) -> None:
    zones = available_timezones()
    if name not in zones:
        near = difflib.get_close_matches(name, sorted(zones), n=1, cutoff=0.5)
        raise ConfigError(f"{file}: desk.timezone", f"{name!r} is no IANA time zone{_did_you_mean(near[0] if near else '')}")


def _did_you_mean(meant: str) -> str:
    return f"; did you mean {meant!r}?" if meant else ""


def _desk(settings: _File, file: Path) -> Desk:
    base, off = file.parent, settings.blocs.off

    def path(name: str | None) -> Path | None:
        return base / name if name else None

    return Desk(
        base=base,
        file=file,
        name=settings.desk.name,
        title=settings.desk.title,
        home=settings.desk.home,
        timezone=settings.desk.timezone,
        sources=tuple(base / source.path for source in settings.sources),
        watched=tuple(partner.country for partner in settings.partners),
        fields=path(settings.fields.file),
        aliases=tuple(sorted(settings.aliases.items())),
        blocs_off=(off,) if isinstance(off, str) else off,
        full_sources=settings.archive.sources == "full",
        templates=path(settings.templates.folder),
        covers=_covers(settings.edition.covers, file),
        empty=settings.edition.empty,
        preferred=tuple(map(_outlet, settings.outlets.preferred)),
        altered_outlets=tuple(map(_outlet, settings.outlets.altered)),
    )


def _outlet(name: str) -> str:
    """The host of what is written as an address, else the name."""
    return host(name if "://" in name else f"//{name}") or name if "/" in name else name.strip().removeprefix("www.")


def _covers(words: str, file: Path) -> Literal["new", "everything"] | int:
    if words == "new":
        return "new"
    if words == "everything":
        return "everything"
    if days := _DAYS.fullmatch(words):
        return int(days[1])
    raise ConfigError(f"{file}: edition.covers", f"{words!r} has to be {_CHOICES['edition.covers']}")
