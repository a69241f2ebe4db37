"""Judges one sentence by itself: how firm it is, whether it leans on the one before it, and where a quotation of it may be cut.

English, and the plainest Vietnamese. Who is concerned, and which sentence is quoted, is left to others.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis import retractions
from briefing.analysis.words import word_lists

SIGNED, TARGET, ANNOUNCED, WISHED, NONE = 4, 3, 2, 1, 0


def firmness(text: str) -> int:
    """4 signed, agreed, issued or established; 3 a dated or funded target; 2 announced; 1 proposed or wished; 0 none of these.

    Each clause is read by itself and the firmest counts: a verb of agreeing within 14 words of what is agreed, neither negated nor wished,
    and no background ("established in 2010", "under the existing agreement"). What the sentence itself denies or takes back is 0, what it
    does not vouch for ("reportedly") at most 2.
    """
    if retractions.is_denied(text):
        return NONE
    if _is_vietnamese(text):
        return min(_firmness_vietnamese(text), ANNOUNCED if retractions.is_doubted(text) else SIGNED)
    return max((_vouched(clause) for clause in _clauses(text)), default=NONE)


REACH = 14  # words between the verb and what is agreed: 8 lost passives, 20 met the next clause's nouns

_CLAUSE_EDGE = re.compile(
    r"[;:!?]\s|[.]\s(?=[“\"A-ZĐ])|\s[–—-]\s|,\s(?=(?:and|but|while|which|who|whose|where|although|though|whereas|as)\s)|\b(?=but also\b)"
)
_WORD = re.compile(r"[$€£¥₫]?\w+(?:[.,’'/-]\w+)*%?|'ll")


def _clauses(text: str) -> list[str]:
    return [part for part in _CLAUSE_EDGE.split(text) if part]


def _vouched(clause: str) -> int:
    return min(_clause_firmness(_words(clause)), ANNOUNCED if retractions.is_doubted(clause) else SIGNED)


def _words(clause: str) -> list[str]:
    """Words in lower case; those that belong together by the lists ("letter of intent", "set up") as one, with "_"."""
    words = ["in_may" if w == "May" and at else w.casefold().replace("’", "'") for at, w in enumerate(_WORD.findall(clause))]
    joined: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2) if "_".join(words[at : at + n]) in _phrases() and at + n <= len(words)), 1)
        joined.append("_".join(words[at : at + size]))
        at += size
    return joined


def _clause_firmness(words: list[str]) -> int:
    kinds = _kinds()
    best = max((_deed(words, at) for at, word in enumerate(words) if word in kinds["deed"]), default=NONE)
    if best < SIGNED and _is_target(words):
        best = max(best, TARGET)
    if best < ANNOUNCED:
        best = max(best, max((_mood_alone(words, at) for at, word in enumerate(words) if word in kinds["mood"]), default=NONE))
    return best


def _deed(words: list[str], at: int) -> int:
    """How firm the verb or noun of agreeing at `at` makes its clause."""
    kinds, word = _kinds(), words[at]
    if _is_background(words, at):
        return NONE
    if word in kinds["agree"]:
        return _agreed(words, at)
    things = kinds["body"] | kinds["pact"] if word in kinds["makes_body"] else kinds["pact"]
    thing = _near(words, at, things)
    if thing is None or _is_background(words, thing) or _is_none(words, thing):
        return NONE
    governed = _governed(words, at)
    if word in kinds["base"] and governed is None:
        is_headline = word in kinds["sign_headline"] and at > 0 and words[at - 1] not in ("to", "a", "the", "not", "and", "or")
        return SIGNED if is_headline and thing > at else NONE
    if word.endswith("ing") and word not in kinds["witness"] and not _is_done_signing(words, at):
        return NONE if governed is None else min(governed, ANNOUNCED)
    return SIGNED if governed is None else governed


def _agreed(words: list[str], at: int) -> int:
    """Agreed by both sides, or on a thing that has a name; somebody who agrees to do something announces it."""
    kinds = _kinds()
    governed = _governed(words, at)
    if governed is not None:
        return governed
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in ("with", "upon", "deal", "") or "nothing" in words[at + 1 : at + 3]:
        return NONE
    things = kinds["pact"] | kinds["body"]
    named = any(word in things for word in words[at + 1 : at + 1 + REACH])
    mutual = any(word in kinds["mutual"] for word in words[max(0, at - 6) : at])
    if mutual or (named and following in ("to", "on", "a", "an", "in")):
        return SIGNED
    return ANNOUNCED if following in ("to", "on", "in") else NONE


def _is_none(words: list[str], thing: int) -> bool:
    """ "signed no contract", "signed neither the treaty nor the protocol"; but "on no account", "no-visa travel" stand further off."""
    return any(word in ("no", "neither", "nor") for word in words[max(0, thing - 2) : thing])


def _is_done_signing(words: list[str], at: int) -> bool:
    """"…, signing a new agreement" and "the signing of", not "ahead of the signing", "for signing"."""
    before = words[max(0, at - 3) : at]
    return not any(word in ("to", "for", "toward", "towards", "before", "ahead", "on", "of", "upon", "by", "consider") for word in before)


def _near(words: list[str], at: int, things: frozenset[str]) -> int | None:
    """Where the nearest of the things stands, at most `REACH` words away: after the verb first, before it for a passive."""
    ahead = next((i for i in range(at + 1, min(len(words), at + 1 + REACH)) if words[i] in things), None)
    if ahead is not None:
        return ahead
    return next((i for i in range(at - 1, max(-1, at - 1 - REACH), -1) if words[i] in things), None)


def _governed(words: list[str], at: int) -> int | None:
    """What an earlier word of the clause makes of the verb at `at`: nothing, a wish, an announcement; None where nothing governs it."""
    kinds = _kinds()
    for i in range(at - 1, max(-1, at - 12), -1):
        word, distance = words[i], at - i
        if word in ("if", "whether", "unless") or _negates(words, i, distance):
            return NONE
        if word in kinds["wish"]:
            return WISHED
        if word in kinds["decide"] and "to" in words[i:at]:
            if any(_negates(words, j, i - j) for j in range(max(0, i - 4), i)):
                return NONE
            return SIGNED if word not in ("decided", "vowed", "undertook") else ANNOUNCED
        if word in kinds["future"] and (distance <= 6 or "to" in words[i:at]):
            return ANNOUNCED
    return None


def _negates(words: list[str], at: int, distance: int) -> bool:
    """Whether a negation stands near enough to the verb; "neither" takes a longer subject with it."""
    near = NEAR_NEITHER if words[at] == "neither" else NEAR
    return words[at] in _kinds()["not"] and distance <= near and words[at + 1] not in ("only", "just", "less", "delay")


NEAR, NEAR_NEITHER = 4, 8  # words


def _is_background(words: list[str], at: int) -> bool:
    """Whether the word at `at` tells of something done long ago: "in 2010", "existing", "since the establishment of …"."""
    kinds = _kinds()
    if any(word in kinds["old_lead"] for word in words[max(0, at - 4) : at]):
        return True
    for i in range(max(0, at - 3), min(len(words), at + 9)):
        if words[i] in kinds["old"] and words[i + 1 : i + 2] not in (["this"], ["today"], ["on"], ["in"]):
            return i <= at + 5
        if words[i] in ("in", "since") and words[i + 1 : i + 2] and re.fullmatch(r"(?:19|20)\d\ds?", words[i + 1]) and i > at:
            return True
    return False


_NUMBER = re.compile(r"[$€£¥₫]?\d[\d.,]*(?:bn|m|mw|gw|k)?%?")


def _is_target(words: list[str]) -> bool:
    """A number to be reached, with a date to reach it by or the money for it: "expand trade to $150 billion by 2030"."""
    kinds = _kinds()
    for at, word in enumerate(words):
        if word not in kinds["raise"]:
            continue
        number = next((i for i in range(at + 1, min(len(words), at + 10)) if _is_amount(words, i)), None)
        if number is None or not any(w in kinds["target"] for w in words[max(0, at - 9) : at + 1]) or _is_past(words, at):
            continue
        if _governed(words, at) in (None, ANNOUNCED, SIGNED) or _is_goal(words, at):
            has_money = words[number][0] in "$€£¥₫" or any(w in _kinds()["money"] for w in words[number : number + 4])
            if has_money or _has_deadline(words, at):
                return True
    return False


def _is_amount(words: list[str], at: int) -> bool:
    """A number that is no year and no day."""
    word = words[at]
    if not _NUMBER.fullmatch(word) or re.fullmatch(r"(?:19|20)\d\d", word):
        return False
    big = word[0] in "$€£¥₫" or word.endswith("%") or len(re.sub(r"\D", "", word)) >= 2
    return big or any(after in _kinds()["amount"] or after == "per" for after in words[at + 1 : at + 2])


def _is_goal(words: list[str], at: int) -> bool:
    """An aim with a figure is a target, where a hope with one stays a wish."""
    return any(word in _kinds()["goal"] for word in words[max(0, at - 12) : at])


def _is_past(words: list[str], at: int) -> bool:
    return any(word in ("last", "ago", "had", "has", "have") for word in words[max(0, at - 2) : at + 9])


def _has_deadline(words: list[str], at: int) -> bool:
    """ "by 2030", "from this year", "over the next five years", "within three years", "in 2027"."""
    return _DEADLINE.search(" ".join(words[max(0, at - 8) :])) is not None


_DEADLINE = re.compile(
    r"\b(?:by|in|until|before|through|from|during|to|of|around) (?:the )?(?:end of |early |late |mid-?|about )?(?:20[2-9]\d)"
    r"|\b(?:from|by|starting|within|through|until|over|during|in) (?:the )?(?:this|next|coming|end of)\b"
    r"|\b(?:within|over|in) (?:the )?(?:\w+ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) years\b"
    r"|\b(?:a|per|each|every) year\b|\bannually\b"
)


def _mood_alone(words: list[str], at: int) -> int:
    """How firm a word of announcing or wishing makes a clause that has no agreement in it."""
    kinds, word = _kinds(), words[at]
    if any(w in kinds["not"] for w in words[max(0, at - 2) : at]) or any(w in kinds["not"] for w in words[at + 1 : at + 2]):
        return NONE
    if word in kinds["wish"]:
        return NONE if word in kinds["weak_wish"] else WISHED
    governed = _governed(words, at)
    if governed in (WISHED, NONE) or any(w in kinds["hedge"] for w in words[max(0, at - 8) : at]):
        return WISHED if governed == WISHED else NONE
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ("will", "'ll", "shall"):
        return ANNOUNCED if _is_announced(words, at) else NONE
    if word in kinds["needs_to"]:
        return ANNOUNCED if following == "to" or (word == "due" and following in ("on", "in")) else NONE
    return ANNOUNCED


def _is_announced(words: list[str], at: int) -> bool:
    """Whether "will" tells what somebody is going to do, and not what may come of it ("will bring benefits", "will be a driver")."""
    verbs = [word for word in words[at + 1 : at + 5] if word not in _kinds()["filler"]]
    if not verbs:
        return False
    if verbs[0] == "be":
        return len(verbs) > 1 and re.search(r"(?:ed|held|built|made|given|set)$", verbs[1]) is not None
    return verbs[0] not in _kinds()["predict"]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The lists of data/words-firmness.txt, and their unions by use."""
    lists = dict(word_lists("firmness"))
    lists["base"] = lists["sign_base"] | lists["sign_headline"] | lists["found_base"]
    lists["makes_body"] = lists["found"] | lists["found_base"] | lists["found_noun"]
    lists["deed"] = lists["sign"] | lists["sign_noun"] | lists["witness"] | lists["agree"] | lists["base"] | lists["makes_body"]
    lists["mood"] = lists["future"] | lists["wish"]
    return lists


