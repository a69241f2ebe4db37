"""Counts the grouping (who, what with whom, when, what moved) and draws each count; a chart and its table are the same rows.

`tables` is pure and cheap: `verify` calls it again with what `briefing.json` holds and compares. `draw` adds the drawings. `trend` is
the small mark in a partner's heading.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.model import Chart, Grouping, PastCount, Status, Story, StoryEntry, Trend
from briefing.text import MONTHS

if TYPE_CHECKING:
    from briefing.drawing import Canvas

PARTNERS, FIELDS, TIME, MOVEMENT = "partners", "fields", "time", "movement"

MOST_BARS = 20
"""A bar for every partner ran off the page from some 50 on; the 20 longest fill a third of one, and the table has everything."""

MOST_PARTNERS, MOST_FIELDS = 12, 14
"""What the heat map draws: 14 rows of 15 pt beside six quotations still fit page one; the table has everything."""

FEWEST_DATED = 8
"""Below this a strip of dots says less than the dates beside the stories."""

DAYS_SHOWN_SINGLY = 62
"""Up to two months every day has its place on the strip; beyond, a day would be narrower than a dot."""

MOST_PERIODS = 24
"""Months, then quarters, then years are counted, the first that divides the time into no more than these: 63 months ran together."""

HIGHEST_PILE = 10
"""More dots above each other nobody counts."""

RING, DOT = 3.5, 3.1
"""Radii in points: a ring that is a little larger is still seen around a dot that all but covers it."""

ROOM_FOR_NUMBER = 16.0
"""Left of zero, for the number of a partner that came from nothing."""

MOST_POINTS, FEWEST_POINTS = 8, 3
"""Editions in a trend, this one among them: the last eight; two are a comparison, and the movement chart has it."""

Row = tuple[str | int, ...]
Unit = Literal["day", "month", "quarter", "year"]
UNITS: tuple[Unit, ...] = ("day", "month", "quarter", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedStory:
    """All that charts look at in a story: its id, partners' codes, fields' names, one date (or None) for each document, and its status."""

    id: str
    partners: tuple[str, ...]
    fields: tuple[str, ...]
    dates: tuple[datetime.date | None, ...]
    status: Status = "new"


def draw(
    grouping: Grouping, *, names: Mapping[str, str], labels: Mapping[str, str], cache: Path | None, history: Sequence[PastCount] = ()
) -> tuple[Chart, ...]:
    """The charts of a grouping, drawn where there is something to compare. The same rows give the same bytes. For the rest see `tables`."""
    counted = tables(counted_stories(grouping), names=names, labels=labels, history=history)
    return tuple(drawn(chart, cache=cache) for chart in counted)


def tables(
    stories: Sequence[CountedStory], *, names: Mapping[str, str], labels: Mapping[str, str], history: Sequence[PastCount] = ()
) -> tuple[Chart, ...]:
    """The same charts without their drawings: who, what with whom, when; what moved, where `history` (the newest edition first) has one.

    `names` gives the partners' order: that of the sections, then those that had stories in the last edition alone. A partner of the last
    edition without a name stands under its code, after all others.
    """
    counted = (_partners(stories, names), _fields(stories, names, labels), _time(stories))
    return (*counted, _movement(stories, names, history[0])) if history else counted


def trend(code: str, history: Sequence[PastCount], now: int, *, edition: str) -> Trend | None:
    """A partner's stories in the last editions and in this one (`edition`, `now`), eight at most; None where they are fewer than three.

    Counted are stories with news: `now` comes from `with_news`. `history` has the newest edition first. Nothing is kept or cached: forty of
    them take less time than one chart.
    """
    before = list(reversed(history[: MOST_POINTS - 1]))
    if len(before) + 1 < FEWEST_POINTS:
        return None
    counts = (*(past.partners.get(code, 0) for past in before), now)
    alt = f"Stories with news in the last {len(counts)} editions: {', '.join(map(str, counts))}"
    return Trend(editions=(*(past.edition for past in before), edition), stories=counts, svg=_draw_trend(counts, alt), alt=alt)


def with_news(stories: Iterable[CountedStory | Story | StoryEntry]) -> int:
    """How many are new or have new reports: what was told again is no movement."""
    return sum(story.status != "unchanged" for story in stories)


def counted_stories(grouping: Grouping) -> tuple[CountedStory, ...]:
    """Each story once, under every partner that has it in its section, told in full or shared; by id."""
    stories: dict[str, Story] = {story.id: story for story in grouping.unplaced}
    partners: dict[str, list[str]] = {}
    for group in grouping.groups:
        for story in (*group.told, *group.shared):
            stories[story.id] = story
            partners.setdefault(story.id, []).append(group.code)
    return tuple(
        CountedStory(
            id=story.id,
            partners=tuple(sorted(set(partners.get(story.id, ())))),
            fields=story.fields,
            dates=tuple(report.document.published.date if report.document.published else None for report in story.reports),
            status=story.status,
        )
        for _, story in sorted(stories.items())
    )


# -- who -------------------------------------------------------------------------------------------------------------------------------


def _partners(stories: Sequence[CountedStory], names: Mapping[str, str]) -> Chart:
    order = {code: place for place, code in enumerate(names)}
    counts = Counter(code for story in stories for code in story.partners if code in order)
    ranked = sorted(counts, key=lambda code: (-counts[code], order[code]))
    rows: tuple[Row, ...] = tuple((names[code], counts[code]) for code in ranked)
    chart = Chart(
        id=PARTNERS,
        title=_partners_title(rows, len(stories)),
        counted=f"Stories by partner. {_shared(stories)}{_bars_drawn(len(rows))}",
        alt=f"Bars, the longest first: {_listed(f'{name} {count}' for name, count in rows[:MOST_BARS])}.",
        columns=("Partner", "Stories"),
        rows=rows,
    )
    if len(rows) > 1:
        return chart
    return _not_drawn(chart, "Stories by partner", _shared(stories), f"No chart by partner: {_too_few(len(rows), 'partner')}.")


def _not_drawn(chart: Chart, title: str, counted: str, omitted: str) -> Chart:
    """The table alone: its title is what it holds, since a finding among so few is a riddle."""
    return replace(chart, title=title, counted=counted, omitted=omitted)


def _partners_title(rows: Sequence[Row], stories: int) -> str:
    if not rows:
        return "No story names a partner"
    most = max(int(row[1]) for row in rows)
    leading = [str(row[0]) for row in rows if row[1] == most]
    if len(leading) == len(rows) > 1:
        return f"{'Both' if len(rows) == 2 else f'All {len(rows)}'} partners: {_stories(most)} each"
    if len(leading) > 3:
        return f"{len(leading)} of {len(rows)} partners: {_of(most, stories)} each"
    if len(leading) > 1:
        return f"{_listed(leading)}: {_of(most, stories)} each"
    return f"{leading[0]} in {_of(most, stories)}"


def _bars_drawn(partners: int) -> str:
    return f" Drawn are the {MOST_BARS} of {partners} partners with the most; the table has all." if partners > MOST_BARS else ""


def _shared(stories: Sequence[CountedStory]) -> str:
    """What one must know to add the bars up."""
    several = sum(len(story.partners) > 1 for story in stories)
    none = sum(not story.partners for story in stories)
    if several:
        said = f"{_stories(several)} with several partners {'counts' if several == 1 else 'count'} at each"
    else:
        said = "Each story has one partner" if not none else "No story has several partners"
    return f"{said}; {_stories(none)} without a partner." if none else f"{said}."


# -- what with whom --------------------------------------------------------------------------------------------------------------------


def _fields(stories: Sequence[CountedStory], names: Mapping[str, str], labels: Mapping[str, str]) -> Chart:
    cells = Counter((code, field) for story in stories for code in story.partners for field in story.fields)
    totals = Counter(field for story in stories for field in story.fields if any(code in names for code in story.partners))
    each = Counter(code for story in stories for code in story.partners)
    words = {field: _one_line(labels.get(field, field)) for field in totals}
    fields = sorted(totals, key=lambda field: (-totals[field], words[field]))
    codes = [code for code in names if each[code]]
    rows: tuple[Row, ...] = tuple((names[code], *(cells[code, field] for field in fields)) for code in codes)
    columns = ("Partner", *(words[field] for field in fields))
    chart = Chart(
        id=FIELDS,
        title=_fields_title(rows, columns, [each[code] for code in codes]),
        counted=_fields_counted(len(rows), len(fields)),
        alt=_fields_alt(rows, columns),
        columns=columns,
        rows=rows,
    )
    if len(codes) > 1 and len(fields) > 1:
        return chart
    few = _too_few(len(codes), "partner") if len(codes) < 2 else _too_few(len(fields), "field")
    plain = "A story may name several of each."
    return _not_drawn(chart, "Stories by partner and field", plain, f"No chart of partners and fields: {few}.")


def _fields_title(rows: Sequence[Row], columns: Sequence[str], stories: Sequence[int]) -> str:
    """The partner and the fields of the highest count; among equals the partner with the larger share of its stories, then the first."""
    highest = max((int(count) for row in rows for count in row[1:]), default=0)
    if highest == 0:
        return "No story of a partner names a field"
    if highest == 1:
        return "No partner has two stories in one field"
    leading = [(highest / total, -place) for place, (row, total) in enumerate(zip(rows, stories, strict=True)) if highest in row[1:]]
    place = -max(leading)[1]
    row, total = rows[place], stories[place]
    fields = [_in_sentence(columns[i]) for i in range(1, len(row)) if row[i] == highest]
    if highest == total:
        return f"{row[0]}: {'both' if total == 2 else f'all {total}'} stories name {_some(fields)}"
    return f"{row[0]}: {highest} of {total} stories name {fields[0]}" if len(fields) == 1 else (
        f"{row[0]}: {_some(fields)} in {highest} of {total} stories each"
    )


def _fields_counted(partners: int, fields: int) -> str:
    said = "Stories by partner and field; a story may name several of each."
    if partners > MOST_PARTNERS or fields > MOST_FIELDS:
        drawn = f"{min(partners, MOST_PARTNERS)} of {partners} partners and {min(fields, MOST_FIELDS)} of {fields} fields"
        said += f" Drawn are the {drawn} with the most; the table has all."
    return said


def _fields_alt(rows: Sequence[Row], columns: Sequence[str]) -> str:
    named = []
    for row in rows[:MOST_PARTNERS]:
        counts = [f"{columns[i]} {row[i]}" for i in range(1, min(len(row), MOST_FIELDS + 1)) if row[i]]
        named.append(f"{row[0]}: {_listed(counts) if counts else 'none'}")
    return f"Heat map of stories by partner and field. {'; '.join(named)}."


# -- when ------------------------------------------------------------------------------------------------------------------------------


def _time(stories: Sequence[CountedStory]) -> Chart:
    dates = [date for story in stories for date in story.dates]
    dated = sorted(date for date in dates if date is not None)
    undated = len(dates) - len(dated)
    unit = _unit(dated)
    counts = Counter(_place(date, unit) for date in dated)
    rows: tuple[Row, ...] = tuple((_label(place, unit), counts[place]) for place in sorted(counts))
    named = _listed(f"{label} {count}" for label, count in rows)
    chart = Chart(
        id=TIME,
        title=_time_title(rows, len(dated), unit),
        counted=f"Dated documents by {unit} of publication; {_documents(undated)} undated." if undated
        else f"Documents by {unit} of publication; none is undated.",
        alt=f"{'Dots, one for each dated document' if _is_dotted(rows) else f'Bars, one for each {unit} with documents'}: {named}.",
        columns=(unit.capitalize(), "Documents"),
        rows=(*rows, ("undated", undated)) if undated else rows,
    )
    if len(dated) >= FEWEST_DATED and len(rows) > 1:
        return chart
    found = f"{_documents(len(dated))} dated, {undated} undated"
    why = f"{found}; a chart needs {FEWEST_DATED}"
    if len(dated) >= FEWEST_DATED:
        why = f"all {len(dated)} dated documents are of one {unit}, {rows[0][0]}; {undated} undated"
    return _not_drawn(chart, f"Documents by {unit} of publication", f"{found}.", f"No chart by date: {why}.")


def _time_title(rows: Sequence[Row], dated: int, unit: Unit) -> str:
    if not rows:
        return "No document is dated"
    most = max(int(row[1]) for row in rows)
    leading = [str(row[0]) for row in rows if row[1] == most]
    if len(leading) > 2:
        return f"No {unit} has more than {most} of {dated} dated documents"
    return f"{_listed(leading)}: {most} of {dated} dated documents{' each' if len(leading) > 1 else ''}"


def _is_dotted(rows: Sequence[Row]) -> bool:
    """Whether a pile of dots, one for each document, is low enough to be counted by eye; else bars have numbers."""
    return max((int(row[1]) for row in rows), default=0) <= HIGHEST_PILE


def _unit(dated: Sequence[datetime.date]) -> Unit:
    """The finest unit whose places stand clear of each other on the strip; `dated` is sorted."""
    if not dated or (dated[-1] - dated[0]).days <= DAYS_SHOWN_SINGLY:
        return "day"
    coarser: tuple[Unit, ...] = ("month", "quarter")
    return next((unit for unit in coarser if _place(dated[-1], unit) - _place(dated[0], unit) < MOST_PERIODS), "year")


def _place(date: datetime.date, unit: Unit) -> int:
    """The number of the day, month, quarter or year, so that neighbours differ by one."""
    months = date.year * 12 + date.month - 1
    return {"day": date.toordinal(), "month": months, "quarter": months // 3, "year": date.year}[unit]


def _label(place: int, unit: Unit, *, short: bool = False) -> str:
    """What a place is called in the table, or with the months' first letters below the strip."""
    names = [month[:3] for month in MONTHS] if short else MONTHS
    if unit == "day":
        date = datetime.date.fromordinal(place)
        return f"{date.day} {names[date.month - 1]} {date.year}"
    if unit == "month":
        return f"{names[place % 12]} {place // 12}"
    return f"{names[place % 4 * 3]}–{names[place % 4 * 3 + 2]} {place // 4}" if unit == "quarter" else str(place)


