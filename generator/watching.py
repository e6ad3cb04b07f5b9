"""A folder that is looked at again after each change of a file in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

PAUSE = 0.3
"""Seconds between two looks: soon enough for whoever saves a file, and little work."""

Stamps = dict[Path, tuple[int, int]]


def at_each_change(folder: Path, look: Callable[[], object]) -> None:
    """Call `look` now and after each change of a file below `folder`, until it is interrupted."""
    while True:
        seen = _stamps(folder)
        look()
        while _stamps(folder) == seen:
            time.sleep(PAUSE)


def _stamps(folder: Path) -> Stamps:
    """When each file was written, and how long it is; files may go while they are listed."""
    found: Stamps = {}
    for file in folder.rglob("*"):
        try:
            status = file.stat()
        except OSError:
            continue
        found[file] = (status.st_mtime_ns, status.st_size)
    return found
