"""The set-up says in a sentence what a machine lacks, and leaves it alone; what it does on a bare machine only such a machine can show."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

OLD = '[ "$1" = --version ] && echo "Python 3.9.2" && exit\nexit 1'
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1;; *version_info\\[*) echo python3.11-venv;; esac'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project folder with nothing but what the set-up reads."""
    folder = tmp_path / "project"
    (folder / ".ci").mkdir(parents=True)
    for name in (".ci/setup", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def test_a_python_that_is_too_old_is_named_with_the_one_that_is_needed(checkout: Path, tmp_path: Path) -> None:
    """Python 3.9 is refused before anything is made, and the sentence says which version to name."""
    refused = _set_up(checkout, python=_program(tmp_path / "old", OLD))

    assert refused.returncode == 1
    assert "Python 3.9.2 is too old: briefing needs Python 3.11 or later." in refused.stderr
    assert "make build PYTHON=python3.11" in refused.stderr
    assert not (checkout / ".venv").exists()


def test_a_python_that_is_not_there_is_named(checkout: Path, tmp_path: Path) -> None:
    """A misspelt PYTHON= is not taken for a missing package."""
    refused = _set_up(checkout, python=tmp_path / "python3.99")

    assert refused.returncode == 1
    assert f"There is no {tmp_path / 'python3.99'} on this system." in refused.stderr


def test_without_root_the_one_command_is_named(checkout: Path, tmp_path: Path) -> None:
    """Who may not install packages is told the one command that does, and nothing is made."""
    _program(tmp_path / "bin" / "id", "echo 1000")
    _program(tmp_path / "bin" / "apt-get", "exit 99")
    refused = _set_up(checkout, python=_program(tmp_path / "python", WITHOUT_VENV), path=tmp_path / "bin")

    assert refused.returncode == 1
    assert "sudo apt-get update && sudo apt-get install --yes --no-install-recommends python3.11-venv" in refused.stderr
    assert not (checkout / ".venv").exists()


def test_a_finished_set_up_is_left_alone(checkout: Path) -> None:
    """Where the stamp fits the lock, pyproject.toml and the folder, nothing is said, and no pip is called."""
    _finished(checkout)
    done = _set_up(checkout)

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_a_changed_lock_is_installed_again(checkout: Path, tmp_path: Path) -> None:
    """A new pin in requirements.lock is enough to set up again."""
    _finished(checkout)
    with (checkout / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("another==1.0\n")
    _set_up(checkout)

    assert "install -q -q --no-deps --requirement requirements.lock" in (checkout / "calls").read_text(encoding="utf-8")


def _finished(checkout: Path) -> None:
    """A .venv whose python only writes down what pip would have to do, with the stamp of a finished set-up."""
    _program(checkout / ".venv" / "bin" / "python", 'case "$1 $2" in "-m pip") shift 2; echo "$@" >>calls;; esac')
    _set_up(checkout)
    (checkout / "calls").unlink()


def _set_up(checkout: Path, *, python: Path | None = None, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {"PATH": f"{path}:{os.defpath}" if path else os.defpath} | ({"PYTHON": str(python)} if python else {})
    return subprocess.run([checkout / ".ci" / "setup"], env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def _program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
