"""The order of the stages, and the only file that knows two of them:

    sources → documents → analysis → stories → partners → charts → assembly → renderers → archive

Each arrow is one line in `compose` and `build`; nothing flows back.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
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
from briefing.model import Analysis, Briefing, Document, Edition, Failure, RawDocument

if TYPE_CHECKING:
    from briefing.archive import Original
    from briefing.config import Desk
    from briefing.lexicon import Lexicon
    from briefing.model import Rendition
    from briefing.verification import Problem, Reread

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked over; `says` is what was found, or what is wrong and how it is mended."""

    what: str
    holds: bool
    says: str
    exit_code: int = 1


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

    name = archive.name_for(output, date.isoformat(), replace=replace)
    with _caches(output, dry_run) as cache:
        briefing, originals = compose(desk, edition=name, date=date, since=since, until=until, jobs=jobs, cache=cache, report=report)
        report("rendering", 0, None)
        paper = [name for name in formats if name != "json"]  # the archive keeps that of every edition
        renditions = renderers.render(briefing, formats=paper, templates=desk.templates, cache=cache) if paper else ()
        if dry_run:
            return Built(briefing=briefing, edition=None)
        report("keeping", 0, None)
        edition = archive.keep(briefing, renditions, originals, versions=_versions(), output=output)
        archive.keep_page(output, _front_page(desk, output, cache))
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
    from briefing import archive, assembly, charts, partners, stories

    words = lexicon_of(desk)
    analyses, failures = _read(desk.sources, desk, words, jobs=jobs, report=report)
    if not analyses:
        raise SourceError(_places(desk), _no_documents(desk, failures))
    believed = tuple(dataclasses.replace(a, document=_believed(a.document, date)) for a in analyses)
    inside, outside = _in_period(believed, since, until)
    told = stories.gather(_merged(inside))
    grouping = partners.group(told, watched=desk.watched)
    names = {group.code: words.name_of(group.code) for group in grouping.groups}
    drawn = charts.draw(grouping, names=names, labels=words.field_labels, cache=cache)
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
    briefing = assembly.assemble(frame, grouping, drawn, [*failures, *outside], names=names, labels=words.field_labels)
    originals = [archive.Original(path=a.document.path, sha256=a.document.sha256) for a in inside]
    return briefing, tuple(originals)


def inspect(paths: Sequence[Path], desk: Desk, *, jobs: int | None = None) -> Iterator[Analysis | Failure]:
    """What is seen in each file, in the order of paths: one result for every file. Raises SourceError where a path is not there."""
    from briefing import sources

    words = lexicon_of(desk)
    return _each(partial(_analysed, lexicon=words), sources.collect(paths, base=desk.base), jobs=jobs)


def verify(desk: Desk, *, output: Path, edition: str | None) -> tuple[Briefing, tuple[Problem, ...]]:
    """The named edition (or the newest) and everything in it that does not hold against its originals."""
    from briefing import archive, verification

    folder = archive.locate(output, edition)
    briefing, manifest = archive.read(folder), archive.read_manifest(folder)
    names = sorted(original.path for original in manifest.originals)
    beside = folder.absolute().parent.parent  # where the desk is if the output folder is its own, from wherever this is called
    base = next((base for base in (desk.base, beside) if any((base / name).exists() for name in names)), desk.base)
    problems = verification.verify(
        briefing,
        hashes=manifest.files,
        files=archive.files(folder),
        hashes_of_originals={original.path: original.sha256 for original in manifest.originals},
        originals={path: again for path in names if (again := _reread(base, path, briefing.date))},
        base=str(base),
        recount=_recount,
    )
    return briefing, problems


