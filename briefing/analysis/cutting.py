"""Finds where a long sentence may end early in a quotation: at a clause's edge, and only where nothing is lost that turns it round."""

from __future__ import annotations

import re

from briefing.analysis.firmness import firmness
from briefing.analysis.words import word_lists

LEAST_KEPT = 8  # words; fewer make no statement: 5 kept clauses such as "The two sides agreed"
LEAST_CUT = 4  # words; a shorter tail is not worth the mark "[…]"

_EDGE = re.compile(r"(?P<ing>, (?=[a-z]+ing\b))|(?P<list>; (?=and\b)|;(?=\s))|(?P<which>, (?=which\b))|(?P<with>, (?=with\b|as well as\b))")


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
    turning = word_lists("firmness")["turning"]
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
        return opening["verb"] in word_lists("firmness")["clause_ing"]
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
