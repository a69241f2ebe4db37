"""The PDF, read back by another library."""

from __future__ import annotations

import builtins
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from fakes import HARBOUR, LIBRARY, a_briefing, a_chart, a_later_briefing, a_quotation, a_section, a_source, a_telling  # beside the tests

from briefing import charts, renderers
from briefing.errors import RenderError, TemplateError
from briefing.model import Briefing, BriefItem, LeftOut, Passage, Piece


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def pdf(briefing: Briefing, cache: Path, *, templates: Path | None = None) -> bytes:
    made = renderers.render(briefing, formats=["pdf"], templates=templates, cache=cache)
    assert f"briefing-{briefing.edition}.pdf" == made[0].name
    return made[0].content


@pytest.fixture(scope="module")
def small(cache: Path) -> bytes:
    return pdf(a_briefing(), cache)


def pages(content: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(content)]


def links(content: bytes) -> Iterator[str]:
    """The addresses that leave the file; a link inside it has none."""
    import zlib

    found = list(re.findall(rb"/URI \(([^)]*)\)", content))
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            found += re.findall(rb"/URI \(([^)]*)\)", zlib.decompress(stream))
        except zlib.error:
            continue
    yield from (address.decode() for address in found)


def test_page_one_stands_alone(small: bytes) -> None:
    """Page one has the masthead, the four numbers, the notes, and what is in brief; the rest follows on pages with numbers."""
    first = pages(small)[0]
    assert "Ruritania: partnerships" in first and "Ruritanian Desk of Partnerships" in first and "Thursday 8 May 2031" in first
    assert "2 documents 2 stories 2 partners 0 undated" in first
    assert "1 of 3 files could not be read." in first
    assert HARBOUR in first and "Freedonia in both stories" in first
    assert f"1 / {len(pages(small))}" in first


def test_everything_is_told(small: bytes) -> None:
    """Sections, what was left out, sources with their addresses and passages, tables and method are in the file."""
    words = " ".join(pages(small))
    for said in ("Sylvania", LIBRARY, "no title; headline quoted", "inbox/empty.txt", "The file is empty.", "https://gazette.example/2",
                 "1 May 2031 (labelled line)", "And so on. […]", "Stories by partner.", "Counts are of stories."):  # fmt: skip
        assert said in words, said


def test_running_heads_name_desk_date_and_section(small: bytes) -> None:
    """From page two on each page says whose it is and of when."""
    assert len(pages(small)) > 1
    for page in pages(small)[1:]:
        assert "Ruritanian Desk of Partnerships · Thursday 8 May 2031" in page


def test_it_stands_alone(small: bytes) -> None:
    """No link leaves the file but to the sources' own web addresses."""
    assert {"https://gazette.example/1", "https://gazette.example/2"} == set(links(small))


def test_only_web_addresses_become_links(cache: Path) -> None:
    """An address that is no web address is printed, not linked."""
    content = pdf(a_briefing(documents=(a_source(1, url="file:///etc/passwd"), a_source(2, text=LIBRARY, url=None))), cache)
    assert [] == list(links(content))
    assert "file:///etc/passwd" in " ".join(pages(content))


def test_what_the_file_says_of_itself(small: bytes) -> None:
    """Title, author and the edition's date are the file's metadata; it is tagged, and has bookmarks for its sections."""
    document = pypdfium2.PdfDocument(small)
    about = document.get_metadata_dict()
    assert ("Ruritania: partnerships, Thursday 8 May 2031", "Ruritanian Desk of Partnerships") == (about["Title"], about["Author"])
    assert about["CreationDate"].startswith("D:20310508") and about["ModDate"].startswith("D:20310508")
    assert document.is_tagged()
    marks = [mark.get_title() for mark in document.get_toc()]
    assert {"In brief", "Contents", "Sources", "How this briefing was made"} <= {re.sub("(Sources).*", r"\1", title) for title in marks}


def test_only_our_faces_are_in_it(cache: Path) -> None:
    """The two families alone are embedded, whatever fonts the machine has."""
    content = pdf(a_briefing(), cache)
    document = pypdfium2.PdfDocument(content)
    names = set()
    for page in document:
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            font = pypdfium2.raw.FPDFTextObj_GetFont(thing)
            size = pypdfium2.raw.FPDFFont_GetBaseFontName(font, None, 0)
            import ctypes

            name = ctypes.create_string_buffer(size)
            pypdfium2.raw.FPDFFont_GetBaseFontName(font, name, size)
            names.add(name.value.decode())
    assert names
    assert {name for name in names if not re.search("Plex-?Serif|Vietnam-?Pro", name)} == set()


