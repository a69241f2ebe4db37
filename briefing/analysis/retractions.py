"""Tells whether what a sentence says was agreed is denied, doubted or taken back, by itself or by the sentence behind it.

By single words, and rather once too often: a sentence wrongly taken for a denial only ranks lower, one wrongly taken for an agreement is
quoted as one.
"""

from __future__ import annotations

import re

_THING = (
    r"(?:agreements?|accords?|pacts?|deals?|treat(?:y|ies)|mous?|memorand(?:um|a)|contracts?|protocols?|statements?|plans?"
    r"|projects?|talks|bids?"
    r"|proposals?|offers?|claims?|reports?|rumou?rs?|suggestions?|allegations?|it|this|that|them|these|those|partnerships?"
    r"|fund|licences?|licenses?"
    r"|visits?|meetings?|summits?|negotiations?|initiatives?|programmes?|programs?|schemes?|orders?)"
)
_BE = r"(?:is|are|was|were|be|been|being|as)"
_UNDONE = re.compile(
    r"\b(?:cancell?ed|cancels|scrapped|scraps|suspended|suspends|terminated|revoked|annulled|rescinded|shelved|withdrew"
    r"|withdrawn|withdraws"
    r"|abandoned|nullified|voided|retracted|collapsed|collapses|backtracked|reneged"
    r"|(?:pulled|pulls|backed|backs) out|called (?:it |them |this )?off|calls off|fell (?:through|apart)|came to nothing"
    r"|broke (?:off|down)|tore up"
    r"|walked away|den(?:ied|ies|y|ying)"
    rf"|{_BE} (?:\w+ly )?(?:rejected|dismissed|refuted|disputed|false|fake|untrue|fabricated|baseless|unfounded|incorrect"
    rf"|bogus|forged|a hoax|a lie)"
    rf"|(?:rejects?|rejected|dismissed|dismisses|refuted|disputed) (?:[\w-]+ ){{0,4}}?{_THING}"
    rf"|(?:fake|bogus|forged|sham|purported) (?:\w+ )?{_THING}"
    r"|not true|no truth|contrary to (?:\w+ )?(?:reports|claims|rumours|rumors)|rumou?r(?:s|ed)?|not happen|never happened)\b",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"(?:\b(?:not|never|without being|n['’]t|if|unless|(?-i:may)|might|could|would|can"
    r"|should)(?: \w+){0,2}"  # "could be suspended": it is not
    r"|\b(?:the|a|an|of|for|their|its|on|and|all|any) (?:\w+ly )?"  # "the suspended flights" are a thing, not a deed
    r"|\b(?:resum|reviv|restor|re-?open|restart|reinstat|replac)\w*\b.*)$",  # "resume the flights that were suspended"
    re.IGNORECASE,
)
_NEVER_SPARED = ("not", "no ", "never", "rumo", "fake", "bogus", "forged", "sham", "purported")
_BEFORE = 80  # characters looked at in front of the word


def is_denied(text: str) -> bool:
    """Whether the sentence says of its own matter that it is not so, or no longer."""
    return _undone(text) is not None or _DENIED_VIETNAMESE.search(text.casefold()) is not None


def _undone(text: str) -> re.Match[str] | None:
    for found in _UNDONE.finditer(text):
        in_front = text[max(0, found.start() - _BEFORE) : found.start()].rstrip()
        spared = _SPARED.search(in_front + (" " if in_front.endswith(",") else ""))
        if spared is None or found.group().casefold().startswith(_NEVER_SPARED):
            return found
    return None


# "hủy" and "huỷ" are one word in two spellings; to destroy ("phá hủy", "tiêu hủy", "hủy diệt") is another one.
_DENIED_VIETNAMESE = re.compile(
    r"\b(?:bác bỏ|phủ nhận|(?<!phá )(?<!tiêu )(?<!thiêu )h(?:uỷ|ủy)(?! (?:diệt|hoại))|rút khỏi|đình chỉ|tin đồn"
    r"|không đúng(?: sự thật)?|sai sự thật"
    r"|giả mạo|từ chối|không có thật|đổ vỡ)\b"
)
_DOUBTED = re.compile(
    r"\b(?:(?:reportedly|allegedly|supposedly|purportedly|apparently)(?! (?:worth|valued|costing|employing|the first))"
    r"|alleged|unconfirmed|said to have"
    r"|believed to have|thought to have|được cho là|nghe nói|nghe đồn|cáo buộc|chưa (?:được )?xác nhận)\b",
    re.IGNORECASE,
)


def is_doubted(clause: str) -> bool:
    """Whether the clause tells what others tell, without vouching for it."""
    return _DOUBTED.search(clause) is not None


_CONTRAST = re.compile(
    r"[\"'“‘(]?(?:but|however|yet|nevertheless|nonetheless|still|instead|nhưng|tuy nhiên|song|thế nhưng|tuy vậy)\b", re.IGNORECASE
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|no|neither|nor|nothing|n['’]t|yet to|failed to|refused to|declined to|no longer)\b(?:[ ,]+[\w’'-]+){0,4}?"
    r"[ ,]+(?:sign(?:ed)?|agree(?:d)?|valid|in force|happen(?:ed)?|materiali[sz]ed?|take place|took place|go(?:ing)? ahead"
    r"|true|exists?|apply|applies)\b"
    r"|\bno longer\b|\b(?:chưa|không) (?:\w+ ){0,3}?(?:ký|nhất trí|thành|còn hiệu lực)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:had|earlier|previous|previously|former|old|older|first|last time|before that|another|other)\b", re.IGNORECASE
)
_REFERS = re.compile(
    r"\b(?:the|this|that|these|those|both|its|their)\s+(?:\w+\s+)?"
    r"(?:agreement|accord|pact|deal|treaty|mou|memorandum|contract|protocol|statement|plans?|project|talks|report|claim"
    r"|decision|announcement|partnership"
    r"|negotiations|initiative|programme|program|scheme|fund|venture|order|offer|move|step|idea|visit|meeting|summit)\b"
    r"|\b(?:it|them|this)\b|\b(?:thỏa thuận|thoả thuận|hiệp định|kế hoạch|dự án|hợp đồng|thông tin|việc) (?:này|đó|trên)\b",
    re.IGNORECASE,
)


def takes_back(said: str, following: str) -> bool:
    """Whether the sentence behind takes back what was said: "… agreed to build a satellite. The plan was cancelled in October."

    It has a word of undoing or denying that is meant so, and either opens with a contrast, or speaks of the same matter: by a word of its
    own or by "the plan", "it". A contrast alone takes nothing back ("But more work is needed"), nor does what was undone before ("the
    earlier deal had been cancelled").
    """
    contrasts = _CONTRAST.match(following) is not None
    undone = _undone(following) or _DENIED_VIETNAMESE.search(following.casefold()) or _NOT_DONE.search(following)
    if undone is None or _BACKGROUND.search(following[: undone.start()]):
        return False
    return contrasts or _REFERS.search(following) is not None or len(_matter(said) & _matter(following)) >= SHARED


SHARED = 2  # words; with one, two sentences about the same ministry would do


def _matter(text: str) -> frozenset[str]:
    """The longer words by their beginnings: "satellites" and "satellite" are one."""
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{4,}", text.casefold()) if word not in _EVERYWHERE)


_EVERYWHERE = frozenset(
    "that this with from they have been were will when also both into over their which after said says last week year month more than only"
    " sides countries minister ministers ministry government governments leaders".split()
)
