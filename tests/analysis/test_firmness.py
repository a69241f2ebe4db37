"""Firmness: what a sentence says was signed, aimed at, announced or wished, and what only looks so."""

from __future__ import annotations

import pytest

from briefing.analysis.firmness import firmness

SIGNED = """
On Tuesday the two ministries signed a memorandum of understanding on quantum research.
An MoU was signed in Hanoi on Monday.
Vietnam and Finland have signed a letter of intent on 6G.
Both sides agreed to establish a Clean Water Partnership between the two ministries.
The two leaders agreed on eight areas of cooperation.
During the talks, the two sides issued a joint statement on climate.
The university and the institute established a joint laboratory.
The ministers witnessed the exchange of six cooperation agreements.
The visit ended with a success, the two firms signing a contract for three ferries.
They welcomed the signing of the Letter of Intent.
FPT entered into a strategic partnership with the bank.
Vietnam, Norway sign pact on offshore wind
The forum set up a working group on rare earths.
They upgraded relations to a comprehensive strategic partnership.
The ferry firm said it had signed a letter of intent with the bank.
Norway and Vietnam decided to elevate their relations to a strategic partnership.
The two sides concurred to work closely together on fisheries.
The two countries decided to elevate their relations to a strategic partnership.
The two sides reached consensus on fishing quotas.
Seven documents were signed after the talks.
On 5 June 2025, the two ministries signed an agreement on tides.
The ministers attended a ceremony in Oslo and witnessed the signing of four agreements.
The two banks agreed to set up a joint fund.
Hai bên đã ký biên bản ghi nhớ về hợp tác khoa học và công nghệ.
""".strip().split("\n")

TARGETS = """
The two countries plan to raise trade to $25 billion by 2030.
Their goal is to train 1,000 engineers from this year.
Norway pledged $40 million for the wind fund.
The programme will train 50,000 engineers by 2030.
The government aims to cut emissions by 43.5% by 2030.
Both sides want deeper ties, aiming for a trade value of 100 billion USD by 2040.
The ministry set the goal of 100,000 engineers by 2040.
Minister Lan announced a support package of 40 million euros for the wind farms.
Hai nước đặt mục tiêu nâng kim ngạch lên 20 tỷ USD vào năm 2030.
""".strip().split("\n")

ANNOUNCED = """
From May 17 to 18, the two cities will co-host a conference.
The ministry plans to open an office in Oslo.
A seminar is scheduled for May 4 in Seoul.
The contract will be signed next week.
The two sides are expected to sign an agreement in June.
The company announced three new projects.
Norway will enhance its aid to the fishing ports.
The company announced a loss of $40 million for the year.
They plan to elevate their relationship to a strategic partnership.
The firm agreed to look into the matter.
Hội nghị sẽ diễn ra tại Hà Nội vào tháng 5.
""".strip().split("\n")

WISHES = """
The minister called for deeper collaboration in semiconductors.
Researchers proposed partnerships with local firms.
Hanoi hopes to sign a free trade agreement with the bloc.
He urged both sides to sign the agreement soon.
She asked that the three countries invest in new materials.
“We hope to establish a research center in the city,” he said.
The delegation recommended removing administrative barriers.
They are looking forward to a joint fund.
Bộ trưởng đề nghị đối tác chia sẻ kinh nghiệm.
""".strip().split("\n")

NOTHING = """
The minister arrived in Oslo on Monday.
The two sides did not sign the agreement.
They failed to reach an agreement on fisheries.
No contract was signed.
If the two sides sign the deal, trade will grow.
The bank signed a similar deal in 2012.
The forum builds on the existing partnership established decades ago.
Fifty years since the establishment of diplomatic relations, the two countries are friends.
Trade between the two countries reached $8.7 billion last year, a 9.2% increase.
He agreed with the minister.
The agreement signed last year has not been ratified.
Innovation will be the main driver of growth.
In 2015 the two countries signed a partnership agreement.
In June 2015, the two ministries signed a memorandum on fish.
The two countries had signed an agreement on fish when the talks began.
The two ports signed a similar agreement last September.
The signed memorandum is an important document for both sides.
The minister came to see the agreed minutes of the treaty.
Any deal reached with the bloc has to pass the parliament.
The deal which is being signed is the fourth of its kind.
Until details of a deal are finalised, nobody speaks.
Once the agreement is approved, the port grows.
The goalkeeper signed a contract with the club.
The former mayor agreed to plead guilty in a deal with the court.
Forty members signed a petition against the treaty.
The mayor issued a statement on the old treaty.
The council launched a rocket and a debate.
The prisoners were freed in exchange for a trade agreement.
The port is expected to enhance trade across the region.
The ministry missed its goal of 100,000 engineers by 2020.
The pact covers fish and includes work on the establishment of a joint committee.
Forty guests were present at the memorandum signing ceremony.
The minister arrived ahead of the signing of the agreement.
They came to Oslo for the signing of the pact.
Neither the old nor the new government of the country signed the pact.
It may rain in May.
""".strip().split("\n")


@pytest.mark.parametrize(
    ("expected", "text"),
    [(4, t) for t in SIGNED]
    + [(3, t) for t in TARGETS]
    + [(2, t) for t in ANNOUNCED]
    + [(1, t) for t in WISHES]
    + [(0, t) for t in NOTHING],
)
def test_firmness_is_what_a_reader_would_say(expected: int, text: str) -> None:
    """Signed or agreed, a target with date or money, announced, wished; history, conditions and negations are none of these."""
    assert expected == firmness(text)
