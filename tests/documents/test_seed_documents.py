"""The five articles of a real desk, as a careful reader would take them apart."""

from __future__ import annotations

import datetime

import pytest
from support import ROOT, SEEDS

from briefing.documents import to_document
from briefing.model import Document, RawDocument
from briefing.sources import collect

TITLES = {
    "000": None,
    "001": "Vietnam and UK aim for strategic partnership with focus on digital and green transformation",
    "002": "Vietnam and South Korea strengthen ties with new sci-tech pact",
    "003": None,
    "004": "Vietnam Expands Investment in High-Tech Cooperation with U.S., South Korea, and Japan",
}
RULES = {
    "000": ["image marker", "caption", *["related headlines"] * 6],
    "001": ["image marker"],
    "002": ["repeated headline", "image marker", "date line"],
    "003": ["source line", "comments"],
    "004": ["caption", *["after the article"] * 2, *["share buttons"] * 5, *["related headlines"] * 3],
}
PARAGRAPHS = {"000": 9, "001": 8, "002": 13, "003": 17, "004": 10}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    raw = (item for item in collect([SEEDS], base=ROOT) if isinstance(item, RawDocument))
    return {item.path.removeprefix("seeds/")[:3]: to_document(item) for item in raw}


def test_titles(documents: dict[str, Document]) -> None:
    """A headline is a title; an article that begins with a statement has none."""
    assert TITLES == {name: document.title for name, document in documents.items()}


def test_dates_come_with_their_origin(documents: dict[str, Document]) -> None:
    """Two of the five say when they were published, and where they say it; the others are not dated by a guess."""
    dated = {name: (d.published.date, d.published.origin) for name, d in documents.items() if d.published}
    assert {
        "002": (datetime.date(2025, 8, 13), 'line "- 12:46 13/08/2025"'),
        "003": (datetime.date(2025, 10, 31), "address of the source, 20251031"),
    } == dated


def test_publishers_and_addresses(documents: dict[str, Document]) -> None:
    """The publisher is the host of the address, or the name beside the site's logo."""
    assert {"000": None, "001": None, "002": None, "003": "baotintuc.vn", "004": "Guru Today"} == {
        name: document.publisher for name, document in documents.items()
    }
    address = "https://baotintuc.vn/thoi-su/viet-nam-vuong-quoc-anh-dinh-hinh-cac-chuan-muc-hop-tac-trong-ky-nguyen-moi-20251031162323953.htm"
    assert {"003": address} == {name: document.url for name, document in documents.items() if document.url}


def test_what_was_taken_out_and_by_which_rule(documents: dict[str, Document]) -> None:
    """Captions, teasers, buttons and lines about the page are not the article's; each is kept with its rule."""
    assert RULES == {name: [line.rule for line in document.removed] for name, document in documents.items()}


def test_the_body_stays_whole(documents: dict[str, Document]) -> None:
    """Every paragraph stays, in English, one a line of the file."""
    assert PARAGRAPHS == {name: len(document.text.split("\n\n")) for name, document in documents.items()}
    assert {"en"} == {document.language for document in documents.values()}
