"""Names that several tests share: where the seeds lie, and the type of the fixture that calls the command line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

Briefing = Callable[..., subprocess.CompletedProcess[str]]
