"""The command line: reads the call, makes the real clock and streams, prints data to stdout and all else to stderr. Thinks nothing.

Heavy parts are imported inside the command that needs them, so that `--help` comes at once.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import os
import shutil
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import __version__
from briefing.errors import BriefingError, ConfigError

if TYPE_CHECKING:
    from rich.console import Console

    from briefing.config import Desk
    from briefing.pipeline import Report

FORMATS = ("html", "pdf", "json")
ENGINES = ("local",)
HITS = 20


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments say. 0: done; 1: it failed, or no source holds a document; 2: the call or the configuration is wrong."""
    asked = _parser().parse_args(arguments)
    if asked.command is None:
        _parser().print_help()
        return 0
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "init": _init,
        "check": _check,
        "build": _build,
        "inspect": _inspect,
        "verify": _verify,
        "archive": _archive,
    }
    try:
        return commands[asked.command](asked)
    except BriefingError as error:
        return _fail(asked, error)
    except KeyboardInterrupt:
        print("briefing: stopped; every edition is whole, as it was before or as it was to be", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has gone: `briefing inspect … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE


def _fail(asked: argparse.Namespace, error: BriefingError) -> int:
    if asked.json:
        print(json.dumps({"schema_version": 1, "error": {"subject": error.subject, "problem": error.problem}}, ensure_ascii=False))
    print(f"briefing: {error}", file=sys.stderr)
    return error.exit_code


# -- the call ----------------------------------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    every = _common()
    again = _common(argument_default=argparse.SUPPRESS)  # behind a second word, what stood before it counts
    parser = argparse.ArgumentParser(
        prog="briefing",
        description="Reads what the press wrote about one country's partnerships and makes a dated briefing of it, by partner country.",
        epilog="Exit codes: 0 done; 1 it failed, or no source holds a document; 2 the call or the configuration is wrong.",
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    parser.set_defaults(json=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    init = commands.add_parser("init", parents=[every], help="a new desk: a commented briefing.toml and its folders")
    init.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="DIR", help="where (default: here)")

    commands.add_parser("check", parents=[every], help="look over configuration, sources, templates, fonts and libraries")

    build = commands.add_parser("build", parents=[every], help="make an edition")
    build.add_argument("--source", type=Path, nargs="+", action="extend", metavar="PATH", help="instead of the configured ones")
    build.add_argument("--home", metavar="CC", help="the home country's ISO code, instead of the configured one")
    build.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the edition's date (default: today in the desk's time zone)")
    build.add_argument("--since", type=_date, metavar="YYYY-MM-DD", help="cover what was published from that day on, told or not")
    build.add_argument("--until", type=_date, metavar="YYYY-MM-DD", help="cover what was published before that day, told or not")
    build.add_argument("--format", type=_formats, default=FORMATS, metavar="LIST", help="of html,pdf,json (default: all; json always)")
    build.add_argument("--jobs", type=_positive, metavar="N", help="processes (default: one, or one a core for many documents)")
    build.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="what the work runs on (default: local, this machine)")
    build.add_argument("--replace", action="store_true", help="only replace a draft of that day")
    build.add_argument("--publish", action="store_true", help="publish it: what it tells is told, and it is never changed")
    build.add_argument("--dry-run", action="store_true", help="make everything, keep nothing")
    build.add_argument("--strict", action="store_true", help="exit with 1 where a document was left out")

    inspect = commands.add_parser("inspect", parents=[every], help="show what is seen in each document, a JSON object a line")
    inspect.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="folders or files")
    inspect.add_argument("--home", metavar="CC", help="the home country's ISO code, instead of the configured one")
    inspect.add_argument("--jobs", type=_positive, metavar="N", help="processes (default: one, or one a core for many documents)")
    inspect.add_argument("--explain", action="store_true", help="show it for a person instead, with the reasons; with --json, add these")

    verify = commands.add_parser("verify", parents=[every], help="compare an edition with its originals and count again")
    verify.add_argument("edition", nargs="?", metavar="EDITION", help="its name or folder (default: the newest)")

    archive = commands.add_parser("archive", parents=[every], help="list past editions, search them, publish a draft")
    archive.add_argument("--rebuild", action="store_true", help="make the store anew from the editions")
    actions = archive.add_subparsers(dest="action", metavar="ACTION", help="list (default), search, publish")
    actions.add_parser("list", parents=[again], help="past editions, the newest first")
    search = actions.add_parser("search", parents=[again], help="passages that have every word, the best first")
    search.add_argument("words", nargs="+", metavar="WORD", help="diacritics and case do not matter; \"two words\" as they stand")
    search.add_argument("--limit", type=_positive, default=HITS, metavar="N", help=f"at most so many (default: {HITS})")
    publish = actions.add_parser("publish", parents=[again], help="publish a draft: what it tells is told, and it is never changed")
    publish.add_argument("edition", nargs="?", metavar="EDITION", help="its name or folder (default: the newest draft)")
    return parser


def _common(**defaults: Any) -> argparse.ArgumentParser:
    """The options that every command takes."""
    every = argparse.ArgumentParser(add_help=False, **defaults)
    every.add_argument("--config", type=Path, metavar="FILE", help="the desk's configuration (default: briefing.toml here)")
    every.add_argument("--output", type=Path, metavar="DIR", help="where editions are kept (default: output/ beside the configuration)")
    every.add_argument("--quiet", action="store_true", help="say nothing but what was asked for, and errors")
    every.add_argument("--json", action="store_true", help="print the result as JSON")
    return every


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-11-22") from None


def _formats(text: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for part in chosen:
        if part not in FORMATS:
            raise argparse.ArgumentTypeError(f"{part!r} is no format; choose of {', '.join(FORMATS)}")
    return chosen


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no such number; write 1 or more")
    return int(text)


def _desk(asked: argparse.Namespace) -> Desk:
    import dataclasses

    from briefing import lexicon, pipeline

    desk = pipeline.desk_from(Path.cwd(), asked.config)
    home = getattr(asked, "home", None)
    if home:
        meant = lexicon.mend(home)
        if meant is not None:
            raise ConfigError(f"--home {home}", f"is no ISO 3166 code{f'; did you mean {meant}?' if meant else ''}")
        desk = dataclasses.replace(desk, home=home)
    sources = getattr(asked, "source", None)
    return dataclasses.replace(desk, sources=tuple(path.absolute() for path in sources)) if sources else desk


def _output(asked: argparse.Namespace, desk: Desk) -> Path:
    return (asked.output or desk.base / "output").absolute()


# -- commands ----------------------------------------------------------------------------------------------------------------------------


def _init(asked: argparse.Namespace) -> int:
    from briefing import desks

    made = desks.lay_out(asked.folder)
    if asked.json:
        _print_json({"made": [str(path) for path in made]})
    else:
        for path in made:
            print(path)
        _say(asked, f"Now mend {made[0]}, put articles into {asked.folder / 'articles'}, then: briefing build")
    return 0


def _check(asked: argparse.Namespace) -> int:
    from briefing import audit

    checks = audit.check(Path.cwd(), asked.config, asked.output)
    if asked.json:
        _print_json({"checks": [{"what": check.what, "holds": check.holds, "says": check.says} for check in checks]})
    else:
        for check in checks:
            print(f"{'ok     ' if check.holds else 'PROBLEM'}  {check.what}: {check.says}")
    return max((check.exit_code for check in checks if not check.holds), default=0)


def _build(asked: argparse.Namespace) -> int:
    from briefing import pipeline

    desk = _desk(asked)
    if asked.since and asked.until and asked.since >= asked.until:
        raise ConfigError("--since, --until", f"from {asked.since} up to, not including, {asked.until} there is no day; widen the period")
    date = asked.date or datetime.datetime.now(desk.zone).date()
    if asked.since and asked.since > date:
        raise ConfigError("--since", f"{asked.since} lies after the edition’s date, {date}; name an earlier day")
    with _progress(asked) as report:
        built = pipeline.build(
            desk,
            date=date,
            output=_output(asked, desk),
            formats=asked.format,
            since=asked.since,
            until=asked.until,
            jobs=asked.jobs,
            replace=asked.replace,
            publish=asked.publish,
            dry_run=asked.dry_run,
            report=report,
        )
    briefing = built.briefing
    for left in briefing.left_out:
        _say(asked, f"left out: {left.path}: {left.reason}")
    counts = briefing.counts
    told = f", told before: {counts.told_before}" if counts.told_before else ""
    _say(asked, f"documents: {counts.documents}, stories: {counts.stories}, partners: {counts.partners}, left out: {counts.left_out}{told}")
    files = _files_of(built, asked.format)
    if built.edition is None and not asked.dry_run:
        _say(asked, "nothing new, so no edition was made: the desk wants none then ([edition] empty), or the day has one that is published")
    if asked.json:
        kept = built.edition is not None
        _print_json({"edition": briefing.edition, "state": briefing.state, "kept": kept, "files": files, "counts": _as_dict(counts)})
    else:
        for file in files:
            print(file)
    return 1 if asked.strict and briefing.left_out else 0


def _files_of(built: Any, formats: Sequence[str]) -> list[str]:
    """The paths of what was asked for, the PDF first."""
    if built.edition is None:
        return []
    first = sorted(formats, key=("pdf", "html", "json").index)
    return [str(Path(built.edition.folder) / f"briefing-{built.edition.name}.{form}") for form in first]


def _inspect(asked: argparse.Namespace) -> int:
    from briefing import inspection, pipeline

    desk = _desk(asked)
    if asked.explain and not asked.json:
        return _explain(asked, desk)
    see = pipeline.explain if asked.explain else pipeline.inspect
    for result in see(asked.paths, desk, jobs=asked.jobs):
        print(json.dumps(inspection.describe(result), ensure_ascii=False))
    return 0


def _explain(asked: argparse.Namespace, desk: Desk) -> int:
    from briefing import explanation, pipeline

    console, words = _console(sys.stdout), pipeline.lexicon_of(desk)
    for result in pipeline.explain(asked.paths, desk, jobs=asked.jobs):
        explanation.show(result, console, name_of=words.name_of)
    return 0


def _verify(asked: argparse.Namespace) -> int:
    from briefing import audit

    desk = _desk(asked)
    verdict = audit.verify(desk, output=_output(asked, desk), edition=asked.edition)
    if asked.json:
        _print_json({"holds": not verdict.problems, **_as_dict(verdict)})
    else:
        for problem in verdict.problems:
            print(f"{problem.place}: {problem.problem}")
        held = "holds: files, originals, quotations, counts" + ("" if verdict.unchecked else "; made again, it is the same to the byte")
        _say(asked, f"{verdict.edition} {f'does not hold; problems: {len(verdict.problems)}' if verdict.problems else held}")
        if verdict.unchecked:
            _say(asked, verdict.unchecked)
    return 1 if verdict.problems else 0


def _archive(asked: argparse.Namespace) -> int:
    desk = _desk(asked)
    output = _output(asked, desk)
    if asked.rebuild:
        return _rebuild(asked, desk, output)
    if asked.action == "search":
        return _search(asked, output)
    return _publish(asked, desk, output) if asked.action == "publish" else _list(asked, output)


def _list(asked: argparse.Namespace, output: Path) -> int:
    from briefing import archive

    kept = archive.heads(output)
    if asked.json:
        _print_json({"editions": [_as_dict(head) for head in kept]})
        return 0
    for head in kept:
        print(f"{head.edition:12}  {head.state:9}  {_counted(head.counts)}  {head.title}")
    if not kept:
        _say(asked, f"{output} holds no edition yet; briefing build makes one")
    return 0


def _counted(counts: Any) -> str:
    news = f" ({counts.new} new)" if counts.developing or counts.unchanged else ""
    return f"{counts.stories} stories{news}, {counts.partners} partners"


def _search(asked: argparse.Namespace, output: Path) -> int:
    from briefing import pipeline

    hits, problems = pipeline.search(output, " ".join(asked.words), limit=asked.limit)
    for problem in problems.values():
        print(f"briefing: not searched: {problem}", file=sys.stderr)
    if asked.json:
        _print_json({"hits": [_as_dict(hit) for hit in hits], "not_searched": list(problems)})
        return 0
    for source, found in itertools.groupby(hits, key=lambda hit: (hit.edition, ", ".join(hit.partner_names), hit.reference, hit.headline)):
        edition, partners, reference, headline = source
        print(f"{edition}  {partners or 'no partner'}  [{reference}] {headline}")
        for hit in found:
            print(_wrapped(hit.passage, indent=4))
    if not hits:
        _say(asked, "nothing found")
    return 0


def _publish(asked: argparse.Namespace, desk: Desk, output: Path) -> int:
    from briefing import pipeline

    edition = pipeline.publish(desk, output=output, edition=asked.edition)
    if asked.json:
        _print_json({"edition": edition.name, "state": edition.state, "folder": edition.folder})
    else:
        print(edition.folder)
        _say(asked, f"{edition.name} is published; later editions tell what it did not")
    return 0


def _rebuild(asked: argparse.Namespace, desk: Desk, output: Path) -> int:
    from briefing import pipeline

    made = pipeline.rebuild(desk, output=output)
    for problem in made.problems.values():
        print(f"briefing: not learned: {problem}", file=sys.stderr)
    before = str(made.before) if made.before else None
    if asked.json:
        _print_json({"learned": list(made.learned), "not_learned": list(made.problems), "before": before})
    else:
        _say(asked, f"the store knows {len(made.learned)} {'edition' if len(made.learned) == 1 else 'editions'} again")
        if before:
            _say(asked, f"the one before is kept as {before}; delete it when all is well")
    return 1 if made.problems else 0


# -- streams -----------------------------------------------------------------------------------------------------------------------------


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps({"schema_version": 1, **value}, ensure_ascii=False, indent=1))


def _as_dict(value: Any) -> dict[str, Any]:
    import msgspec

    made: dict[str, Any] = msgspec.to_builtins(value)
    return made


def _say(asked: argparse.Namespace, sentence: str) -> None:
    if not asked.quiet:
        print(sentence, file=sys.stderr)


def _wrapped(words: str, *, indent: int) -> str:
    """For a terminal of this width; a pipe gets one line."""
    if not sys.stdout.isatty():
        return " " * indent + words
    return textwrap.fill(words, shutil.get_terminal_size().columns, initial_indent=" " * indent, subsequent_indent=" " * indent)


def _console(stream: Any) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, soft_wrap=not stream.isatty())


@contextmanager
def _progress(asked: argparse.Namespace) -> Iterator[Report]:
    """A bar on stderr where a person is looking; nothing in a pipe or where it was asked to be quiet."""
    if asked.quiet or not sys.stderr.isatty():
        yield lambda step, done, of: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=_console(sys.stderr), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, of: int | None) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=of)
            bar.update(tasks[step], completed=done, total=of)

        yield report
