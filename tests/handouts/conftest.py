"""All handouts of all toolkits, made once for every test that reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.handouts import make_all
from tests.paper import toolkit
from tests.sites import TOOLKITS, once

READABLE = ("real", "arabic", "long")
"""Toolkits whose sheets people could be given; the hostile one is a trap for programs."""


@pytest.fixture(scope="session")
def made(shared: Path, making: Callable[[str], Path]) -> Path:
    """All handouts of all toolkits, below a folder for each toolkit; those of sites are set."""

    def make(out: Path) -> None:
        make_all(toolkit("long"), out / "long", out / "cache")
        for name in TOOLKITS:
            make_all(toolkit(name), out / name, making(name) / ".cache/handouts")

    return once(shared / "made", make)