def _first_day(label: str) -> datetime.date:
    """The date with which the day, month, quarter or year of a row begins."""
    *day, year = label.split()
    month = MONTHS.index(day[-1].partition("–")[0]) + 1 if day else 1
    return datetime.date(int(year), month, int(day[0]) if len(day) > 1 else 1)


# -- what moved ------------------------------------------------------------------------------------------------------------------------


def _movement(stories: Sequence[CountedStory], names: Mapping[str, str], last: PastCount) -> Chart:
    """The largest movement first, up or down, and equal ones in the partners' order; a partner that is gone stands with 0.

    Stories that are told again without news are not counted, here or there: an edition of a whole quarter would seem a rise.
    """
    now = Counter(code for story in stories if with_news([story]) for code in story.partners if code in names)
    then = Counter({code: count for code, count in last.partners.items() if count})
    codes = [code for code in (*names, *sorted(then.keys() - names.keys())) if then[code] or now[code]]
    codes.sort(key=lambda code: -abs(now[code] - then[code]))
    rows: tuple[Row, ...] = tuple((names.get(code, code), then[code], now[code], _signed(now[code] - then[code])) for code in codes)
    chart = Chart(
        id=MOVEMENT,
        title=_movement_title(rows),
        counted=f"{_compared(last, with_news(stories), again=len(stories) - with_news(stories))}{_movements_drawn(len(rows))}",
        alt=f"A ring for the last edition, a dot for this one, the largest movement first: {_listed(_moves(rows[:MOST_BARS]))}.",
        columns=("Partner", "Last edition", "This edition", "Change"),
        rows=rows,
    )
    if len(rows) > 1:
        return chart
    few = f"{_too_few(len(rows), 'partner')} in the last edition or in this one"
    return _not_drawn(chart, "Stories by partner, last edition and this one", chart.counted, f"No chart of what moved: {few}.")


