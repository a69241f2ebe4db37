"""`python -m briefing` and the `briefing` command: the real arguments, streams, clock and environment meet the program here."""

from __future__ import annotations

import sys

from briefing.cli import run


def main() -> int:
    """Runs the command line; returns the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