@cache
def _phrases() -> frozenset[str]:
    return frozenset(word for words in _kinds().values() for word in words if "_" in word)


# -- leaning -----------------------------------------------------------------------------------------------------------------------------

_LINK = (
    r"(?:additionally|moreover|furthermore|however|meanwhile|also|in addition|besides|but|and|so|then|yet|instead|therefore|thus|hence"
    r"|similarly|likewise|nevertheless|nonetheless|still|specifically|particularly|accordingly|consequently|as a result|in response|in turn"
    r"|in particular|for example|for instance|on the other hand|at the same time|as such|after that|later|earlier|finally|indeed|overall"
    r"|in fact|of course),?\s+"
)
_PRONOUN = (
    r"(?:he|she|it|they|him|her|his|hers|its|their|theirs|them|this|these|those|such"
    r"|that(?!\s+\w+\s+(?:\w+\s+){0,8}?(?:is|was|are|were)\b)"  # "That the deal holds is clear" has its subject
    r"|the (?:former|latter|same)|both(?=\s+(?:agreed|were|are|have|had|said|will|also)\b)|others|another"
    r"|(?:one|some|most|all) of (?:them|these|those)|(?:he|she|it|they)['’]\w+)\b(?!-)"
)
_LEANS = re.compile(rf"(?:{_LINK})?(?:{_PRONOUN}|\w+ing (?:this|that|these|those|it|them)\b)", re.IGNORECASE)
_OPENING = re.compile(r"[^,]{1,70},\s+(?:he|she|they|it)\s+\w")
_LEANS_VIETNAMESE = re.compile(
    r"(?:(?:Ông|Bà|Anh|Chị|Cô)\s+(?![A-ZĐÀ-Ỵ])|(?:Họ|Nó|Điều (?:này|đó)|Việc (?:này|đó)|Đây|Đó|Trong đó|Qua đó)\b)"
)