def _movement_title(rows: Sequence[Row]) -> str:
    """The largest movement, and whose it is: in full for one partner, by direction for two or three, as a number for more."""
    moved = [row for row in rows if row[1] != row[2]]
    if not moved:
        return "No partner moved"
    furthest = max(_distance(row) for row in moved)
    leading = [row for row in moved if _distance(row) == furthest]
    if len(leading) == 1:
        name, then, now, _ = leading[0]
        return f"{name}: {_stories(int(then)) if then else 'no story'} in the last edition, {now or 'none'} in this one"
    if len(leading) <= 3:
        return _leading_both_ways(leading, furthest)
    who = f"{len(moved)} of {len(rows)} partners moved" if len(moved) < len(rows) else f"All {len(rows)} partners moved"
    return f"{who}, {f'by {_stories(furthest)} each' if leading == moved else f'none by more than {_stories(furthest)}'}"


def _distance(row: Row) -> int:
    return abs(int(row[2]) - int(row[1]))


def _leading_both_ways(leading: Sequence[Row], furthest: int) -> str:
    """ "France and Japan: 2 stories more each than in the last edition; Peru: 2 fewer"; those that rose first."""
    said: list[str] = []
    rose = [str(row[0]) for row in leading if int(row[2]) > int(row[1])]
    fell = [str(row[0]) for row in leading if int(row[2]) < int(row[1])]
    for names, word in ((rose, "more"), (fell, "fewer")):
        if names:
            count = f"{furthest if said else _stories(furthest)} {word}{' each' if len(names) > 1 else ''}"
            said.append(f"{_listed(names)}: {count}{'' if said else ' than in the last edition'}")
    return "; ".join(said)


