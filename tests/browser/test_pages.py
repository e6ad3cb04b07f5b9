"""Every page of every toolkit, on a phone and a wide screen, in light and dark."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("name", TOOLKITS)
def test_every_page_says_what_it_is(visit: Visit, sites: dict[str, Site], name: str) -> None:
    """One main heading, a title, a description, the language and its direction."""
    direction = "rtl" if name == "arabic" else "ltr"
    for path in sites[name].pages():
        page = visit(name, path)
        assert page.locator("h1").count() == 1, path
        assert page.title().strip(), path
        assert page.locator("meta[name=description]").get_attribute("content"), path
        assert page.locator("html").get_attribute("lang") == ("ar" if name == "arabic" else "en")
        assert page.evaluate("getComputedStyle(document.body).direction") == direction, path


def test_search_finds_an_activity_and_leads_to_it(visit: Visit) -> None:
    """Typing into the search leads to a page; its form is not searched."""
    page = visit("real", "")
    page.get_by_role("textbox", name="Search").press_sequentially("readiness")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/readiness-assessment/**")


def test_below_a_path_pages_are_swapped_without_loading_anew(page: Page, placed: Site) -> None:
    """From the home page to the sheet and back: one page load, everything in its place."""
    watch = Watch()
    watch.over(page, placed.address)
    page.goto(placed.address)
    page.evaluate("window.here = true")
    page.locator(".card a").last.click()
    page.wait_for_url("**/readiness-assessment/")
    page.get_by_role("radio", name="My own practice").check(force=True)
    page.get_by_role("radio", name="Partly").first.check(force=True)
    page.go_back()
    page.wait_for_url(placed.address)
    assert page.evaluate("window.here") is True
    assert watch.faults == []


def test_an_unknown_address_below_a_path_leads_home(page: Page, placed: Site) -> None:
    """The page for unknown addresses, shown at any depth, has its style and a way back."""
    page.goto(placed.address + "404.html")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')
    page.get_by_role("link", name="Home").first.click()
    page.wait_for_url(re.compile(f"{re.escape(placed.address.rstrip('/'))}/?$"))


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


@pytest.mark.parametrize("name", TOOLKITS)
def test_links_inside_the_site_lead_somewhere(
    visit: Visit, sites: dict[str, Site], name: str
) -> None:
    """Each link to the site itself leads to a file, each fragment to an element."""
    site, dead = sites[name], []
    for path in site.pages():
        page = visit(name, path)
        hrefs = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)")
        for href in sorted(set(hrefs)):
            if href.startswith(site.address) and not leads_somewhere(site, href):
                dead.append((path, href))
    assert dead == []


def leads_somewhere(site: Site, href: str) -> bool:
    path, _, fragment = href.removeprefix(site.address).partition("#")
    file = site.folder / path
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    return not fragment or f'id="{fragment}"' in file.read_text("utf-8")
