"""The pages for screens, read back as a browser would."""

from __future__ import annotations

import base64
import html.parser
import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from fakes import HARBOUR, LIBRARY, a_briefing, a_chart, a_later_briefing, a_quotation, a_section, a_source, a_telling  # beside the tests

from briefing import renderers
from briefing.errors import TemplateError
from briefing.model import Briefing, BriefItem, Headline, LeftOut, Piece
from briefing.renderers import pages

HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} <img src='file:///etc/passwd'> </style> /* fonts */ & “quoted”"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def rendered(briefing: Briefing, cache: Path, *, templates: Path | None = None) -> dict[str, str]:
    return {r.name: r.content.decode() for r in renderers.render(briefing, formats=["html"], templates=templates, cache=cache)}


class Page(html.parser.HTMLParser):
    """Ids, links, quotations and visible words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.quotations: list[tuple[str, str, str]] = []
        self.words = ""
        self.tags: list[str] = []
        self._quoting: list[str] | None = None
        self._silent = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = {key: value or "" for key, value in attrs}
        self.tags.append(tag)
        self._silent = tag == "style"
        if "id" in of:
            self.ids.append(of["id"])
        if tag == "a":
            self.links.append(of["href"])
        if tag in ("img", "script", "link", "iframe", "object"):
            self.fetched.append(tag)
        if tag == "q":  # in the archive without its spans
            self._quoting = [of.get("data-document", ""), of.get("data-spans", ""), ""]

    def handle_data(self, data: str) -> None:
        self.words += "" if self._silent else data
        if self._quoting:
            self._quoting[2] += data

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if tag == "q" and self._quoting:
            self.quotations.append((self._quoting[0], self._quoting[1], self._quoting[2]))
            self._quoting = None


def test_files_of_an_edition(cache: Path) -> None:
    """An edition is its page, a page for each source, and its drawings."""
    names = ["briefing-2031-05-08.html", "sources/fonts.css", "sources/001-d1.html", "sources/002-d2.html", "charts/partners.svg"]
    assert names == list(rendered(a_briefing(), cache))


def test_every_reference_leads_somewhere(cache: Path) -> None:
    """Each link leads to an id on its page, to one on a page of the edition, to the archive, or to an http(s) address."""
    made = rendered(a_briefing(), cache)
    read = {name: Page(text) for name, text in made.items() if name.endswith(".html")}
    for name, page in read.items():
        for link in page.links:
            if link.startswith(("https://", "http://")) or link == "../index.html":
                continue
            file, _, anchor = link.partition("#")
            target = str(Path(name).parent / file) if file else name
            target = target.removeprefix("sources/../")
            assert not anchor or anchor in read[target].ids, f"{name}: {link}"


@pytest.mark.parametrize("name", ["briefing-2031-05-08.html", "sources/001-d1.html", "sources/002-d2.html"])
def test_ids_are_unique_and_nothing_is_fetched(cache: Path, name: str) -> None:
    """A page carries everything itself: no script, image, style sheet or font from elsewhere; no id stands twice."""
    text = rendered(a_briefing(charts=(a_chart(), a_chart(id="fields"))), cache)[name]
    page = Page(text)
    assert [] == page.fetched
    assert sorted(set(page.ids)) == sorted(page.ids)
    if name.startswith("sources/"):  # the faces stand once beside the sources
        assert [] == re.findall(r"url\(", text)
        assert ['"fonts.css"'] == re.findall(r"@import ([^;]*);", text)
        text_of_fonts = rendered(a_briefing(), cache)["sources/fonts.css"]
    else:
        assert "@import" not in text
        text_of_fonts = text
    assert {"data:font/woff2;base64"} == {url.split(",")[0] for url in re.findall(r"url\(([^)]*)\)", text_of_fonts)}
    assert {"main", "header", "footer", "h1"} <= set(page.tags)
    assert re.search(r'<html lang="en">', text)


def test_quotations_can_be_read_back(cache: Path) -> None:
    """Every quotation of the edition stands on the page with its document, its spans and its exact words, cut marks included."""
    cut = replace(a_quotation(f"{HARBOUR} […]"), parts=a_quotation(HARBOUR).parts)
    briefing = a_briefing(in_brief=(BriefItem(partners="Freedonia", date="", quotation=cut),))
    found = Page(rendered(briefing, cache)["briefing-2031-05-08.html"]).quotations
    assert ("d1", f"0-{len(HARBOUR)}", f"{HARBOUR} […]") == found[0]
    assert ("d1", f"0-{len(HARBOUR)}", HARBOUR) in found
    assert 2 == found.count(("d2", f"0-{len(LIBRARY)}", LIBRARY))


def test_a_quoted_headline_is_marked(cache: Path) -> None:
    """A headline that is a quotation says so; one that is a title does not."""
    words = Page(rendered(a_briefing(), cache)["briefing-2031-05-08.html"]).words
    assert 2 == words.count("no title; headline quoted")
    assert "Tidal pact signed no title" not in re.sub(r"\s+", " ", words)


def test_text_from_sources_is_never_markup(cache: Path) -> None:
    """Markup, template syntax and style ends in an article, a name or a reason come out as letters on every page."""
    quotation = a_quotation(HOSTILE)
    briefing = a_briefing(
        title=HOSTILE,
        desk=HOSTILE,
        in_brief=(BriefItem(partners=HOSTILE, date=HOSTILE, quotation=quotation),),
        partners=(a_section("FR", HOSTILE, a_telling(1, text=HOSTILE, headline=Headline(text=HOSTILE))),),
        documents=(a_source(1, text=HOSTILE, title=HOSTILE), a_source(2, text=LIBRARY)),
    )
    made = rendered(briefing, cache)
    for name in ("briefing-2031-05-08.html", "sources/001-d1.html"):
        page = Page(made[name])
        assert [] == page.fetched
        assert "{{ 7 * 7 }} {% raw %}" in page.words
        assert "/* fonts */" in page.words
    assert HOSTILE == Page(made["briefing-2031-05-08.html"]).quotations[0][2]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//elsewhere.example", "https://"])
def test_only_web_addresses_become_links(cache: Path, address: str) -> None:
    """An address that is not http(s) is printed, not linked."""
    made = rendered(a_briefing(documents=(a_source(1, url=address), a_source(2, text=LIBRARY))), cache)
    for name in ("briefing-2031-05-08.html", "sources/001-d1.html"):
        page = Page(made[name])
        assert address not in page.links
        assert address in page.words


def test_marked_passages_and_removed_lines(cache: Path) -> None:
    """A source's page marks what is quoted, says where it was shortened, and unfolds what was taken out, with the rule."""
    text = rendered(a_briefing(), cache)["sources/001-d1.html"]
    assert f'<mark id="s1-1">{HARBOUR}</mark> And so on. <span class="cut">[…]</span></p>' in text
    assert "1 line of the file is not part of the article" in Page(text).words
    assert "Share this article" in Page(text).words and "call to action" in Page(text).words


