"""Remembers what the editions told, finds words in their passages, and caches what was seen in files: SQLite inside the output folder.

The folder is the truth. What is learned here comes from the editions' own files, and the rest is a cache: a store that is lost costs time,
and no edition. It reads no folders; `pipeline` brings it level with them.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
import json
import os
import re
import sqlite3
import time
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.model import Briefing, Fingerprint, Memory, Passage, PastEdition, SourceEntry, State, StoryEntry, ToldDocument
from briefing.text import folded, normalise

FILE = "store.sqlite3"
PATIENCE = 30.0
"""Seconds that a writer waits for another one."""
PAST = 8
"""Editions that one is compared with."""
NEAR = datetime.timedelta(days=60)
"""How far apart two reports of one story may lie."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        # `number` tells the editions of one day apart, `since` is the first day of the period, `stamp` the SHA-256 of the manifest.
        """CREATE TABLE editions (
            name TEXT PRIMARY KEY, date TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, since TEXT, stamp TEXT NOT NULL,
            page TEXT NOT NULL
        ) WITHOUT ROWID""",
        # `entry` is the story as the edition's JSON lists it.
        """CREATE TABLE stories (
            edition TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, place INTEGER NOT NULL, story TEXT NOT NULL, entry TEXT NOT NULL,
            PRIMARY KEY (edition, place)
        ) WITHOUT ROWID""",
        # A document as one edition told it. `day` is its date, or its edition's; `partners`, their `names` and `keyphrases` are lists in
        # JSON; `fingerprint` is packed, and last: what is read of every row lies before it.
        """CREATE TABLE documents (
            edition TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, reference INTEGER NOT NULL, document TEXT NOT NULL,
            story TEXT NOT NULL, day TEXT NOT NULL, is_dated INTEGER NOT NULL, sha256 TEXT NOT NULL, headline TEXT NOT NULL,
            page TEXT NOT NULL, partners TEXT NOT NULL, names TEXT NOT NULL, keyphrases TEXT NOT NULL, fingerprint BLOB NOT NULL,
            PRIMARY KEY (edition, reference)
        )""",
        # The words that the page shows. No foreign key: `words` has none either, and the two go together.
        """CREATE TABLE passages (
            id INTEGER PRIMARY KEY, edition TEXT NOT NULL, reference INTEGER NOT NULL, place INTEGER NOT NULL, anchor TEXT NOT NULL,
            passage TEXT NOT NULL
        )""",
        "CREATE INDEX passages_by_edition ON passages (edition)",
        # The same folded, by the ids of `passages`. It keeps its own text: an index without can forget nothing in SQLite before 3.43.
        """CREATE VIRTUAL TABLE words USING fts5 (
            passage, headline, partners, keyphrases, tokenize = 'porter unicode61 remove_diacritics 0'
        )""",
        # The cache: a file's analysis under a key that stands for the file and all that reads it. One version's only.
        "CREATE TABLE readings (key TEXT PRIMARY KEY, document TEXT NOT NULL, packed BLOB NOT NULL)",
        "CREATE INDEX readings_documents ON readings (key, document)",  # so that ids alone are found without the pages of the analyses
        "CREATE TABLE reader (version TEXT NOT NULL)",
    ),
)
"""What makes each schema version of the one before, the first of nothing. A step that has stood in a release is never changed. One that
changes what is learned may empty `editions` and the like: they are stale then, and learned again."""

_OURS = 0x42524945  # "BRIE": SQLite's application id, so that another program's file is not taken for a store
# Nobody tuned these: a word of the passage itself is worth more than one of what the document is about.
_WEIGHTS = (4.0, 2.0, 1.0, 1.0)
_APART = " \ue000 "  # a token that nobody types, lest a quoted phrase run from one keyphrase into the next
# Scripts that put no blanks between words, and Korean, which hangs its particles on: each letter is a token, each word a phrase.
_UNSPACED = re.compile("([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff])")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_FAILED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


