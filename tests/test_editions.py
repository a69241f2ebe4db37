"""Editions that follow each other, through the command line: what was told is told no more, and what changed is said."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import Briefing

from briefing import cli

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
def briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Briefing:
    """Calls `briefing` in an empty folder, in this process: many editions follow each other here."""

    def call(*arguments: object) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(tmp_path)
        words = [str(argument) for argument in arguments]
        code = cli.run(words)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(words, code, said.out, said.err)

    return call


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
    assert 0 == briefing("verify").returncode
    toml = desk / "briefing.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '[edition]\nempty = "none"\n', encoding="utf-8")
    for name in (THIRD, SECOND):
        done = briefing("build", "--date", name, "--json")
        assert (0, False) == (done.returncode, json.loads(done.stdout)["kept"])
        assert "nothing new" in done.stderr
        assert not (desk / "output" / name).exists()  # the draft that was there before, too
    assert SECOND not in (desk / "output" / "index.html").read_text(encoding="utf-8")


def test_a_second_build_of_a_published_day_makes_no_empty_edition(briefing: Briefing, desk: Path) -> None:
    """A doubled line in a crontab tells nobody twice that there is nothing new."""
    build(briefing, FIRST, "--publish")
    build(briefing, FIRST, "--publish")
    assert [FIRST] == [folder.name for folder in (desk / "output").iterdir() if folder.name.startswith("20")]


def test_editions_are_published_in_the_order_of_their_dates(briefing: Briefing, desk: Path) -> None:
    """An earlier one would say that a later one told a story first; a draft of an earlier date can be made, and stays one."""
    build(briefing, SECOND, "--publish")
    write(desk, "ship", text=OTHER, date="2026-01-31")
    done = briefing("build", "--date", FIRST, "--format", "json", "--publish")
    assert (1, True) == (done.returncode, f"cannot be published any more, since {SECOND} is" in done.stderr)
    build(briefing, FIRST)
    done = briefing("archive", "publish", FIRST)
    assert (1, True) == (done.returncode, f"cannot be published any more, since {SECOND} is" in done.stderr)


def test_a_draft_that_was_changed_by_hand_is_not_published(briefing: Briefing, desk: Path) -> None:
    """Nor one that lies elsewhere: a published edition is never changed, so what is in it has to be what was made."""
    build(briefing, FIRST)
    file = desk / "output" / FIRST / f"briefing-{FIRST}.json"
    sound = file.read_bytes()
    file.write_bytes(sound.replace(b"forty", b"ninety"))
    done = briefing("archive", "publish")
    assert (1, True) == (done.returncode, f"briefing-{FIRST}.json" in done.stderr)
    file.write_bytes(sound)
    shutil.copytree(desk / "output" / FIRST, desk / "elsewhere" / FIRST)
    done = briefing("archive", "publish", desk / "elsewhere" / FIRST)
    assert (1, True) == (done.returncode, "name that folder with --output" in done.stderr)


def test_another_country_s_desk_does_not_share_the_folder(briefing: Briefing, desk: Path) -> None:
    """Its readers would never get what this one told."""
    build(briefing, FIRST, "--publish")
    done = briefing("build", "--home", "JP", "--date", SECOND, "--format", "json")
    assert (1, True) == (done.returncode, "a desk whose home is VN; name another folder with --output" in done.stderr)


def test_the_same_bytes_whether_a_file_was_read_before(briefing: Briefing, desk: Path) -> None:
    """A note counts what is in the edition alone: a copy of a told text, dated ahead, is not looked at again once it is known."""
    build(briefing, FIRST, "--publish")
    again(desk)
    first = (desk / "articles" / "first.txt").read_text(encoding="utf-8")
    (desk / "articles" / "copy.txt").write_text(first.replace("2026-01-30", "2027-12-30"), encoding="utf-8")
    made = []
    for _ in range(2):
        build(briefing, SECOND)
        made.append((desk / "output" / SECOND / f"briefing-{SECOND}.json").read_bytes())
    assert made[0] == made[1]
    assert 0 == briefing("verify").returncode


def test_what_was_told_is_told_whenever_it_was(briefing: Briefing, desk: Path) -> None:
    """An edition that covers everything knows a story of long ago again, with or without a date."""
    (desk / "articles" / "first.txt").write_text(OTHER.replace("Published: {date}\n\n", ""), encoding="utf-8")
    build(briefing, FIRST, "--publish")
    toml = desk / "briefing.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '[edition]\ncovers = "everything"\n', encoding="utf-8")
    build(briefing, "2026-06-07")
    assert [("unchanged", FIRST)] == list(statuses(edition_of(desk, "2026-06-07")).values())


def test_a_period_ends_where_it_was_told_to(briefing: Briefing, desk: Path) -> None:
    """What is dated after it is left out, also where the edition's own date lies before that."""
    again(desk)
    build(briefing, FIRST, "--until", "2026-02-02")
    edition = edition_of(desk, FIRST)
    assert (["articles/first.txt"], 0) == ([document["path"] for document in edition["documents"]], edition["counts"]["undated"])
    assert {"published on 2026-02-02 or later, after this edition’s period"} == {left["reason"] for left in edition["left_out"]}


def test_lost_files_of_an_edition_are_noticed(briefing: Briefing, desk: Path) -> None:
    """Without its manifest a published edition is damaged, not forgotten; without its fingerprints it cannot be compared with."""
    build(briefing, FIRST, "--publish")
    folder = desk / "output" / FIRST
    manifest = folder / "manifest.json"
    sound = manifest.read_bytes()
    manifest.unlink()
    build(briefing, SECOND)
    assert (0, 1) == tuple(edition_of(desk, SECOND)["counts"][key] for key in ("documents", "told_before"))
    assert b"published" in sound and (folder / f"briefing-{FIRST}.json").exists()
    manifest.write_bytes(sound)
    (folder / "fingerprints.json").unlink()
    for file in (desk / "output").glob("store.sqlite3*"):
        file.unlink()
    done = briefing("build", "--date", SECOND, "--format", "json")
    assert (1, True) == (done.returncode, "fingerprints.json is gone" in done.stderr), done.stderr
    assert 1 == briefing("check").returncode


def test_a_damaged_draft_stops_nobody(briefing: Briefing, desk: Path) -> None:
    """Drafts tell nothing, so nothing can be told twice."""
    build(briefing, FIRST)
    (desk / "output" / FIRST / f"briefing-{FIRST}.json").write_text("{", encoding="utf-8")
    for file in (desk / "output").glob("store.sqlite3*"):
        file.unlink()
    build(briefing, SECOND)
    build(briefing, FIRST)
    assert 1 == edition_of(desk, FIRST)["counts"]["documents"]


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
    write(desk, "ship", text=OTHER, date="2026-01-31")
    build(briefing, FIRST)
    assert "published" == edition_of(desk, FIRST)["state"]
    assert ["articles/ship.txt"] == [document["path"] for document in edition_of(desk, f"{FIRST}-2")["documents"]]


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
    assert (1, True) == (done.returncode, f"{FIRST}: may have told" in done.stderr), done.stderr
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
