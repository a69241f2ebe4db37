"""Cutting: where a long quotation may end early, and above all when it is left whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.cutting import clause_cut
from briefing.analysis.firmness import firmness
from briefing.analysis.leaning import leans, refers_back

# "|" marks where the quotation may end.
CUTS = """
Both sides agreed to establish a Clean Water Partnership between the two ministries|, aiming to bring safe water to ten provinces.
The ministry signed an agreement with three universities in the north|, helping young researchers to find posts in both countries.
The two sides discussed trade, health and education in the capital|; and the ministers visited a hospital in the afternoon.
The company has opened a laboratory for new materials in Da Nang|, which employs forty people from six countries.
The delegation visited four factories and two ports in the south|, with engineers from both countries showing the machines.
The two ministers welcomed a fund for young engineers and scientists|, as well as a prize for the best thesis of the year.
On Monday, the two ministries signed a memorandum on quantum research|, paving the way for a joint laboratory in Hue.
""".strip().split("\n")


@pytest.mark.parametrize("line", CUTS)
def test_a_long_sentence_is_cut_at_a_clauses_edge(line: str) -> None:
    """What stays is a whole clause; what goes only adds to it."""
    assert line.index("|") == clause_cut(line.replace("|", ""), words=16)


WHOLE = {
    "negation": "The two sides agreed to build the bridge over the river Ba, aiming to open it not before the year after next.",
    "denial": "The company has opened a new laboratory for chips in the south, which the ministry of industry denied on Monday.",
    "attribution": "The two countries have agreed on a fund for young engineers, according to a report of the news agency.",
    "said behind": "The two countries have agreed on a fund for young engineers; that is what the minister said on Monday.",
    "saying": "The two countries have agreed on a fund for young engineers, showing their friendship, the minister said on Monday.",
    "condition": "The two sides have agreed to build the bridge over the river, with work to begin if the parliament approves.",
    "provided": "The two sides have agreed to build the bridge over the river, with both paying half, provided the loan is granted.",
    "not yet": "The two countries have agreed on a fund for young engineers, helping those who hadn't found work at home since 2020.",
    "plan": "The company has opened the first part of its laboratory, with the second planned for the year after next.",
    "expected": "The province has a new port for container ships, which is expected to open in the year after next.",
    "doubt": "The company has opened a laboratory for new chips in the south, reportedly employing forty people from six countries.",
    "but": "The two sides agreed on the fund for young engineers; but the sum was left to the two finance ministers.",
    "main verb behind": "The agreement that the two ministers signed in the capital on Monday, which covers trade and health, was welcomed by all.",
    "relative clause only": "The minister who met the delegation from the north in Hanoi, with ten experts and two mayors behind him, to everyone's joy.",
    "participle only": "A memorandum signed in the capital by the two young ministers of science, aiming to bring the two countries together for good.",
    "subordinate": "While the two ministers were meeting in the capital for the first time, with all their advisers around them the crowd sang.",
    "inside a quotation": "The minister said “we have built a fund for young engineers in all provinces, helping them to stay in the country”.",
    "inside a bracket": "The two sides have signed (after two years of talks on trade and health, which were held in Geneva) the memorandum.",
    "pairing": "The company has opened two centres in the south combining its skills in chips, with those of its partners in the north.",
    "list of nouns": "The two sides will work on health and education and much else besides, training, mining and banking in the first year.",
    "unknown participle": "The two sides have opened a new centre for the study of rice, boiling a great many kinds of it since Monday.",
    "both": "The two ministers welcomed both a fund for young engineers in the provinces, as well as a prize for the best thesis of the year.",
    "not only": "The fund is not only a sign of friendship between the two peoples, helping many young engineers to find work at home.",
    "counted list": "The two sides will work in three fields: wind power and solar power at sea; rice and fish in the south; and health.",
    "the deed behind": "The two countries affirmed that education is a pillar of growth and peace; signed a memorandum on schools and one on teachers.",
    "nothing to cut at": "The two ministers and their many advisers and guests from all provinces met in the old town hall of the capital on Monday.",
    "tail of three words": "The two countries have agreed on a fund for young engineers and scientists in all provinces, helping them much.",
    "too short a head": "The two sides signed an accord, paving the way for a fund that helps young engineers in all provinces.",
}


@pytest.mark.parametrize("why", WHOLE)
def test_when_in_doubt_a_sentence_stays_whole(why: str) -> None:
    """No negation, attribution, condition, plan, open quotation or missing verb is lost with a tail."""
    assert clause_cut(WHOLE[why], words=18) is None


def test_a_cut_keeps_as_many_words_as_allowed() -> None:
    """Of two edges the later is taken, and none where even the first keeps too many words."""
    text = (
        "The two ministries signed a memorandum on research in Hue, paving the way for a laboratory of ten rooms,"
        " which houses forty people from six countries."
    )
    assert text.index(", which") == clause_cut(text, words=25)
    assert text.index(", paving") == clause_cut(text, words=12)
    assert clause_cut(text, words=9) is None


PARTS = st.sampled_from(
    [line.replace("|", "").rstrip(".") for line in CUTS]
    + ["“", "”", '"', "(", ")", ",", ", aiming to", "not", "said", "; and", ", which", ", as well as", "if", "plans to"]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=150), st.lists(PARTS, min_size=1, max_size=4).map(" ".join)), st.integers(8, 60))
def test_any_text_is_judged_and_a_cut_never_tears_a_quotation(text: str, words: int) -> None:
    """Levels are 0 to 4; a cut keeps at most the words asked for, closes its quotation marks and changes no firmness."""
    assert firmness(text) in range(5)
    leans(text), refers_back(text)  # no text breaks them
    cut = clause_cut(text, words=words)
    if cut is not None:
        kept = text[:cut]
        assert len(kept.split()) <= words
        assert kept.count("“") == kept.count("”")
        assert kept.count('"') % 2 == 0
        assert firmness(text) == firmness(kept)
