"""What stands on web pages around an article: share bars, captions, teasers, notices. Each rule looks at one line and names what it took.

The words are in `furniture.toml`, by language. Where a line stands in the page, `body` weighs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from briefing.documents.lines import WORD, Line, closes, is_sentence
from briefing.documents.mentions import beside, find_dates, is_date_line
from briefing.documents.provenance import is_source_line

_LONGEST = 320  # longer lines are paragraphs, whatever stands at their ends
_LONGEST_ADDRESS = 2300
_LONGEST_BYLINE = 110
_BESIDE_BYLINE = 3  # words behind its date
_BYLINE_ENDS = " ,;|·•–—-("
_CREDIT = 120  # characters at a line's end in which a credit stands
_LONGEST_PATH = 200
_CONTACT_WORDS = 4  # beside an e-mail address
_EDGES = " \t:;.,…|•·»«›‹>→▸▶▼▲*#+-–—_()[]✕×"


def mark(lines: Sequence[Line]) -> list[str | None]:
    """For each line the name of the rule by which it alone is no part of the article, or None."""
    rules = [_rule_of(line.text) for line in lines]
    if lines and rules[0] == "caption" and "|" in lines[0].text:  # "Headline | Reuters" is the page's name
        rules[0] = None
    text = next((number for number, line in enumerate(lines) if is_sentence(line.text)), len(lines))
    for number in range(text):  # further down "News Network" may be a subheading
        if not rules[number] and _DESK.fullmatch(lines[number].text):
            rules[number] = "byline"
    return rules


def is_byline(text: str) -> bool:
    """Whether the line says who wrote it: "By Sample Person and Other Person", with the day or without."""
    dates = find_dates(text) if len(text) <= _LONGEST_BYLINE else []
    words_of_date = beside(text[dates[0].start :], find_dates(text[dates[0].start :])) if dates else []
    if len(words_of_date) > _BESIDE_BYLINE:
        return False
    first, _, names = (text[: dates[0].start] if dates else text).rstrip(_BYLINE_ENDS).partition(" ")
    said = WORD.findall(names)
    if len(text) > _LONGEST_BYLINE or first.casefold() not in _BY or not 1 < len(said) <= 10 or (not dates and text[-1] in ".!?:"):
        return False
    return all(word[0].isupper() or word.casefold() in _AND for word in said)


def is_caption(text: str) -> bool:
    """Whether the line says whose picture it is, or ends with the picture's source."""
    if _CREDIT_START.match(text) or _CREDIT_ALONE.fullmatch(text) or _CREDIT_END.search(text) or _CAPTION_START.match(text):
        return True
    if _CREDIT_LAST.search(text[-_CREDIT:]) or _CAPTION_DAY.search(text[-_CREDIT:]) or ("ảnh " in text and _NUMBERED.search(text)):
        return True
    # "… he said. (VNA)" is the end of an article, "Guests at the opening (VNA)" a caption.
    return bool(_AGENCY_END.search(text)) and not closes(text)


