"""Tells statements from what else stands in an article: headings, questions, bylines, teasers, tables."""

from __future__ import annotations

import re

from briefing.analysis.leaning import is_torn

FEWEST_WORDS = 6


def is_quotable(words: str) -> bool:
    """Whether the words can stand on a page: a statement of six words or more that ends as one; no question, byline or teaser, nothing that
    nobody can read there, and no half of a quotation without its speaker."""
    return is_statement(words) and not is_torn(words)


def is_statement(words: str) -> bool:
    """Whether the words are a statement of six words or more that ends as one."""
    return is_long_enough(words) and _ends(words)


def _ends(words: str) -> bool:
    ending = words.rstrip("\"'”’»)]} ")
    return ending[-1:] in ".!…。" and ending != ""


def is_long_enough(words: str) -> bool:
    """What `is_quotable` asks, the full stop and the quotation marks aside. A text without spaces is counted by its characters."""
    long_enough = len(words.split()) >= FEWEST_WORDS or (len(words) >= 15 and _UNSPACED.search(words) is not None)
    return long_enough and _is_readable(words) and not _is_question(words) and not _is_furniture(words)


def is_short_statement(words: str) -> bool:
    """Whether the words end as a statement, however few they are."""
    return len(words.split()) > 1 and _ends(words) and _is_readable(words) and not _is_furniture(words)


def _is_question(words: str) -> bool:
    return words.rstrip("\"'”’»)]} ").endswith(("?", "？"))


def _is_furniture(words: str) -> bool:
    return _FURNITURE.match(words) is not None or _CAPTION.search(words) is not None


_FURNITURE = re.compile(
    r"(?:By (?:[A-ZĐ][\w.’'-]*,?\s?(?:and\s)?){1,6}$|(?:Reporting|Writing|Written|Edited|Editing|Compiled) by\b"
    r"|Photo(?:s|graph)?(?:\sby|:|\scourtesy)|Image:|Source:|Read (?:more|also)\b|Click\b|Subscribe\b|Share\b|Follow us\b|Related:"
    r"|See also\b|Watch:|Copyright\b|©|Illustrative|Ảnh:|Nguồn:|Xem thêm)"
)
# "… at the talks. (Photo: VNA)", "President Lan (R) receives Minister Hansen."
_CAPTION = re.compile(
    r"\((?:Photo|Image|Picture|Illustrat\w+|Ảnh)\b[^()]{0,60}\)\W*$|\((?:R|L|C|right|left|centre|center|second from (?:right|left))\)"
)
MOST_WORDS, MOST_LETTERS, LONGEST_WORD = 120, 1_500, 100  # a table or a code listing that lost its line breaks, or an address


def _is_readable(words: str) -> bool:
    return len(words.split()) <= MOST_WORDS and len(words) <= MOST_LETTERS and _UNREADABLE.search(words) is None


# Thai, Lao, Burmese, Khmer, Japanese and Chinese write whole clauses without a space.
_UNREADABLE = re.compile(rf"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]{{{LONGEST_WORD + 1}}}")


_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{6}")
