"""The flat lines of a page to the article in them: its title, its paragraphs, and every line that was taken out with the rule that took it.

Losing the article is worse than keeping a line: a text without signs of a page around it stays whole.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.documents import furniture
from briefing.model import Removed
from briefing.text import squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was found. `body` are the first and last line of the article in the flat page, its title included, for what is dated by its place."""

    title: str | None
    paragraphs: tuple[str, ...]
    removed: tuple[Removed, ...]
    body: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A logical line: a paragraph, a heading, a button. `at` is its first line in the page, `alone` whether empty lines stand around it."""

    at: int
    text: str


def find_article(lines: Sequence[str], *, title: str | None = None, flat: bool = True) -> Article:
    """The article of a page. `title` is what the page itself declares; `flat` pages may have anything around the article.

    It is cleaned until nothing more changes, so that cleaning twice is cleaning once.
    """
    logical = _unwrap(lines)
    article = _pass(logical, title=title, flat=flat)
    for _ in range(_ROUNDS if flat and title is None else 0):
        again = _pass(_as_lines(article), title=None, flat=True)
        if (again.title, again.paragraphs) == (article.title, article.paragraphs):
            break
        article = replace(article, title=again.title, paragraphs=again.paragraphs, removed=article.removed + again.removed)
    return article


_ROUNDS = 8  # each takes something away; two are the most that real pages need


def _as_lines(article: Article) -> list[_Line]:
    parts = [article.title, *article.paragraphs] if article.title else list(article.paragraphs)
    return [_Line(2 * number, text) for number, text in enumerate(parts)]


def _pass(lines: Sequence[_Line], *, title: str | None, flat: bool) -> Article:
    rules = _rules(lines, title=title)
    scores = [0.0 if rule else _score(line.text) for line, rule in zip(lines, rules, strict=True)]
    start, end, gaps = _cut(lines, rules, scores) if flat else (0, len(lines), frozenset())
    chosen, shown = (title, None) if title else _find_title(lines, rules, scores, start)
    if chosen is not None and shown is not None:
        start = max(start, shown + 1) if _is_page(lines, rules, 0, start) else start
    key = _folded(chosen) if chosen else None
    paragraphs, removed, places, above = [], [], [], None
    for number, (line, rule) in enumerate(zip(lines, rules, strict=True)):
        if number == shown:
            above = line.at
            continue
        if not rule:
            rule = _outside(number, start, end) or ("teaser" if number in gaps else None) or ("duplicate title" if key and _folded(line.text) == key else None)
        if rule:
            removed.append(Removed(text=line.text, rule=rule))
        else:
            paragraphs.append(line.text)
            places.append(line.at)
    if not any(_LETTER.search(paragraph) for paragraph in paragraphs):
        paragraphs, removed = [], [*removed, *(Removed(text=text, rule="no text") for text in paragraphs)]
    if not paragraphs and shown is not None and not title:  # a headline alone is all there is
        return replace(_pass_all(lines, rules), body=None)
    return Article(title=chosen, paragraphs=tuple(paragraphs), removed=tuple(removed), body=_body(places, above))


def _body(places: Sequence[int], above: int | None) -> tuple[int, int] | None:
    """From the headline, where it stands over the article and not far off as the page's name, to the last line."""
    if not places:
        return None
    return (above if above is not None and 0 <= places[0] - above <= _OVER else places[0]), places[-1]


_OVER = 30


def _pass_all(lines: Sequence[_Line], rules: Sequence[str | None]) -> Article:
    kept = tuple(line.text for line, rule in zip(lines, rules, strict=True) if not rule and _LETTER.search(line.text))
    gone = tuple(Removed(text=line.text, rule=rule or "no text") for line, rule in zip(lines, rules, strict=True) if rule or not _LETTER.search(line.text))
    return Article(title=None, paragraphs=kept, removed=gone)


def _outside(number: int, start: int, end: int) -> str | None:
    if start <= number < end:
        return None
    return "before the article" if number < start else "after the article"


_LETTER = re.compile(r"[^\W\d_]")


# -- hard-wrapped lines ----------------------------------------------------------------------------------------------------------------

_WIDEST = 132
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’'»)\]]*;?$")


