"""`briefing verify`: holds for an edition as it was made, and finds a planted change of one letter or one count."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from support import Briefing, write_articles

DATE = "2026-02-01"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with its edition, HTML and JSON; built once, as every test gets a copy."""
    return _built(tmp_path_factory.mktemp("desk"), "html,json")


@pytest.fixture(scope="module")
def built_with_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("desk"), "html,pdf,json")


def _built(desk: Path, formats: str) -> Path:
    write_articles(desk / "articles")
    call = [sys.executable, "-m", "briefing", "build", "--source", "articles", "--home", "VN", "--date", DATE, "--format", formats]
    subprocess.run(call, cwd=desk, check=True, capture_output=True)
    return desk


@pytest.fixture
def edition(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "output" / DATE


@pytest.fixture
def articles(edition: Path, tmp_path: Path) -> Path:
    return tmp_path / "articles"


def change(file: Path, old: str, new: str, *, times: int = 1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, times), encoding="utf-8")


def sign_again(edition: Path) -> None:
    """What somebody does who hides a change: the manifest's hashes are made to fit."""
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {name: sha256((edition / name).read_bytes()).hexdigest() for name in sorted(f.name if f.parent == edition else f"{f.parent.name}/{f.name}" for f in edition.rglob("*") if f.is_file())}
    del manifest["files"]["manifest.json"]
    (edition / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_an_edition_holds_as_it_was_made(briefing: Briefing, built_with_pdf: Path, tmp_path: Path) -> None:
    """Files, originals, quotations and counts all hold, from wherever it is called; made again it is the same, PDF included."""
    for where in (built_with_pdf, tmp_path):
        done = briefing("verify", built_with_pdf / "output" / DATE, cwd=where)
        assert (0, "") == (done.returncode, done.stdout), done.stdout
        assert "made again, it is the same to the byte" in done.stderr


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


def in_counts(data: dict[str, Any]) -> None:
    data["counts"]["stories"] += 1


def in_a_chart(data: dict[str, Any]) -> None:
    data["charts"][0]["rows"][0][1] += 1


def in_a_heading(data: dict[str, Any]) -> None:
    data["partners"][0]["summary"] = "7 stories, 7 documents"


def in_a_keyphrase(data: dict[str, Any]) -> None:
    data["partners"][0]["keyphrases"][0]["stories"] += 1


@pytest.mark.parametrize("plant", [in_counts, in_a_chart, in_a_heading, in_a_keyphrase])
def test_a_changed_count(briefing: Briefing, edition: Path, plant: Callable[[dict[str, Any]], None]) -> None:
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
    (edition / f"briefing-{DATE}.html").unlink()
    done = briefing("verify", "--json")
    assert 1 == done.returncode
    assert {"extra.txt", f"briefing-{DATE}.html"} == {problem["place"] for problem in json.loads(done.stdout)["problems"]}
    sign_again(edition)
    done = briefing("verify")
    assert f"briefing-{DATE}.html: is missing from the edition" in done.stdout
    assert "extra.txt: is no part of an edition" in done.stdout


def in_a_headline(data: dict[str, Any]) -> None:
    data["stories"][0]["headline"] = "Sample University closes"


def in_a_date(data: dict[str, Any]) -> None:
    data["documents"][0]["date"] = "13 January 2026"


def in_brief(data: dict[str, Any]) -> None:
    data["in_brief"].pop()


def in_what_was_left_out(data: dict[str, Any]) -> None:
    data["left_out"] = [{"path": "ghost.txt", "reason": "never there"}]


def in_a_reference(data: dict[str, Any]) -> None:
    data["in_brief"][0]["quotation"]["reference"] = 9


def in_a_story(data: dict[str, Any]) -> None:
    data["stories"][0]["documents"] *= 2


def in_the_path_of_a_source(data: dict[str, Any]) -> None:
    data["documents"][0]["path"] = "ghost.txt"


def in_the_drawing(data: dict[str, Any]) -> None:
    data["charts"][0]["svg"] = data["charts"][0]["svg"].replace("Japan", "Chile")


@pytest.mark.parametrize(
    "plant",
    [in_a_headline, in_a_date, in_brief, in_what_was_left_out, in_a_reference, in_a_story, in_the_path_of_a_source, in_the_drawing],
)
def test_anything_else_that_was_changed(briefing: Briefing, edition: Path, plant: Callable[[dict[str, Any]], None]) -> None:
    """The edition is made again from its originals: whatever is another than it was is found, even where the hashes fit."""
    file = edition / f"briefing-{DATE}.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    plant(data)
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    sign_again(edition)
    done = briefing("verify")
    assert 1 == done.returncode
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", [f"briefing-{DATE}.html", f"briefing-{DATE}.pdf", "sources/*.html", "charts/*.svg"])
def test_a_page_that_says_something_else(briefing: Briefing, built_with_pdf: Path, tmp_path: Path, page: str) -> None:
    """A page that is not what the edition's data make is found, whatever was changed on it, even where the hashes fit."""
    shutil.copytree(built_with_pdf, tmp_path, dirs_exist_ok=True)
    edition = tmp_path / "output" / DATE
    file = next(edition.glob(page))
    file.write_bytes(file.read_bytes() + b"\n")
    sign_again(edition)
    done = briefing("verify")
    assert 1 == done.returncode
    assert f"{file.relative_to(edition).as_posix()}: is not what the edition's data make" in done.stdout


def test_an_edition_without_its_originals_does_not_hold(briefing: Briefing, edition: Path) -> None:
    """A manifest that names no originals is not taken at its word."""
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    manifest["originals"] = []
    (edition / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    done = briefing("verify")
    assert 1 == done.returncode
    assert "no original of this document is in the manifest" in done.stdout


def test_another_version_is_compared_as_far_as_it_goes(briefing: Briefing, edition: Path) -> None:
    """An edition that another version made is held against its originals, and what could not be compared is said."""
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    manifest["versions"]["briefing"] = "0.0.9"
    (edition / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    done = briefing("verify")
    assert 0 == done.returncode
    assert "not made again and compared, because the edition was made by briefing 0.0.9" in done.stderr


def test_a_damaged_edition_says_so(briefing: Briefing, edition: Path) -> None:
    """JSON that cannot be read is an error with what to do, not a traceback."""
    (edition / f"briefing-{DATE}.json").write_text('{"schema_version": 1', encoding="utf-8")
    done = briefing("verify")
    assert 1 == done.returncode
    assert "the edition is damaged" in done.stderr


def test_blocs_that_were_off_are_off_when_it_is_made_again(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """The manifest knows which blocs were switched off; `verify` goes by that, whatever the desk says now."""
    (articles / "d-eu.txt").write_text(
        "The European Union and Viet Nam's Example Institute agreed on a tea programme\n\n"
        "The European Union and Viet Nam's Example Institute signed an agreement on a tea programme. The EU pays for it.\n",
        encoding="utf-8",
    )
    desk = tmp_path / "briefing.toml"
    plain = '[desk]\ntimezone = "UTC"\nhome = "VN"\n[[sources]]\npath = "articles"\n'
    desk.write_text(plain + '[blocs]\noff = ["EU"]\n', encoding="utf-8")
    assert 0 == briefing("build", "--date", "2026-02-01", "--format", "json").returncode
    desk.write_text(plain, encoding="utf-8")
    done = briefing("verify")
    assert (0, "") == (done.returncode, done.stdout), done.stderr
