"""Ways through the site: search, colours, a phone, wordings, back and forward.

Each is walked with real keys and clicks; no step may fetch from elsewhere, break the policy or
write an error to the console.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import VIOLATIONS, Site, Watch
from tests.waiting import arrive

pytestmark = pytest.mark.xdist_group("placed")
READINESS = "modules/co-production/readiness-assessment/"
LADDER = "modules/co-production/ladder-of-participation/"
Walk = Callable[[str], Page]


@pytest.fixture(params=["swapped", "loaded"])
def walk(
    request: pytest.FixtureRequest, page: Page, sites: dict[str, Site], placed: Site
) -> Iterator[Walk]:
    """`walk("handouts/")` opens a page of the real toolkit, with a guard over all that follows.

    Once below a path with an address of its own, where pages are swapped in place, and once
    without, where each is loaded.
    """
    site, watch = (placed if request.param == "swapped" else sites["real"]), Watch()
    page.add_init_script(VIOLATIONS)
    watch.over(page, site.address)

    def opened(path: str) -> Page:
        arrive(page, site.address + path)
        return page

    yield opened
    assert watch.faults == []


def searched(page: Page, words: str) -> list[str]:
    """The addresses of the pages that are found when `words` are typed."""
    page.get_by_role("textbox", name="Search").press_sequentially(words)
    links = page.locator(".md-search-result__item > a")
    links.first.wait_for()
    return [link.get_attribute("href") or "" for link in links.all()]


def result(page: Page, path: str) -> Locator:
    """What was found of one page, and not of those below it."""
    ends = f'[href$="{path}"], [href*="{path}#"], [href*="{path}?"]'
    return page.locator(".md-search-result__item > a").and_(page.locator(f":is({ends})")).first


def test_search_by_keyboard_leads_to_a_page(walk: Walk) -> None:
    """Tab to the field, type, arrow down, Enter: the page is there and the search is closed."""
    page = walk("handouts/")
    field = page.get_by_role("textbox", name="Search")
    for _ in range(12):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    assert "readiness-assessment" in searched(page, "readiness")[0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/readiness-assessment/**")
    expect(page.locator(".md-search__output")).not_to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("readiness")


@pytest.mark.parametrize("words", ["Armsteins", "armsteins ladder"])
def test_search_finds_a_page_by_its_other_name(walk: Walk, words: str) -> None:
    """The source's spelling, which is not repeated on the page that is found."""
    page = walk("")
    found = searched(page, words)
    for path in (LADDER, "annexes/arnstein-ladder/"):
        assert any(path in address for address in found), found
    result(page, LADDER).click()
    page.wait_for_url(f"**/{LADDER}**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Arnstein’s Ladder")
    assert "Armsteins" not in page.locator("main").inner_text()


def test_colours_stay_as_they_were_chosen(walk: Walk) -> None:
    """From one page to the next, there and back."""
    page = walk("")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    page.get_by_title("Dark").click()
    page.wait_for_function(f"() => {scheme} === 'slate'")
    page.get_by_role("link", name="Handouts").first.click()
    page.wait_for_url("**/handouts/")
    assert page.evaluate(scheme) == "slate"
    page.get_by_title("Light").click()
    page.wait_for_function(f"() => {scheme} === 'default'")


def test_a_phone_finds_and_fills_in_a_sheet(walk: Walk) -> None:
    """Search by touch, the other wording, an answer, home and back."""
    page = walk("")
    page.set_viewport_size({"width": 360, "height": 640})
    page.get_by_text("Search", exact=True).click()
    searched(page, "ladder of participation")
    result(page, LADDER).click()
    page.wait_for_url(f"**/{LADDER}**")
    expect(page.locator(".md-search__output")).not_to_be_visible()
    page.get_by_role("link", name="Start the sheet").click()
    page.get_by_role("radio", name="Our service").check()
    rung = page.get_by_role("group", name="where does it fit").first.get_by_role("radio").last
    rung.check()
    assert rung.is_checked()


def test_answers_are_there_again_after_a_walk_through_the_pages(walk: Walk) -> None:
    """What was typed in the form that is gone is not taken for what is typed into the new one."""
    page = walk(READINESS)
    note = page.get_by_role("textbox", name="What makes you say so? Question 1", exact=True)
    note.press_sequentially("walked")
    page.get_by_role("button", name="My own: keep them here").click()
    note.press_sequentially(" away")
    page.get_by_role("link", name="Co-production in rural mental health").first.click()
    page.wait_for_url("**/co-production/")
    page.get_by_role("link", name="Co-production readiness assessment").click()
    expect(note).to_have_value("walked away")


def test_a_wording_is_chosen_with_the_arrow_keys(walk: Walk) -> None:
    """The other one's questions give way, wherever the page came from."""
    page = walk("modules/co-production/")
    page.get_by_role("link", name="readiness").first.click()
    page.wait_for_url(f"**/{READINESS}")
    ours, mine = page.locator("form .wording-1").first, page.locator("form .wording-2").first
    page.get_by_role("radio", name="Our service").focus()
    expect(ours).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="My own practice")).to_be_checked()
    expect(mine).to_be_visible()
    expect(ours).not_to_be_visible()


def test_back_and_forward_lead_through_the_pages(walk: Walk) -> None:
    """Home, module, activity, an annex of it; back to the top and forward again."""
    page = walk("")
    trail = ["modules/co-production/", LADDER, "annexes/co-production-ladder/"]
    for path in trail:
        name = path.rstrip("/").rpartition("/")[2]
        page.locator(f'main a[href$="{name}/"]').first.click()
        page.wait_for_url(f"**/{path}")
    for path in [*reversed(trail[:-1]), ""]:
        page.go_back()
        page.wait_for_url(f"**/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_forward()
    page.wait_for_url("**/modules/co-production/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Co-production")


def test_below_a_path_pages_are_swapped_without_loading_anew(page: Page, placed: Site) -> None:
    """From the home page to the sheet and back: one page load, everything in its place."""
    watch = Watch()
    watch.over(page, placed.address)
    arrive(page, placed.address)
    page.evaluate("window.here = true")
    page.locator(".card a").last.click()
    page.wait_for_url("**/readiness-assessment/")
    for answer in ("My own practice", "Partly"):
        # the page scrolls as it arrives: a click on a label that moves is tried again
        chosen = page.get_by_role("radio", name=answer).first
        page.locator("label").filter(has=chosen).first.click()
        expect(chosen).to_be_checked()
    expect(page.locator("table").first).to_have_attribute("role", "table")
    page.go_back()
    page.wait_for_url(placed.address)
    assert page.evaluate("window.here") is True
    assert watch.faults == []


def test_an_unknown_address_below_a_path_leads_home(page: Page, placed: Site) -> None:
    """The page for unknown addresses, shown at any depth, has its style and a way back."""
    arrive(page, placed.address + "404.html")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')
    page.get_by_role("link", name="Home").first.click()
    page.wait_for_url(re.compile(f"{re.escape(placed.address.rstrip('/'))}/?$"))
