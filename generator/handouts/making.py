"""Make every handout, in parallel, and only those whose input changed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from time import time

import pikepdf

from generator.editions import all_handouts
from generator.handouts.engine import ROOT
from generator.handouts.kinds import layout_of
from generator.handouts.layout import Layout
from generator.handouts.setting import set_pdf
from generator.model import Toolkit

KEPT = 24 * 60 * 60  # seconds
Made = tuple[Path, bytes]
INPUTS = ("paper/*.typ", "blocks/*/paper.typ", "fonts/*.ttf", "handouts/*.py")


def make_all(toolkit: Toolkit, out: Path, cache: Path) -> int:
    """Put every handout below `out` and return how many were set anew.

    `cache` keeps each PDF under a name made from all that goes into it; what is no longer used
    is removed from it.
    """
    wanted = {cache / f"{key(found)}.pdf": found for found in layouts(toolkit)}
    new = {path: found for path, found in wanted.items() if not path.is_file()}
    cache.mkdir(parents=True, exist_ok=True)
    _set_all(new)
    for path, found in wanted.items():
        _copy(path, out / found.path)
    _tidy(cache, wanted.keys())
    return len(new)


def _tidy(cache: Path, wanted: Collection[Path]) -> None:
    """Remove what nothing has used for a while; another build may be at work on the rest."""
    now = time()
    for path in wanted:
        os.utime(path, (now, path.stat().st_mtime))  # used, and not made anew
    for left in set(cache.iterdir()) - set(wanted):
        if left.stat().st_atime < now - KEPT:
            left.unlink(missing_ok=True)


def page_counts(out: Path) -> dict[str, int]:
    """The pages of each handout below `out`, by its address."""
    found = {}
    for path in sorted(out.glob("handouts/*.pdf")):
        with pikepdf.open(path) as pdf:
            found[path.relative_to(out).as_posix()] = len(pdf.pages)
    return found


def layouts(toolkit: Toolkit) -> Iterator[Layout]:
    """Every handout of the toolkit, ready to be set."""
    return (layout_of(toolkit, handout) for handout in all_handouts(toolkit))


def key(found: Layout) -> str:
    """A name for what a handout is made from: its data, the layout, the fonts, the engines."""
    made_from = (_engine(), found.template, str(found.released), str(found.fields), found.data)
    return sha256("\n".join(made_from).encode()).hexdigest()


@lru_cache(maxsize=1)
def _engine() -> str:
    digest = sha256()
    for pattern in INPUTS:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    tools = [f"{name} {version(name)}" for name in ("typst", "pikepdf", "fonttools")]
    return f"{digest.hexdigest()} {tools}"


def _set_all(new: dict[Path, Layout]) -> None:
    if len(new) < 3 or (os.cpu_count() or 1) == 1:
        made: Iterable[Made] = ((path, set_pdf(found)) for path, found in new.items())
    else:
        made = _watched(_in_parallel(new), len(new))
    for path, pdf in made:
        _write(path, pdf)


def _in_parallel(new: Mapping[Path, Layout]) -> Iterator[Made]:
    """Each PDF as it is ready, the longest last: the engine sets all slower that follow these.

    No `max_tasks_per_child`: with it Python 3.11 to 3.14 may wait for ever (python/cpython 115634).
    """
    # "spawn": a forked copy of the layout engine's threads would hang
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        order = sorted(new, key=lambda path: len(new[path].data))
        jobs = {pool.submit(set_pdf, new[path]): path for path in order}
        for job in as_completed(jobs):
            yield jobs[job], job.result()


def _watched(made: Iterable[Made], total: int) -> Iterator[Made]:
    """What is made, as it comes, counted on a terminal."""
    for number, one in enumerate(made, 1):
        yield one
        if sys.stderr.isatty():
            end = "\n" if number == total else ""
            print(f"\rhandouts: {number} of {total}", end=end, file=sys.stderr, flush=True)


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: a build that is stopped leaves no half file."""
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
