"""Real browsers over real sites, and a guard over every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.host import served
from tests.sites import ROOT, TOOLKITS, VIOLATIONS, Site, Watch, build
from tests.waiting import arrive

__all__ = ["ROOT", "TOOLKITS", "VIOLATIONS", "Site", "Watch", "build", "served"]


@pytest.fixture
def visit(page: Page, sites: dict[str, Site]) -> Iterator[Any]:
    """`visit("real", "handouts/")` opens a page; whatever it does wrong fails the test."""
    watch = Watch()
    page.add_init_script(VIOLATIONS)

    def opened(name: str, path: str) -> Page:
        if not page.url.startswith(sites[name].address):
            watch.over(page, sites[name].address)
        arrive(page, sites[name].address + path)
        return page

    yield opened
    assert watch.faults == []


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
