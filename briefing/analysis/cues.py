"""Makes of a document its cues: the words that mean a country here, where they stand, and which of them are said in passing.

The lexicon knows what a word can mean; this file knows when it means something else (a person, a firm, a currency, a language).
What the cues weigh, and what follows from them, is left to `countries`.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.model import Document, Evidence, Sentence, Zone

if TYPE_CHECKING:
    from briefing.lexicon import Contexts, Cue, Lexicon

@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A cue that means its country in this document. `aside`: said in passing, to compare with or as one of a list."""

    code: str
    kind: str
    zone: Zone
    evidence: Evidence
    aside: bool = False


def read(document: Document, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Seen, ...]:
    """The document's cues in reading order: the title's, the dateline's, the rest of the text's."""
    title, text = document.title or "", document.text
    titled, bodied = (_in_their_regions(words, _meant(words, document.language, lexicon)) for words in (title, text))
    titled, bodied = _without_people(title, titled, text, bodied, lexicon.contexts)
    titled, bodied = _of_two(titled, bodied, lexicon)
    opening = _dateline(text)
    first = sentences[0].end if sentences else 0
    seen = [Seen(code=c.code, kind=c.kind, zone="title", evidence=_evidence("title", c), aside=a) for c, a in _with_asides(title, titled)]
    seen += _of_dateline(text, opening, bodied, lexicon)
    for cue, aside in _with_asides(text, [cue for cue in bodied if cue.start >= opening]):
        zone: Zone = "first" if cue.start < first else "rest"
        seen.append(Seen(code=cue.code, kind=cue.kind, zone=zone, evidence=_evidence("text", cue), aside=aside))
    return tuple(seen)


def _evidence(place: Literal["title", "text"], cue: Cue) -> Evidence:
    return Evidence(place=place, start=cue.start, end=cue.end, text=cue.text)


# -- what a word means by the words beside it ----------------------------------------------------------------------------------------------


def _meant(text: str, language: str, lexicon: Lexicon) -> list[Cue]:
    """The cues that mean a place, with a weaker kind where they only name a firm or a currency after it."""
    return [
        _weakened(text, cue, lexicon.contexts)
        for cue in lexicon.cues(text, language=language)
        if cue.code and not _is_something_else(text, cue, language, lexicon.contexts)
    ]


def _is_something_else(text: str, cue: Cue, language: str, contexts: Contexts) -> bool:
    if cue.kind == "abbreviation":
        return not re.search(r"[^\W\d_]\.?, $", text[max(0, cue.start - 4) : cue.start])
    if cue.text == "US":
        return _word_before(text, cue.start) in contexts.before_us
    if cue.text in ("Turkey", "TURKEY"):
        return _word_after(text, cue.end).lower() in contexts.after_turkey
    if cue.kind == "demonym":
        return _word_after(text, cue.end) in contexts.language_words or _word_before(text, cue.start) in contexts.speaking
    return language == "vi" and cue.kind == "name" and len(cue.text) <= 4 and _is_vietnamese_word(text, cue, contexts)


def _is_vietnamese_word(text: str, cue: Cue, contexts: Contexts) -> bool:
    """Whether a syllable that is also a country ("Anh", "Đức", "Nga", "Mỹ", "Ý") is a pronoun, a name's part or the start of a sentence."""
    before = _word_before(text, cue.start)
    if before in contexts.vietnamese_before:
        return True
    if before[:1].isupper() and before.isalpha():  # "Phan Anh", "Nguyễn Văn Đức"; but "EU, Mỹ" and "VIỆT - MỸ"
        return not before.isupper()
    if not before or before[-1] in '.!?:“"':
        return _word_after(text, cue.end) not in contexts.vietnamese_after and text[cue.end : cue.end + 1] not in (",", "-", "–")
    return False


def _weakened(text: str, cue: Cue, contexts: Contexts) -> Cue:
    if cue.kind in ("name", "demonym") and _word_after(text, cue.end).lower() in contexts.money_words:
        return dataclasses.replace(cue, kind="currency")
    if cue.kind in ("name", "demonym", "region", "capital", "city") and _is_firm(text, cue, contexts):
        return dataclasses.replace(cue, kind="firm")
    return cue


_CAPITALISED = re.compile(r"(?: (?:(?:&|and|of) )?([A-Z][\w.'-]*|[A-Z&]{2,}),?)")


