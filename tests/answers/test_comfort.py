"""What makes a long sheet bearable on any screen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.answers.engines import ONLY_CHROMIUM
from tests.answers.person import Person

NOTE = "checklist.assets-1-note"


def test_boxes_grow_with_what_is_written(person: Person) -> None:
    """Nothing has to be scrolled, in what is brought back neither."""
    person.opens().types("x", NOTE).says_own()
    box = person.field("plan.assets.what")
    small = box.evaluate("box => box.offsetHeight")
    person.types("One more line\n" * 30, "plan.assets.what")
    fits = "box => box.scrollHeight <= box.clientHeight + 1 ? box.offsetHeight : -1"
    assert box.evaluate(fits) > small + 300
    person.is_kept("One more line").reloads()
    assert box.evaluate(fits) > small + 300


def test_it_says_how_far_one_is(person: Person) -> None:
    """Notes and plans do not count: nothing is required."""
    person.opens().types("x", NOTE).types("y", "plan.assets.what")
    person.sees_count("0 of 19 answered")
    for number in range(1, 20):
        person.chooses("Don’t know", number)
    person.sees_count("19 of 19 answered")
    expect(person.page.get_by_role("button", name="Next unanswered")).to_be_hidden()
    assert person.form.locator(":required").count() == 0


def test_next_unanswered_leads_on_from_where_one_is(person: Person) -> None:
    """In the order of the page, and from the end to the beginning."""
    person.opens().chooses("Partly", 1).chooses("Partly", 3).chooses("Partly", 2)
    for number in (4, 5):
        person.presses("Next unanswered")
        expect(person.question(number).locator("input").first).to_be_focused()
        person.presses_key("Space")
    person.field("checklist.catalysts-3-note").focus()
    person.presses("Next unanswered")
    expect(person.question(6).locator("input").first).to_be_focused()
    assert in_sight(person)


def in_sight(person: Person) -> bool:
    return bool(
        person.page.evaluate(
            """() => { const box = document.activeElement.closest("fieldset")
              .getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"""
        )
    )


def test_a_choice_can_be_taken_back(person: Person) -> None:
    """One button a group, there only when there is something to clear."""
    person.opens()
    assert person.page.get_by_role("button", name="Clear this answer").count() == 0
    person.chooses("Partly", 2)
    clear = person.question(2).get_by_role("button", name="Clear this answer")
    clear.click()
    person.sees_chosen(None, 2)
    expect(clear).to_be_hidden()
    expect(person.question(2).locator("input").first).to_be_focused()
    person.chooses("Fully", 2)
    expect(person.question(2).get_by_role("button")).to_have_count(1)


@ONLY_CHROMIUM
def test_nothing_moves_for_those_who_do_not_want_it(newcomer: Callable[..., Person]) -> None:
    """Reduced motion: no transition, no animation, no smooth scrolling, in the whole sheet."""
    person = newcomer(reduced_motion="reduce").opens().chooses("Not yet", 1)
    moving = person.page.evaluate(
        """() => [...document.querySelectorAll(".page *, .foot *")].filter(one => {
          const style = getComputedStyle(one);
          const long = list => list.split(",").some(time => parseFloat(time) > 0.01);
          return long(style.transitionDuration) || long(style.animationDuration)
            || style.scrollBehavior === "smooth";
        }).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []


@ONLY_CHROMIUM
def test_in_forced_colours_every_state_can_be_told(newcomer: Callable[..., Person]) -> None:
    """The system's own circles, and bars, wheel and progress that are not lost."""
    person = newcomer(forced_colors="active").opens().chooses("Fully", 1).chooses("Fully", 2)
    radio = person.question(1).get_by_role("radio", name="Fully")
    other = person.question(1).get_by_role("radio", name="Partly")
    looks = "one => { const style = getComputedStyle(one); return style.appearance + style.background + style.borderColor + style.boxShadow; }"  # noqa: E501
    assert radio.evaluate("one => getComputedStyle(one).appearance") != "none" or radio.evaluate(
        looks
    ) != other.evaluate(looks)
    colour = "one => getComputedStyle(one).fill"
    sheet = person.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert person.page.locator('[data-bar="assets"]').evaluate(colour) != sheet
    assert person.page.locator('[data-wedge="assets"] path, [data-wedge="assets"]').first.evaluate(
        colour
    ) not in (sheet, "none")


TRANSLATE = """() => {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: parent } = walk.currentNode;
    if (walk.currentNode.data.trim() && !parent.closest("script, style, textarea, svg"))
      texts.push(walk.currentNode);
  }
  for (const text of texts) {
    const outer = document.createElement("font"), inner = document.createElement("font");
    inner.textContent = text.data.toUpperCase();
    outer.append(inner);
    text.replaceWith(outer);
  }
}"""


def test_a_translated_page_goes_on_working(person: Person) -> None:
    """Browsers wrap and replace every text: answers, results, gaps, rows and files stand it."""
    person.opens().chooses("Not yet", 1).types("First", NOTE)
    person.page.evaluate(TRANSLATE)
    person.chooses_value("partly", "checklist.assets-2").chooses_value(
        "fully", "checklist.assets-3"
    )
    person.types("More", NOTE)
    expect(person.page.locator('[data-piece="value.assets"]')).to_have_text("2.0")
    person.form.locator('[data-piece="gap-list"] button').first.click()
    expect(person.field("plan.added-1.what")).to_be_focused()
    assert "added-1" in person.rows()
    person.form.locator("[data-piece=add]").click()
    person.types("Own", "plan.added-2.what")
    person.page.locator("sheet-device [data-act=own]").click()
    person.is_kept("Own").reloads().reads("More", NOTE).sees_chosen("Partly", 2)
    assert {"added-1", "added-2"} <= set(person.rows())