def test_letters_without_a_shape_break_nothing(cache: Path) -> None:
    """Emoji and letters that our faces lack stay in the file as text; a note says that they print as boxes."""
    quotation = a_quotation("서울 met 🚀 in Port Azur.")
    content = pdf(a_briefing(in_brief=(BriefItem(partners="Freedonia", date="", quotation=quotation),)), cache)
    made = pages(content)
    assert "서울 met 🚀 in Port Azur." in made[0]
    note = "This PDF’s fonts cannot draw letters of Hangul and 1 other sign (U+1F680): a box stands in the place; the HTML has them."
    assert note in made[-1] and note not in made[0]
    assert pypdfium2.PdfDocument(content).is_tagged()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("A ― B", "1 sign (U+2015): a box stands in the place; the HTML has it."),
        ("☃ ☂ ☁ ★", "4 signs: a box stands in the place; the HTML has them."),
        ("文 김정 ابت ไทย हम", "letters of Arabic, Thai, Devanagari and 2 more: a box"),
    ],
)
def test_what_the_fonts_lack_is_counted(cache: Path, words: str, says: str) -> None:
    """The note names the scripts, those with the most letters first, and counts the signs."""
    made = pages(pdf(a_briefing(in_brief=(BriefItem(partners="Freedonia", date="", quotation=a_quotation(words)),)), cache))
    assert f"This PDF’s fonts cannot draw {says}" in made[-1]


def test_long_words_stay_on_the_page(cache: Path) -> None:
    """A word of 3,000 letters is broken over lines inside the text column, and nothing of it is lost."""
    word = "x" * 3000
    content = pdf(a_briefing(in_brief=(BriefItem(partners="Freedonia", date="", quotation=a_quotation(word)),)), cache)
    assert 3000 <= sum(page.count("x") for page in pages(content)[:2])


def test_an_empty_edition_is_a_page(cache: Path) -> None:
    """Without stories there is one fine page that says so."""
    line = "Nothing new since the edition of 1 May 2031."
    empty = a_briefing(in_brief=(), charts=(), partners=(), left_out=(), stories=(), documents=(), notes=(line,))
    made = pages(pdf(empty, cache))
    assert 1 == len(made)
    assert 1 == made[0].count(line)
    assert "In brief" not in made[0] and "Contents" not in made[0] and "documents" not in made[0]


def test_what_changed_stands_in_it(cache: Path) -> None:
    """Statuses and what changed are plain words: no link leaves the file; three silent stories are named, the others a number."""
    content = pdf(a_later_briefing(), cache)
    words = " ".join(pages(content))
    for said in ("2 stories 1 new, 1 developing 2 partners", "DEVELOPING LATE 1 May 2031 WORDING SEEMS ALTERED 1 report", "first told 1 May 2031",
                 "Without new reports since 1 May 2031",
                 "Since the last edition", "1 developing; 4 of the last edition’s 5 without new reports", "Ferry 3 sails and 1 more in the HTML",
                 "More stories with tidal turbines (1 → 3). Fewer with ferry fares (4 → 0).", "wording seems altered: “tidal engines”",
                 "told before, in the edition of 1 May 2031", "drawn"):  # fmt: skip
        assert said in words.replace("\xa0", " "), said
    assert "Ferry 4" not in words
    assert {"https://gazette.example/1", "https://gazette.example/2"} == set(links(content))


def test_no_caption_breaks_behind_its_first_word(cache: Path) -> None:
    """However long the sentence is: a blank that just does not fit a line broke it there."""
    said = "Stories by partner in the last edition, 15 November 2026 (4 stories), and in this one (3). A story with several partners counts at each"
    drawn = tuple(a_chart(id=f"c{n}", counted=f"{said[:n].strip()}.") for n in range(len(said) - 30, len(said) + 1))
    lines = [
        line.strip()
        for page in pypdfium2.PdfDocument(pdf(a_briefing(charts=drawn), cache))
        for line in page.get_textpage().get_text_bounded().splitlines()
    ]
    assert [] == [second for first, second in itertools.pairwise(lines) if first == "Stories" and second.startswith("by partner")]
    assert len(drawn) <= sum(line.startswith("Stories by partner in") for line in lines)


def test_marks_and_sparklines_keep_the_claim(cache: Path) -> None:
    """With statuses and a drawing in its heading the file still claims PDF/UA-1, and its bookmarks are names alone."""
    content = pdf(a_later_briefing(), cache)
    assert b"pdfuaid" in b"".join(_streams(content))
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(content).get_toc()]
    assert "Freedonia" in titles and "Sources" in titles


