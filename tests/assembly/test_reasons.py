"""Why a source is counted where it is, as its page says it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.config import Desk

ARTICLE = (
    "Sample Institute and Japan open a laboratory\n\n"
    "Japan and Viet Nam signed a pact on quantum computing and quantum sensors in Hanoi. Japan will train 40 engineers in quantum computing for Viet Nam by 2030.\n\n"
    "The costs were higher than in France. A guest from Chile came for one day, and saw all that was built in those years.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of one undated article."""
    base = tmp_path_factory.mktemp("reasons")
    (base / "inbox").mkdir()
    (base / "inbox" / "article.txt").write_text(ARTICLE, encoding="utf-8")
    desk = Desk(base=base, home="VN", sources=(base / "inbox",))
    built = pipeline.build(desk, date=datetime.date(2026, 1, 15), formats=("html", "json"), output=base / "output")
    assert built.edition is not None
    return Path(built.edition.folder)


def test_a_country_says_what_its_words_weigh(folder: Path) -> None:
    """What is only mentioned was said in passing, or weighs less than the lightest partner; a field has no weight."""
    (source,) = json.loads(next(folder.glob("briefing-*.json")).read_text(encoding="utf-8"))["documents"]
    why = {reason["name"]: reason["why"] for reason in source["reasons"]}
    assert "only in passing" == why["France"]
    assert why["Chile"].startswith("weight 1.0, the lightest partner here ")
    assert why["Japan"].startswith("weight ")
    assert {""} == {reason["why"] for reason in source["reasons"] if reason["what"] == "Field"}


def test_its_page_says_it_too(folder: Path) -> None:
    """The reasons stand behind the words; an undated source says why it is."""
    (page,) = (path.read_text(encoding="utf-8") for path in (folder / "sources").glob("*.html"))
    assert '<span class="said">France</span> · only in passing</td>' in page
    assert "<dd>undated: no date to be trusted was found where a page puts its own</dd>" in page