class StoreError(BriefingError):
    """The store cannot be used; no edition is lost with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage of a kept edition that has every word of a search, or whose document has it in headline, partners or keyphrases.

    `partners` are codes, and `partner_names` their names. `page` is the document's file under the edition's `sources/`, `anchor` the first
    quotation in the passage, "" where nothing in it is quoted. A higher `score` is better.
    """

    edition: str
    state: State
    date: datetime.date
    partners: tuple[str, ...]
    partner_names: tuple[str, ...]
    document: str
    reference: int
    headline: str
    page: str
    anchor: str
    passage: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much the store has: editions, how many of them are published, different documents that they told, passages, readings, bytes."""

    editions: int
    published: int
    documents: int
    passages: int
    readings: int
    size: int


@contextlib.contextmanager
def opened(output: Path, *, in_memory: bool = False, steps: Sequence[Sequence[str]] = STEPS, patience: float = PATIENCE) -> Iterator[Store]:
    """The store of that output folder, made where there is none, and brought to the newest schema.

    It lives in memory, as a copy, where asked for, where there is no such folder, and where nothing can be written there. Raises StoreError
    where the file is damaged, of a newer schema, or another program's; it is left as it is.
    """
    file = output / FILE
    in_file = not in_memory and _is_writable(file)
    connection = _connected(file, patience) if in_file else _in_memory(file, steps)
    with contextlib.closing(connection):
        _prepare(connection, file, steps)
        yield Store(connection, file)


def rebuild(output: Path) -> Path | None:
    """Moves the store aside, whatever state it is in, so that the next use starts an empty one. Where it lies then; None if there was none.

    Nothing is deleted, and none that was moved before is overwritten: a store may hold what cannot be learned again. To be called under the
    archive's lock, so that nobody else is writing.
    """
    file = output / FILE
    if not file.exists():
        return None
    numbered = itertools.chain([f"{FILE}.before"], (f"{FILE}.before-{n}" for n in itertools.count(2)))
    aside = next(path for path in map(output.joinpath, numbered) if not path.exists())
    try:
        # With its log, unopened: SQLite throws a log away that does not fit. The store itself last: if this is cut off, it is done again.
        for ending in ("-wal", "-shm", ""):
            with contextlib.suppress(FileNotFoundError):
                file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise StoreError(str(file), f"could not be moved aside ({os.strerror(error.errno or 0)}); make the folder writable") from error
    return aside


class Store:
    """An open store. What it reads in one call is one state of it, whatever others write meanwhile."""

    __slots__ = ("_connection", "_file")

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file

    def stale(self, stamps: Mapping[str, str]) -> tuple[str, ...]:
        """The editions, sorted, that were not learned as they are now: with another stamp, or not at all."""
        with self._reading() as store:
            learned = dict(store.execute("SELECT name, stamp FROM editions"))
        return tuple(sorted(name for name, stamp in stamps.items() if learned.get(name) != stamp))

    def learned(self) -> dict[str, tuple[State, str]]:
        """The state and the stamp of each edition that was learned, by name."""
        with self._reading() as store:
            return {name: (state, stamp) for name, state, stamp in store.execute("SELECT name, state, stamp FROM editions ORDER BY name")}

    def learn(self, *, stamp: str, briefing: Briefing, prints: Mapping[str, Fingerprint], page: str = "") -> None:
        """All of that edition, in the place of what was known of it; with the fingerprints of its documents by id, and its HTML file as the
        output folder has it ("" where it was made without)."""
        rows = _rows(stamp, briefing, prints, page)  # made before the lock is taken
        with self._writing() as store:
            _drop(store, briefing.edition)
            try:
                for statement, values in rows:
                    store.executemany(statement, values)
            except sqlite3.IntegrityError as error:
                mend = "build it again, or restore it"
                raise StoreError(briefing.edition, f"is damaged: two of its sources have the same number ({error}); {mend}") from error
            _index(store, briefing)

    def forget(self, keep: Collection[str]) -> None:
        """Every edition but these."""
        with self._reading() as store:
            known = [name for (name,) in store.execute("SELECT name FROM editions ORDER BY name")]
        gone = [name for name in known if name not in keep]
        if gone:
            with self._writing() as store:
                for name in gone:
                    _drop(store, name)

    def recall(
        self,
        *,
        among: Sequence[str],
        edition: str,
        date: datetime.date,
        days: Collection[datetime.date],
        documents: Collection[str] = (),
    ) -> Memory:
        """What the published editions among these have told, as far as an edition of that name and date, with documents of these days and
        ids, is compared with it. Drafts count for nothing, and an edition has no memory of itself.

        Raises StoreError for one that was not learned: what it told would be told again.
        """
        with self._reading() as store:
            past = [one for one in _among(store, among) if one.name != edition]
            before = [one for one in past if one.order < (date, _number(edition), edition)]
            first_told: dict[str, str] = {}
            for one in past:
                for (story,) in store.execute("SELECT story FROM stories WHERE edition = ? ORDER BY place", (one.name,)):
                    first_told.setdefault(story, one.name)
            told, files = _tellings(store, past)
            return Memory(
                editions=tuple(_past_edition(store, one) for one in reversed(before[-PAST:])),
                told={id: telling.edition for id, telling in told.items()},
                first_told=first_told,
                recalled=tuple(_recalled(store, told.values(), days, documents)),
                began=past[0].since if past else None,
                files=files,
                pages={one.name: one.page for one in past if one.page},
            )

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """The best passages that have every word, the best first: of equal ones the newest edition's, then by reference.

        A passage has at least one of them itself; the others may stand in its document's headline, partners or keyphrases. Only where there
        is no such passage are those found that have none. Neither case, diacritics nor English endings matter; what stands in quotation
        marks has to stand so. What is no word is passed over, and no words find nothing.
        """
        wanted = _wanted(words)
        if not wanted:
            return ()
        everywhere = " AND ".join(wanted)
        here = f"passage : ({' OR '.join(wanted)})"
        with self._reading() as store:
            rows = store.execute(_SEARCH, (f"{here} AND {everywhere}", limit)).fetchall()
            rows = rows or store.execute(_SEARCH, (everywhere, limit)).fetchall()
        return tuple(_hit(*row) for row in rows)

    def document_ids(self, keys: Sequence[str]) -> dict[str, str]:
        """The document that each of these keys was read as, as far as known."""
        return dict(self._of_keys("SELECT key, document FROM readings WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key", keys))

    def readings(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The packed analysis under each of these keys, as far as known."""
        return dict(self._of_keys("SELECT key, packed FROM readings WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key", keys))

    def keep_readings(self, rows: Iterable[tuple[str, str, bytes]], *, version: str) -> None:
        """Keeps rows of key, document id and packed analysis, and drops what another version of the program kept."""
        kept = list(rows)
        with self._writing() as store:
            if store.execute("SELECT version FROM reader").fetchall() != [(version,)]:
                store.execute("DELETE FROM readings")
                store.execute("DELETE FROM reader")
                store.execute("INSERT INTO reader VALUES (?)", (version,))
            store.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", kept)

    def holdings(self) -> Holdings:
        """How much there is. Raises StoreError where the file is damaged."""
        with self._reading() as store:
            problems = [problem for (problem,) in store.execute("PRAGMA quick_check(1)") if problem != "ok"]
            counts = store.execute(
                "SELECT (SELECT count(*) FROM editions), (SELECT count(*) FROM editions WHERE state = 'published'),"
                " (SELECT count(DISTINCT document) FROM documents), (SELECT count(*) FROM passages), (SELECT count(*) FROM readings),"
                " (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)"
            ).fetchone()
        if problems:
            raise _damaged(self._file, problems[0])
        return Holdings(**dict(zip(("editions", "published", "documents", "passages", "readings", "size"), counts, strict=True)))

    def _of_keys(self, statement: str, keys: Sequence[str]) -> list[Any]:
        with self._reading() as store:
            return list(store.execute(statement, (json.dumps(keys),)))

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with _spoken(self._file), _transaction(self._connection, "BEGIN"):
            yield self._connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _spoken(self._file), _transaction(self._connection, "BEGIN IMMEDIATE"):
            yield self._connection


