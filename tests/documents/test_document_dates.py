"""When an article was published: where it says so, and when nothing does."""

from __future__ import annotations

import datetime

import pytest

from briefing.documents import to_document
from briefing.documents.dates import candidates
from briefing.model import RawDocument

TITLE = "Sample University opens laboratory"
FIRST = "Sample University and the Example Institute opened a joint laboratory for rare earth recovery, both said."
VIETNAMESE = "Trường đại học và viện nghiên cứu đã khánh thành một phòng thí nghiệm chung về thu hồi đất hiếm tại Hà Nội, hai bên cho biết."
GERMAN = "Die Universität und das Institut haben ein gemeinsames Labor eröffnet, wie beide mit dem Ministerium am Montag mitteilten."


def published(*lines: str) -> tuple[str, str] | None:
    """The day and its origin."""
    found = to_document(RawDocument(path="a.txt", content="\n".join(lines).encode(), sha256="")).published
    return (found.date.isoformat(), found.origin) if found else None


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("2026-01-02", "Published: 2026-01-02"),
        ("2025-08-13", "- 12:46 13/08/2025"),
        ("2025-08-13", "13 August 2025"),
        ("2025-08-13", "August 13th, 2025"),
        ("2025-08-13", "Wed, 13 Aug 2025 12:46 GMT"),
        ("2025-08-13", "2025年8月13日"),
        ("2025-08-13", "Thứ Tư, 13/08/2025 12:46 (GMT+7)"),
        ("2025-08-03", "Thứ Tư, ngày 3 tháng 8 năm 2025"),
        ("2025-08-13", "13. August 2025"),
        ("2025-08-13", "mercredi 13 août 2025"),
        ("2025-08-13", "13 de agosto de 2025"),
        ("2025-08-13", "13 sierpnia 2025"),
        ("2025-08-13", "13 августа 2025"),
        ("2025-08-13", "By Sample Person | 13 August 2025"),
        ("2025-08-13", "By Sample Person on 13 August 2025 at 1:02 pm"),
        ("2025-08-13", "2025년 8월 13일"),
        ("2025-08-13", "입력 2025.08.13 오전 8:30"),
        ("2025-08-13", "2025/08/13(水) 08:30"),
        ("2025-08-13", "13.08.25 / 0 Kommentare"),
        ("2025-08-03", "03.08.2025"),
        ("2025-08-03", "14:46 03/08/2025"),
    ],
)
def test_a_date_under_the_headline_is_the_articles(expected: str, line: str) -> None:
    """However it is written, its line is the origin."""
    found = published(TITLE, line, FIRST)
    assert found is not None
    assert expected == found[0]
    assert line in found[1]


@pytest.mark.parametrize(
    "line",
    [
        "On 13 August 2025 the ministry had agreed to pay for it.",
        "The laboratory will be opened on 13 August 2025",
        "Results will be published by 13 August 2025",
        "Applications are due by 13 August 2025",
        "Event date: 13 August 2025",
        "Applications close 13 August 2025",
        "The director at the opening on 13 August 2025. (Photo: XNA)",
        "Guests in Sample Town, August 13, 2025 REUTERS/Sample Name",
        "Updated 3 hours ago",
        "03/08/2025",
        "13 August",
        "31/02/2025",
        "It costs $86.7 million a year from 2025 on",
        "© 2025 Daily Example",
        "Room 12/14/16",
    ],
)
def test_what_is_no_publication_date_is_not_answered(line: str) -> None:
    """Events, plans, days in doubt, days without a year, and numbers that only look like days."""
    assert published(TITLE, line, FIRST) is None


@pytest.mark.parametrize(
    ("expected", "why", "lines"),
    [
        ("2025-08-03", "as in other dates of the page", (TITLE, "03/08/2025", FIRST, "The first talks were held on 25/12/2024, it said.")),
        ("2025-03-08", "as in other dates of the page", (TITLE, "03/08/2025", FIRST, "The first talks were held on 12/25/2024, it said.")),
        ("2025-08-03", "as the page says in words elsewhere", (TITLE, "03/08/2025", FIRST, "It opened on 3 August 2025, it said.")),
        ("2025-08-03", "as in its language (vi)", (TITLE, "03/08/2025", VIETNAMESE)),
        ("2025-08-03", "as in its language (de)", (TITLE, "03/08/2025", GERMAN)),
        ("2025-08-03", "as in the country of the site (.uk)", (TITLE, "03/08/2025", FIRST, "Source: https://daily.example.uk/laboratory")),
        ("2025-03-08", "as in the country of the site (.us)", (TITLE, "03/08/2025", FIRST, "Source: https://daily.example.us/laboratory")),
    ],
)
def test_day_and_month_are_told_apart_by_evidence(expected: str, why: str, lines: tuple[str, ...]) -> None:
    """The origin says by which."""
    found = published(*lines)
    assert found is not None
    assert expected == found[0]
    assert found[1].endswith(why)


