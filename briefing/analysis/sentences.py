"""Makes the spans of sentences of a text. Which of them concern whom, and how firm they are, is left to the rest of `analysis`.

Own rules rather than syntok or blingfire: see `split`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from briefing.model import Sentence


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences in order: no white space at their ends, no overlap, every other character in exactly one, none across an empty line.

    Own rules, because each mistake is quoted on a page. On the golden cases in tests (abbreviations, names, quotations, glued and Vietnamese
    text) syntok 1.4.4 holds 40 of 58, blingfire 0.1.8 41, these rules all of them; syntok reads 1.1 MB/s and gives no end of a closing
    quotation mark of its own, blingfire is a binary of 2021 with a model inside; these rules read about 9 MB/s. Linear: one pass, and every
    look back or ahead is bounded.
    """
    found: list[Sentence] = []
    begin = 0
    for edge in (*_edges(text), len(text)):
        if span := _trimmed(text, begin, edge):
            found.append(Sentence(start=span[0], end=span[1]))
        begin = edge
    return tuple(found)


def _edges(text: str) -> list[int]:
    """Where one sentence ends: after its closing marks, or at an empty line."""
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


# A run of full stops, question or exclamation marks with the quotation marks, brackets and note numbers that close behind it; or a gap between
# paragraphs. Where no space follows, only a capital and a further letter make a candidate ("examinations.The quest"): "3.5", "U.S", "Node.js",
# "gov.vn" never are. An ideographic full stop ends a sentence without a space.
_CLOSERS = r"""["'”’»›）」』\)\]]"""
_CANDIDATE = re.compile(
    r"(?P<gap>\n[^\S\n]*\n\s*)"
    rf"|(?P<mark>[.!?…]+(?:\ \.){{0,4}})(?P<close>{_CLOSERS}*(?:\[\d{{1,3}}\])*)(?=\s|$)"
    rf"|(?<=[a-zà-ỹ%0-9\)][a-zà-ỹ%0-9\)])(?P<glued>[.!?])(?P<glued_close>[”’»]?)(?=[\"“‘(]?[A-ZÀ-ỴĐ](?:[a-zà-ỹđ]|\s[a-zà-ỹđ]))"
    r"|(?P<wide>[。！？।۔؟][”’」』）]*)"
)
_AHEAD = re.compile(r"""[\s"'“”‘’«»‹›(\[\-–—•*]*""")
_WORD = re.compile(r"\w[\w'’.-]*")
_INITIALS = re.compile(r"(?:[A-ZÀ-ỴĐ]\.)+[A-ZÀ-ỴĐ]|[A-ZĐ]")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})(?:\.\d{1,2})*")
_OPENS_LOWER = re.compile(r"[a-z]{1,2}[A-Z]|[a-z]\)\s")  # iPhone, eBay; "b) Hire staff": what begins a sentence without a capital


def _is_end(text: str, begin: int, candidate: re.Match[str]) -> bool:
    """Whether the sentence that began at `begin` ends at the candidate."""
    if candidate.group("wide") or candidate.end() >= len(text):
        return True
    if candidate.group("glued"):
        return not _is_address(text, candidate.start())
    ahead = _AHEAD.match(text, candidate.end(), min(len(text), candidate.end() + 40))
    at = ahead.end() if ahead else candidate.end()
    if "\n" in text[candidate.end() : at] and _is_gap(text[candidate.end() : at]):
        return True  # the gap itself is the next candidate; both edges fall together
    following = text[at : at + 60]
    if following[:1].islower() and not _OPENS_LOWER.match(following):
        return False
    if _is_hesitation(text, begin, candidate):
        return False
    if following[:1] in ",;:)":
        return False
    mark, close = candidate.group("mark"), candidate.group("close")
    if mark[0] in "!?" and _has_quote(close):
        return not _is_speaker(following)
    if mark == "." and not _has_quote(close):
        return _is_full_stop(text, begin, candidate.start(), following)
    return True


def _is_hesitation(text: str, begin: int, candidate: re.Match[str]) -> bool:
    """Whether the mark only pauses: "Well… I do not know", "Yahoo! Japan"."""
    mark = candidate.group("mark")
    if len(mark) > 1 or mark == "…":
        return len(text[begin : candidate.start()][:40].split()) < 2
    return mark == "!" and _word_before(text, begin, candidate.start()) in _BANGED


_BANGED = frozenset({"Yahoo", "Jeopardy", "Joomla"})


def _is_gap(between: str) -> bool:
    return bool(re.search(r"\n[^\S\n]*\n", between))


def _has_quote(close: str) -> bool:
    return any(mark in close for mark in "\"'”’»")


