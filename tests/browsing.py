"""Pages in a real browser, Debian's Chromium: what it asks the network for and what it complains of is kept, and has to be nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

EXECUTABLES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


def executable() -> str:
    """The browser of this machine; a test that wants one is skipped where there is none."""
    found = next(filter(None, map(shutil.which, EXECUTABLES)), None)
    if found is None:
        pytest.skip("no Chromium here; as root `make test` installs it: apt-get install chromium")
    return found


@dataclass
class Visit:
    """A page that is open, what it asked for outside of where it lies, and what it wrote to the console."""

    page: Any
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def sideways(self) -> int:
        """By how many pixels the page can be scrolled sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def findings(self) -> list[str]:
        """What axe-core finds that is serious or critical: the rule, and where."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"]]


@contextmanager
def visiting(browser: Any, address: Path | str, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Iterator[Visit]:
    """The page at a path or address, in a window of that width. Afterwards nothing may have been fetched elsewhere or complained of."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script)
    visit = Visit(page=context.new_page())
    here = ("file:", "data:", "blob:", "http://127.0.0.1:")

    def requested(request: Any) -> None:
        if not request.url.startswith(here):
            visit.outside.append(request.url)

    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            visit.complaints.append(message.text)

    visit.page.on("request", requested)
    visit.page.on("console", said)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    try:
        visit.page.goto(address.as_uri() if isinstance(address, Path) else address)
        yield visit
        assert [] == visit.outside
        assert [] == visit.complaints
    finally:
        context.close()
