"""Charts: counts, their words, and drawings made of the same rows."""

from __future__ import annotations

import datetime
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing import charts, drawing
from briefing.charts import CountedStory
from briefing.model import Analysis, Chart, Document, Grouping, PartnerGroup, PastCount, Published, Story, Trend

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {"FR": "Freedonia", "SY": "Sylvania", "GE": "Genovia"}
LABELS = {"tides": "Tidal\nenergy", "chips": "Semi-\nconductors", "books": "Books and\nletters"}


def a_story(id: str, *partners: str, fields: Sequence[str] = (), dates: Sequence[datetime.date | None] = (None,)) -> CountedStory:
    return CountedStory(id=id, partners=partners, fields=tuple(fields), dates=tuple(dates))


def day(n: int) -> datetime.date:
    return datetime.date(2031, 5, 1) + datetime.timedelta(days=n)


def made(*stories: CountedStory, chart: str, names: dict[str, str] = NAMES) -> Chart:
    return {c.id: c for c in charts.tables(stories, names=names, labels=LABELS)}[chart]


def past(partners: Mapping[str, int], *, edition: str = "", date: datetime.date = datetime.date(2031, 4, 24), stories: int = 9) -> PastCount:
    return PastCount(edition=edition or date.isoformat(), date=date, stories=stories, partners=partners)


def moved(then: Mapping[str, int], now: Mapping[str, int], *, names: dict[str, str] = NAMES) -> Chart:
    """The chart of what moved, from so many stories by partner then to so many now, each with one partner."""
    stories = [a_story(f"{code}{n}", code) for code, count in now.items() for n in range(count)]
    return charts.tables(stories, names=names, labels=LABELS, history=[past(then)])[3]


def grouping(*told: tuple[str, tuple[str, ...], tuple[str, ...], datetime.date | None]) -> Grouping:
    stories = [_told(*one) for one in told]
    groups = [
        PartnerGroup(
            code=code,
            told=tuple(s for s in stories if s.partners[:1] == (code,)),
            shared=tuple(s for s in stories if code in s.partners[1:]),
        )
        for code in NAMES
    ]
    return Grouping(groups=tuple(groups), unplaced=tuple(s for s in stories if not s.partners))


def _told(id: str, partners: tuple[str, ...], fields: tuple[str, ...], date: datetime.date | None) -> Story:
    published = Published(date=date, origin="labelled line", confidence=0.96) if date else None
    document = Document(
        id=id, path=f"{id}.txt", sha256="", title=id, published=published, publisher=None, url=None, language="en", text="Nothing."
    )
    report = Analysis(document=document, sentences=(), leads=(), keyphrases=(), countries=(), fields=())
    return Story(id=id, reports=(report,), partners=partners, fields=fields)


@pytest.mark.parametrize(
    ("title", "stories"),
    [
        ("Freedonia in 2 of 3 stories", ["FR", "FR", "SY"]),
        ("Freedonia in both stories", ["FR SY", "FR"]),
        ("Freedonia in all 3 stories", ["FR SY", "FR", "FR"]),
        ("Freedonia and Sylvania: 2 of 5 stories each", ["FR", "FR", "SY", "SY", "GE"]),
        ("Both partners: 1 story each", ["FR", "SY"]),
        ("All 3 partners: 1 story each", ["FR SY GE"]),
        ("Stories by partner", ["FR", "FR"]),
        ("Stories by partner", [""]),
    ],
)
def test_partners_title_says_what_came_out(title: str, stories: list[str]) -> None:
    """The title is the count itself, right for one, both, all, and ties; a chart that is not drawn has a plain one."""
    counted = [a_story(str(i), *codes.split()) for i, codes in enumerate(stories)]
    assert title == made(*counted, chart="partners").title