def _is_firm(text: str, cue: Cue, contexts: Contexts) -> bool:
    """Whether the word opens a firm's name, "France Fund Inc": at most three capitalised words and then one that ends such a name."""
    at = cue.end
    for _ in range(4):
        word = _CAPITALISED.match(text, at)
        if word is None:
            return False
        name = word[1].rstrip(".")
        if name in contexts.firm_words or (name.isupper() and name.capitalize() in contexts.firm_words):
            return True
        at = word.end()
    return False


_BEFORE = re.compile(r"(\S+)\s$")
_AFTER = re.compile(r"\s([^\s,.;:!?)\"”]+)")


def _word_before(text: str, start: int) -> str:
    """The word in front, with its punctuation; empty at the beginning of a paragraph."""
    found = _BEFORE.search(text, max(0, start - 30), start)
    return found[1] if found and "\n" not in text[found.end(1) : start] else ""


def _word_after(text: str, end: int) -> str:
    """The next word where only a blank stands between, without punctuation."""
    found = _AFTER.match(text, end)
    return found[1] if found else ""


def _in_their_regions(text: str, cues: list[Cue]) -> list[Cue]:
    """The cues, with a city given to the region behind its comma: "Moscow, Idaho" and "Paris, Ont." lie neither in Russia nor in France."""
    return [
        dataclasses.replace(cue, code=after.code, kind="city")
        if after and cue.kind in ("city", "capital") and after.kind in ("region", "abbreviation") and text[cue.end : after.start] == ", "
        else cue
        for cue, after in itertools.zip_longest(cues, cues[1:])
    ]


# -- people ------------------------------------------------------------------------------------------------------------------------------


def _without_people(title: str, titled: list[Cue], text: str, bodied: list[Cue], contexts: Contexts) -> tuple[list[Cue], list[Cue]]:
    """The cues without those that are people's names. Where "Jordan" was a person once it is one everywhere, unless the document
    speaks of the country by another word too."""
    people = {(0, cue.start) for cue in titled if _is_person(title, cue, contexts)}
    people |= {(1, cue.start) for cue in bodied if _is_person(text, cue, contexts)}
    if not people:
        return titled, bodied
    names = {cue.text.upper() for place, cues in ((0, titled), (1, bodied)) for cue in cues if (place, cue.start) in people}
    other = {cue.code for cue in (*titled, *bodied) if cue.text.upper() not in names}

    def kept(place: int, cues: list[Cue]) -> list[Cue]:
        return [c for c in cues if (place, c.start) not in people and (c.text.upper() not in names or c.code in other)]

    return kept(0, titled), kept(1, bodied)


def _is_person(text: str, cue: Cue, contexts: Contexts) -> bool:
    before = _word_before(text, cue.start)
    if cue.text in contexts.place_surnames and before:
        bare = before.lstrip("“\"'(")
        if bare in contexts.first_names or bare in contexts.address or re.fullmatch(r"[A-Z]\.", bare):
            return True
    if cue.text not in contexts.place_first or before in _PREPOSITIONS:
        return False
    after = re.match(r" ([A-Z][a-z]+)(?: ([A-Z][a-z]+))?", text[cue.end : cue.end + 40])
    return bool(after) and not any(word in contexts.no_surname for word in after.groups() if word)  # type: ignore[union-attr]  # tested


_PREPOSITIONS = frozenset(
    {"across", "against", "around", "for", "from", "in", "into", "inside", "near", "of", "to", "toward", "towards", "with", "within"}
)


# -- words of two countries ----------------------------------------------------------------------------------------------------------------


def _of_two(titled: list[Cue], bodied: list[Cue], lexicon: Lexicon) -> tuple[list[Cue], list[Cue]]:
    """The cues, with those that two countries share given to the one that the document speaks of by others."""
    both = [cue for cue in (*titled, *bodied) if cue.text in lexicon.homonyms]
    if not both:
        return titled, bodied
    certain = {(cue.code, cue.kind) for cue in (*titled, *bodied) if cue.text not in lexicon.homonyms}
    codes = {code for code, _ in certain}

    def settled(cue: Cue) -> Cue:
        word = lexicon.homonyms.get(cue.text)
        if word is None or word.first in codes or not any((word.other, kind) in certain for kind in word.needs):
            return cue
        return dataclasses.replace(cue, code=word.other, kind=word.other_kind)

    return [settled(cue) for cue in titled], [settled(cue) for cue in bodied]


# -- the dateline --------------------------------------------------------------------------------------------------------------------------

_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)\.?"
)
_DATELINE = re.compile(
    r"\W{0,5}(?P<place>[^\W\d_][^\d()\n–—]{1,60}?)"
    rf"(?P<date>,? {_MONTH} \d{{1,2}}(?:, \d{{4}})?|,? \d{{1,2}} {_MONTH}(?: \d{{4}})?)?"
    r"(?P<agency> ?\([A-Z][^()\n]{1,24}\)| ?/[A-Z][^/\n]{1,24}/)?"
    r",? ?(?:-{1,2}|[–—]|:)[ \n]",
)


