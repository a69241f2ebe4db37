"""Keeps editions: one folder each under the output folder, written aside and renamed when whole, and the archive's front page."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import itertools
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from briefing.errors import ArchiveError
from briefing.model import SCHEMA_VERSION, Briefing, Counts, Edition, Fingerprint, Rendition, State

_T = TypeVar("_T")
_MEND = "the edition is damaged: restore it, or move its folder away"
_FORMATS = ("pdf", "html", "json")
_NAME = re.compile(r"\d{4}-\d\d-\d\d(-[2-9]|-[1-9]\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file that an edition was made from, as it was then."""

    path: str
    sha256: str


FINGERPRINTS = "fingerprints.json"
"""The file of an edition that later reports are compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that decided an edition beside its documents: the desk's, the call's, and SHA-256 of the files with fields and templates.

    `covers` with `since` and `until` is what it covers, as it came out.
    """

    name: str
    title: str
    home: str | None
    timezone: str
    watched: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]
    blocs_off: tuple[str, ...]
    full_sources: bool
    since: datetime.date | None
    until: datetime.date | None
    formats: tuple[str, ...]
    fields: str
    templates: str
    covers: Literal["new", "days", "period", "everything"] = "period"
    preferred: tuple[str, ...] = ()
    altered_outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a list of editions says of one; `files` are the names of its main files."""

    edition: str
    state: State | Literal["damaged"]
    date_text: str
    title: str
    counts: Counts
    lead: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an edition is made of: SHA-256 of each of its files (by name, sorted), of each original, and of the manifest of each published
    edition that was there before it; no times."""

    schema_version: int
    head: Head
    versions: dict[str, str]
    settings: Settings
    files: dict[str, str]
    originals: tuple[Original, ...]
    earlier: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Versioned:
    """Any file of ours; all but its version is passed over."""

    schema_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fingerprints:
    schema_version: int
    documents: dict[str, Fingerprint]


