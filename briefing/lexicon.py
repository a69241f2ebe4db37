"""Makes of the tables in `data/` one frozen Lexicon: which words mean which country, bloc and field, and their names for readers.

It says where such words stand in a text and nothing about what they weigh there; that is left to `analysis`.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError
from briefing.text import folded, normalise, squeeze

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_DATA = Path(__file__).parent / "data"
_KINDS = {
    "name": "name",
    "names": "name",
    "demonyms": "demonym",
    "capitals": "capital",
    "cities": "city",
    "regions": "region",
    "abbreviations": "abbreviation",
    "institutions": "institution",
    "firms": "firm",
    "outlets": "firm",
    "currencies": "currency",
    "vietnamese": "name",
    "vietnamese_places": "city",
}
_FIELD_KEYS = ("label", "terms", "weak", "vietnamese", "not")
_LABEL_LETTERS = 14
"""A chart's column head breaks into two lines of about so many letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words in a text that mean a country: of which kind they are, and half-open where they stand. A decoy has no code, nor has a bloc that
    the desk has switched off."""

    code: str
    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTerm:
    """Words in a text that belong to a field; a weak term is not enough by itself."""

    field: str
    weak: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonym:
    """A word of two countries: `first`'s, unless the document has cues of `other` of the kinds in `needs` and none of `first`; with
    `as_many`, at least as many of them as of the word."""

    first: str
    kind: str
    other: str
    other_kind: str
    needs: frozenset[str]
    as_many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexts:
    """Words beside a country's word that make a person, a firm, a currency or a language of it; `contexts.toml` says what each list is."""

    place_surnames: frozenset[str]
    place_first: frozenset[str]
    first_names: frozenset[str]
    address: frozenset[str]
    no_surname: frozenset[str]
    firm_words: frozenset[str]
    outlet_words: frozenset[str]
    money_words: frozenset[str]
    language_words: frozenset[str]
    speaking: frozenset[str]
    after_turkey: frozenset[str]
    before_us: frozenset[str]
    offices: frozenset[str]
    no_first_name: frozenset[str]
    said: frozenset[str]
    towns: frozenset[str]
    vietnamese_after: frozenset[str]
    vietnamese_before: frozenset[str]
    vietnamese_of_country: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lexicon:
    """All tables, as one desk has set them; built once per run. A process that is handed one builds it again, once."""

    home: str | None
    home_words: frozenset[str]
    field_labels: Mapping[str, str]
    homonyms: Mapping[str, Homonym]
    contexts: Contexts
    blocs: frozenset[str]
    _made_of: tuple[str | None, str, str, tuple[tuple[str, str], ...], tuple[str, ...]]
    _names: Mapping[str, str]
    _words: AhoCorasick
    _entries: tuple[tuple[_Entry, ...], ...]
    _terms: AhoCorasick
    _term_entries: tuple[tuple[_TermEntry, ...], ...]
    _dateline_cities: Mapping[str, str]

    def name_of(self, code: str) -> str:
        """The reader's English name of a country or bloc; the code itself where it is neither any more."""
        return self._names.get(code, code)

    def codes(self) -> frozenset[str]:
        """Every valid code, of countries and of blocs."""
        return frozenset(self._names)

    def cues(self, text: str, *, language: str = "en") -> tuple[Cue, ...]:
        """The words of countries and blocs in order, decoys among them, none overlapping; of two at one place the longer."""
        found = []
        for index, start, end in self._words.find_matches_as_indexes(text, overlapping=True):
            if _stands_alone(text, start, end):
                found.append((start, -end, index))
        cues: list[Cue] = []
        reached = 0
        for start, minus_end, index in sorted(found):
            if start >= reached and (entry := _spoken(self._entries[index], language)):
                reached = -minus_end
                cues.append(Cue(code=entry.code, kind=entry.kind, start=start, end=reached, text=text[start:reached]))
        return tuple(cues)

    def field_terms(self, text: str) -> tuple[FieldTerm, ...]:
        """The words of fields in order; where two overlap, the longer. One term can belong to several fields."""
        low = text.lower()
        if len(low) != len(text):  # "İ" becomes two characters, and every span after it would be wrong
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found = [
            (start, -end, index)
            for index, start, end in self._terms.find_matches_as_indexes(low, overlapping=True)
            if _stands_alone(low, start, end)
        ]
        terms: list[FieldTerm] = []
        reached = 0
        for start, minus_end, index in sorted(found):
            meant = [e for e in self._term_entries[index] if e.exactly is None or e.exactly == text[start:-minus_end]]
            if start >= reached and meant:
                reached = -minus_end
                terms += [FieldTerm(field=e.field, weak=e.weak, start=start, end=reached) for e in meant if e.field]
        return tuple(terms)

    def country_of_dateline_city(self, city: str) -> str | None:
        """The country of a larger city, compared without case and diacritics; for datelines only."""
        return self._dateline_cities.get(folded(city))

    def __reduce__(self) -> tuple[Callable[..., Lexicon], tuple[object, ...]]:
        return _built, self._made_of


