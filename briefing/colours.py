"""One accent colour made into all that a page needs, on paper and on dark screens, and how well a colour can be read.

Contrast is that of WCAG 2.2 (1.4.3): 1 to 21, and words want 4.5.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

ACCENT, INK, SOFT, RULE, PAPER = "#0b5c6b", "#16242a", "#5a6b72", "#c8d1d4", "#ffffff"
DARK_INK, DARK_SOFT, DARK_RULE, DARK_PAPER = "#e4e9ea", "#9fb0b5", "#33434a", "#12191c"

LEAST_CONTRAST = 4.5
"""For words: WCAG 2.2, level AA."""

DARK_CONTRAST = 7.0
"""What an accent is lightened to on a dark page."""

TINTS = (0.16, 0.31, 0.52, 0.85, 1.0)
"""Shares of the accent in the five steps of a heat map: steps that are told apart in grey too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by what they are for. `heat` are five steps, the palest first, and `on_heat` what can be read on each."""

    ink: str
    soft: str
    rule: str
    paper: str
    accent: str
    mark: str
    heat: tuple[str, ...]
    on_heat: tuple[str, ...]

    def named(self) -> Mapping[str, str]:
        """Those that drawings use, by name: "ink", "heat-1", "on-heat-1" …"""
        steps = {f"heat-{i}": shade for i, shade in enumerate(self.heat, start=1)}
        words = {f"on-heat-{i}": shade for i, shade in enumerate(self.on_heat, start=1)}
        return {"ink": self.ink, "soft": self.soft, "rule": self.rule, "accent": self.accent} | steps | words


@lru_cache
def light(accent: str = ACCENT) -> Palette:
    """For paper and light screens."""
    return _palette(accent, ink=INK, soft=SOFT, rule=RULE, paper=PAPER, deep=PAPER)


@lru_cache
def dark(accent: str = ACCENT) -> Palette:
    """For dark screens: the accent as light as it has to be there."""
    lightened = next(c for n in range(101) if contrast(c := _lighter(accent, n / 100), DARK_PAPER) >= DARK_CONTRAST)
    return _palette(lightened, ink=DARK_INK, soft=DARK_SOFT, rule=DARK_RULE, paper=DARK_PAPER, deep=DARK_PAPER)


def _palette(accent: str, *, ink: str, soft: str, rule: str, paper: str, deep: str) -> Palette:
    heat = tuple(mixed(accent, paper, share) for share in TINTS)
    on_heat = tuple(max((ink, deep), key=lambda words: contrast(words, tint)) for tint in heat)
    mark = mixed(accent, paper, 0.15)
    return Palette(ink=ink, soft=soft, rule=rule, paper=paper, accent=accent, mark=mark, heat=heat, on_heat=on_heat)


def is_colour(text: str) -> bool:
    """Whether it is written as "#0b5c6b"."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """Between two colours, 1 (none) to 21 (black on white)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """So much of the first in the second."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def readable(accent: str, *, on: str = PAPER) -> str:
    """The nearest darker shade that can be read there, to be proposed in its place."""
    return next(c for n in range(21) if contrast(c := mixed(accent, "#000000", 1 - n / 20), on) >= LEAST_CONTRAST)


def _lighter(colour: str, step: float) -> str:
    """The hue at a greater lightness, 0 (as it is) to 1 (white), and never so saturated that it glares."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    shade = colorsys.hls_to_rgb(hue, lightness + (1 - lightness) * step, min(saturation, 0.5))
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in shade)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = ((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (v / 255 for v in _channels(colour)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