def is_sign(text: str, rule: str | None) -> bool:
    """Whether the line shows that this was a web page, and stands outside the article or between its paragraphs."""
    return rule in _SIGNS if rule else len(text) < 60 and (key(text) in words("menu") or key(text) in words("teaser_heads"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of `furniture.toml`, all languages."""
    return frozenset(word for by_language in _tables()[name].values() for word in by_language)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    import tomllib

    return tomllib.loads(files("briefing.documents").joinpath("furniture.toml").read_text(encoding="utf-8"))


def key(text: str) -> str:
    """The line without the signs at its edges, for comparing with the lists."""
    return text.strip(_EDGES).casefold().replace("’", "'")


_BY = frozenset({"by", "von", "par", "por", "di", "door", "av", "af"})
_AND = frozenset({"and", "und", "et", "y", "e", "en", "och", "og", "for", "in", "of"})
# Who wrote it where nobody is named: "Staff Reporter", "HT Bureau"
_DESK = re.compile(
    r"(?:[A-Z][\w'’&.-]*\s){1,2}(?i:bureau|desk|reporters?|correspondents?)"
    r"|(?:[A-Z][\w'’&.-]*\s)?(?i:news|press|web|online|digital|media|editorial)\s(?i:network|staff|service|team)"
)
_SIGNS = frozenset({"share buttons", "comments", "related headlines", "advertisement", "copyright", "menu", "site notice", "reading time"})

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
_CREDIT_START = re.compile(rf"[(\[|–—-]?\s*{_CREDIT_WORD}\.?,?\s*(?:credit|by|courtesy(?: of)?|source)?\s*[:=©]\s*\S", re.IGNORECASE)
_CREDIT_ALONE = re.compile(rf"[(\[|–—-]?\s*{_CREDIT_WORD}\s(?:by|courtesy of|from|via)\s[^.!?]{{1,60}}", re.IGNORECASE)
_CREDIT_END = re.compile(
    rf"[(\[.|/–—:!?”\"’)]\s*{_CREDIT_WORD}\s*(?:credit|by|courtesy(?: of)?)?\s*[:=/©]\s*[^.:;]{{1,60}}\.?\s*[)\]|]?\s*\|?$",
    re.IGNORECASE,
)
_CREDIT_LAST = re.compile(
    # "The guests. Photo by Sample Name", "The guests — VNA/VNS Photo", "The guests | POOL / VIA AFP", "The guests REUTERS/Sample Name"
    r"(?:[.!?”\"’)]\s*\(?|\()(?:Photo|Image|Picture|Video|Illustration|Graphic)s?\s(?:by|courtesy of|from|via)\s[^.!?]{2,60}\.?\)?$"
    r"|[–—-]\s?(?:[\w.]{2,12}/){0,2}[\w.]{2,12}\s(?:File )?[Pp]hotos?\b[^.]{0,60}$"
    r"|\|\s*[A-Z]{2,}(?:[ /&-]+[A-Z]{2,}){1,6}$"
    r"|\bREUTERS/[A-Z]\w+[^.!?]{0,80}$"
)
# Korean and Japanese newspapers set the day behind a comma in captions, and nowhere else: "at the opening in Seoul, Tuesday. Yonhap"
_CAPTION_DAY = re.compile(
    r",\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\.\s*\(?(?:[A-Z][\w'’./-]+\s?){1,5}\)?\.?$"
)
_NUMBERED = re.compile(r"[-–\s]ảnh \d{1,2}(?=$|[A-ZĐ])")  # "Headline - ảnh 1", and the caption behind it
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
    r"\W*(?:©|ⓒ|\(c\)\s?(?:19|20)\d\d|(?:copyright|bản quyền|저작권자)\s*(?:holders?\s*|owners?\s*)?"
    r"(?:©|ⓒ|\(c\)|(?:19|20)\d\d|by\b|thuộc\b|:)|all rights reserved"
    r"|unauthori[sz]ed (?:reproduction|use|copying|(?:re)?distribution)\b.{0,100}\b(?:prohibited|forbidden)\W*$)",
    re.IGNORECASE,
)
_RIGHTS_END = re.compile(
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|giữ bản quyền)\W*$", re.IGNORECASE
)
# Sentences that speak to the reader, not of anything: each begins with what to do, or says what the site does, and names its means.
_CALL = re.compile(
    r"(?:please\s)?(?:follow|subscribe|sign up|join|download|get|click|tap|like us|stay|keep up|add|bookmark|register)\b"
    r"[^.!?]{0,160}\b(?:facebook|twitter|instagram|whatsapp|telegram|youtube|linkedin|tiktok|zalo|viber|threads|google news|newsletters?"
    r"|inbox|our (?:app|channel|page)|breaking news|the latest news|social media|news alerts?)\b"
    r"|by (?:signing up|subscribing|submitting|clicking|registering|continuing|providing|entering)\b[^.!?]{0,80}\byou(?:r|'re|’re)?\b"
    r"|(?:to|for) (?:subscribe|subscriptions?|more (?:news|stories|updates))\b[^.!?]{0,80}\b(?:visit|click|follow|download|sign up)\b"
    r"|theo dõi\b[^.!?]{0,80}\b(?:facebook|youtube|zalo|google news|tiktok)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:up|subscribe|register|here|now|today)\W*$", re.IGNORECASE)
_CALL_LAST = re.compile(
    r"(?:newsletter|briefing|email|alerts?)\b.{0,160}\b(?:sign up|subscribe|register)(?: here| now| today)?\W*$", re.IGNORECASE
)
_NOTICE = re.compile(
    r"[\[(*\s]*(?:(?:disclaimer|note|notice)\s?[:：]\s*)?(?:"
    r"(?:this|our|the) (?:web)?site (?:uses|may use)\b.{0,60}\bcookies\b"
    r"|we (?:and our partners )?(?:use|value)\b.{0,60}\b(?:cookies|your privacy)\b"
    r"|your browser (?:does not|doesn['’]t) support\b|to view this (?:content|video|page)\b.{0,80}\b(?:javascript|enable|cookies|browser)\b"
    r"|(?:except for the headline, )?this (?:story|report|article) (?:has not been|was not) edited by\b"
    r"|(?:this|the|key|above)?\s*(?:summary|highlights|takeaways|key points|audio|translation|transcript|story|article)\b.{0,40}"
    r"\b(?:AI[- ]generated|(?:generated|translated|produced|summari[sz]ed|created) (?:by|with|using) (?:an? )?(?:AI\b|artificial|machine))"
    r"|AI[- ](?:generated|assisted|powered) (?:summary|highlights|audio|translation|takeaways|key points)\b"
    r"|this (?:image|picture|photo|illustration|video|post) (?:is|was|has been) (?:an? )?"
    r"(?:AI[- ]generated|(?:generated|created|made|produced) (?:by|with|using) (?:AI\b|artificial))"
    r"|this (?:post|story|article|report|copy|item) (?:is|was|has been) (?:auto(?:matically)?[- ](?:published|generated)"
    r"|(?:published|generated|taken|sourced) (?:directly )?from (?:an?|the) (?:[\w-]+ ){0,3}feed)"
    r"|(?:give|send|leave) (?:us )?(?:your )?feedback\W*$"
    r"|this (?:press|media|news) release (?:was|has been) issued by [^.!?;]{2,140}[.)]?$"
    r"|the (?:press|media|news) release,? issued by [^.!?;]{2,140}? on (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2},?) \d{4}\W*$)"
    # "(With inputs from agencies.)"; without brackets it may begin a sentence
    r"|[\[(](?:with )?(?:additional |agency )?(?:inputs?|reporting)(?: (?:from|by) [^.!?]{2,80})?\.?[\])]\.?$"
    r"|with (?:agency inputs|inputs from (?:agencies|[A-Z]{2,6}(?:,? (?:and )?[A-Z]{2,6})*))\.?$",
    re.IGNORECASE,
)
_READING = re.compile(
    r"\W*(?:(?:reading time|read time|temps de lecture|lesezeit|tiempo de lectura|tempo di lettura|leestijd|thời gian đọc)\W*)?"
    r"\d{1,3}[ -]?(?:min(?:ut[eo]?[ns]?)?|phút)\b\.?(?: (?:read|de lecture|đọc|lesezeit|lectura))?\W*",
    re.IGNORECASE,
)
_READING_PART = re.compile(r"\s*[|·•,–-]\s*\d{1,3}[ -]?min(?:ute)?s?(?: read)?$", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,4}")
_PHONE = re.compile(
    r"[\[(]?(?:tel|phone|fax|hotline|e-?mail|mobile|điện thoại|đt|tél|telefon)\.?(?: no\.?)?\s*[:：\])]\s*\S.{0,80}|\+?\d[\d ()./-]{7,20}",
    re.IGNORECASE,
)
_PATH = re.compile(r"\s*(?:[/|›»>→]|::)\s*")
_MARKUP = re.compile(
    r"[\W_]*|(?:&nbsp;?|&#\d{1,6};|<!--.{0,300}-->|</?(?:div|span|br|p|hr|img|table|tr|td|ul|li|a)\b[^<>]{0,300}>|\s)+", re.IGNORECASE
)


def _rule_of(text: str) -> str | None:
    if len(text) > _LONGEST:
        return "source line" if len(text) < _LONGEST_ADDRESS and is_source_line(text) else None
    return next((name for name, holds in _RULES if holds(text)), None)


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
    return named >= 2 or bool(verbs and named) or asks or key(text) in words("plain_networks")


def _is_contact(text: str) -> bool:
    """An address to write to or a number to call, with a name at most."""
    if _PHONE.fullmatch(text):
        return True
    return "@" in text and bool(_MAIL.search(text)) and len(WORD.findall(_MAIL.sub(" ", text))) <= _CONTACT_WORDS


def _is_path(text: str) -> bool:
    """ "Home / News / World": where the page stands in its site."""
    if len(text) > _LONGEST_PATH:
        return False
    first, *others = _PATH.split(text, maxsplit=1)
    return bool(others) and key(first) in words("home")


_RULES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("image marker", lambda text: _IMAGE.match(text) or _FILE.fullmatch(text)),
    ("markup", _MARKUP.fullmatch),
    ("comments", lambda text: len(text) < 60 and (_COUNT.fullmatch(text) or key(text) in words("comments"))),
    ("share buttons", _is_share),
    ("date line", lambda text: is_date_line(_READING_PART.sub("", text) if "min" in text[-12:] else text)),
    ("source line", is_source_line),
    ("related headlines", _TEASER.match),
    ("caption", is_caption),
    ("advertisement", lambda text: len(text) < 60 and key(text) in words("adverts")),
    ("reading time", _READING.fullmatch),
    ("contact line", _is_contact),
    ("menu", _is_path),
    ("call to readers", lambda text: _CALL.match(text) or (_ASKED.search(text[-20:]) and _CALL_LAST.search(text))),
    ("site notice", _NOTICE.match),
    ("copyright", lambda text: _COPYRIGHT.match(text) or _RIGHTS_END.search(text)),
)
