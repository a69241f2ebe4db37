"""The lines of a file to logical lines: hard-wrapped ones joined to the paragraphs they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.text import squeeze

WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…。！？][\"”’'»)\]]*;?$")

# Scripts that are written without blanks: two signs are about a word.
DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDEST = 132
_NARROWEST, _NARROW = 40, 24  # columns; a newspaper's narrow ones are known by words torn apart
_TORN_END = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)[-‐]\s*$")
_TORN_START = re.compile(r"\s*([^\W\d_]+)")
_SUSPENDED = frozenset({"and", "or", "und", "oder", "bzw", "bis", "et", "ou", "y", "e", "o", "to", "och", "og", "en"})
# What begins words that are written with a hyphen: "well-known", "self-reliance".
_COMPOUNDS = frozenset(
    """all best clean cross decision dual ex far fast first five four full government half hard high ill industry large left long low man
    market new non old one part people quasi right second self semi seven short single six small so state ten third three two user vice
    well whole world year""".split()
)
# What agencies set behind the last sentence: "— VNS", "(VNA)", "/Reuters", "VNA", an author's initials.
_ACRONYM = r"(?:[A-ZĐ]{2,7}(?:/[A-ZĐ]{2,7})?|Xinhua|Reuters|Yonhap|Bernama|Kyodo|dpa)"
_SIGNATURE = re.compile(
    rf"\s*(?:(?:[—–-]{{1,2}}|/)\s?(?:{_ACRONYM}|[A-ZĐ][\w.]{{1,14}}(?:[ /][A-ZĐ][\w.]{{0,14}}){{0,3}})"
    rf"|[(\[]{_ACRONYM}[)\]]|\s{_ACRONYM})\.?$"
)
_SIGNATURE_LOOK = 80
_SENTENCE_WORDS = 8
_STATEMENT_WORDS = 3
_STATED = 500  # characters of a line that tell whether it is one


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading, a button: white space squeezed. `at` is its first line in the page."""

    at: int
    text: str


def unwrap(lines: Sequence[str]) -> list[Line]:
    """The lines that are not empty. Where the page is hard-wrapped, the lines of a paragraph are one."""
    torn = frozenset(number for number, (one, two) in enumerate(pairwise(lines), 1) if _tears(one, two))
    width = _wrap_width(lines, narrowest=_NARROW if torn else _NARROWEST)
    whole = frozenset(word.casefold() for line in lines for word in WORD.findall(line)) if torn else frozenset()
    out: list[Line] = []
    before = ""
    for at, raw in enumerate(lines):
        text = squeeze(raw)
        if at in torn:
            out[-1] = Line(out[-1].at, _mended(out[-1].text, text, whole))
        elif text and before and width and not raw[0].isspace() and _goes_on(before, text, width):
            out[-1] = Line(out[-1].at, f"{out[-1].text} {text}")
        elif text:
            out.append(Line(at, text))
        before = text
    return out


def _tears(line: str, following: str) -> bool:
    end = _TORN_END.search(line[-100:])
    start = _TORN_START.match(following) if end else None
    # "short- and long-term" is torn nowhere.
    return bool(start and start[1][0].islower() and start[1] not in _SUSPENDED)


def _mended(line: str, following: str, whole: frozenset[str]) -> str:
    """The two lines with the word that the line's end tore apart. Its hyphen stays where the text, or usage, writes it with one."""
    first, second = _TORN_END.search(line[-100:]), _TORN_START.match(following)
    if not first or not second:
        return f"{line} {following}"
    head, tail = first[1].casefold(), second[1].casefold()
    hyphened = f"{head}-{tail}" in whole or (head.rpartition("-")[2] in _COMPOUNDS and head + tail not in whole)
    return (line if hyphened else line[:-1]) + following


def count_words(text: str) -> int:
    """Words, and pairs of signs in scripts without blanks."""
    return len(WORD.findall(text)) + (0 if text.isascii() else len(DENSE.findall(text)) // 2)


def closes(text: str) -> bool:
    """Whether the line ends as a sentence does, an agency's sign behind it or not."""
    if SENTENCE_END.search(text[-8:]):
        return True
    signed = _SIGNATURE.search(text[-_SIGNATURE_LOOK:])
    return bool(signed and SENTENCE_END.search(text[-_SIGNATURE_LOOK:][: signed.start()][-8:]))


def is_sentence(text: str) -> bool:
    """Long enough for a sentence, and closed like one."""
    return closes(text) and (len(text) > 200 or count_words(text) >= _SENTENCE_WORDS)


def is_statement(text: str) -> bool:
    """Closed like a sentence, however short: "Hanoi denied it.", but not a name, nor a question, which is a button's as often."""
    if not closes(text) or text[-1] in "?!…":
        return False
    said = [word for word in WORD.findall(text[:_STATED]) if not word[0].isdigit()]
    return len(said) >= _STATEMENT_WORDS and not all(word[0].isupper() for word in said)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next word would not have fitted on the line any more, or the line plainly breaks off."""
    if len(line) > width + 8:
        return False
    word = following.partition(" ")[0]
    breaks_off = following[0].islower() and not SENTENCE_END.search(line) and len(line) > 0.7 * width
    return len(line) + 1 + len(word) > width or breaks_off


def _wrap_width(lines: Sequence[str], *, narrowest: int) -> int:
    """The column at which the text is wrapped, or 0: it is where most lines that go on are as long as they could be."""
    texts = [line.strip() for line in lines]
    lengths = sorted(len(text) for text in texts if text)
    if len(lengths) < 4 or lengths[int(0.97 * (len(lengths) - 1))] > _WIDEST:
        return 0
    inner = [(one, two) for one, two in pairwise(texts) if one and two]
    if len(inner) < 3:
        return 0
    width = sorted(len(one) for one, _ in inner)[int(0.97 * (len(inner) - 1))]
    full = sum(len(one) + 1 + len(two.partition(" ")[0]) > 0.93 * width for one, two in inner)
    unfinished = sum(not SENTENCE_END.search(one[-8:]) for one, _ in inner)
    # .6: wrapped news has .7 to .95 full lines (last lines and headings are not); one paragraph a line has under .3, menus under .2.
    return width if narrowest <= width <= _WIDEST and full >= 0.6 * len(inner) and unfinished >= 0.5 * len(inner) else 0
