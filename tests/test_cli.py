"""The command line: what it prints where, and with which exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from support import SEEDS, Briefing

KEYS = [
    *("schema_version", "id", "path", "title", "published", "publisher", "url", "language", "text", "sentences", "leads"),
    *("keyphrases", "countries", "fields", "findings", "removed"),
]


@pytest.mark.parametrize("command", [(), ("init",), ("check",), ("build",), ("inspect",), ("verify",), ("archive",)])
def test_help(briefing: Briefing, command: tuple[str, ...]) -> None:
    """Every command explains itself on stdout."""
    done = briefing(*command, "--help")
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("usage: briefing")


def test_help_loads_nothing_heavy() -> None:
    """The command line itself imports none of the libraries that take long; they come with the command that needs them."""
    import subprocess

    heavy = "weasyprint matplotlib yake trafilatura rich jinja2 msgspec numpy babel".split()
    code = f"import sys, briefing.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("bild",), "invalid choice: 'bild'"),
        (("build", "--date", "22.11.2026"), "'22.11.2026' is no date; write it as 2026-11-22"),
        (("build", "--format", "docx"), "'docx' is no format"),
        (("build", "--jobs", "0"), "'0' is no such number"),
        (("build", "--home", "UK"), "did you mean GB?"),
        (("build", "--since", "2026-02-02", "--until", "2026-02-02"), "there is no day"),
        (("build", "--config", "none.toml"), "there is no such file"),
        (("inspect",), "PATH"),
        (("archive", "search"), "WORD"),
    ],
)
def test_a_wrong_call_exits_with_2(briefing: Briefing, call: tuple[str, ...], said: str) -> None:
    """A wrong call or configuration is exit code 2, with a sentence on stderr and nothing on stdout."""
    done = briefing(*call)
    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr


def test_inspect_prints_a_line_for_every_file(briefing: Briefing, articles: Path) -> None:
    """One JSON object a line with the promised keys, and one with the reason for a file that cannot be read; spans are exact."""
    (articles / "z.txt").write_bytes(b"")
    done = briefing("inspect", "--home", "VN", articles)
    assert 0 == done.returncode
    *seen, failed = map(json.loads, done.stdout.splitlines())
    assert (3, {"schema_version": 1, "path": "articles/z.txt", "error": "the file is empty"}) == (len(seen), failed)
    for one in seen:
        assert KEYS == list(one)
        for span in (*one["leads"], *one["keyphrases"]):
            assert span["text"] == one["text"][span["start"] : span["end"]]
        for evidence in (e for tag in (*one["countries"], *one["fields"]) for e in tag["evidence"]):
            assert evidence["text"] == one[evidence["in"]][evidence["start"] : evidence["end"]]


def test_inspect_explains_for_a_person(briefing: Briefing) -> None:
    """--explain says what was found and what was taken out by which rule; a pipe gets no colours."""
    done = briefing("inspect", "--explain", "--home", "VN", SEEDS / "003_a8b085dd6ce36379.txt")
    assert 0 == done.returncode
    assert "2025-10-31" in done.stdout and "GB" in done.stdout and "taken out" in done.stdout
    assert "\x1b" not in done.stdout


def test_inspect_explains_as_an_object_too(briefing: Briefing, articles: Path) -> None:
    """With --json, --explain adds its reasons to the promised keys; a file that cannot be read has its error and no reasons."""
    (articles / "z.txt").write_bytes(b"")
    done = briefing("inspect", "--explain", "--json", "--home", "VN", articles)
    *objects, failed = map(json.loads, done.stdout.splitlines())
    assert [[*KEYS, "explain"]] * 3 == [list(one) for one in objects]
    assert ["schema_version", "path", "error"] == list(failed)


def test_a_wrong_bloc_exits_with_2(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """A country among the blocs that are off is an error of the configuration, in `check` and wherever a document is read."""
    (tmp_path / "briefing.toml").write_text('[desk]\ntimezone = "UTC"\n[blocs]\noff = ["JP"]\n', encoding="utf-8")
    for call in (("check",), ("inspect", articles), ("build", "--source", articles)):
        done = briefing(*call)
        assert 2 == done.returncode
        assert "blocs.off[0]: 'JP' is a country’s code; only blocs can be switched off: ADB, " in done.stdout + done.stderr


def test_a_pipe_that_closes_early_is_no_error(articles: Path) -> None:
    """`briefing inspect … | head -c 1` ends without a traceback."""
    import subprocess

    call = f"{sys.executable} -m briefing inspect {articles} | head -c 1"
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=False)
    assert ("{", "") == (done.stdout, done.stderr)


def test_a_new_desk_builds(briefing: Briefing, tmp_path: Path) -> None:
    """`init` lays out a desk that builds as it stands, and never overwrites one."""
    assert 0 == briefing("init", "desk").returncode
    desk = tmp_path / "desk"
    done = briefing("build", "--date", "2026-02-01", "--format", "json", cwd=desk)
    assert (0, str(desk / "output" / "2026-02-01" / "briefing-2026-02-01.json")) == (done.returncode, done.stdout.strip()), done.stderr
    edition = json.loads(Path(done.stdout.strip()).read_text(encoding="utf-8"))
    assert ["JP"] == [section["code"] for section in edition["partners"]]
    assert "signed a memorandum" in edition["in_brief"][0]["quotation"]["text"]
    again = briefing("init", "desk")
    assert 2 == again.returncode
    assert "is there already" in again.stderr


def test_check_says_each_problem_with_its_mend(briefing: Briefing, tmp_path: Path) -> None:
    """A sound desk exits 0; a wrong key 2; a missing source 1; each line says what to do."""
    briefing("init")
    done = briefing("check")
    assert 0 == done.returncode, done.stdout
    config = tmp_path / "briefing.toml"
    sound = config.read_text(encoding="utf-8")
    config.write_text(sound.replace('path = "articles"', 'path = "artikles"'), encoding="utf-8")
    done = briefing("check", "--json")
    assert 1 == done.returncode
    assert ["source artikles"] == [check["what"] for check in json.loads(done.stdout)["checks"] if not check["holds"]]
    config.write_text(sound.replace("timezone", "timezon"), encoding="utf-8")
    done = briefing("check")
    assert 2 == done.returncode
    assert "did you mean 'timezone'?" in done.stdout


def test_the_archive_lists_and_searches(briefing: Briefing, articles: Path, tmp_path: Path) -> None:
    """Editions are listed newest first; a search finds passages whatever the case and diacritics, with edition and reference."""
    empty = briefing("archive")
    assert (0, "") == (empty.returncode, empty.stdout)
    text = (articles / "a-japan.txt").read_text(encoding="utf-8")
    (articles / "a-japan.txt").write_text(text.replace("Example Institute signed", "Viện Thí Dụ signed"), encoding="utf-8")
    for date in ("2026-02-01", "2026-02-08"):
        assert 0 == briefing("build", "--source", articles, "--home", "VN", "--date", date, "--format", "json").returncode
    listed = json.loads(briefing("archive", "--json").stdout)["editions"]
    assert ["2026-02-08", "2026-02-01"] == [edition["edition"] for edition in listed]
    hits = json.loads(briefing("archive", "search", "vien thi du", "--json").stdout)["hits"]
    assert [("2026-02-08", True), ("2026-02-01", True)] == [(hit["edition"], "Viện Thí Dụ" in hit["passage"]) for hit in hits]
    assert [] == json.loads(briefing("archive", "search", "zebra", "--json").stdout)["hits"]


def test_json_tells_of_errors_too(briefing: Briefing, tmp_path: Path) -> None:
    """With --json an error is an object on stdout as well as a sentence on stderr."""
    done = briefing("build", "--source", tmp_path / "nowhere", "--json")
    assert 1 == done.returncode
    assert str(tmp_path / "nowhere") == json.loads(done.stdout)["error"]["subject"]