@pytest.mark.parametrize(
    ("expected", "address"),
    [
        ("2025-10-31", "https://daily.example/2025/10/31/laboratory"),
        ("2025-10-31", "https://daily.example/laboratory-20251031162323953.htm"),
        ("2025-10-31", "https://daily.example/2025-10-31-laboratory.html"),
        ("2025-10-31", "https://daily.example/2025/oct/31/laboratory"),
        (None, "https://daily.example/2025/10/laboratory"),
        (None, "https://daily.example/laboratory-20251399.htm"),
        (None, "https://daily.example/article/120251031"),
    ],
)
def test_the_source_s_address_dates_it(expected: str | None, address: str) -> None:
    """By a whole day in it, and by nothing that only looks like one."""
    found = published(TITLE, FIRST, f"Source: {address}")
    assert expected == (found[0] if found else None)


@pytest.mark.parametrize(
    "opening",
    [
        "SAMPLE TOWN, Aug. 13, 2025 /Sample Newswire/ -- ",
        "Hanoi, 13 August 2025 (XNA) – ",
        "(Hanoi, August 13, 2025) – ",
        "TOKYO, August 13th 2025: ",
        "(VNA) - August 13, 2025. ",
        "HANOI (VNA) - August 13, 2025. ",
    ],
)
def test_a_dateline_with_its_year_dates_the_article(opening: str) -> None:
    """A press release says at its first words where and when it was given out."""
    found = published(TITLE, opening + FIRST)
    assert found is not None
    assert ("2025-08-13", True) == (found[0], found[1].startswith("dateline"))
    assert published(TITLE, FIRST, FIRST, FIRST, FIRST, FIRST, FIRST, opening + FIRST) is None


def test_a_dateline_dates_a_short_sentence_too() -> None:
    """A whole sentence behind it is enough."""
    found = published(TITLE, "OSLO, August 13, 2025 - The minister met guests.", FIRST)
    assert found is not None
    assert ("2025-08-13", True) == (found[0], found[1].startswith("dateline"))


def test_the_better_place_is_believed() -> None:
    """A label goes before an address, an address before a line, and "published" before "updated"."""
    lines = [TITLE, "Updated: 15 August 2025", "Published: 13 August 2025", FIRST, "Source: https://daily.example/2025/08/14/laboratory"]
    assert ("2025-08-13", 'labelled "Published: 13 August 2025"') == published(*lines)
    assert ("2025-08-14", "address of the source, 2025/08/14") == published(TITLE, "15 August 2025", *lines[3:])
    assert ("2025-08-15", 'labelled "Updated: 15 August 2025"') == published(*lines[:2], FIRST)


def test_a_label_may_stand_on_the_line_before() -> None:
    """ "Published" over a date labels it."""
    assert ("2025-08-13", 'labelled "Published 13 August 2025"') == published(TITLE, "Published", "13 August 2025", FIRST)


def test_dates_of_other_articles_are_not_its_own() -> None:
    """A list of other articles with their dates after the article does not date it."""
    others = [line for day in range(1, 9) for line in (f"Minister speaks for time number {day} about rare earths", f"{day} August 2025")]
    assert published(TITLE, *[FIRST] * 6, "Related articles", *others) is None


def test_a_missing_year_is_inferred_only_from_the_page_and_said_so() -> None:
    """Where every other date of the page is of one year."""
    lines = (TITLE, "13 August", FIRST, "The first talks were held on 25 May 2025, the institute said in its statement.")
    assert ("2025-08-13", 'inferred: line "13 August", year as in all other dates of the page') == published(*lines)
    assert published(*lines, "They had met on 3 May 2024 before, it said.") is None


def test_candidates_keep_what_is_not_answered() -> None:
    """Dates in running text can be shown to people, below those that would be answered."""
    found = candidates([TITLE, "13 August 2025", "On 3 May 2024 they had met for the first time, the institute said."])
    assert [(datetime.date(2025, 8, 13), 0.92), (datetime.date(2024, 5, 3), 0.4)] == [(one.date, one.confidence) for one in found]


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("date line, day and month unclear", ["03/11/2026"]),
        ("date line, day and month unclear", ["Published: 03/11/2026 10:15"]),
        ("date line", ["13/11/2026"]),
        ("date line", ["03/03/2026"]),
        ("date line", ["03/11/2026 16:23"]),
        ("date line", ["03/11/2026", "Published: 5 March 2026"]),
        ("date line", ["10:15"]),
    ],
)
def test_a_date_in_doubt_says_so(expected: str, lines: list[str]) -> None:
    """Where it is why the article has no date, the line that was taken out tells that its day and month are unclear."""
    page = "\n".join([TITLE, *lines, FIRST])
    found = to_document(RawDocument(path="a.txt", content=page.encode(), sha256=""))
    assert [expected] * len(lines) == [line.rule for line in found.removed]
