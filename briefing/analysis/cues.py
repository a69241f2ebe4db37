"""Makes of a document its cues: the words that mean a country here, where they stand, and which of them are said in passing.

The lexicon knows what a word can mean; this file knows when it means something else (a person, a firm, a currency, a language).
What the cues weigh, and what follows from them, is left to `countries`.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.analysis import datelines
from briefing.model import Document, Evidence, Sentence, Span, Zone

if TYPE_CHECKING:
    from briefing.analysis.datelines import Dateline
    from briefing.lexicon import Contexts, Cue, Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A cue that means its country in this document; one of a bloc that the desk has switched off has no code and means nobody of ours.

    `aside`: said in passing, to compare with, as one of a long list, or a bloc as the place where others meet. `office`: who holds an
    office of the country follows ("the Japanese Minister"). `row`: the number of the enumeration that it stands in, with at least two
    others; None elsewhere.
    """

    code: str
    kind: str
    zone: Zone
    evidence: Evidence
    aside: bool = False
    office: bool = False
    row: int | None = None


def read(document: Document, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Seen, ...]:
    """The document's cues in reading order: the title's, the dateline's, the rest of the text's."""
    title, text = document.title or "", document.text
    titled, bodied = (
        _at_venues(words, _in_their_regions(words, _meant(words, document.language, lexicon), lexicon.contexts)) for words in (title, text)
    )
    titled, bodied = _without_people(title, titled, text, bodied, lexicon.contexts)
    titled, bodied = _of_two(titled, bodied, lexicon)
    opened, dateline = _dateline(text)
    opening = dateline.end if dateline else 0
    first = next((sentence.end for sentence in sentences if sentence.end > opening), 0)
    seen = list(_seen("title", title, titled, until=len(title), before="title", lexicon=lexicon))
    seen += _of_dateline(text, dateline.place if dateline else None, bodied, lexicon)
    behind = [cue for cue in bodied if cue.start >= opening or cue.end <= opened]
    seen += _seen("text", text, behind, until=first, before="first", lexicon=lexicon)
    return tuple(seen)


def _seen(place: Literal["title", "text"], text: str, cues: list[Cue], *, until: int, before: Zone, lexicon: Lexicon) -> Iterator[Seen]:
    """The cues with their zone: `before` that offset, behind it the rest."""
    for number, row in enumerate(_enumerations(text, cues)):
        codes = {cue.code for cue in row}
        aside = _is_aside(text, row, codes)
        for cue in row:
            yield Seen(
                code=cue.code,
                kind=cue.kind,
                zone=before if cue.start < until else "rest",
                evidence=Evidence(place=place, start=cue.start, end=cue.end, text=cue.text),
                aside=aside or (cue.code in lexicon.blocs and _is_forum(text, cue)),
                office=_word_after(text, cue.end).lower() in lexicon.contexts.offices,
                row=number if len(codes) > 2 else None,
            )


# -- what a word means by the words beside it ----------------------------------------------------------------------------------------------


def _meant(text: str, language: str, lexicon: Lexicon) -> list[Cue]:
    """The cues that mean a place, with a weaker kind where they only name a firm or a currency after it; blocs that are off too."""
    return [
        _weakened(text, cue, lexicon.contexts)
        for cue in lexicon.cues(text, language=language)
        if (cue.code or cue.kind == "off") and not _is_something_else(text, cue, language, lexicon.contexts)
    ]


def _is_something_else(text: str, cue: Cue, language: str, contexts: Contexts) -> bool:
    if cue.kind == "abbreviation":
        return not re.search(r"[^\W\d_]\.?, $", text[max(0, cue.start - 4) : cue.start])
    if cue.text == "US":
        return _word_before(text, cue.start) in contexts.before_us
    if cue.text in ("Turkey", "TURKEY"):
        return _word_after(text, cue.end).lower() in contexts.after_turkey
    if cue.kind in _NAMING and _word_after(text, cue.end) in contexts.outlet_words:
        return True
    if cue.kind == "demonym":
        before, after = _word_before(text, cue.start), _word_after(text, cue.end)
        return after in contexts.language_words or before in contexts.speaking
    return language == "vi" and cue.kind == "name" and len(cue.text) <= 4 and _is_vietnamese_word(text, cue, contexts)