def _compared(last: PastCount, stories: int, *, again: int) -> str:
    """What is compared with what; of a day's second edition the number too."""
    day = _label(last.date.toordinal(), "day")
    which = day if last.edition == last.date.isoformat() else f"{day}, no. {last.edition.rpartition('-')[2]}"
    told = f" {_stories(again)} told again without news {'is' if again == 1 else 'are'} not counted." if again else ""
    counts = f"{last.stories} in the last edition ({which}), {stories} in this one"
    return f"Stories with news: {counts}.{told} A shared one counts at each partner."


def _movements_drawn(partners: int) -> str:
    return f" Drawn are the {MOST_BARS} of {partners} partners that moved most; the table has all." if partners > MOST_BARS else ""


def _moves(rows: Sequence[Row]) -> list[str]:
    return [f"{name} {now} in both" if then == now else f"{name} from {then} to {now}" for name, then, now, _ in rows]


def _signed(change: int) -> str:
    """ "+2", "−1" with a real minus, "0"."""
    return f"+{change}" if change > 0 else str(change).replace("-", "−")


# -- words -----------------------------------------------------------------------------------------------------------------------------


def _of(count: int, total: int) -> str:
    if total == 1:
        return "the only story"
    if count == total:
        return "both stories" if total == 2 else f"all {total} stories"
    return f"{count} of {total} stories"


