"""How many outlets report a story, and which."""

from __future__ import annotations

import pytest

from briefing.assembly.outlets import Origin, in_margin, names, reports

AZUR = ("The Azur Gazette", "https://www.gazette.example/harbour")


@pytest.mark.parametrize(
    ("words", "origins"),
    [
        ("1 report", [AZUR]),
        ("1 report", [(None, None)]),
        ("2 reports", [(None, None), (None, "")]),
        ("2 reports, 1 outlet", [AZUR, ("the  azur gazétte", None)]),
        ("2 reports, 1 outlet", [("Daily Sample", None), ("Daily Sample", "https://m.sample.example/1")]),
        ("3 reports, 1 outlet", [("Daily Sample", None), (None, "https://m.sample.example/2"), ("DAILY SAMPLE", "http://sample.example/")]),
        ("3 reports, 1 outlet", [("Azur Gazette", "https://gazette.example"), AZUR, (None, "https://gazette.example/2")]),
        ("4 reports, 3 outlets", [AZUR, AZUR, ("Daily Sample", None), (None, "https://other.example/")]),
        ("3 reports, 2 outlets named", [AZUR, (None, None), (None, "https://other.example/")]),
        ("2 reports, 1 outlet named", [AZUR, (None, "http://[")]),
    ],
)
def test_outlets_are_counted_by_name_or_host(words: str, origins: list[Origin]) -> None:
    """Who names both is one outlet everywhere; who names none is not counted, and the words say so. Their order makes no difference."""
    assert words == reports(origins)
    assert words == reports(origins[::-1])


def test_each_outlet_is_named_once() -> None:
    """By its name wherever a document has it, else by its host, in the order of the documents."""
    origins = [(None, "https://www.gazette.example/1"), ("Daily Sample", None), AZUR, (None, "https://other.example/")]
    assert ("The Azur Gazette", "Daily Sample", "other.example") == names(origins)


def test_a_margin_names_the_first_of_many() -> None:
    """And counts the others."""
    assert "a, b" == in_margin(["a", "b"])
    assert "a, b, c, d, e and 3 more" == in_margin(list("abcdefgh"))
