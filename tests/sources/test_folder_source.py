"""Files and folders to raw documents and failures."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.model import Failure, RawDocument
from briefing.sources import collect


def read(*paths: Path, base: Path) -> dict[str, RawDocument | str]:
    """What was collected, by path: a raw document, or the reason."""
    return {item.path: item.reason if isinstance(item, Failure) else item for item in collect(paths, base=base)}


def write(file: Path, content: bytes = b"An article.") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_a_folder_is_read_with_all_in_it_in_the_order_of_names(tmp_path: Path) -> None:
    """Paths are relative to the base, with slashes, and sorted; the hash is of the bytes as they lie there."""
    for name in ("in/b.txt", "in/a/z.md", "in/a.html", "in/C.TXT", "in/no-suffix"):
        write(tmp_path / name, name.encode())
    found = list(collect([tmp_path / "in"], base=tmp_path))
    assert ["in/C.TXT", "in/a.html", "in/a/z.md", "in/b.txt", "in/no-suffix"] == [item.path for item in found]
    assert [hashlib.sha256(item.path.encode()).hexdigest() for item in found] == [
        item.sha256 for item in found if isinstance(item, RawDocument)
    ]


def test_what_is_hidden_is_skipped_unless_it_is_named(tmp_path: Path) -> None:
    """Hidden files and folders are not articles; one that is asked for by name is read."""
    write(tmp_path / ".git" / "a.txt")
    hidden = write(tmp_path / ".note.txt")
    write(tmp_path / "b.txt")
    assert ["b.txt"] == list(read(tmp_path, base=tmp_path))
    assert [".note.txt"] == list(read(hidden, base=tmp_path))


def test_a_file_outside_the_base_has_its_absolute_path(tmp_path: Path) -> None:
    """Only what lies inside the desk's folder is named from there."""
    outside = write(tmp_path / "elsewhere" / "a.txt")
    assert [outside.as_posix()] == list(read(outside, base=tmp_path / "desk"))


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """By its folder and by itself, and by a link to it: it is one file, under its own name."""
    file = write(tmp_path / "in" / "b.txt")
    (tmp_path / "in" / "a-link.txt").symlink_to(file)
    assert ["in/b.txt"] == list(read(tmp_path / "in", file, tmp_path / "in" / ".." / "in", base=tmp_path))


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    """A folder that holds a link to itself is read once; a link to nowhere is left out with its reason."""
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "round.txt").symlink_to(tmp_path / "in" / "round.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    found = read(tmp_path / "in", base=tmp_path)
    assert ["in/a.txt", "in/gone.txt", "in/round.txt"] == list(found)
    assert "the file cannot be read (it is gone, or a link that leads nowhere)" == found["in/gone.txt"]
    assert "the file cannot be read (a link that leads back to itself)" == found["in/round.txt"]


@pytest.mark.parametrize(
    ("expected", "name", "content"),
    [
        ("the file is empty", "a.txt", b""),
        ("the file is empty", "a.txt", b" \n\t\n"),
        ("the file is binary, not text", "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("a .pdf file: this version reads text, Markdown and HTML", "Report.PDF", b"%PDF"),
        ("a .docx file: this version reads text, Markdown and HTML", "a.docx", b"PK"),
    ],
)
def test_what_cannot_be_an_article_is_left_out_with_a_sentence(tmp_path: Path, expected: str, name: str, content: bytes) -> None:
    """Each such file gives one failure with its reason."""
    write(tmp_path / name, content)
    assert {name: expected} == read(tmp_path, base=tmp_path)


@pytest.mark.parametrize("name", ["minutes.2025", "Meeting of Dr. Sample", "README"])
def test_a_dot_in_a_name_is_no_file_type(tmp_path: Path, name: str) -> None:
    """A file without a type is text if it looks like it."""
    write(tmp_path / name)
    assert isinstance(read(tmp_path, base=tmp_path)[name], RawDocument)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Its size is looked up before it is opened."""
    with write(tmp_path / "a.txt").open("wb") as file:
        file.truncate(60_000_000)
    assert {"a.txt": "the file is too large (60 MB; the limit is 50 MB)"} == read(tmp_path, base=tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_says_so(tmp_path: Path) -> None:
    """A file or a folder without permission is left out; the rest goes on."""
    write(tmp_path / "in" / "a.txt").chmod(0)
    write(tmp_path / "in" / "locked" / "b.txt").parent.chmod(0)
    write(tmp_path / "in" / "c.txt")
    found = read(tmp_path / "in", base=tmp_path)
    (tmp_path / "in" / "locked").chmod(0o700)
    assert ["in/a.txt", "in/c.txt", "in/locked"] == list(found)
    assert "the file cannot be read (permission denied)" == found["in/a.txt"]
    assert "the folder cannot be read (permission denied)" == found["in/locked"]


def test_pipes_and_sockets_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would be waited for without end."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")  # relative: such a path may only be short
        reason = "this is no ordinary file (a device, pipe or socket), so it was not opened"
        assert {"pipe.txt": reason, "socket.txt": reason} == read(tmp_path, base=tmp_path)


def test_a_path_that_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    """It names the path as it was given, and says what to do, before anything is read."""
    with pytest.raises(SourceError, match=r"^nowhere: there is no such file or folder; mend the path"):
        collect([Path("nowhere")], base=tmp_path)


def test_a_name_that_is_no_utf8_is_left_out(tmp_path: Path) -> None:
    """Such a file could not be found again by its name; the name can be printed."""
    with open(os.fsencode(tmp_path) + b"/b\xe9.txt", "wb") as file:  # noqa: PTH123  # Path knows no bytes
        file.write(b"An article.")
    assert {r"b\xe9.txt": "its name is not UTF-8; rename it"} == read(tmp_path, base=tmp_path)


@pytest.mark.parametrize(
    ("expected", "name"), [(r"a\x1b[31m.txt", "a\x1b[31m.txt"), (r"a\nb.txt", "a\nb.txt"), (r"a\u202etxt.md", "a\u202etxt.md")]
)
def test_a_name_with_control_characters_is_left_out(tmp_path: Path, expected: str, name: str) -> None:
    """It is told without doing to the terminal what it says."""
    write(tmp_path / name)
    assert {expected: "its name has control characters; rename it"} == read(tmp_path, base=tmp_path)


def test_names_in_other_scripts_are_names(tmp_path: Path) -> None:
    """Vietnamese, Korean and a backslash are no control characters."""
    names = {"Hà Nội.txt", "한국.txt", r"a\b.txt", "a b.txt"}
    for name in names:
        write(tmp_path / name)
    assert names == set(read(tmp_path, base=tmp_path))


def test_an_output_folder_inside_a_source_is_no_article(tmp_path: Path) -> None:
    """Editions and the list of them beside them are ours, wherever they lie; other files there are read."""
    for name in ("out/2026-01-31/manifest.json", "out/2026-01-31/briefing-2026-01-31.json", "out/2026-01-31/briefing.html"):
        write(tmp_path / name)
    for name in ("out/index.html", "out/note.txt", "index.html", "other/manifest.json", "other/a.txt"):
        write(tmp_path / name)
    reason = "a .json file: this version reads text, Markdown and HTML"
    found = read(tmp_path, base=tmp_path)
    assert ["index.html", "other/a.txt", "other/manifest.json", "out/note.txt"] == list(found)
    assert reason == found["other/manifest.json"]
    assert {} == read(tmp_path / "out" / "2026-01-31", base=tmp_path)
