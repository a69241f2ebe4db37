"""The order of the stages; only here, and in `audit` that runs them again, are two of them known:

    sources → documents → analysis → stories → partners → charts → assembly → renderers → archive

Each arrow is one line in `compose` and `build`; nothing flows back.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
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
from briefing.errors import BriefingError, SourceError
from briefing.model import Analysis, Briefing, Document, Edition, Explanation, Failure, RawDocument

if TYPE_CHECKING:
    from briefing.archive import Head, Original, Settings
    from briefing.config import Desk
    from briefing.lexicon import Lexicon
    from briefing.model import Rendition
    from briefing.renderers import ArchiveEntry

FORMATS = ("html", "pdf", "json")
MANY = 48
"""From so many documents on, more than one process pays for its start."""

Report = Callable[[str, int, int | None], None]
"""Told (step, done, of how many or None) as the work goes on."""

_T = TypeVar("_T")
_U = TypeVar("_U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the briefing, and the edition that was kept (None after a dry run)."""

    briefing: Briefing
    edition: Edition | None


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
    dry_run: bool = False,
    report: Report = lambda step, done, of: None,
) -> Built:
    """Makes the edition of that date and keeps it under `output`. Raises BriefingError where it cannot, and then changes nothing there."""
    from briefing import archive, renderers

    with _at_work(output, dry_run) as cache:
        name = archive.name_for(output, date.isoformat(), replace=replace)
        briefing, originals = compose(desk, edition=name, date=date, since=since, until=until, jobs=jobs, cache=cache, report=report)
        report("rendering", 0, None)
        renditions = renderers.render(briefing, formats=paper(formats), templates=desk.templates, cache=cache)
        front_page = _front_page(briefing, desk, output, cache, formats)
        if dry_run:
            return Built(briefing=briefing, edition=None)
        report("keeping", 0, None)
        settings = _settings(desk, since, until, formats)
        edition = archive.keep(briefing, renditions, originals, settings=settings, versions=versions(), output=output)
        archive.keep_page(output, front_page)
    return Built(briefing=briefing, edition=edition)


def compose(
    desk: Desk,
    *,
    edition: str,
    date: datetime.date,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    jobs: int | None = None,
    cache: Path,
    report: Report = lambda step, done, of: None,
) -> tuple[Briefing, tuple[Original, ...]]:
    """All thinking: from the sources to the frozen briefing, and the originals that it was made from."""
    from briefing import archive, sources

    raw = list(sources.collect(desk.sources, base=desk.base))
    analyses, failures = read(raw, lexicon_of(desk), jobs=jobs, report=report)
    if not analyses:
        raise SourceError(_places(desk), no_documents(desk, failures))
    briefing = brief(desk, analyses, failures, edition=edition, date=date, since=since, until=until, cache=cache)
    told = {path for entry in briefing.documents for path in (entry.path, *entry.also)}
    return briefing, tuple(archive.Original(path=r.path, sha256=r.sha256) for r in raw if isinstance(r, RawDocument) and r.path in told)


def brief(
    desk: Desk,
    analyses: Sequence[Analysis],
    failures: Sequence[Failure],
    *,
    edition: str,
    date: datetime.date,
    since: datetime.date | None,
    until: datetime.date | None,
    cache: Path,
) -> Briefing:
    """From what was read to the frozen briefing."""
    from briefing import assembly, charts, partners, stories

    words = lexicon_of(desk)
    believed = tuple(dataclasses.replace(a, document=believable(a.document, date)) for a in analyses)
    inside, outside = _in_period(_merged(believed), since, until)
    grouping = partners.group(stories.gather(inside), watched=desk.watched)
    names = {code: words.name_of(code) for code in sorted(words.codes())}
    in_order = {group.code: names[group.code] for group in grouping.groups}
    drawn = charts.draw(grouping, names=in_order, labels=words.field_labels, cache=cache)
    frame = assembly.Frame(
        edition=edition,
        date=date,
        generator=f"briefing {__version__}",
        desk=desk.name,
        title=desk.title,
        home=desk.home,
        home_name=words.name_of(desk.home) if desk.home else "",
        timezone=desk.timezone,
        watched=desk.watched,
        full_sources=desk.full_sources,
        since=since,
        until=until,
        dated_ahead=sum(one.document != other.document for one, other in zip(analyses, believed, strict=True)),
    )
    return assembly.assemble(frame, grouping, drawn, [*failures, *outside], names=names, labels=words.field_labels)


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
    raw: Sequence[RawDocument | Failure], words: Lexicon, *, jobs: int | None = None, report: Report = lambda step, done, of: None
) -> tuple[tuple[Analysis, ...], tuple[Failure, ...]]:
    """What is found in each file, and what cannot be read."""
    results = []
    for done, result in enumerate(_each(partial(_analysed, lexicon=words), raw, jobs=jobs), start=1):
        report("reading", done, len(raw))
        results.append(result)
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


def _in_period(
    analyses: Sequence[Analysis], since: datetime.date | None, until: datetime.date | None
) -> tuple[tuple[Analysis, ...], tuple[Failure, ...]]:
    """Those published in the half-open period, the undated too, and the paths of the others as left out with the reason."""
    inside: list[Analysis] = []
    outside: list[Failure] = []
    for analysis in analyses:
        document = analysis.document
        date = document.published.date if document.published else None
        if date and ((since and date < since) or (until and date >= until)):
            reason = f"published on {date.isoformat()}, outside the edition’s period"
            outside += [Failure(path=path, reason=reason) for path in (document.path, *document.also)]
        else:
            inside.append(analysis)
    return tuple(inside), tuple(outside)


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


def _front_page(briefing: Briefing, desk: Desk, output: Path, cache: Path, formats: Sequence[str]) -> Rendition:
    """The archive's front page as it will be with this edition; made before anything is kept, so that a mistake in it changes nothing."""
    from briefing import archive, renderers

    this = archive.head(briefing, [f"briefing-{briefing.edition}.{form}" for form in formats])
    heads = [this, *(head for head in archive.heads(output) if head.edition != briefing.edition)]
    entries = [_entry(head) for head in sorted(heads, key=lambda head: archive.by_date(head.edition), reverse=True)]
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


def _settings(desk: Desk, since: datetime.date | None, until: datetime.date | None, formats: Sequence[str]) -> Settings:
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
        since=since,
        until=until,
        formats=paper(formats),
        fields=hashlib.sha256(desk.fields.read_bytes()).hexdigest() if desk.fields else "",
        templates=fingerprint(desk.templates),
    )


def versions() -> dict[str, str]:
    """Of everything that decides an edition's bytes: this program, to the letter, and what it stands on."""
    packages = ("weasyprint", "jinja2", "matplotlib", "yake", "trafilatura", "fonttools")
    here = Path(__file__).parent
    code = hashlib.sha256()
    for file in sorted(file for file in here.rglob("*") if file.suffix in (".py", ".toml", ".txt")):
        code.update(file.relative_to(here).as_posix().encode() + file.read_bytes())
    own = {"briefing": f"{__version__}+{code.hexdigest()[:12]}", "python": platform.python_version()}
    return own | {name: version(name) for name in packages}
