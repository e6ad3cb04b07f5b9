"""The three toolkits that everything is tried on, and somebody who writes in a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.library import load
from generator.model import Toolkit
from tests.authoring import Author

ROOT = Path(__file__).parents[1]
TOOLKITS = {
    "real": ROOT / "toolkit_content",
    "arabic": ROOT / "tests/toolkits/village-library/toolkit_content",
    "hostile": ROOT / "tests/toolkits/hostile/toolkit_content",
}


@pytest.fixture(scope="session", params=TOOLKITS)
def content(request: pytest.FixtureRequest) -> Toolkit:
    """Each toolkit in turn: ours, another one in Arabic, and one full of traps."""
    return load(TOOLKITS[request.param])


@pytest.fixture(scope="session")
def real() -> Toolkit:
    """Ours alone."""
    return load(TOOLKITS["real"])


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Somebody with the small toolkit in front of them."""
    return Author(tmp_path)
