"""Folders that are looked at again after each change of a file in them."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

PAUSE = 0.3
"""Seconds between two looks: soon enough for whoever saves a file, and little work."""

Stamps = dict[Path, tuple[int, int]]


def at_each_change(look: Callable[[], object], *folders: Path) -> None:
    """Call `look` now and after each change of a file below `folders`, until it is interrupted."""
    while True:
        seen = _stamps(*folders)
        look()
        while _stamps(*folders) == seen:
            time.sleep(PAUSE)


def _stamps(*folders: Path) -> Stamps:
    """When each file was written, and how long it is; files may go while they are listed."""
    found: Stamps = {}
    for file in chain.from_iterable(folder.rglob("*") for folder in folders):
        try:
            status = file.stat()
        except OSError:
            continue
        found[file] = (status.st_mtime_ns, status.st_size)
    return found
