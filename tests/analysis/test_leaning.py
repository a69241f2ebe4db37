"""Leaning: which sentences can be read alone, and which need the one before."""

from __future__ import annotations

import pytest

from briefing.analysis.leaning import leans, refers_back

LEANING = """
He also said the plan was good.
Additionally, he noted that prices fell.
These included wind and solar projects.
This elevation marks a milestone.
Its budget grew by half.
It is the first visit.
We hope to sign it in May.
Trade between the two countries grew by half, he said.
Trade grew by half, she added, and so did tourism.
Two others were signed in Hue.
At the event, she said the plan was good.
Both agreed to meet again.
Such cooperation is supported by trade.
We will build it together.”
“The plan is good.
“The plan is good and cheap.”
"The plan is good and cheap."
Họ đã ký thỏa thuận.
Ông cho biết kế hoạch đã xong.
Bà đề nghị phía bạn công nhận sớm.
Anh kể rằng mình đã học ba năm.
Theo đó, hai bên sẽ lập quỹ.
Tại đây, Bộ trưởng đã gặp sinh viên.
Phía bạn sẽ cấp học bổng.
Đồng thời, đề nghị hai bên mở đường bay.
Bên cạnh đó, hai nước hợp tác về y tế.
Ngoài ra, hai bên ký ba văn bản.
Cả hai nhất trí gặp lại.
Chúng tôi sẽ xây cầu vào năm sau.
Dự án đã xong, ông cho biết.
“Cầu sẽ xong vào năm sau”, bà nhấn mạnh.
For Viet Nam they will be held in Oslo.
On Monday he said the plan was good.
In Oslo, it opened an office.
In 2025 it built three mills.
At that time she was a minister.
Third was Norway with four medals.
""".strip().split("\n")

STANDING = """
The two sides agreed on it.
Both sides agreed.
However, the delegation advised that reform was due.
When President Halonen arrived, he thanked the hosts.
In his speech, Minister Lan emphasised research.
“We will build it,” said Minister Lan.
"The plan is good," the minister said.
Minister Lan said: “We will build it.”
Itochu opened an office.
Thesis prizes were given to ten students.
Ông Nguyễn Văn An đã ký thỏa thuận.
He-ne lasers were shown.
It is expected that Norway will sign in May.
It took Norway two years to sign.
Earlier this month, Norway and Vietnam signed a pact on tides.
This year, the two countries will mark an anniversary.
The ferry firm Nordlys grew by half, it said.
Minister Lan said: “We will build it.
The minister called it a “sea change" in Hue.
In the year it was founded, the institute had ten rooms.
In a report it published on Monday, the institute said so.
For Norway it is important that ferries run.
In 2025 it was Norway that paid.
In 2025 it was agreed that Norway would pay.
Third World debt was discussed in Oslo.
Bà Lê Thị Vi cho biết dự án đã xong.
Bà con nông dân được vay vốn.
Anh và Việt Nam ký hiệp định.
Anh cho biết sẽ mở lại đường bay.
Cô giáo Lan dạy tiếng Na Uy.
Cả hai nước nhất trí gặp lại.
Phía Na Uy trả tiền học.
“Chúng tôi sẽ xây cầu”, ông Nam nói.
Chúng tôi sẽ xây cầu, ông Nam nói.
Theo thỏa thuận, Na Uy cấp vốn.
Tuy nhiên, chính phủ chưa đồng ý.
""".strip().split("\n")


@pytest.mark.parametrize(("expected", "text"), [(True, t) for t in LEANING] + [(False, t) for t in STANDING])
def test_a_sentence_leans_where_its_subject_or_speaker_stands_elsewhere(expected: bool, text: str) -> None:
    """Pronouns, what follows from the sentence before, and torn or unattributed speech lean; a named subject does not."""
    assert expected == leans(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Concrete steps towards this shared vision have been taken, including several agreements."),
        (True, "The first of its kind, the event established a strategic framework."),
        (True, "The ceremony ended with the signing of a memorandum."),
        (True, "Japan will fund the work under this agreement."),
        (True, "The workshop was opened by forty engineers."),
        (True, "The spokesman said that Japan would join."),
        (True, "The MoUs were signed in Oslo on Monday."),
        (True, "The pact, which covers trade and health, was signed in Oslo."),
        (True, "Under it, Japan will fund the work."),
        (True, "Minister Lan signed the MoU on behalf of Viet Nam."),
        (True, "Halonen suggested that Japan should join."),
        (True, "But Lâm also stressed that Japan would join."),
        (False, "Japan suggested that Norway should join."),
        (False, "Oslo stressed that Japan would join."),
        (False, "Samsung added that Japan would join."),
        (False, "ASEAN stressed that Japan would join."),
        (False, "Participants noted that Japan would join."),
        (False, "Minister Halonen suggested that Japan should join."),
        (False, "Kaisa Halonen suggested that Japan should join."),
        (True, "Na Uy cấp vốn cho dự án này từ năm 2026."),
        (False, "Na Uy cấp vốn cho dự án cầu cảng ở Huế."),
        (False, "The government said that Japan would join."),
        (False, "The two sides also agreed to meet in Oslo."),
        (False, "Japan and Norway signed a pact on tides and wind to work together in this field."),
        (False, "During the visit, the two sides issued a joint statement on energy."),
        (False, "The agreement on rare earths between Japan and Viet Nam was signed in Hanoi."),
        (False, "Japan and Viet Nam signed a memorandum of understanding this year."),
        (False, "The two countries plan to expand trade to $150 billion by 2030."),
        (False, "The Example Institute said that Japan would join."),
    ],
)
def test_what_was_told_before_is_not_for_page_one(expected: bool, text: str) -> None:
    """A sentence that speaks of "this vision" or "the event" cannot be read without the article."""
    assert expected == refers_back(text)
