"""One number for all templates that an edition was made with: where it is the same, the same briefing makes the same pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing.renderers.pages import packaged_folder


def fingerprint(templates: Path | None) -> str:
    """SHA-256 over names and contents of our templates and the desk's."""
    digest = hashlib.sha256()
    for folder in (packaged_folder(), *([templates] if templates and templates.is_dir() else [])):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                content = file.read_bytes()
                digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