_NAMING = frozenset({"name", "demonym", "capital", "city", "region"})


def _is_vietnamese_word(text: str, cue: Cue, contexts: Contexts) -> bool:
    """Whether a syllable that is also a country ("Anh", "Đức", "Nga", "Mỹ", "Ý") is a pronoun, a name's part or the start of a sentence."""
    before = _word_before(text, cue.start)
    if before.lower() in contexts.vietnamese_of_country:
        return False
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
    if cue.kind in _NAMING and _is_firm(text, cue, contexts):
        return dataclasses.replace(cue, kind="firm")
    return cue


def _at_venues(text: str, cues: list[Cue]) -> list[Cue]:
    """The cues, with a country that only tells where something is ("in Vientiane, Laos", "the Cup in Qatar") weakened to a place."""
    return [
        dataclasses.replace(cue, kind="city") if cue.kind == "name" and _is_venue(text, before, cue) else cue
        for before, cue in zip([None, *cues], cues, strict=False)
    ]


_HELD_IN = re.compile(
    r"\b(?:[Cc]up|[Gg]ames|[Cc]hampionships?|[Tt]ournament|Olympics|[Ss]ummit|[Cc]onference|[Ff]orum|[Ff]estival|[Ee]xpo|[Ff]air)"
    r"(?: [\w-]+)? in (?:the )?$"
)


def _is_venue(text: str, before: Cue | None, country: Cue) -> bool:
    if before and before.kind in ("city", "capital") and before.code == country.code and text[before.end : country.start] == ", ":
        return True
    return _HELD_IN.search(text, max(0, country.start - 60), country.start) is not None


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


def _in_their_regions(text: str, cues: list[Cue], contexts: Contexts) -> list[Cue]:
    """The cues, with a city given to the region behind its comma: "Moscow, Idaho" and "Paris, Ont." lie neither in Russia nor in France."""
    return [
        dataclasses.replace(cue, code=after.code, kind="city") if after and _lies_in(text, cue, after, contexts) else cue
        for cue, after in itertools.zip_longest(cues, cues[1:])
    ]


def _lies_in(text: str, cue: Cue, region: Cue, contexts: Contexts) -> bool:
    """Whether a city, or a town named like a country ("Lebanon, Ohio"), is told by its region; not in a list ("Mexico, Texas and Utah")."""
    if region.kind not in ("region", "abbreviation") or text[cue.end : region.start] != ", ":
        return False
    if cue.kind in ("city", "capital", "institution"):
        return True
    if cue.text not in contexts.towns:
        return False
    return region.kind == "abbreviation" or (
        _word_before(text, cue.start) in _PREPOSITIONS and not re.match(r",? (?:and|or)\b|, [A-Z]", text[region.end : region.end + 6])
    )


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
    if before and _is_surname(text, cue, before.lstrip("“\"'("), contexts):
        return True
    if cue.text not in contexts.place_first or before in _PREPOSITIONS:
        return False
    after = re.match(r" ([A-Z][a-z]+)(?: ([A-Z][a-z]+))?", text[cue.end : cue.end + 40])
    return after is not None and not any(word in contexts.no_surname for word in after.groups() if word)


def _is_surname(text: str, cue: Cue, before: str, contexts: Contexts) -> bool:
    """Whether the place is a surname behind this word: a first name, an initial, a form of address, or any name where it "said"."""
    if cue.text not in contexts.place_surnames and (cue.kind not in ("capital", "city", "region") or " " in cue.text):
        return False
    if before in contexts.first_names or before in contexts.address or re.fullmatch(r"[A-Z]\.", before):
        return True
    if not re.fullmatch(r"[A-Z][a-z]+", before) or before in contexts.no_first_name:
        return False
    return _word_after(text, cue.end) in contexts.said or bool(re.match(r", (?:an? )?\d\d\b", text[cue.end : cue.end + 8]))