def leans(text: str) -> bool:
    """Whether the sentence needs another one for its subject or its speaker.

    It begins with a pronoun ("He", "Additionally, these", "At the event, she"), or is part of a quotation whose speaker stands elsewhere.
    """
    if is_torn(text) or _is_speech_alone(text):
        return True
    plain = text.lstrip("\"'“‘”’«([–—- ")
    if _LEANS.match(plain) or _LEANS_VIETNAMESE.match(plain):
        return True
    opening = _OPENING.match(plain)
    return opening is not None and not _names(opening.group().rpartition(",")[0])


def refers_back(text: str) -> bool:
    """Whether the sentence, though it has a subject, speaks of something that was told before: "this vision", "the event opened"."""
    return _TOLD_BEFORE.search(text) is not None or _OF_THE_EVENT.match(text) is not None


# "This year" and "these days" are dates; "the two sides" are known from the page's margin.
_TOLD_BEFORE = re.compile(
    r"\b(?:[Tt]h(?:is|at|ese|ose)|[Ss]uch)\s(?!(?:year|month|week|weekend|morning|afternoon|evening|time|century|decade|summer|autumn|winter|spring)s?\b"
    r"|days?\b|is\b|was\b|are\b|were\b|the\b|as\b|[Jj]anuary|[Ff]ebruary)(?:[a-z-]+\s){0,2}?(?:vision|effort|event|meeting|visit|deal|agreement|accord|pact"
    r"|memorandum|move|step|plan|project|programme|program|initiative|cooperation|collaboration|partnership|process|result|measure|area|field"
    r"|decision|issue|goal|target|document|statement|report|case|approach|basis|spirit|occasion|context|regard|elevation|upgrade)s?\b"
)
_OF_THE_EVENT = re.compile(
    r"(?:[^,.]{1,60},\s)?[Tt]he\s(?:event|occasion|ceremony|meeting|talks|visit|signing|speech|remarks?|comments?|statement|announcement|move|deal"
    r"|agreement|accord|pact|memorandum|document|decision|plan|project|programme|program|initiative|concept|report|former|latter|same|new|latest)"
    r"\s(?!of\b|between\b|on\b|with\b|for\b|to\b|in\b)"
)


