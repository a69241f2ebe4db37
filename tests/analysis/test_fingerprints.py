"""Fingerprints: what two documents are compared by."""

from __future__ import annotations

import pytest

from briefing.analysis.fingerprints import fingerprint
from briefing.model import Document


def names_in(text: str, *, title: str | None = None, language: str = "en") -> set[str]:
    """The terms that are taken for names."""
    document = Document(
        id="1", path="a.txt", sha256="0" * 64, title=title, published=None, publisher=None, url=None, language=language, text=text
    )
    return {term for term in fingerprint(document).terms if term != term.casefold()}


def test_terms_are_sorted_and_stand_once() -> None:
    """With their counts beside them, the title's twice; a name is one term however it is written."""
    document = Document(
        id="1",
        path="a.txt",
        sha256="0" * 64,
        title="Quillon bridge",
        published=None,
        publisher=None,
        url=None,
        language="en",
        text="The bridge of Quillon leans; QUILLON waits.",
    )
    taken = fingerprint(document)
    assert {"Quillon": 4, "bridge": 3, "leans": 1, "of": 1, "the": 1, "waits": 1} == dict(zip(taken.terms, taken.counts, strict=True))
    assert sorted(taken.terms) == list(taken.terms)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rangers from Tarn saw a lynx.", {"Tarn"}),  # not the word that begins the sentence
        ("Then lorries came. Tarn waited. Lorries from Orrin came.", {"Orrin"}),
        ("Halder Works sent two men to the quay.", {"Halder", "Works"}),  # one that a name goes on from
        ("UNQC sent two men to the quay.", {"Unqc"}),
        ("A director, Lee Byung-hwa, went to the old quay.", {"Lee", "Byung", "Hwa"}),
        ("The Harbour Office shut the harbour and an office of Sarn.", {"Sarn"}),  # what stands in small letters too is a word
        ("He said: “Ask nobody.” Nobody did, he said to the men of Sarn.", {"Sarn"}),
        ("It cost 40 crowns in 2031, and 5G is to follow in summer.", set()),
    ],
)
def test_names_have_a_capital(text: str, expected: set[str]) -> None:
    """Words that have one wherever they stand, at least once where a sentence does not ask for it."""
    assert expected == names_in(text)


def test_titles_give_no_names() -> None:
    """Many print all words of theirs with a capital; but they have the text's."""
    assert {"Quillon"} == names_in("A ferry left for Quillon at dawn.", title="Quillon Ferry Sails On Time")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("QUILLON, THE HARBOUR OFFICE SAID ON MONDAY, HAS A NEW PIER.", "en"),
        ("Der Minister hat im Hafen von Quillon eine neue Mole für alle Fischer der Stadt eröffnet.", "de"),
        ("KOICA가 어제 Quillon에서 새로운 병원을 열었다고 KOICA가 말했다.", "ko"),
    ],
)
def test_where_capitals_say_nothing_there_are_no_names(text: str, language: str) -> None:
    """In text all in capitals, in German, in scripts that have none."""
    assert set() == names_in(text, language=language)


def test_vietnamese_pairs_of_names_are_names() -> None:
    """Both syllables, as "Đà Nẵng" is; "tại Đà" and "học sinh" are none."""
    found = names_in("Hôm nay học sinh tại Đà Nẵng gặp bà Lan ở trường học.", language="vi")
    assert {"Đà", "Nẵng", "Đà Nẵng", "Lan"} == found