def check(folder: Path, named: Path | None, output: Path | None) -> tuple[Check, ...]:
    """Configuration, sources, templates, fonts and libraries, and the output folder, each with what to do where it does not hold."""
    from briefing import archive, renderers

    found: list[Check] = []

    def holds(what: str, look: Callable[[], str]) -> bool:
        try:
            found.append(Check(what=what, holds=True, says=look()))
        except BriefingError as error:
            found.append(Check(what=what, holds=False, says=str(error), exit_code=error.exit_code))
        return found[-1].holds

    desk: list[Desk] = []

    def configuration() -> str:
        desk.append(desk_from(folder, named))
        lexicon_of(desk[0])
        home = f"home {desk[0].home}" if desk[0].home else "no home: every country that a document is about is a partner"
        return f"{desk[0].name}, {home}, {desk[0].timezone}"

    if not holds("configuration", configuration):
        return tuple(found)
    for source in desk[0].sources:
        holds(f"source {source.name}", partial(_counted_source, source, desk[0].base))
    if not desk[0].sources:
        found.append(Check(what="sources", holds=False, says=_no_documents(desk[0], ())))
    holds("fonts and libraries", renderers.check)
    holds("templates", partial(_rendered_example, desk[0]))
    holds("output", partial(archive.check, output or desk[0].base / "output"))
    return tuple(found)


def _rendered_example(desk: Desk) -> str:
    """The pages of the example article, made with the desk's templates and thrown away: a mistake in a template shows as in a build."""
    import tempfile

    from briefing import desks, renderers

    with tempfile.TemporaryDirectory() as folder:
        example = desks.example_in(Path(folder))
        there = dataclasses.replace(desk, sources=(example,), watched=())
        briefing, _ = compose(there, edition="check", date=datetime.date(2026, 1, 31), cache=Path(folder))
        made = renderers.render(briefing, formats=("html", "pdf"), templates=desk.templates, cache=Path(folder))
    return f"{len(made)} files of an example can be made{f' with {desk.templates}' if desk.templates else ''}"


def _counted_source(source: Path, base: Path) -> str:
    from briefing import sources

    results = list(sources.collect([source], base=base))
    failures = [result for result in results if isinstance(result, Failure)]
    if len(failures) == len(results):
        raise SourceError(str(source), failures[0].reason if len(failures) == 1 else f"none of its {len(results)} files can be read")
    unread = f"; {len(failures)} cannot be read, the first: {failures[0].path}: {failures[0].reason}" if failures else ""
    return f"{len(results)} files{unread}"


def lexicon_of(desk: Desk) -> Lexicon:
    """The lexicon as the desk has set it."""
    from briefing import lexicon

    return lexicon.load(home=desk.home, fields=desk.fields, aliases=dict(desk.aliases))


# -- reading -----------------------------------------------------------------------------------------------------------------------------


def _read(
    paths: Sequence[Path], desk: Desk, words: Lexicon, *, jobs: int | None, report: Report
) -> tuple[tuple[Analysis, ...], tuple[Failure, ...]]:
    from briefing import sources

    raw = list(sources.collect(paths, base=desk.base))
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


def _believed(document: Document, date: datetime.date) -> Document:
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
    """Those published in the half-open period, the undated too, and the others as left out with the reason."""
    inside, outside = [], []
    for analysis in analyses:
        date = analysis.document.published.date if analysis.document.published else None
        if date and ((since and date < since) or (until and date >= until)):
            outside.append(Failure(path=analysis.document.path, reason=f"published on {date.isoformat()}, outside the edition’s period"))
        else:
            inside.append(analysis)
    return tuple(inside), tuple(outside)


def _places(desk: Desk) -> str:
    return ", ".join(str(path) for path in desk.sources) or "sources"


def _no_documents(desk: Desk, failures: Sequence[Failure]) -> str:
    if not desk.sources:
        return "no source is named; add [[sources]] with a path to briefing.toml, or call `briefing build --source FOLDER`"
    if failures:
        shown = "; ".join(f"{f.path}: {f.reason}" for f in failures[:5])
        more = f"; and {len(failures) - 5} more" if len(failures) > 5 else ""
        return f"holds no document that can be read, so there is nothing to brief on ({shown}{more})"
    return "holds no document; put articles there as .txt, .md or .html files"


# -- output ------------------------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _caches(output: Path, dry_run: bool) -> Iterator[Path]:
    """The folder for caches of fonts and charts: inside the output folder, or nowhere that lasts for a dry run."""
    import tempfile

    from briefing import archive

    if dry_run:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
        return
    with archive.locked(output):
        yield archive.cache(output)