# -- opening ---------------------------------------------------------------------------------------------------------------------------


def _is_writable(file: Path) -> bool:
    places = [place for place in (file.parent, file) if place.exists()]
    as_who = os.access in os.supports_effective_ids
    return file.parent.is_dir() and all(os.access(place, os.W_OK, effective_ids=as_who) for place in places)


def _connected(file: Path, patience: float) -> sqlite3.Connection:
    with _spoken(file):
        connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
        try:
            _use_wal(connection, patience)
        except BaseException:
            connection.close()
            raise
    return connection


def _use_wal(connection: sqlite3.Connection, patience: float) -> None:
    """Readers and a writer at once. Where two switch a new file over at the same time, one is refused at once and has to ask again."""
    until = time.monotonic() + patience
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) not in _BUSY or time.monotonic() > until:
                raise
        time.sleep(0.01)


def _in_memory(file: Path, steps: Sequence[Sequence[str]]) -> sqlite3.Connection:
    """A copy of what is there, so that nothing has to be learned again; an empty one where that is of no use."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _copy(file, connection)
        _prepare(connection, file, steps)
    except (sqlite3.Error, StoreError):
        connection.close()
        return sqlite3.connect(":memory:", isolation_level=None)
    return connection


def _copy(file: Path, target: sqlite3.Connection) -> None:
    """Where nothing can be written, the file is read as it lies, without a lock; unless a log lies beside it that may have later pages."""
    log = file.with_name(f"{file.name}-wal")
    how = "mode=rw" if _is_writable(file) else "mode=ro&immutable=1"
    if file.exists() and (how == "mode=rw" or not log.exists()):
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True)) as source:
            source.backup(target)


def _prepare(connection: sqlite3.Connection, file: Path, steps: Sequence[Sequence[str]]) -> None:
    """Brings the schema to the newest version."""
    with _spoken(file):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")  # sorting must not spill into the system's temporary folder
        # A power cut may cost the last writes, which are learned again, and never the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        with _transaction(connection, "BEGIN"):  # one state, though another may be making the store at this moment
            version = _version(connection, file, len(steps))
        if version < len(steps):
            _migrate(connection, file, steps)


def _version(connection: sqlite3.Connection, file: Path, newest: int) -> int:
    """The schema's version, 0 for an empty file. Raises StoreError where it is newer than this program, or no store."""
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (ours, version) == (0, 0) and connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        return 0
    if ours != _OURS:
        raise StoreError(str(file), "is another program's database; move it away, then try again")
    if version > newest:
        mend = "use the newer briefing that made it, or move it aside and start anew with `briefing archive --rebuild`"
        raise StoreError(str(file), f"is of schema {version}, and this version knows {newest}; {mend}")
    return int(version)


