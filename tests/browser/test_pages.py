"""Every page of every toolkit, on a phone and a wide screen, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import TOOLKITS, Site, Watch

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
Visit = Callable[[str, str], Page]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", TOOLKITS)
def test_every_page_is_clean(
    browser: Browser,
    sites: dict[str, Site],
    name: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    """No error, no request elsewhere, no sideways scrolling, and axe finds nothing."""
    site = sites[name]
    assert len(site.pages()) >= 6
    context = browser.new_context(
        viewport={"width": width, "height": 740}, color_scheme=scheme, reduced_motion="reduce"
    )
    found = {path: faults(context.new_page(), site, path) for path in site.pages()}
    context.close()
    assert {path: list_ for path, list_ in found.items() if list_} == {}


def faults(page: Page, site: Site, path: str) -> list[str]:
    """All that is wrong with one page."""
    watch = Watch()
    watch.over(page, site.address)
    page.goto(site.address + path)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = Axe().run(page, options=RULES).response["violations"]
    watch.faults += [f"scrolls sideways by {wide} px"] if wide > 0 else []
    watch.faults += [
        f"{rule['id']}: {rule['help']}: {[node['html'][:120] for node in rule['nodes'][:2]]}"
        for rule in found
    ]
    page.close()
    return watch.faults


def test_hostile_texts_run_nothing_in_search(visit: Visit) -> None:
    """A title of markup is found and shown as text."""
    page = visit("hostile", "")
    page.get_by_role("textbox", name="Search").press_sequentially("title")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search-result img, .md-search-result script").count() == 0
    assert "<img" in page.locator(".md-search-result__list").inner_text()


def test_hostile_texts_are_text_on_every_page(visit: Visit, sites: dict[str, Site]) -> None:
    """No page has an element that an author's text asked for."""
    for path in sites["hostile"].pages():
        page = visit("hostile", path)
        assert page.locator("img[src=x], [onerror]").count() == 0, path
    page = visit("hostile", "modules/odd-module/odd-activity/")
    assert "<img src=x onerror=alert(1)>" in page.get_by_role("heading", level=1).inner_text()
    assert "<img src=x onerror=alert(1)>" in page.title()
