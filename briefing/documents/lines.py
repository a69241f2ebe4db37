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
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDEST = 132
_SENTENCE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading, a button: white space squeezed. `at` is its first line in the page."""

    at: int
    text: str


def unwrap(lines: Sequence[str]) -> list[Line]:
    """The lines that are not empty. Where the page is hard-wrapped, the lines of a paragraph are one."""
    width = _wrap_width(lines)
    out: list[Line] = []
    before = ""
    for at, raw in enumerate(lines):
        text = squeeze(raw)
        if text and before and width and not raw[0].isspace() and _goes_on(before, text, width):
            glue = "" if before.endswith("-") and text[0].islower() else " "
            out[-1] = Line(out[-1].at, out[-1].text + glue + text)
        elif text:
            out.append(Line(at, text))
        before = text
    return out


def count_words(text: str) -> int:
    """Words, and pairs of signs in scripts without blanks."""
    return len(WORD.findall(text)) + (0 if text.isascii() else len(_DENSE.findall(text)) // 2)


def is_sentence(text: str) -> bool:
    """Long enough for a sentence, and closed like one."""
    return bool(SENTENCE_END.search(text[-8:])) and (len(text) > 200 or count_words(text) >= _SENTENCE_WORDS)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next word would not have fitted on the line any more, or the line plainly breaks off."""
    if len(line) > width + 8:
        return False
    word = following.partition(" ")[0]
    breaks_off = following[0].islower() and not SENTENCE_END.search(line) and len(line) > 0.7 * width
    return len(line) + 1 + len(word) > width or breaks_off


def _wrap_width(lines: Sequence[str]) -> int:
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
    return width if 40 <= width <= _WIDEST and full >= 0.6 * len(inner) and unfinished >= 0.5 * len(inner) else 0