def name_for(output: Path, date: str, *, replace: bool = False) -> str:
    """The edition's name for that date: the date itself, or the first of `date-2`, `date-3` … that no published edition has.

    With `replace` it is the date's draft, and ArchiveError is raised where there is none.
    """
    states: dict[str, str] = {edition.name: edition.state for edition in editions(output)}
    numbered = itertools.chain([date], (f"{date}-{n}" for n in itertools.count(2)))
    name = next(name for name in numbered if states.get(name, "draft") == "draft")
    if replace and name not in states:
        raise ArchiveError(date, f"there is no draft of that day in {output} to replace; build without --replace")
    return name


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a kept edition by its name inside the folder."""
    with _reaching(folder, "the edition", "read"):
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def check(output: Path) -> str:
    """What is kept there. Raises ArchiveError where nothing could be written."""
    nearest = next(folder for folder in (output, *output.absolute().parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise ArchiveError(str(nearest), "is no folder that can be written to; make it writable, or name another with --output")
    kept = len(editions(output))
    return f"{output}, {kept} {'edition' if kept == 1 else 'editions'}"


def cache(output: Path) -> Path:
    """The folder for caches of fonts and charts, inside the output folder; it may be deleted at any time."""
    folder = output / ".cache"
    with _reaching(output, "the cache", "written"):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def locked(output: Path) -> Iterator[None]:
    """One build at a time in an output folder: a second one waits up to a minute, then raises ArchiveError."""
    import filelock

    with _reaching(output, "the edition", "written"):
        output.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(output / ".lock", timeout=60)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise ArchiveError(str(output), "another build is at work there and did not end in a minute; try again when it has") from error
    try:
        _recover(output)
        yield
    finally:
        lock.release()


def keep(
    briefing: Briefing,
    renditions: Iterable[Rendition],
    originals: Iterable[Original],
    *,
    prints: Mapping[str, Fingerprint],
    settings: Settings,
    versions: dict[str, str],
    earlier: Mapping[str, str],
    output: Path,
) -> Edition:
    """The edition, whole in its folder, in place of a draft of the same name. If that fails: ArchiveError, and all as it was.

    `prints` has the fingerprint of each document by id, `earlier` the stamps of the editions that it was compared with.
    """
    files = [*renditions, Rendition(name=f"briefing-{briefing.edition}.json", content=to_json(briefing)), fingerprints(prints)]
    manifest = Manifest(
        schema_version=SCHEMA_VERSION,
        head=head(briefing, [file.name for file in files if "/" not in file.name]),
        versions=dict(sorted(versions.items())),
        settings=settings,
        files={file.name: hashlib.sha256(file.content).hexdigest() for file in sorted(files, key=lambda file: file.name)},
        originals=tuple(sorted(originals, key=lambda original: original.path)),
        earlier=dict(sorted(earlier.items(), key=lambda item: by_date(item[0]))),
    )
    folder = output / briefing.edition
    with _reaching(output, "the edition", "written"):
        output.mkdir(parents=True, exist_ok=True)
        _replace(folder, [*files, Rendition(name="manifest.json", content=to_json(manifest))])
    return Edition(name=briefing.edition, folder=str(folder), state=briefing.state)


def fingerprints(prints: Mapping[str, Fingerprint]) -> Rendition:
    """The file of an edition with the fingerprints of its documents, by id."""
    import msgspec

    content = msgspec.json.encode(_Fingerprints(schema_version=SCHEMA_VERSION, documents=dict(sorted(prints.items()))))
    return Rendition(name=FINGERPRINTS, content=content + b"\n")


def keep_page(output: Path, page: Rendition) -> Path:
    """A single file of the archive itself (its front page), replaced when whole."""
    with _reaching(output, page.name, "written"):
        aside = output / f".{page.name}.aside"
        aside.write_bytes(page.content)
        aside.replace(output / page.name)
    return output / page.name


def editions(output: Path) -> tuple[Edition, ...]:
    """The kept editions, the newest first. One whose manifest is gone or cannot be read is listed as damaged; an empty folder is none."""
    found = [folder for folder in output.iterdir() if _NAME.fullmatch(folder.name)] if output.is_dir() else []
    filled = [folder for folder in found if folder.is_dir() and any(folder.iterdir())]
    ordered = sorted(filled, key=lambda folder: by_date(folder.name), reverse=True)
    return tuple(Edition(name=folder.name, folder=str(folder), state=_head_of(folder).state) for folder in ordered)


def head(briefing: Briefing, files: Iterable[str]) -> Head:
    """What a list of editions will say of this one."""
    return Head(
        edition=briefing.edition,
        state=briefing.state,
        date_text=briefing.date_text,
        title=briefing.title,
        counts=briefing.counts,
        lead=briefing.in_brief[0].quotation.text if briefing.in_brief else "",
        files=tuple(sorted(set(files) - {FINGERPRINTS}, key=lambda name: (_FORMATS.index(name.rpartition(".")[2]), name))),
    )


def heads(output: Path) -> tuple[Head, ...]:
    """What a list says of each kept edition, the newest first."""
    return tuple(_head_of(Path(edition.folder)) for edition in editions(output))


def _head_of(folder: Path) -> Head:
    try:
        return read_manifest(folder).head
    except ArchiveError:
        nothing = Counts(documents=0, stories=0, partners=0, undated=0, left_out=0)
        title = "damaged: its manifest cannot be read"
        return Head(edition=folder.name, state="damaged", date_text=folder.name, title=title, counts=nothing, lead="", files=())


def by_date(name: str) -> tuple[str, int]:
    """Orders the names of editions: by date, then by number."""
    return name[:10], int(name[11:] or 1)


def locate(output: Path, name: str | None, *, state: State | None = None) -> Path:
    """The folder of the named edition (also a path to it), or of the newest (in that state). Raises ArchiveError where there is none."""
    if name is None:
        kept = [edition for edition in editions(output) if state in (None, edition.state)]
        if state and not kept:
            raise ArchiveError(str(output), f"holds no {state}; `briefing build` makes one")
        if not kept:
            raise ArchiveError(str(output), "holds no edition yet; `briefing build` makes one")
        return Path(kept[0].folder)
    for folder in (output / name, Path(name)):
        if (folder / "manifest.json").is_file():
            return folder
    raise ArchiveError(name, f"is no edition in {output}; `briefing archive` lists those that are there")


def read(folder: Path) -> Briefing:
    """The briefing of a kept edition. Raises ArchiveError where it is damaged or of another schema."""
    return _decoded(_json_of(folder), Briefing)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a kept edition. Raises ArchiveError where it is damaged."""
    return _decoded(folder / "manifest.json", Manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a kept edition tells later ones: `prints` are its documents' fingerprints by id, none where a version made it that had none."""

    briefing: Briefing
    manifest: Manifest
    prints: dict[str, Fingerprint]


def read_kept(folder: Path) -> Kept:
    """A kept edition as its manifest has it. Raises ArchiveError where it is damaged, or was changed since."""
    manifest = read_manifest(folder)
    data = _json_of(folder)
    expected = [name for name in (data.name, FINGERPRINTS) if name == data.name or name in manifest.files]
    for name in expected:
        if _sha256(folder / name) != manifest.files.get(name):
            raise ArchiveError(str(folder / name), f"is gone, or was changed after the edition was made; {_MEND}")
    prints = _decoded(folder / FINGERPRINTS, _Fingerprints).documents if FINGERPRINTS in expected else {}
    return Kept(briefing=read(folder), manifest=manifest, prints=prints)


def changed(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """The names of an edition's files that are gone, or not as its manifest has them."""
    return tuple(name for name, digest in sorted(manifest.files.items()) if _sha256(folder / name) != digest)


def stamp(folder: Path) -> str:
    """SHA-256 of a kept edition's manifest: another one where anything in the edition was made otherwise; "" where it is gone."""
    return _sha256(folder / "manifest.json")


def remove_draft(output: Path, name: str) -> bool:
    """Takes the draft of that name away; whether there was one."""
    is_there = any(edition.name == name and edition.state == "draft" for edition in editions(output))
    if is_there:
        with _reaching(output, "the draft", "removed"):
            shutil.rmtree(output / name)
    return is_there


def _sha256(file: Path) -> str:
    with _reaching(file, "the file", "read"):
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def to_json(value: object) -> bytes:
    """Indented UTF-8 JSON with the keys in the order of the types."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _decoded(file: Path, kind: type[_T]) -> _T:
    import msgspec

    try:
        content = file.read_bytes()
        schema = msgspec.json.decode(content, type=_Versioned).schema_version
        if schema != SCHEMA_VERSION:
            raise ArchiveError(str(file), f"is of schema {schema}, and this version reads {SCHEMA_VERSION}; use the one that made it")
        return msgspec.json.decode(content, type=kind)
    except (OSError, msgspec.MsgspecError) as error:
        raise ArchiveError(str(file), f"cannot be read ({error}); {_MEND}") from error


def _json_of(folder: Path) -> Path:
    return folder / f"briefing-{folder.name}.json"


def _replace(folder: Path, files: Sequence[Rendition]) -> None:
    """Writes the files aside, then puts the new folder in the place of the old one; until the last step the old one is whole."""
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.aside-", dir=folder.parent))
    before = folder.with_name(f".{folder.name}.before")
    try:
        for file in files:
            target = aside / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
        aside.chmod(0o755)
        if folder.exists():
            folder.rename(before)
        aside.rename(folder)
        shutil.rmtree(before, ignore_errors=True)
    except BaseException:
        if before.exists() and not folder.exists():
            before.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _recover(output: Path) -> None:
    """Puts back an edition where a build was killed between the two renames, and clears what killed builds left aside."""
    for before in output.glob(".*.before"):
        folder = output / before.name[1 : -len(".before")]
        if not folder.exists():
            before.rename(folder)
        shutil.rmtree(before, ignore_errors=True)
    for aside in output.glob(".*.aside-*"):
        shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def _reaching(folder: Path, what: str, verb: str) -> Iterator[None]:
    """Turns the system's refusals into a sentence."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        mend = "make room there, or make the folder readable and writable, then try again"
        raise ArchiveError(str(folder), f"{what} could not be {verb} ({reason}), and nothing was changed; {mend}") from error
