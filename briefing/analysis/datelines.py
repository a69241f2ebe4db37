"""Finds the dateline that opens a sentence: place, date and agency, which are no words of its statement."""

from __future__ import annotations

import re

from briefing.model import Sentence


def length(text: str, sentence: Sentence) -> int:
    """How many characters of place, date and agency open the sentence; the first of a document may have an agency that nobody knows."""
    end = min(sentence.end, sentence.start + LONGEST)
    found = _DATELINE.match(text, sentence.start, end) or _KOREAN.match(text, sentence.start, end)
    if found is None and not text[: sentence.start].strip():
        found = _FIRST.match(text, sentence.start, end)
    return found.end() - sentence.start if found else 0


LONGEST = 120  # characters

_AGENCY = (
    r"(?:[A-Z]\w*/)?(?:CNN|AP|AFP|Reuters|REUTERS|VNA|VNS|VNP|TTXVN|VOV\d?|VGP|NDO|SGGP|VnExpress|Xinhua|Yonhap|Kyodo|Jiji|Nikkei|ANI|PTI|IANS|UPI|DPA|dpa"
    r"|TASS|Bernama|BERNAMA|ANTARA|Antara|BBC|Bloomberg|KUNA|EFE|ANSA|PRNewswire|PR\sNewswire|Business\sWire|GLOBE\sNEWSWIRE)(?:/\w+)?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?|(?:ngày\s)?\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?)"
_PLACE = r"[A-ZÀ-ỴĐ][\w.'’-]{0,20}(?:[\s/][A-ZÀ-ỴĐ][\w.'’-]{0,20}){0,3}"
_CAPITAL = (
    r"(?:Hà\sNội|Hanoi|Ha\sNoi|HANOI|TP\.?\s?HCM|HCM\sCity|London|Seoul|Tokyo|Washington|Beijing|Brussels|Paris|Berlin|Canberra|Singapore)"
)
_DATELINE = re.compile(
    rf"""(?:
      # HANOI, Aug 13 (VNA) – and New Delhi (CNN)
      (?:{_PLACE}(?:,\s?{_PLACE}){{0,2}}(?:,?\s{_DATE})?\s?)?\({_AGENCY}[^()]{{0,25}}\)\s*[-–—:]*
      # WASHINGTON, Nov 6 (Ledger) - by any agency: the date tells
    | {_PLACE}(?:,\s?{_PLACE}){{0,2}},?\s{_DATE}\s?\([^\W\d_a-zà-ỹ][^()]{{0,40}}\)\s*[-–—:]*
      # [Tokyo, Kyodo]
    | \[{_PLACE}[,/=]\s?[^\[\]]{{2,30}}\]\s*[-–—:]*
      # Hanoi, August 13 –
    | {_PLACE}(?:,\s{_PLACE})?,\s{_DATE}\s*[-–—:]{{1,2}}(?=\s)
      # WASHINGTON — but not UK - Vietnam
    | [A-ZÀ-ỴĐ][A-ZÀ-ỴĐ.'’\s]{{2,30}}[A-ZÀ-ỴĐ.](?:,\s{_PLACE})?\s*(?:--|[–—])
      # VOV.VN -
    | {_AGENCY}(?:\.VN)?\s?[-–—:]+(?=\s)
    | {_CAPITAL}\s?[-–—]{{1,2}}(?=\s)
    )\s*(?=["'“‘(]?[\dA-ZÀ-ỴĐ])""",
    re.VERBOSE,
)
# [서울=가나다뉴스] 홍길동 기자 = 한국과 …
_KOREAN = re.compile(r"[\[(【][^\[\]()【】=\n]{1,20}=[^\[\]()【】=\n]{1,20}[\])】](?:\s?\w{2,4}\s(?:특파원|기자))*(?:\s?=)?\s*(?=\S)")
# (Dân Báo) - Ngày …; Hue (Evening Post) – The …; four letters at least, so that no "World Trade Organization (WTO) – " is one.
_FIRST = re.compile(rf"(?:(?!The\b){_PLACE}(?:,\s{_PLACE})?\s)?\([^\W\d_a-zà-ỹ][^()\d]{{3,30}}\)\s*[-–—:]+\s*(?=[\"'“‘(]?[\dA-ZÀ-ỴĐ])")
