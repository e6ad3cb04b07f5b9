"""The three toolkits that everything is tried on, and somebody who writes in a small one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.library import load
from generator.model import Toolkit
from tests.authoring import Author
from tests.sites import TOOLKITS, Site, built, built_with_address


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Our toolkit, built and served."""
    with built("real", tmp_path_factory.mktemp("real")) as site:
        yield site


@pytest.fixture(scope="session")
def sites(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """The three toolkits, each built by `toolkit build` and served."""
    with ExitStack() as stack:
        others = [name for name in TOOLKITS if name != "real"]
        folders = {name: tmp_path_factory.mktemp(name) for name in others}
        yield {
            "real": site,
            **{name: stack.enter_context(built(name, folders[name])) for name in others},
        }


@pytest.fixture(scope="session")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Our toolkit with an address of its own, served below a path of a host."""
    with built_with_address("real", tmp_path_factory.mktemp("placed")) as site:
        yield site
