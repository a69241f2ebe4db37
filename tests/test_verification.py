"""`briefing verify`: holds for an edition as it was made, and finds a planted change of one letter or one count."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from support import Briefing

DATE = "2026-02-01"


@pytest.fixture
def edition(briefing: Briefing, articles: Path, tmp_path: Path) -> Path:
    done = briefing("build", "--source", articles, "--home", "VN", "--date", DATE)
    assert 0 == done.returncode, done.stderr
    return tmp_path / "output" / DATE


def change(file: Path, old: str, new: str, *, times: int = 1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, times), encoding="utf-8")


def sign_again(edition: Path) -> None:
    """What somebody does who hides a change: the manifest's hashes are made to fit."""
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {name: sha256((edition / name).read_bytes()).hexdigest() for name in manifest["files"]}
    (edition / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_an_edition_holds_as_it_was_made(briefing: Briefing, edition: Path) -> None:
    """Files, originals, quotations and counts all hold, PDF and HTML read back."""
    done = briefing("verify")
    assert (0, "") == (done.returncode, done.stdout), done.stdout
    assert "holds" in done.stderr


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_letter_changed_in_a_quotation(briefing: Briefing, edition: Path, form: str) -> None:
    """One letter of a quotation, in the page or the data, is found by the file's hash, and by the words even where the hash was made to fit."""
    file = edition / f"briefing-{DATE}.{form}"
    change(file, "signed a memorandum of understanding on rare", "signed a memorandum of understanding in rare")
    done = briefing("verify")
    assert 1 == done.returncode
    assert f"briefing-{DATE}.{form}: was changed after the edition was made" in done.stdout
    sign_again(edition)
    done = briefing("verify", DATE)
    assert 1 == done.returncode
    assert "does not stand in its original: “Japan's Sample University and Viet Nam's Example Institute signed" in done.stdout


def test_a_letter_changed_in_an_original(briefing: Briefing, edition: Path, articles: Path) -> None:
    """One letter of an original is found: by its hash, and in the quotation that no longer stands there."""
    change(articles / "a-japan.txt", "memorandum of understanding on rare", "memorandum of understanding of rare")
    done = briefing("verify")
    assert 1 == done.returncode
    assert "articles/a-japan.txt: the original was changed" in done.stdout
    assert "does not stand in its original" in done.stdout


def test_an_original_that_is_gone(briefing: Briefing, edition: Path, articles: Path) -> None:
    """A missing original is named."""
    (articles / "a-japan.txt").unlink()
    done = briefing("verify")
    assert 1 == done.returncode
    assert "articles/a-japan.txt: the original is no longer there" in done.stdout


def in_counts(data: dict[str, object]) -> None:
    data["counts"]["stories"] += 1  # type: ignore[index]


def in_a_chart(data: dict[str, object]) -> None:
    data["charts"][0]["rows"][0][1] += 1  # type: ignore[index]


def in_a_heading(data: dict[str, object]) -> None:
    data["partners"][0]["summary"] = "7 stories, 7 documents"  # type: ignore[index]


def in_a_keyphrase(data: dict[str, object]) -> None:
    data["partners"][0]["keyphrases"][0]["stories"] += 1  # type: ignore[index]


@pytest.mark.parametrize("plant", [in_counts, in_a_chart, in_a_heading, in_a_keyphrase])
def test_a_changed_count(briefing: Briefing, edition: Path, plant: Callable[[dict[str, object]], None]) -> None:
    """One count in the masthead, a chart, a heading or a keyphrase is found by counting again, even where the hashes fit."""
    file = edition / f"briefing-{DATE}.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    plant(data)
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    sign_again(edition)
    done = briefing("verify")
    assert 1 == done.returncode
    assert "counted again it is" in done.stdout


def test_files_that_came_or_went(briefing: Briefing, edition: Path) -> None:
    """A file more or less than the manifest's is found."""
    (edition / "extra.txt").write_text("x", encoding="utf-8")
    (edition / f"briefing-{DATE}.pdf").unlink()
    done = briefing("verify", "--json")
    assert 1 == done.returncode
    assert {"extra.txt", f"briefing-{DATE}.pdf"} == {problem["place"] for problem in json.loads(done.stdout)["problems"]}


def test_a_damaged_edition_says_so(briefing: Briefing, edition: Path) -> None:
    """JSON that cannot be read is an error with what to do, not a traceback."""
    (edition / f"briefing-{DATE}.json").write_text('{"schema_version": 1', encoding="utf-8")
    done = briefing("verify")
    assert 1 == done.returncode
    assert "the edition is damaged" in done.stderr
