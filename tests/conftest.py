"""What several tests share: a desk in an empty folder, and the command line called as a person calls it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, executable
from hypothesis import settings
from support import Briefing, write_articles

settings.register_profile("same", derandomize=True, deadline=None)  # the same examples at every run: a red run is a change's doing
settings.load_profile("same")


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
    return write_articles(tmp_path / "articles")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a window, for all tests that want one; see `browsing.visiting`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield browser
        browser.close()