def _listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = tuple(words) or ("none",)
    return f"{', '.join(first)} and {last}" if first else last


def _one_line(label: str) -> str:
    """A label that is broken for a column's head, whole again: "Semi-\\nconductors" is one word."""
    return label.replace("-\n", "").replace("\n", " ")


def _in_sentence(label: str) -> str:
    """ "Trade and investment" among others: "trade & investment"; "AI" stays."""
    first = label.split()[0]
    lower = label if first.isupper() else label[:1].lower() + label[1:]
    return lower.replace(" and ", " & ")


def _some(fields: Sequence[str]) -> str:
    """Up to three by name, the rest by number."""
    return _listed(fields) if len(fields) <= 3 else f"{', '.join(fields[:2])} and {len(fields) - 2} more fields"


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"


def _documents(count: int) -> str:
    return "1 document is" if count == 1 else f"{count} documents are"


def _too_few(count: int, noun: str) -> str:
    return f"only one {noun} has a story" if count == 1 else f"no {noun} has a story"


# -- drawings --------------------------------------------------------------------------------------------------------------------------


def drawn(chart: Chart, *, cache: Path | None) -> Chart:
    """The chart with its drawing. A drawing is kept in `cache` by what it is made of, so that matplotlib is loaded only for new numbers."""
    if chart.omitted:
        return chart
    kept = cache / "charts" / f"{_recipe(chart)}.svg" if cache else None
    if kept and kept.is_file():
        return replace(chart, svg=kept.read_text(encoding="utf-8"))
    svg = _svg(chart, cache)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_suffix(".part")
        aside.write_text(svg, encoding="utf-8")
        aside.replace(kept)
    return replace(chart, svg=svg)


def _recipe(chart: Chart) -> str:
    """A name for all that decides the drawing: the numbers, this code, and the library's version."""
    from importlib.metadata import version

    here = Path(__file__)
    code = hashlib.sha256(here.read_bytes() + here.with_name("drawing.py").read_bytes()).hexdigest()
    return hashlib.sha256(repr((chart, code, version("matplotlib"))).encode()).hexdigest()[:32]