def _unwrap(lines: Sequence[str]) -> list[_Line]:
    """The lines with white space squeezed and empty ones dropped; hard-wrapped ones joined to paragraphs."""
    width = _wrap_width(lines)
    out: list[_Line] = []
    open_since = None
    for at, raw in enumerate(lines):
        text = squeeze(raw)
        if not text:
            open_since = None
            continue
        if width and open_since is not None and not raw[:1].isspace() and len(lines[at - 1]) <= width + 8 and _goes_on(squeeze(lines[at - 1]), text, width):
            last = out[-1]
            glue = "" if last.text.endswith("-") and text[:1].islower() else " "
            out[-1] = _Line(last.at, last.text + glue + text)
        else:
            out.append(_Line(at, text))
            open_since = at
    return out


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next word would not have fitted on the line any more."""
    word = following.partition(" ")[0]
    return len(line) + 1 + len(word) > width or (following[:1].islower() and not _SENTENCE_END.search(line) and len(line) > 0.7 * width)


def _wrap_width(lines: Sequence[str]) -> int:
    """The column at which the text is wrapped, or 0. It is wrapped where nearly every line that goes on is as long as it could be."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 4 or lengths[int(0.97 * (len(lengths) - 1))] > _WIDEST:
        return 0
    inner = [(squeeze(one), squeeze(two)) for one, two in zip(lines, lines[1:], strict=False) if one.strip() and two.strip()]
    if len(inner) < 3:
        return 0
    width = sorted(len(one) for one, _ in inner)[int(0.97 * (len(inner) - 1))]
    if not 40 <= width <= _WIDEST:
        return 0
    full = sum(len(one) + 1 + len(two.partition(" ")[0]) > 0.93 * width for one, two in inner)
    unfinished = sum(not _SENTENCE_END.search(one) for one, _ in inner)
    # .6: wrapped news has .7 to .95 full lines (headings and last lines are not); one paragraph a line has under .3, menus under .2.
    return width if full >= 0.6 * len(inner) and unfinished >= 0.5 * len(inner) else 0


# -- lines that are never an article's -------------------------------------------------------------------------------------------------


def _rules(lines: Sequence[_Line], *, title: str | None) -> list[str | None]:
    rules = [furniture.rule_of(line.text) for line in lines]
    _mark_cells(lines, rules)
    _mark_teasers(lines, rules)
    _mark_buttons(lines, rules)
    if title:
        key = _folded(title)
        rules = ["duplicate title" if not rule and _folded(line.text) == key else rule for line, rule in zip(lines, rules, strict=True)]
    return rules


def _mark_cells(lines: Sequence[_Line], rules: list[str | None]) -> None:
    """Cells of layout tables that were flattened, "| heading" to "text |": captions and boxes with links to other articles."""
    taken: list[tuple[int, str]] = []
    number = 0
    while number < len(lines):
        if lines[number].text.startswith("|") and not rules[number]:
            last = next((i for i in range(number, min(number + 6, len(lines))) if lines[i].text.endswith("|") and (i > number or len(lines[i].text) > 1)), None)
            if last is not None:
                follows_image = number > 0 and rules[number - 1] in ("image marker", "caption")
                name = "caption" if last == number and follows_image else "table" if lines[number].text.count("|") > 2 else "teaser"
                taken += [(i, name) for i in range(number, last + 1)]
                number = last
        number += 1
    # A layout table may hold the whole article: then it is none of these.
    if sum(len(lines[i].text) for i, _ in taken) < 0.4 * sum(len(line.text) for line in lines):
        for i, name in taken:
            rules[i] = rules[i] or name


def _mark_teasers(lines: Sequence[_Line], rules: list[str | None]) -> None:
    """A heading such as "Related articles" and the headlines under it, up to the next sentence."""
    for number, line in enumerate(lines):
        if rules[number] or not furniture.is_teaser_head(line.text):
            continue
        rules[number] = "teaser"
        for i in range(number + 1, min(number + 7, len(lines))):
            if rules[i] or _is_sentence(lines[i].text):
                break
            rules[i] = "teaser"


def _mark_buttons(lines: Sequence[_Line], rules: list[str | None]) -> None:
    """Lone names of networks ("X", "Email") beside each other or beside a share button."""
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        before: str | None = None
        for number in order:
            if not rules[number] and furniture.is_network(lines[number].text) and before == "share widget":
                rules[number] = "share widget"
            before = rules[number]


