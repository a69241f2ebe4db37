"""Statements: what can be quoted at all, and half of somebody's words that cannot."""

from __future__ import annotations

import pytest

from briefing.analysis.leaning import leans
from briefing.analysis.statements import is_quotable


@pytest.mark.parametrize(
    "half",
    [
        "“The ministers signed the treaty on Monday in Oslo.",
        "The ministers signed the treaty on Monday in Oslo.”",
        '"The ministers signed the treaty on Monday in Oslo.',
        'The ministers signed the treaty on Monday in Oslo."',
        'The ministers signed the "treaty on Monday in Oslo.',
        "«The ministers signed the treaty on Monday in Oslo.",
        "The ministers signed “the treaty on Monday in Oslo.",
    ],
)
def test_half_of_a_quotation_is_not_quotable_without_its_speaker(half: str) -> None:
    """The marks open or close in another sentence, and so does the speaker."""
    assert not is_quotable(half)
    assert leans(half)


@pytest.mark.parametrize(
    "whole",
    [
        "The minister said: “We signed the treaty on Monday.",
        "The ministers signed the “treaty” on Monday in Oslo.",
        "The ministers signed the „treaty“ on Monday in Oslo.",
        "The ministers signed the ”treaty” on Monday in Oslo.",
        'The ministers signed the "treaty" on Monday in Oslo.',
    ],
)
def test_a_quotation_with_its_speaker_or_with_both_marks_is_quotable(whole: str) -> None:
    """English, German and Swedish marks alike."""
    assert is_quotable(whole)
    assert not leans(whole)


@pytest.mark.parametrize(
    "caption",
    [
        "The two ministers shake hands after the talks in Oslo. (Photo: Nordlys)",
        "President Lan (R) receives the minister of Norway in Hue.",
        "Minister Hansen (second from left) opens the new laboratory in Bergen.",
    ],
)
def test_a_caption_is_not_quotable(caption: str) -> None:
    """It tells of a picture that is not there."""
    assert not is_quotable(caption)
