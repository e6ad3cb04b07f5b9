"""Build a site beside the last one and put it in its place only when it is whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.project import Project

BUG = 70
QUIET = ("INFO", "DEBUG")


def build(project: Project, site: Path) -> int:
    """Build into `site`, which stays as it was unless all went well; MkDocs' exit status."""
    new, old = _beside(site, f"new-{os.getpid()}"), _beside(site, "old")
    _recover(site, old)
    status = mkdocs(project, ["build", "--strict", "--site-dir", str(new)])
    if status == 0:
        _swap(new, site, old)
    shutil.rmtree(new, ignore_errors=True)
    return status


def serve(project: Project, address: str) -> int:
    """Serve the site at `address` until it is interrupted; MkDocs' exit status."""
    return mkdocs(project, ["serve", "--dev-addr", address], quiet=False)


def mkdocs(project: Project, arguments: Sequence[str], quiet: bool | None = None) -> int:
    """Run MkDocs on the project; its progress is shown on a terminal only, unless asked for.

    It ends with this process: on a key press both are told, and a request to end is passed on.
    """
    command = [sys.executable, "-m", "mkdocs", *arguments, "--config-file", str(project.config())]
    quiet = not sys.stderr.isatty() if quiet is None else quiet
    errors = subprocess.PIPE if quiet else None
    with subprocess.Popen(
        command, cwd=project.root, env=_environment(project), stderr=errors, encoding="utf-8"
    ) as process:
        signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
        try:
            for line in process.stderr or ():
                if not line.startswith(QUIET):
                    sys.stderr.write(line)
            return _status(process.wait())
        except KeyboardInterrupt:
            return _status(process.wait())  # the same key press reached it, too


def _status(returned: int) -> int:
    """As a shell says it: 128 and the signal where one ended MkDocs."""
    return 128 - returned if returned < 0 else returned


def _environment(project: Project) -> dict[str, str]:
    return os.environ | {
        "TOOLKIT_ROOT": str(project.root),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONIOENCODING": "utf-8",
    }


def _beside(site: Path, word: str) -> Path:
    return site.with_name(f".{site.name}-{word}")


def _recover(site: Path, old: Path) -> None:
    """Put back what an earlier build was stopped from putting back, and clear what others left."""
    if old.exists() and not site.exists():
        old.rename(site)
    for left in [old, *site.parent.glob(_beside(site, "new-*").name)]:
        shutil.rmtree(left, ignore_errors=True)


def _swap(new: Path, site: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
