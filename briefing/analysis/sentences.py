"""Makes the spans of sentences of a text. Which of them concern whom, and how firm they are, is left to the rest of `analysis`."""

from __future__ import annotations

import re

from briefing.analysis.words import word_lists
from briefing.model import Sentence
from briefing.text import LOWER, UPPER


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences in order: no white space at their ends, no overlap, every other character in exactly one, none across an empty line.

    Own rules, since every mistake would be quoted on a page, and most of ours are ones that the peers make: names and titles in Vietnamese,
    full stops without a space, U.S. before a new sentence. Of 41 of the well-known Golden Rules they hold 35, blingfire 0.1.8 35, syntok
    1.4.4 31; of 85 of the lines in tests, which grew with the rules, all, 63 and 63. They read 4 MB/s and more, syntok 1.1. In 300 news
    articles there were 18 places where both peers end a sentence and these rules do not, most of them "…?” Smith asked.".

    A quotation of two sentences is two sentences: the second needs its speaker, which `leaning.leans` tells. Linear: one pass, in which
    every look back or ahead is bounded.
    """
    found: list[Sentence] = []
    begin = 0
    for edge in (*_edges(text), len(text)):
        if span := _trimmed(text, begin, edge):
            found.append(Sentence(start=span[0], end=span[1]))
        begin = edge
    return tuple(found)


def _edges(text: str) -> list[int]:
    """Where the sentences end: behind their closing marks, or at an empty line."""
    edges: list[int] = []
    begin = 0
    quotes = _StraightQuotes(text)
    for candidate in _CANDIDATE.finditer(text):
        if candidate.group("gap"):
            edges.append(candidate.start())
            begin = candidate.end()
            quotes.begin_paragraph(begin)
        elif _is_end(text, begin, candidate):
            begin = candidate.end()
            if candidate.group("glued") and text[begin : begin + 1] == '"' and quotes.is_open(begin):
                begin += 1
            edges.append(begin)
    return edges


class _StraightQuotes:
    """Counts the `"` of a paragraph as far as it was asked, so that a mark with no space on either side is known to open or to close."""

    def __init__(self, text: str) -> None:
        self._text, self._seen, self._count = text, 0, 0

    def begin_paragraph(self, start: int) -> None:
        self._seen, self._count = start, 0

    def is_open(self, end: int) -> bool:
        self._count += self._text.count('"', self._seen, end)
        self._seen = end
        return self._count % 2 == 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


# A run of full stops, question or exclamation marks with the quotation marks, brackets and note numbers that close behind it; or a gap
# between paragraphs. Where no space follows, only a capital and a further letter make a candidate ("the exams.The quest"): "3.5", "U.S",
# "Node.js" and "gov.vn" never are. An ideographic full stop ends a sentence without a space.
_CLOSERS = r"""["'”’»›）」』\)\]]"""
_CANDIDATE = re.compile(
    r"(?P<gap>\n[^\S\n]*\n\s*)"
    rf"|(?P<mark>[.!?…]+(?:\ \.){{0,4}})(?P<close>{_CLOSERS}*(?:\[\d{{1,3}}\])*)(?=\s|$)"
    rf"|(?<=[{LOWER}%0-9\)][{LOWER}%0-9\)])(?P<glued>[.!?])[”’»]?(?=[\"“‘(]?[{UPPER}](?:[{LOWER}]|\s[{LOWER}]))"
    r"|(?P<wide>[。！？।۔؟][”’」』）]*)"
)
_AHEAD = re.compile(r"""[\s"'“”‘’«»‹›(\[\-–—•*]*""")
LOOK_AHEAD, LOOK_BACK = 60, 60  # characters; longer words than that are no abbreviations


def _is_end(text: str, begin: int, candidate: re.Match[str]) -> bool:
    """Whether the sentence that began at `begin` ends at the candidate."""
    end = candidate.end()
    if candidate.group("wide") or end >= len(text):
        return True
    if candidate.group("glued"):
        return not _is_address(text, candidate.start())
    ahead = _AHEAD.match(text, end, end + LOOK_AHEAD)
    at = ahead.end() if ahead else end
    if _GAP.search(text, end, at):
        return True
    following = text[at : at + LOOK_AHEAD]
    if (following[:1].islower() and not _OPENS_LOWER.match(following)) or following[:1] in tuple(",;:)"):
        return False
    if _is_pause(text, begin, candidate) or _is_list_number(text, begin, candidate):
        return False
    mark, has_quote = candidate.group("mark"), any(close in "\"'”’»" for close in candidate.group("close"))
    if mark[0] in "!?" and has_quote:
        return not _SPEAKER.match(following)
    if mark == "." and not has_quote:
        return _is_full_stop(text, begin, candidate.start(), following)
    return True


_GAP = re.compile(r"\n[^\S\n]*\n")
_OPENS_LOWER = re.compile(r"[a-z]{1,2}[A-Z]|[a-z]\)\s")  # iPhone, eBay; "b) Hire staff": what begins a sentence without a capital
# A question in quotation marks goes on with who asked it: “Why now?” Dr. Smith asked. But: “No!” Mr. Lee said he would not sign.
_SPEAKER = re.compile(
    r"(?:[A-ZĐ][\w.’'-]*\s){1,4}(?:said|asked|says|asks|wondered|shouted|cried|added|wrote|told)"
    r"(?:[.,;]|\s(?:in|on|at|during|after|when|as|to)\s)"
)


def _is_address(text: str, dot: int) -> bool:
    """Whether a full stop without a space stands inside a web or mail address or a file name."""
    word = _word_before(text, 0, dot).casefold()
    after = text[dot + 1 : dot + 1 + LOOK_AHEAD].split()
    rest = after[0] if after else ""
    suffix = re.match(r"\w*", rest.casefold())
    return "/" in word or "@" in word + rest or word.startswith("www") or bool(suffix and suffix.group() in _lists()["suffix"])


def _word_before(text: str, begin: int, dot: int) -> str:
    """The word that ends at `dot`, without the marks that open it."""
    back = text[max(begin, dot - LOOK_BACK) : dot]
    return back.split()[-1].lstrip("\"'’‘“”«([-–—:/.•") if back and not back[-1].isspace() else ""


def _is_pause(text: str, begin: int, candidate: re.Match[str]) -> bool:
    """Whether the mark only pauses: "Well… I do not know", "Yahoo! Japan"."""
    mark = candidate.group("mark")
    if mark == "…" or mark.startswith(".."):
        return len(text[begin : candidate.start()][:LOOK_BACK].split()) < 2
    return mark == "!" and _word_before(text, begin, candidate.start()) in _lists()["shout"]


_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})(?:\.\d{1,2})*")