def _is_speaker(following: str) -> bool:
    """Whether a question in quotation marks goes on with who asked it: “Why now?” Dr. Smith asked."""
    return bool(re.match(r"(?:[A-ZĐ][\w.’'-]*\s){1,4}(?:said|asked|says|asks|wondered|shouted|cried|added|wrote|told)(?:[.,;]|\s(?:in|on|at|during|after|when|as|to)\s)", following))


def _is_address(text: str, dot: int) -> bool:
    """Whether a full stop without a space stands inside a web address, a file name or the like."""
    word = _word_before(text, 0, dot).casefold()
    after = _WORD.match(text, dot + 1)
    suffix = after.group().casefold() if after else ""
    return "/" in word or "@" in word or word.startswith("www") or suffix in _SUFFIXES


_LEADING = "\"'’‘“”«([-–—:/."
# What follows a full stop without a space in addresses and file names that a capital begins: "Example.Com".
_SUFFIXES = frozenset("com org net gov edu info biz co uk vn kr jp eu int mil tv io ai js txt pdf doc docx xls xlsx csv html htm jpg png".split())


def _word_before(text: str, begin: int, dot: int) -> str:
    """The word that ends at `dot`, without opening marks; looks back 60 characters at most."""
    back = text[max(begin, dot - 60) : dot]
    return back.split()[-1].lstrip(_LEADING) if back and not back[-1].isspace() else ""


def _is_full_stop(text: str, begin: int, dot: int, following: str) -> bool:
    """Whether the one full stop at `dot` ends its sentence and is not only the mark of an abbreviation, an initial or a number."""
    word = _word_before(text, begin, dot)
    first = _WORD.match(following)
    next_word = first.group().rstrip(".") if first else ""
    if dot - len(word) == begin_of(text, begin) and _LIST_NUMBER.fullmatch(word) and not _starts(next_word, strict=True):
        return False
    kind = _abbreviations().get(word) or _abbreviations().get(word.casefold() if word[1:].islower() else word)
    if kind in ("title", "never") or (kind and text[dot + 1 : dot + 3] == " ("):
        return False
    if kind == "number":
        return not following[:1].isdigit()
    if kind == "month":
        return not following[:1].isdigit() and (_starts(next_word) or not word.istitle())
    if kind == "clock":
        return next_word not in _AFTER_CLOCK
    if kind == "name":
        return _starts(next_word)
    if _INITIALS.fullmatch(word):
        return _ends_after_initial(text, begin, dot, word, next_word)
    return True


def begin_of(text: str, begin: int) -> int:
    """The first character of the sentence that is not white space or an opening mark."""
    ahead = _AHEAD.match(text, begin)
    return ahead.end() if ahead else begin


def _ends_after_initial(text: str, begin: int, dot: int, word: str, next_word: str) -> bool:
    """After "J." or "U.S.": only a word that cannot go on with a name ends the sentence; after "I", "Plan B" and the like any may."""
    if len(word) > 1:
        return _starts(next_word)
    before = text[max(begin, dot - 25) : dot - 1].split()
    if word == "I" and not (before and before[-1][:1].isupper()):
        return True
    if before and before[-1].casefold() in _LETTERED:
        return True
    return _starts(next_word) and bool(before) and not before[-1][:1].isupper()


def _starts(word: str, *, strict: bool = False) -> bool:
    """Whether a capitalised word is one that begins sentences ("The", "However") rather than names."""
    return bool(word) and word[0].isupper() and word.casefold().split("'")[0].split("’")[0] in _starters() and not (strict and len(word) < 2)


# What a clock time may go on with: "at 5 p.m. Monday", "8 a.m. EST".
_AFTER_CLOCK = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Eastern Central Pacific Mountain Greenwich GMT UTC ET EST EDT CT CST CDT PT PST PDT"
    " BST CET CEST IST JST KST ICT Jan Feb March April May June July Aug Sept Oct Nov Dec January February August September October November"
    " December".split()
)

# Words that a single capital belongs to: "Plan B. Then", "hepatitis C. Doctors".
_LETTERED = frozenset("plan vitamin hepatitis group class grade category type section part option side schedule exhibit".split())


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation to its kind, from data/words-abbreviations.txt: lines "kind: word word …"."""
    kinds: dict[str, str] = {}
    for line in _lines("words-abbreviations.txt"):
        kind, _, words = line.partition(":")
        kinds.update((word, kind.strip()) for word in words.split())
    return kinds


@cache
def _starters() -> frozenset[str]:
    return frozenset(word for line in _lines("words-starters.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    content = files("briefing").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line.strip() and not line.startswith("#")]