def test_a_source_does_not_refer_to_itself(cache: Path) -> None:
    """On a source's own page and in its heading in the list no number leads back to it."""
    made = rendered(a_briefing(), cache)
    for name in ("sources/001-d1.html", "sources/002-d2.html"):
        assert [] == re.findall('class="ref"', made[name])
        assert Page(made[name]).quotations
    listed = re.findall('<article class="source".*?</article>', made["briefing-2031-05-08.html"], re.DOTALL)
    assert 2 == len(listed) and not any('class="ref"' in entry for entry in listed)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Plain words.", ("“", "”")),
        ("“All of it.”", ("", "")),
        ("“Opens with” a quotation.", ("“\u2009", "”")),
        ("Ends with “a quotation.”", ("“", "\u2009”")),
        ("“Both” ends “of it.”", ("“\u2009", "\u2009”")),
        ('"Straight."', ("", "")),
    ],
)
def test_quotation_marks_keep_their_depth(text: str, marks: tuple[str, str]) -> None:
    """Each kind of quotation opens one level and closes it in both style sheets, with our mark or without."""
    for sheet in ("screen.css", "print.css"):
        style = (pages.packaged_folder() / sheet).read_text(encoding="utf-8")
        for end, mark in zip(("before", "after"), marks, strict=True):
            assert mark == _content(style, pages.quoting(text).split(), end), (sheet, end)