def _is_list_number(text: str, begin: int, candidate: re.Match[str]) -> bool:
    """Whether all of the sentence so far is the number of a list: "1. Sign the memorandum"."""
    ahead = _AHEAD.match(text, begin, begin + LOOK_AHEAD)
    first = ahead.end() if ahead else begin
    return candidate.group("mark") == "." and _LIST_NUMBER.fullmatch(text, first, candidate.start()) is not None


_WORD = re.compile(r"\w[\w'’.-]*")
_JOINED = re.compile(r"[-–/]")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.)+[{UPPER}]|[A-ZĐ]")


def _is_full_stop(text: str, begin: int, dot: int, following: str) -> bool:
    """Whether the one full stop at `dot` ends its sentence and is not only the mark of an abbreviation or an initial."""
    word = _word_before(text, begin, dot)
    first = _WORD.match(following)
    after = first.group().rstrip(".") if first else ""
    kind = _kind(word.capitalize() if word.isupper() and after.isupper() else word)  # "ST. LOUIS", "MR. LEE SIGNED"
    if kind in ("title", "never") or (kind and text[dot + 1 : dot + 3] == " ("):
        return False
    if kind == "number":
        return not following[:1].isdigit()
    if kind == "month":
        return not following[:1].isdigit() and (_starts(after) or not word.istitle())
    if kind == "clock":
        return after not in _lists()["clock_after"]
    if kind == "name":
        return _starts(after)
    last = _JOINED.split(word)[-1]  # "Vietnam-U.S. Comprehensive Strategic Partnership"
    return _ends_after_initials(text, begin, dot, last, after) if _INITIALS.fullmatch(last) else True


def _kind(word: str) -> str:
    """Which kind of abbreviation the word is; "Approx" is "approx", but "NO" is not "no"."""
    forms = {word, word.casefold()} if word[1:].islower() else {word}
    return next((kind for kind in ("title", "never", "number", "month", "clock", "name") if forms & _lists()[kind]), "")


def _ends_after_initials(text: str, begin: int, dot: int, word: str, after: str) -> bool:
    """After "J." or "U.S." only a word that cannot go on with a name ends the sentence; after "so am I" or "Plan B" any may."""
    if len(word) > 1:
        return _starts(after)
    before = text[max(begin, dot - LOOK_BACK) : dot - 1].split()
    follows_name = bool(before) and before[-1][:1].isupper()
    if before and before[-1].casefold() in _lists()["lettered"]:
        return True
    return not follows_name and (word == "I" or (bool(before) and _starts(after)))


def _starts(word: str) -> bool:
    """Whether a capitalised word is one that begins sentences ("The", "However") rather than names."""
    return word[:1].isupper() and re.split("['’]", word.casefold())[0] in word_lists("starters")[""]


def _lists() -> dict[str, frozenset[str]]:
    return word_lists("abbreviations")
