"""Make the Word document of every sheet."""

from __future__ import annotations

from pathlib import Path

from generator.editions import word_of
from generator.model import Toolkit
from generator.word.document import sheet


def make_documents(toolkit: Toolkit, out: Path) -> None:
    """Put the sheet of each activity, in each wording, below `out`."""
    for activity in toolkit.activities:
        for found in word_of(toolkit, activity):
            path = out / found.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(sheet(toolkit, activity, found.wording))
