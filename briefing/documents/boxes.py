"""What stands on web pages in boxes of several lines: links to other articles, cells of layouts, rows of buttons, summaries, comments.

A line of them is known by its neighbours, where `furniture` knows a line by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.documents.furniture import key, words
from briefing.documents.lines import WORD, Line, closes, is_sentence, is_statement

# Set with the 91 pages that `body` was tuned on, and looked at on 46 other saved ones and 124 made of articles and furniture, 2026-11.
_LONGEST_HEAD = 60
_BOX = 12  # lines under a heading that may belong to its box: 6 leaves a tenth more of other lines on the 46; 20 and 40 are alike
_LONGEST_HEADLINE = 140
_OVER = 20  # lines between a headline and the box that sums the article up
_DECK = 1  # sentences that may stand over the summary; a list further down is the article's
_IN_TEASERS = frozenset({None, "related headlines", "date line", "markup"})
_BULLETS = "-•*–·▪●"
_REPLIES = 2  # buttons to reply: one alone may be the article's own
_LOOK = 400  # characters of a reference
_PARAGRAPHS = 4  # of a comment
_TIMES = 3  # that a label stands on a page: 2 loses .0004 of the 91, 4 wins .0008 and keeps two lines more of the 46
_MAIN = 0.5  # of the page's letters stand above the end matter; .3 and .7 are alike
_MORE = re.compile(r"more from (?-i:[A-Z])\S*(?: [^\s.!?]+){0,3}:?", re.IGNORECASE)
_REFERENCES = re.compile(r"references?(?:\(s\))?\s?[:：]?", re.IGNORECASE)
_WITH_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|doi:)\S{3}", re.IGNORECASE)
_END = re.compile(r"[#\s]{3,}|[-–—\s]*(?:ends?|hết)[-–—\s]*|(?-i:SOURCE:? [A-Z].{2,60})", re.IGNORECASE)
_ABOUT = re.compile(r"About (?:the )?([A-Z].{2,60}[^.!?:])")
_SMALL = frozenset({"of", "the", "and", "for", "in"})


def mark_boxes(lines: Sequence[Line], rules: list[str | None], *, headlines: Sequence[int] = (), page: bool = False) -> None:
    """Names the rule of each line that is part of a box. A box ends above the article's headline; only a `page` has a summary."""
    _mark_cells(lines, rules)
    _mark_teasers(lines, rules, headlines)
    _mark_buttons(lines, rules)
    if page:
        _mark_summaries(lines, rules, headlines)
    _mark_comments(lines, rules)
    _mark_repeats(lines, rules, headlines)
    _mark_references(lines, rules)
    _mark_end(lines, rules)


def _mark_cells(lines: Sequence[Line], rules: list[str | None]) -> None:
    """Cells of layout tables that were flattened, "| heading" to "text |": captions, and boxes with links to other articles."""
    taken: dict[int, str] = {}
    number = 0
    while number < len(lines):
        last = _cell_end(lines, number) if not rules[number] and lines[number].text.startswith("|") else None
        if last is not None:
            captioned = last == number and number > 0 and rules[number - 1] in ("image marker", "caption")
            name = "caption" if captioned else "table" if lines[number].text.count("|") > 2 else "related headlines"
            taken |= dict.fromkeys(range(number, last + 1), name)
            number = last
        number += 1
    # A layout table may hold the whole article: then its cells are none of these.
    if sum(len(lines[number].text) for number in taken) < 0.4 * sum(len(line.text) for line in lines):
        for number, name in taken.items():
            rules[number] = rules[number] or name


def _cell_end(lines: Sequence[Line], start: int) -> int | None:
    closing = (i for i in range(start, min(start + 6, len(lines))) if lines[i].text.endswith("|") and (i > start or len(lines[i].text) > 1))
    return next(closing, None)


def _mark_teasers(lines: Sequence[Line], rules: list[str | None], headlines: Sequence[int]) -> None:
    """A heading such as "Related articles" and the headlines under it, up to the next sentence."""
    for number, line in enumerate(lines):
        if rules[number] or number in headlines or not _is_teaser_head(line.text):
            continue
        rules[number] = "related headlines"
        for following in range(number + 1, min(number + 1 + _BOX, len(lines))):
            text = lines[following].text
            if following in headlines or rules[following] not in _IN_TEASERS or _is_text(text):
                break
            rules[following] = rules[following] or "related headlines"


def _is_teaser_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and (key(text) in words("teaser_heads") or bool(_MORE.fullmatch(text)))


