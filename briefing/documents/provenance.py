"""The flat lines of a page to where it comes from: its address and its publisher, where the page says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from briefing.documents.mentions import is_date_line

_LABEL = (
    r"(?P<label>original source|article source|sources?|originally published (?:at|on)|read the original(?: article)?|full article"
    r"|permalink|nguồn(?: tin| bài)?|theo|quelle|fuente|fonte|bron|źródło|kilde|källa|link|url|via)"
)
SOURCE_LINE = re.compile(_LABEL + r"\s*[:：]\s*(?P<rest>\S.{0,2200})", re.IGNORECASE)
BARE_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S{3,2200}>?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"|\\^`{}]{3,2200}", re.IGNORECASE)
_NAMELESS = frozenset({"link", "url", "via", "permalink", "full article"})
_NETWORKS = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|t|instagram|youtube|youtu|linkedin|tiktok|pinterest|reddit|whatsapp|telegram)\.(?:com|co|be|me|org)$"
)
_LOGO = re.compile(r"\W*(?:site|header|footer|brand|main)?[\s_-]*logo\W*", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©]*(?:(?:\(c\))?\s*(?:19|20)\d\d\s*[-–—/]?\s*(?:(?:19|20)\d\d|present)?)?"
    r"[\s,:|·-]*(?:by\s+)?(?P<name>[^.,;|©\d(]{2,60})",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(r"\s+(?:[|–—»·-]|::)\s+")
_LONGEST_OUTLET = 100
_OUTLET_PARTS = re.compile(r"\s*[,|•·]\s*|\s+[–—-]+\s+")
_STAMP = re.compile(r"\(?(?P<name>[^()]{2,40})\)\s*(?P<rest>\d{1,2}:\d\d\b.{4,40})")  # "(Xinhua) 08:32, July 20, 2026"
_SMALL = frozenset({"of", "the", "and", "&", "for", "de", "la", "le", "du", "der", "die", "für", "di"})
_AGENCIES = frozenset("VNA VNS TTXVN AFP AP Reuters Xinhua Yonhap Kyodo Bernama dpa TASS ANI PTI BBC CNN NHK VOV VTV VnExpress".split())
_NOTICES = frozenset(
    "release releases statement advisory conference contact kit room section update updates breaking latest top live".split()
)
_SECTIONS = frozenset(
    """world local national international business politics economy sports sport tech technology science health education culture society
    weather travel news today media press video opinion review journal magazine daily weekly television radio""".split()
)
_PRESS = frozenset(
    """wire news newswire times post standard herald daily weekly agency press journal tribune review gazette today online observer bulletin
    express chronicle telegraph guardian reporter courier dispatch examiner inquirer monitor mirror broadcasting radio television tv media
    magazine newspaper báo zeitung nachrichten presse journal rundschau anzeiger diario periódico gazeta""".split()
)
_EDGES = " \t.,;:|()[]<>\"'“”*_-–—"


def is_source_line(line: str) -> bool:
    """Whether the line only says where the article comes from."""
    if BARE_ADDRESS.fullmatch(line):
        return True
    found = SOURCE_LINE.fullmatch(line)
    if not found:
        return False
    return bool(_ADDRESS.search(found["rest"]) or (_name(found["rest"]) and found["label"].casefold() not in _NAMELESS))


def find_outlet(line: str, *, beside_date: bool) -> str | None:
    """The publisher that a line under a headline names: "Daily Example, 28 October 2026", or its name alone `beside_date`.

    Only names that a newspaper or an agency has: "Hanoi, 28 October 2026" is a place, and a name alone may be the author's.
    """
    if len(line) > _LONGEST_OUTLET or line[-1:] in ".!?:":
        return None
    if beside_date and _is_outlet(line):
        return line
    stamp = _STAMP.fullmatch(line)
    if stamp and _is_outlet(stamp["name"]) and is_date_line(stamp["rest"]):
        return stamp["name"]
    parts = _OUTLET_PARTS.split(line)
    for edge in range(1, len(parts)):
        for name, rest in ((parts[:edge], parts[edge:]), (parts[edge:], parts[:edge])):
            if len(name) == 1 and _is_outlet(name[0]) and is_date_line(", ".join(rest)):
                return name[0]
    return None


def _is_outlet(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= 6 or any(not word[0].isupper() and word.casefold() not in _SMALL for word in words):
        return False
    said = {word.casefold() for word in words}
    if said & _NOTICES or said <= _SECTIONS:  # "Press Release", "World News"
        return False
    return text in _AGENCIES or (len(words) > 1 and bool(said & _PRESS))


def find_address(lines: Sequence[str]) -> str | None:
    """The article's own address: on a line that says so, or alone as the first or the last line. Links to other places are none."""
    texts = [line.strip() for line in lines if line and not line.isspace()]
    labelled = [found["rest"] for line in texts if len(line) < 2300 and (found := SOURCE_LINE.fullmatch(line))]
    edges = [line for line in (*texts[:1], *texts[-1:]) if BARE_ADDRESS.fullmatch(line)]
    for text in (*labelled, *edges):
        found = _ADDRESS.search(text)
        address = found.group().rstrip(").,;'") if found else ""
        address = "https://" + address if address.casefold().startswith("www.") else address
        if address and not _NETWORKS.search(_host(address) or "x.com"):
            return address
    return None


def find_publisher(lines: Sequence[str], *, title: str | None, url: str | None) -> str | None:
    """Who published it: the address's host, a named source, the site's name in the page's own title, at its logo, in its copyright."""
    if url:
        return _host(url)
    texts = [line.strip() for line in lines if line and not line.isspace()]
    return _named_source(texts) or (_after_title(texts[0], title) if texts and title else None) or _at_logo(texts) or _of_copyright(texts)


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:  # an address in a text need not be one
        return None
    return host.removeprefix("www.") if host else None


def _name(text: str) -> str | None:
    """A proper name of few words, or None: "VNA", "Ministry of Science", but not a sentence."""
    name = text.strip(_EDGES)
    words = name.split()
    proper = [word for word in words if word[:1].isupper() or word[:1].isdigit()]
    return name if 0 < len(words) <= 6 and len(name) <= 60 and proper and text.rstrip()[-1:] not in ".!?:" else None


def _named_source(texts: Sequence[str]) -> str | None:
    for line in texts:
        found = SOURCE_LINE.fullmatch(line) if len(line) < 120 else None
        if found and found["label"].casefold() not in _NAMELESS and (name := _name(found["rest"])) and not _ADDRESS.search(name):
            return name
    return None


def _after_title(page_title: str, title: str) -> str | None:
    """ "Headline | Site" above a headline that stands alone further down."""
    if page_title == title or len(page_title) > 300:
        return None
    parts = _TITLE_ENDS.split(page_title)
    return _name(parts[-1]) if len(parts) > 1 and parts[-1] not in title else None


def _at_logo(texts: Sequence[str]) -> str | None:
    for logo, name in pairwise(texts):
        if len(logo) < 30 and _LOGO.fullmatch(logo):
            words = name.split()
            return name if 0 < len(words) <= 5 and all(word[:1].isupper() for word in words) and len(name) <= 40 else None
    return None


def _of_copyright(texts: Sequence[str]) -> str | None:
    for line in reversed(texts):
        found = _COPYRIGHT.match(line) if len(line) < 300 else None
        if found and (name := _name(found["name"].strip())) and not re.search(r"rights|reserved|privacy|terms", name, re.IGNORECASE):
            return name
    return None
