"""The benchmark measures toolkits that can be built."""

from __future__ import annotations

from pathlib import Path

from bench.build_times import _write
from generator.library import load


def test_the_measured_toolkits_are_whole(tmp_path: Path) -> None:
    """Copies of the first activity, as many as asked for, without a problem."""
    _write(tmp_path, 3)
    assert len(load(tmp_path / "toolkit_content").activities) == 3