def _is_text(text: str) -> bool:
    """Whether the line is a sentence of an article, and no headline that is closed like one."""
    return (is_sentence(text) or is_statement(text)) and not _is_headline(text)


def _is_headline(text: str) -> bool:
    """Whether a closed line may be a headline all the same: one that asks, or that is cut off."""
    return len(text) <= _LONGEST_HEADLINE and text.endswith(("?", "…", "..."))


def _mark_buttons(lines: Sequence[Line], rules: list[str | None]) -> None:
    """Lone names of networks ("X", "Email") beside a share button; elsewhere they are words."""
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        before: str | None = None
        for number in order:
            text = lines[number].text
            if before == "share buttons" and not rules[number] and len(text) < 30 and key(text) in words("networks"):
                rules[number] = "share buttons"
            before = rules[number]


def _mark_summaries(lines: Sequence[Line], rules: list[str | None], headlines: Sequence[int]) -> None:
    """A box such as "Key takeaways" over an article: its points say again, and in others' words, what the article says."""
    since = headlines[-1] if headlines else 0
    sentences = 0
    for head in range(since, min(len(lines), since + _OVER)):
        sentences += not rules[head] and is_sentence(lines[head].text)
        if sentences > _DECK:
            return
        if rules[head] not in (None, "site notice") or key(lines[head].text) not in words("summary_heads"):
            continue
        points = head + 1
        while points < min(len(lines), head + 1 + _BOX) and (rules[points] or _is_point(lines[points].text)):
            points += 1
        if points > head + 1:
            for number in range(head, points):
                rules[number] = rules[number] or "summary box"


def _is_point(text: str) -> bool:
    return text[0] in _BULLETS or not _is_text(text)


def _mark_comments(lines: Sequence[Line], rules: list[str | None]) -> None:
    """What readers wrote under an article: each comment ends with a button to reply to it."""
    replies = [number for number, line in enumerate(lines) if not rules[number] and key(line.text) in words("reply_buttons")]
    if len(replies) < _REPLIES:
        return
    for number in range(_start_of_comment(lines, rules, replies[0]), replies[-1] + 1):
        rules[number] = rules[number] or "reader comment"


def _start_of_comment(lines: Sequence[Line], rules: Sequence[str | None], reply: int) -> int:
    """The line of its author, above its few paragraphs; the button alone where none is there."""
    number = reply - 1
    while number >= max(0, reply - _PARAGRAPHS) and not rules[number] and _is_text(lines[number].text):
        number -= 1
    if number < 0 or (not rules[number] and _is_text(lines[number].text)):
        return reply
    while number > 0 and number > reply - _PARAGRAPHS - 3 and (rules[number - 1] or not _is_text(lines[number - 1].text)):
        number -= 1
    return number


def _mark_repeats(lines: Sequence[Line], rules: list[str | None], headlines: Sequence[int]) -> None:
    """What stands on the page again and again and is no sentence: labels of videos, of sections, of boxes."""
    times = Counter(line.text for number, line in enumerate(lines) if not rules[number])
    for number, line in enumerate(lines):
        if not rules[number] and times[line.text] >= _TIMES and number not in headlines and not closes(line.text):
            rules[number] = "repeated label"


def _mark_references(lines: Sequence[Line], rules: list[str | None]) -> None:
    """The addresses below a text under the word "References"."""
    for head, line in enumerate(lines):
        below = head + 1
        while below < len(lines) and _WITH_ADDRESS.search(lines[below].text[:_LOOK]) and len(lines[below].text) <= _LOOK:
            below += 1
        if not rules[head] and _REFERENCES.fullmatch(line.text) and below > head + 1:
            for number in range(head, below):
                rules[number] = rules[number] or "end matter"


def _mark_end(lines: Sequence[Line], rules: list[str | None]) -> None:
    """What a press release has below its text: whom to ask, and who its publisher is."""
    total = sum(len(line.text) for line in lines)
    before = 0
    for number, line in enumerate(lines):
        before += len(line.text)
        if rules[number] in (None, "markup") and before > _MAIN * total and _is_end(line.text):
            for below in range(number, len(lines)):
                rules[below] = rules[below] or "end matter"
            return


def _is_end(text: str) -> bool:
    if key(text) in words("end_heads") or _END.fullmatch(text):
        return True
    named = _ABOUT.fullmatch(text)
    return named is not None and all(word[0].isupper() or word in _SMALL for word in WORD.findall(named[1]))
