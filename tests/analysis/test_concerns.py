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


def test_a_bloc_that_is_off_ends_the_run() -> None:
    """What a switched-off bloc says concerns nobody, and above all not the partner before it."""
    words = lexicon.load(home="VN", without=["UN"])
    text = "Viet Nam and Poland signed a pact, Poland said. Poland will lend. The United Nations called for a plan."
    assert [("PL",), ("PL",), ()] == concerned(words, text)


def test_any_two_countries_are_no_pair(at_home: Lexicon) -> None:
    """Only "the two countries" are those that the text speaks of."""
    text = "Viet Nam and Poland signed a pact, Poland said.\n\nThailand exports rice to at least two countries."
    assert [("PL",), ()] == concerned(at_home, text)


def test_a_month_is_nobodys_name(at_home: Lexicon) -> None:
    """Who is called May makes no partner's word of the month."""
    text = "British Prime Minister Theresa May spoke with Viet Nam. British firms came.\n\nPeru sold rice. Exports of rice from Hue will rise in May."
    assert [("GB",), ("GB",), (), ()] == concerned(at_home, text)


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


def test_a_paragraph_that_leans_goes_on_though_it_names_home(at_home: Lexicon) -> None:
    """ "Under the agreement, Viet Nam opens a port" is said of whom the agreement is with."""
    text = THREE + "\n\nPoland sent a team.\n\nUnder the agreement, Viet Nam opens a port."
    assert [("PL",), ("PL",)] == concerned(at_home, text)[2:]


def test_a_comparison_concerns_nobody_else(at_home: Lexicon) -> None:
    """A partner that a sentence only compares with is not whom it concerns."""
    text = THREE + "\n\nPoland buys more of it than Japan. It is cheap."
    assert [("PL",), ("PL",)] == concerned(at_home, text)[2:]


def test_another_country_ends_the_run(at_home: Lexicon) -> None:
    """A sentence about a country that is no partner concerns no partner."""
    text = "Viet Nam and Poland signed a pact, Poland said. Poland will lend. In Peru, prices fell. They fell far."
    assert [("PL",), ("PL",), (), ()] == concerned(at_home, text)


def test_people_carry_their_country(at_home: Lexicon) -> None:
    """Whoever was introduced with a country stands for it afterwards, by surname or first name, with an office or without."""
    text = (
        "Viet Nam works with Japan, Laos and Poland. Japanese Ambassador Ito Kenji, Lao Prime Minister Khamla Vong and his Polish counterpart, "
        "Anna Nowak, came to Hanoi.\n\nAmbassador Ito promised loans.\n\nNowak asked for more flights.\n\nMr Vong thanked Mr Ito."
    )
    assert [("JP",), ("PL",), ("JP", "LA")] == concerned(at_home, text)[2:]


def test_people_of_a_country(at_home: Lexicon) -> None:
    """ "President … of Poland" introduces as well, and so does an office that lies between: "Ambassador to Vietnam …"."""
    text = THREE + " President Jan Kowal of Poland spoke. Japanese Ambassador to Vietnam Sato Emi did not.\n\nKowal left.\n\nSato stayed."
    assert [("PL",), ("JP",)] == concerned(at_home, text)[4:]


def test_a_name_of_two_countries_is_nobodys(at_home: Lexicon) -> None:
    """Where a Korean and a Japanese minister share a surname, the surname alone says nothing."""
    text = THREE + " Japanese Minister Ken Mori met Polish Minister Eva Mori.\n\nLaos will build a road.\n\nViet Nam thanked Mori."
    assert [("LA",), ()] == concerned(at_home, text)[3:]


def test_a_surname_inside_another_name(at_home: Lexicon) -> None:
    """ "Ito" is no Ito where it is part of another name."""
    text = THREE + " Japanese Ambassador Ito Kenji spoke.\n\nLaos will build a road.\n\nViet Nam opened the Ito Yokado store."
    assert [("LA",), ()] == concerned(at_home, text)[3:]


@pytest.mark.parametrize(
    "introduced",
    [
        "Japan asked Minister Tran Van Nam for help.",  # whom it asked is not Japanese
        "During a visit to Japan, Minister Tran Van Nam spoke.",
        "The Japanese ambassador and Minister Tran Van Nam spoke.",
        "Japan. Minister Tran Van Nam spoke.",
    ],
)
def test_whoever_only_stands_beside_a_country(at_home: Lexicon, introduced: str) -> None:
    """A name behind a country is introduced with it only where nothing but an office stands between."""
    assert () == concerned(at_home, THREE + " " + introduced + "\n\nLaos will build a road.\n\nViet Nam and Minister Nam agreed.")[-1]


