"""HTML to its text without a tree, for pages that no parser makes one of: too deeply nested, cut off, or a few tags in a text."""

from __future__ import annotations

import re
from html import unescape

BLOCKS = frozenset(
    """address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr label legend li main nav ol option p pre section summary table tbody td tfoot th thead title tr ul""".split()
)
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "head"})

# Attributes may hold a ">" in quotation marks. Nothing here goes past a "<", so that no tag is looked at twice.
_WHOLE = re.compile(r"<(?:[^<>\"']++|\"[^\"<]{0,5000}\"|'[^'<]{0,5000}')*+>")
_TAG = re.compile(r"[<>]")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_BREAK = re.compile(r"\s*\n\s*")
_UNKNOWN = re.compile(r"&[A-Za-z][A-Za-z0-9]{0,40};")


def strip_tags(html: str) -> str:
    """The text between the tags, a line break at each border of a block. One pass; a text without tags stays as it is."""
    if not _NAME.search(html):
        return unescape(html)
    parts: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while at < len(html):
        opening = html.find("<", at)
        opening = len(html) if opening < 0 else opening
        # Entities that HTML does not know are of the page's own making, and say nothing.
        parts.append(_UNKNOWN.sub("", unescape(_BREAK.sub(" ", html[at:opening]))))
        at, between = _after_markup(html, opening, unclosed)
        parts.append(between)
    return "".join(parts)


def _after_markup(html: str, at: int, unclosed: set[str]) -> tuple[int, str]:
    """Where what begins with this "<" ends, and what stands for it: "<" where it is a sign of the text."""
    if html.startswith("<!--", at):
        end = html.find("-->", at + 4)
        return (len(html) if end < 0 else end + 3), ""
    if html.startswith(("<!", "<?"), at):
        return _close(html, at), ""
    name = _NAME.match(html, at, at + 40)
    if not name:
        return at + 1, html[at : at + 1]
    tag = name[1].casefold()
    end = _close(html, at)
    if tag in SILENT and tag not in unclosed and html[at + 1] != "/":
        end = _after_silent(html, end, tag, unclosed)
    return end, "\n" if tag in BLOCKS else ""


def _close(html: str, at: int) -> int:
    """Behind the tag's own ">"; a tag that never closes ends at the next one, or with the page."""
    if whole := _WHOLE.match(html, at):
        return whole.end()
    found = _TAG.search(html, at + 1)
    if not found:
        return len(html)
    return found.end() if found[0] == ">" else found.start()


def _after_silent(html: str, at: int, tag: str, unclosed: set[str]) -> int:
    """Behind its closing tag. Where there is none it is taken for empty, but a script is one to the page's end."""
    closing = re.compile(rf"</{tag}\b[^<>]{{0,100}}>|<body\b" if tag == "head" else rf"</{tag}\b[^<>]{{0,100}}>", re.IGNORECASE)
    found = closing.search(html, at)
    if not found:
        unclosed.add(tag)  # it is not looked for again
        return len(html) if tag in ("script", "style") else at
    return found.start() if found[0].casefold().startswith("<body") else found.end()
