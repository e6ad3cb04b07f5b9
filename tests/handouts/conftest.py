"""All handouts of all toolkits, made once for every test that reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.handouts import make_all
from tests.paper import toolkit

READABLE = ("real", "arabic", "long")
"""Toolkits whose sheets people could be given; the hostile one is a trap for programs."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All handouts of all toolkits, below a folder for each toolkit."""
    out = tmp_path_factory.mktemp("made")
    for name in (*READABLE, "hostile"):
        make_all(toolkit(name), out / name, out / "cache" / name)
    return out
