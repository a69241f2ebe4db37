"""The order of the stages; only here, and in `audit` that runs them again, are two of them known:

    sources → documents → analysis → stories → partners → charts → assembly → renderers → archive

Each arrow is one line in `compose` and `build`; nothing flows back.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import functools
import hashlib
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing import __version__
from briefing.errors import ArchiveError, BriefingError, SourceError
from briefing.model import (
    Analysis,
    Briefing,
    Document,
    Edition,
    Explanation,
    Failure,
    Fingerprint,
    Memory,
    PastCount,
    RawDocument,
    State,
)
from briefing.text import host

if TYPE_CHECKING:
    from briefing.archive import Head, Original, Settings
    from briefing.config import Desk
    from briefing.coverage import Coverage
    from briefing.lexicon import Lexicon
    from briefing.model import Rendition
    from briefing.renderers import ArchiveEntry
    from briefing.store import Hit, Store

FORMATS = ("html", "pdf", "json")
MANY = 48
"""From so many documents on, more than one process pays for its start."""

SOME = 256
"""After so many documents what was found is kept: a build that is killed need not read them again."""

Recall = Callable[..., Memory]
"""What published editions told, for the `days` of documents."""

Report = Callable[[str, int, int | None], None]
"""Told (step, done, of how many or None) as the work goes on."""

_T = TypeVar("_T")
_U = TypeVar("_U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the briefing, and the edition that was kept (None after a dry run, and where there was no news and the desk wants
    no edition then)."""

    briefing: Briefing
    edition: Edition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What an edition is made for, and with what memory: `memory` without documents to compare with, which `recall` adds.

    `told` are ids of documents of the sources that need not be looked at, because editions told them and this one does not; `told_before`
    counts more of them that only a past build has seen.
    """

    edition: str
    date: datetime.date
    coverage: Coverage
    memory: Memory
    recall: Recall
    state: State = "draft"
    told: frozenset[str] = frozenset()
    told_before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The thinking of an edition: the briefing, the fingerprints of its documents by id, and the originals that it was made from."""

    briefing: Briefing
    prints: dict[str, Fingerprint]
    originals: tuple[Original, ...]


def desk_from(folder: Path, named: Path | None) -> Desk:
    """The desk of the named file, of the folder's `briefing.toml`, or one with defaults. Raises ConfigError."""
    from briefing import config, lexicon

    file = config.find(folder, named)
    return config.load(file, mend=lexicon.mend) if file else config.Desk(base=folder)


def build(
    desk: Desk,
    *,
    date: datetime.date,
    output: Path,
    formats: Sequence[str] = FORMATS,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    jobs: int | None = None,
    replace: bool = False,
    publish: bool = False,
    dry_run: bool = False,
    report: Report = lambda step, done, of: None,
) -> Built:
    """Makes the edition of that date and keeps it under `output`. Raises BriefingError where it cannot, and then changes nothing there.

    With `publish` it is published, not a draft: later editions do not tell again what it told, and it is never changed. Without news none
    is made where the desk wants none, or the day has a published one already; a draft of that day goes then.
    """
    from briefing import archive, coverage, renderers

    with _at_work(output, dry_run) as cache, remembering(output, dry_run=dry_run) as (store, published):
        _check_owner(desk, output, published)
        name = archive.name_for(output, date.isoformat(), replace=replace)
        if publish:
            _check_order(name, published)
        recall = partial(store.recall, among=list(published), edition=name, date=date)
        memory = recall(days=())
        scope = coverage.cover(desk.covers, date=date, since=since, until=until, memory=memory)
        state: State = "published" if publish else "draft"
        occasion = Occasion(edition=name, date=date, coverage=scope, memory=memory, recall=recall, state=state)
        composed = compose(desk, occasion, store=store, jobs=jobs, cache=cache, report=report)
        briefing = composed.briefing
        if not briefing.documents and (desk.empty == "none" or date.isoformat() in published):
            if not dry_run and archive.remove_draft(output, name):
                archive.keep_page(output, front_page(desk, output, cache))
                level(store, output)
            return Built(briefing=briefing, edition=None)
        report("rendering", 0, None)
        renditions = renderers.render(briefing, formats=paper(formats), templates=desk.templates, cache=cache)
        page = front_page(desk, output, cache, archive.head(briefing, [f"briefing-{briefing.edition}.{form}" for form in formats]))
        if dry_run:
            return Built(briefing=briefing, edition=None)
        report("keeping", 0, None)
        edition = archive.keep(
            briefing,
            renditions,
            composed.originals,
            prints=composed.prints,
            settings=_settings(desk, scope, formats),
            versions=versions(),
            earlier=published,
            output=output,
        )
        archive.keep_page(output, page)
        level(store, output)
    return Built(briefing=briefing, edition=edition)


