"""The gallery's pages: what is written can be read and copied whole, and leads to what is seen."""

from __future__ import annotations

from typing import Any

import yaml
from playwright.sync_api import Locator, Page

from generator.blocks import types
from generator.examples import examples_of

Visit = Any
MARKED = """(pre) => {
  getSelection().selectAllChildren(pre);
  return getSelection().toString();
}"""
PLACE = """(control) => {
  const [one, line] = [control, control.parentElement].map((part) => part.getBoundingClientRect());
  return [one.left - line.left, one.top - line.top, one.width, one.height].map(Math.round);
}"""
LOOK = """(heading) => {
  const { fontSize, color } = getComputedStyle(heading);
  return [fontSize, color];
}"""


def written(page: Page) -> Locator:
    return page.locator("pre")


def test_what_is_written_is_copied_as_its_file_has_it(visit: Visit, page: Page) -> None:
    """Lines that are broken on the screen come out whole, with the spaces before them."""
    page.set_viewport_size({"width": 360, "height": 740})
    visit("real", "gallery/table/")
    copied = [pre.evaluate(MARKED).strip() for pre in written(page).all()]
    assert {example.written.strip() for example in examples_of("table")} <= set(copied)


def test_what_is_written_is_read_whole_on_a_phone(visit: Visit, page: Page) -> None:
    """Nothing is cut off at an edge, and nothing scrolls inside the page."""
    page.set_viewport_size({"width": 360, "height": 740})
    for type in types():
        visit("real", f"gallery/{type}/")
        hidden = "pre => [pre.scrollWidth - pre.clientWidth, pre.scrollHeight - pre.clientHeight]"
        assert {tuple(pre.evaluate(hidden)) for pre in written(page).all()} == {(0, 0)}, type


def test_a_long_line_goes_on_further_in(visit: Visit, page: Page) -> None:
    """So that nobody takes its second half for a line of its own."""
    page.set_viewport_size({"width": 360, "height": 740})
    visit("real", "gallery/results/")
    line = page.get_by_text("Each bar is the average of one part.").first
    lefts = line.evaluate(
        """(text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          range.setStart(text.firstChild, text.textContent.search(/[A-Z]/));
          return [...range.getClientRects()].map((part) => Math.round(part.left));
        }"""
    )
    assert len(set(lefts)) > 1
    assert lefts[0] < min(left for left in lefts if left != lefts[0])


def test_headings_in_examples_look_as_in_a_sheet(visit: Visit) -> None:
    """What is seen is what people will see."""
    page = visit("real", "gallery/prompts/")
    shown = page.get_by_role("heading", name="Questions for a new bed").evaluate(LOOK)
    page = visit("real", "gallery/note/")
    assert page.get_by_role("heading", name="The kettle is slow").evaluate(LOOK) == shown
    assert page.get_by_role("heading", name="On paper").first.evaluate(LOOK) != shown


def test_all_that_an_example_needs_is_shown(visit: Visit) -> None:
    """The rating that results are of, and the annex whose rungs a ladder has."""
    page = visit("real", "gallery/results/")
    example = page.get_by_role("region", name="One group of one statement")
    own, above = (yaml.safe_load(pre.text_content() or "") for pre in written(example).all())
    assert own["of"] == above[0]["id"]
    assert above[0]["type"] == "rating"
    page = visit("real", "gallery/ladder/")
    example = page.get_by_role("region", name="One band of two rungs")
    assert example.get_by_text("annexes/steps-up.yaml").is_visible()
    own, annex = (yaml.safe_load(pre.text_content() or "") for pre in written(example).all())
    assert own["annex"] == annex["id"]
    assert [entry["title"] for entry in annex["entries"]] == ["Down", "Up"]


def test_a_page_begins_with_what_it_shows(visit: Visit) -> None:
    """A link to each example, and one to the keys."""
    page = visit("real", "gallery/rating/")
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    headings = page.get_by_role("heading", level=2)
    assert links.all_inner_texts() == headings.all_inner_texts()


def test_ticks_stand_where_circles_stand(visit: Visit) -> None:
    """In the middle of their line, as far from their words."""
    page = visit("real", "gallery/choice/")
    circle = page.get_by_role("radio", name="In the village hall").evaluate(PLACE)
    assert page.get_by_role("checkbox", name="Tea and something to eat").evaluate(PLACE) == circle


def test_a_long_word_stays_in_its_line_on_a_phone(visit: Visit, page: Page) -> None:
    """What people write in a list never makes the page wider than the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    visit("real", "gallery/list/")
    page.get_by_role("textbox", name="1").first.fill("Donaudampfschifffahrt" * 5)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
