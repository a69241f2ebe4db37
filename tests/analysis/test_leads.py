"""Leads: the first clean sentences, whole, without dateline and byline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import leads, sentences, statements
from briefing.model import Document, Lead


def document(text: str) -> Document:
    return Document(id="d", path="d.txt", sha256="0", title=None, published=None, publisher=None, url=None, language="en", text=text)


def rank(text: str) -> tuple[Lead, ...]:
    return leads.rank(document(text), sentences.split(text))


STATEMENTS = [
    "Norway and Vietnam signed a memorandum on offshore wind on Monday.",
    "The memorandum covers training, research and a first test site at sea.",
    "Ten engineers from each country will work in Bergen next year.",
    "The ministry of energy pays for half of the programme.",
    "Fishermen on the coast were asked before the talks began.",
    "A second site is planned in the south of the country.",
    "The first turbines are expected to turn in three years.",
]


def test_the_first_clean_sentences_come_in_their_order() -> None:
    """The best lead is the article's own; five at most, scores fall from 1."""
    found = rank(" ".join(STATEMENTS))
    assert STATEMENTS[:3] == [lead.text for lead in found[:3]]
    assert 5 == len(found)
    assert found[0].score == 1.0
    assert sorted((lead.score for lead in found), reverse=True) == [lead.score for lead in found]


@pytest.mark.parametrize(
    "dateline",
    [
        "HANOI, Aug 13 (VNA) – ",
        "New Delhi (CNN)",
        "(CNN) -- ",
        "SEOUL, South Korea (AP) — ",
        "WASHINGTON — ",
        "HÀ NỘI — ",
        "Hà Nội (TTXVN) - ",
        "Hanoi, August 13 – ",
        "London, 31 October (Reuters) - ",
        "Ha Noi (VNS/VNA) - ",
        "VNA/VNP - ",
        "VOV.VN - ",
        "VGP - ",
        "Hanoi - ",
    ],
)
def test_a_dateline_does_not_open_a_quotation(dateline: str) -> None:
    """Place, date and agency are left out of the span; the sentence begins behind them."""
    text = f"{dateline}{STATEMENTS[0]} {STATEMENTS[1]}"
    found = rank(text)
    assert STATEMENTS[0] == found[0].text
    assert len(dateline) == found[0].start


