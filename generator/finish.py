"""Steps on the finished output folder."""
from __future__ import annotations
from pathlib import Path
from generator.words import Words
def finish(site: Path, words: Words) -> None:
    """Nothing yet."""