def publish(desk: Desk, *, output: Path, edition: str | None) -> Edition:
    """The named draft (or the newest) as a published edition, otherwise as it is. Raises ArchiveError where it cannot be: it was changed,
    another edition was published since it was made, or a later one is; or another version or other templates made it."""
    from briefing import archive, renderers
    from briefing.renderers.fingerprint import fingerprint

    with _at_work(output, dry_run=False) as cache, remembering(output) as (store, published):
        folder = archive.locate(output, edition, state="draft")
        kept = archive.read_kept(folder)
        manifest, name = kept.manifest, folder.name
        if folder.resolve().parent != output.resolve():
            raise ArchiveError(str(folder), f"does not lie in {output}; name that folder with --output")
        if kept.briefing.state == "published":
            raise ArchiveError(name, "is published already; nothing is left to do")
        if lost := archive.changed(folder, manifest):
            raise ArchiveError(name, f"was changed after it was made ({', '.join(lost[:3])}); build it again")
        again = f"build it again (--date {kept.briefing.date}), or delete its folder"
        if manifest.earlier != published:
            raise ArchiveError(name, f"was made before another edition was published, and may tell the same; {again}")
        if manifest.versions != versions() or manifest.settings.templates != fingerprint(desk.templates):
            raise ArchiveError(name, f"was made by another version of this program, or with other templates; {again}")
        _check_order(name, published)
        briefing = dataclasses.replace(kept.briefing, state="published")
        done = archive.keep(
            briefing,
            renderers.render(briefing, formats=manifest.settings.formats, templates=desk.templates, cache=cache),
            manifest.originals,
            prints=kept.prints,
            settings=manifest.settings,
            versions=manifest.versions,
            earlier=manifest.earlier,
            output=output,
        )
        archive.keep_page(output, front_page(desk, output, cache))
        level(store, output)
    return done


def _check_owner(desk: Desk, output: Path, published: dict[str, str]) -> None:
    """Raises ArchiveError where another country's desk published there: what it told would not be told to this one's readers."""
    from briefing import archive

    for name in reversed(published):
        try:
            home = archive.read_manifest(output / name).settings.home
        except ArchiveError:  # a damaged one, of which the store knows what it told
            continue
        if home != desk.home:
            whose = f"a desk whose home is {home}" if home else "a desk without a home"
            raise ArchiveError(str(output), f"holds published editions of {whose}; name another folder with --output")
        return


def _check_order(name: str, published: dict[str, str]) -> None:
    """Raises ArchiveError where a later edition is published: that one tells what is new against this one's."""
    from briefing import archive

    last = next(reversed(published), None)
    if last and archive.by_date(name) < archive.by_date(last):
        problem = f"cannot be published any more, since {last} is, which is later; publish editions in the order of their dates"
        raise ArchiveError(name, problem)


@contextlib.contextmanager
def remembering(output: Path, *, dry_run: bool = False) -> Iterator[tuple[Store, dict[str, str]]]:
    """The store, level with the editions that lie under `output`, and the stamps of the published ones, the oldest first.

    Raises ArchiveError where an edition is damaged that may have been published, and the store does not know it: what it told would be told
    again.
    """
    from briefing import archive
    from briefing import store as stores

    with stores.opened(output, in_memory=dry_run) as store:
        problems, learned = level(store, output), store.learned()
        drafts = {edition.name for edition in archive.editions(output) if edition.state == "draft"}
        for name, problem in problems.items():
            if name not in learned and name not in drafts:
                said = f"may have told what would be told again, but {Path(problem.subject).name} {problem.problem}"
                raise ArchiveError(name, said) from problem
        published = {name: stamp for name, (state, stamp) in learned.items() if state == "published"}
        yield store, dict(sorted(published.items(), key=lambda item: archive.by_date(item[0])))


