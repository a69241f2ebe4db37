"""What stands on web pages around an article: share bars, captions, teasers, notices. Each rule looks at one line and names what it took.

The words are in `furniture.toml`, by language. Where a line stands in the page, `body` weighs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from briefing.documents.lines import WORD, Line, closes, is_sentence, is_statement
from briefing.documents.mentions import is_date_line
from briefing.documents.provenance import is_source_line

_LONGEST = 320  # longer lines are paragraphs, whatever stands at their ends
_LONGEST_ADDRESS = 2300
_EDGES = " \t:;.,…|•·»«›‹>→▸▶▼▲*#+-–—_()[]✕×"


def mark(lines: Sequence[Line]) -> list[str | None]:
    """For each line the name of the rule by which it is no part of the article, or None."""
    rules = [_rule_of(line.text) for line in lines]
    _mark_cells(lines, rules)
    _mark_teasers(lines, rules)
    _mark_buttons(lines, rules)
    return rules


def is_byline(text: str) -> bool:
    """Whether the line says who wrote it: "By Sample Person and Other Person"."""
    first, _, names = text.partition(" ")
    said = WORD.findall(names)
    if len(text) > 90 or first.casefold() not in _BY or not 1 < len(said) <= 10 or text[-1] in ".!?:":
        return False
    return all(word[0].isupper() or word.casefold() in _AND for word in said)


def is_sign(text: str, rule: str | None) -> bool:
    """Whether the line shows that this was a web page, and stands outside the article or between its paragraphs."""
    return rule in _SIGNS if rule else len(text) < 60 and (_key(text) in words("menu") or _key(text) in words("teaser_heads"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of `furniture.toml`, all languages."""
    return frozenset(word for by_language in _tables()[name].values() for word in by_language)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    import tomllib

    return tomllib.loads(files("briefing.documents").joinpath("furniture.toml").read_text(encoding="utf-8"))


def _key(text: str) -> str:
    return text.strip(_EDGES).casefold().replace("’", "'")


_BY = frozenset({"by", "von", "par", "por", "di", "door", "av", "af"})
_AND = frozenset({"and", "und", "et", "y", "e", "en", "och", "og", "for", "in", "of"})
_SIGNS = frozenset({"share widget", "comment counter", "teaser", "advertisement", "copyright"})

_CREDIT_WORD = (
    r"(?:photos?|pictures?|images?|pics?|illustration|illustrative photo|file photo|graphics?|video|ảnh|ảnh minh họa|hình|hình ảnh"
    r"|nguồn ảnh|đồ họa|fotos?|bild|bilder|bildquelle|grafik|crédit photo|crédits?|credits?|photo credit|image credit|foto di|zdjęcie|fot)"
)
_IMAGE = re.compile(
    r"!\[[^\]]{0,300}\](?:\([^)\s]{0,2000}(?: \"[^\"]{0,200}\")?\))?"
    r"|\[(?:image|img|photo|video|audio|gallery|embed|ảnh|hình ảnh|bild|foto)\b[^\]]{0,200}\]",
    re.IGNORECASE,
)
_FILE = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|webp|svg)|image/svg\+xml", re.IGNORECASE)
_CREDIT_START = re.compile(rf"[(\[|–—-]?\s*{_CREDIT_WORD}\.?\s*(?:credit|by|courtesy(?: of)?|source)?\s*[:=©]\s*\S", re.IGNORECASE)
_CREDIT_ALONE = re.compile(rf"[(\[|–—-]?\s*{_CREDIT_WORD}\s(?:by|courtesy of|from|via)\s[^.!?]{{1,60}}", re.IGNORECASE)
_CREDIT_END = re.compile(
    rf"[(\[.|/–—:!?”\"’)]\s*{_CREDIT_WORD}\s*(?:credit|by|courtesy(?: of)?)?\s*[:=/©]\s*[^.:;]{{1,60}}\.?\s*[)\]|]?\s*\|?$",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(r"(?:caption|image caption|media caption|photo caption|bildunterschrift)\b\s*[:,]?\s*\S", re.IGNORECASE)
_AGENCY_END = re.compile(
    r"(?:[|/©]\s*|\()(?:AFP|AP|AP Photo|Reuters|Getty|Getty Images|EPA|VNA|TTXVN|Xinhua|dpa|Shutterstock|iStock|Bloomberg|Yonhap)"
    r"(?:[/ ][\w ]{1,30})?\)?$"
)
_COUNTED = (
    r"(?:comments?|bình luận|ý kiến|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarz[ey]?|replies|views"
    r"|likes|shares|reads|lượt xem)"
)
_COUNT = re.compile(rf"{_COUNTED}\s*[:(\[]?\s*\d[\d.,]*k?\s*[)\]]?|[(\[]?\d[\d.,]*k?[)\]]?\s+{_COUNTED}", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:read more|read also|also read|read next|see also|see more|related|related articles?|related stor(?:y|ies)|more|watch|watch more"
    r"|recommended|don[’']t miss|must read|trending|up next|also see|learn more|xem thêm|đọc thêm|xem tiếp|tin liên quan|lesen sie auch"
    r"|lesen sie mehr|mehr dazu|auch interessant|mehr zum thema|lire aussi|à lire aussi|à lire|voir aussi|lea también|leer más"
    r"|lee también|te puede interesar|leia também|leia mais|leggi anche|lees ook|lees meer|czytaj także|czytaj też|zobacz też|läs mer"
    r"|läs också|les også|læs også)\s*[:>»→|]+\s*\S",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s?(?:19|20)\d\d|(?:copyright|bản quyền)\s*(?:©|\(c\)|(?:19|20)\d\d|by\b|thuộc\b|:)|all rights reserved)", re.IGNORECASE
)
_RIGHTS_END = re.compile(
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|giữ bản quyền)\W*$", re.IGNORECASE
)
_MARKUP = re.compile(
    r"[\W_]*|(?:&nbsp;?|&#\d{1,6};|<!--.{0,300}-->|</?(?:div|span|br|p|hr|img|table|tr|td|ul|li|a)\b[^<>]{0,300}>|\s)+", re.IGNORECASE
)


