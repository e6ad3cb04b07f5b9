"""Keyboard alone: everything is reached, and what has focus is marked and in sight.

On a wide screen, on a phone, and at 400 % zoom, where 1280 x 1024 leaves 320 x 256 pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, Watch
from tests.waiting import arrive

READINESS = "modules/co-production/readiness-assessment/"
LADDER = "modules/co-production/ladder-of-participation/"
CIRCLE = "modules/reading-together/circle-review/"
VIEWS = {"wide": (1280, 800), "phone": (360, 640), "zoomed": (320, 256)}
PAGES = [
    *(("real", path, view) for path in (READINESS, LADDER) for view in VIEWS),
    *(("real", path, view) for path in ("", "handouts/") for view in ("wide", "zoomed")),
    ("real", "annexes/co-production-ladder/", "zoomed"),
    ("real", f"{LADDER}facilitator/", "zoomed"),
    ("arabic", CIRCLE, "phone"),
]
Open = Callable[[str, str, str], Page]

STOPS = """() => {
  const links = [...document.querySelectorAll("a[href], button, summary, textarea, [tabindex]")];
  const fields = [...document.querySelectorAll("input:not([type=radio], [type=hidden])")];
  const radios = [...document.querySelectorAll("input[type=radio]:not([name=__palette])")];
  const groups = Object.values(Object.groupBy(radios, (radio) => radio.name));
  const firsts = groups.map((group) => group.find((one) => one.checked) || group[0]);
  const seen = (one) => one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true});
  window.missing = new Set([...links, ...fields, ...firsts].filter(seen));
  return window.missing.size;
}"""
"""Count what a keyboard has to reach, and remember it; a group of radios is one stop."""

MISSING = "[...window.missing].map((one) => one.outerHTML.slice(0, 160))"

FAULT = """() => {
  const at = document.activeElement;
  window.missing?.delete(at);
  const label = at.matches(".md-option") ? at.nextElementSibling : at.labels?.[0];
  const shown = at.matches("input[type=radio]") && label ? label : at;
  const box = shown.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1);
  const inside = box.width > 0 && box.left < innerWidth && box.right > 0
    && box.height > 0 && box.top < innerHeight && box.bottom > 0;
  const top = inside && document.elementFromPoint(x, y);
  const drawn = [at, label, at.nextElementSibling, at.closest(".md-search__form"), at.parentElement]
    .flatMap((one) => one ? [getComputedStyle(one), getComputedStyle(one, "::after")] : []);
  const marked = drawn.some((style) =>
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const what = at.outerHTML.slice(0, 160);
  if (!inside) return "off screen: " + what;
  if (!top || !(shown.contains(top) || top.contains(shown))) return "covered: " + what;
  return marked ? null : "not marked: " + what;
}"""
"""What is wrong with where the focus is: nothing shows it, it is off screen, or covered."""


@pytest.fixture
def visitor(browser: Browser, sites: dict[str, Site]) -> Iterator[Open]:
    """`visitor("real", "handouts/", "phone")` opens a page in one of the views."""
    context, watch = browser.new_context(reduced_motion="reduce"), Watch()

    def opened(name: str, path: str, view: str) -> Page:
        page = context.new_page()
        width, height = VIEWS[view]
        page.set_viewport_size({"width": width, "height": height})
        watch.over(page, sites[name].address)
        arrive(page, sites[name].address + path)
        return page

    yield opened
    context.close()
    assert watch.faults == []


def tabbed(page: Page) -> Iterator[None]:
    """Tab by Tab to the end of the page."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
        yield
    raise AssertionError("the way through the page has no end")


@pytest.mark.parametrize(("name", "path", "view"), PAGES)
def test_tab_reaches_everything_and_shows_where_it_is(
    visitor: Open, name: str, path: str, view: str
) -> None:
    """Each stop is on screen, uncovered and marked; none is missing."""
    page = visitor(name, path, view)
    assert page.evaluate(STOPS) > 10
    found = [page.evaluate(FAULT) for _ in tabbed(page)]
    assert [fault for fault in found if fault] == []
    assert page.evaluate(MISSING) == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", [READINESS, LADDER])
def test_the_sheet_is_a_few_stops_away(visitor: Open, path: str, view: str) -> None:
    """From the top of the page by the skip link to the first field in at most six."""
    page = visitor("real", path, view)
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip[href=\"#sheet\"]')"):
            page.keyboard.press("Enter")
        if page.evaluate("!!document.activeElement.closest('form[data-activity]')"):
            break
    else:
        raise AssertionError("no field after six stops")
    assert page.evaluate(FAULT) is None


@pytest.mark.parametrize("view", VIEWS)
def test_each_kind_of_control_answers_to_keys(visitor: Open, view: str) -> None:
    """Wording, rung, rating, note, cell; then the colours and the search."""
    page = visitor("real", LADDER, view)
    page.locator("#wording-1").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#wording-2").is_checked()
    page.locator('[name="ladder-of-participation.doing-to-rung"]').first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.checked")
    assert page.evaluate(FAULT) is None
    page = visitor("real", READINESS, view)
    page.locator('[name="readiness-assessment.checklist.assets-1"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator('[name="readiness-assessment.checklist.assets-1"]').nth(1).is_checked()
    for name in ("checklist.assets-1-note", "plan.assets.what"):
        box = page.locator(f'[name="readiness-assessment.{name}"]')
        box.focus()
        page.keyboard.type("Typed")
        assert box.input_value() == "Typed"
        assert page.evaluate(FAULT) is None
    page.locator("input.md-option").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.insert_text("principle")
    page.keyboard.press("s")  # each key searches, and a later list takes the focus from an earlier
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.closest('.md-search-result')")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.getElementById('__search').checked")
