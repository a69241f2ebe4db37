"""`python -m briefing` and the `briefing` command: the real arguments, streams, clock and environment meet the program here."""

from __future__ import annotations

import io
import sys

from briefing.cli import run


def main() -> int:
    """Runs the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # data has letters of every language, whatever the terminal's locale
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