def _svg(chart: Chart, cache: Path | None) -> str:
    from briefing import drawing

    with drawing.matplotlib_in(cache):
        if chart.id == PARTNERS:
            return _draw_bars(chart)
        if chart.id == MOVEMENT:
            return _draw_dumbbells(chart)
        return _draw_heat_map(chart) if chart.id == FIELDS else _draw_strip(chart)


def _draw_bars(chart: Chart) -> str:
    """Labels in the page's margin column, bars in its text column (further right for a long name), the number at the bar's end."""
    from briefing.drawing import MARGIN, WIDTH, Canvas, measured

    rows = chart.rows[:MOST_BARS]
    pitch = 15.0 if len(rows) <= MOST_PARTNERS else 12.5
    left = max(MARGIN, *(measured(str(row[0]), size=7.5) + 10 for row in rows))
    canvas = Canvas(chart, height=pitch * len(rows) + 2)
    longest = max(int(row[1]) for row in rows)
    for place, (name, count) in enumerate(rows):
        middle = pitch * (place + 0.5)
        length = (WIDTH - left - 24) * int(count) / longest
        canvas.text(str(name), x=0, y=middle, size=7.5, weight=500)
        canvas.box(x=left, y=middle - pitch * 0.36, width=length, height=pitch * 0.72, fill="accent")
        canvas.text(str(count), x=left + length + 5, y=middle, size=8, weight=600)
    return canvas.svg()


def _draw_heat_map(chart: Chart) -> str:
    """Fields down, so that their names stand upright and whole; partners across; the count in each cell, a dot for none."""
    from briefing.drawing import MARGIN, WIDTH, Canvas, fits

    rows, columns = _heat_map_part(chart)
    slanted = not all(fits(str(row[0]), width=(WIDTH - MARGIN) / len(rows) - 4, size=7.5, lines=3) for row in rows)
    breadth = (WIDTH - MARGIN - (44 if slanted else 0)) / len(rows)
    head = _head_height([str(row[0]) for row in rows], slanted=slanted, width=breadth - 4)
    pitch = 17.0 if len(columns) <= 10 else 15.0
    canvas = Canvas(chart, height=head + pitch * len(columns) + 1)
    highest = max((int(row[i]) for row in rows for i, _ in columns), default=1)
    for place, row in enumerate(rows):
        left = MARGIN + breadth * place
        if slanted:
            canvas.text(str(row[0]), x=left + breadth / 2 - 2, y=head - 4, size=7.5, weight=500, slant=45)
        else:
            canvas.label(str(row[0]), x=left + breadth / 2, y=head - 4, width=breadth - 4, size=7.5, weight=500, align="center", sit=True)
        for line, (i, _) in enumerate(columns):
            _draw_cell(canvas, int(row[i]), highest, left, head + pitch * line, breadth, pitch)
    for line, (_, field) in enumerate(columns):
        canvas.label(field, x=0, y=head + pitch * (line + 0.5), width=MARGIN - 8, size=7.5, weight=500)
    return canvas.svg()


def _draw_cell(canvas: Canvas, count: int, highest: int, x: float, y: float, width: float, height: float) -> None:
    if not count:
        canvas.box(x=x, y=y, width=width - 1.5, height=height - 1.5, fill="none", line="rule")
        canvas.text("·", x=x + (width - 1.5) / 2, y=y + (height - 1.5) / 2, size=8, colour="soft", align="center")
        return
    # Five steps are as many as one can tell apart; a lone "1" never looks like the top of the scale.
    step = 1 if highest == 1 else 1 + round(3 * (count - 1) / (highest - 1)) + (count == highest > 2)
    canvas.box(x=x, y=y, width=width - 1.5, height=height - 1.5, fill=f"heat-{step}")
    canvas.text(str(count), x=x + (width - 1.5) / 2, y=y + (height - 1.5) / 2, size=8, weight=500, colour=f"on-heat-{step}", align="center")


def _heat_map_part(chart: Chart) -> tuple[list[Row], list[tuple[int, str]]]:
    """The rows and columns that are drawn: those with the most, in the table's order."""
    heaviest = sorted(range(len(chart.rows)), key=lambda place: (-sum(int(n) for n in chart.rows[place][1:]), place))[:MOST_PARTNERS]
    rows = [chart.rows[place] for place in sorted(heaviest)]
    return rows, list(enumerate(chart.columns))[1 : MOST_FIELDS + 1]