# -- where the article begins and ends -------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_QUOTE_OR_COMMA = re.compile(r", |[\"“”«„]")
_BARS = re.compile(r"[|•»›·→▸]")
_CALLS = frozenset(
    """subscribe subscription subscribers newsletter newsletters signup register login log click tap download follow share tweet comment comments
    cookie cookies advertisement advertising advertise read watch listen app apps email inbox account browser javascript contact privacy terms
    policy copyright reserved rights related trending recommended latest breaking visit join offers shop buy free deals sponsored feed rss podcast
    please facebook twitter instagram pinterest youtube linkedin whatsapp
    abonnieren anmelden registrieren datenschutz werbung kommentare teilen klicken hier lesen weiterlesen impressum
    abonnez inscrivez cliquez connectez partager commentaires publicité lire confidentialité
    suscríbete regístrate comentarios compartir publicidad leer privacidad
    đăng ký chia sẻ bình luận quảng cáo xem thêm liên hệ tải""".split()
)


def _score(text: str) -> float:
    """How much the line speaks for being part of an article; negative: against. Weights: logistic regression on the lines of 91 pages."""
    words = _WORD.findall(text)
    count = len(words) + len(_WIDE.findall(text)) // 2
    if not count:
        return -2.0
    calls = sum(word.casefold() in _CALLS for word in words)
    upper = sum(word[:1].isupper() for word in words) / max(1, len(words))
    size = math.log1p(count)
    ends = bool(_SENTENCE_END.search(text))
    odds = -4.0 + 1.0 * size + (2.6 - 0.45 * size) * ends - 0.4 * min(calls, 4) - 2.9 * calls / count - 1.5 * upper
    odds += 0.3 * bool(_QUOTE_OR_COMMA.search(text)) - 0.8 * min(3, len(_BARS.findall(text)))
    return max(-6.0, min(6.0, odds + _SHIFT)) * math.sqrt(count)


_SHIFT = 0.75


def _is_sentence(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) + len(_WIDE.findall(text)) // 2 >= 8 and bool(_SENTENCE_END.search(text))


def _cut(lines: Sequence[_Line], rules: Sequence[str | None], scores: Sequence[float]) -> tuple[int, int, frozenset[int]]:
    """(start, end, gaps): the run of lines with the highest sum, and the lines inside it that stand between two parts of the article.

    Where nothing looks like a page, all lines are the article; each side of the run is cut off only where it looks like one.
    """
    whole = 0, len(lines), frozenset[int]()
    if not _is_page(lines, rules, 0, len(lines)):
        return whole
    headline = _repeated_headline(lines, rules)
    start, end = _best_run(scores, 0)
    if headline is not None:
        under = _best_run(scores, headline + 1)
        if _sum(scores, *under) >= _ANCHORED * _sum(scores, start, end):
            start, end = under
    if start == end:
        return (0, 0, frozenset()) if len(lines) >= 12 and not any(_is_sentence(line.text) for line in lines) else whole
    gaps: set[int] = set()
    while (further := _further(lines, rules, scores, end)) is not None:
        gaps.update(number for number in range(end, further[0]) if _is_loose(lines[number].text, scores[number]))
        end = further[1]
    if headline is not None and headline < start:
        gaps.update(number for number in range(headline + 1, start) if _is_loose(lines[number].text, scores[number]))
        start = headline + 1
    if not _is_page(lines, rules, 0, start):
        start = 0
    if not _is_page(lines, rules, end, len(lines)):
        end = len(lines)
    return start, end, frozenset(gaps)


_ANCHORED = 0.3
_GAP = 12
_STOPS = frozenset({"comment counter", "copyright"})


def _sum(scores: Sequence[float], start: int, end: int) -> float:
    return sum(scores[start:end])


def _further(lines: Sequence[_Line], rules: Sequence[str | None], scores: Sequence[float], end: int) -> tuple[int, int] | None:
    """The next part of an article that a box of links, a caption or a quoted post interrupts: near, and more than a sentence."""
    for start in range(end, min(len(lines), end + _GAP)):
        if rules[start] in _STOPS:
            return None
        if scores[start] > 0 and _is_sentence(lines[start].text):
            total, best, stop = 0.0, 0.0, start
            for number in range(start, min(len(lines), start + _LONGEST)):
                total += scores[number]
                if total <= 0:
                    break
                if total > best:
                    best, stop = total, number + 1
            if best >= _PART:
                return start, stop
    return None


