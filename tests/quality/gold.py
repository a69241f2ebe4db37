"""Reads the gold: what an honest reader says of each article, written down before the software was asked.

An article is a file as it lies in a desk's folder, its gold the TOML file of the same name beside it; README.md says what the keys mean.
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from support import ROOT, SEEDS

from briefing.text import normalise, squeeze

HERE = ROOT / "tests" / "quality"
SAMPLES = ("seeds", "articles", "held_back")
"""The user's five articles; those of our own that the rules were mended with; those that were written afterwards, to be looked at last."""

NOWHERE = "none"
"""The view of a desk without a home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What is true of one article. Sentences and lines are named by their words, sentences by the first of them.

    `title` and `published` are False where the article has none, None where nobody was asked. `partners` is by home.
    """

    about: str
    title: str | Literal[False] | None = None
    published: datetime.date | Literal[False] | None = None
    url: str | None = None
    partners: tuple[tuple[str, frozenset[str]], ...] = ()
    mentioned: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    junk: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    not_alone: tuple[str, ...] = ()
    keyphrases: tuple[str, ...] = ()
    not_keyphrases: tuple[str, ...] = ()
    sentences: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def home(self) -> str | None:
        """The home of the desk that the article is read for first."""
        return home_of(self.partners[0][0]) if self.partners else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A file, its words and its gold."""

    name: str
    file: Path
    text: str
    gold: Gold


def articles(sample: str) -> tuple[Article, ...]:
    """The articles of a sample, by name."""
    if sample == "seeds":
        truth = _toml(HERE / "seeds.toml")
        return tuple(_article(next(SEEDS.glob(f"{name}_*.txt")), name, tree) for name, tree in sorted(truth.items()))
    return tuple(_article(file, file.stem, _toml(file.with_suffix(".toml"))) for file in sorted((HERE / sample).glob("*.txt")))


def slips(article: Article) -> tuple[str, ...]:
    """What the gold says that its own article does not hold."""
    gold, flat, lines = article.gold, squeeze(article.text), {squeeze(line) for line in article.text.split("\n")}
    whole = (*gold.junk, *gold.either, *([gold.title] if gold.title else []))
    openings = (*gold.leads, *gold.not_alone, *(opening for opening, _ in gold.sentences))
    told = {code for _, codes in gold.partners for code in codes} & {*gold.mentioned, *gold.never, *gold.open}
    return (
        *(f"no sentence has “{opening}”" for opening in openings if opening not in flat),
        *(f"no line is “{line}”" for line in whole if squeeze(line) not in lines),
        *(f"the text has no “{p}”" for p in (*gold.keyphrases, *gold.not_keyphrases) if p.casefold() not in flat.casefold()),
        *(f"{code} is a partner, and is not" for code in sorted(told)),
    )


def home_of(view: str) -> str | None:
    """The home of a view, by its code."""
    return None if view == NOWHERE else view


def _article(file: Path, name: str, tree: dict[str, Any]) -> Article:
    return Article(name=name, file=file, text=normalise(file.read_text(encoding="utf-8")), gold=_gold(tree))


def _gold(tree: dict[str, Any]) -> Gold:
    """Lists as tuples, blocks of lines too; a key that nobody knows is refused by the type."""
    fields = {key: _settled(key, value) for key, value in tree.items()}
    return Gold(**fields)


def _settled(key: str, value: Any) -> Any:
    if key in ("partners", "sentences"):
        return tuple((normalise(name), frozenset(codes)) for name, codes in value.items())
    if key in ("junk", "either"):
        return tuple(normalise(line) for line in value.split("\n") if line.strip())
    if isinstance(value, list):
        return tuple(normalise(item) for item in value)
    return normalise(value) if isinstance(value, str) else value


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
