"""From articles to an edition, through the command line, with real parts."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import SEEDS, Briefing

DATE = "2026-02-01"


def edition_of(output: Path, name: str = DATE) -> dict[str, Any]:
    edition: dict[str, Any] = json.loads((output / name / f"briefing-{name}.json").read_text(encoding="utf-8"))
    return edition


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def built(briefing: Briefing, articles: Path, tmp_path: Path) -> Path:
    """The output folder with the edition of the made-up articles, JSON and HTML."""
    done = briefing("build", "--source", articles, "--home", "VN", "--date", DATE, "--format", "html,json")
    assert 0 == done.returncode, done.stderr
    return tmp_path / "output"


def test_an_edition_holds_what_was_promised(built: Path) -> None:
    """HTML, JSON, manifest, sources and the archive's front page are there, each with its hash in the manifest."""
    folder = built / DATE
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {f"briefing-{DATE}.html", f"briefing-{DATE}.json"} <= manifest["files"].keys()
    assert 3 == len([name for name in manifest["files"] if name.startswith("sources/") and name.endswith(".html")])
    on_disk = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()} - {"manifest.json"}
    assert on_disk == manifest["files"].keys()
    for name, digest in manifest["files"].items():
        assert digest == hashlib.sha256((folder / name).read_bytes()).hexdigest()
    assert DATE in (built / "index.html").read_text(encoding="utf-8")


def test_partners_are_told_and_shared(built: Path) -> None:
    """A story of two partners is told in full at one, and in part or by a link at the other; a document without one stands apart."""
    edition = edition_of(built)
    assert {"JP", "FR"} == {section["code"] for section in edition["partners"]}
    modes = sorted(t["mode"] for section in edition["partners"] for t in section["tellings"])
    assert ["full", "full"] == [mode for mode in modes if mode == "full"]
    assert 1 == len([mode for mode in modes if mode in ("part", "link")])
    assert ["Model Library moves to a new building"] == [t["headline"]["text"] for t in edition["unplaced"]]


def test_no_sentence_is_quoted_twice_in_the_sections(built: Path) -> None:
    """What one partner's section quotes, no other section quotes again."""
    edition = edition_of(built)
    tellings = [t for section in edition["partners"] for t in section["tellings"]] + edition["unplaced"]
    quoted = [(q["document"], q["parts"][0]["start"]) for t in tellings for q in t["quotations"]]
    assert sorted(set(quoted)) == sorted(quoted)


def test_in_brief_begins_with_what_was_signed(built: Path) -> None:
    """Signed or agreed first, and both partners are heard."""
    brief = edition_of(built)["in_brief"]
    assert "signed a memorandum of understanding" in brief[0]["quotation"]["text"]
    assert {"Japan", "France"} <= {name for item in brief for name in item["partners"].split(", ")}


