"""What a page by hand tells its readers to write and to type, in the order in which it does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"(?P<before>[^\n]*)\n\n?```(?P<kind>\w*)\n(?P<text>.*?)```\n", re.DOTALL)
FILE = re.compile(r"rite `(\S+/\S+\.\w+)`:$|Paste this in `(\S+)`:$")


@dataclass(frozen=True)
class Piece:
    """One piece of code: its kind, and the file that the line before it names, if any."""

    kind: str
    file: str
    text: str


def pieces(page: str) -> list[Piece]:
    """The pieces of a page below docs/."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [Piece(found["kind"], _file(found["before"]), found["text"]) for found in _found(text)]


def files(page: str) -> dict[str, str]:
    """The whole files that a page gives: path -> text."""
    return {piece.file: piece.text for piece in pieces(page) if piece.file}


def _found(text: str) -> list[re.Match[str]]:
    return list(FENCE.finditer(text))


def _file(before: str) -> str:
    named = FILE.search(before)
    return (named[1] or named[2]) if named else ""
