"""People in front of Debian's Chromium and Firefox, each with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from tests.answers.engines import LAUNCH
from tests.answers.person import Person
from tests.answers.profile import PROFILES, Profile
from tests.sites import Site, Watch


@pytest.fixture(scope="session", params=list(LAUNCH))
def engine(request: pytest.FixtureRequest) -> str:
    """The browser in use."""
    return str(request.param)


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Firefox puts files: it does not tell of downloads."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def launched(playwright: Playwright, engine: str, downloads: Path) -> Iterator[Browser]:
    """The browser, running."""
    type_ = getattr(playwright, engine)
    browser: Browser = type_.launch(**LAUNCH[engine](), downloads_path=downloads)
    yield browser
    browser.close()


@pytest.fixture
def newcomer(
    launched: Browser, engine: str, downloads: Path, site: Site
) -> Iterator[Callable[..., Person]]:
    """`newcomer()` is somebody on another device; whatever their pages do wrong fails the test."""
    contexts: list[BrowserContext] = []
    watch = Watch()

    def arrived(**settings: Any) -> Person:
        contexts.append(launched.new_context(**{"reduced_motion": "reduce", **settings}))
        where = downloads if engine == "firefox" else None
        return Person.at(contexts[-1], site, watch, where)

    yield arrived
    for context in contexts:
        context.close()
    assert watch.faults == []


@pytest.fixture
def person(newcomer: Callable[..., Person]) -> Person:
    """Somebody with an empty browser."""
    return newcomer()


@pytest.fixture
def profile(playwright: Playwright, engine: str, tmp_path: Path) -> Iterator[Profile]:
    """A browser with a profile on the disk."""
    folder = tmp_path / "profile"
    folder.mkdir()
    browser = PROFILES[engine](playwright, folder)
    yield browser
    browser.kill()
