"""Finds the people and bodies that an article introduces with a country, and where it names them again without it.

"South Korean President Lee Jae Myung" makes a word of South Korea of each later "Lee", "the Korea International Cooperation Agency
(KOICA)" of each later "KOICA". What follows for a sentence is left to `concerns`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.analysis.words import word_lists
from briefing.text import UPPER

if TYPE_CHECKING:
    from briefing.analysis.cues import Seen


def find(text: str, seen: Sequence[Seen]) -> tuple[tuple[int, str], ...]:
    """Where a name stands in the text that was introduced with a country, and that country's code, and "the North" of two Koreas. A name of
    two countries is nobody's."""
    cues = {cue.evidence.start: cue for cue in seen if cue.evidence.place == "text"}
    codes: dict[str, str] = {}
    for names, code in (*_people(text, cues), *_bodies(text, cues)):
        for name in (name for name in names if name not in word_lists("firmness")["calendar"]):  # "Theresa May", and in May …
            codes[name] = code if codes.get(name, code) == code else ""
    return (*(_named_again(text, codes) if codes else ()), *_halves(text, cues.values()))


_OF_PEOPLE = frozenset({"name", "alias", "demonym"})
_OF_BODIES = _OF_PEOPLE | {"firm", "institution"}
_OFFICES = frozenset(
    (
        "adviser advisor ambassador captain ceo chair chairman chairperson chairwoman chancellor chief commander commissioner "
        "consul coordinator counsellor counterpart delegate diplomat director emperor envoy executive fm founder general "
        "governor head king lawmaker leader mayor minister mp official pm premier president prince princess professor queen "
        "representative researcher scientist secretary senator speaker spokesman spokesperson spokeswoman treasurer "
        "under-secretary undersecretary vice-president"
    ).split()
)
_LINKS = frozenset("& and for in of on the to".split())
_OF_OFFICES = frozenset(
    (
        "acting affairs agency agriculture asia asian assembly assistant associate association board business cabinet central "
        "chamber city climate commerce commission committee communications communist cooperation corporation council culture "
        "current customs defence defense department deputy designate development digital duke east economic economy education "
        "embassy employment energy environment environmental european export external federal federation finance first foreign "
        "former government grand growth health high honorary house ict incoming industry information infrastructure innovation "
        "institute interior international investment joint justice labor labour lands managing middle ministry national new "
        "newly oceans office outgoing pacific parliament party people's permanent planning plenary policy prime promotion "
        "public research resources rural science sciences scientific security senate senior small social special sports state "
        "states tech technology telecommunications then tourism trade transport transportation under union university vice "
        "visiting water welfare"
    ).split()
)
"""Words that stand between a country and a person's name and are no part of it."""
_NO_NAMES = frozenset("A After An And As At But By For He Her His If In It Its On She So The Their They This To When While With".split())
_GAP = re.compile(r"(?:['’]s?)?(?:,? \(|\)?,? )")
_WORD = re.compile(r"[\w&][\w.'’&-]*")
_LONGEST = 16  # words from the country to the name's end: "Minister of Science and Technology …"


# -- people ------------------------------------------------------------------------------------------------------------------------------


def _people(text: str, cues: Mapping[int, Seen]) -> Iterator[tuple[Sequence[str], str]]:
    for cue in cues.values():
        names = (_named_behind(text, cue, cues) or _named_before(text, cue)) if cue.kind in _OF_PEOPLE else ()
        if names:
            yield names, cue.code


def _named_behind(text: str, cue: Seen, cues: Mapping[int, Seen]) -> Sequence[str]:
    """The words of the name behind country and office: "Indian counterpart, Ravi Rao", "Swedish Ambassador to Vietnam Ann Berg"."""
    names: list[str] = []
    has_office, is_beside_office, before, at = False, False, "", cue.evidence.end
    for _ in range(_LONGEST):
        gap = _GAP.match(text, at)
        word = _WORD.match(text, gap.end()) if gap else None
        if gap is None or word is None or ("," in gap[0] and (names or not has_office)):
            break
        other = cues.get(word.start())
        bare = _bare(word[0])
        low = bare.lower()
        if other is not None:
            if names or (before not in _LINKS and other.code != cue.code):
                break
            at = other.evidence.end
        elif low in _LINKS or low in _OFFICES or low in _OF_OFFICES or "(" in gap[0]:
            if names or (has_office and _begins_anew(low, before, gap[0])):
                break
            has_office = has_office or low in _OFFICES
            at = word.end()
        elif bare[0].isupper() and bare not in _NO_NAMES:
            names.append(bare)
            is_beside_office = is_beside_office or before in _OFFICES
            at = word.end()
        else:
            break
        at += "(" in gap[0]
        before = low
        if word[0].endswith(".") and len(bare) > 2:  # the sentence's end, and no initial
            break
    return names[:5] if has_office and (len(names) > 1 or is_beside_office) else ()


