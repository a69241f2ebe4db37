"""Reads articles with the public pipeline, once for every home that their gold is written for, and makes an edition of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import NOWHERE, Article, home_of

from briefing import pipeline
from briefing.config import Desk
from briefing.model import Analysis, Briefing

EDITION = datetime.date(2026, 11, 22)
"""After every article, so that none is from the future."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article and what the software sees in it: for its first home, and for each."""

    article: Article
    analysis: Analysis
    views: tuple[tuple[str, Analysis], ...]


def read(articles: Sequence[Article]) -> tuple[Reading, ...]:
    """Each article as it is seen from the homes of its gold; without any, from nowhere."""
    wanted = {article.name: [view for view, _ in article.gold.partners] or [NOWHERE] for article in articles}
    seen: dict[str, dict[str, Analysis]] = {article.name: {} for article in articles}
    for view in sorted({view for views in wanted.values() for view in views}):
        looked_at = [article for article in articles if view in wanted[article.name]]
        for name, analysis in _inspected(looked_at, home=home_of(view)).items():
            seen[name][view] = analysis
    return tuple(
        Reading(article=a, analysis=seen[a.name][wanted[a.name][0]], views=tuple((view, seen[a.name][view]) for view in wanted[a.name]))
        for a in articles
    )


def edition(articles: Sequence[Article], *, home: str, cache: Path) -> Briefing:
    """The briefing that a desk makes of the articles; nothing of it is kept."""
    desk = Desk(base=articles[0].file.parent, home=home, sources=tuple(article.file for article in articles))
    return pipeline.build(desk, date=EDITION, output=cache, formats=("json",), jobs=1, dry_run=True).briefing


def _inspected(articles: Sequence[Article], *, home: str | None) -> dict[str, Analysis]:
    names = {article.file.name: article.name for article in articles}
    desk = Desk(base=articles[0].file.parent, home=home)
    results = pipeline.inspect([article.file for article in articles], desk, jobs=1)
    return {names[Path(result.document.path).name]: result for result in results if isinstance(result, Analysis)}
