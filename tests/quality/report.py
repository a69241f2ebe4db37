"""Prints every figure beside its floor, and what is wrong: `make quality`, or `make quality ARGS="held_back"` for one sample."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from quality.gold import HERE, SAMPLES, articles
from quality.reading import edition, read
from quality.scoring import Figure, figures, not_quoted_alone


def measured(sample: str, *, cache: Path) -> tuple[Figure, ...]:
    """Every figure of a sample; `cache` is for the fonts of the edition's charts."""
    found = articles(sample)
    return (*figures(read(found)), not_quoted_alone(found, edition(found, home="VN", cache=cache)))


def floors() -> dict[str, dict[str, float]]:
    """Of each figure's name: its floor in each sample."""
    table: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["floors"]
    return table


def holds(figure: Figure, floor: float) -> bool:
    """Whether the figure is not under its floor, but for what rounding does."""
    return figure.share >= floor - 1e-9


def main(samples: Sequence[str]) -> int:
    """Prints the samples; 1 where a figure is under its floor."""
    low = 0
    for sample in samples or SAMPLES:
        with tempfile.TemporaryDirectory() as cache:
            found = measured(sample, cache=Path(cache))
        count = len(articles(sample))
        print(f"\n{sample}: {count} articles")
        low += sum(_print(figure, floors().get(figure.name, {}).get(sample, 0.0), slack=1 / count) for figure in found)
    return 1 if low else 0


def _print(figure: Figure, floor: float, *, slack: float) -> bool:
    """One line, and what is wrong; a floor that the figure has left by two articles may rise to one article below it."""
    low, risen = not holds(figure, floor), figure.share - floor > 2 * slack
    note = "  BELOW ITS FLOOR" if low else f"  the floor may rise to {figure.share - slack:.2f}" if risen else ""
    print(f"  {figure.name:31} {figure.share:.3f}  floor {floor:.3f}  n {figure.n}{note}")
    for wrong in figure.wrong:
        print(f"      {wrong}")
    return low


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
