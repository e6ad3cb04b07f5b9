"""Every page of every toolkit, on a phone and a wide screen, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import TOOLKITS, Site, Watch
from tests.waiting import arrive

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # all others would be written out as well
}
Visit = Callable[[str, str], Page]


LOOKS = [
    *(("real", width, scheme) for width in (360, 1280) for scheme in ("light", "dark")),
    ("arabic", 360, "dark"),
    ("arabic", 1280, "light"),
    ("hostile", 360, "light"),
    ("hostile", 1280, "dark"),
]


@pytest.mark.parametrize(("name", "width", "scheme"), LOOKS)
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
    page, watch = context.new_page(), Watch()
    watch.over(page, site.address)
    paths = [path for path in site.pages() if (width, scheme) in looks_of(path)]
    found = {path: faults(page, watch, site.address + path) for path in paths}
    context.close()
    assert {path: list_ for path, list_ in found.items() if list_} == {}


def looks_of(path: str) -> list[tuple[int, str]]:
    """All widths and schemes; two where a page holds examples, each of which is tested alone."""
    both = [(360, "light"), (1280, "dark")]
    return both if path.startswith("gallery/") else [*both, (360, "dark"), (1280, "light")]


def faults(page: Page, watch: Watch, address: str) -> list[str]:
    """All that is wrong with one page."""
    watch.faults = []
    arrive(page, address)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = Axe().run(page, options=RULES).response["violations"]
    watch.faults += [f"scrolls sideways by {wide} px"] if wide > 0 else []
    watch.faults += [
        f"{rule['id']}: {rule['help']}: {[node['html'][:120] for node in rule['nodes'][:2]]}"
        for rule in found
    ]
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


@pytest.mark.parametrize("name", TOOLKITS)
def test_narrow_screens_and_large_text_lose_nothing(
    browser: Browser, sites: dict[str, Site], name: str
) -> None:
    """At 320 px, and with the text twice as large: not moved sideways, no words in strips."""
    page = browser.new_page(viewport={"width": 320, "height": 568})
    session = page.context.new_cdp_session(page)
    wide = {}
    for width, size in ((320, 16), (640, 32)):
        page.set_viewport_size({"width": width, "height": 568})
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        for path in sites[name].pages():
            arrive(page, sites[name].address + path)
            assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > size
            wide[path, size] = page.evaluate(SIDEWAYS) or page.evaluate(STRIPS)
    page.close()
    assert {path: found for path, found in wide.items() if found} == {}


SIDEWAYS = """() => {
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over <= 0) return "";
  const out = (one) => one.getBoundingClientRect().right > innerWidth + 1;
  return over + " px: " + ([...document.querySelectorAll("main *")].filter(out)[0]?.outerHTML || "")
    .slice(0, 200);
}"""


STRIPS = """() => {
  const isStrip = (one) => one.checkVisibility()
    && one.clientWidth > 1 && one.clientWidth < 3 * parseFloat(getComputedStyle(one).fontSize)
    && /\\p{L}{6}/u.test(one.innerText);
  const found = [...document.querySelectorAll("main tbody > tr > *")].find(isStrip);
  return found ? "a strip: " + found.outerHTML.slice(0, 200) : "";
}"""


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("real", "modules/co-production/ladder-of-participation/"),
        ("real", "modules/co-production/readiness-assessment/"),
        ("arabic", "modules/reading-together/circle-review/"),
    ],
)
def test_the_way_to_the_sheet_is_on_the_first_screen(visit: Visit, name: str, path: str) -> None:
    """On a phone of 360 x 640 nobody has to look for it; it leads to the sheet."""
    page = visit(name, path)
    page.set_viewport_size({"width": 360, "height": 640})
    start = page.locator(".cover .btn")
    box = start.bounding_box()
    assert box is not None
    assert 0 < box["y"] < box["y"] + box["height"] <= 640
    start.click()
    page.wait_for_function(
        "() => document.getElementById('sheet').getBoundingClientRect().top < 200"
    )