def _head_height(names: Sequence[str], *, slanted: bool, width: float) -> float:
    from briefing.drawing import measured, wrapped

    if slanted:
        return 10 + 0.72 * max(measured(name, size=7.5) for name in names)
    return 6 + 9.5 * max(len(wrapped(name, width=width, size=7.5)) for name in names)


def _draw_strip(chart: Chart) -> str:
    """A dot for each document above its day, month, quarter or year; where the dots would pile too high, a bar with its number."""
    from briefing.drawing import MARGIN, WIDTH, Canvas

    unit = next(unit for unit in UNITS if unit.capitalize() == chart.columns[0])
    rows = [(_place(_first_day(str(label)), unit), int(count)) for label, count in chart.rows if label != "undated"]
    first, last = rows[0][0], rows[-1][0]
    left, right = MARGIN + 3, WIDTH - 3.5
    pitch = (right - left) / (last - first)
    counts = {left + pitch * (place - first): count for place, count in rows}
    tall = 12 + min(max(counts.values()), HIGHEST_PILE) * 7.5
    canvas = Canvas(chart, height=tall + 18)
    if _is_dotted([row for row in chart.rows if row[0] != "undated"]):
        for x, y in ((x, tall - 5 - 7.5 * height) for x, count in counts.items() for height in range(count)):
            canvas.dot(x=x, y=y, radius=min(2.9, max(0.5, pitch / 2)), fill="accent")
    else:
        _draw_posts(canvas, counts, tall=tall, breadth=min(5.0, 0.8 * pitch))
    canvas.box(x=MARGIN, y=tall, width=WIDTH - MARGIN, height=0.6, fill="ink")
    for x, label in _ticks(first, last, unit, left=left, right=right):
        canvas.box(x=x - 0.3, y=tall, width=0.6, height=3, fill="ink")
        align: Literal["left", "center", "right"] = "left" if x == left else "right" if x == right else "center"
        canvas.text(label, x={left: left - 3, right: right + 3}.get(x, x), y=tall + 9, size=7, colour="soft", align=align)
    canvas.label("Documents", x=0, y=tall - 5, width=MARGIN - 8, size=7.5, weight=500)
    return canvas.svg()


def _draw_posts(canvas: Canvas, counts: Mapping[float, int], *, tall: float, breadth: float) -> None:
    """Upright bars; the highest have their numbers first, the others where no number and no bar is in the way."""
    from briefing.drawing import measured

    most = max(counts.values())
    tops = {x: (tall - 12) * count / most for x, count in counts.items()}
    numbered: list[float] = []
    for x in sorted(tops, key=lambda x: (-tops[x], x)):
        width = measured(str(counts[x]), size=7)
        in_the_way = [other for other in tops if other != x and abs(other - x) < (width + breadth) / 2 + 0.5 and tops[other] > tops[x]]
        beside = [other for other in numbered if abs(other - x) < (width + measured(str(counts[other]), size=7)) / 2 + 1.5]
        canvas.box(x=x - breadth / 2, y=tall - 1 - tops[x], width=breadth, height=tops[x], fill="accent")
        if not in_the_way and all(abs(tops[other] - tops[x]) > 8 for other in beside):
            canvas.text(str(counts[x]), x=x, y=tall - 6 - tops[x], size=7, weight=500, align="center")
            numbered.append(x)


def _ticks(first: int, last: int, unit: Unit, *, left: float, right: float) -> list[tuple[float, str]]:
    """The two ends, and between them as many places (of days, the firsts of a month) as stand clear of each other."""
    ticks = [(left, _label(first, unit, short=True)), (right, _label(last, unit, short=True))]
    for place in range(first + 1, last):
        x = left + (right - left) * (place - first) / (last - first)
        label = _label(place, unit, short=True)
        if (unit != "day" or label.startswith("1 ")) and all(abs(x - other) > 70 for other, _ in ticks):
            ticks.append((x, label))
    return sorted(ticks)


