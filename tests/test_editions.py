"""Editions that follow each other, through the command line: what was told is told no more, and what changed is said."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from support import Briefing

FIRST, SECOND, THIRD = "2026-02-01", "2026-02-08", "2026-02-15"

REPORT = (
    "Quantum laboratory of the Example Institute {headline}\n\n"
    "Published: {date}\nSource: {outlet}\n\n"
    "France's Sample Academy and Viet Nam's Example Institute signed an agreement on the ion trap laboratory in Da Lat, {said}.\n\n"
    "The ion trap laboratory in Da Lat will have forty researchers of the Sample Academy and the Example Institute, {more}.\n"
)
SECOND_REPORT = (
    "Quantum laboratory of the Example Institute {headline}\n\n"
    "Published: {date}\nSource: {outlet}\n\n"
    "Builders broke ground in Da Lat for the ion trap laboratory, {said}; Sample Academy and Example Institute share its forty researchers.\n\n"
    "French engineers of the Sample Academy and France’s government agreed to bring a second ion trap for the quantum laboratory to Viet Nam {more}.\n"
)
OTHER = (
    "Japan lends Viet Nam a ship for coral mapping\n\nPublished: {date}\n\n"
    "Japan's Harbour University agreed to lend Viet Nam the research ship Plainly Invented for mapping coral reefs near Con Dao.\n\n"
    "The coral mapping near Con Dao begins in June, the Japanese side announced.\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk in Viet Nam with one article, of a French laboratory."""
    (tmp_path / "briefing.toml").write_text(
        '[desk]\nhome = "VN"\ntimezone = "Asia/Ho_Chi_Minh"\n[[sources]]\npath = "articles"\n', encoding="utf-8"
    )
    (tmp_path / "articles").mkdir()
    write(tmp_path, "first", date="2026-01-30", headline="agreed", said="the institute said", more="it added")
    return tmp_path


def write(desk: Path, name: str, *, text: str = REPORT, date: str, outlet: str = "Azur Gazette", **words: str) -> None:
    (desk / "articles" / f"{name}.txt").write_text(text.format(date=date, outlet=outlet, **words), encoding="utf-8")


def again(desk: Path) -> None:
    """A second report of the laboratory, and other news."""
    write(desk, "second", text=SECOND_REPORT, date="2026-02-05", outlet="Harbour Post", headline="takes shape", said="officials told the Post", more="by 2028")
    write(desk, "ship", text=OTHER, date="2026-02-06")


def edition_of(desk: Path, name: str) -> dict[str, Any]:
    edition: dict[str, Any] = json.loads((desk / "output" / name / f"briefing-{name}.json").read_text(encoding="utf-8"))
    return edition


def build(briefing: Briefing, date: str, *options: str, form: str = "json") -> None:
    done = briefing("build", "--date", date, "--format", form, *options)
    assert 0 == done.returncode, done.stderr