_LONGEST = 400  # lines looked at for a further part; the rest of a longer one is found as the next
_PART = 6.0


def _is_loose(text: str, score: float) -> bool:
    return score < 0 and not _is_sentence(text)


def _repeated_headline(lines: Sequence[_Line], rules: Sequence[str | None]) -> int | None:
    """The line over the article that says again what the page's first line, its name, says."""
    first = next((number for number, rule in enumerate(rules) if not rule), None)
    if first is None:
        return None
    for number in range(first + 1, len(lines)):
        if not rules[number] and _repeats(lines[number].text, lines[first].text):
            return number
    return None


def _is_page(lines: Sequence[_Line], rules: Sequence[str | None], start: int, end: int) -> bool:
    """Whether these lines are, or hold, a page's menus and notices: signs of them, or many lines that are short and no sentences."""
    signs = sum(_is_sign(line.text, rule) for line, rule in zip(lines[start:end], rules[start:end], strict=True))
    return signs >= 1 or sum(_is_label(line.text) for line in lines[start:end]) >= _LABELS


_SIGNS = frozenset({"share widget", "comment counter", "teaser", "advertisement", "copyright"})
_LABELS = 8  # of 5 to 12: fewer cut subheadings and tables of clean articles, more keep menus


def _is_sign(text: str, rule: str | None) -> bool:
    return rule in _SIGNS if rule else furniture.is_menu(text) or furniture.is_teaser_head(text)


def _is_label(text: str) -> bool:
    """A few words without a figure and without an end: a menu's entry, or a subheading."""
    return len(text) < 40 and text[0] not in "*•-–—" and text.count(" ") <= 4 and not _DIGIT.search(text) and not _SENTENCE_END.search(text)


_DIGIT = re.compile(r"\d")


def _best_run(scores: Sequence[float], since: int) -> tuple[int, int]:
    best, best_run, run, begin = 0.0, (since, since), 0.0, since
    for number in range(since, len(scores)):
        if run <= 0:
            run, begin = 0.0, number
        run += scores[number]
        if run > best:
            best, best_run = run, (begin, number + 1)
    return best_run


# -- the title -------------------------------------------------------------------------------------------------------------------------

_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.[A-Z]\.|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|No|St|vs|etc)\.|\.\.\.|…)[\"”’']?$")
_SITE = re.compile(r"\s+[|–—»·-]\s+|\s+::\s+")


def _find_title(lines: Sequence[_Line], rules: Sequence[str | None], scores: Sequence[float], start: int) -> tuple[str | None, int | None]:
    """(title, number of its line): the headline above the article, or the page's own name for it."""
    head = [number for number in range(len(lines)) if not rules[number]]
    body = next((place for place, number in enumerate(head) if number >= start and not _could_be_title(lines[number].text)), len(head))
    head = head[: body if body else 0]
    if not head:
        return None, None
    first = head[0]
    repeated = [number for number in head[1:] if _repeats(lines[number].text, lines[first].text)]
    if repeated:
        return lines[repeated[-1]].text, repeated[-1]
    if start and _is_page(lines, rules, 0, start):
        near = [number for number in head if start - 8 <= number <= start and len(_WORD.findall(lines[number].text)) >= 4]
        first = first if len(_WORD.findall(lines[first].text)) >= 4 or not near else near[-1]
    return (lines[first].text, first) if _could_be_title(lines[first].text) else (None, None)


def _could_be_title(text: str) -> bool:
    words = _WORD.findall(text)
    if not words or len(text) > 220 or len(text) < 8 or text[0] in "-•*|(":
        return False
    return not _SENTENCE_END.search(text) or text[-1] in "!?" and len(words) <= 25 or bool(_ABBREVIATED.search(text))


def _repeats(text: str, page_title: str) -> bool:
    """Whether the line is the headline that the page's name also holds, beside the name of the site."""
    own, page = _folded(text).split(), _folded(page_title).split()
    if len(own) < 3 or not _could_be_title(text):
        return False
    shared = sum((Counter(own) & Counter(page)).values())
    return shared >= 0.7 * len(own) and shared >= 0.5 * len(page)


def _folded(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))