def _begins_anew(low: str, before: str, gap: str) -> bool:
    """Whether another noun group begins: "the Korean minister and Party Secretary …", "with the EU ambassador, President …"."""
    return (low == "and" and ("," in gap or before in _OFFICES)) or ("," in gap and low in _OFFICES)


_BEFORE = re.compile(rf"([A-Z][\w-]*) ((?:[{UPPER}][\w.'’-]+ ){{1,3}}(?:[A-Z]\. )?[{UPPER}][\w'’-]+) of (?:the )?$")


def _named_before(text: str, cue: Seen) -> Sequence[str]:
    """The words of the name between office and country: "President Lee Jae Myung of South Korea"."""
    found = _BEFORE.search(text, max(0, cue.evidence.start - 80), cue.evidence.start)
    if found is None or found[1].lower() not in _OFFICES:
        return ()
    words = [_bare(word) for word in found[2].split()]
    return () if any(word.lower() in _OFFICES or word.lower() in _OF_OFFICES for word in words) else [w for w in words if len(w) > 1]


def _bare(word: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        word = word.removesuffix(ending)
    return word.rstrip(".")


# -- bodies ------------------------------------------------------------------------------------------------------------------------------

_SHORT_NAME = re.compile(r" \(([A-Z][A-Za-z-]{1,9})\)")
_REST_OF_TITLE = re.compile(rf"(?:['’]s)?(?: ?[-–] ?[{UPPER}][\w-]*)?(?: (?:[{UPPER}][\w-]*|of|and|for|on|the|&))*")
_LONGEST_TITLE = 80  # characters


def _bodies(text: str, cues: Mapping[int, Seen]) -> Iterator[tuple[Sequence[str], str]]:
    """The short names, in brackets, of what has one country in its full name."""
    starts = sorted(cues)
    for found in _SHORT_NAME.finditer(text):
        first, last = (bisect.bisect_left(starts, at) for at in (found.start() - _LONGEST_TITLE, found.start()))
        near = [cues[start] for start in starts[first:last]]
        if found.start(1) in cues or (near and near[-1].evidence.end > found.start()):  # it is a word of its country anyway
            continue
        codes = {c.code for c in near if c.kind in _OF_BODIES and _REST_OF_TITLE.fullmatch(text, c.evidence.end, found.start())}
        if len(codes) == 1:
            yield (found[1],), codes.pop()


# -- named again -------------------------------------------------------------------------------------------------------------------------

_CAPITALISED = re.compile(rf"[{UPPER}][\w'’-]+")


def _named_again(text: str, codes: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Every place of a name, unless a word beside it shows that it is part of another one."""
    words = [(found.start(), found.end(), _bare(found[0])) for found in _CAPITALISED.finditer(text)]
    for index, (start, end, word) in enumerate(words):
        code = codes.get(word)
        if not code:
            continue
        before = words[index - 1] if index and _is_joined(text, words[index - 1][1], start) else None
        after = words[index + 1] if index + 1 < len(words) and _is_joined(text, end, words[index + 1][0]) else None
        if all(_goes_with(other[2], code, codes) for other in (before, after) if other):
            yield start, code


def _is_joined(text: str, end: int, start: int) -> bool:
    return start == end + 1 and text[end] == " "


def _goes_with(word: str, code: str, codes: Mapping[str, str]) -> bool:
    low = word.lower()
    return codes.get(word) == code or low in _OFFICES or low in _OF_OFFICES or low in _COURTESIES or word in _NO_NAMES


_COURTESIES = frozenset("dr mr mrs ms".split())


# -- halves ------------------------------------------------------------------------------------------------------------------------------

_HALF = re.compile(r"\b[Tt]he (North|South)(?=['’]s\b|[,.;:?!]| (?!of\b)[a-z])")


def _halves(text: str, cues: Iterable[Seen]) -> Iterator[tuple[int, str]]:
    """Every "the North" where both North and South Korea are spoken of; with one of them alone it may be a part of home."""
    pairs = ((cue.evidence.text.partition(" ")[0], cue.code) for cue in cues)
    codes = {half: code for half, code in pairs if half in ("North", "South")}
    if len(set(codes.values())) == 2:
        for found in _HALF.finditer(text):
            yield found.start(), codes[found[1]]