@pytest.mark.parametrize(
    "text",
    [
        "UK - Vietnam ties have grown strongly since last year.",
        "Vietnam – the youngest member of the group – signed the treaty on Monday.",
        "AI — the word of the year — needs chips, water and people.",
        "The two sides signed an MoU (VNA) on Monday in the capital.",
        "Hanoi (once Thang Long) is the capital of the country.",
        "Norway, Sweden and Denmark - all of them kingdoms - signed on Monday.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    """A dash or bracket near a name does not cut a sentence's head off."""
    assert text == rank(text)[0].text


@pytest.mark.parametrize(
    "junk",
    [
        "What do the two countries want from each other?",
        "Asked whether it was over: “Who could possibly know that now?”",
        "Signed at last.",
        "By Lan Nguyen and Ola Hansen",
        "Reporting by Lan Nguyen in Hanoi and Ola Hansen in Oslo.",
        "Photo: The ministers after the talks in the old town hall.",
        "Read more about the energy of the sea in our series.",
        "Energy, fishing and shipping in the news today",
    ],
)
def test_questions_headings_bylines_and_scraps_are_no_leads(junk: str) -> None:
    """A lead is a statement of six words or more."""
    text = f"{junk}\n\n{STATEMENTS[0]}\n\n{STATEMENTS[1]}"
    assert STATEMENTS[:2] == [lead.text for lead in rank(text)]


def test_the_first_sentence_leads_where_others_say_little_more() -> None:
    """A slight lead in repeated words does not take the first place from the opening."""
    opening = "The ministry of the interior of Sampleland opened an office today."
    text = f"{opening} A ferry with forty guests of the ferry line arrived too. It rained on Monday in the whole of the south."
    assert opening == rank(text)[0].text


def test_what_stands_twice_leads_once() -> None:
    """A summary that stands again behind the dateline is one lead."""
    text = f"{STATEMENTS[0]}\n\nHANOI, May 3 (VNA) - {STATEMENTS[0]} {STATEMENTS[1]}"
    assert STATEMENTS[:2] == [lead.text for lead in rank(text)]


def test_a_sentence_that_leans_is_no_lead() -> None:
    """ "He also said …" is never quoted alone; where every sentence leans, the first of them have to do."""
    text = f"{STATEMENTS[0]} Is it enough to pay for all of that? He also said the test site was only the beginning. {' '.join(STATEMENTS[1:4])}"
    assert "He also said the test site was only the beginning." not in [lead.text for lead in rank(text)]
    assert ["He also said the test site was open now."] == [lead.text for lead in rank("He also said the test site was open now.")]


def test_what_the_article_says_again_and_again_comes_before_what_it_says_once() -> None:
    """A sentence of words that the article repeats wins places over scene and anecdote."""
    scene = "Rain fell on the old harbour that evening. Gulls cried above empty nets and somebody sang. A dog slept under the only lamp."
    news = "Norway and Vietnam signed a memorandum on offshore wind."
    rest = "Offshore wind needs ships. The memorandum names Vietnam and Norway. Offshore wind in Vietnam is young, and Norway has offshore wind."
    texts = [lead.text for lead in rank(f"{scene} {news} {rest} The memorandum on wind was signed in Vietnam.")]
    assert news in texts[:2]


def test_words_in_the_first_person_come_later() -> None:
    """ "We will …" wants its speaker."""
    text = f"We will build the test site together in the north. {' '.join(STATEMENTS[:4])}"
    assert "We will build the test site together in the north." not in [lead.text for lead in rank(text)[:4]]


def test_a_text_of_headings_gives_what_it_has() -> None:
    """Where no line ends as a sentence, the long ones have to do; where none is long, there is no lead."""
    assert [lead.text for lead in rank("Energy talks end in Bergen with six new projects\n\nShort line")] == [
        "Energy talks end in Bergen with six new projects"
    ]
    assert rank("Short line\n\nAnother one") == ()
    assert rank("") == ()


def test_a_japanese_lead_is_counted_by_its_characters() -> None:
    """A text without spaces has no words to count."""
    assert rank("ベトナムとノルウェーは月曜日に協定に署名した。短い。")[0].text == "ベトナムとノルウェーは月曜日に協定に署名した。"


PIECES = st.sampled_from(
    [*STATEMENTS, "HANOI (VNA) -", "Why?", "He said so to all of them.", "\n\n", "“We will.”", "(CNN)", "By A. B.", "–"]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=20).map(" ".join)))
def test_leads_are_spans_inside_their_sentences(text: str) -> None:
    """At most five, none twice, each a verbatim part of one sentence up to its end."""
    found = rank(text)
    ends = {sentence.end for sentence in sentences.split(text)}
    assert len(found) <= 5
    assert len({lead.start for lead in found}) == len(found)
    for lead in found:
        assert text[lead.start : lead.end] == lead.text == lead.text.strip()
        assert lead.end in ends
        assert 0 < lead.score <= 1


@pytest.mark.parametrize(
    "junk", ["word " * 121 + "ends.", "letters" * 15 + " stand in a line of six words.", "twelve letters " * 110 + "end."]
)
def test_what_nobody_can_read_on_a_page_is_no_lead(junk: str) -> None:
    """A table that lost its line breaks is not quoted; another sentence is, even a short one."""
    assert not statements.is_quotable(junk)
    assert [STATEMENTS[0]] == [lead.text for lead in rank(f"{junk}\n\n{STATEMENTS[0]}")]
    assert ["It rained."] == [lead.text for lead in rank(f"{junk}\n\nIt rained.")]
    assert rank(junk) == ()