def test_every_document_is_told_once_or_left_out(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """Each file of the sources is a document, a second name of one, or left out with its reason; each document is in one story."""
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    shutil.copy(articles / "c-home.txt", articles / "d-same.txt")
    done = briefing("build", "--source", articles, "--home", "VN", "--date", DATE, "--format", "json")
    assert 0 == done.returncode
    edition = edition_of(tmp_path / "output")
    names = [d["path"] for d in edition["documents"]] + [p for d in edition["documents"] for p in d["also"]]
    assert sorted(f"articles/{f.name}" for f in articles.iterdir()) == sorted(names + [left["path"] for left in edition["left_out"]])
    assert {"articles/binary.txt", "articles/empty.txt"} == {left["path"] for left in edition["left_out"]}
    assert all(left["reason"] for left in edition["left_out"])
    told = [document for story in edition["stories"] for document in story["documents"]]
    assert sorted(d["id"] for d in edition["documents"]) == sorted(told)
    assert ["articles/d-same.txt"] == [p for d in edition["documents"] for p in d["also"]]


def test_strict_says_what_was_left_out_by_its_exit_code(briefing: Briefing, articles: Path) -> None:
    """With --strict a document that is left out makes the exit code 1; the edition is made all the same."""
    (articles / "empty.txt").write_bytes(b"")
    assert 0 == briefing("build", "--source", articles, "--date", DATE, "--format", "json").returncode
    assert 1 == briefing("build", "--source", articles, "--date", DATE, "--format", "json", "--strict").returncode


def test_the_period_leaves_out_what_is_outside(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """--since and --until are half-open; the undated stay, what is outside is listed with the reason."""
    briefing("build", "--source", articles, "--date", DATE, "--format", "json", "--until", "2026-01-12")
    edition = edition_of(tmp_path / "output")
    assert [("articles/a-japan.txt", "published on 2026-01-12 or later, after this edition’s period")] == [
        (left["path"], left["reason"]) for left in edition["left_out"]
    ]
    assert 2 == edition["counts"]["undated"]
    briefing("build", "--source", articles, "--date", DATE, "--format", "json", "--since", "2026-01-12", "--until", "2026-01-13")
    assert [] == edition_of(tmp_path / "output")["left_out"]


def test_watched_partners_come_first_also_when_quiet(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """Sections follow the desk's order, and a quiet partner says so in one line."""
    (tmp_path / "briefing.toml").write_text(
        '[desk]\nhome = "VN"\ntimezone = "Asia/Ho_Chi_Minh"\n[[sources]]\npath = "articles"\n'
        '[[partners]]\ncountry = "BR"\n[[partners]]\ncountry = "FR"\n',
        encoding="utf-8",
    )
    assert 0 == briefing("build", "--date", DATE, "--format", "json").returncode
    sections = edition_of(tmp_path / "output")["partners"]
    assert ["BR", "FR", "JP"] == [section["code"] for section in sections]
    assert ("nothing in this edition", []) == (sections[0]["summary"], sections[0]["tellings"])


def test_the_same_input_gives_the_same_bytes(briefing: Briefing, tmp_path: Path) -> None:
    """Two processes with other hash seeds, time zones and languages make the same files, PDF included."""
    editions = []
    for n, (seed, zone, language) in enumerate([("1", "Pacific/Auckland", "C"), ("77", "America/Lima", "C.UTF-8")]):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        done = briefing("build", "--source", SEEDS, "--home", "VN", "--date", DATE, "--output", tmp_path / str(n), env=env)
        assert 0 == done.returncode, done.stderr
        folder = tmp_path / str(n) / DATE
        editions.append(contents(folder))
    assert editions[0].keys() == editions[1].keys()
    assert [] == [name for name in editions[0] if editions[0][name] != editions[1][name]]


def test_the_order_and_place_of_input_does_not_matter(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """The same files named in another order, or read by two processes, give the same edition."""
    files = sorted(articles.iterdir())
    made = []
    for n, call in enumerate([files, files[::-1], [articles, "--jobs", "2"]]):
        done = briefing("build", "--home", "VN", "--date", DATE, "--format", "json", "--output", tmp_path / str(n), "--source", *call)
        assert 0 == done.returncode, done.stderr
        made.append((tmp_path / str(n) / DATE / f"briefing-{DATE}.json").read_bytes())
    assert made[0] == made[1] == made[2]


# -- bad input ---------------------------------------------------------------------------------------------------------------------------


def test_no_documents_at_all(briefing: Briefing, tmp_path: Path) -> None:
    """An empty source says so and what to do, exits 1, and makes no edition."""
    (tmp_path / "nothing").mkdir()
    done = briefing("build", "--source", tmp_path / "nothing", "--date", DATE)
    assert (1, "") == (done.returncode, done.stdout)
    assert "holds no document; put articles there" in done.stderr
    assert not (tmp_path / "output" / DATE).exists()


def test_nothing_but_files_that_cannot_be_read(briefing: Briefing, tmp_path: Path) -> None:
    """A source with broken files alone names them and exits 1."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.txt").write_bytes(bytes(range(256)) * 9)
    done = briefing("build", "--source", tmp_path / "broken", "--date", DATE)
    assert 1 == done.returncode
    assert "broken/a.txt: the file is binary" in done.stderr


def test_a_source_that_is_not_there(briefing: Briefing, tmp_path: Path) -> None:
    """A wrong path is an error, not an empty edition."""
    done = briefing("build", "--source", tmp_path / "nowhere", "--date", DATE)
    assert 1 == done.returncode
    assert "there is no such file or folder" in done.stderr


def test_markup_in_an_article_comes_out_as_letters(briefing: Briefing, tmp_path: Path) -> None:
    """`<script>`, `{{ }}` and file addresses in a source are text on every page, and lead nowhere."""
    folder = tmp_path / "articles"
    folder.mkdir()
    hostile = 'Japan signed an agreement <script>alert("x")</script> with Viet Nam {{ 7 * 7 }} on <img src="file:///etc/passwd"> Monday, it said.'
    (folder / "a.txt").write_text(f"A <b>bold</b> title with {{% raw %}}\n\n{hostile}\n\nSource: javascript:alert(1)\n", encoding="utf-8")
    done = briefing("build", "--source", folder, "--home", "VN", "--date", DATE)
    assert 0 == done.returncode, done.stderr
    edition = tmp_path / "output" / DATE
    for page in [edition / f"briefing-{DATE}.html", *(edition / "sources").iterdir()]:
        text = page.read_text(encoding="utf-8")
        assert '<script>alert' not in text and "<img src=\"file" not in text and "<b>bold" not in text and ">49<" not in text
        assert not re.search(r'(href|src)="(javascript|file):', text)
    assert "&lt;script&gt;alert" in (edition / f"briefing-{DATE}.html").read_text(encoding="utf-8")
    assert b"root:" not in (edition / f"briefing-{DATE}.pdf").read_bytes()


def test_a_broken_template_names_file_and_line(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """A desk's own template with a mistake is named with its line, and leaves no edition."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (tmp_path / "briefing.toml").write_text(
        '[desk]\ntimezone = "UTC"\n[[sources]]\npath = "articles"\n[templates]\nfolder = "mine"\n', encoding="utf-8"
    )
    for broken, line in [("<p>\n\n{% if %}", 3), ("<p>{{ briefing.titel }}", 1)]:
        (mine / "edition.html").write_text(broken, encoding="utf-8")
        done = briefing("build", "--date", DATE, "--format", "html")
        assert 1 == done.returncode
        assert f"mine/edition.html, line {line}" in done.stderr
        assert not (tmp_path / "output" / DATE).exists()


def test_a_full_disk_leaves_no_half_edition(articles: Path, tmp_path: Path) -> None:
    """Where a file cannot be written to its end, the build says so, exits 1, and the edition before is whole."""
    call = [sys.executable, "-m", "briefing", "build", "--source", articles, "--home", "VN", "--date", DATE, "--format", "json"]
    subprocess.run(call, cwd=tmp_path, check=True, capture_output=True)
    folder = tmp_path / "output" / DATE
    before = contents(folder)
    limited = ["bash", "-c", 'ulimit -f 4; exec "$@"', "bash", *map(str, call), "--since", "2020-01-01"]
    done = subprocess.run(limited, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert 1 == done.returncode
    assert "and nothing was changed; make room there" in done.stderr
    assert before == contents(folder)
    left = (file.name for file in (tmp_path / "output").iterdir() if not file.name.startswith((".lock", ".cache", "store.sqlite3")))
    assert [DATE, "index.html"] == sorted(left)


def test_an_output_that_is_no_folder(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """Where no edition can be written, the build says where and what to do, and exits 1."""
    (tmp_path / "output").write_text("a file", encoding="utf-8")
    done = briefing("build", "--source", articles, "--date", DATE, "--format", "json")
    assert 1 == done.returncode
    assert str(tmp_path / "output") in done.stderr and "then try again" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_replaces_a_draft(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """The second build of a day stands in the place of the first, whole."""
    call = ("build", "--source", articles, "--home", "VN", "--date", DATE, "--format", "json")
    briefing(*call)
    (articles / "c-home.txt").unlink()
    assert 0 == briefing(*call).returncode
    assert 2 == edition_of(tmp_path / "output")["counts"]["documents"]
    assert [DATE] == [f.name for f in (tmp_path / "output").iterdir() if f.name.startswith("20")]


def test_a_published_edition_is_never_changed(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """Where the day's edition is published, the next is kept beside it under a number of its own."""
    call = ("build", "--source", articles, "--home", "VN", "--date", DATE, "--format", "json")
    briefing(*call)
    manifest = tmp_path / "output" / DATE / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"state": "draft"', '"state": "published"'), encoding="utf-8")
    before = contents(manifest.parent)
    assert 0 == briefing(*call).returncode
    assert before == contents(manifest.parent)
    assert f"{DATE}-2" == edition_of(tmp_path / "output", f"{DATE}-2")["edition"]
    assert 1 == briefing("build", "--source", articles, "--date", "2026-03-03", "--replace").returncode


def test_a_damaged_edition_does_not_stop_the_next(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """An old edition whose files are broken is listed as damaged; builds go on."""
    call = ("build", "--source", articles, "--home", "VN", "--format", "json", "--date")
    assert 0 == briefing(*call, DATE).returncode
    (tmp_path / "output" / DATE / "manifest.json").write_text('{"schema', encoding="utf-8")
    assert 0 == briefing(*call, "2026-02-08").returncode
    assert [("2026-02-08", "draft"), (DATE, "damaged")] == [
        (head["edition"], head["state"]) for head in json.loads(briefing("archive", "--json").stdout)["editions"]
    ]


def test_a_killed_build_loses_no_edition(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """Where a build was killed between the two renames, the next build, of whatever day, puts the old edition back."""
    call = ("build", "--source", articles, "--home", "VN", "--format", "json", "--date")
    assert 0 == briefing(*call, DATE).returncode
    output = tmp_path / "output"
    (output / DATE).rename(output / f".{DATE}.before")
    (output / f".{DATE}.aside-x").mkdir()
    assert 0 == briefing(*call, "2026-02-08").returncode
    assert {"2026-02-08", DATE} == {file.name for file in output.iterdir() if file.is_dir() and file.name != ".cache"}


def test_a_mistake_in_the_front_page_changes_nothing(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """A desk's broken `index.html` stops the build before anything is kept; `check` finds it too, and one that is not UTF-8."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "briefing.toml").write_text(
        '[desk]\ntimezone = "UTC"\n[[sources]]\npath = "articles"\n[templates]\nfolder = "mine"\n', encoding="utf-8"
    )
    for content in (b"{{ nothing }}", b"\xff\xfe"):
        (tmp_path / "mine" / "index.html").write_bytes(content)
        done = briefing("build", "--date", DATE, "--format", "json")
        assert (1, False) == (done.returncode, (tmp_path / "output" / DATE).exists()), done.stderr
        assert "index.html" in done.stderr and "Traceback" not in done.stderr
        assert 1 == briefing("check").returncode


def test_a_date_after_the_edition_is_not_believed(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """A document that states a date after the edition's is undated, which is said; and the edition still verifies."""
    assert 0 == briefing("build", "--source", articles, "--date", "2026-01-05", "--format", "json").returncode
    edition = edition_of(tmp_path / "output", "2026-01-05")
    assert 3 == edition["counts"]["undated"]
    assert "1 document states a date after this edition’s; taken as undated." in edition["notes"]
    assert 0 == briefing("verify").returncode


def test_a_dry_run_keeps_nothing(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """--dry-run makes everything and writes nothing."""
    done = briefing("build", "--source", articles, "--date", DATE, "--dry-run")
    assert (0, "") == (done.returncode, done.stdout)
    assert not (tmp_path / "output").exists()


def test_no_home_is_needed(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """Without HOME, and with one that cannot be written, an edition with PDF is made and nothing is written beside output/."""
    for home in ({}, {"HOME": "/dev/null"}):
        shutil.rmtree(tmp_path / "output", ignore_errors=True)
        done = briefing("build", "--source", articles, "--date", DATE, env={"PATH": os.environ["PATH"], **home})
        assert 0 == done.returncode, done.stderr
        assert "" == re.sub(r"(?m)^documents: .*\n?", "", done.stderr)
    assert {"articles", "output"} == {f.name for f in tmp_path.iterdir()}
