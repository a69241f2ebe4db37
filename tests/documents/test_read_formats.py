"""Markdown and HTML, where the page itself says more than its lines."""

from __future__ import annotations

import logging

import pytest

from briefing.documents import to_document
from briefing.errors import DocumentError
from briefing.model import Document, RawDocument

FIRST = "Sample University and the Example Institute opened a joint laboratory for rare earth recovery on Monday, both said."
SECOND = "The laboratory has room for forty engineers, and its first results are due in two years, its director told reporters."
HEAD = """<meta charset="utf-8"><title>Laboratory opens in Hanoi - Daily Example</title>
<meta property="og:site_name" content="Daily Example"><link rel="canonical" href="https://daily.example/laboratory">"""
NAV = "<nav><ul><li>Home</li><li>News</li></ul></nav>"
BODY = f"""{NAV}<article><h1>Laboratory opens in Hanoi</h1><p>{FIRST}</p>
<p>{SECOND} He wrote &lt;script&gt;{{{{ x }}}}&lt;/script&gt; on the board.</p>
<p>{FIRST.replace("Monday", "Friday")}</p></article><script>var hidden = "code";</script><footer>© 2026 Daily Example</footer>"""


def document(text: str | bytes, path: str) -> Document:
    return to_document(RawDocument(path=path, content=text if isinstance(text, bytes) else text.encode(), sha256=""))


