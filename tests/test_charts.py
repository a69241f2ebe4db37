"""Charts: counts, their words, and drawings made of the same rows."""

from __future__ import annotations

import datetime
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing import charts
from briefing.charts import CountedStory
from briefing.model import Analysis, Chart, Document, Grouping, PartnerGroup, Published, Story

NAMES = {"FR": "Freedonia", "SY": "Sylvania", "GE": "Genovia"}
LABELS = {"tides": "Tidal\nenergy", "chips": "Semi-\nconductors", "books": "Books and\nletters"}


def a_story(id: str, *partners: str, fields: Sequence[str] = (), dates: Sequence[datetime.date | None] = (None,)) -> CountedStory:
    return CountedStory(id=id, partners=partners, fields=tuple(fields), dates=tuple(dates))


def day(n: int) -> datetime.date:
    return datetime.date(2031, 5, 1) + datetime.timedelta(days=n)


def made(*stories: CountedStory, chart: str, names: dict[str, str] = NAMES) -> Chart:
    return {c.id: c for c in charts.tables(stories, names=names, labels=LABELS)}[chart]


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


def test_no_stories_at_all() -> None:
    """An empty grouping has three charts of nothing, each with its sentence."""
    drawn = charts.draw(Grouping(groups=(), unplaced=()), names={}, labels={}, cache=None)
    assert ["partners", "fields", "time"] == [chart.id for chart in drawn]
    assert all(chart.omitted and not chart.svg for chart in drawn)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Chart]:
    stories = [(f"s{n}", ("FR", "SY") if n % 2 else ("SY",), ("tides",) if n % 3 else ("tides", "chips"), day(n * n)) for n in range(9)]
    made = charts.draw(grouping(*stories), names=NAMES, labels=LABELS, cache=tmp_path_factory.mktemp("cache"))
    return {chart.id: chart for chart in made}


@pytest.mark.parametrize("id", ["partners", "fields", "time"])
def test_drawing_lives_in_a_page(drawn: dict[str, Chart], id: str) -> None:
    """A drawing is one svg with words for those who do not see it, no style sheet, and no id that another chart could have."""
    svg = drawn[id].svg
    root = ElementTree.fromstring(svg)
    assert "img" == root.get("role")
    assert "<style" not in svg and "style=" not in svg and "<defs" not in svg
    assert {f"chart-{id}-drawing", f"chart-{id}-title", f"chart-{id}-alt"} == set(re.findall(r' id="([^"]+)"', svg))
    assert drawn[id].title == root.findtext("{http://www.w3.org/2000/svg}title")


def test_words_are_words_and_colours_have_names(drawn: dict[str, Chart]) -> None:
    """Names and counts are text in our face; every colour is an attribute with a class that a page may recolour."""
    svg = drawn["partners"].svg
    assert {"Freedonia", "Sylvania", "4", "9"} <= set(re.findall(r"<text[^>]*>([^<]+)</text>", svg))
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
    drawn = charts.draw(stories, names=NAMES, labels=LABELS, cache=None)
    again = charts.tables(charts.counted_stories(stories), names=NAMES, labels=LABELS)
    assert again == tuple(replace(chart, svg="") for chart in drawn)


DRAW = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
import charted
from briefing import charts
sys.stdout.write("".join(c.svg for c in charts.draw(charted.GROUPING, names=charted.NAMES, labels=charted.LABELS, cache=Path({cache!r}))))
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
    assert 2 == outs[0].count("<svg ")


_MODULE = """
from briefing.model import *
NAMES, LABELS = {"FR": "Freedonia", "SY": "Sylvania"}, {"tides": "Tides", "chips": "Chips"}
def story(id, partners, fields):
    document = Document(id=id, path=id, sha256="", title=id, published=None, publisher=None, url=None, language="en", text="Nothing.")
    report = Analysis(document=document, sentences=(), leads=(), keyphrases=(), countries=(), fields=())
    return Story(id=id, reports=(report,), partners=partners, fields=fields)
A, B = story("a", ("FR",), ("chips", "tides")), story("b", ("SY",), ("tides",))
GROUPING = Grouping(groups=(PartnerGroup(code="FR", told=(A,), shared=()), PartnerGroup(code="SY", told=(B,), shared=())), unplaced=())
"""
