"""Stories of real analyses of made-up sentences, and the pages and sections that are made of them."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from functools import cache

from briefing import analysis, lexicon, partners
from briefing.assembly import Page, in_order_of_telling, sections
from briefing.lexicon import Lexicon
from briefing.model import Analysis, Document, PartnerSection, Published, Story

NAMES = {"GB": "United Kingdom", "JP": "Japan", "KR": "South Korea", "FR": "France"}


def report_of(*sentences: str, published: str | tuple[str, str] | None = None, title: str | None = "Harbour school") -> Analysis:
    """An article with a paragraph for each sentence, as a Vietnamese desk reads it; a date with its origin, or stated."""
    text = "\n\n".join(sentences)
    date, origin = published if isinstance(published, tuple) else (published, "labelled line")
    document = Document(
        id=hashlib.sha256(f"{text}{published}".encode()).hexdigest()[:12],
        path="one.txt",
        sha256="0",
        title=title,
        published=Published(date=datetime.date.fromisoformat(date), origin=origin, confidence=0.9) if date else None,
        publisher=None,
        url=None,
        language="en",
        text=text,
    )
    return analysis.analyse(document, _lexicon())


def story_of(*reports: Sequence[str], partners: tuple[str, ...] = ("GB",), published: Sequence[str | tuple[str, str] | None] = ()) -> Story:
    """A new story with a report for each row of sentences, the best first, with these dates."""
    dates = [*published, *(None for _ in reports)]
    made = tuple(report_of(*sentences, published=date) for sentences, date in zip(reports, dates, strict=False))
    return Story(id=f"story-{made[0].document.id}", reports=made, partners=partners, fields=())


def page_of(*stories: Story) -> Page:
    in_order = in_order_of_telling(partners.group(stories))
    numbers = {report.document.id: number for number, report in enumerate((r for s in in_order for r in s.reports), start=1)}
    return Page(names=NAMES, numbers=numbers, watched=())


def sections_of(*stories: Story, page: Page | None = None) -> dict[str, PartnerSection]:
    """By code."""
    return {section.code: section for section in sections(page or page_of(*stories), partners.group(stories))}


@cache
def _lexicon() -> Lexicon:
    return lexicon.load(home="VN", fields=None)
