"""The instrument itself: gold that says what is not so gets no points."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from quality.gold import articles, slips
from quality.reading import Reading, read
from quality.report import holds
from quality.scoring import Figure, figures


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(articles("articles")[:1])[0]


def lied_to(reading: Reading) -> Reading:
    """The same reading beside gold that is false in every key."""
    article, analysis = reading.article, reading.analysis
    body = analysis.document.text.split("\n\n")
    gold = replace(
        article.gold,
        title="Another headline",
        published=datetime.date(1999, 1, 1),
        partners=tuple((view, frozenset({"ZZ"})) for view, _ in article.gold.partners),
        mentioned=("ZZ",),
        never=analysis.partners,
        junk=(body[-1],),
        leads=("Nobody said",),
        not_alone=(" ".join(analysis.leads[0].text.split()[:4]),),
        keyphrases=("no such phrase",),
        not_keyphrases=(analysis.keyphrases[0].text,),
        sentences=tuple((opening, frozenset({"ZZ"})) for opening, _ in article.gold.sentences),
    )
    return replace(reading, article=replace(article, gold=gold))


def test_false_gold_scores_nothing(reading: Reading) -> None:
    """Each figure falls: to nothing where one thing is asked, under 1 where lines and words are counted."""
    shares = {figure.name: figure.share for figure in figures([lied_to(reading)])}
    counted = {name: share for name, share in shares.items() if name.startswith("bodies") or name == "dates: answered"}
    of_phrases = {"keyphrases: verbatim", "keyphrases: not redundant"}
    assert {0.0} == {share for name, share in shares.items() if name not in counted and name not in of_phrases}
    assert 1 > counted["bodies: precision"]
    assert 1 > counted["bodies: F1"]


def test_every_slip_of_the_gold_is_named(reading: Reading) -> None:
    """Gold that speaks of what its article does not have is no gold."""
    assert () == slips(reading.article)
    assert slips(lied_to(reading).article)


def test_a_figure_holds_at_its_floor_and_not_below() -> None:
    """But for what rounding does."""
    assert holds(Figure(name="x", share=0.9, n=10, wrong=()), 0.9)
    assert not holds(Figure(name="x", share=0.89, n=10, wrong=()), 0.9)


@pytest.mark.parametrize("sample", ["articles", "held_back"])
def test_no_gold_is_empty(sample: str) -> None:
    """Each article's gold asks for partners and for something else."""
    for article in articles(sample):
        gold = article.gold
        assert gold.partners or gold.published is not None, article.name
        assert any((gold.title, gold.leads, gold.keyphrases, gold.sentences, gold.junk, gold.mentioned, gold.never)), article.name
