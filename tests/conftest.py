"""The three toolkits that everything is tried on, and somebody who writes in a small one."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from generator.library import load
from generator.model import Toolkit
from tests.authoring import Author
from tests.sites import TOOLKITS, Site, built_with_address, chromium, make, once, opened


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the tests of a file share is made once: `--dist loadgroup` keeps them in one worker."""
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.location[0]))


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
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium."""
    return chromium()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def making(shared: Path) -> Callable[[str], Path]:
    """`making("real")` is the folder of a built toolkit, which all workers of a run share."""
    return lambda name: once(shared / f"toolkit-{name}", functools.partial(make, name))


@pytest.fixture(scope="session")
def site(making: Callable[[str], Path]) -> Iterator[Site]:
    """Our toolkit, built and served."""
    with opened("real", making("real")) as site:
        yield site


@pytest.fixture(scope="session")
def sites(site: Site, making: Callable[[str], Path]) -> Iterator[dict[str, Site]]:
    """The three toolkits, each built by `toolkit build` and served."""
    with ExitStack() as stack:
        others = [name for name in TOOLKITS if name != "real"]
        yield {
            "real": site,
            **{name: stack.enter_context(opened(name, making(name))) for name in others},
        }


@pytest.fixture(scope="session")
def placed(
    making: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Our toolkit with an address of its own, served below a path of a host."""
    root = tmp_path_factory.mktemp("placed")
    with built_with_address("real", root, making("real")) as site:
        yield site