def _migrate(connection: sqlite3.Connection, file: Path, steps: Sequence[Sequence[str]]) -> None:
    """All steps that are missing, or none."""
    with _transaction(connection, "BEGIN IMMEDIATE"):
        for statement in itertools.chain.from_iterable(steps[_version(connection, file, len(steps)) :]):  # another may have been quicker
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def _spoken(file: Path) -> Iterator[None]:
    """Turns the troubles of files into sentences; a mistake in a statement is a bug and rises."""
    import msgspec

    try:
        yield
    except sqlite3.Error as error:
        code = _code(error)
        if code in _BUSY:
            raise StoreError(str(file), "another briefing is writing there and did not end in time; try again when it has") from error
        if code in _DAMAGED:
            raise _damaged(file, str(error)) from error
        if code in _FAILED:
            mend = "make room there, or make it readable and writable, then try again"
            raise StoreError(str(file), f"could not be used ({error}), and nothing was changed; {mend}") from error
        if "no such module" in str(error):
            mend = "use a Python whose SQLite has FTS5, as those of python.org, Debian and conda have"
            raise StoreError(str(file), f"cannot be made ({error}); {mend}") from error
        raise
    except msgspec.DecodeError as error:
        raise _damaged(file, str(error)) from error


def _damaged(file: Path, why: str) -> StoreError:
    return StoreError(str(file), f"is damaged ({why}); `briefing archive --rebuild` moves it aside and learns all editions again")