def html(*, head: str = HEAD, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def test_html_gives_article_and_what_the_page_says_of_itself() -> None:
    """Title, publisher and address come from the page; menus go to what was removed, and an article's tags are its letters."""
    found = document(html(), "a.html")
    assert ("Laboratory opens in Hanoi", "Daily Example", "https://daily.example/laboratory") == (found.title, found.publisher, found.url)
    letters = "He wrote <script>{{ x }}</script> on the board."
    assert [FIRST, f"{SECOND} {letters}", FIRST.replace("Monday", "Friday")] == found.text.split("\n\n")
    assert {"Home", "News", "© 2026 Daily Example"} <= {line.text for line in found.removed}
    assert not any("hidden" in line.text for line in found.removed)


@pytest.mark.parametrize(
    ("expected", "origin", "head"),
    [
        (
            "2026-01-05",
            'page metadata, datePublished "2026-01-05T23:30:00+07:00"',
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2026-01-05T23:30:00+07:00"}]}</script>',
        ),
        (
            "2026-01-05",
            'page metadata, article:published_time "2026-01-05T08:00:00Z"',
            '<meta property="article:published_time" content="2026-01-05T08:00:00Z">'
            '<meta property="article:modified_time" content="2026-02-01">',
        ),
        ("2026-01-05", 'page metadata, date "5 January 2026"', '<meta name="date" content="5 January 2026">'),
        (None, "", '<meta name="date" content="05/01/2026"><meta property="article:modified_time" content="2026-02-01T08:00:00Z">'),
        (None, "", '<script type="application/ld+json">{"datePublished": "soon", broken</script>'),
    ],
)
def test_html_dates_are_declared_or_unknown(expected: str | None, origin: str, head: str) -> None:
    """A page's own data are named as the origin; a day in doubt, a change and broken data are none."""
    found = document(html(head=HEAD + head), "a.html").published
    assert (expected, origin) == ((found.date.isoformat(), found.origin) if found else (None, ""))


def test_html_without_data_is_dated_by_its_lines() -> None:
    """As in any text: under the headline."""
    found = document(html(body=BODY.replace("</h1>", "</h1><p>Published: 5 January 2026</p>")), "a.html").published
    assert found is not None
    assert ("2026-01-05", 'labelled "Published: 5 January 2026"') == (found.date.isoformat(), found.origin)


def test_html_is_known_by_its_beginning() -> None:
    """A web page that was saved under another name is still one; a tag in a text is letters."""
    assert document(html(), "a.html").text == document(html(), "a.txt").text
    assert "<html> is a tag, the director said in a lecture." == document("<html> is a tag, the director said in a lecture.", "a.md").text


def test_html_in_another_encoding() -> None:
    """The page's own declaration is believed where it is no UTF-8."""
    body = BODY.replace("forty engineers", "forty engineers from Łódź").replace("©", "")
    page = html(head=HEAD.replace("utf-8", "iso-8859-2"), body=body)
    assert "Łódź" in document(page.encode("iso-8859-2"), "a.html").text


def test_html_with_little_in_it_is_read_as_text() -> None:
    """Where no article stands out, the visible lines are read; scripts and styles are none."""
    body = "<p>The laboratory opens on Monday.</p><script>x()</script>"
    found = document(f"<html><head><style>p {{}}</style></head><body>{body}</body></html>", "a.htm")
    assert "The laboratory opens on Monday." == found.text


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><head></head><body><script>x()</script></body></html>"])
def test_html_without_text_is_an_error(page: str) -> None:
    """It names the file."""
    with pytest.raises(DocumentError, match=r"^a\.html: it has no text$"):
        document(page, "a.html")


@pytest.mark.parametrize("depth", [100, 300, 5_000, 100_000])
def test_html_that_is_nested_too_deeply_gives_its_text(depth: int) -> None:
    """The parser gives up on it; its tags are taken out all the same, and what its head declares is known."""
    found = document(
        html(body="<div>" * depth + f"<p>{FIRST}</p><p>Hanoi &amp; others {{{{ x }}}} denied it.</p>" + "</div>" * depth), "a.html"
    )
    assert f"{FIRST}\n\nHanoi & others {{{{ x }}}} denied it." in found.text
    assert "<" not in found.text
    assert "https://daily.example/laboratory" == found.url


@pytest.mark.parametrize(
    "page",
    [
        f"<p title='a > b'>{FIRST}</p>",
        f"<p>{FIRST}",
        f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p></body></html>',
        f"<script>x()</script><!-- a > b --><div>{FIRST}<br></div>",
        FIRST,
    ],
    ids=["snippet", "cut off", "xhtml", "script", "no tags"],
)
def test_html_without_its_frame_gives_its_text(page: str) -> None:
    """No tag is printed, and nothing that is not to be seen."""
    assert FIRST == document(page, "a.html").text


@pytest.mark.parametrize("path", ["a.html", "a.xhtml", "a.txt"])
def test_markup_without_text_is_an_error(path: str) -> None:
    """A document of entities that blow up shows neither them nor its markup."""
    bomb = "\n".join(f' <!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 9))
    with pytest.raises(DocumentError, match=rf"^{path}: its HTML is nested too deeply, or broken, to be read$"):
        document(f'<?xml version="1.0"?>\n<!DOCTYPE lolz [\n <!ENTITY l0 "lol">\n{bomb}\n]>\n<lolz>&l8;</lolz>', path)


@pytest.mark.parametrize(
    "part", ["<", "<!--", "<svg>", "<p ", "<p a='", "<div>", "</div>", "<script>", "]]>", "&lt;", "<head>", '<!doctype a ["']
)
def test_broken_html_of_megabytes_is_read_in_one_pass(part: str) -> None:
    """Whatever it is made of, it is an article or an error, and soon."""
    try:
        document("<html><body>" + part * 200_000, "a.html")
    except DocumentError as error:
        assert error.problem


def test_reading_html_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """What the extractor says to its developers reaches nobody."""
    with caplog.at_level(logging.DEBUG):
        document("<html><body><p>Short.</p></body></html>", "a.html")
    assert [] == [record.name for record in caplog.records if record.name.startswith(("trafilatura", "htmldate"))]


def test_markdown_becomes_paragraphs() -> None:
    """Links become their words, lists their items, line breaks blanks; images go to what was removed; tags are letters."""
    found = document(
        "# Laboratory opens in Hanoi\n\n"
        "The [university](https://sample.example) and *the* institute\nopened a `laboratory` on Monday, both said.\n\n"
        "![The laboratory](laboratory.png)\n\n- forty engineers\n- two halls\n\n> “It is open,” she said.\n\n<b>Not</b> a tag {{ x }}.\n",
        "a.md",
    )
    assert "Laboratory opens in Hanoi" == found.title
    assert [
        "The university and the institute opened a laboratory on Monday, both said.",
        "forty engineers",
        "two halls",
        "“It is open,” she said.",
        "<b>Not</b> a tag {{ x }}.",
    ] == found.text.split("\n\n")
    assert ["![The laboratory](laboratory.png)"] == [line.text for line in found.removed]


def test_front_matter_is_believed() -> None:
    """Its plain lines give title, date, publisher and address, and are kept among what was removed."""
    front = 'title: "Laboratory opens"\ndate: 2026-01-05\npublisher: Daily Example\nurl: https://daily.example/a\ntags: [a, b]'
    found = document(f"---\n{front}\n---\n\n{FIRST}\n\n{SECOND}\n", "a.markdown")
    assert ("Laboratory opens", "Daily Example", "https://daily.example/a") == (found.title, found.publisher, found.url)
    assert found.published is not None
    assert ("2026-01-05", 'front matter, date "2026-01-05"') == (found.published.date.isoformat(), found.published.origin)
    assert f"{FIRST}\n\n{SECOND}" == found.text
    assert {"front matter"} == {line.rule for line in found.removed}


@pytest.mark.parametrize(("encoding", "text"), [("utf-16", "Tô Lâm"), ("utf-8-sig", "Tô Lâm"), ("cp1252", "Université Éxample")])
def test_text_in_other_encodings(encoding: str, text: str) -> None:
    """Unicode with a mark and Western European bytes come out as what they are."""
    assert document(f"{FIRST} {text} was there.".encode(encoding), "a.txt").text.endswith(f"{text} was there.")
