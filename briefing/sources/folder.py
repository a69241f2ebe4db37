"""Files and folders to raw documents. What cannot be read becomes a failure with its reason; what is in the bytes is for `documents`."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.errors import SourceError
from briefing.model import Failure, RawDocument
from briefing.text import is_binary

MAX_BYTES = 50_000_000
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})

# Control characters, direction marks and line separators: they would write over the terminal, or show another name.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# "Report No. 12" and "minutes.2025" have no suffix: one has no blanks, and a letter.
_SUFFIX = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,10}$", re.IGNORECASE)


def collect(paths: Sequence[Path], *, base: Path) -> Iterator[RawDocument | Failure]:
    """Every file of the paths exactly once, in the order of their names: a raw document, or why it is left out.

    Folders are read with all that is in them, hidden files and folders excepted. A path that is not there raises at once.
    """
    found: dict[str, tuple[bool, str, Path | Failure]] = {}
    for path in paths:
        for entry in _walk(_absolute(path), asked=path):
            file = Path(entry.path) if isinstance(entry, Failure) else entry
            name = _shown(file, base=base)
            # A file may have several names (links, a folder and one of its files): the one that is no link tells it, then the first.
            claim = (file.is_symlink(), name, Failure(path=name, reason=entry.reason) if isinstance(entry, Failure) else entry)
            key = os.path.realpath(file)
            if key not in found or claim[:2] < found[key][:2]:
                found[key] = claim
    ordered = sorted(found.values(), key=lambda claim: claim[1])
    return (item if isinstance(item, Failure) else _read(item, name=name) for _, name, item in ordered)


def _walk(path: Path, *, asked: Path) -> Iterator[Path | Failure]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            problem = "there is no such file or folder; mend the path, or make the folder and put articles into it"
            raise SourceError(str(asked), problem) from error
        yield Failure(path=str(path), reason=_why(error))
        return
    if not stat.S_ISDIR(mode):
        yield path
    elif not _is_edition(path):
        yield from _walk_folder(path)


def _walk_folder(folder: Path) -> Iterator[Path | Failure]:
    """Each real folder once, so that links in a circle come to an end."""
    refused: list[Failure] = []

    def refuse(error: OSError) -> None:
        refused.append(Failure(path=str(error.filename), reason=f"the folder cannot be read ({_cause(error)})"))

    seen: set[str] = set()
    for here, folders, files in os.walk(folder, followlinks=True, onerror=refuse):
        real = os.path.realpath(here)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        ours = [name for name in folders if _is_edition(Path(here, name))]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in ours)
        pages = {"index.html"} if ours else set()
        yield from (Path(here, name) for name in files if not name.startswith(".") and name not in pages)
    yield from refused


def _is_edition(folder: Path) -> bool:
    """Whether `briefing` wrote it: its own pages are no articles, wherever its output lies."""
    return (folder / "manifest.json").is_file() and any(folder.glob("briefing-*.json"))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links, and show names that the desk did not give


def _shown(file: Path, *, base: Path) -> str:
    r"""The path as the desk knows it, relative to `base` where it lies inside, and so that it can be printed: `\x1b`, `\n`, `\xe9`."""
    home = _absolute(base)
    shown = file.relative_to(home) if file.is_relative_to(home) else file
    text = os.fsencode(shown.as_posix()).decode("utf-8", "backslashreplace")
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def _read(file: Path, *, name: str) -> RawDocument | Failure:
    if problem := _unnameable(file, name=name):
        return Failure(path=name, reason=problem)
    try:
        content = _content(file)
    except OSError as error:
        return Failure(path=name, reason=_why(error))
    if isinstance(content, str):
        return Failure(path=name, reason=content)
    return RawDocument(path=name, content=content, sha256=hashlib.sha256(content).hexdigest())


def _unnameable(file: Path, *, name: str) -> str | None:
    """What is wrong with a name by which the file could not be found again from the edition, or None."""
    if file.as_posix().endswith(name):
        return None
    try:
        os.fsencode(file).decode("utf-8")
    except UnicodeDecodeError:
        return "its name is not UTF-8; rename it"
    return "its name has control characters; rename it"


def _content(file: Path) -> bytes | str:
    """The bytes, or the sentence that says why they are none of ours."""
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        return "this is no ordinary file (a device, pipe or socket), so it was not opened"
    suffix = _SUFFIX.search(file.name)
    if suffix and suffix.group().lower() not in SUFFIXES:
        return f"a {suffix.group().lower()} file: this version reads text, Markdown and HTML"
    if found.st_size >= MAX_BYTES:
        return f"the file is too large ({found.st_size / 1e6:.0f} MB; the limit is {MAX_BYTES // 1_000_000} MB)"
    with file.open("rb") as opened:
        content = opened.read(MAX_BYTES)
    if len(content) >= MAX_BYTES:
        return f"the file is too large (it grew past {MAX_BYTES // 1_000_000} MB while it was read)"
    if not content.strip():
        return "the file is empty"
    return "the file is binary, not text" if is_binary(content) else content


def _why(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "the file cannot be read (it is gone, or a link that leads nowhere)"
    if error.errno == errno.ELOOP:
        return "the file cannot be read (a link that leads back to itself)"
    return f"the file cannot be read ({_cause(error)})"


def _cause(error: OSError) -> str:
    return "permission denied" if error.errno in (errno.EACCES, errno.EPERM) else (error.strerror or type(error).__name__).lower()
