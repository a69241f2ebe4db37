"""Datelines: place, date and agency in front of the first words."""

from __future__ import annotations

import pytest

from briefing import analysis, lexicon
from briefing.analysis import datelines, sentences
from briefing.model import Analysis, Document


def opening(text: str, at: int = 0) -> str:
    sentence = sentences.split(text)[at]
    return text[sentence.start : sentence.start + datelines.length(text, sentence)]


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        ("WASHINGTON, Nov 6 (Ledger) - ", "The United States signed a treaty."),
        ("PARIS, 6 Nov 2026 (Le Courrier) — ", "France signed a treaty."),
        ("(Dân Báo) - ", "Ngày 6/11, hai bên ký hiệp định."),
        ("Hà Nội, ngày 6/11 (Dân Báo) - ", "Hai bên ký hiệp định."),
        ("Hue (Evening Post) – ", "The two sides met."),
        ("[서울=가나다뉴스] ", "한국과 베트남은 협정에 서명했다."),
        ("(부산=가나다뉴스) 홍길동 기자 = ", "한국과 베트남은 협정에 서명했다."),
        ("[Tokyo, Kyodo] ", "Japan signed a treaty."),
        ("HÀ NỘI — ", "Viet Nam signed a treaty."),
        ("HÀ NỘI — ", "Hanoi Sample University signed a treaty."),
        ("HCM CITY — ", "HCM City and Busan signed a treaty."),
        ("SEOUL – ", "Seoul will sign a treaty."),
        ("BEIJING — ", "Shanghai port signed a treaty."),
        ("HÀ NỘI — ", "London-based banks signed a treaty."),
        ("Sample Daily Online - ", "Vietnam signed a treaty."),
        ("HÀ NỘI (VNS) — ", "Viet Nam signed a treaty."),
        ("Hanoi (VNA) – ", "Vietnam signed a treaty."),
        ("VOV.VN - ", "Vietnam signed a treaty."),
        ("NDO – ", "Vietnam signed a treaty."),
        ("(Chinhphu.vn) - ", "Hai bên ký hiệp định."),
        ("(SGGPO).- ", "Hai bên ký hiệp định."),
        ("TP.HCM - ", "Hai bên ký hiệp định."),
        ("SEOUL, Oct. 14 (Yonhap) -- ", "South Korea signed a treaty."),
        ("TOKYO - ", "Japan signed a treaty."),
        ("HANOI, Oct. 14 (Xinhua) -- ", "Vietnam signed a treaty."),
        ("LONDON, Nov 3 (Reuters) - ", "Britain signed a treaty."),
        ("SEOUL/WASHINGTON, Nov 3 (Reuters) - ", "They signed a treaty."),
        ("WASHINGTON (AP) — ", "They signed a treaty."),
        ("CAMBRIDGE, Mass. (AP) — ", "They signed a treaty."),
        ("Rio de Janeiro, Brazil (CNN)", "They signed a treaty."),
        ("SINGAPORE, Nov. 3, 2026 /PRNewswire/ -- ", "A firm signed a treaty."),
        ("Roseau — ", "Dominica signed a treaty."),
        ("Kabul, Afghanistan - ", "Afghanistan signed a treaty."),
        ("APIA: ", "Samoa signed a treaty."),
        ("VNE - ", "Vietnam signed a treaty."),
        ("GD&TĐ - ", "Hai bên ký hiệp định."),
        ("ST. LOUIS, Mo., March 3 - ", "A firm signed a treaty."),
        ("Bogota, march 4 - ", "the fall in prices went on."),
    ],
)
def test_a_dateline_of_any_agency_is_found(dateline: str, text: str) -> None:
    """Place and date tell, or the brackets at the beginning of a document."""
    assert dateline == opening(dateline + text)


@pytest.mark.parametrize(
    "text",
    [
        "World Trade Organization (WTO) - The body met.",
        "The two (Norway and Vietnam) - Their leaders met.",
        "The United States signed a treaty.",
        "It rained. (Morning Post) - The two sides met.",
        "Ministry of Science and Technology (MoST) - The body met.",
        "Acme (HOSE: ACM) - The firm grew.",
        "UK - Vietnam ties deepen.",
        "VIETNAM – KOREA: A new chapter opens.",
        "Hanoi – Seoul flights resume.",
        "BREAKING - The minister left.",
        "FILE - In a photo of 3 May the two met.",
        "ACME – the town's largest mill – closed.",
        "AI – The next wave is here.",
        "CNN: What can readers expect?",
        "The cabinet - all of it - met.",
        "Hà Nội và Seoul - hai thủ đô.",
        "Acme — The town's mill — closed.",
        "Jakarta — Indonesia's capital — is sinking.",
        "ANALYSIS: The mill closed.",
        "VIETNAM: The mill closed.",
        "OSLO: A CITY OF MILLS",
        "Lima: Peru signed a treaty.",
        "Vietnam – Korea ties grow.",
        "Singapore – Peru ties grow.",
        "Oslo – Bergen trains are full.",
        "Porto–Vigo trains are full.",
        "It rained. Roseau — Dominica signed a treaty.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """Initials behind their name, an aside, an unknown name inside the document, a heading, and two sides with a dash stay."""
    assert opening(text, at=len(sentences.split(text)) - 1) == ""


def test_what_the_text_speaks_of_signs_nothing() -> None:
    """Three capitals that come again are its subject, and no agency."""
    assert "" == opening("ILO - The office grew. Not all of it was the ILO.")


def analysed(text: str, publisher: str | None = None) -> Analysis:
    document = Document(
        id="d", path="d.txt", sha256="0", title=None, published=None, publisher=publisher, url=None, language="en", text=text
    )
    return analysis.analyse(document, lexicon.load(home="VN"))


def test_a_dateline_is_in_no_quotation_and_no_keyphrase() -> None:
    """The quotation opens behind it; its place and its agency are not what the document is about."""
    text = "WASHINGTON, Nov 6 (Ledger) - The United States opened a chip laboratory, the Ledger reported. The chip laboratory is large."
    found = analysed(text)
    assert text.index("The United") == found.sentences[0].opens
    assert found.leads[0].text.startswith("The United States opened")
    assert "chip laboratory" in [phrase.text for phrase in found.keyphrases]
    assert {"WASHINGTON", "Ledger"}.isdisjoint(phrase.text for phrase in found.keyphrases)


def test_the_publisher_is_no_keyphrase() -> None:
    """Neither its name nor half of it."""
    found = analysed("The Morning Ledger saw the chip laboratory. The Ledger liked it.", publisher="The Morning Ledger")
    assert not [phrase.text for phrase in found.keyphrases if "Ledger" in phrase.text]
