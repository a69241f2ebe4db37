"""The arrows of the house: stages know the ground and themselves; only the pipeline and the command line know more."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "briefing"
GROUND = {"model", "text", "errors", "environment", "wording", "colours"}
ABOVE = {"pipeline", "audit", "cli", "__main__"}
MORE = {
    "analysis": {"lexicon"},  # what words mean is handed to it as a value whose type it names
    "charts": {"drawing"},
    "drawing": set(),
}


def rooms() -> dict[str, set[str]]:
    """Each room (a module, or a folder of them) and the other rooms of ours that it imports."""
    found: dict[str, set[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        room = file.relative_to(PACKAGE).with_suffix("").parts[0]
        found.setdefault(room, set()).update(imported(file) - {room})
    return found


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{file}: imports are absolute here"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "briefing" else {node.module}
    return {name.split(".")[1] for name in names if name.startswith("briefing.")} - {"__version__"}


def test_the_ground_imports_nothing_of_ours() -> None:
    """Model, text, errors, environment, wording and colours know nobody."""
    assert {room: set() for room in GROUND} == {room: found for room, found in rooms().items() if room in GROUND}


def test_stages_import_the_ground_alone() -> None:
    """No stage imports another: what one needs of another is a noun of the model."""
    too_much = {
        room: found - GROUND - MORE.get(room, set()) for room, found in rooms().items() if room not in GROUND | ABOVE | {"__init__"}
    }
    assert {} == {room: found for room, found in too_much.items() if found}


def test_nothing_knows_the_command_line() -> None:
    """Only the entry point imports the command line; only the command line, and the audit that runs it again, import the pipeline."""
    assert {"__main__"} == {room for room, found in rooms().items() if "cli" in found}
    assert {"cli", "audit"} == {room for room, found in rooms().items() if "pipeline" in found}
