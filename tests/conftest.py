"""What several tests share: a desk in an empty folder, and the command line called as a person calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import Briefing


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden edition anew; then read the diff like prose")


@pytest.fixture
def briefing(tmp_path: Path) -> Briefing:
    """Calls `briefing` in an empty folder, in a process of its own."""

    def call(*arguments: object, cwd: Path | None = None, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefing", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd or tmp_path,
            env=env,
            check=False,
        )

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of three plainly made-up articles: two with partners, one with none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a-japan.txt").write_text(
        "Sample University opens laboratory with Viet Nam\n\nPublished: 2026-01-12\n\n"
        "TOKYO, Jan 12 - Japan's Sample University and Viet Nam's Example Institute signed a memorandum of understanding on rare earth recovery.\n\n"
        "Under the memorandum, Japan will train 40 Vietnamese engineers by 2030. The two countries did not say what it costs.\n\n"
        "Japan is one of the oldest partners of the Example Institute, which was founded in Hanoi.\n",
        encoding="utf-8",
    )
    (folder / "b-france-japan.txt").write_text(
        "France and Japan join Example Institute's quantum programme\n\n"
        "France and Japan will join the quantum programme of Viet Nam's Example Institute, the institute said.\n\n"
        "France agreed to lend the institute two ion traps under a cooperation agreement. "
        "French researchers plan to come to Hanoi in March.\n\n"
        "The Japanese side proposed a joint summer school on quantum computing.\n",
        encoding="utf-8",
    )
    (folder / "c-home.txt").write_text(
        "Example Institute moves to a new building\n\n"
        "The Example Institute in Hanoi moved to a new building on Monday after four years of work.\n\n"
        "The building has room for three hundred people and a library, the institute said.\n",
        encoding="utf-8",
    )
    return folder