def _code(error: sqlite3.Error) -> int:
    """The primary code: the extended ones tell the same in more detail."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


# -- learning --------------------------------------------------------------------------------------------------------------------------


def _number(name: str) -> int:
    """Of the editions of one day: 2 for "2026-11-22-2"."""
    tail = name[11:]
    return int(tail) if tail.isdecimal() else 1


def _drop(store: sqlite3.Connection, edition: str) -> None:
    store.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM passages WHERE edition = ?)", (edition,))
    store.execute("DELETE FROM passages WHERE edition = ?", (edition,))
    store.execute("DELETE FROM editions WHERE name = ?", (edition,))  # its stories and documents go with it


def _rows(stamp: str, briefing: Briefing, prints: Mapping[str, Fingerprint], page: str) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """What the tables get of an edition."""
    import msgspec

    since = briefing.period.since.isoformat() if briefing.period.since else None
    edition = (briefing.edition, briefing.date.isoformat(), _number(briefing.edition), briefing.state, since, stamp, page)
    stories = [(briefing.edition, place, story.id, msgspec.json.encode(story).decode()) for place, story in enumerate(briefing.stories)]
    documents = [_document(briefing, entry, prints.get(entry.id, Fingerprint())) for entry in briefing.documents]
    passages = [
        (briefing.edition, entry.number, place, _anchor(passage), "".join(piece.text for piece in passage.pieces))
        for entry in briefing.documents
        for place, passage in enumerate(entry.passages)
    ]
    return [
        ("INSERT INTO editions VALUES (?, ?, ?, ?, ?, ?, ?)", [edition]),
        ("INSERT INTO stories VALUES (?, ?, ?, ?)", stories),
        ("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", documents),
        ("INSERT INTO passages (edition, reference, place, anchor, passage) VALUES (?, ?, ?, ?, ?)", passages),
    ]


def _anchor(passage: Passage) -> str:
    return next((piece.anchor for piece in passage.pieces if piece.anchor), "")


def _document(briefing: Briefing, entry: SourceEntry, fingerprint: Fingerprint) -> tuple[Any, ...]:
    day = entry.published.date if entry.published else briefing.date
    return (
        briefing.edition,
        entry.number,
        entry.id,
        entry.story,
        day.isoformat(),
        entry.published is not None,
        entry.sha256,
        entry.headline.text,
        entry.page,
        _listed(entry.partners),
        _listed(_names(briefing, entry)),
        _listed([phrase.text for phrase in entry.keyphrases]),
        _packed(fingerprint),
    )


def _listed(words: Sequence[str]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _names(briefing: Briefing, entry: SourceEntry) -> list[str]:
    names = {section.code: section.name for section in briefing.partners}
    return [names.get(code, code) for code in entry.partners]


def _index(store: sqlite3.Connection, briefing: Briefing) -> None:
    """The words of each passage under the id that it was given, beside those of its document."""
    about = {entry.number: words for entry, words in zip(briefing.documents, _about(briefing), strict=True)}
    passages = store.execute("SELECT id, passage, reference FROM passages WHERE edition = ? ORDER BY id", (briefing.edition,)).fetchall()
    store.executemany(
        "INSERT INTO words (rowid, passage, headline, partners, keyphrases) VALUES (?, ?, ?, ?, ?)",
        [(id, _words(passage), *about[reference]) for id, passage, reference in passages],
    )


def _about(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """The words of each document's headline, partners and keyphrases."""
    for entry in briefing.documents:
        phrases = [phrase.text for phrase in entry.keyphrases]
        yield _words(entry.headline.text), _words(_APART.join(_names(briefing, entry))), _words(_APART.join(phrases))


def _words(text: str) -> str:
    """The text as it is indexed and asked for."""
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", folded(normalise(text))))


def _packed(fingerprint: Fingerprint) -> bytes:
    """In MessagePack. Not compressed: hashes cannot be, and a year is recalled in half the time for a fifth more room."""
    import msgspec

    return msgspec.msgpack.encode(fingerprint)