def _front_page(desk: Desk, output: Path, cache: Path) -> Rendition:
    from briefing import archive, assembly, renderers

    entries = []
    for edition in archive.editions(output):
        kept, folder = archive.read(Path(edition.folder)), Path(edition.folder)
        files = [(form.upper(), f"{edition.name}/briefing-{edition.name}.{form}") for form in FORMATS]
        entries.append(
            renderers.ArchiveEntry(
                name=edition.name,
                date_text=kept.date_text,
                title=kept.title,
                state=kept.state,
                summary=assembly.summary(stories=kept.counts.stories, documents=kept.counts.documents),
                lead=kept.in_brief[0].quotation.text if kept.in_brief else "",
                files=tuple((label, address) for label, address in files if (folder.parent / address).is_file()),
            )
        )
    return renderers.render_index(entries, desk=desk.name, templates=desk.templates, cache=cache)


def _versions() -> dict[str, str]:
    """Of everything that decides an edition's bytes."""
    packages = ("weasyprint", "jinja2", "matplotlib", "yake", "trafilatura", "babel", "fonttools")
    return {"briefing": __version__, "python": platform.python_version()} | {name: version(name) for name in packages}


# -- verifying ---------------------------------------------------------------------------------------------------------------------------


def _reread(base: Path, path: str, date: datetime.date) -> Reread | None:
    """The original as it is now; None where it is gone."""
    from briefing import documents, sources
    from briefing.verification import Reread

    try:
        found = next(iter(sources.collect([base / path], base=base)), None)
    except SourceError:
        return None
    if not isinstance(found, RawDocument):
        return Reread(sha256="", document=None, reason=found.reason) if found else None
    try:
        return Reread(sha256=found.sha256, document=_believed(documents.to_document(found), date))
    except BriefingError as error:
        return Reread(sha256=found.sha256, document=None, reason=error.problem)


def _recount(briefing: Briefing) -> Iterator[tuple[str, object, object]]:
    """Every number of the edition, counted again from its stories and documents."""
    from briefing import assembly, charts

    stories = {story.id: story for story in briefing.stories}
    dates = {entry.id: entry.published.date if entry.published else None for entry in briefing.documents}
    phrases = {entry.id: {phrase.text.casefold() for phrase in entry.keyphrases} for entry in briefing.documents}
    yield (
        "masthead",
        briefing.counts,
        assembly.count(stories=[s.partners for s in briefing.stories], dates=list(dates.values()), left_out=len(briefing.left_out)),
    )
    for section in briefing.partners:
        here = [story for story in briefing.stories if section.code in story.partners]
        yield f"{section.name}: stories", sorted(section.stories), sorted(story.id for story in here)
        documents = [document for story in here for document in story.documents]
        yield f"{section.name}: documents", sorted(section.documents), sorted(documents)
        yield f"{section.name}: heading", section.summary, assembly.summary(stories=len(here), documents=len(documents))
        for phrase in section.keyphrases:
            having = sum(any(phrase.text.casefold() in phrases[document] for document in story.documents) for story in here)
            yield f"{section.name}: stories with {phrase.text!r}", phrase.stories, having
    for telling in (*(t for section in briefing.partners for t in section.tellings), *briefing.unplaced):
        yield f"{telling.story}: reports", telling.reports, assembly.reports(len(stories[telling.story].documents))
    counted = [
        charts.CountedStory(id=story.id, partners=story.partners, fields=story.fields, dates=tuple(dates[d] for d in story.documents))
        for story in briefing.stories
    ]
    names = {section.code: section.name for section in briefing.partners}
    labels = {field.name: field.label for field in briefing.fields}
    for said, again in zip(briefing.charts, charts.tables(counted, names=names, labels=labels), strict=True):
        for key in ("title", "counted", "alt", "columns", "rows", "omitted"):
            yield f"chart {said.id}: {key}", getattr(said, key), getattr(again, key)