def level(store: Store, output: Path) -> dict[str, BriefingError]:
    """Brings the store level with the editions under `output`; what is wrong with those that cannot be read, by name. Of these it still
    knows what it learned when they could."""
    from briefing import archive

    kept = sorted(archive.editions(output), key=lambda edition: archive.by_date(edition.name))
    stamps = {edition.name: archive.stamp(Path(edition.folder)) for edition in kept}
    store.forget(stamps)
    problems: dict[str, BriefingError] = {}
    for name in store.stale(stamps):
        try:
            one = archive.read_kept(output / name)
            page = next((f"{name}/{file}" for file in one.manifest.head.files if file.endswith(".html")), "")
            store.learn(stamp=stamps[name], briefing=one.briefing, prints=one.prints, page=page)
        except BriefingError as error:
            problems[name] = error
    return problems


def search(output: Path, words: str, *, limit: int) -> tuple[tuple[Hit, ...], dict[str, BriefingError]]:
    """The passages of all editions that have every word, the best first, and what is wrong with editions that cannot be searched."""
    from briefing import store as stores

    with stores.opened(output) as store:
        problems = level(store, output)
        return store.search(words, limit=limit), problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The editions that a store made anew knows, what is wrong with the others by name, and where the store lies that was there before."""

    learned: tuple[str, ...]
    problems: dict[str, BriefingError]
    before: Path | None


def rebuild(desk: Desk, *, output: Path) -> Rebuilt:
    """Makes the store anew from the editions under `output`, and the archive's front page."""
    from briefing import archive
    from briefing import store as stores

    with archive.locked(output):
        before = stores.rebuild(output)
        with stores.opened(output) as store:
            problems = level(store, output)
            archive.keep_page(output, front_page(desk, output, archive.cache(output)))
            return Rebuilt(learned=tuple(store.learned()), problems=problems, before=before)


def compose(
    desk: Desk,
    occasion: Occasion,
    *,
    store: Store,
    jobs: int | None = None,
    cache: Path,
    report: Report = lambda step, done, of: None,
) -> Composed:
    """All thinking: from the sources to the frozen briefing, and the originals that it was made from."""
    from briefing import archive, sources

    raw = list(sources.collect(desk.sources, base=desk.base))
    files = [one for one in raw if isinstance(one, RawDocument)]
    told = _told(files, desk, occasion, store)
    unread = [one for one in raw if one.path not in told]
    analyses, failures = _read_once(unread, desk, store=store, jobs=jobs, report=report)
    if not analyses and not told:
        raise SourceError(_places(desk), no_documents(desk, failures))
    briefing, prints = brief(desk, analyses, failures, dataclasses.replace(occasion, told=frozenset(told.values())), cache=cache)
    inside = {path for entry in briefing.documents for path in (entry.path, *entry.also)}
    originals = tuple(archive.Original(path=one.path, sha256=one.sha256) for one in files if one.path in inside)
    return Composed(briefing=briefing, prints=prints, originals=originals)


