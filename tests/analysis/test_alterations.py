"""Texts whose wording a machine altered: what gives them away, and what looks like it and does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import analysis, documents, lexicon
from briefing.analysis.alterations import find
from briefing.model import Document, RawDocument

ROOT = Path(__file__).parent.parent.parent

SPUN = """
The minister opened a plant for renewable vitality. Both sides praised the greatest practices of the port.
Ruritania invests in inexperienced hydrogen and in quantum figuring.
Engineers use gadget learning and counterfeit consciousness to steer the ferries.
The World Well being Organization and the European Central Financial institution sent observers.
Climate alter and worldwide warming threaten the harbour.
He visited fields reminiscent of robotics. Exports rose earlier this 12 months.
One in every of the yards builds excessive-speed ferries.
A joint assertion on mental property was read.
A wind control project will cut carbon emanations.
The supreme courtroom heard the chief govt officer of the yard.
""".strip().splitlines()

PLAIN = """
The currency drew strength from renewable power, and the vitality of the economy surprised the bank.
An inexperienced finance minister met an inexperienced energy team and the Inexperienced Economy Officer.
The two sides met to discuss contamination of the river and to discuss pollution in the port.
The e-commerce deal and the e-commerce war were on the table.
Patients with coronary heart disease, cell phone users and overseas investment were counted.
Ruritania has core expertise in turbines; technology experts praised its strategic expertise.
He sold the garden-nursery gas heaters and a wind-control kit.
The firm has two international locations; the international locations are abroad.
The report covers insurance coverage, foreign coverage and the next 12 months.
The monument is in a style reminiscent of the old harbour, in areas where fishermen lived.
The protest outside ministry buildings went on; the vice chairman resigned.
Renewable energy, green finance, artificial intelligence, climate change and intellectual property were discussed.
""".strip().splitlines()


ONE = "The yard sells uncooked materials."
"""One odd phrase, by itself not enough."""


def a_document(text: str, *, title: str | None = None, language: str = "en") -> Document:
    return Document(
        id="d1", path="a.txt", sha256="", title=title, published=None, publisher=None, url=None, language=language, text=text
    )  # fmt: skip


def words(text: str, *, title: str | None = None, language: str = "en") -> list[str]:
    return [evidence.text for evidence in find(a_document(text, title=title, language=language))]


@pytest.mark.parametrize("text", SPUN)
def test_two_odd_phrases_give_a_text_away(text: str) -> None:
    """Two set phrases with a word replaced make an altered text."""
    assert 2 == len(words(text))


@pytest.mark.parametrize("text", PLAIN)
def test_what_a_person_may_write_does_not(text: str) -> None:
    """Set phrases as they are, and the odd words where they are not odd, do not even add up to two with a phrase that is odd."""
    assert [] == words(f"{text} {ONE}")


def test_one_odd_phrase_is_not_enough() -> None:
    """One may be a slip; so may one word that is replaced again and again, which can be a habit."""
    assert [] == words("The minister opened a plant for renewable vitality.")
    assert [] == words("Renewable vitality and solar vitality grow, and nuclear vitality shrinks.")
    assert ["Renewable vitality", "inexperienced bonds"] == words("Renewable vitality is paid for by inexperienced bonds.")


def test_two_synonyms_for_one_word_count_once() -> None:
    """What counts is how many words were replaced, not by how many."""
    assert [] == words("Man-made intelligence, or synthetic intelligence, is taught.")
    assert ["Man-made intelligence", "gadget learning"] == words("Man-made intelligence, or gadget learning, is taught.")


def test_the_words_are_spans_in_reading_order() -> None:
    """Each is an exact span of title or text, title first, capitals as they stand."""
    text = "İzmir builds solar Vitality parks.\n\nThe yard buys UNCOOKED MATERIALS."
    found = find(a_document(text, title="Inexperienced hydrogen for Port Azur"))
    assert [("title", "Inexperienced hydrogen"), ("text", "solar Vitality"), ("text", "UNCOOKED MATERIALS")] == [
        (evidence.place, evidence.text) for evidence in found
    ]
    assert ["solar Vitality", "UNCOOKED MATERIALS"] == [text[e.start : e.end] for e in found if e.place == "text"]


def test_of_overlapping_phrases_the_longer_stands() -> None:
    """A phrase inside another is not told again."""
    assert ["Inexperienced vitality", "artificial brainpower"] == words("Inexperienced vitality needs artificial brainpower.")
    assert ["greenhouse gasoline emissions", "mental property"] == words("Greenhouse gasoline emissions and mental property.".lower())


def test_plurals_are_found() -> None:
    """A phrase of the table stands for its plural too."""
    assert ["uncooked materials", "wind homesteads"] == words("They ship uncooked materials to wind homesteads.")
    assert ["well being ministries", "savvy cities"] == words("The well being ministries met in savvy cities.")


def test_other_languages_have_none() -> None:
    """The phrases are English; a text in another language is never flagged, whatever it quotes."""
    text = "Renewable vitality is paid for by inexperienced bonds."
    assert [] == words(text, language="vi")
    assert 2 == len(words(text))


def test_of_the_seeds_the_first_alone_is_altered() -> None:
    """The first is, by many words; the other four, of Vietnamese outlets' English, have none."""
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    found = [documents.to_document(RawDocument(path=path.name, content=path.read_bytes(), sha256=path.name)) for path in paths]
    flagged = [analysis.analyse(document, lexicon.load(home="VN")) for document in found]
    assert [True, False, False, False, False] == [each.is_altered for each in flagged]
    texts = [evidence.text for evidence in flagged[0].altered]
    assert {"renewable vitality", "inexperienced finance"} <= set(texts)
    assert [(), (), (), ()] == [each.altered for each in flagged[1:]]


@pytest.mark.parametrize("folder", ["articles", "held_back"])
def test_no_article_of_ours_is_altered(folder: str) -> None:
    """Not one odd phrase stands in the made-up articles, whatever outlet they imitate."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "quality" / folder).glob("*.txt"))]
    assert texts
    assert [] == [text[:40] for text in texts if words(f"{text}\n\n{ONE}")]