def _rule_of(text: str) -> str | None:
    if len(text) > _LONGEST:
        return "source line" if len(text) < _LONGEST_ADDRESS and is_source_line(text) else None
    return next((name for name, holds in _RULES if holds(text)), None)


def _is_caption(text: str) -> bool:
    if _CREDIT_START.match(text) or _CREDIT_ALONE.fullmatch(text) or _CREDIT_END.search(text) or _CAPTION_START.match(text):
        return True
    # "… he said. (VNA)" is the end of an article, "Guests at the opening (VNA)" a caption.
    return bool(_AGENCY_END.search(text)) and not closes(text)


def _is_share(text: str) -> bool:
    """Nothing but networks and the verbs of their buttons: "Share on Facebook", "Facebook Twitter Email"."""
    if len(text) > 120 or text[-1] in ".!?":
        return False
    said = [word.casefold() for word in WORD.findall(text)]
    if not said or len(said) > 12:
        return False
    named, verbs = sum(word in words("networks") for word in said), sum(word in words("share_verbs") for word in said)
    if named + verbs + sum(word in words("share_fill") for word in said) < len(said):
        return False
    asks = said[0] in words("share_verbs") and 1 < len(said) <= 4
    return named >= 2 or bool(verbs and named) or asks or _key(text) in words("plain_networks")


_RULES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("image marker", lambda text: _IMAGE.match(text) or _FILE.fullmatch(text)),
    ("markup", _MARKUP.fullmatch),
    ("comment counter", lambda text: len(text) < 60 and (_COUNT.fullmatch(text) or _key(text) in words("comments"))),
    ("share widget", _is_share),
    ("date line", is_date_line),
    ("source line", is_source_line),
    ("teaser", _TEASER.match),
    ("caption", _is_caption),
    ("advertisement", lambda text: len(text) < 60 and _key(text) in words("adverts")),
    ("copyright", lambda text: _COPYRIGHT.match(text) or _RIGHTS_END.search(text)),
)


def _mark_cells(lines: Sequence[Line], rules: list[str | None]) -> None:
    """Cells of layout tables that were flattened, "| heading" to "text |": captions, and boxes with links to other articles."""
    taken: dict[int, str] = {}
    number = 0
    while number < len(lines):
        last = _cell_end(lines, number) if not rules[number] and lines[number].text.startswith("|") else None
        if last is not None:
            captioned = last == number and number > 0 and rules[number - 1] in ("image marker", "caption")
            name = "caption" if captioned else "table" if lines[number].text.count("|") > 2 else "teaser"
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


def _mark_teasers(lines: Sequence[Line], rules: list[str | None]) -> None:
    """A heading such as "Related articles" and the headlines under it, up to the next sentence."""
    for number, line in enumerate(lines):
        if rules[number] or len(line.text) > 60 or _key(line.text) not in words("teaser_heads"):
            continue
        rules[number] = "teaser"
        for following in range(number + 1, min(number + 7, len(lines))):
            if rules[following] or is_sentence(lines[following].text) or is_statement(lines[following].text):
                break
            rules[following] = "teaser"


def _mark_buttons(lines: Sequence[Line], rules: list[str | None]) -> None:
    """Lone names of networks ("X", "Email") beside a share button; elsewhere they are words."""
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        before: str | None = None
        for number in order:
            text = lines[number].text
            if before == "share widget" and not rules[number] and len(text) < 30 and _key(text) in words("networks"):
                rules[number] = "share widget"
            before = rules[number]
