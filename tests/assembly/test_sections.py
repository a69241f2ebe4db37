"""What a partner's section quotes: what is said of that partner, each thing once."""

from __future__ import annotations

import datetime
from pathlib import Path

from briefing import pipeline
from briefing.config import Desk
from briefing.model import PartnerSection

OPENING = "The British government and Viet Nam's Example Institute opened a harbour school in Hue, the institute said."


def sections(tmp_path: Path, *paragraphs: str) -> dict[str, PartnerSection]:
    """Of an edition with one article, by code."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("Harbour school opens\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    desk = Desk(base=tmp_path, home="VN", sources=(tmp_path / "articles",))
    day = datetime.date(2026, 5, 1)
    briefing, _ = pipeline.compose(desk, edition=day.isoformat(), date=day, cache=tmp_path, jobs=1)
    return {section.code: section for section in briefing.partners}


def quoted(section: PartnerSection) -> list[str]:
    return [quotation.text for telling in section.tellings for quotation in telling.quotations]


def test_a_section_quotes_its_partner_alone(tmp_path: Path) -> None:
    """Of a story with one partner, too, nothing is quoted that is said of other countries, however firm it is."""
    japan = "Japan signed an agreement to offer 120 places at schools in Tokyo by 2030."
    tuition = "British teachers will give the lessons, and the British side pays for the books."
    said = quoted(sections(tmp_path, OPENING, japan, tuition)["GB"])
    assert {OPENING, tuition} <= set(said)
    assert japan not in said


def test_what_an_article_says_twice_is_quoted_once(tmp_path: Path) -> None:
    """A summary that stands again below the dateline is one quotation."""
    found = quoted(sections(tmp_path, OPENING, f"HUE, May 1 (VNA) - {OPENING} British teachers will give the lessons from June on.")["GB"])
    assert 1 == found.count(OPENING)