def _names(opening: str) -> list[str]:
    """Capitalised words after the first that are no months and days: "When President Lee arrived, he …" has its subject."""
    calendar = _kinds()["calendar"]
    return [word for word in opening.split()[1:] if word[:1].isupper() and word.strip(".,'’") not in calendar]


def is_torn(text: str) -> bool:
    """Whether a quotation goes on in the sentence before or behind, and the sentence itself does not say whose it is.

    Half of a quotation is somebody's words that read as the article's own: it closes what it did not open, or leaves open what it opened
    without its speaker outside the marks. "Lan said: “We will build it." has its speaker.
    """
    if _closes_more(text) or (text.startswith("‘") and not re.search(r"’(?!\w)", text)):
        return True
    opens_more = any(text.count(a) > text.count(b) for a, b in _pairs(text)) or text.count('"') % 2 == 1
    return opens_more and (text.rstrip(".").endswith('"') or _SAID.search(_outside(text)) is None)


def _closes_more(text: str) -> bool:
    """Whether a quotation closes that was not opened. „German“ closes with the mark that opens “English”, ”Swedish” has but one."""
    if text.count("”") % 2 == 0 and not set("“„") & set(text):
        return text.count("»") > text.count("«")
    return any(text.count(a) < text.count(b) for a, b in _pairs(text))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    others = (("«", "»"), ("「", "」"))
    if "„" not in text:
        return (("“", "”"), *others)
    return (("„", "“" if "“" in text else "”"), *others)


