"""Which characters the fonts for paper have, and what stands in for those they lack."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
STAND_IN = "\N{WHITE MEDIUM SQUARE}"


def printable(text: str) -> str:
    """`text` with a white square for each character that no font here has.

    The layout engine refuses a page with a character that cannot be shown; one unknown sign must
    not cost an author the whole handout.
    """
    return _missing_pattern().sub(STAND_IN, text)


def missing(text: str) -> list[str]:
    """The characters of `text` that cannot be printed, each once, in order of appearance."""
    return list(dict.fromkeys(_missing_pattern().findall(text)))


@lru_cache(maxsize=1)
def _missing_pattern() -> re.Pattern[str]:
    covered = sorted(_covered())
    return re.compile(f"[^{''.join(re.escape(chr(point)) for point in covered)}]")


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """All code points with a glyph, and those that paint nothing."""
    points = {point for file in FONTS.glob("*-Regular.ttf") for point in _points(file)}
    unseen = {point for point in range(0x3000) if unicodedata.category(chr(point)) in ("Cc", "Cf")}
    return frozenset(points | unseen | set(range(0xFE00, 0xFE10)))


def _points(file: Path) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())