def _streams(content: bytes) -> Iterator[bytes]:
    import zlib

    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            yield stream


def test_thousands_of_files_left_out_are_no_book(cache: Path) -> None:
    """A folder of old articles adds a few lines to the file, not a page for every sixty of them."""
    old = tuple(LeftOut(path=f"old/{n:04d}.txt", reason="published before 2031") for n in range(3000))
    made = pages(pdf(a_briefing(left_out=old), cache))
    assert len(made) <= len(pages(pdf(a_briefing(), cache))) + 1
    assert "and 2,980 more in briefing-2031-05-08.json" in " ".join(made)


def test_no_heading_is_left_alone(cache: Path) -> None:
    """Wherever pages break, a section's heading and a story's headline stand with the first words below them."""
    for count in (4, 6, 7):
        told = [a_telling(1, anchor=f"t{n}", quotations=(a_quotation(f"{HARBOUR} {HARBOUR}"),) * 2) for n in range(count)]
        content = pdf(a_briefing(partners=(a_section("FR", "Freedonia", *told), a_section("SY", "Sylvania", a_telling(2)))), cache)
        for page in pages(content):
            assert not re.search(r"(Tidal pact signed|Sylvania 1 story, 1 document) Ruritania: partnerships \d", page)


def test_tables_stand_once_wherever_pages_break(cache: Path) -> None:
    """Tables beside each other that do not fit the page go to the next, and leave nothing behind."""
    slim = tuple((f"Province {n}", n) for n in range(9))
    wide = tuple((f"District {n}", 1, 2, 3, 4, 5, 6) for n in range(6))
    tables = (
        a_chart(id="wide", columns=("District", *(f"F{n}" for n in range(6))), rows=wide, svg="", omitted="Too few."),
        *(a_chart(id=f"slim-{n}", columns=("Province", "Stories"), rows=slim, svg="", omitted="Too few.") for n in range(2)),
    )
    paragraph = Passage(pieces=(Piece(text=HARBOUR),), cut_before=False, cut_after=False)
    for paragraphs in (5, 10, 15, 20):
        long = replace(a_source(), passages=(*a_source().passages, *[paragraph] * paragraphs))
        made = " ".join(pages(pdf(a_briefing(charts=tables, documents=(long, *a_briefing().documents[1:])), cache)))
        assert 2 == made.count("Province 7 7")


DESK_PAGE = '<!doctype html><html lang="en"><head><title>T</title></head><body><h1>T</h1>{}</body></html>'


@pytest.mark.parametrize(
    "asks",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="../../secret.png" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
        '<img src="missing.png" alt="x">',
        "<style>@font-face { font-family: X; src: url(file:///etc/passwd) } p { font-family: X }</style><p>x</p>",
        '<svg width="9" height="9"><title>x</title><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ],
)
def test_it_opens_nothing_but_our_own_files(cache: Path, tmp_path: Path, asks: str) -> None:
    """A desk's page that asks for a file elsewhere, the network, or a file that is missing fails loudly."""
    folder = tmp_path / "desk" / "templates"
    folder.mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"")
    (folder / "print.html").write_text(DESK_PAGE.format(asks), encoding="utf-8")
    with pytest.raises(RenderError):
        pdf(a_briefing(), cache, templates=folder)


def test_a_desk_may_use_a_picture_of_its_own(cache: Path, tmp_path: Path) -> None:
    """A file in the desk's own folder can stand on its page."""
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>'
    (tmp_path / "logo.svg").write_text(logo, encoding="utf-8")
    (tmp_path / "print.html").write_text(DESK_PAGE.format('<img src="logo.svg" alt="Logo">'), encoding="utf-8")
    assert 1 == len(pages(pdf(a_briefing(), cache, templates=tmp_path)))


def test_a_warning_is_an_error(cache: Path, tmp_path: Path) -> None:
    """What WeasyPrint only warns of, a style it does not know or a link to nowhere, keeps the file from being made."""
    (tmp_path / "print.html").write_text(DESK_PAGE.format('<a href="#nowhere">x</a>'), encoding="utf-8")
    with pytest.raises(RenderError, match="No anchor #nowhere"):
        pdf(a_briefing(), cache, templates=tmp_path)


def test_a_broken_template_names_file_and_line(cache: Path, tmp_path: Path) -> None:
    """The print template too is named with its line."""
    (tmp_path / "print.html").write_text("<p>\n{{ briefing.nothing }}</p>", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"print\.html, line 2: .*nothing"):
        pdf(a_briefing(), cache, templates=tmp_path)


