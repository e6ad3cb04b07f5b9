"""The sheet as a participant meets it: filled in, printed, with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from generator.model import ActivityFile, sheet_blocks
from tests.browser.conftest import Site
from tests.paper import squeezed, texts_in, toolkit

READINESS = "modules/co-production/readiness-assessment/"
SHEETS = {
    "real": READINESS,
    "arabic": "modules/reading-together/circle-review/",
    "hostile": "modules/odd-module/odd-activity/",
}
Visit = Callable[[str, str], Page]


def wordings(name: str) -> list[ActivityFile]:
    id = SHEETS[name].rstrip("/").rpartition("/")[2]
    found = next(activity for activity in toolkit(name).activities if activity.id == id)
    return list(found.wordings.values())


def sheet_texts(name: str, file: ActivityFile) -> list[str]:
    """Every text of a sheet in one wording, as words."""
    context = toolkit(name).context(file)
    texts = [section.title for section in file.sheet.sections]
    for block in sheet_blocks(file):
        texts += texts_in(block.view(context))
    return [text.plain for text in texts]


@pytest.mark.parametrize("name", SHEETS)
def test_without_javascript_the_chosen_wording_is_all_there(
    plain_page: Page, sites: dict[str, Site], name: str
) -> None:
    """Every text of the first wording is seen; then, by one click, every text of the second."""
    plain_page.goto(sites[name].address + SHEETS[name])
    for number, file in enumerate(wordings(name), 1):
        if number > 1:
            plain_page.locator(f"#wording-{number}").check(force=True)
        seen = squeezed(plain_page.locator("form[data-activity]").inner_text())
        assert [text for text in sheet_texts(name, file) if squeezed(text) not in seen] == []


def test_wordings_are_not_mixed(plain_page: Page, sites: dict[str, Site]) -> None:
    """The other wording's questions are out of sight until it is chosen."""
    plain_page.goto(sites["real"].address + READINESS)
    ours, mine = (set(sheet_texts("real", file)) for file in wordings("real"))
    form = plain_page.locator("form[data-activity]")
    assert [text for text in mine - ours if squeezed(text) in squeezed(form.inner_text())] == []
    plain_page.get_by_role("radio", name="My own practice").check(force=True)
    assert [text for text in ours - mine if squeezed(text) in squeezed(form.inner_text())] == []


def test_the_first_wording_stands_alone_before_the_choice_has_come(visit: Visit) -> None:
    """On a slow line the texts come first: they must not jump when the choice arrives."""
    page = visit("real", READINESS)
    before = page.locator(".lead").bounding_box()
    page.locator(".wording-choice").evaluate("choice => choice.remove()")
    expect(page.locator(".lead .wording-1")).to_be_visible()
    expect(page.locator(".lead .wording-2")).to_be_hidden()
    assert page.locator(".lead").bounding_box() == before


@pytest.mark.parametrize("name", SHEETS)
def test_without_javascript_everything_can_be_filled_in(
    plain_page: Page, sites: dict[str, Site], name: str
) -> None:
    """Each field takes an answer; a choice keeps one alone; Enter sends nothing."""
    plain_page.goto(sites[name].address + SHEETS[name])
    form = plain_page.locator("form[data-activity]")
    for box in form.locator("textarea:not([readonly]), input[type=text]").all():
        box.fill("An answer")
        assert box.input_value() == "An answer"
    for radio in form.locator("input[type=radio]").all():
        radio.check(force=True)
    groups = {radio.get_attribute("name") for radio in form.locator("input[type=radio]").all()}
    assert form.locator("input[type=radio]:checked").count() == len(groups)
    for line in form.locator("input[type=text], input[type=number]").all()[:1]:
        line.press("Enter")
    assert plain_page.url == sites[name].address + SHEETS[name]


def test_the_questions_are_nineteen_in_six_groups(visit: Visit) -> None:
    """What a screen reader meets: named groups, in them named questions of seven answers."""
    page = visit("real", READINESS)
    form = page.locator('form[data-activity="readiness-assessment"]')
    titles = ["Assets", "Capacity", "Mutuality", "Networks", "Blur roles", "Catalysts"]
    groups = [form.get_by_role("group", name=title, exact=True) for title in titles]
    questions = [group.get_by_role("group").all() for group in groups]
    assert [len(found) for found in questions] == [3, 3, 4, 3, 3, 3]
    for question in (question for found in questions for question in found):
        assert question.get_by_role("radio").count() == 7
        assert question.get_by_role("radio", name="Partly").count() == 1
    assert form.get_by_role("radio").count() == 19 * 7


def test_a_question_is_answered_by_keyboard(visit: Visit) -> None:
    """Tab reaches the first question by the skip link, arrows choose, Tab leads to its note."""
    page = visit("real", READINESS)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() != ""
    page.locator('[name="readiness-assessment.checklist.assets-1"]').first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("group", name="1").first
    assert first.get_by_role("radio", name="Partly").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("We ask each time")
    note = page.locator('[name="readiness-assessment.checklist.assets-1-note"]')
    assert note.input_value() == "We ask each time"


@pytest.mark.parametrize("name", ["real", "arabic"])
def test_what_has_focus_is_in_sight(visit: Visit, name: str) -> None:
    """Walking through the first sixty stops on a phone, each is on screen and not covered."""
    page = visit(name, SHEETS[name])
    page.set_viewport_size({"width": 360, "height": 640})
    for _ in range(60):
        page.keyboard.press("Tab")
        # what slides away has half a second for it
        page.wait_for_function(f"() => ({HIDDEN})() === null", timeout=2000)


HIDDEN = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const label = at.matches(".md-option") ? at.nextElementSibling : at.labels && at.labels[0];
  const shown = at.matches("input[type=radio]") && label ? label : at;
  const box = shown.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 30), 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const across = box.width > 0 && box.left < innerWidth && box.right > 0;
  const on = across && box.top < innerHeight && box.bottom > 0;
  const seen = on && top && (shown.contains(top) || top.contains(shown));
  return seen ? null : at.outerHTML.slice(0, 120);
}"""


def test_space_switches_between_light_and_dark(visit: Visit) -> None:
    """The switch in the header does what it says, whichever key is pressed."""
    page = visit("real", "")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("input.md-option").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function(
        "before => document.body.dataset.mdColorScheme !== before", arg=before, timeout=2000
    )


def test_going_back_brings_back_no_answer(visit: Visit) -> None:
    """On a shared computer the next person who presses Back finds an empty sheet."""
    page = visit("real", READINESS)
    note = page.locator('[name="readiness-assessment.checklist.assets-1-note"]')
    note.fill("Somebody wrote this")
    page.get_by_role("link", name="Home").first.click()
    page.wait_for_url("**/")
    page.go_back()
    page.wait_for_url("**/readiness-assessment/")
    assert note.input_value() == ""


def test_the_blank_sheet_is_that_of_the_chosen_wording(visit: Visit) -> None:
    """Above the sheet and below it."""
    page = visit("real", READINESS)
    for number, file in (("1", "sheet-standard"), ("2", "sheet.own-practice-standard")):
        page.locator(f"#wording-{number}").check(force=True)
        found = [link for link in page.get_by_role("link", name="Print a blank sheet").all()]
        hrefs = [link.get_attribute("href") or "" for link in found]
        assert len(hrefs) == 2
        assert all(href.endswith(f"readiness-assessment.{file}-a4.pdf") for href in hrefs)
