"""The wheel, as somebody gets it who never sees this repository: what lies in it, and whether it works alone and without a home folder.

Its dependencies are linked from the environment of the tests, but only those that its metadata names: one that is used and not declared
is missing there, so that the tests find it out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent

ARTICLE = """\
Sample University opens laboratory with Example Institute

Published: 2026-01-12

TOKYO, Jan 12 - Japan's Sample University and Viet Nam's Example Institute signed a memorandum of understanding on rare earth recovery.

Under the memorandum, Japan will train 40 Vietnamese engineers by 2030. The two sides did not say what it costs.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the working tree, built without the network."""
    folder = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`briefing` as pip installed it from the wheel into an environment that holds nothing but its declared dependencies."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    _run([sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-index", "--no-deps", str(wheel)], cwd=folder)
    site = Path(sysconfig.get_path("purelib", scheme="venv", vars={"base": str(folder)}))
    for dependency in _closure(_requirements(wheel)):
        _link(dependency, site)
    return folder / "bin" / "briefing"


def test_the_wheel_holds_the_package_with_data_and_templates_and_nothing_else(wheel: Path) -> None:
    """Each file of briefing/ and templates/ is in the wheel, and no other: no seeds, no tests, no desk of ours."""
    expected = {f"briefing/{path}" for path in _files(ROOT / "briefing")}
    expected |= {f"briefing/templates/{path}" for path in _files(ROOT / "templates")}

    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert expected == packed
    assert any(name.startswith("briefing/data/") for name in packed)
    assert any(name.startswith("briefing/templates/") for name in packed)


def test_the_wheel_carries_its_licence_and_its_command(wheel: Path) -> None:
    """Whoever has the wheel has the licence text, and gets the command `briefing`."""
    installed = _distribution(wheel)

    assert (ROOT / "LICENSE").read_text(encoding="utf-8") == installed.read_text("licenses/LICENSE")
    assert [("console_scripts", "briefing")] == [(point.group, point.name) for point in installed.entry_points]


def test_an_installed_wheel_builds_a_new_desk_in_another_folder(command: Path, tmp_path: Path) -> None:
    """`briefing init && briefing build` works in an empty folder, with no home folder and an empty environment, and writes only there."""
    desk, temporary = tmp_path / "desk", tmp_path / "tmp"
    desk.mkdir()
    temporary.mkdir()
    # Not even root can write into this home; neither language nor time zone is set, as under cron.
    bare = {"PATH": os.defpath, "HOME": os.devnull, "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}

    _run([str(command), "init"], cwd=desk, env=bare)
    config = tomllib.loads((desk / "briefing.toml").read_text(encoding="utf-8"))
    articles = desk / config["sources"][0]["path"]
    (articles / "laboratory.txt").write_text(ARTICLE, encoding="utf-8")
    printed = _run([str(command), "build", "--date", "2026-01-20"], cwd=desk, env=bare)

    edition = desk / "output" / "2026-01-20"
    assert str(edition / "briefing-2026-01-20.pdf") in printed
    assert b"%PDF-" == (edition / "briefing-2026-01-20.pdf").read_bytes()[:5]
    assert "Sample University" in (edition / "briefing-2026-01-20.html").read_text(encoding="utf-8")
    told = json.loads((edition / "briefing-2026-01-20.json").read_text(encoding="utf-8"))
    assert "Sample University opens laboratory with Example Institute" in [document["title"] for document in told["documents"]]
    assert sorted({"briefing.toml", "output", articles.relative_to(desk).parts[0]}) == sorted(path.name for path in desk.iterdir())
    assert [] == sorted(temporary.iterdir())


def _run(call: list[str], *, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(call, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{call}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _files(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def _distribution(wheel: Path) -> metadata.Distribution:
    (described,) = [folder for folder in zipfile.Path(wheel).iterdir() if folder.name.endswith(".dist-info")]
    return metadata.PathDistribution(described)


def _requirements(wheel: Path) -> list[Requirement]:
    return [Requirement(line) for line in _distribution(wheel).requires or ()]


def _closure(requirements: Iterable[Requirement], extras: Iterable[str] = ()) -> list[metadata.Distribution]:
    """The distributions that these requirements bring in on this machine; those of an extra only where it is asked for."""
    waiting = [(requirement, frozenset(extras)) for requirement in requirements]
    seen: dict[tuple[str, frozenset[str]], metadata.Distribution] = {}
    while waiting:
        requirement, asked = waiting.pop()
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in asked | {""}):
            continue
        inner = frozenset(requirement.extras)
        if (requirement.name, inner) not in seen:
            found = seen[requirement.name, inner] = metadata.distribution(requirement.name)
            waiting += [(Requirement(line), inner) for line in found.requires or ()]
    return list(seen.values())


def _link(dependency: metadata.Distribution, site: Path) -> None:
    for top in sorted({file.parts[0] for file in dependency.files or ()} - {"..", "__pycache__"}):
        if not (site / top).exists():
            (site / top).symlink_to(str(dependency.locate_file(top)))