@pytest.mark.parametrize(
    ("title", "stories"),
    [
        ("Sylvania: both stories name tidal energy and semiconductors", [("SY", "tides chips"), ("SY", "tides chips"), ("FR", "tides")]),
        ("Sylvania: 2 of 3 stories name tidal energy", [("SY", "tides"), ("SY", "tides"), ("SY", "chips"), ("FR", "chips")]),
        (
            "Sylvania: books & letters and semiconductors in 2 of 3 stories each",
            [("SY", "books chips"), ("SY", "books chips"), ("SY", ""), ("FR", "tides")],
        ),
        ("No partner has two stories in one field", [("SY", "tides"), ("FR", "chips")]),
        ("Stories by partner and field", [("SY", "tides"), ("FR", "tides")]),
        ("Stories by partner and field", [("SY", ""), ("FR", "")]),
    ],
)
def test_fields_title_names_the_highest_count(title: str, stories: list[tuple[str, str]]) -> None:
    """The title of the heat map names the partner and the fields of the highest count, the larger share first; plain where not drawn."""
    counted = [a_story(str(i), partner, fields=fields.split()) for i, (partner, fields) in enumerate(stories)]
    assert title == made(*counted, chart="fields").title


def test_rows_count_a_shared_story_at_each_partner() -> None:
    """A story with two partners counts at both, and the line below says so; the unplaced are said too."""
    chart = made(a_story("a", "FR", "SY"), a_story("b", "SY"), a_story("c"), chart="partners")
    assert (("Sylvania", 2), ("Freedonia", 1)) == chart.rows
    assert "Stories by partner. 1 story with several partners counts at each; 1 story without a partner." == chart.counted


def test_labels_of_two_lines_are_one_in_the_table() -> None:
    """A label that is broken for a chart's column stands whole in the table."""
    chart = made(a_story("a", "FR", fields=["tides", "chips"]), a_story("b", "SY", fields=["chips"]), chart="fields")
    assert ("Partner", "Semiconductors", "Tidal energy") == chart.columns
    assert (("Freedonia", 1, 1), ("Sylvania", 1, 0)) == chart.rows


def test_one_partner_is_no_comparison() -> None:
    """With one partner nothing is drawn; a sentence says why, and the table is still there."""
    drawn = charts.draw(grouping(("a", ("FR",), ("tides", "chips"), None)), names=NAMES, labels=LABELS, cache=None)
    assert ["", "", ""] == [chart.svg for chart in drawn]
    assert "No chart by partner: only one partner has a story." == drawn[0].omitted
    assert "No chart of partners and fields: only one partner has a story." == drawn[1].omitted
    assert (("Freedonia", 1),) == drawn[0].rows


def test_time_is_omitted_below_eight_and_says_how_many() -> None:
    """Seven dated documents make no strip: the sentence counts the dated and the undated."""
    chart = made(a_story("a", "FR", dates=[day(n) for n in range(7)] + [None]), chart="time")
    assert "No chart by date: 7 documents are dated, 1 undated; a chart needs 8." == chart.omitted
    assert ("Documents by day of publication", "7 documents are dated, 1 undated.") == (chart.title, chart.counted)


def test_time_counts_every_document_once() -> None:
    """The rows of the time table add up to all documents, the undated among them."""
    later = [day(4), None, *map(day, range(5, 10))]
    chart = made(a_story("a", "FR", dates=[day(0), day(0), day(3)]), a_story("b", "SY", dates=later), chart="time")
    assert 10 == sum(int(row[1]) for row in chart.rows)
    assert (("1 May 2031", 2), ("undated", 1)) == (chart.rows[0], chart.rows[-1])
    assert "1 May 2031: 2 of 9 dated documents" == chart.title
    assert "Dated documents by day of publication; 1 document is undated." == chart.counted


def test_long_spans_are_counted_by_month() -> None:
    """More than two months between the first and the last date are counted by month."""
    chart = made(a_story("a", "FR", dates=[day(n * 12) for n in range(9)]), chart="time")
    assert (("May 2031", 3), ("June 2031", 3), ("July 2031", 2), ("August 2031", 1)) == chart.rows