def _outside(text: str) -> str:
    """The text without what stands in quotation marks, up to the end where they do not close."""
    return re.sub(r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|\"[^\"]*(?:\"|$)", " ", text)


_SAID = re.compile(
    r"\b(?:said|says|told|tells|asked|asks|added|adds|noted|notes|stated|stressed|wrote|writes|explained|argued|according|warned|called)\b"
    r"|\b(?:cho biết|nói|phát biểu|khẳng định|nhấn mạnh|theo|viết)\b",
    re.IGNORECASE,
)


def _is_speech_alone(text: str) -> bool:
    """Whether the whole sentence is somebody's words, with nobody who speaks them."""
    bare = text.strip()
    if bare[:1] not in ("“", '"') or bare.rstrip(".!?…")[-1:] not in ("”", '"'):
        return False
    inner = bare[1:].rstrip(".!?…")[:-1]
    return not any(mark in inner for mark in '“”"') or not _SAID.search(_outside(bare))


# -- where a quotation may be cut --------------------------------------------------------------------------------------------------------

LEAST_KEPT = 8  # words; fewer make no statement: 5 kept clauses such as "The two sides agreed"
LEAST_CUT = 4  # words; a shorter tail is not worth the mark "[…]"

_EDGE = re.compile(
    r"(?P<ing>, (?=[a-z]+ing\b))|(?P<list>; (?=and\b)|;(?=\s))|(?P<which>, (?=which\b))|(?P<with>, (?=with\b|as well as\b))"
)


def clause_cut(text: str, *, words: int) -> int | None:
    """Where a long sentence may end early so that at most `words` words stay: the last allowed clause's edge, or None when in doubt.

    Allowed: before ", aiming …", ";", ", which", ", with", ", as well as". What stays is a clause with its finite verb. What goes holds no
    negation, attribution, condition or reservation, and no verb that the kept subject still waits for; no quotation or bracket is torn.
    """
    best = None
    for edge in _EDGE.finditer(text):
        kept, tail = text[: edge.start()], text[edge.start() :]
        if len(kept.split()) > words:
            break
        if _may_cut(edge, kept, tail):
            best = edge.start()
    return best