def statuses(edition: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {story["headline"]: (story["status"], story["first_told"]) for story in edition["stories"]}


def test_what_a_published_edition_told_is_told_no_more(briefing: Briefing, desk: Path) -> None:
    """A second edition tells the new report, as developing, with a link to the telling in the first; and the other news as new."""
    build(briefing, FIRST, "--publish", form="html")
    again(desk)
    build(briefing, SECOND, form="html")
    first, second = edition_of(desk, FIRST), edition_of(desk, SECOND)
    assert ("published", "draft") == (first["state"], second["state"])
    assert {
        "Quantum laboratory of the Example Institute takes shape": ("developing", FIRST),
        "Japan lends Viet Nam a ship for coral mapping": ("new", ""),
    } == statuses(second)
    assert ["articles/second.txt", "articles/ship.txt"] == sorted(document["path"] for document in second["documents"])
    assert (1, 1, 1) == (second["counts"]["new"], second["counts"]["developing"], second["counts"]["told_before"])
    told = next(t for section in second["partners"] for t in section["tellings"] if t["status"] == "developing")
    page, _, anchor = told["told_first_page"].partition("#")
    assert f'id="{anchor}"' in (desk / "output" / SECOND / page).resolve().read_text(encoding="utf-8")
    assert told["told_first_page"] in (desk / "output" / SECOND / f"briefing-{SECOND}.html").read_text(encoding="utf-8")


def test_a_draft_has_told_nothing(briefing: Briefing, desk: Path) -> None:
    """Nobody was sent it: the next edition tells all of it, as new."""
    build(briefing, FIRST)
    again(desk)
    build(briefing, SECOND)
    assert {("new", "")} == set(statuses(edition_of(desk, SECOND)).values())


def test_the_period_begins_with_the_last_edition(briefing: Briefing, desk: Path) -> None:
    """It stands in the JSON, half-open, and on the page; what is dated before it and was not told is told, and marked."""
    build(briefing, FIRST, "--publish")
    again(desk)
    write(desk, "late", text=OTHER.replace("ship", "boat").replace("coral", "seagrass"), date="2026-01-20")
    build(briefing, SECOND, form="html")
    edition = edition_of(desk, SECOND)
    assert (FIRST, "2026-02-09") == (edition["period"]["since"], edition["period"]["until"])
    assert edition["period"]["text"] in (desk / "output" / SECOND / f"briefing-{SECOND}.html").read_text(encoding="utf-8")
    assert ["articles/late.txt"] == [document["path"] for document in edition["documents"] if document["late"]]


def test_a_week_without_news_is_one_line_or_nothing(briefing: Briefing, desk: Path) -> None:
    """As the desk says; the exit code is 0 both times."""
    build(briefing, FIRST, "--publish")
    build(briefing, SECOND, form="html")
    edition = edition_of(desk, SECOND)
    assert (0, ["Nothing new since the edition of 1 February 2026."]) == (edition["counts"]["stories"], edition["notes"][:1])
    toml = desk / "briefing.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '[edition]\nempty = "none"\n', encoding="utf-8")
    done = briefing("build", "--date", THIRD, "--json")
    assert (0, False) == (done.returncode, json.loads(done.stdout)["kept"])
    assert "nothing new" in done.stderr
    assert not (desk / "output" / THIRD).exists()


def test_covers_says_what_is_told_again(briefing: Briefing, desk: Path) -> None:
    """Seven days, a period that is asked for, and everything tell again what falls into them, as unchanged."""
    build(briefing, FIRST, "--publish")
    again(desk)
    build(briefing, SECOND, "--since", "2026-01-30", "--until", "2026-02-06")
    assert [("developing", FIRST)] == list(statuses(edition_of(desk, SECOND)).values())
    assert 2 == edition_of(desk, SECOND)["counts"]["documents"]
    build(briefing, SECOND, "--since", "2026-01-30", "--until", "2026-02-01")
    assert [("unchanged", FIRST)] == list(statuses(edition_of(desk, SECOND)).values())
    toml = desk / "briefing.toml"
    sound = toml.read_text(encoding="utf-8")
    for covers, documents in (("everything", 3), ("7 days", 2), ("11 days", 3), ("new", 2)):
        toml.write_text(f'{sound}[edition]\ncovers = "{covers}"\n', encoding="utf-8")
        build(briefing, SECOND)
        assert documents == edition_of(desk, SECOND)["counts"]["documents"], covers


def test_a_draft_is_published_as_it_was_read(briefing: Briefing, desk: Path) -> None:
    """`archive publish` changes nothing but the state; it verifies, and is never changed again."""
    build(briefing, FIRST, form="html")
    page = desk / "output" / FIRST / f"briefing-{FIRST}.html"
    draft = page.read_text(encoding="utf-8")
    before = edition_of(desk, FIRST)
    assert "draft" in draft
    assert 0 == briefing("archive", "publish").returncode
    assert {**before, "state": "published"} == edition_of(desk, FIRST)
    assert re.sub(r" · draft", "", draft) == page.read_text(encoding="utf-8")
    assert 0 == briefing("verify").returncode
    twice = briefing("archive", "publish", FIRST)
    assert (1, True) == (twice.returncode, "published already" in twice.stderr)
    build(briefing, FIRST)
    assert "published" == edition_of(desk, FIRST)["state"]
    assert (desk / "output" / f"{FIRST}-2").is_dir()


def test_a_draft_that_would_tell_the_same_again_is_not_published(briefing: Briefing, desk: Path) -> None:
    """Two drafts of the same news: once one is published, the other has to be built again."""
    build(briefing, FIRST)
    build(briefing, SECOND)
    assert 0 == briefing("archive", "publish", FIRST).returncode
    refused = briefing("archive", "publish", SECOND)
    assert (1, True) == (refused.returncode, "build it again" in refused.stderr)
    build(briefing, SECOND)
    assert 0 == briefing("archive", "publish", SECOND).returncode
    assert 0 == edition_of(desk, SECOND)["counts"]["documents"]


def test_an_edition_that_remembers_verifies(briefing: Briefing, desk: Path) -> None:
    """It is made again with the memory it had: whatever was published since changes nothing, and what is gone is said."""
    build(briefing, FIRST, "--publish")
    again(desk)
    build(briefing, SECOND, "--publish", form="html")
    write(desk, "third", date="2026-02-12", headline="opens", said="the Gazette reports", more="a year early")
    build(briefing, THIRD, "--publish")
    for name in (FIRST, SECOND, THIRD):
        done = briefing("verify", name)
        assert (0, True) == (done.returncode, "made again, it is the same to the byte" in done.stderr), done.stdout + done.stderr
    shutil.rmtree(desk / "output" / FIRST)
    done = briefing("verify", SECOND)
    assert (0, True) == (done.returncode, f"{FIRST}, which it was compared with, is gone" in done.stderr), done.stderr


def test_a_count_of_changes_that_was_forged_is_found(briefing: Briefing, desk: Path) -> None:
    """`verify` counts statuses and what is said to have changed again."""
    build(briefing, FIRST, "--publish")
    again(desk)
    build(briefing, SECOND, "--publish")
    file = desk / "output" / SECOND / f"briefing-{SECOND}.json"
    sound = file.read_text(encoding="utf-8")
    for said, forged in (('"developing": 1', '"developing": 2'), ('"status": "developing"', '"status": "new"')):
        assert said in sound
        file.write_text(sound.replace(said, forged, 1), encoding="utf-8")
        assert 1 == briefing("verify", SECOND).returncode


def test_without_its_store_the_desk_remembers_the_same(briefing: Briefing, desk: Path) -> None:
    """The store is deleted, or made anew with --rebuild: the next edition is the same to the byte, and a search finds the same."""
    build(briefing, FIRST, "--publish")
    again(desk)
    build(briefing, SECOND)
    edition = desk / "output" / SECOND / f"briefing-{SECOND}.json"
    before, found = edition.read_bytes(), briefing("archive", "search", "ion trap", "--json").stdout
    for remake in (lambda: [file.unlink() for file in (desk / "output").glob("store.sqlite3*")], lambda: briefing("archive", "--rebuild")):
        remake()
        build(briefing, SECOND)
        assert (before, found) == (edition.read_bytes(), briefing("archive", "search", "ion trap", "--json").stdout)


def test_a_damaged_edition_is_remembered_or_stops_the_build(briefing: Briefing, desk: Path) -> None:
    """What it told is known from the store; where the store is lost too, the build says so and does not tell it again."""
    build(briefing, FIRST, "--publish")
    (desk / "output" / FIRST / "manifest.json").write_text("{", encoding="utf-8")
    build(briefing, SECOND)
    assert (0, 1) == tuple(edition_of(desk, SECOND)["counts"][key] for key in ("documents", "told_before"))
    for file in (desk / "output").glob("store.sqlite3*"):
        file.unlink()
    done = briefing("build", "--date", SECOND, "--format", "json")
    assert (1, True) == (done.returncode, f"{FIRST}: is damaged" in done.stderr), done.stderr
    shutil.rmtree(desk / "output" / FIRST)
    build(briefing, SECOND)
    assert 1 == edition_of(desk, SECOND)["counts"]["documents"]


def test_a_dry_run_remembers_and_keeps_nothing(briefing: Briefing, desk: Path) -> None:
    """It tells what a build would tell, and leaves the output folder as it is, the store too."""
    build(briefing, FIRST, "--publish")
    before = {file: file.read_bytes() for file in (desk / "output").rglob("*") if file.is_file()}
    done = briefing("build", "--date", SECOND, "--dry-run", "--json")
    assert (0, 1) == (done.returncode, json.loads(done.stdout)["counts"]["told_before"])
    assert before == {file: file.read_bytes() for file in (desk / "output").rglob("*") if file.is_file()}


def test_a_search_names_edition_partner_and_reference(briefing: Briefing, desk: Path) -> None:
    """In the terminal and as JSON; neither diacritics nor endings matter, and what is no word is no error."""
    text = REPORT.replace("Da Lat", "Đà Lạt")
    write(desk, "first", text=text, date="2026-01-30", headline="agreed", said="the institute said", more="it added")
    build(briefing, FIRST, "--publish")
    done = briefing("archive", "search", "da", "lat", "laboratories")
    assert f"{FIRST}  France  [1] Quantum laboratory" in done.stdout
    hits = json.loads(briefing("archive", "search", "da lat", "--json").stdout)["hits"]
    assert {("FR",)} == {tuple(hit["partners"]) for hit in hits}
    assert all("Đà Lạt" in hit["passage"] for hit in hits)
    for odd in ("AND", '"', "c++ *", "😀"):
        assert 0 == briefing("archive", "search", odd).returncode