def _draw_dumbbells(chart: Chart) -> str:
    """A ring for then and a dot for now on each partner's line, told apart without colour; numbers on their outer sides, zero a rule."""
    from briefing.drawing import MARGIN, WIDTH, Canvas, measured

    rows = chart.rows[:MOST_BARS]
    pitch, head = 15.0 if len(rows) <= MOST_PARTNERS else 12.5, 17.0
    zero = max(MARGIN, *(measured(str(row[0]), size=7.5) + 10 for row in rows)) + ROOM_FOR_NUMBER
    most = max(int(count) for row in rows for count in row[1:3])
    scale = (WIDTH - zero - measured(f"{most} in both", size=7) - 12) / most
    canvas = Canvas(chart, height=head + pitch * len(rows) + 2)
    _draw_key(canvas, chart, x=zero - ROOM_FOR_NUMBER + RING, y=5)
    canvas.box(x=zero - 0.3, y=head - 2, width=0.6, height=pitch * len(rows) + 3, fill="soft")
    for place, (name, then, now, _) in enumerate(rows):
        middle = head + pitch * (place + 0.5)
        canvas.text(str(name), x=0, y=middle, size=7.5, weight=500)
        _draw_dumbbell(canvas, int(then), int(now), zero=zero, scale=scale, y=middle)
    return canvas.svg()


def _draw_key(canvas: Canvas, chart: Chart, *, x: float, y: float) -> None:
    from briefing.drawing import measured

    then, now = chart.columns[1:3]
    canvas.ring(x=x, y=y, radius=RING, fill="accent")
    canvas.text(then, x=x + 7, y=y, size=7, colour="soft")
    right = x + 7 + measured(then, size=7) + 16
    canvas.dot(x=right, y=y, radius=DOT, fill="accent")
    canvas.text(now, x=right + 7, y=y, size=7, colour="soft")


def _draw_dumbbell(canvas: Canvas, then: int, now: int, *, zero: float, scale: float, y: float) -> None:
    was, stands = zero + scale * then, zero + scale * now
    if then == now:
        canvas.ring(x=was, y=y, radius=RING + 1.2, fill="accent")
        canvas.dot(x=was, y=y, radius=DOT - 0.8, fill="accent")
        canvas.text(f"{now} in both", x=was + 8, y=y, size=7, colour="soft")
        return
    aside = 1 if now > then else -1
    if abs(stands - was) > RING + DOT:
        left = min(was + aside * RING, stands)
        canvas.box(x=left, y=y - 0.6, width=abs(stands - was) - RING, height=1.2, fill="accent")
    canvas.ring(x=was, y=y, radius=RING, fill="accent")
    canvas.dot(x=stands, y=y, radius=DOT, fill="accent")
    (then_at, then_align), (now_at, now_align) = _beside(was, -aside, then, zero), _beside(stands, aside, now, zero)
    canvas.text(str(then), x=then_at, y=y, size=7.5, colour="soft", align=then_align)
    canvas.text(str(now), x=now_at, y=y, size=7.5, weight=600, align=now_align)


def _beside(x: float, side: int, count: int, zero: float) -> tuple[float, Literal["left", "right"]]:
    """Where a mark's number stands, and how it is aligned: right of it, or left, or left of zero where zero's rule would run through it."""
    from briefing.drawing import measured

    if side > 0:
        return x + 7, "left"
    clear = x - 7 - measured(str(count), size=7.5) > zero + 1.5
    return (x if clear else zero) - 7, "right"


def _draw_trend(counts: Sequence[int], alt: str) -> str:
    """A post for each edition on the line of zero, this one's dark and with its number; the same place is the same edition everywhere."""
    from briefing.drawing import TREND, Mark

    width, height = TREND
    mark = Mark(alt, width=width, height=height)
    foot, pitch, breadth = height - 1.5, 5.4, 4.0
    step = min(4.0, (foot - 1) / max(1, *counts))
    right = MOST_POINTS * pitch
    left = right - len(counts) * pitch
    mark.box(x=left, y=foot, width=right - left, height=0.6, fill="soft")
    for place, count in enumerate(counts):
        is_last = place == len(counts) - 1
        tall = max(0.9, step * count) if is_last else step * count
        if tall:
            x = left + pitch * place + (pitch - breadth) / 2
            mark.box(x=x, y=foot - tall, width=breadth, height=tall, fill="accent" if is_last else "heat-3")
    mark.text(str(counts[-1]), x=right + 2, y=foot - 4, size=7, weight=600)
    return mark.svg()
