"""How long toolkits of 2, 20 and 200 activities take, and how many handouts a minute are made.

The activities are copies of the first one in toolkit_content/ under other ids. All caches are
cold; the site is built with blank handouts, as these are measured by themselves.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator import site  # noqa: E402
from generator.handouts import make_all  # noqa: E402
from generator.library import load  # noqa: E402

SIZES = (2, 20, 200)
HANDOUTS_OF = 20
T = TypeVar("T")
PLAIN_HOOK = """\
import pikepdf
from generator import mkdocs_hooks
from generator.editions import all_handouts
from generator.mkdocs_hooks import *

def blank(toolkit, out, cache):
    (out / "handouts").mkdir(parents=True, exist_ok=True)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for handout in all_handouts(toolkit):
            pdf.save(out / handout.path)

mkdocs_hooks.make_all = blank
"""


def main() -> None:
    """Print the table."""
    made, seconds = _handouts(HANDOUTS_OF)
    print(f"{made} handouts in {seconds:.1f} s: {60 * made / seconds:,.0f} a minute", end=", ")
    print(f"in up to {_largest_process()} MB a process\n", flush=True)
    print(f"{'activities':>10} {'check':>9} {'pages':>9} {'website':>9} {'per page':>9}")
    for size in SIZES:
        print(_row(size), flush=True)


def _row(size: int) -> str:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, size)
        toolkit, check = _timed(lambda: load(root / "toolkit_content"))
        made, pages = _timed(lambda: site.pages(toolkit))
        _, website = _timed(lambda: _website(root))
    times = (check, pages, website, website / len(made))
    return f"{size:>10} " + " ".join(f"{seconds:>7.2f} s" for seconds in times)


def _handouts(size: int) -> tuple[int, float]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, size)
        toolkit = load(root / "toolkit_content")
        _, seconds = _timed(lambda: make_all(toolkit, root / "out", root / "cache"))
        return len(list(root.glob("out/handouts/*.pdf"))), seconds


def _largest_process() -> int:
    """The most memory that a process had which this one began, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = perf_counter()
    result = work()
    return result, perf_counter() - start


def _website(root: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root, env=environment, check=True)


def _write(root: Path, size: int) -> None:
    """A toolkit of `size` activities in `root`, with the site's parts beside it."""
    for name in ("toolkit_content", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace("generator/mkdocs_hooks.py", "plain_hook.py"))
    (root / "plain_hook.py").write_text(PLAIN_HOOK)
    _multiply(next(iter(sorted((root / "toolkit_content").glob("modules/*/module.yaml")))), size)


def _multiply(module: Path, size: int) -> None:
    """Copies of a module's first activity, in all its wordings, in place of the others."""
    text = module.read_text("utf-8")
    listed = re.search(r"^activities: \[([a-z0-9-]+).*\]$", text, re.MULTILINE)
    assert listed is not None
    first, ids = listed[1], [f"activity-{number}" for number in range(1, size + 1)]
    module.write_text(text.replace(listed[0], f"activities: [{', '.join(ids)}]"), "utf-8")
    for file in sorted(module.parent.glob("*.yaml")):
        if file.stem.partition(".")[0] == first:
            _copy(file, first, ids)
        if file != module:
            file.unlink()


def _copy(file: Path, first: str, ids: list[str]) -> None:
    text = file.read_text("utf-8")
    for number, id in enumerate(ids, 1):
        copied = text.replace(f"\nid: {first}\n", f"\nid: {id}\n", 1)
        copied = re.sub(r"(?m)^number: .*$", f"number: {number}", copied)
        (file.parent / file.name.replace(first, id, 1)).write_text(copied, "utf-8")


if __name__ == "__main__":
    main()
