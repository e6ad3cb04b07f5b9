"""All handouts of all toolkits, made once for every test that reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.handouts import make_all
from tests.paper import toolkit
from tests.sites import once

READABLE = ("real", "arabic", "long")
"""Toolkits whose sheets people could be given; the hostile one is a trap for programs."""


@pytest.fixture(scope="session")
def made(shared: Path) -> Path:
    """All handouts of all toolkits, below a folder for each toolkit."""

    def make(out: Path) -> None:
        for name in (*READABLE, "hostile"):
            make_all(toolkit(name), out / name, out / "cache" / name)

    return once(shared / "made", make)