@pytest.mark.parametrize(
    ("days", "unit", "first", "last"),
    [
        (62, "Day", "1 May 2031", "2 July 2031"),
        (63, "Month", "May 2031", "July 2031"),
        (23 * 31, "Month", "May 2031", "April 2033"),
        (24 * 31, "Quarter", "April–June 2031", "April–June 2033"),
        (63 * 30, "Quarter", "April–June 2031", "July–September 2036"),
        (30 * 365, "Year", "2031", "2061"),
    ],
)
def test_the_longer_the_time_the_coarser_the_count(days: int, unit: str, first: str, last: str) -> None:
    """Days up to two months, then months, quarters and years, so that no more than 24 places share the strip."""
    chart = made(a_story("a", "FR", dates=[day(n * days // 7) for n in range(8)]), chart="time")
    assert (unit, first, last) == (chart.columns[0], chart.rows[0][0], chart.rows[-1][0])


@pytest.mark.parametrize("days", [8, 62, 300, 63 * 30, 40 * 365, 400 * 365])
@pytest.mark.parametrize("often", [1, 60])
def test_numbers_of_the_strip_stand_clear(tmp_path: Path, days: int, often: int) -> None:
    """Whatever the time and however many documents, marks stay on the sheet, no two numbers touch, and the words say dots or bars."""
    dates = [day(n * days // 40) for n in range(41) for _ in range(1 + n * often % 97)] if often > 1 else [day(n * days // 9) for n in range(10)]
    chart = charts.drawn(made(a_story("a", "FR", dates=dates), chart="time"), cache=tmp_path)
    assert chart.alt.startswith("Bars" if often > 1 else "Dots")
    marks = re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*font-size="([\d.]+)"[^>]*>([^<]+)<', chart.svg)
    numbers = [(float(x), float(y), len(words)) for x, y, _, words in marks if words.isdigit() and float(y) < max(float(m[1]) for m in marks)]
    assert (often > 1) == bool(numbers)
    for one, other in itertools.combinations(numbers, 2):
        assert abs(one[0] - other[0]) >= 2 * (one[2] + other[2]) or abs(one[1] - other[1]) >= 7, (one, other)
    assert all(0 <= float(x) <= 481.9 for x, *_ in marks)


# -- what moved ------------------------------------------------------------------------------------------------------------------------


def test_no_last_edition_no_movement() -> None:
    """A first edition has three charts; with a last one the same three to the letter, and the movement after them."""
    stories = [a_story("a", "FR", fields=["tides"]), a_story("b", "SY", fields=["chips"])]
    first = charts.tables(stories, names=NAMES, labels=LABELS)
    later = charts.tables(stories, names=NAMES | {"LU": "Lumbria"}, labels=LABELS, history=[past({"FR": 1, "LU": 2})])
    assert ["partners", "fields", "time"] == [chart.id for chart in first]
    assert (*first, "movement") == (*later[:3], later[3].id)


def test_movement_compares_with_the_last_edition() -> None:
    """The largest movement stands first, up or down, equal ones in the partners' order; who is gone stands with 0, who never was does not."""
    chart = moved({"FR": 1, "LU": 2, "GE": 1}, {"FR": 1, "SY": 3}, names=NAMES | {"LU": "Lumbria", "NO": "Nowhere"})
    assert ("Partner", "Last edition", "This edition", "Change") == chart.columns
    assert (("Sylvania", 0, 3, "+3"), ("Lumbria", 2, 0, "−2"), ("Genovia", 1, 0, "−1"), ("Freedonia", 1, 1, "0")) == chart.rows
    assert "Sylvania from 0 to 3, Lumbria from 2 to 0, Genovia from 1 to 0 and Freedonia 1 in both." in chart.alt


def test_movement_is_against_the_newest_of_the_past() -> None:
    """Only the first of the past editions is compared with; it is named by its date, and by its number where the day had several."""
    stories = [a_story("a", "FR", "SY"), a_story("b", "SY")]
    history = [past({"FR": 1}, edition="2031-04-24-2", stories=1), past({"SY": 5}, date=datetime.date(2031, 4, 17))]
    chart = charts.tables(stories, names=NAMES, labels=LABELS, history=history)[3]
    counted = "Stories with news: 1 in the last edition (24 April 2031, no. 2), 2 in this one."
    assert f"{counted} A shared one counts at each partner." == chart.counted
    assert (("Sylvania", 0, 2, "+2"), ("Freedonia", 1, 1, "0")) == chart.rows
    assert "9 in the last edition (24 April 2031), 1 in this one" in moved({"SY": 1}, {"FR": 1}).counted


@pytest.mark.parametrize(
    ("title", "then", "now"),
    [
        ("Sylvania: 1 story in the last edition, 3 in this one", {"FR": 1, "SY": 1}, {"FR": 2, "SY": 3}),
        ("Sylvania: no story in the last edition, 2 in this one", {"FR": 1}, {"FR": 1, "SY": 2}),
        ("Sylvania: 2 stories in the last edition, none in this one", {"FR": 1, "SY": 2}, {"FR": 1}),
        ("Freedonia and Sylvania: 1 story more each than in the last edition", {"SY": 1, "GE": 1}, {"FR": 1, "SY": 2, "GE": 1}),
        ("Freedonia and Genovia: 2 stories more each than in the last edition; Sylvania: 2 fewer", {"SY": 2}, {"FR": 2, "GE": 2}),
        ("Freedonia: 1 story more than in the last edition; Sylvania and Genovia: 1 fewer each", {"SY": 1, "GE": 1}, {"FR": 1}),
        ("Freedonia and Sylvania: 1 story fewer each than in the last edition", {"FR": 2, "SY": 1}, {"FR": 1}),
        ("4 of 5 partners moved, by 1 story each", {"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}, {"E": 1}),
        ("5 of 6 partners moved, none by more than 2 stories", dict.fromkeys("ABCD", 2) | {"E": 1, "F": 1}, {"F": 1}),
        ("All 4 partners moved, by 2 stories each", dict.fromkeys("ABCD", 2), {}),
        ("No partner moved", {"FR": 1, "SY": 2}, {"SY": 2, "FR": 1}),
        ("Stories by partner, last edition and this one", {"FR": 1}, {"FR": 4}),
        ("Stories by partner, last edition and this one", {}, {}),
    ],
)
def test_movement_title_says_what_came_out(title: str, then: dict[str, int], now: dict[str, int]) -> None:
    """The title is the largest movement: one partner's in full, two or three by direction, more as a number; a plain one where not drawn."""
    names = NAMES | {letter: f"Land {letter}" for letter in "ABCDEF"}
    assert title == moved(then, now, names=names).title


def test_movement_of_one_partner_is_a_sentence() -> None:
    """With fewer than two partners in both editions together nothing is drawn, and a sentence says so; the table stands."""
    chart = charts.drawn(moved({"FR": 1}, {"FR": 4}), cache=None)
    assert ("", (("Freedonia", 1, 4, "+3"),)) == (chart.svg, chart.rows)
    assert "No chart of what moved: only one partner has a story in the last edition or in this one." == chart.omitted
    assert "No chart of what moved: no partner has a story in the last edition or in this one." == moved({"FR": 0}, {}).omitted


def test_a_partner_of_the_last_edition_is_never_lost() -> None:
    """Whom nobody named stands under the code, after all others that moved as far."""
    assert (("Freedonia", 0, 1, "+1"), ("AA", 1, 0, "−1"), ("ZZ", 1, 0, "−1")) == moved({"ZZ": 1, "AA": 1}, {"FR": 1}).rows


def test_then_and_now_differ_in_form(tmp_path: Path) -> None:
    """Then is a ring and now a dot, in the same colour, so that a grey print tells them apart; both numbers stand beside, both words above."""
    svg = charts.drawn(moved({"FR": 1, "SY": 2}, {"FR": 4, "SY": 2}), cache=tmp_path).svg
    words = re.findall(r"<text[^>]*>([^<]+)</text>", svg)
    assert ["Last edition", "This edition", "Freedonia", "1", "4", "Sylvania", "2 in both"] == words
    round_ones = [path for path in re.findall(r"<path [^>]+>", svg) if " C " in path]
    assert [True, False] * 3 == [path.count("M ") > 1 for path in round_ones]  # a hole is another outline
    assert {"fill-accent"} == {path.partition('class="')[2].partition('"')[0] for path in round_ones}


@pytest.mark.parametrize(("then", "now"), [(1, 4), (4, 1), (0, 4), (4, 0)])
def test_numbers_stand_on_the_outer_sides(tmp_path: Path, then: int, now: int) -> None:
    """Up or down, the smaller number ends left of its mark and the larger begins right of its own: the line between is free."""
    svg = charts.drawn(moved({"FR": then, "SY": 2}, {"FR": now, "SY": 2}), cache=tmp_path).svg
    ends = {words: bool(end) for end, words in re.findall(r"<text[^>]*?(text-anchor=\"end\" )?fill[^>]*>(\d)<", svg)}
    assert {str(min(then, now)): True, str(max(then, now)): False} == ends


@pytest.mark.parametrize("most", [1, 3, 60, 1000, 9999])
def test_numbers_of_the_movement_stand_clear(tmp_path: Path, most: int) -> None:
    """However far a partner moved, its numbers stay on the sheet, off the rule of zero, and off each other and its name."""
    names = {"LONG": "Confederated Lands of Nowhere 1"} | NAMES
    then = {"FR": most, "SY": most // 2, "GE": most // 20}
    chart = moved(then, {"LONG": most, "FR": most // 20, "SY": most // 2 + 1, "GE": most // 20}, names=names)
    svg = charts.drawn(chart, cache=tmp_path).svg
    zero = float(re.findall(r'<path d="M ([\d.]+) [^"]*"[^>]*class="fill-soft"', svg)[0])
    placed = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*?(text-anchor="end" )?fill[^>]*>([^<]+)<', svg)
    boxes = [(float(y), *_ends(float(x), words, bool(end))) for x, y, end, words in placed]
    assert all(0 <= left and right <= 481.9 for _, left, right in boxes)
    for line in {y for y, *_ in boxes if y > 12}:
        across = sorted((left, right) for y, left, right in boxes if abs(y - line) < 0.5)
        assert all(one[1] < other[0] for one, other in itertools.pairwise(across)), across
        assert all(right < zero or zero < left for left, right in across), (zero, across)


def _ends(x: float, words: str, is_end: bool) -> tuple[float, float]:
    width = drawing.measured(words, size=7.5)
    return (x - width, x) if is_end else (x, x + width)


def test_many_movements_are_bounded(tmp_path: Path) -> None:
    """Of 45 partners the 20 that moved most are drawn, the table has all, and the line below says so."""
    names = {f"P{n:02d}": f"Land {n:02d}" for n in range(45)}
    chart = charts.drawn(moved({code: n for n, code in enumerate(names)}, {"P00": 1}, names=names), cache=tmp_path)
    drawn = re.findall(r">(Land \d\d)</text>", chart.svg)
    assert [f"Land {n}" for n in range(44, 24, -1)] == drawn
    assert (45, True) == (len(chart.rows), chart.counted.endswith(" Drawn are the 20 of 45 partners that moved most; the table has all."))
    assert 19 == chart.alt.count(" from ") + chart.alt.count(" in both") - 1


def test_what_is_told_again_is_no_movement() -> None:
    """An edition of a whole quarter moves nothing: stories without news are not counted, and the sentence says so."""
    told = [replace(a_story(name, "FR"), status="unchanged") for name in ("a", "b")]
    stories = [*told, replace(a_story("c", "SY"), status="developing"), a_story("d", "FR")]
    chart = charts.tables(stories, names=NAMES, labels=LABELS, history=[past({"FR": 1, "SY": 1}, stories=2)])[3]
    assert (("Freedonia", 1, 1, "0"), ("Sylvania", 1, 1, "0")) == tuple(sorted(chart.rows))
    assert "2 in the last edition (24 April 2031), 2 in this one. 2 stories told again without news are not counted." in chart.counted
    assert (0, 2) == (charts.with_news(told), charts.with_news(stories))


# -- a partner's trend -----------------------------------------------------------------------------------------------------------------


def a_trend(*counts: int) -> Trend | None:
    """The trend of Freedonia with these counts, the oldest first, the last one now."""
    history = [past({"FR": count} if count else {"SY": 1}, edition=f"e{n}") for n, count in enumerate(counts[:-1])]
    return charts.trend("FR", history[::-1], counts[-1], edition="now")


def test_trend_is_the_last_eight_editions() -> None:
    """The last seven editions and this one, the oldest first, 0 where the partner had no story, and the same in words."""
    made = a_trend(5, 9, 1, 0, 2, 2, 3, 0, 4)
    assert made is not None
    assert ("e1", "e2", "e3", "e4", "e5", "e6", "e7", "now") == made.editions
    assert (9, 1, 0, 2, 2, 3, 0, 4) == made.stories
    assert "Stories with news in the last 8 editions: 9, 1, 0, 2, 2, 3, 0, 4" == made.alt


def test_two_points_are_no_trend() -> None:
    """Below three editions there is none."""
    assert [False, False, True] == [a_trend(*counts) is not None for counts in ((1,), (1, 2), (1, 0, 2))]


@pytest.mark.parametrize("counts", [(1, 0, 2), (0, 0, 0), (0, 3, 0, 1, 0), (1, 2, 3, 4, 5, 6, 7, 8), (400, 0, 3, 0, 0, 0, 0, 120), (9, 9, 9, 0)])
def test_trend_shows_what_it_counts(counts: tuple[int, ...]) -> None:
    """A post for each edition with stories, the higher the more; this one's alone is dark, even as 0, with its number; all on the sheet."""
    made = a_trend(*counts)
    assert made is not None
    zero, *posts = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"[^>]* class="([\w-]+)"', made.svg)
    assert all(float(x) + float(width) <= 62.4 and float(y) + float(height) <= 14.2 for x, y, width, height, _ in (zero, *posts))
    assert all(float(zero[1]) == pytest.approx(float(y) + float(height), abs=0.011) for _, y, _, height, _ in posts)
    assert "fill-soft" == zero[4]
    assert ["fill-heat-3"] * sum(count > 0 for count in counts[:-1]) + ["fill-accent"] == [post[4] for post in posts]
    shown = [count for count in counts[:-1] if count] + [counts[-1]]
    tall = [height for _, height in sorted((count, float(post[3])) for count, post in zip(shown, posts, strict=True))]
    assert sorted(tall) == tall
    assert [str(counts[-1])] == re.findall(r"<text[^>]*>([^<]+)</text>", made.svg)


def test_trend_stands_in_a_heading() -> None:
    """One svg in one line with a title for those who do not see it, 22 by 5 mm, no style and no id, every colour with its class."""
    made = a_trend(1, 0, 2)
    assert made is not None
    root = ElementTree.fromstring(made.svg)
    assert ("22.0mm", "5.0mm", "img", "chart trend") == tuple(root.get(key) for key in ("width", "height", "role", "class"))
    assert made.alt == root.findtext(f"{SVG}title") == root.get("aria-label")
    assert made.svg.startswith("<svg ") and "\n" not in made.svg and " id=" not in made.svg and "style" not in made.svg
    for mark in re.findall(r"<(?:rect|text) [^>]+>", made.svg):
        colour, name = re.findall(r'fill="(#\w+)" class="fill-([\w-]+)"', mark)[0]
        assert drawing.COLOURS[name] == colour


def test_no_stories_at_all() -> None:
    """An empty grouping has three charts of nothing, each with its sentence."""
    drawn = charts.draw(Grouping(groups=(), unplaced=()), names={}, labels={}, cache=None)
    assert ["partners", "fields", "time"] == [chart.id for chart in drawn]
    assert all(chart.omitted and not chart.svg for chart in drawn)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Chart]:
    stories = [(f"s{n}", ("FR", "SY") if n % 2 else ("SY",), ("tides",) if n % 3 else ("tides", "chips"), day(n * n)) for n in range(9)]
    cache = tmp_path_factory.mktemp("cache")
    made = charts.draw(grouping(*stories), names=NAMES, labels=LABELS, cache=cache, history=[past({"FR": 1, "SY": 9, "GE": 2})])
    return {chart.id: chart for chart in made}


@pytest.mark.parametrize("id", ["partners", "fields", "time", "movement"])
def test_drawing_lives_in_a_page(drawn: dict[str, Chart], id: str) -> None:
    """A drawing is one svg with words for those who do not see it, no style sheet, and no id that another chart could have."""
    svg = drawn[id].svg
    root = ElementTree.fromstring(svg)
    assert "img" == root.get("role")
    assert "<style" not in svg and "style=" not in svg and "<defs" not in svg
    assert {f"chart-{id}-drawing", f"chart-{id}-title", f"chart-{id}-alt"} == set(re.findall(r' id="([^"]+)"', svg))
    assert drawn[id].title == root.findtext("{http://www.w3.org/2000/svg}title")


@pytest.mark.parametrize("id", ["partners", "movement"])
def test_words_are_words_and_colours_have_names(drawn: dict[str, Chart], id: str) -> None:
    """Names and counts are text in our face; every colour is an attribute with a class that a page may recolour."""
    svg = drawn[id].svg
    assert {"Freedonia", "Sylvania", "4"} <= set(re.findall(r"<text[^>]*>([^<]+)</text>", svg))
    assert "font-family=\"'Be Vietnam Pro', sans-serif\"" in svg
    for mark in re.findall(r"<(?:path|text) [^>]+>", svg):
        colours = re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', mark)
        assert len(colours) == len(re.findall(r"(?:fill|line)-[a-z]", mark)), mark


def test_heat_map_prints_every_count(drawn: dict[str, Chart]) -> None:
    """Each cell of the table stands in the heat map, a dot for none."""
    words = re.findall(r"<text[^>]*>([^<]+)</text>", drawn["fields"].svg)
    counts = [int(cell) for row in drawn["fields"].rows for cell in row[1:]]
    assert sorted(str(count) if count else "·" for count in counts) == sorted(w for w in words if w.isdigit() or w == "·")


def test_large_editions_are_bounded(tmp_path: Path) -> None:
    """Of 25 partners with names of 30 letters and 20 fields, 12 and 14 are drawn, the table has all, and the line below says so."""
    names = {f"P{n:02d}": f"Confederated Lands of Nowhere {n:02d}"[-30:] for n in range(25)}
    groups = [
        PartnerGroup(code=code, told=(_told(code, (code,), tuple(f"field {m}" for m in range(20) if (n + m) % 3), day(n * 7)),), shared=())
        for n, code in enumerate(names)
    ]
    made = charts.draw(Grouping(groups=tuple(groups), unplaced=()), names=names, labels={}, cache=tmp_path)
    heat = made[1]
    assert (25, 21) == (len(heat.rows), len(heat.columns))
    assert "Drawn are the 12 of 25 partners and 14 of 20 fields with the most; the table has all." in heat.counted
    words = re.findall(r"<text[^>]*>([^<]+)</text>", heat.svg)
    assert 12 * 14 == sum(word.isdigit() or word == "·" for word in words)
    assert all(chart.svg for chart in made)
    bars = re.findall(r"<text[^>]*>([^<]+)</text>", made[0].svg)
    assert (25, 20) == (len(made[0].rows), sum(word.startswith("Confederated") or "Lands" in word for word in bars))
    assert made[0].counted.endswith(" Drawn are the 20 of 25 partners with the most; the table has all.")
    # Confined to the sheet: a slanted name may lean, but not begin outside.
    height = float(re.findall(r'viewBox="0 0 [\d.]+ ([\d.]+)"', heat.svg)[0])
    assert all(0 <= float(y) <= height for y in re.findall(r'<text[^>]* y="([-\d.]+)"', heat.svg))
    assert all(0 <= float(x) < 481.9 for x in re.findall(r'<text[^>]* x="([-\d.]+)"', heat.svg))


def test_names_are_never_markup(tmp_path: Path) -> None:
    """A name with markup, mathematics or a dollar comes out as its letters."""
    names = {"FR": "<b>Free</b> & $x^2$", "SY": "Sylvania"}
    made = charts.draw(grouping(("a", ("FR",), (), None), ("b", ("SY",), (), None)), names=names | {"GE": "G"}, labels={}, cache=tmp_path)
    words = [text.text for text in ElementTree.fromstring(made[0].svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "<b>Free</b> & $x^2$" == " ".join(str(word) for word in words[:-3])


def test_a_kept_drawing_is_the_drawing(tmp_path: Path) -> None:
    """The second time the drawing comes from the cache, the same to the byte; without the cache it is drawn the same."""
    stories = grouping(("a", ("FR",), ("tides",), None), ("b", ("SY",), ("tides",), None))
    first = charts.draw(stories, names=NAMES, labels=LABELS, cache=tmp_path)
    assert first == charts.draw(stories, names=NAMES, labels=LABELS, cache=tmp_path)
    assert first == charts.draw(stories, names=NAMES, labels=LABELS, cache=None)


def test_tables_are_what_was_drawn() -> None:
    """What `verify` counts again is all of a chart but its drawing."""
    stories = grouping(("a", ("FR",), ("tides",), day(1)), ("b", ("SY", "FR"), ("tides", "chips"), None))
    history = [past({"SY": 3})]
    drawn = charts.draw(stories, names=NAMES, labels=LABELS, cache=None, history=history)
    again = charts.tables(charts.counted_stories(stories), names=NAMES, labels=LABELS, history=history)
    assert 4 == len(again)
    assert again == tuple(replace(chart, svg="") for chart in drawn)


DRAW = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
import charted
from briefing import charts
made = charts.draw(charted.GROUPING, names=charted.NAMES, labels=charted.LABELS, cache=Path({cache!r}), history=charted.HISTORY)
sys.stdout.write("".join(chart.svg for chart in made))
sys.stdout.write(charts.trend("FR", charted.HISTORY, 1, edition="now").svg)
"""


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Another hash seed, time zone, HOME and a hostile matplotlibrc change no byte, and nothing is written outside the cache."""
    (tmp_path / "charted.py").write_text(_MODULE, encoding="utf-8")
    outs = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Ho_Chi_Minh")):
        home = tmp_path / f"home{seed}"
        home.mkdir()
        (home / "matplotlibrc").write_text("font.size: 33\nsvg.fonttype: path\n" if seed == "77" else "", encoding="utf-8")
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(home), "PYTHONPATH": str(Path(charts.__file__).parent.parent)}
        env.pop("MPLCONFIGDIR", None)
        code = DRAW.format(tests=str(tmp_path), cache=str(tmp_path / f"cache{seed}"))
        done = subprocess.run([sys.executable, "-c", code], env=env, cwd=home, capture_output=True, text=True, encoding="utf-8", check=True)
        assert "" == done.stderr
        assert ["matplotlibrc"] == [path.name for path in home.rglob("*")]
        outs.append(done.stdout)
    assert outs[0] == outs[1]
    assert 4 == outs[0].count("<svg ")


_MODULE = """
import datetime
from briefing.model import *
NAMES, LABELS = {"FR": "Freedonia", "SY": "Sylvania"}, {"tides": "Tides", "chips": "Chips"}
def story(id, partners, fields):
    document = Document(id=id, path=id, sha256="", title=id, published=None, publisher=None, url=None, language="en", text="Nothing.")
    report = Analysis(document=document, sentences=(), leads=(), keyphrases=(), countries=(), fields=())
    return Story(id=id, reports=(report,), partners=partners, fields=fields)
A, B = story("a", ("FR",), ("chips", "tides")), story("b", ("SY",), ("tides",))
GROUPING = Grouping(groups=(PartnerGroup(code="FR", told=(A,), shared=()), PartnerGroup(code="SY", told=(B,), shared=())), unplaced=())
HISTORY = [PastCount(edition=f"e{n}", date=datetime.date(2031, 4, 9 - n), stories=4, partners={"SY": n, "FR": 2}) for n in range(3)]
"""