# -- recalling -------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    name: str
    date: datetime.date
    since: datetime.date | None
    page: str
    order: tuple[datetime.date, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """The first telling of a document, without its fingerprint."""

    document: str
    story: str
    edition: str
    row: int
    day: datetime.date
    is_dated: bool


def _among(store: sqlite3.Connection, names: Collection[str]) -> list[_Published]:
    """The published ones of these, the oldest first."""
    known = {name: rest for name, *rest in store.execute("SELECT name, date, number, since, state, page FROM editions")}
    for name in sorted(set(names) - set(known)):
        problem = "is not in the store any more, so that what it told would be told again; see that its folder is there, then try again"
        raise StoreError(name, problem)
    found = []
    for name, (day, number, since, state, page) in known.items():
        if state == "published" and name in names:
            date = datetime.date.fromisoformat(day)
            first = datetime.date.fromisoformat(since) if since else None
            found.append(_Published(name=name, date=date, since=first, page=page, order=(date, number, name)))
    return sorted(found, key=lambda one: one.order)


def _tellings(store: sqlite3.Connection, past: Sequence[_Published]) -> tuple[dict[str, _Telling], dict[str, str]]:
    """The first telling of each document by its id, and the documents' ids by the SHA-256 of their files."""
    told: dict[str, _Telling] = {}
    files: dict[str, str] = {}
    for one in past:
        rows = store.execute(
            "SELECT rowid, document, story, day, is_dated, sha256 FROM documents WHERE edition = ? ORDER BY reference", (one.name,)
        )
        for row, document, story, day, is_dated, sha256 in rows:
            files.setdefault(sha256, document)
            if document not in told:
                told[document] = _Telling(
                    document=document,
                    story=story,
                    edition=one.name,
                    row=row,
                    day=datetime.date.fromisoformat(day),
                    is_dated=bool(is_dated),
                )
    return told, files


def _past_edition(store: sqlite3.Connection, one: _Published) -> PastEdition:
    import msgspec

    stories = [entry for (entry,) in store.execute("SELECT entry FROM stories WHERE edition = ? ORDER BY place", (one.name,))]
    keyphrases = store.execute("SELECT document, keyphrases FROM documents WHERE edition = ? ORDER BY reference", (one.name,))
    return PastEdition(
        name=one.name,
        date=one.date,
        stories=tuple(msgspec.json.decode(entry, type=StoryEntry) for entry in stories),
        keyphrases={document: msgspec.json.decode(texts, type=tuple[str, ...]) for document, texts in keyphrases},
    )


def _recalled(
    store: sqlite3.Connection, tellings: Iterable[_Telling], days: Collection[datetime.date], documents: Collection[str]
) -> Iterator[ToldDocument]:
    """Those near one of the days, and those documents whenever they were told, by id."""
    import msgspec

    unpacked = msgspec.msgpack.Decoder(Fingerprint).decode
    spans, asked = _spans(days), frozenset(documents)
    near = {
        telling.row: telling
        for telling in tellings
        if telling.document in asked or any(first <= telling.day <= last for first, last in spans)
    }
    packed = dict(
        store.execute(
            "SELECT rowid, fingerprint FROM documents WHERE rowid IN (SELECT value FROM json_each(?))", (json.dumps(sorted(near)),)
        )
    )
    for telling in sorted(near.values(), key=lambda telling: telling.document):
        yield ToldDocument(
            id=telling.document,
            story=telling.story,
            edition=telling.edition,
            day=telling.day,
            is_dated=telling.is_dated,
            fingerprint=unpacked(packed[telling.row]),
        )


def _spans(days: Collection[datetime.date]) -> list[tuple[datetime.date, datetime.date]]:
    """From the first to the last day that is near one of these, overlapping stretches as one."""
    spans: list[tuple[datetime.date, datetime.date]] = []
    for day in sorted(days):
        first, last = _shifted(day, -NEAR), _shifted(day, NEAR)
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, last))
    return spans


def _shifted(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    try:
        return day + by
    except OverflowError:  # a page dated in the year 1, or 9999
        return datetime.date.max if by > datetime.timedelta(0) else datetime.date.min


# -- searching -------------------------------------------------------------------------------------------------------------------------

# The best are chosen before anything long is read of them.
_SEARCH = f"""
    WITH found AS (SELECT rowid AS id, -bm25(words, {", ".join(map(str, _WEIGHTS))}) AS score FROM words WHERE words MATCH ?),
    best AS (
        SELECT found.id, score, edition, state, date, number, reference, place
        FROM found JOIN passages ON passages.id = found.id JOIN editions ON name = edition
        ORDER BY score DESC, date DESC, number DESC, edition DESC, reference, place LIMIT ?
    )
    SELECT best.edition, state, date, partners, names, document, best.reference, headline, page, anchor, passage, score
    FROM best JOIN passages ON passages.id = best.id
        JOIN documents ON documents.edition = best.edition AND documents.reference = best.reference
    ORDER BY score DESC, date DESC, number DESC, best.edition DESC, best.reference, best.place
"""


def _wanted(words: str) -> list[str]:
    """The words for FTS5: each a string of its own, so that nothing in it is taken for a sign of its language."""
    parts = words.translate(_QUOTES).split('"')
    if len(parts) % 2 == 0:  # the last quotation mark is not closed, and so is none
        parts[-2:] = [" ".join(parts[-2:])]
    wanted = [word for place, part in enumerate(parts) for word in ([part] if place % 2 else part.split())]
    return [f'"{_words(word)}"' for word in wanted if any(map(str.isalnum, word))]


def _hit(
    edition: str,
    state: State,
    date: str,
    partners: str,
    names: str,
    document: str,
    reference: int,
    headline: str,
    page: str,
    anchor: str,
    passage: str,
    score: float,
) -> Hit:
    return Hit(
        edition=edition,
        state=state,
        date=datetime.date.fromisoformat(date),
        partners=tuple(json.loads(partners)),
        partner_names=tuple(json.loads(names)),
        document=document,
        reference=reference,
        headline=headline,
        page=page,
        anchor=anchor,
        passage=passage,
        score=score,
    )