def test_missing_libraries_are_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine lacks Pango, the error says which packages to install."""
    really = builtins.__import__

    def without_pango(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return really(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_pango)
    with pytest.raises(RenderError, match=r"apt-get install libpango-1\.0-0 libpangoft2-1\.0-0 libharfbuzz-subset0"):
        pdf(a_briefing(), cache)


def test_charts_of_ours_print_without_a_warning(cache: Path) -> None:
    """Our own drawings go through WeasyPrint without a word, their names as text."""
    both = ("FR", "SY")
    stories = [charts.CountedStory(id=f"s{n}", partners=both[: 1 + n % 2], fields=("tides", "books"), dates=(None,)) for n in range(4)]
    tables = charts.tables(stories, names={"FR": "Freedonia", "SY": "Sylvania"}, labels={})
    drawn = tuple(charts.drawn(chart, cache=cache) for chart in tables)
    first = pages(pdf(a_briefing(charts=drawn), cache))[0]
    assert "Freedonia: all 4 stories name books and tides" in first


RENDER = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
import fakes
from briefing import renderers
made = renderers.render(fakes.a_briefing(), formats=["html", "pdf"], templates=None, cache=Path({cache!r}))
sys.stdout.buffer.write(b"".join(r.content for r in made))
"""


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Another hash seed, time zone, HOME and day change no byte of HTML or PDF; nothing is written outside the cache."""
    outs = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Ho_Chi_Minh")):
        home, cache, temporary = (tmp_path / f"{name}{seed}" for name in ("home", "cache", "tmp"))
        home.mkdir()
        temporary.mkdir()
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(home), "TMPDIR": str(temporary)}
        env["PYTHONPATH"] = str(Path(renderers.__file__).parents[2])
        code = RENDER.format(tests=str(Path(__file__).parent.parent), cache=str(cache))
        done = subprocess.run([sys.executable, "-c", code], env=env, cwd=home, capture_output=True, check=True)
        assert b"" == done.stderr
        assert [] == [*home.rglob("*"), *temporary.rglob("*")]
        outs.append(done.stdout)
    assert outs[0] == outs[1]


def test_a_large_edition_breaks_nothing(cache: Path) -> None:
    """Forty stories with long labels print; no page is blank."""
    long = "The Confederated Lands of Nowhere"
    told = [a_telling(1, anchor=f"t{n}", also_with=(long,) * (n % 4), reports="12 reports, 9 outlets") for n in range(40)]
    section = replace(a_section("FR", "The Confederated Lands of Nowhere", *told))
    made = pages(pdf(a_briefing(partners=(section,), charts=(a_chart(rows=tuple((f"Land {n}", n) for n in range(70))),)), cache))
    assert all(len(page) > 150 for page in made)


@pytest.mark.parametrize("before", range(20, 44, 3))
def test_a_caption_stays_with_its_table(cache: Path, before: int) -> None:
    """Wherever a long table falls, its caption and head stand on the page of its first row."""
    long = a_chart(id="time", title="Many lands", rows=tuple((f"Land {n}", n) for n in range(70)))
    other = a_chart(title="Some lands", rows=tuple((f"Isle {n}", n) for n in range(before)), columns=("Partner", "A", "B"))
    other = replace(other, rows=tuple((*row, 1) for row in other.rows))
    made = pages(pdf(a_briefing(charts=(replace(other, svg=""), replace(long, svg=""))), cache))
    for title, first in (("Some lands", "Isle 0"), ("Many lands", "Land 0")):
        page = next(page for page in made if title in page)
        assert first in page[page.index(title) :], (title, before)


def test_many_partners_fit_their_contents(cache: Path) -> None:
    """Partners with one story stand in one run-on entry, each with its page; no number is torn at a line's end."""
    sections = [a_section("FR", "Freedonia", a_telling(1), a_telling(2, anchor="x"))]
    sections += [a_section(f"P{n}", f"Land of Isle {n}", a_telling(1, anchor=f"t{n}")) for n in range(70)]
    made = pages(pdf(a_briefing(partners=tuple(sections)), cache))
    contents = " ".join(made[:2])
    assert "1 story each" in contents
    for n in range(70):
        at = next(place for place, page in enumerate(made, start=1) if f"Land of Isle {n} 1 story, 1 document" in page)
        assert re.search(rf"Land of Isle {n}\s{at}\b", contents), n
