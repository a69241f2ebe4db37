"""Which sentences concern which partner."""

from __future__ import annotations

import pytest
from support import lines_of_seed

from briefing import lexicon
from briefing.analysis import concerns, countries, cues, sentences
from briefing.lexicon import Lexicon
from briefing.model import Document


@pytest.fixture(scope="module")
def at_home() -> Lexicon:
    return lexicon.load(home="VN")


def concerned(words: Lexicon, text: str, *, title: str | None = None) -> list[tuple[str, ...]]:
    made = Document(
        id="made-up", path="made-up.txt", sha256="", title=title, published=None, publisher=None, url=None, language="en", text=text
    )
    split = sentences.split(text)
    seen = cues.read(made, split, words)
    return [sentence.partners for sentence in concerns.find(text, split, seen, countries.find(seen, words.home))]


THREE = "Viet Nam works with Japan, Laos and Poland. Ministers of Japan, Laos and Poland came to Hanoi."


def test_own_cues(at_home: Lexicon) -> None:
    """A sentence that names a partner concerns that partner alone."""
    assert [("JP", "LA", "PL"), ("JP", "LA", "PL"), ("LA",)] == concerned(at_home, THREE + "\n\nLaos will build a road.")


def test_the_two_countries_are_home_and_the_last_one(at_home: Lexicon) -> None:
    """Among several partners "the two countries" are home and the one that the paragraph speaks of."""
    text = THREE + "\n\nPoland is an old friend. Trade between the two countries grew. Both sides want more. It will double by 2030."
    assert [("PL",)] * 4 == concerned(at_home, text)[2:]


def test_all_three(at_home: Lexicon) -> None:
    """ "The three countries" are all of those that were named together."""
    text = THREE + "\n\nPoland spoke first. He asked the three countries to invest."
    assert [("PL",), ("JP", "LA", "PL")] == concerned(at_home, text)[2:]


def test_a_single_partner_takes_what_refers_to_it(at_home: Lexicon) -> None:
    """With one partner, "bilateral" and "both nations" mean it in any paragraph; a paragraph about home alone concerns nobody."""
    text = (
        "Viet Nam and Poland signed a pact. It covers ports.\n\nViet Nam's economy grew by 7 per cent. Exports rose.\n\n"
        "Bilateral trade is small.\n\nBoth nations want more."
    )
    assert [("PL",), ("PL",), (), (), ("PL",), ("PL",)] == concerned(at_home, text, title="Poland, Vietnam sign pact")


def test_a_paragraph_can_lean_on_the_one_before(at_home: Lexicon) -> None:
    """A paragraph that opens with "The delegation" or "Under the agreement" goes on with the partners of the one before."""
    rest = (
        "Poland sent a team.\n\nHowever, the delegation left early. It had no time.\n\nUnder the agreement, a port opens.\n\nRice is cheap."
    )
    text = THREE + "\n\n" + rest
    assert [("PL",), ("PL",), ("PL",), ("PL",), ()] == concerned(at_home, text)[2:]


def test_a_comparison_concerns_nobody_else(at_home: Lexicon) -> None:
    """A partner that a sentence only compares with is not whom it concerns."""
    text = THREE + "\n\nPoland buys more of it than Japan. It is cheap."
    assert [("PL",), ("PL",)] == concerned(at_home, text)[2:]


def test_another_country_ends_the_run(at_home: Lexicon) -> None:
    """A sentence about a country that is no partner concerns no partner."""
    text = "Viet Nam and Poland signed a pact, Poland said. Poland will lend. In Peru, prices fell. They fell far."
    assert [("PL",), ("PL",), (), ()] == concerned(at_home, text)


def test_seed_with_three_partners(at_home: Lexicon) -> None:
    """In the article with three partners the sentence about trade "between the two countries" concerns South Korea alone."""
    text = lines_of_seed("004")
    for sentence, partners in zip(sentences.split(text), concerned(at_home, text), strict=True):
        words = text[sentence.start : sentence.end]
        if "KITA" in words or "two nations" in words or "co-host" in words:
            assert ("KR",) == partners
        if "1,000 specialized engineers" in words or "cooperative framework" in words:
            assert ("JP", "KR", "US") == partners