def _content(style: str, classes: list[str], end: str) -> str:
    """What the last rule for any of the classes puts there; a rule that does not move the depth is a mistake."""
    found = ""
    for selectors, content in re.findall(r"([^{}]+)\{ *content: ([^;}]+);", style):
        if selectors.split()[-1].replace(".q.", ".") in [f".{name}::{end}" for name in classes]:
            found = content
    verb = "open" if end == "before" else "close"
    depth = [word for word in found.split() if word.endswith("-quote")]
    assert [f"{verb}-quote"] == [word.removeprefix("no-") for word in depth], found
    mark = "“" if end == "before" else "”"
    return "".join({f"{verb}-quote": mark, f"no-{verb}-quote": "", '"\\2009"': "\u2009"}[word] for word in found.split())


def test_narrow_screens_have_every_number_in_words(cache: Path) -> None:
    """Where the drawing would be too small the counts stand as a table with what is not nothing, each with its column's name."""
    chart = a_chart(columns=("Partner", "Tides", "Books"), rows=(("Freedonia", 0, 2), ("Sylvania", 1, 0), ("Genovia", 0, 0)))
    text = rendered(a_briefing(charts=(chart,)), cache)["briefing-2031-05-08.html"]
    narrow = re.findall('<div class="narrow">.*?</div>', text, re.DOTALL)[0]
    rows = [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row)).strip() for row in re.findall("<tr>.*?</tr>", narrow)]
    assert ["Freedonia Books 2", "Sylvania Tides 1", "Genovia none"] == rows


def test_outlets_stand_under_the_reports(cache: Path) -> None:
    """The margin names the outlets where they are known, and has no empty line where not."""
    known = rendered(a_briefing(), cache)["briefing-2031-05-08.html"]
    assert '<span class="line">1 report</span><span class="line">The Azur Gazette</span>' in known
    unknown = rendered(a_briefing(partners=(a_section("FR", "Freedonia", a_telling(1, outlets="")),)), cache)["briefing-2031-05-08.html"]
    assert '<span class="line">1 report</span></p>' in unknown


def test_an_empty_edition_says_so(cache: Path) -> None:
    """Without stories the page is its note, in one line: no numbers that are nought, no empty section, no quiet partners."""
    line = "Nothing new since the edition of 1 May 2031."
    quiet = a_section(stories=(), documents=(), tellings=(), keyphrases=(), summary="nothing in this edition")
    empty = a_briefing(in_brief=(), charts=(), partners=(quiet,), left_out=(), stories=(), documents=(), notes=(line,))
    page = Page(rendered(empty, cache)["briefing-2031-05-08.html"])
    assert 1 == page.words.count(line)
    assert {"in-brief", "method", "top"} == set(page.ids)
    assert ["#in-brief", "../index.html", "#top"] == page.links
    assert "documents" not in page.words and "Freedonia" not in page.words


# -- what changed since the edition before -----------------------------------------------------------------------------------------------


def squeezed(page: str) -> str:
    return re.sub(r"\s+", " ", Page(page).words)