def brief(
    desk: Desk, analyses: Sequence[Analysis], failures: Sequence[Failure], occasion: Occasion, *, cache: Path
) -> tuple[Briefing, dict[str, Fingerprint]]:
    """From what was read to the frozen briefing, and the fingerprints of its documents by id."""
    from briefing import assembly, charts, coverage, partners, stories

    words, scope, date = lexicon_of(desk), occasion.coverage, occasion.date
    until = scope.until if scope.kind == "period" else None
    believed = tuple(_as_the_desk_sees(analysis, desk, date, until) for analysis in analyses)
    sorted_out = coverage.sort(_merged(believed), scope, occasion.memory)
    ids = sorted(analysis.document.id for analysis in sorted_out.inside)
    ahead = {one.document.id for one, other in zip(analyses, believed, strict=True) if one.document.published != other.document.published}
    memory = occasion.recall(days=sorted({_day(analysis, date) for analysis in sorted_out.inside}), documents=ids)
    grouping = partners.group(stories.gather(sorted_out.inside, memory=memory, preferred=desk.preferred), watched=desk.watched)
    names = {code: words.name_of(code) for code in sorted(words.codes())}
    history = assembly.history(memory)
    in_order = {code: words.name_of(code) for code in order([group.code for group in grouping.groups], history)}
    drawn = charts.draw(grouping, names=in_order, labels=words.field_labels, cache=cache, history=history)
    counts = {group.code: charts.with_news((*group.told, *group.shared)) for group in grouping.groups}
    frame = assembly.Frame(
        edition=occasion.edition,
        date=date,
        generator=f"briefing {__version__}",
        desk=desk.name,
        title=desk.title,
        home=desk.home,
        home_name=words.name_of(desk.home) if desk.home else "",
        timezone=desk.timezone,
        watched=desk.watched,
        full_sources=desk.full_sources,
        state=occasion.state,
        covers="period" if scope.kind == "days" else scope.kind,
        since=scope.since,
        until=scope.until,
        memory=memory,
        told_before=occasion.told_before + len(occasion.told | sorted_out.told),
        dated_ahead=len(ahead.intersection(ids)),
    )
    briefing = assembly.assemble(
        frame,
        grouping,
        drawn,
        [*failures, *sorted_out.outside],
        names=names,
        labels=words.field_labels,
        trends={code: charts.trend(code, history, now, edition=occasion.edition) for code, now in counts.items()},
    )
    return briefing, {analysis.document.id: analysis.fingerprint for analysis in sorted_out.inside}


def _as_the_desk_sees(analysis: Analysis, desk: Desk, date: datetime.date, until: datetime.date | None) -> Analysis:
    """The analysis with a date that can be, and the mark of a machine's wording where the desk says so of the outlet.

    Where a period ends before the date that a document states, that is why it is left out, whether the date can be or not.
    """
    stated = analysis.document.published
    document = analysis.document if until and stated and stated.date >= until else believable(analysis.document, date)
    listed = {name.casefold() for name in desk.altered_outlets}
    outlets = {(document.publisher or "").casefold(), host(document.url)}
    return dataclasses.replace(analysis, document=document, is_altered=analysis.is_altered or bool(listed & outlets))


def _day(analysis: Analysis, date: datetime.date) -> datetime.date:
    published = analysis.document.published
    return published.date if published else date


def order(here: Sequence[str], history: Sequence[PastCount]) -> list[str]:
    """The codes of the sections, and behind them those that only the last edition has."""
    return [*here, *sorted(set(history[0].partners if history else ()) - set(here))]


def inspect(paths: Sequence[Path], desk: Desk, *, jobs: int | None = None) -> Iterator[Analysis | Failure]:
    """What is seen in each file, in the order of paths: one result for every file. Raises SourceError where a path is not there."""
    from briefing import sources

    return _each(partial(_analysed, lexicon=lexicon_of(desk)), sources.collect(paths, base=desk.base), jobs=jobs)


def explain(paths: Sequence[Path], desk: Desk, *, jobs: int | None = None) -> Iterator[Explanation | Failure]:
    """The same as `inspect`, each with what it rests on."""
    from briefing import sources

    return _each(partial(_explained, lexicon=lexicon_of(desk)), sources.collect(paths, base=desk.base), jobs=jobs)


def _explained(raw: RawDocument | Failure, *, lexicon: Lexicon) -> Explanation | Failure:
    from briefing import analysis, documents

    if isinstance(raw, Failure):
        return raw
    try:
        document, dates = documents.explain(raw)
    except BriefingError as error:
        return Failure(path=raw.path, reason=error.problem)
    return analysis.explain(document, lexicon, dates=dates)


def lexicon_of(desk: Desk) -> Lexicon:
    """The lexicon as the desk has set it."""
    from briefing import config, lexicon

    off = config.switched_off(desk, blocs=lexicon.blocs(), mend=lexicon.mend)
    return lexicon.load(home=desk.home, fields=desk.fields, aliases=dict(desk.aliases), without=off)