def _may_cut(edge: re.Match[str], kept: str, tail: str) -> bool:
    return (
        len(kept.split()) >= LEAST_KEPT
        and len(tail.lstrip(",; ").split()) >= LEAST_CUT
        and not _is_open(kept)
        and not _turns(tail)
        and _is_edge(edge, kept, tail)
        and _is_clause(kept)
        and not _waits(kept, tail)
        and firmness(kept) == firmness(kept + tail)  # what was agreed may stand behind the edge
    )


def _is_open(kept: str) -> bool:
    """Whether a quotation or bracket is open at the end."""
    single = len(re.findall(r"(?<!\w)['‘]", kept)) - len(re.findall(r"(?<=[\w.,!?])['’](?!\w)", kept))
    pairs = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
    return any(kept.count(a) != kept.count(b) for a, b in pairs) or kept.count('"') % 2 == 1 or single > 0


_TURNING_PART = re.compile(r"n['’]t\b|\b(?:as if|in case|so long as|as long as|so far|up to|at most|at least)\b", re.IGNORECASE)


def _turns(tail: str) -> bool:
    """Whether a word of the tail could turn round, weaken or give the source of what stays. One is enough to keep the sentence whole."""
    turning = _kinds()["turning"]
    return _TURNING_PART.search(tail) is not None or any(word in turning for word in re.findall(r"[^\W\d_]+", tail.casefold()))


_PARTICIPLE = re.compile(r", (?P<verb>[a-z]+ing)(?P<comma>,?)\s*(?P<next>\S*)")
# Verbs that want both their parts: "combining the strengths of A …, with those of B".
_PAIRING = re.compile(
    r"\b(?:combin|connect|compar|align|link|integrat|pair|coordinat|deal|replac|between|cooperat|work|in line|together|collaborat|match"
    r"|balanc)\w*",
    re.IGNORECASE,
)
_CORRELATED = re.compile(r"\b(?:not only|not just|not merely|either|neither|whether)\b(?!.*\b(?:but|or|nor)\b)")


def _is_edge(edge: re.Match[str], kept: str, tail: str) -> bool:
    """Whether the edge is a clause's, and not a comma inside a list or between two parts that belong together."""
    if _CORRELATED.search(kept):
        return False
    if edge.group("ing"):
        opening = _PARTICIPLE.match(tail)
        if opening is None or opening["comma"] or opening["next"] in ("and", "or"):
            return False
        return opening["verb"] in _kinds()["clause_ing"]
    if edge.group("with"):
        return all(" with " in kept[pairing.end() :] for pairing in _PAIRING.finditer(kept)) and not (
            tail.startswith(", as well as") and re.search(r"\bboth\b", kept)
        )
    if edge.group("list"):
        return ": " not in kept  # "across six pillars: …; …" is one list, and a cut would hide how many were named
    return True


_SUBORDINATE = re.compile(
    r"(?:(?:when|as|if|while|after|although|though|because|since|before|once|unless|until|whereas|given that|with)\b"
    r"|(?-i:In|On|At|During|Under|From|For|By|To|Upon|According|Following|Through|Along|Over|[A-Z][a-z]+ing)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|where|that|what|how)\b")
