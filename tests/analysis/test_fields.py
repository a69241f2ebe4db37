"""Fields of cooperation: which words say that a document speaks of one, and which do not."""

from __future__ import annotations

import pytest

from briefing import lexicon
from briefing.analysis import fields
from briefing.lexicon import Lexicon
from briefing.model import Document, FieldTag


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon.load(home=None)


def found(words: Lexicon, text: str, *, title: str | None = None, language: str = "en") -> tuple[FieldTag, ...]:
    return fields.find(
        Document(id="made-up", path="", sha256="", title=title, published=None, publisher=None, url=None, language=language, text=text),
        words,
    )


def names(words: Lexicon, text: str, *, title: str | None = None, language: str = "en") -> list[str]:
    return [tag.name for tag in found(words, text, title=title, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will work on AI and machine learning.", ["Artificial intelligence"]),
        ("The aide said it again; ai is a sloth, and AIs are none.".replace("AIs", "aims"), []),
        ("A wafer plant and two chipmakers.", ["Semiconductors"]),
        ("Qubits are hard.", ["Quantum"]),
        ("It was a quantum leap for the town.", []),
        ("6G and 5G trials began.", ["Telecommunications"]),
        ("A data centre for big data.", ["Digital transformation and data"]),
        ("A treaty against cybercrime.", ["Cybersecurity"]),
        ("Vaccines and clinical trials.", ["Biotechnology and health"]),
        ("Offshore wind and green hydrogen.", ["Energy transition"]),
        ("Green bonds and carbon credits.", ["Green finance"]),
        ("Rare earths and nanotechnologies.", ["New materials and rare earths"]),
        ("A satellite for remote sensing.", ["Space and aviation"]),
        ("Robots and drones.", ["Robotics and automation"]),
        ("Scholarships for postgraduates.", ["Education and skills"]),
        ("Bilateral trade grew, and tariffs fell.", ["Trade and investment"]),
        ("Hai bên hợp tác về trí tuệ nhân tạo và bán dẫn.", ["Artificial intelligence", "Semiconductors"]),
        ("Smart Cities and SMART CITIES", ["Digital transformation and data"]),
        ("A superhydrogenated robotham", []),
    ],
)
def test_terms(words: Lexicon, text: str, expected: list[str]) -> None:
    """One clear term is enough, in any case and in plural; a term in capitals only as it stands; parts of words never."""
    assert expected == names(words, text)


@pytest.mark.parametrize(
    "text",
    [
        "The team was late for training, and training was hard, said the coach after training.",
        "He met the rector of the university and two students.",
        "The house has a parking space and office space; the flight was late.",
    ],
)
def test_weak_words_alone(words: Lexicon, text: str) -> None:
    """One ordinary word many times, or two once each, make no field."""
    assert [] == names(words, text)


def test_weak_words_together(words: Lexicon) -> None:
    """Different ordinary words of one field, three uses in all, say that the document speaks of it; the title's counts double."""
    assert ["Education and skills"] == names(words, "The university and the school will send each other students.")
    assert ["Education and skills"] == names(words, "Each university takes part.", title="Training abroad")


def test_what_is_said_in_passing_is_no_field(words: Lexicon) -> None:
    """One clear term far down makes none; in the title or first sentence one does, elsewhere two different ones, or one three times."""
    opening = "The ministers met in Oslo on Monday."
    assert [] == names(words, f"{opening} They came by satellite town.")
    assert [] == names(words, f"{opening} The wafer was thin. They liked the wafer.")
    assert ["Semiconductors"] == names(words, f"{opening} The wafer was thin. They liked the semiconductor.")
    assert ["Semiconductors"] == names(words, f"{opening} The wafer was thin. They liked the wafer. It was a wafer.")
    assert ["Semiconductors"] == names(words, opening, title="A wafer for Oslo")


def test_weak_words_further_down_weigh_nothing(words: Lexicon) -> None:
    """Hospitals, doctors, airports and aircraft stand in most news."""
    text = "The ministers met in Oslo on Monday. A doctor at the hospital saw patients. The airport closed, and an aircraft and a plane waited."
    assert [] == names(words, text)


@pytest.mark.parametrize("person", ["Ambassador Jim Nickel", "Jim Nickel", "Mr. Nickel", "Minister Nickel"])
def test_a_persons_name_is_no_term(words: Lexicon, person: str) -> None:
    """Behind an office, a courtesy or a first name; a ministry of that name, and an acronym, are terms."""
    assert [] == names(words, f"They met {person} and spoke of mining.", title="Mining")
    assert ["New materials and rare earths"] == names(words, "They met nickel and spoke of mining.", title="Mining")


def test_what_stands_behind_an_office_may_be_a_term(words: Lexicon) -> None:
    """An acronym, and a word of a headline whose words all have capitals."""
    assert ["Artificial intelligence"] == names(words, "Minister AI said so.")
    assert ["Robotics and automation"] == names(words, "The ministers met in Oslo.", title="Minister Backs Robots")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Coffee exports hit 2.1 bln USD", "The customs office counted 2.1 billion USD. Buyers in Ruritania took most of it."),
        ("Xuất khẩu cà phê đạt 2,1 tỷ USD", "Hải quan cho biết như vậy."),
    ],
)
def test_a_report_on_exports_is_about_trade(words: Lexicon, title: str, text: str) -> None:
    """In the title the word is enough; far down, once, it is not."""
    assert ["Trade and investment"] == names(words, text, title=title)
    assert [] == names(words, "The ministers met in Oslo on Monday. They laughed. One spoke of imports.")


def test_evidence_is_exact(words: Lexicon) -> None:
    """Evidence gives the words at their place, the title's first, also behind a letter that is longer in lower case."""
    title, text = "AI in İzmir", "İİ robots, İ robots and AI"
    evidence = [e for tag in found(words, text, title=title) for e in tag.evidence]
    assert ["AI", "AI", "robots", "robots"] == [e.text for e in evidence]
    assert all(e.text == (title if e.place == "title" else text)[e.start : e.end] for e in evidence)


def test_fields_come_by_name(words: Lexicon) -> None:
    """Fields are sorted, whatever their order in the text."""
    said = names(words, "Robots, semiconductors, quantum computers, AI.")
    assert sorted(said) == said and 4 == len(said)
