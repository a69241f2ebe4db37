"""Denied, doubted and taken back: what is no longer an agreement, in its own sentence or by the next."""

from __future__ import annotations

import pytest

from briefing import analysis, lexicon
from briefing.analysis.firmness import firmness
from briefing.analysis.retractions import takes_back
from briefing.model import Analysis, Document

DENIED = """
The minister said Vietnam had "never signed" the pact.
The minister said that the ministry had “never signed” the treaty with Norway.
The two firms signed a contract for ferries in May but cancelled it on Thursday.
The two governments signed a treaty, a rumour that both governments denied.
The ministry denied that it had agreed to transfer the technology.
Neither side signed the agreement.
Neither government has agreed to establish a joint fund.
The leaders parted without signing the joint statement.
The two sides have yet to sign the agreement.
The report that Hanoi and Oslo signed a defence pact is false.
A fake agreement signed by the two ministers went round on Monday.
Reports that the two countries had signed a contract were rejected by the embassy.
The pact signed on Monday was scrapped on Friday.
Norway withdrew from the agreement it signed in May.
The ministry refused to sign the treaty.
Oslo suspended the agreement signed in May.
The two countries agreed to build a satellite, but the plan was later scrapped.
It is not true that the two countries signed an agreement.
No agreement was signed by the two ministers on Monday.
The minister denied signing a contract with the firm.
The two sides will not sign the agreement.
The countries agreed to nothing and signed no contract.
Officials dismissed as untrue a claim that both sides signed a pact.
The deal signed by both countries collapsed on Friday.
The deal the two ministers signed was called off.
Contrary to reports, the two sides did not agree to establish a fund.
The ministers signed neither the treaty nor the protocol.
The two sides signed nothing.
The ministry no longer plans to open an office in Oslo.
The ministry cancelled its plan to raise trade to $25 billion by 2030.
Hai bên chưa ký hiệp định thương mại.
Bộ Ngoại giao bác bỏ tin hai bên đã ký thỏa thuận.
Hai bên đã ký hợp đồng nhưng đã huỷ vào thứ Năm.
Hai bên đã ký hợp đồng nhưng đã hủy bỏ vào thứ Năm.
Hai nước đã ký hiệp định, một tin không đúng sự thật.
Hai bên không ký biên bản ghi nhớ.
""".strip().split("\n")

DOUBTED = """
The two countries reportedly signed an agreement on ships.
The two firms allegedly signed a contract.
Rumours say that the two sides signed a deal.
The minister is alleged to have signed a contract with the firm.
Hai bên được cho là đã ký thỏa thuận.
""".strip().split("\n")

FIRM = """
The two countries signed an agreement on fighting fake medicines.
The two sides agreed not only to establish a fund but also to train engineers.
The leaders signed a pact without delay.
Rejecting protectionism, the two leaders issued a joint statement on trade.
The two sides signed an agreement on the avoidance of double taxation.
The two countries signed a memorandum on no-visa travel.
The two ministries signed a contract worth not less than $5 million.
The two countries signed a treaty under which neither side will tax the other's ships.
The two sides agreed to set up a working group to combat false information.
The two sides signed the agreement, which had not been expected before May.
The two countries agreed to build a satellite, but did not say when.
The ministers signed the pact, although no date was given for the first meeting.
Hai nước đã ký hiệp định để không đánh thuế hai lần.
""".strip().split("\n")


@pytest.mark.parametrize("text", DENIED)
def test_what_a_sentence_denies_or_takes_back_is_not_firm(text: str) -> None:
    """Negated, denied, rumoured, cancelled: whatever was signed in the same sentence counts for nothing."""
    assert firmness(text) == 0


@pytest.mark.parametrize("text", DOUBTED)
def test_what_others_are_said_to_have_signed_is_at_most_announced(text: str) -> None:
    """ "Reportedly" is no signature."""
    assert firmness(text) <= 2


@pytest.mark.parametrize("text", FIRM)
def test_words_of_denial_about_another_matter_leave_an_agreement_firm(text: str) -> None:
    """An agreement against false information is no false agreement."""
    assert firmness(text) == 4


TAKEN_BACK = """
Japan and Vietnam agreed to build a satellite. | The plan was cancelled in October.
The two countries agreed in principle in July. | But the Commerce Department suspended the talks last week.
The two sides signed a contract for six ferries. | However, the contract has not been signed by the bank.
The ministers signed a pact on fish. | Both governments denied the report.
Norway and Vietnam signed a deal on gas. | Yet it collapsed within a week.
The firm announced a plant in Hue. | The report is not true, the company said.
The firm announced a plant in Hue. | It no longer plans to build it.
The two firms agreed to build a wind farm off Hue. | The wind farm was scrapped after protests.
Hai nước đã ký hiệp định về cá. | Tuy nhiên, hiệp định đã bị hủy vào tháng 5.
Hai nước nhất trí xây vệ tinh. | Kế hoạch này đã bị huỷ bỏ.
The two sides agreed to set up a fund. | But neither side signed it.
""".strip().split("\n")

STANDING = """
Japan and Vietnam agreed to build a satellite. | But more work is needed.
The two countries signed a pact on ships. | However, no date has been set for the first meeting.
The two countries signed a pact on ships. | The earlier deal was cancelled in 2019.
The two countries signed a pact on ships. | The pact could be suspended if prices fall.
The two countries signed a pact on ships. | Trade had been suspended for two years.
The two countries signed a pact on ships. | Several flights were cancelled because of the storm.
The two countries signed a pact on ships. | It will not be easy, the minister said.
The two countries signed a pact on ships. | The agreement was not cancelled.
The two countries signed a pact on ships. | They agreed to resume the talks that were suspended in 2020.
The two countries signed a pact on ships. | It replaces the agreement that was cancelled in 2019.
Hai nước đã ký hiệp định về cá. | Tuy nhiên, còn nhiều việc phải làm.
""".strip().split("\n")


@pytest.mark.parametrize(("expected", "pair"), [(True, p) for p in TAKEN_BACK] + [(False, p) for p in STANDING])
def test_the_next_sentence_takes_back_only_what_it_is_about(expected: bool, pair: str) -> None:
    """ "The plan was cancelled" does; plain contrast, what may happen and what was cancelled long ago do not."""
    said, _, following = pair.partition(" | ")
    assert expected == takes_back(said, following)


def analysed(text: str, language: str = "en") -> Analysis:
    document = Document(
        id="d", path="d.txt", sha256="0", title=None, published=None, publisher=None, url=None, language=language, text=text
    )
    return analysis.analyse(document, lexicon.load(home="VN"))


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_sentence_that_the_next_one_takes_back_is_not_firm_in_its_document(gap: str) -> None:
    """In its paragraph or across the gap; it may still be a lead. Followed by something else it stays firm."""
    taken = analysed(f"Norway and Vietnam signed an agreement to build a satellite.{gap}The plan was cancelled in October.")
    kept = analysed(f"Norway and Vietnam signed an agreement to build a satellite.{gap}The satellite will weigh three tons and see at night.")
    assert taken.sentences[0].firmness == 0
    assert taken.leads[0].start == 0
    assert kept.sentences[0].firmness == 4
