"""Looks over what stands: a desk before it builds (`check`), an edition after it was built (`verify`), by running the pipeline again."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefing import archive, pipeline, verification
from briefing.config import Desk
from briefing.errors import ArchiveError, BriefingError, SourceError
from briefing.model import Briefing, Failure, Memory, RawDocument
from briefing.verification import Problem, Reread


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked over; `says` is what was found, or what is wrong and how it is mended."""

    what: str
    holds: bool
    says: str
    exit_code: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `verify` found; `unchecked` says what could not be compared, and why ("" where all was)."""

    edition: str
    problems: tuple[Problem, ...]
    unchecked: str


# -- an edition --------------------------------------------------------------------------------------------------------------------------


def verify(desk: Desk, *, output: Path, edition: str | None) -> Verdict:
    """The named edition (or the newest) against its originals, in two ways.

    Files, quotations and counts are compared whoever made the edition. Where this very program made it, with these templates and fields,
    the whole edition is made again from its originals and has to come out the same, letter for letter and byte for byte.
    """
    folder = archive.locate(output, edition)
    briefing, manifest = archive.read(folder), archive.read_manifest(folder)
    paths = [original.path for original in manifest.originals]
    beside = folder.absolute().parent.parent  # where the desk is if the output folder is its own, from wherever this is called
    base = next((base for base in (desk.base, beside) if any((base / path).exists() for path in paths)), desk.base)
    originals = {path: again for path in paths if (again := _reread(base, path, briefing.date))}
    files = archive.files(folder)
    problems = verification.verify(
        briefing,
        hashes=manifest.files,
        files=files,
        hashes_of_originals={original.path: original.sha256 for original in manifest.originals},
        originals=originals,
        recount=partial(recount, name_of=pipeline.lexicon_of(desk).name_of),
        base=str(base),
    )
    unchecked = _unlike(desk, manifest) or _remembered_otherwise(folder.parent, manifest)
    changed = [o.path for o in manifest.originals if o.path not in originals or originals[o.path].sha256 != o.sha256]
    if changed:
        unchecked = "the edition was not made again, because its originals are no longer what they were"
    if not unchecked:
        problems = (*problems, *_made_again(desk, base, briefing, manifest, files, output=folder.parent))
    return Verdict(edition=folder.name, problems=tuple(dict.fromkeys(problems)), unchecked=unchecked)


def _unlike(desk: Desk, manifest: archive.Manifest) -> str:
    """Why the edition cannot be expected to come out the same here; "" where it can."""
    from briefing.renderers.fingerprint import fingerprint

    now = pipeline.versions()
    others = [f"{name} {made}" for name, made in manifest.versions.items() if now.get(name) != made]
    if others:
        return f"the pages were not made again and compared, because the edition was made by {', '.join(others)}"
    if fingerprint(desk.templates) != manifest.settings.templates:
        return "the pages were not made again and compared, because the templates are others now"
    fields = hashlib.sha256(desk.fields.read_bytes()).hexdigest() if desk.fields and desk.fields.is_file() else ""
    return "" if fields == manifest.settings.fields else "the edition was not made again, because the fields are others now"


def _remembered_otherwise(output: Path, manifest: archive.Manifest) -> str:
    """Which edition that this one was compared with is gone or another now, as a reason; "" where all are as they were."""
    for name, then in manifest.earlier.items():
        if not (output / name / "manifest.json").is_file():
            return f"the edition was not made again, because {name}, which it was compared with, is gone"
        if archive.stamp(output / name) != then:
            return f"the edition was not made again, because {name}, which it was compared with, is another now"
    return ""


def _made_again(
    desk: Desk, base: Path, briefing: Briefing, manifest: archive.Manifest, files: Mapping[str, bytes], *, output: Path
) -> Iterator[Problem]:
    from briefing import renderers, sources, store
    from briefing.coverage import Coverage

    made_with = manifest.settings
    then = dataclasses.replace(
        desk,
        base=base,
        name=made_with.name,
        title=made_with.title,
        home=made_with.home,
        timezone=made_with.timezone,
        watched=made_with.watched,
        aliases=made_with.aliases,
        blocs_off=made_with.blocs_off,
        full_sources=made_with.full_sources,
        preferred=made_with.preferred,
        altered_outlets=made_with.altered_outlets,
    )
    raw = list(sources.collect([base / original.path for original in manifest.originals], base=base))
    analyses, failures = pipeline.read(raw, pipeline.lexicon_of(then))
    left_out = [Failure(path=left.path, reason=left.reason) for left in briefing.left_out]
    with tempfile.TemporaryDirectory() as cache, store.opened(output, in_memory=True) as memory:
        pipeline.level(memory, output)
        recall = partial(memory.recall, among=list(manifest.earlier), edition=manifest.head.edition, date=briefing.date)
        occasion = pipeline.Occasion(
            edition=manifest.head.edition,
            date=briefing.date,
            coverage=Coverage(kind=made_with.covers, since=made_with.since, until=made_with.until),
            memory=recall(days=()),
            recall=recall,
            state=briefing.state,
            told_before=briefing.counts.told_before,
        )
        again, prints = pipeline.brief(then, analyses, [*failures, *left_out], occasion, cache=Path(cache))
        yield from verification.differences(briefing, again)
        rendered = renderers.render(briefing, formats=made_with.formats, templates=desk.templates, cache=Path(cache))
    remade = (*rendered, archive.fingerprints(prints))
    yield from verification.unlike(files, {rendition.name: rendition.content for rendition in remade})


def _reread(base: Path, path: str, date: datetime.date) -> Reread | None:
    """The original as it is now; None where it is gone."""
    from briefing import documents, sources

    try:
        found = next(iter(sources.collect([base / path], base=base)), None)
    except SourceError:
        return None
    if not isinstance(found, RawDocument):
        return Reread(sha256="", document=None, reason=found.reason) if found else None
    try:
        return Reread(sha256=found.sha256, document=pipeline.believable(documents.to_document(found), date))
    except BriefingError as error:
        return Reread(sha256=found.sha256, document=None, reason=error.problem)


def recount(briefing: Briefing, *, name_of: Callable[[str], str]) -> Iterator[tuple[str, object, object]]:
    """Every number of the edition, as it stands and counted again from the stories and documents that the edition lists."""
    from briefing import assembly, charts
    from briefing.assembly.phrases import key_of, sayings

    dates = {entry.id: entry.published.date if entry.published else None for entry in briefing.documents}
    phrases = {entry.id: sayings(phrase.text for phrase in entry.keyphrases) for entry in briefing.documents}
    origins = {entry.id: (entry.publisher, entry.url) for entry in briefing.documents}
    reports = {story.id: assembly.reports([origins[id] for id in story.documents if id in origins]) for story in briefing.stories}
    yield (
        "masthead",
        briefing.counts,
        assembly.count(
            stories=[s.partners for s in briefing.stories],
            statuses=[s.status for s in briefing.stories] if _has_statuses(briefing) else [],
            dates=list(dates.values()),
            left_out=len(briefing.left_out),
            told_before=briefing.counts.told_before,
        ),
    )
    for section in briefing.partners:
        here = [story for story in briefing.stories if section.code in story.partners]
        yield f"{section.name}: stories", sorted(section.stories), sorted(story.id for story in here)
        documents = [document for story in here for document in story.documents]
        yield f"{section.name}: documents", sorted(section.documents), sorted(documents)
        yield f"{section.name}: heading", section.summary, assembly.summary(stories=len(here), documents=len(documents))
        for phrase in section.keyphrases:
            having = sum(any(key_of(phrase.text) in phrases.get(document, ()) for document in story.documents) for story in here)
            yield f"{section.name}: stories with {phrase.text!r}", phrase.stories, having
        if section.changes:
            shown = (section.changes.new, section.changes.developing, section.changes.unchanged)
            statuses = [story.status for story in here]
            yield f"{section.name}: changes", shown, tuple(statuses.count(status) for status in ("new", "developing", "unchanged"))
        trend = charts.trend(section.code, briefing.history, charts.with_news(here), edition=briefing.edition)
        yield f"{section.name}: trend", section.trend, trend
    for telling in (*(t for section in briefing.partners for t in section.tellings), *briefing.unplaced):
        yield f"{telling.story}: reports", telling.reports, reports.get(telling.story)
    counted = [
        charts.CountedStory(
            id=s.id, partners=s.partners, fields=s.fields, dates=tuple(dates.get(d) for d in s.documents), status=s.status
        )
        for s in briefing.stories
    ]
    codes = pipeline.order([section.code for section in briefing.partners], briefing.history)
    labels = {field.name: field.label for field in briefing.fields}
    again = charts.tables(counted, names={code: name_of(code) for code in codes}, labels=labels, history=briefing.history)
    yield "charts", [chart.id for chart in briefing.charts], [chart.id for chart in again]
    for said, found in zip(briefing.charts, again, strict=False):
        for key in ("title", "counted", "alt", "columns", "rows", "omitted"):
            yield f"chart {said.id}: {key}", getattr(said, key), getattr(found, key)


def _has_statuses(briefing: Briefing) -> bool:
    """Whether the version that made the edition told stories apart by what was told before."""
    return bool(briefing.counts.new or briefing.counts.developing or briefing.counts.unchanged)


# -- a desk ------------------------------------------------------------------------------------------------------------------------------


def check(folder: Path, named: Path | None, output: Path | None) -> tuple[Check, ...]:
    """Configuration, sources, fonts, libraries, templates and the output folder, each with what to do where it does not hold."""
    from briefing import renderers

    found: list[Check] = []

    def holds(what: str, look: Callable[[], str]) -> bool:
        try:
            found.append(Check(what=what, holds=True, says=look()))
        except BriefingError as error:
            found.append(Check(what=what, holds=False, says=str(error), exit_code=error.exit_code))
        return found[-1].holds

    desks: list[Desk] = []

    def configuration() -> str:
        desk = pipeline.desk_from(folder, named)
        pipeline.lexicon_of(desk)
        desks.append(desk)
        home = f"home {desk.home}" if desk.home else "no home: every country that a document is about is a partner"
        return f"{desk.name}, {home}, {desk.timezone}"

    if not holds("configuration", configuration):
        return tuple(found)
    desk = desks[0]
    for source in desk.sources:
        holds(f"source {source.name}", partial(_counted_source, source, desk.base))
    if not desk.sources:
        found.append(Check(what="sources", holds=False, says=pipeline.no_documents(desk, ())))
    if holds("fonts and libraries", renderers.check):
        holds("templates", partial(_rendered_example, desk))
    kept = output or desk.base / "output"
    if holds("output", partial(archive.check, kept)):
        holds("store", partial(_known, kept))
    return tuple(found)


def _known(output: Path) -> str:
    """What the store knows of the editions there. Raises StoreError where it is damaged."""
    from briefing import store

    if not (output / store.FILE).exists():
        return "none yet; it is made from the editions when it is needed"
    with store.opened(output) as memory:
        for name, problem in pipeline.level(memory, output).items():
            raise ArchiveError(name, f"is not known to the store: {problem}")
        has = memory.holdings()
    return f"editions: {has.editions}, published: {has.published}, documents: {has.documents}; {has.size / 1e6:.1f} MB"


def _counted_source(source: Path, base: Path) -> str:
    from briefing import sources

    results = list(sources.collect([source], base=base))
    failures = [result for result in results if isinstance(result, Failure)]
    if len(failures) == len(results):
        raise SourceError(str(source), failures[0].reason if len(failures) == 1 else f"none of its {len(results)} files can be read")
    unread = f"; {len(failures)} cannot be read, the first: {failures[0].path}: {failures[0].reason}" if failures else ""
    return f"{len(results)} {'file' if len(results) == 1 else 'files'}{unread}"


def _rendered_example(desk: Desk) -> str:
    """The pages of the example article, made with the desk's templates and thrown away: a mistake in a template shows as in a build."""
    from briefing import desks, renderers, store
    from briefing.coverage import Coverage

    with tempfile.TemporaryDirectory() as folder:
        there = dataclasses.replace(desk, base=Path(folder), sources=(desks.example_in(Path(folder)),), watched=())
        occasion = pipeline.Occasion(
            edition="check",
            date=datetime.date(2026, 1, 31),
            coverage=Coverage(kind="everything"),
            memory=Memory(),
            recall=lambda days, documents: Memory(),
        )
        with store.opened(Path(folder), in_memory=True) as empty:
            briefing = pipeline.compose(there, occasion, store=empty, cache=Path(folder)).briefing
        made = renderers.render(briefing, formats=("html", "pdf"), templates=desk.templates, cache=Path(folder))
        renderers.render_index([], desk=desk.name, templates=desk.templates, cache=Path(folder))
    return f"{len(made)} files of an example can be made{f' with {desk.templates}' if desk.templates else ''}"