def load(*, home: str | None, fields: Path | None = None, aliases: Mapping[str, str] | None = None, without: Iterable[str] = ()) -> Lexicon:
    """The lexicon of a desk: `fields` replaces the taxonomy, `aliases` (words to codes) adds to the names, and the words of the codes in
    `without`, a bloc's mostly, count for nobody. Raises ConfigError."""
    switched_off = sorted(set(without))
    places = [
        ("home", home),
        *(("aliases." + words, code) for words, code in (aliases or {}).items()),
        *(("without", code) for code in switched_off),
    ]
    for place, code in places:
        if code is not None and (meant := mend(code)) is not None:
            raise ConfigError(place, f'"{code}" is no code of a country or bloc' + (f'; did you mean "{meant}"?' if meant else ""))
    file = fields or _DATA / "fields.toml"
    try:
        taxonomy = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), f"cannot be read ({error}); it has to be a UTF-8 text file in the form of fields.toml") from error
    return _built(home, str(file), taxonomy, _forms_of_aliases(aliases or {}), tuple(switched_off))


def _forms_of_aliases(aliases: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """A desk's words as texts have them: in NFC, with single blanks; as they open a sentence and, where they are too long to be an
    abbreviation, in capitals; those written small in headline case too. What the desk itself wrote goes before such a form."""
    written = {squeeze(normalise(words)): code for words, code in sorted(aliases.items())}
    forms = dict(written)
    for words, code in written.items():
        headline = " ".join(word[:1].upper() + word[1:] for word in words.split()) if words.islower() else words
        for form in (words[:1].upper() + words[1:], headline, words.upper() if len(words) > 4 else words):
            forms.setdefault(form, code)
    return tuple(sorted(forms.items()))


@lru_cache
def table(name: str) -> dict[str, Any]:
    """A table of `data/`, read once; no caller changes it."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def blocs() -> tuple[str, ...]:
    """The codes of all blocs, sorted: what a desk may switch off."""
    return tuple(sorted(table("blocs")))


def mend(code: str) -> str | None:
    """None where `code` is a country's or bloc's, else the code that was probably meant, or "" where none comes to mind."""
    names, meant = _codes()
    if code in names:
        return None
    if code.strip().upper() in names:
        return code.strip().upper()
    key = folded(code.strip())
    if key in meant:
        return meant[key]
    near = difflib.get_close_matches(key, list(meant), n=1, cutoff=0.8) if len(key) > 3 else []
    return meant[near[0]] if near else ""


# -- the tables --------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    kind: str
    language: str | None


@dataclass(frozen=True, slots=True)
class _TermEntry:
    field: str
    weak: bool
    exactly: str | None


@lru_cache(maxsize=4)
def _built(home: str | None, file: str, taxonomy: str, aliases: tuple[tuple[str, str], ...], without: tuple[str, ...]) -> Lexicon:
    """Cached, so that a worker process that is handed a lexicon with every task builds it once."""
    tables = {**table("countries"), **table("blocs")}
    settled = {word for word, _ in aliases}
    shared = {word: row for word, row in table("ambiguous").items() if word not in settled}
    homonyms = {word: Homonym(**{**row, "needs": frozenset(row["needs"])}) for word, row in shared.items()}
    words = _words_of_countries(tables, homonyms, aliases, without)
    fields = _taxonomy(file, taxonomy)
    terms = _words_of_fields(fields)
    return Lexicon(
        home,
        _home_words(tables.get(home or "", {})),
        MappingProxyType({name: row["label"] for name, row in fields.items()}),
        MappingProxyType({form: row for word, row in homonyms.items() for form in (word, word.upper())}),
        Contexts(**{key: frozenset(names) for key, names in table("contexts").items()}),
        frozenset(blocs()),
        (home, file, taxonomy, aliases, without),
        MappingProxyType({code: row["name"] for code, row in tables.items()}),
        _automaton(words),
        tuple(tuple(entries) for entries in words.values()),
        _automaton(terms),
        tuple(tuple(entries) for entries in terms.values()),
        MappingProxyType({folded(city): code for code, cities in table("cities").items() for city in cities}),
    )


@lru_cache
def _codes() -> tuple[frozenset[str], Mapping[str, str]]:
    """The valid codes, and what people write instead of one."""
    tables = {**table("countries"), **table("blocs")}
    meant: dict[str, str] = {}
    for code, row in tables.items():
        for word in _of_keys(row, ("name", "names", "vietnamese", "demonyms", "capitals")):
            meant.setdefault(folded(word), code)
    return frozenset(tables), meant


def _of_keys(row: Mapping[str, Any], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        value = row.get(key, ())
        yield from (value,) if isinstance(value, str) else value


def _home_words(row: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(_of_keys(row, ("name", "names", "demonyms", "vietnamese")))


def _words_of_countries(
    tables: Mapping[str, Mapping[str, Any]], homonyms: Mapping[str, Homonym], aliases: tuple[tuple[str, str], ...], without: tuple[str, ...]
) -> dict[str, list[_Entry]]:
    """Every form of every word with what it means; in Vietnamese its own entries come first. A desk's alias replaces what stood there."""
    words: dict[str, list[_Entry]] = {}

    def add(word: str, entry: _Entry, *, capitals: bool = True) -> None:
        for spelling in _spellings(word, entry.language):
            for form in dict.fromkeys((spelling, spelling.upper()) if capitals else (spelling,)):
                words.setdefault(form, []).append(entry)

    for code, row in tables.items():
        for key, kind in _KINDS.items():
            language = "vi" if key.startswith("vietnamese") else None
            for word in _of_keys(row, (key,)):
                one_syllable = language is not None and " " not in word and len(word) < 5  # "ANH" in capitals is a name or a pronoun
                add(word, _Entry(code, kind, language), capitals=kind not in ("abbreviation", "currency") and not one_syllable)
    for word, both in homonyms.items():
        for form in (word, word.upper()):
            words[form] = [_Entry(both.first, both.kind, None)]
    for key, phrases in table("decoys").items():
        for phrase in phrases:
            add(phrase, _Entry("", "decoy", "vi" if key == "vietnamese" else None))
    for word, code in aliases:
        words[word] = [_Entry(code, "alias", None)]
    for entries in words.values():
        entries.sort(key=lambda entry: entry.language is None)
        entries[:] = [_Entry("", "off", entry.language) if entry.code in without else entry for entry in entries]
    return words


_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ",
    "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
"""The two ways of setting a tone mark at the end of a syllable: "hòa" and "hoà"."""
_TONE = re.compile(rf"(?:{'|'.join(_TONES)})(?!\w)")


def _spellings(word: str, language: str | None) -> tuple[str, ...]:
    """The word as the tables have it, with a printer's apostrophe, with "&", and in Vietnamese with the tone mark set the other way."""
    forms = [word]
    if "'" in word:
        forms.append(word.replace("'", "’"))
    if " and " in word:
        forms.append(word.replace(" and ", " & "))
    if language and (other := _TONE.sub(lambda found: _TONES[found[0]], word)) != word:
        forms.append(other)
    return tuple(forms)


def _spoken(entries: tuple[_Entry, ...], language: str) -> _Entry | None:
    return next((entry for entry in entries if entry.language in (None, language)), None)


def _automaton(words: Iterable[str]) -> AhoCorasick:
    """Standard matching with overlaps: leftmost-longest would lose "US" in "US Treasurys" to the "US Treasury" that does not end there."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(list(words), matchkind=MatchKind.Standard)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word runs on over the match's edges; an edge that is no letter or digit ("Sino-", "U.S.") needs no end of a word."""
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


# -- the fields --------------------------------------------------------------------------------------------------------------------------


def _taxonomy(file: str, text: str) -> dict[str, dict[str, Any]]:
    """The fields by name, in the file's order. Raises ConfigError with the place for anything that is not as it should be."""
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(file, f"is not TOML: {error}") from error
    if not fields:
        raise ConfigError(file, 'names no field; a field is a table: ["quantum"], then label = "Quantum" and terms = ["quantum"]')
    for name, row in fields.items():
        _check_field(f"{file}: {name}", row)
    return fields


def _check_field(place: str, row: object) -> None:
    if not isinstance(row, dict):
        raise ConfigError(place, 'is no table; write it as ["' + place.rpartition(": ")[2] + '"] on a line of its own')
    for key, value in row.items():
        if key not in _FIELD_KEYS:
            near = difflib.get_close_matches(key, _FIELD_KEYS, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(_FIELD_KEYS)}"
            raise ConfigError(f"{place}.{key}", f"there is no such key; {hint}")
        if key == "label":
            _check_label(f"{place}.label", value)
        elif not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise ConfigError(f"{place}.{key}", 'has to be a list of words, such as ["quantum", "qubit"]')
    if "label" not in row:
        raise ConfigError(f"{place}.label", "is missing; it is the short name in a chart")
    if not any(row.get(key) for key in ("terms", "weak", "vietnamese")):
        raise ConfigError(f"{place}.terms", "is missing; without words the field is never found")


def _check_label(place: str, label: object) -> None:
    if not isinstance(label, str) or not label.strip():
        raise ConfigError(place, 'has to be a short text, such as "Quantum"')
    longest = max((len(line) for line in label.split("\n")), default=0)
    if longest > _LABEL_LETTERS or label.count("\n") > 1:
        raise ConfigError(place, f'"{label}" is too long for a chart; at most two lines (\\n) of at most {_LABEL_LETTERS} letters each')


def _words_of_fields(fields: Mapping[str, Mapping[str, Any]]) -> dict[str, list[_TermEntry]]:
    """Every form in lower case with the fields it belongs to; a term with a capital has to stand exactly so, or in plural."""
    words: dict[str, list[_TermEntry]] = {}
    for name, row in fields.items():
        for key in ("terms", "vietnamese", "weak", "not"):
            for term in row.get(key, ()):
                for form in _forms(term) if key != "vietnamese" else (term,):
                    exactly = form if form != form.lower() and key != "vietnamese" else None
                    words.setdefault(form.lower(), []).append(_TermEntry("" if key == "not" else name, key == "weak", exactly))
    return words


_PLURALS = re.compile(r"(?:s|x|z|ch|sh)$")


def _forms(term: str) -> tuple[str, ...]:
    """The term and its plural: "battery" and "batteries", "GPU" and "GPUs"."""
    if not term[-1].isalpha() or term.endswith(("s", "ing")):
        return (term,)
    if re.search(r"[^aeiouAEIOU]y$", term):
        return (term, term[:-1] + "ies")
    return (term, term + ("es" if _PLURALS.search(term) else "s"))