def test_a_first_edition_marks_nothing(cache: Path) -> None:
    """Where there is nothing to compare with, "new" would say nothing: no status stands on the page."""
    made = rendered(a_briefing(), cache)
    assert all("<b class" not in page and 'class="trend"' not in page for page in made.values())
    assert "Since the last edition" not in squeezed(made["briefing-2031-05-08.html"])


def test_statuses_stand_in_the_margin(cache: Path) -> None:
    """A story that goes on says so, with a link to the edition that told it first; a late one is marked; a new one is called new."""
    page = rendered(a_later_briefing(), cache)["briefing-2031-05-08.html"]
    labels = re.findall('<p class="side">(<span class="line"><b class="status".*?)</p>', page, re.DOTALL)
    words = [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", label)).strip() for label in labels]
    assert "developing late 1 May 2031 wording seems altered 1 report The Azur Gazette" == words[0]
    assert "new 2 May 2031 1 report The Azur Gazette" == words[1]
    assert '<a href="../2031-05-01/briefing-2031-05-01.html#story1">first told 1 May 2031</a>' in page
    assert 'title="published 1 May 2031, before this edition’s period"' in labels[0]


def test_a_section_says_what_changed(cache: Path) -> None:
    """Under the heading with its sparkline: the counts, phrases that rose and fell with their numbers, and, folded, what fell silent."""
    page = rendered(a_later_briefing(), cache)["briefing-2031-05-08.html"]
    heading = re.findall('<h2 class="wide" id="partner-fr">.*?</h2>', page, re.DOTALL)[0]
    assert "<title>2, 1</title>" in heading
    words = squeezed(page)
    assert "Since the last edition 1 developing; 4 of the last edition’s 5 without new reports" in words
    assert "More stories with tidal turbines (1 → 3). Fewer with ferry fares (4 → 0)." in words
    folded = re.findall('<details class="silent">.*?</details>', page, re.DOTALL)
    assert 1 == len(folded)
    headlines = "Ferry 1 sails Ferry 2 sails Ferry 3 sails Ferry 4 sails"
    assert f"4 stories of the last edition without new reports {headlines}" in squeezed(folded[0])
    assert [f"../2031-05-01/briefing-2031-05-01.html#old{n}" for n in range(1, 5)] == Page(folded[0]).links


def test_what_has_no_page_is_no_link(cache: Path) -> None:
    """A story that was told in an edition without HTML stands in plain words."""
    later = a_later_briefing()
    section = later.partners[0]
    assert section.changes
    silent = tuple(replace(story, page="") for story in section.changes.silent)
    telling = replace(section.tellings[0], told_first_page="")
    plain = replace(section, tellings=(telling,), changes=replace(section.changes, silent=silent))
    page = rendered(replace(later, partners=(plain,)), cache)["briefing-2031-05-08.html"]
    assert ["../index.html"] == [link for link in Page(page).links if link.startswith("..") or not link]
    assert "first told 1 May 2031" in squeezed(page) and "Ferry 4 sails" in squeezed(page)


def test_in_brief_says_what_goes_on(cache: Path) -> None:
    """In the margin of an item, where there is an edition before; what is new says nothing."""
    later = a_later_briefing()
    items = (replace(later.in_brief[0], status="developing"), later.in_brief[0])
    for briefing, said in ((later, 1), (a_briefing(), 0)):
        page = rendered(replace(briefing, in_brief=items), cache)["briefing-2031-05-08.html"]
        brief = page[page.index("In brief</h2>") : page.index("In figures</h2>")]
        assert said == squeezed(brief).count("developing 1 May 2031")
        assert "new 1 May" not in squeezed(brief)


def test_a_late_report_among_others_is_counted(cache: Path) -> None:
    """Where not all reports of a story are late, the label says how many are."""
    telling = a_telling(status="developing", late="1 late, published 1 May 2031, before this edition’s period")
    page = rendered(a_later_briefing(partners=(a_section("FR", "Freedonia", telling),)), cache)["briefing-2031-05-08.html"]
    assert "developing 1 late 1 May 2031" in squeezed(page)


def test_a_reprint_leads_to_its_original(cache: Path) -> None:
    """In the list of sources and on its own page."""
    made = rendered(a_briefing(documents=(a_source(1), a_source(2, reprint_of=1, passages=()))), cache)
    listed = re.findall('<article class="source".*?</article>', made["briefing-2031-05-08.html"], re.DOTALL)
    assert ["same text as 1" in squeezed(one) for one in listed] == [False, True]
    assert "#source-1" in Page(listed[1]).links
    assert "Same textas source 1" in squeezed(made["sources/002-d2.html"])


def test_what_moved_says_nothing_too(cache: Path) -> None:
    """On a narrow screen a partner of this edition alone has its 0 in the last one; a field without a story is not named."""
    moved = a_chart(id="movement", columns=("Partner", "Last edition", "This edition", "Change"), rows=(("Freedonia", 0, 1, "+1"),))
    fields = a_chart(id="fields", columns=("Partner", "AI", "Trade"), rows=(("Freedonia", 0, 1),))
    words = squeezed(rendered(a_briefing(charts=(moved, fields)), cache)["briefing-2031-05-08.html"])
    assert "Last edition 0 This edition 1 Change +1" in words
    assert "Trade 1" in words and "AI 0" not in words


def test_the_second_edition_of_a_day_has_its_number(cache: Path) -> None:
    """On the archive's front page, too, where two would bear one date."""
    entries = [
        renderers.ArchiveEntry(name=name, date_text="Thursday 8 May 2031", title="", state="published", summary="", lead="", files=())
        for name in ("2031-05-08-2", "2031-05-08")
    ]
    page = renderers.render_index(entries, desk="Desk", templates=None, cache=cache).content.decode()
    assert ["Thursday 8 May 2031 (no. 2)", "Thursday 8 May 2031"] == re.findall('<p class="side"><b>(.*?)</b>', page)


def test_the_masthead_counts_what_is_new(cache: Path) -> None:
    """Beside the number of stories stands how many are new and how many go on; thousands are parted."""
    counts = replace(a_later_briefing().counts, documents=4812)
    words = squeezed(rendered(a_later_briefing(counts=counts), cache)["briefing-2031-05-08.html"])
    assert "4,812documents 2stories 1 new, 1 developing 2partners" in words


def test_a_story_told_before_is_a_line(cache: Path) -> None:
    """Without news a story has a line with its status and reports, and leads to nothing else in the edition."""
    line = a_telling(mode="link", quotations=(), status="unchanged", told_first="first told 1 May 2031", told_first_page="../x.html#story1")
    page = rendered(a_later_briefing(partners=(a_section("FR", "Freedonia", line),)), cache)["briefing-2031-05-08.html"]
    one = re.findall('<div class="item one".*?</div>', page, re.DOTALL)[0]
    assert "unchanged 1 May 2031wording seems altered1 report Tidal pact signed first told 1 May 2031" == squeezed(one).strip()
    assert ["../x.html#story1"] == Page(one).links


def test_sources_say_what_is_wrong_with_them(cache: Path) -> None:
    """In the list and on its page a source says that it is late, was told before, and in which words it seems altered."""
    made = rendered(a_later_briefing(), cache)
    listed = re.findall('<article class="source".*?</article>', made["briefing-2031-05-08.html"], re.DOTALL)
    for words in (squeezed(listed[0]), squeezed(made["sources/001-d1.html"])):
        assert "published before this edition’s period" in words
        assert "in the edition of 1 May 2031" in words
        assert "wording seems altered: “tidal engines”" in words
    assert "altered" not in squeezed(listed[1]) and "told before" not in squeezed(listed[1])


def test_altered_wording_is_marked_where_it_leads(cache: Path) -> None:
    """A story is marked by its best report; where another report leads, it is not."""
    stories = (replace(a_later_briefing().stories[0], documents=("d2", "d1")), *a_later_briefing().stories[1:])
    assert "wording seems altered</b>" not in rendered(a_later_briefing(stories=stories), cache)["briefing-2031-05-08.html"]
    assert 1 == rendered(a_later_briefing(), cache)["briefing-2031-05-08.html"].count("wording seems altered</b>")


def test_files_left_out_stand_by_reason(cache: Path) -> None:
    """Each reason stands once with twenty of its files; the others are a number, and where they are listed."""
    old = tuple(LeftOut(path=f"old/{n:04d}.txt", reason="published before 2031") for n in range(1500))
    files = (*old[:700], LeftOut(path="a.bin", reason="is no text"), *old[700:])
    words = squeezed(rendered(a_briefing(left_out=files), cache)["briefing-2031-05-08.html"])
    assert 1 == words.count("published before 2031: 1,500 files old/0000.txt old/0001.txt")
    assert "old/0019.txt and 1,480 more in briefing-2031-05-08.json" in words
    assert "old/0020.txt" not in words
    assert "a.bin is no text" in words
    twenty = squeezed(rendered(a_briefing(left_out=old[:20]), cache)["briefing-2031-05-08.html"])
    assert "old/0019.txt" in twenty and "more in briefing" not in twenty


def test_an_omitted_chart_is_a_sentence(cache: Path) -> None:
    """A chart that was not drawn leaves its sentence and no empty figure."""
    omitted = a_chart(svg="", omitted="No chart by partner: only one partner has a story.")
    made = rendered(a_briefing(charts=(omitted,)), cache)
    page = Page(made["briefing-2031-05-08.html"])
    assert "No chart by partner: only one partner has a story." in page.words
    assert "figure" not in page.tags
    assert "charts/partners.svg" not in made


def test_fonts_hold_the_letters_of_the_edition(cache: Path) -> None:
    """The faces inside a page know its letters and Latin ones, and no others; cut again they are the same bytes."""
    from fontTools.ttLib import TTFont

    source = a_source(1, text="Tô Lâm gặp Nguyễn Chí Dũng.", title="Việt Nam Ж")
    briefing = a_briefing(documents=(source, a_source(2, text=LIBRARY)))
    page = rendered(briefing, cache)["briefing-2031-05-08.html"]
    faces = re.findall(r"base64,([^)]+)\)", page)
    assert 5 == len(faces)
    for face in faces:
        known = {chr(code) for code in TTFont(io.BytesIO(base64.b64decode(face))).getBestCmap()}
        assert set("Tô Lâm gặp Nguyễn Dũng Erdoğan “Łódź”") <= known
        assert not known & set("Ящ")
    assert any("Ж" in {chr(code) for code in TTFont(io.BytesIO(base64.b64decode(face))).getBestCmap()} for face in faces)
    assert page == rendered(briefing, cache / "another")["briefing-2031-05-08.html"]


def test_a_page_is_small(cache: Path) -> None:
    """A small edition's page with its fonts stays under 150 KB, and a source's page, whose fonts stand beside it, under 20."""
    made = rendered(a_briefing(), cache)
    assert len(made["briefing-2031-05-08.html"]) < 150_000
    assert len(made["sources/001-d1.html"]) < 20_000


def test_an_edition_with_known_letters_cuts_nothing(tmp_path: Path) -> None:
    """The faces are cut once for an output folder: other words in Latin letters, and the front page, find them in the cache."""
    first = rendered(a_briefing(), tmp_path)["sources/fonts.css"]
    kept = sorted(path.name for path in (tmp_path / "fonts").iterdir())
    other = rendered(a_briefing(title="Österreich · Łódź · Đà Nẵng"), tmp_path)["sources/fonts.css"]
    renderers.render_index([], desk="Señor Ž", templates=None, cache=tmp_path)
    assert first == other
    assert 5 == len(kept)
    assert kept == sorted(path.name for path in (tmp_path / "fonts").iterdir())


def test_a_desks_template_wins_file_by_file(cache: Path, tmp_path: Path) -> None:
    """A desk that replaces one file gets that, and ours for the rest."""
    (tmp_path / "source.html").write_text("<style>/* fonts */</style>Only {{ page.source.number }}\n", encoding="utf-8")
    made = rendered(a_briefing(), cache, templates=tmp_path)
    assert made["sources/002-d2.html"].endswith("</style>Only 2")
    assert "In brief" in made["briefing-2031-05-08.html"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("<style>/* fonts */</style>\n{{ briefing.no_such }}", "edition.html, line 2: 'Briefing object' has no attribute 'no_such'"),
        ("\n\n{% if %}", "edition.html, line 3: Expected an expression, got 'end of statement block'"),
        ("{{ invented }}", "edition.html, line 1: 'invented' is undefined"),
        ("\n{{ briefing.date + 1 }}", "edition.html, line 2: unsupported operand"),
        ('{% include "elsewhere.html" %}', "elsewhere.html: there is no such template"),
        ("no style", "briefing-2031-05-08.html: the page has no place for fonts"),
    ],
)
def test_a_broken_template_names_file_and_line(cache: Path, tmp_path: Path, written: str, says: str) -> None:
    """Whatever is wrong with a template, the error says in which file and line."""
    folder = tmp_path / "our-templates"
    folder.mkdir()
    (folder / "edition.html").write_text(written, encoding="utf-8")
    with pytest.raises(TemplateError) as raised:
        rendered(a_briefing(), cache, templates=folder)
    assert says in str(raised.value).replace("briefing.model.Briefing object", "Briefing object")