# Never a participle behind its noun, as "signed", "made" and "held" can be ("the pact signed in Hanoi, …").
_SURE_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|must|shall|did|does|said|says|took|began|became|gave|went|came|saw|rose|fell|grew"
    r"|spoke|chose|drew|signed an?|signed the|agreed(?= to| on| that)|met(?= with| in| on)|affirmed|stressed|emphasi[sz]ed|noted|stated"
    r"|underlined|underscored|highlighted|reiterated|expressed|urged|welcomed|attended|visited|arrived|announced|participated|declared"
    r"|hopes?|plans? to|aims? to|seeks?|wants?|considers?|remains?|includes?|provides?|covers?|shows?|marks?|reflects?|involves?"
    r"|encompass(?:es)?|needs?|co-hosts?|hosts|opens|starts|begins|joins|supports|continues|focuses)\b"
)
_PAST_VERB = re.compile(
    r"\b(?!(?:need|indeed|hundred|speed)\b)[a-z]{2,}ed\b"
    r"(?!\s+(?:by|in|on|at|between|during|last|under|with|to|for|from|near|this|and|as|of|earlier|after|before|since)\b)(?!,)"
)


def _is_clause(kept: str) -> bool:
    """Whether the kept words have a subject and its finite verb before any relative clause; when in doubt they have not."""
    main = kept
    while _SUBORDINATE.match(main):
        _, comma, main = main.partition(", ")
        if not comma:
            return False
    relative = _RELATIVE.search(main)
    head = main[: relative.start()] if relative else main
    verb = _SURE_VERB.search(head) or _PAST_VERB.search(head)
    return verb is not None and verb.start() > 0 and not head[: verb.start()].endswith(("to ", " a ", " the "))


_RESUMED = re.compile(r",\s+(?:\w+ly\s+)?(?:is|are|was|were|has|have|had|will|said|says|can|did|does|[a-z]+ed)\b")
_DANGLING = re.compile(r"(?:,|\b(?:and|or|of|to|the|a|an|for|in|on|with|by|from|between|such as))\s*$")


def _waits(kept: str, tail: str) -> bool:
    """Whether the sentence goes on with its main verb behind the tail's clause ("The pact, which covers trade, was signed")."""
    return _RESUMED.search(tail) is not None or _DANGLING.search(kept) is not None


# -- Vietnamese: what the words say, without clauses -------------------------------------------------------------------------------------

_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_VI_SIGNED = re.compile(
    r"\b(?:ký(?: kết)?|trao|thông qua|ra) (?:\w+ ){0,6}?(?:biên bản|thỏa thuận|thoả thuận|hiệp định|tuyên bố chung|hợp đồng|ý định thư"
    r"|bản ghi nhớ)|\bnhất trí\b|\bđã thành lập\b"
)
_VI_WISH = re.compile(r"\b(?:đề xuất|đề nghị|mong muốn|mong|kêu gọi|hy vọng|kiến nghị|khuyến nghị)\b")
_VI_FUTURE = re.compile(r"\b(?:sẽ|dự kiến|có kế hoạch|lên kế hoạch|chuẩn bị|đặt mục tiêu|phấn đấu)\b")
_VI_NOT = re.compile(r"\b(?:không|chưa)\b")
_VI_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:tỷ|triệu|nghìn|%|phần trăm)")
_VI_DEADLINE = re.compile(r"\b(?:vào|đến|trước) năm 20\d\d")


def _is_vietnamese(text: str) -> bool:
    """Names of people and places alone make no Vietnamese sentence: one word in four has marks that no other language has."""
    words = text.split()
    return sum(_VIETNAMESE.search(word) is not None for word in words) * 4 >= max(4, len(words))


def _firmness_vietnamese(text: str) -> int:
    low = text.casefold()
    wish, future, signed = _VI_WISH.search(low), _VI_FUTURE.search(low), _VI_SIGNED.search(low)
    governors = [found.start() for found in (wish, future, _VI_NOT.search(low)) if found]
    if signed and not any(start < signed.start() for start in governors):
        return SIGNED
    if future and _VI_AMOUNT.search(low) and _VI_DEADLINE.search(low):
        return TARGET
    if future and not (wish and wish.start() < future.start()):
        return ANNOUNCED
    return WISHED if wish else NONE