_PREPOSITIONS = frozenset(
    {"across", "against", "around", "for", "from", "in", "into", "inside", "near", "of", "to", "toward", "towards", "with", "within"}
)


# -- words of two countries ----------------------------------------------------------------------------------------------------------------


def _of_two(titled: list[Cue], bodied: list[Cue], lexicon: Lexicon) -> tuple[list[Cue], list[Cue]]:
    """The cues, with those that two countries share given to the one that the document speaks of by others."""
    both = [cue for cue in (*titled, *bodied) if cue.text in lexicon.homonyms]
    if not both:
        return titled, bodied
    shared = Counter((word.first, word.other) for cue in both for word in [lexicon.homonyms[cue.text]])
    certain = Counter((cue.code, cue.kind) for cue in (*titled, *bodied) if cue.text not in lexicon.homonyms)
    codes = {code for code, _ in certain}

    def settled(cue: Cue) -> Cue:
        word = lexicon.homonyms.get(cue.text)
        if word is None or word.first in codes or word.first == lexicon.home:  # at home nobody says "South"
            return cue
        least = shared[word.first, word.other] if word.as_many else 1
        others = sum(certain[word.other, kind] for kind in word.needs)
        return dataclasses.replace(cue, code=word.other, kind=word.other_kind) if others >= least else cue

    return [settled(cue) for cue in titled], [settled(cue) for cue in bodied]


# -- the dateline --------------------------------------------------------------------------------------------------------------------------

_KICKER = 15  # words: so short a first paragraph is a headline or a summary


def _dateline(text: str) -> tuple[int, Dateline | None]:
    """The text's dateline and where it begins: at the front, or behind a first paragraph that is only a line. It is not bounded by the
    sentence: "ST. LOUIS, Mo." may be two."""
    found = datelines.find(text, 0, len(text))
    first, gap, _ = text.partition("\n\n")
    if found is None and gap and len(first.split()) <= _KICKER:
        second = len(first) + len(gap)
        return second, datelines.find(text, second, len(text))
    return 0, found


def _of_dateline(text: str, place: Span | None, cues: list[Cue], lexicon: Lexicon) -> list[Seen]:
    """The countries of the dateline's places: what follows the comma decides ("CAMBRIDGE, Mass."), else the city; "/" parts two places."""
    if place is None:
        return []
    return [seen for start, stop in _places(text, place.start, place.end) if (seen := _of_place(text, start, stop, cues, lexicon))]


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
    if best and code in lexicon.blocs and best.text in lexicon.homonyms:  # a bloc's metonym, but a place here
        code = lexicon.homonyms[best.text].first
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


def _is_aside(text: str, row: list[Cue], codes: set[str]) -> bool:
    """Whether an enumeration is compared with, gives examples, or is long."""
    before = text[max(0, row[0].start - 100) : row[0].start].rpartition("\n")[2]
    return len(codes) >= _LONG_LIST or bool(_COMPARES.search(before)) or (len(codes) > 1 and bool(_LISTS.search(before)))


_FORUM = re.compile(
    r"(?:[-–](?:led|plus|wide)\b"
    r"|(?: ?[-–+] ?[\w+]+)*(?: [A-Z][\w'’-]*){0,3} (?:[Ss]ummits?|[Mm]eetings?|[Cc]onference|[Ff]orum|[Cc]hair\w*|[Gg]ames"
    r"|[Mm]ember(?:s| (?:states?|countr(?:y|ies)|nations?))?|countr(?:y|ies)|nations?|states|region|bloc)\b)"
)


def _is_forum(text: str, cue: Cue) -> bool:
    """Whether a bloc is only where others meet or what they belong to: "the ASEAN Summit", "ASEAN-led", "EU member states"."""
    return _FORUM.match(text, cue.end, cue.end + 60) is not None


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
