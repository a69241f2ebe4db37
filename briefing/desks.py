"""Lays out a new desk: a commented `briefing.toml`, a folder for articles with a made-up one, and the output folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from briefing.errors import BriefingError, ConfigError


def lay_out(folder: Path) -> tuple[Path, ...]:
    """What was made, the configuration first. Raises ConfigError where there is a desk already, and changes nothing then."""
    starter = resources.files("briefing") / "data" / "desk"
    config, articles, output = folder / "briefing.toml", folder / "articles", folder / "output"
    if config.exists():
        raise ConfigError(str(config), "is there already, and stays as it is; name another folder, or mend it by hand")
    try:
        is_new = not articles.exists()
        for made in (articles, output):
            made.mkdir(parents=True, exist_ok=True)
        config.write_text((starter / "briefing.toml").read_text(encoding="utf-8"), encoding="utf-8")
        if is_new:
            example_in(articles)
    except OSError as error:
        raise BriefingError(str(folder), f"a desk cannot be laid out there ({error.strerror}); make the folder writable") from error
    return (config, articles, output)


def example_in(folder: Path) -> Path:
    """The made-up article, put into the folder."""
    article = folder / "example.md"
    article.write_text((resources.files("briefing") / "data" / "desk" / "example.md").read_text(encoding="utf-8"), encoding="utf-8")
    return article
