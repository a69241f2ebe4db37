"""The edition of the five seeds, whole, as it was last read and found good. `make golden` writes it anew; its diff is read like prose."""

from __future__ import annotations

import datetime
import difflib
import re
from pathlib import Path

import pypdfium2
import pytest
from support import ROOT

from briefing import pipeline

DATE = datetime.date(2025, 11, 3)
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of the edition as text: the page without its style sheet and fonts, the PDF as what it says, page by page."""
    output = tmp_path_factory.mktemp("golden") / "output"
    built = pipeline.build(pipeline.desk_from(ROOT, None), date=DATE, output=output)
    assert built.edition is not None
    folder = Path(built.edition.folder)
    page, data, paper = (folder / f"briefing-{DATE}.{form}" for form in ("html", "json", "pdf"))
    return {
        "briefing.html": re.sub(r"(?s)<style>.*?</style>", "<style>…</style>", page.read_text(encoding="utf-8")),
        "briefing.json": re.sub(r'"svg": "(?:[^"\\]|\\.)+"', '"svg": "…"', data.read_text(encoding="utf-8")),
        "briefing.pdf.txt": "\f\n".join(sheet.get_textpage().get_text_bounded().replace("\r", "") for sheet in pypdfium2.PdfDocument(paper)),
    }


@pytest.mark.parametrize("name", ["briefing.html", "briefing.json", "briefing.pdf.txt"])
def test_the_edition_of_the_seeds(pages: dict[str, str], name: str, request: pytest.FixtureRequest) -> None:
    """HTML and JSON are the same to the letter; the PDF says the same on as many pages."""
    file = GOLDEN / name
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(pages[name], encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    changes = difflib.unified_diff(before.splitlines(), pages[name].splitlines(), "golden", "now", lineterm="", n=1)
    assert before == pages[name], "\n".join(list(changes)[:80]) + "\nread it; where it is better than before: make golden"
