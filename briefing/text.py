"""Characters and white space: bytes to text, and text to the one form in which everything is compared and quoted."""

from __future__ import annotations

import codecs
import html
import itertools
import re
import unicodedata
from html.entities import html5

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.islower())
"""Capitals, and small letters, of Latin with Vietnamese, Greek and Cyrillic, for a class of a pattern; ranges would mix them."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Direction marks go too: a right-to-left override would let a source show other words than it has.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# Joiners are letters' business between Arabic and the Indic scripts, and nothing elsewhere.
_JOINERS = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
_ODD = re.compile("[^\n\x20-\x7e]")
_BLANKS = re.compile(r"\s+")
_AMPERSAND = re.compile("&(?:amp;|#0?38;|#[xX]26;)+")  # in one go, however often it was escaped
_ENTITY = re.compile("&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ROUNDS = 8  # one for what was escaped, one to see that it is all; more only where somebody plays with it

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def normalise(text: str) -> str:
    r"""The text in NFC with `\n` as its only line break and " " as its only other blank, without invisible and control characters."""
    if not _ODD.search(text):
        return text
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text))
    text = _JOINERS.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def unescape(text: str) -> str:
    """The text with its HTML entities as the signs that they stand for: "R&amp;D" is R&D, and so is what was escaped twice.

    Only whole ones that HTML knows, and until there are none left, so that what is read again stays as it is.
    """
    for _ in range(_ROUNDS):
        decoded = normalise(_ENTITY.sub(_sign, _AMPERSAND.sub("&", text))) if "&" in text else text
        if decoded == text:
            break
        text = decoded
    return text


def _sign(entity: re.Match[str]) -> str:
    name = entity[0][1:]
    return html.unescape(entity[0]) if name[0] == "#" else html5.get(name, entity[0])  # html.unescape makes "¬hing;" of "&nothing;"


def squeeze(text: str) -> str:
    """The text on one line, every run of white space one blank, none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def decode(content: bytes, *, declared: str | None = None) -> str | None:
    """The bytes as text, or None: by byte order mark, as UTF-8, as the page itself declares, or as the best guess there is."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _try(content[len(mark) :], encoding)
    if wide := _wide_encoding(content):
        return _try(content, wide)
    if b"\x1b$" in content and (japanese := _try(content, "iso2022_jp_2")) is not None:
        return japanese  # seven bits: it would pass as UTF-8
    text = _try(content, "utf-8")
    if text is None and declared:
        text = _try(content, declared)
    if text is None and (western := _try(content, "cp1252")) is not None and not _NOT_WESTERN.search(western):
        return western  # the guess below takes it for Polish or Turkish
    return _guess(content) if text is None else text


def is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding: a NUL where no wide encoding explains it, or mostly control characters."""
    if content.startswith(tuple(mark for mark, _ in _BOMS)) or _wide_encoding(content):
        return False
    if b"\x00" in content:
        return True
    head = content[:4096]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 10


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: in mostly Latin text every second byte is NUL."""
    head = content[:4096]
    if len(head) < 4 or len(content) % 2 or b"\x00" not in head:
        return None
    even, odd, half = head[::2].count(0), head[1::2].count(0), len(head) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


# What no Western European text has in Windows-1252, and other languages' bytes would look like: ş as þ, ł as ³, ő as õ.
_NOT_WESTERN = re.compile(
    r"[^\x00-\x7f\u00a0¡¿«»°§©®·€£„“”‚‘’–—…†•ªº¼½¾×ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŸ]"
    r"|õ(?![esa ])|[a-z][¡¿°§][a-z]"
)


def _guess(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    return None if best is None else str(best)


def folded(text: str) -> str:
    """For comparing without regard to case and diacritics: "Tô Lâm" and "to lam" are the same."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(itertools.filterfalse(unicodedata.combining, apart))


def host(url: str | None) -> str:
    """The host of an address, in small letters and without "www."; "" where there is none."""
    from urllib.parse import urlsplit

    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[": no address
        return ""
    return name.removeprefix("www.")
