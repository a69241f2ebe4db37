"""Finds the dateline that opens a sentence: place, date and agency, which are no words of its statement. Which country the place lies in
is left to `cues`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.analysis import places
from briefing.model import Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where the statement begins behind it, and its places as printed ("CAMBRIDGE, Mass."; "SEOUL/TOKYO"); None where it names an agency
    only."""

    end: int
    place: Span | None


def length(text: str, sentence: Sentence) -> int:
    """How many characters of place, date and agency open the sentence."""
    found = find(text, sentence.start, sentence.end)
    return found.end - sentence.start if found else 0


def find(text: str, start: int, end: int) -> Dateline | None:
    """The dateline of the sentence that stands there.

    The first of a document may have an agency that nobody knows ("VNE -"), and any capital or well-known city by itself ("Roseau —",
    "APIA:").
    """
    if not _OPENS.match(text, start):
        return None
    end = min(end, start + LONGEST)
    if found := _BRACKETED.match(text, start, end):
        return Dateline(end=found.end(), place=_place(found))
    found = _DATELINE.match(text, start, end)
    if found is None or not _is_dateline(found, is_first=_NOTHING.fullmatch(text, 0, start) is not None):
        return None
    return Dateline(end=found.end(), place=_place(found))


LONGEST = 120  # characters
_NOTHING = re.compile(r"\s*")

_UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
_OPENS = re.compile(rf"[{_UPPER}(\[【]")
_AGENCY = (
    r"(?:CNN|AP|AFP|Reuters|REUTERS|VNA|VNS|VNP|TTXVN|VOV\d?|VTV|VTC|VGP|NDO|SGGPO?|TTO|NLĐO|PLO|VNF|QĐND|GD&TĐ|TG&VN|ĐCSVN|VnExpress|VietNamNet"
    r"|Xinhua|XINHUA|Yonhap|YONHAP|Kyodo|KYODO|Jiji|Nikkei|ANI|PTI|IANS|UPI|DPA|dpa|TASS|Tass|Interfax|Bernama|BERNAMA|ANTARA|Antara"
    r"|PNA|CNA|BBC|Bloomberg|KUNA|WAM|EFE|ANSA|AAP|Chinhphu\.vn|baochinhphu\.vn"
    r"|PRNewswire|PR\ Newswire|Business\ Wire|BUSINESS\ WIRE|GLOBE\ NEWSWIRE)"
)
_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})(?:,?\ \d{{4}})?|(?:ngày\ )?\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?)"
_WORD = rf"(?!{_MONTH}\ \d)[{_UPPER}][\w.'’-]{{0,20}}+"
_NAME = rf"{_WORD}(?:[ /]{_WORD}|\ (?:am|and|da|de|del|der|di|do|es|la|le|of|on|upon)(?=\ )){{0,4}}"
_CITY = (
    r"(?i:Hà\ Nội|Ha\ Noi|Hanoi|TP\.?\ ?HCM|TP\.?\ (?:Hồ\ Chí\ Minh|Ho\ Chi\ Minh)|HCM\ City|HCMC|Ho\ Chi\ Minh\ City|Đà\ Nẵng|Da\ Nang"
    r"|Huế|Hue|London|Seoul|Busan|Tokyo|Osaka|Washington|New\ York|Ottawa|Beijing|Shanghai|Hong\ Kong|Taipei|Brussels|Paris|Berlin|Geneva"
    r"|Rome|Madrid|Vienna|Moscow|Canberra|Sydney|Singapore|Bangkok|Jakarta|Manila|Kuala\ Lumpur|Phnom\ Penh|Vientiane|Yangon|New\ Delhi"
    r"|Dubai|Jerusalem|Cairo)"
)
"""Cities that open a report anywhere in a document, without date or agency: the capitals of the seeds' press, and where it has
correspondents. What others may, at its beginning only, `places` knows."""
_DATELINE = re.compile(
    rf"""(?:
      # VOV.VN -; NDO –
      (?P<signed>{_AGENCY}(?:\.VN|\.vn)?)(?=\ ?[-–—])
      # (CNN); (Chinhphu.vn) -
    | \((?P<alone>[^\W\d_][^()\d\n]{{1,30}})\)
      # HANOI, Aug 13 (VNA) –; CAMBRIDGE, Mass. (AP) —; New Delhi (CNN)
    | (?P<place>{_NAME}(?:\ ?,\ ?{_NAME}){{0,2}})
      (?:\ ?,?\ (?P<date>{_DATE}),?)?
      (?:\ ?[(/](?P<agency>[{_UPPER}][^()/\n:]{{0,40}}(?:/\w+)?)[)/])?
    )
    (?P<joint>\s*(?:--|[–—])|\.?\ ?-(?=\s)|\ ?:(?=\s)|)[-–—:\s]*
    # (VNA) - April 9, 2026. The minister
    (?:(?<=[-–—]\s){_DATE}\.\s+)?(?=\S)""",
    re.VERBOSE,
)
_KNOWN = re.compile(rf"(?:[A-Z]\w*[/-])?{_AGENCY}\b", re.VERBOSE)
_BY_CITY = re.compile(rf"{_CITY}(?:,\ {_NAME})?", re.VERBOSE)
_NEXT_CITY = re.compile(rf"{_CITY}\b", re.VERBOSE)
_TIES = re.compile(
    rf"{_NAME}\ (?:ties|relations|trade|cooperation|partnership|border|flights|summit|talks|friendship|route|line)\b", re.VERBOSE
)
_NEXT_NAME = re.compile(rf"{_WORD}(?:\ {_WORD}){{0,2}}", re.VERBOSE)
_OUTLET = re.compile(r" (?:Online|News|Newspaper|Daily|Times)$")  # "Sample Daily Online - The", at a document's beginning
_CAPITAL = re.compile(rf"[\"'“‘(<]?[\d{_UPPER}]")
# [서울=가나다뉴스] 홍길동 기자 = 한국과 …; [Tokyo, Kyodo]
_BRACKETED = re.compile(
    r"[\[(【](?P<place>[^\[\]()【】=\n]{1,20})=[^\[\]()【】=\n]{1,20}[\])】](?:\s?\w{2,4}\s(?:특파원|기자))*(?:\s?=)?\s*(?=\S)"
    rf"|\[(?P<place2>{_WORD}(?:\ {_WORD}){{0,3}})[,/]\s?[^\[\]\n]{{2,30}}\]\s*[-–—:]*\s*(?=[\"'“‘(]?[\d{_UPPER}])"
)
_NO_PLACE = frozenset(
    "ANALYSIS ASEAN APEC BREAKING BRICS BUSINESS COMMENT EXCLUSIVE FACTBOX FEATURE FILE INTERVIEW NATO NEWS NOTE OPINION SPORTS UPDATE "
    "URGENT VIDEO WATCH AUSTRALIA CANADA CHINA FRANCE GERMANY INDIA INDONESIA ISRAEL JAPAN KOREA LAOS MALAYSIA RUSSIA THAILAND UKRAINE "
    "VIETNAM".split()
) | {"SOUTH KOREA", "NORTH KOREA", "VIET NAM", "VIỆT NAM", "UNITED STATES", "UNITED KINGDOM"}
"""In capitals before a dash: a heading, or the first of two countries ("VIETNAM – Korea ties")."""


