"""Writing with `toolkit check --watch` beside: every saved change is told about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.making import Small, surroundings
from tests.waiting import until

ACTIVITY = "modules/garden/beans.yaml"
WAITING = "Waiting for a change."
CLEAR = "\x1b[2J"


@contextmanager
def watching(small: Small, output: int) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work, as if a person had started it; it ends with the test."""
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "check", "--watch"],
        cwd=small.root,
        env=surroundings() | {"TERM": "xterm"},
        stdout=output,
        stderr=output,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def reports(text: str) -> list[str]:
    """What was told, report by report; the last one may not be whole."""
    return text.split(WAITING)


def test_each_change_is_told_until_ctrl_c(small: Small, tmp_path: Path) -> None:
    """A mistake, its repair, a new file; piped, with no codes for a terminal."""
    told = tmp_path / "told"

    def report(number: int) -> str:
        until(lambda: len(reports(told.read_text())) > number, f"report {number}", 60)
        return reports(told.read_text())[number - 1]

    with told.open("wb") as file, watching(small, file.fileno()) as process:
        assert "no problems in 4 files" in report(1)
        small.change(ACTIVITY, "type: rating", "type: ratng")
        assert "beans.yaml:21:17: unknown block type 'ratng'" in report(2)
        small.change(ACTIVITY, "type: ratng", "type: rating")
        assert "no problems in 4 files" in report(3)
        small.write("modules/garden/peas.yaml", b"id: peas\n")
        assert "'title' is missing here" in report(4)
        small.write("../docs/pots.md", b"![](pot.png)")
        assert "docs/pots.md:1:1: warning: this picture has no words" in report(5)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
    assert "\x1b" not in told.read_text()
    assert "Traceback" not in told.read_text()


def test_a_terminal_shows_the_last_report_alone(small: Small) -> None:
    """It is cleared before each one."""
    screen, end = os.openpty()
    shown = b""

    def has(what: str) -> bool:
        nonlocal shown
        shown += os.read(screen, 4096)
        return what.encode() in shown

    with watching(small, end) as process:
        until(lambda: has(WAITING), "the first report", 60)
        shown = b""
        small.change(ACTIVITY, "type: rating", "type: ratng")
        until(lambda: has(WAITING), "the second report", 60)
        assert "unknown block type 'ratng'" in shown.decode().partition(CLEAR)[2]
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
    os.close(end)
    os.close(screen)