def test_bodies_carry_their_country(at_home: Lexicon) -> None:
    """The short name in brackets stands for the country of the full name; where that has two, for none."""
    text = (
        THREE
        + " The Japan Sample Aid Agency (JSAA) and the Poland-Laos Example Fund (PLEF) came.\n\nPoland spoke.\n\nThe JSAA will lend.\n\n"
        "Poland left.\n\nViet Nam asked the PLEF."
    )
    assert [("JP",), ("PL",), ()] == concerned(at_home, text)[4:]


def test_silent_paragraphs_go_on(at_home: Lexicon) -> None:
    """Up to two paragraphs that name no country go on with the partner before; one that names home alone does not."""
    text = THREE + "\n\nPoland will lend.\n\nThe minister asked for ports.\n\nRoads come first.\n\nRice is cheap."
    assert [("PL",), ("PL",), ("PL",), ()] == concerned(at_home, text)[2:]
    assert [("PL",), ()] == concerned(at_home, THREE + "\n\nPoland will lend.\n\nViet Nam's economy grew.")[2:]


def test_counted_countries(at_home: Lexicon) -> None:
    """ "The four countries" are home and the three before, also where one of them is named again; three others are not ours."""
    text = THREE + "\n\nIt was the first meeting of the four countries since a talk in Laos."
    assert [("JP", "LA", "PL")] == concerned(at_home, text)[2:]
    assert [()] == concerned(at_home, THREE + "\n\nPeru, Chile and Cuba said that the three countries will meet.")[2:]


@pytest.mark.parametrize("pair", ["The pair", "Both presidents", "The two agreed and", "Their countries", "The two cities", "The duo"])
def test_words_for_a_pair(at_home: Lexicon, pair: str) -> None:
    """Home and the partner have many names for two."""
    text = THREE + "\n\nPoland spoke first. Viet Nam listened.\n\nViet Nam is growing.\n\n" + pair + " will build a port."
    assert [("PL",), ("PL",), (), ("PL",)] == concerned(at_home, text)[2:]


@pytest.mark.parametrize(
    "words",
    [
        "The Vietnamese side asked for ports.",
        "Viet Nam's delegation asked for ports.",
        "Viet Nam will host the next round of talks.",
        "The second dialogue will be held in Hanoi.",
        "Minister Tran Van Nam thanked the ambassadors for their work in Viet Nam.",
    ],
)
def test_home_alone_before_its_partner(at_home: Lexicon, words: str) -> None:
    """A sentence about home alone goes on with the partner where it speaks of home's side, of a next meeting or of the guests."""
    assert [("PL",), ("PL",)] == concerned(at_home, THREE + "\n\nPoland will lend.\n\n" + words)[2:]


def test_the_side_of_a_team(at_home: Lexicon) -> None:
    """ "The side" that nobody's name stands before is no delegation."""
    assert [("PL",), ()] == concerned(at_home, THREE + "\n\nPoland lost.\n\nThe side left Viet Nam in tears.")[2:]


def test_a_pair_without_home(at_home: Lexicon) -> None:
    """Where home is not named, "the two countries" are two partners."""
    text = "Poland and Laos will build a port. Polish and Lao engineers met.\n\nPoland pays.\n\nA bank will lend the two countries money."
    assert [("LA", "PL"), ("LA", "PL"), ("PL",), ("LA", "PL")] == concerned(at_home, text, title="Poland and Laos build a port")


def test_counted_countries_of_a_continent(at_home: Lexicon) -> None:
    """A word may stand between the number and what it counts."""
    assert ("JP", "LA", "PL") == concerned(at_home, THREE + "\n\nPoland spoke.\n\nThe three foreign countries will lend to Viet Nam.")[-1]


def test_the_north_of_two_koreas(at_home: Lexicon) -> None:
    """ "The North" is North Korea where South Korea, too, is spoken of, and otherwise a part of home."""
    koreas = "North Korea and South Korea talked. North Korean and South Korean officials met in Hanoi.\n\nSouth Korea asked.\n\n"
    assert ("KP",) == concerned(at_home, koreas + "The North's radio said nothing.", title="North Korea, South Korea talk")[-1]
    alone = "South Korea will lend to Viet Nam. South Korean officials met in Hanoi.\n\nViet Nam's roads are old.\n\n"
    assert () == concerned(at_home, alone + "Viet Nam needs ports in the South.", title="South Korea lends")[-1]


def test_seed_with_three_partners(at_home: Lexicon) -> None:
    """In the article with three partners the sentence about trade "between the two countries" concerns South Korea alone."""
    text = lines_of_seed("004")
    for sentence, partners in zip(sentences.split(text), concerned(at_home, text), strict=True):
        words = text[sentence.start : sentence.end]
        if "KITA" in words or "two nations" in words or "co-host" in words:
            assert ("KR",) == partners
        if "1,000 specialized engineers" in words or "cooperative framework" in words:
            assert ("JP", "KR", "US") == partners