def _is_dateline(found: re.Match[str], *, is_first: bool) -> bool:
    """Whether place, date, agency and dash make a dateline: a date with a dash does, a known agency, a known city, or capitals."""
    place, agency, joint = found["place"], found["agency"] or found["alone"], found["joint"].strip()
    if place and is_first and _OUTLET.search(place):
        return joint not in ("", ":") and _is_apart(found) and bool(_CAPITAL.match(found.string, found.end())) and not _is_aside(found)
    if place and found["date"] and joint:
        return True
    if not _CAPITAL.match(found.string, found.end()):
        return False
    if found["signed"] or (agency and _KNOWN.match(agency)):
        return True
    if agency:
        return is_first and bool(joint) and (place is None or _may_report(place, agency))
    if joint == ":":
        return is_first and place.isupper() and places.is_city(place.partition(",")[0]) and not _is_shouted(found)
    return joint != "" and _opens_a_report(place, found, is_first=is_first)


def _may_report(place: str, agency: str) -> bool:
    """Whether a place and a name in brackets can be where and who: not "World Trade Organization (WTO)", not "The two (Norway …)"."""
    capitals = ["".join(filter(str.isupper, words)) for words in (place, agency)]
    return len(agency) > 3 and not place.startswith("The ") and capitals[0] != capitals[1]


def _opens_a_report(place: str, found: re.Match[str], *, is_first: bool) -> bool:
    """Whether a place and a dash alone can: a city, but not one of two, or capitals that are no heading and no aside's subject."""
    first, dash = place.partition(",")[0], found["joint"].strip()
    if _BY_CITY.fullmatch(place) or (is_first and places.is_city(first) and _is_apart(found)):
        if is_first and place.isupper() and _is_apart(found) and not _is_between_capitals(found):
            return True  # "SEOUL — Seoul will", "HANOI — London-based"
        return not _is_one_of_two(found) and (place.isupper() or not _is_aside(found))
    if len(first) < 3 or not first.isupper() or first in _NO_PLACE:
        return False
    if " " not in place and _is_aside(found):
        return False  # "ACME – the town's largest mill – closed"
    if len(first) == 3:
        return is_first and _is_apart(found) and _stands_once(first, found.string)
    return dash != "-" or is_first


def _is_one_of_two(found: re.Match[str]) -> bool:
    """Whether the dash joins two places: "Hanoi – Seoul flights resume", "Singapore – Peru ties"."""
    if _NEXT_CITY.match(found.string, found.end()) or _TIES.match(found.string, found.end()):
        return True
    following = _NEXT_NAME.match(found.string, found.end())
    words = following.group().split() if following else []
    return any(places.is_city(" ".join(words[:count])) for count in range(1, len(words) + 1))


def _is_between_capitals(found: re.Match[str]) -> bool:
    """Whether the dash joins two places in capitals, "HANOI – SEOUL flights resume", or the words behind are all a heading's."""
    following = _NEXT_NAME.match(found.string, found.end())
    words = following.group().split() if following else []
    shouted = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    return _is_shouted(found) or any(name.isupper() and (places.is_city(name) or name in _NO_PLACE) for name in shouted)


def _is_shouted(found: re.Match[str]) -> bool:
    """Whether the words behind go on in capitals, as headings do."""
    return found.string[found.end() :].partition("\n")[0].isupper()


def _is_apart(found: re.Match[str]) -> bool:
    """Whether the dash has room around it, as in "Roseau — Dominica has", or is a long one: not "Porto–Vigo line"."""
    return "—" in found["joint"] or "--" in found["joint"] or (found["joint"][:1].isspace() and found.string[found.end() - 1].isspace())


def _is_aside(found: re.Match[str]) -> bool:
    return f" {found['joint'].strip()} " in found.string[found.end() : found.end() + LONGEST]


def _stands_once(word: str, text: str) -> bool:
    """Whether the text names it nowhere else: it signs, and is not what is written about ("ILO - The office")."""
    return len(re.findall(rf"\b{re.escape(word)}\b", text)) == 1


def _place(found: re.Match[str]) -> Span | None:
    groups = [name for name in ("place", "place2") if name in found.re.groupindex and found[name]]
    return Span(start=found.start(groups[0]), end=found.end(groups[0])) if groups else None