def _dateline(text: str) -> int:
    """Where the dateline "HANOI, Aug 13 (VNA) –" ends that opens the text; 0 where there is none."""
    found = _DATELINE.match(text)
    if found is None:
        return 0
    place = found["place"]
    capitals = place.split(",")[0].isupper() and found[0].rstrip()[-1] != ":"
    return found.end() if capitals or found["date"] or found["agency"] else 0


def _of_dateline(text: str, end: int, cues: list[Cue], lexicon: Lexicon) -> list[Seen]:
    """The countries of the dateline's places: what follows the comma decides ("CAMBRIDGE, Mass."), else the city; "/" parts two places."""
    if not end:
        return []
    place = _DATELINE.match(text).span("place")  # type: ignore[union-attr]  # `end` says that there is one
    return [seen for start, stop in _places(text, *place) if (seen := _of_place(text, start, stop, cues, lexicon))]


def _places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in text[start:end].split("/"):
        yield start, start + len(part)
        start += len(part) + 1


def _of_place(text: str, start: int, stop: int, cues: list[Cue], lexicon: Lexicon) -> Seen | None:
    inside = [cue for cue in cues if start <= cue.start and cue.end <= stop]
    wide = [cue for cue in inside if cue.kind in ("name", "region", "abbreviation")]
    best = (wide or inside)[-1] if inside else None
    city, _, rest = (part.strip() for part in text[start:stop].partition(","))
    code = best.code if best else _by_city(city, rest, lexicon)
    if code is None:
        return None
    at = text.index(city, start)
    evidence = Evidence(place="text", start=at, end=at + len(city), text=city)
    return Seen(code=code, kind=best.kind if best else "city", zone="dateline", evidence=evidence)


def _by_city(city: str, rest: str, lexicon: Lexicon) -> str | None:
    """By the region behind the comma, also where it is an abbreviation in capitals ("CALIF."), else by the table of larger cities."""
    of_region = [cue.code for cue in lexicon.cues(rest.title() + ".") if cue.code]
    return of_region[-1] if of_region else lexicon.country_of_dateline_city(city)


# -- in passing ----------------------------------------------------------------------------------------------------------------------------

_JOINT = re.compile(r"(?:['’]s)?(?:,| and| or| &| as well as|, and|, or| và| hoặc| cùng),?(?: (?:the|of the|nước))?\s*")
_COMPARES = re.compile(
    r"\b(?:(?:on (?:a )?par with|compar(?:ed|able) (?:with|to)|so với)\b"
    r"(?!.*\b(?:years?|months?|quarters?|period|19\d\d|20\d\d|năm|tháng|quý|kỳ)\b)[^,.;:!?]{0,70}"
    r"|(?:than|unlike|similar to|ahead of|behind|second only to|surpass(?:es|ed|ing)?|overt(?:akes?|ook|aken|aking)|giống như|tương tự)"
    r" (?:(?:in|at|for|that|those|of|the|nước|của|ở) )*)$",
    re.IGNORECASE,
)
"""In front of a country that is only compared with. Not "compared with last year" nor "ahead of his visit to"."""
_LISTS = re.compile(
    r"\b(?:such as|like|including|among them|followed by|for example|e\.g\.|như|gồm|trong đó có)\b[^.;!?]{0,25}$",
    re.IGNORECASE,
)
_LONG_LIST = 5
"""A list of so many countries is a list wherever it stands."""


def _with_asides(text: str, cues: list[Cue]) -> Iterator[tuple[Cue, bool]]:
    """Each cue, and whether it is said in passing: compared with, or in a list of examples, or in a long list."""
    for listed in _enumerations(text, cues):
        codes = len({cue.code for cue in listed})
        before = text[max(0, listed[0].start - 100) : listed[0].start].rpartition("\n")[2]
        aside = codes >= _LONG_LIST or bool(_COMPARES.search(before)) or (codes > 1 and bool(_LISTS.search(before)))
        yield from ((cue, aside) for cue in listed)


def _enumerations(text: str, cues: list[Cue]) -> Iterator[list[Cue]]:
    """The cues in runs that commas and "and" join; most runs are one cue long."""
    run: list[Cue] = []
    for cue in cues:
        if run and not _JOINT.fullmatch(text, run[-1].end, cue.start):
            yield run
            run = []
        run.append(cue)
    if run:
        yield run