def test_a_bug_of_ours_is_not_the_templates(cache: Path) -> None:
    """A value that no filter can write rises as what it is."""
    with pytest.raises(ValueError, match="a drawing begins with <svg"):
        rendered(a_briefing(charts=(a_chart(svg="<b>"),)), cache)


def test_full_text_is_shown_where_given(cache: Path) -> None:
    """Where the desk keeps whole texts, the source's page shows them in place of the passages."""
    source = a_source(1)
    whole = replace(source.passages[0], pieces=(Piece(text="Before. "), *source.passages[0].pieces), cut_after=False)
    text = rendered(a_briefing(documents=(replace(source, full_text=(whole,)), a_source(2, text=LIBRARY))), cache)["sources/001-d1.html"]
    assert f'Before. <mark id="s1-1">{HARBOUR}</mark>' in text
    assert "Full text" in Page(text).words and "Passages" not in Page(text).words


def test_the_archives_front_page(cache: Path) -> None:
    """Editions stand in the order given, with their leading story and their files; an edition that is no draft has no state."""
    entry = renderers.ArchiveEntry(
        name="2031-05-08", date_text="8 May 2031", title="Ruritania", state="published", summary="2 stories", lead=HOSTILE,
        files=(("HTML", "2031-05-08/briefing-2031-05-08.html"),),
    )  # fmt: skip
    draft = replace(entry, name="2031-05-01", date_text="1 May 2031", state="draft", lead="")
    made = renderers.render_index([entry, draft], desk="Desk & Co", templates=None, cache=cache)
    page = Page(made.content.decode())
    assert "index.html" == made.name
    assert page.words.index("8 May 2031") < page.words.index("1 May 2031")
    assert HOSTILE in page.words and "Desk & Co" in page.words
    assert 1 == page.words.count("draft") and "published" not in page.words
    assert "2031-05-08/briefing-2031-05-08.html" in page.links


def test_an_unknown_format_is_a_wrong_call(cache: Path) -> None:
    """Only formats that there are can be asked for."""
    with pytest.raises(ValueError, match="no renderer for docx"):
        renderers.render(a_briefing(), formats=["docx"], templates=None, cache=cache)
