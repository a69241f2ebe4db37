"""Fills templates: each gets one name, and filters that say where a quotation leads. A broken template is named with its line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import colours, wording
from briefing.errors import TemplateError
from briefing.model import CUT, Briefing, Chart, Counts, LeftOut, Quotation, Theme

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

DEFAULT = Theme()


def packaged_folder() -> Path:
    """Our own templates: inside the package when it was installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def environment(templates: Path | None, *, address: Callable[[Quotation], str], theme: Theme = DEFAULT) -> jinja2.Environment:
    """Templates of the desk, file by file, over ours. `address` says where a quotation's reference leads.

    Beside its one name a template has `theme`, `light` and `dark` (palettes), `language`, and `_` and `ngettext` for our own words.
    """
    import jinja2

    if templates is not None and not templates.is_dir():
        raise TemplateError(str(templates), "there is no such folder; make it, or take [templates] out of briefing.toml")
    folders = [packaged_folder()] if templates is None else [templates, packaged_folder()]
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(wording._, wording.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    made.globals.update(theme=theme, light=colours.light(theme.accent), dark=colours.dark(theme.accent), language=wording.language())
    made.filters.update(
        address=address, cuts=cuts, drawing=drawing, noun=noun, spans=spans, weblink=weblink, quoting=quoting, breakable=breakable,
        pairs=pairs, number=number, altered=altered, by_reason=by_reason, by_status=by_status, edition_day=edition_day,
        which=which, lateness=lateness,
    )  # fmt: skip
    return made


def fill(pages: jinja2.Environment, name: str, **values: object) -> str:
    """The page that template `name` makes of its value."""
    with _named(name):
        try:
            return pages.get_template(name).render(**values)
        except Exception as error:
            place = _template_frame(error)
            if place is None:
                raise  # not the template's doing, or it names its own place
            raise TemplateError(place, f"{error}; a template gets only the name {', '.join(values)}") from error


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Turns what the engine says of a template that it cannot find or read into a sentence with file and line."""
    import jinja2

    try:
        yield
    except jinja2.TemplateNotFound as error:
        raise TemplateError(f"templates/{error.name or name}", "there is no such template; take its name from ours") from error
    except UnicodeDecodeError as error:
        raise TemplateError(f"templates/{name}, or one that it includes", f"is not UTF-8 ({error.reason}); save it as UTF-8") from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(_place(error.filename or error.name or name, error.lineno), f"{error.message}; mend this line") from error


def _template_frame(error: Exception) -> str | None:
    """Where in a template it went wrong: the last frame that is one, if the error was raised there or by the template engine itself."""
    import jinja2

    if isinstance(error, jinja2.TemplateNotFound | jinja2.TemplateSyntaxError):
        return None
    trace = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in trace if frame.filename.endswith((".html", ".css", ".svg"))]
    if not frames or (trace[-1] is not frames[-1] and not isinstance(error, jinja2.TemplateError)):
        return None
    return _place(frames[-1].filename, frames[-1].lineno)


def _place(filename: str, line: int | None) -> str:
    path = Path(filename)
    return f"{path.parent.name}/{path.name}, line {line}"


# -- filters: how values are written, none of them decides what is said ----------------------------------------------------------------


def cuts(text: str) -> Markup:
    """The text with its cut marks set apart, letter for letter the same."""
    from markupsafe import Markup, escape

    return Markup(f'<span class="cut">{CUT}</span>').join(escape(part) for part in text.split(CUT))


def quoting(text: str) -> str:
    """How quotation marks stand around words: none are added to words that bring their own, and a mark that meets ours gets room."""
    opens, closes = text[:1] in "“\"", text[-1:] in "”\""
    if opens and closes and not re.search("[“”\"]", text[1:-1]):
        return "q own"
    return "q" + (" meets" if opens else "") + (" parts" if closes else "")


def spans(quotation: Quotation) -> str:
    return ",".join(f"{part.start}-{part.end}" for part in quotation.parts)


def drawing(svg: str) -> Markup:
    """Our own drawing, as markup. Its words were escaped where it was drawn."""
    from markupsafe import Markup

    if not svg.startswith("<svg "):
        raise ValueError("a drawing begins with <svg")
    return Markup(svg)


def noun(count: int, one: str, several: str = "") -> str:
    return one if count == 1 else several or f"{one}s"


def number(count: int) -> str:
    return wording.number(count)


def pairs(chart: Chart, row: tuple[str | int, ...]) -> list[tuple[str, str | int]]:
    """The counts of a chart's row, each with its column's name."""
    return list(zip(chart.columns[1:], row[1:], strict=True))


def altered(briefing: Briefing) -> frozenset[str]:
    """The stories whose best report's wording is taken for a machine's."""
    documents = {document.id for document in briefing.documents if document.altered}
    return frozenset(story.id for story in briefing.stories if story.documents[0] in documents)


def by_reason(left_out: Iterable[LeftOut]) -> list[tuple[str, list[str]]]:
    """Each reason once with its files, in the order in which they stand."""
    paths: dict[str, list[str]] = {}
    for file in left_out:
        paths.setdefault(file.reason, []).append(file.path)
    return list(paths.items())


def by_status(counts: Counts) -> str:
    """ "9 new, 3 developing", each number with its word on one line."""
    of = {"new": counts.new, "developing": counts.developing, "unchanged": counts.unchanged}
    return ", ".join(f"{number(of[status])}\xa0{status}" for status in of if of[status])


def edition_day(name: str) -> str:
    """ "15 November 2026" of an edition's name, "15 November 2026 (no. 2)" of the second of a day."""
    return wording.edition(name)


def which(name: str) -> str:
    """ " (no. 2)" where the edition is the second of its day."""
    return wording.which(name)


def lateness(late: str) -> str:
    """ "late", or how many of a story's reports are: "1 late"."""
    return late.partition(",")[0] if late[:1].isdigit() else "late"


def weblink(url: str | None) -> str:
    """The address if it is one that a page may lead to, else nothing."""
    return url if url and re.match(r"https?://[^\s/]+", url, re.IGNORECASE) else ""


def breakable(address: str) -> Markup:
    """A long address with places where a line may break, letter for letter the same."""
    from markupsafe import Markup, escape

    return Markup("<wbr>").join(escape(part) for part in re.split(r"(?<=[/?&=_.-])(?=[^/])", address))


def letters(pages: Iterable[str]) -> frozenset[str]:
    """Every letter that the pages may show, with those that a style adds."""
    return frozenset("".join(pages)) | frozenset("“”·\u2009")
