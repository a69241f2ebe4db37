"""Names that several tests share: where the seeds lie, and the type of the fixture that calls the command line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

Briefing = Callable[..., subprocess.CompletedProcess[str]]


def write_articles(folder: Path) -> Path:
    """The folder with three plainly made-up articles: two with partners, one with none."""
    folder.mkdir()
    (folder / "a-japan.txt").write_text(
        "Sample University opens laboratory with Viet Nam\n\nPublished: 2026-01-12\n\n"
        "TOKYO, Jan 12 - Japan's Sample University and Viet Nam's Example Institute signed a memorandum of understanding on rare earth recovery.\n\n"
        "Under the memorandum, Japan will train 40 Vietnamese engineers by 2030. The two countries did not say what it costs.\n\n"
        "Japan is one of the oldest partners of the Example Institute, which was founded in Hanoi.\n",
        encoding="utf-8",
    )
    (folder / "b-france-japan.txt").write_text(
        "France and Japan join Placeholder College's quantum programme\n\n"
        "France and Japan will join the quantum programme of Viet Nam's Placeholder College, the college said.\n\n"
        "France agreed to lend the college two ion traps under a cooperation agreement. "
        "French researchers plan to come to Hanoi in March.\n\n"
        "The Japanese side proposed a joint summer school on quantum computing.\n",
        encoding="utf-8",
    )
    (folder / "c-home.txt").write_text(
        "Model Library moves to a new building\n\n"
        "The Model Library in Hue moved to a new building on Monday after four years of work.\n\n"
        "The building has room for three hundred readers and their books, the library said.\n",
        encoding="utf-8",
    )
    return folder


def lines_of_seed(number: str) -> str:
    """An article's own lines, one a paragraph; what cleaning takes out is left out here by hand: short lines and table rows."""
    file = next(SEEDS.glob(f"{number}_*.txt"))
    body = (line for line in file.read_text(encoding="utf-8").split("\n") if len(line) > 70 and "|" not in line)
    teasers = ("Source:", "Global tech corporations", "Vietnam and the UK agreed to raise", "Vietnam and the United Kingdom took a")
    return "\n\n".join(line for line in body if not line.startswith(teasers))
