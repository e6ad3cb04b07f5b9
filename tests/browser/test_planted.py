"""Markup planted in every text field of the YAML: it never runs, and shows as text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Site, Watch, build
from tests.browser.planting import Spot, all_spots, marker, write
from tests.host import served
from tests.waiting import arrive

NOT_SHOWN: set[Spot] = {("Publisher", "logo"), ("ToolkitFile", "people")}
"""Fields that no page shows yet."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[int, Spot]]]:
    """The planted toolkit, built and served, and which marker stands in which field."""
    root = tmp_path_factory.mktemp("planted")
    fields = write(root)
    build(root, root / "site")
    with served(root / "site") as address:
        yield Site("planted", root / "site", address), fields


def test_every_text_field_is_planted(planted: tuple[Site, dict[int, Spot]]) -> None:
    """A field that a model gets later has to be planted too."""
    assert all_spots() - set(planted[1].values()) == {("Publisher", "logo")}
    assert len(all_spots()) > 70


def test_planted_markup_runs_nowhere_and_shows_as_text(
    context: BrowserContext, planted: tuple[Site, dict[int, Spot]]
) -> None:
    """On all pages, and in what the search shows."""
    site, fields = planted
    watch, shown = Watch(), ""
    context.add_init_script("window.ran = []; window.planted = number => window.ran.push(number)")
    page = context.new_page()
    watch.over(page, site.address)
    for path in [*site.pages(), "404.html"]:
        arrive(page, site.address + path)
        assert page.locator("[onerror], img[src=x]").count() == 0, path
        assert page.evaluate("window.ran") == [], path
        shown += page.evaluate("document.body.textContent + document.title") + "\n"
    arrive(page, site.address)
    page.get_by_role("textbox", name="Search").press_sequentially("onerror")
    page.locator(".md-search-result__item").first.wait_for()
    assert marker(0)[:8] in page.locator(".md-search-result__list").inner_text()
    assert page.locator(".md-search-result [onerror]").count() == 0
    assert page.evaluate("window.ran") == []
    seen = {spot for number, spot in fields.items() if marker(number) in shown}
    assert all_spots() - seen == NOT_SHOWN
    assert watch.faults == []