def paper(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats that are rendered, each once; JSON the archive keeps of every edition."""
    return tuple(dict.fromkeys(name for name in formats if name != "json"))


# -- reading -----------------------------------------------------------------------------------------------------------------------------


def read(
    raw: Sequence[RawDocument | Failure],
    words: Lexicon,
    *,
    jobs: int | None = None,
    report: Report = lambda step, done, of: None,
    keep: Callable[[Sequence[Analysis]], None] = lambda analyses: None,
) -> tuple[tuple[Analysis, ...], tuple[Failure, ...]]:
    """What is found in each file, and what cannot be read. `keep` is handed what was found, some at a time."""
    results: list[Analysis | Failure] = []
    for done, result in enumerate(_each(partial(_analysed, lexicon=words), raw, jobs=jobs), start=1):
        report("reading", done, len(raw))
        results.append(result)
        if done % SOME == 0 or done == len(raw):
            keep([one for one in results[(done - 1) // SOME * SOME :] if isinstance(one, Analysis)])
    return tuple(r for r in results if isinstance(r, Analysis)), tuple(r for r in results if isinstance(r, Failure))


def _analysed(raw: RawDocument | Failure, *, lexicon: Lexicon) -> Analysis | Failure:
    from briefing import analysis, documents

    if isinstance(raw, Failure):
        return raw
    try:
        document = documents.to_document(raw)
    except BriefingError as error:
        return Failure(path=raw.path, reason=error.problem)
    return analysis.analyse(document, lexicon)


def believable(document: Document, date: datetime.date) -> Document:
    """The document, undated where its date lies after the edition's; a day more is allowed: it may be tomorrow where it was published."""
    ahead = document.published and document.published.date > date + datetime.timedelta(days=1)
    return dataclasses.replace(document, published=None) if ahead else document


def _each(work: Callable[[_T], _U], things: Iterable[_T], *, jobs: int | None) -> Iterator[_U]:
    """The work done on each thing, in their order; in several processes where asked for, or where there are many."""
    listed = list(things)
    processes = jobs or (min(os.cpu_count() or 1, 8) if len(listed) >= MANY else 1)
    if processes == 1:
        yield from map(work, listed)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(work, listed, chunksize=max(1, min(32, len(listed) // (4 * processes))))


def _merged(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """Identical documents once, with the paths of all; what was found in them is the same, since it comes from title and text alone."""
    from briefing import documents

    found = {analysis.document.id: analysis for analysis in analyses}
    return tuple(dataclasses.replace(found[d.id], document=d) for d in documents.merge(a.document for a in analyses))


def _told(files: Sequence[RawDocument], desk: Desk, occasion: Occasion, store: Store) -> dict[str, str]:
    """The paths of files whose documents need not be looked at, since editions told them and this one does not; with the documents' ids."""
    if occasion.coverage.kind != "new":
        return {}
    memory, reader = occasion.memory, _reader(desk)
    keys = {one.path: key_of(one, reader) for one in files}
    ids = store.document_ids(list(keys.values()))
    found = {one.path: memory.files.get(one.sha256) or ids.get(keys[one.path], "") for one in files}
    return {path: id for path, id in found.items() if id in memory.told}


def _read_once(
    raw: Sequence[RawDocument | Failure], desk: Desk, *, store: Store, jobs: int | None, report: Report
) -> tuple[tuple[Analysis, ...], tuple[Failure, ...]]:
    """What is found in each file, and what cannot be read; a file that was read before is taken from the store."""
    import msgspec

    reader = _reader(desk)
    keys = {one.path: key_of(one, reader) for one in raw if isinstance(one, RawDocument)}
    packed = store.readings(list(keys.values()))
    known = [_unpacked(packed[keys[one.path]], one) for one in raw if isinstance(one, RawDocument) and keys[one.path] in packed]

    def keep(analyses: Sequence[Analysis]) -> None:
        rows = [(keys[found.document.path], found.document.id, msgspec.msgpack.encode(found)) for found in analyses]
        store.keep_readings(rows, version=versions()["briefing"])

    unread = [one for one in raw if keys.get(one.path) not in packed]
    analyses, failures = read(unread, lexicon_of(desk), jobs=jobs, report=report, keep=keep)
    return tuple(sorted((*known, *analyses), key=lambda analysis: analysis.document.path)), failures


def _unpacked(packed: bytes, raw: RawDocument) -> Analysis:
    """What was found in a file of the same content, which may have lain elsewhere."""
    import msgspec

    analysis = msgspec.msgpack.decode(packed, type=Analysis)
    return dataclasses.replace(analysis, document=dataclasses.replace(analysis.document, path=raw.path))


def _reader(desk: Desk) -> str:
    """Of all that decides what is found in a file beside the file: this program and what it stands on, and the desk's words."""
    words = (desk.home, desk.aliases, desk.blocs_off, desk.fields.read_bytes() if desk.fields else b"")
    return hashlib.sha256(repr((versions(), words)).encode()).hexdigest()


def key_of(raw: RawDocument, reader: str) -> str:
    """The name of what a reader finds in a file: the same for the same bytes, as far as the suffix says the same of them."""
    return hashlib.sha256(f"{reader} {raw.sha256} {Path(raw.path).suffix.lower()}".encode()).hexdigest()


def _places(desk: Desk) -> str:
    return ", ".join(str(path) for path in desk.sources) or "sources"


def no_documents(desk: Desk, failures: Sequence[Failure]) -> str:
    """Why there is nothing to brief on, and what to do."""
    if not desk.sources:
        return "no source is named; add [[sources]] with a path to briefing.toml, or call `briefing build --source FOLDER`"
    if failures:
        shown = "; ".join(f"{f.path}: {f.reason}" for f in failures[:5])
        more = f"; and {len(failures) - 5} more" if len(failures) > 5 else ""
        return f"holds no document that can be read, so there is nothing to brief on ({shown}{more})"
    return "holds no document; put articles there as .txt, .md or .html files"


# -- output ------------------------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _at_work(output: Path, dry_run: bool) -> Iterator[Path]:
    """The output folder for this build alone, and in it the cache of fonts and charts; a dry run gets a cache that goes with it."""
    import tempfile

    from briefing import archive

    if dry_run:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
        return
    with archive.locked(output):
        yield archive.cache(output)


def front_page(desk: Desk, output: Path, cache: Path, new: Head | None = None) -> Rendition:
    """The archive's front page, as it will be with a new edition: made before that is kept, so that a mistake in it changes nothing."""
    from briefing import archive, renderers

    heads = {head.edition: head for head in (*archive.heads(output), *([new] if new else []))}
    entries = [_entry(heads[name]) for name in sorted(heads, key=archive.by_date, reverse=True)]
    return renderers.render_index(entries, desk=desk.name, templates=desk.templates, cache=cache)


def _entry(head: Head) -> ArchiveEntry:
    from briefing import assembly, renderers

    return renderers.ArchiveEntry(
        name=head.edition,
        date_text=head.date_text,
        title=head.title,
        state=head.state,
        summary=assembly.summary(stories=head.counts.stories, documents=head.counts.documents),
        lead=head.lead,
        files=tuple((name.rpartition(".")[2].upper(), f"{head.edition}/{name}") for name in head.files),
    )


def _settings(desk: Desk, coverage: Coverage, formats: Sequence[str]) -> Settings:
    from briefing import archive
    from briefing.renderers.fingerprint import fingerprint

    return archive.Settings(
        name=desk.name,
        title=desk.title,
        home=desk.home,
        timezone=desk.timezone,
        watched=desk.watched,
        aliases=desk.aliases,
        blocs_off=desk.blocs_off,
        full_sources=desk.full_sources,
        since=coverage.since,
        until=coverage.until,
        formats=paper(formats),
        fields=hashlib.sha256(desk.fields.read_bytes()).hexdigest() if desk.fields else "",
        templates=fingerprint(desk.templates),
        covers=coverage.kind,
        preferred=desk.preferred,
        altered_outlets=desk.altered_outlets,
    )


@functools.cache
def versions() -> dict[str, str]:
    """Of everything that decides an edition's bytes: this program, to the letter, and what it stands on."""
    packages = ("weasyprint", "jinja2", "matplotlib", "yake", "trafilatura", "fonttools")
    here = Path(__file__).parent
    code = hashlib.sha256()
    for file in sorted(file for file in here.rglob("*") if file.suffix in (".py", ".toml", ".txt")):
        code.update(file.relative_to(here).as_posix().encode() + file.read_bytes())
    own = {"briefing": f"{__version__}+{code.hexdigest()[:12]}", "python": platform.python_version()}
    return own | {name: version(name) for name in packages}
