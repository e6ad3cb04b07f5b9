"""Whose device is it? Asked once, in the page; and what is said where nothing can be kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.answers.person import LADDER, OWN, Person

NOTE = "checklist.assets-2-note"
FULL = """() => {
  let size = 1 << 20;
  const filler = "x";
  for (let at = 0; size >= 128; at += 1) {
    try { localStorage.setItem(`filler${at}`, filler.repeat(size)); }
    catch { size = Math.floor(size / 2); }
  }
}"""
BLOCKED = """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("refused", "SecurityError"); } });"""


def test_the_first_answer_asks_whose_device_it_is(person: Person) -> None:
    """Not before; then below the question in hand, as the next stop of the keyboard."""
    person.opens().sees_question_whose_device(False)
    person.field(NOTE).press_sequentially("A")
    person.sees_question_whose_device()
    asked, question = person.page.locator("sheet-device"), person.question(2)
    assert question.evaluate("one => one.nextElementSibling.localName") == "sheet-device"
    below = asked.bounding_box(), question.bounding_box()
    assert below[0] and below[1] and below[0]["y"] >= below[1]["y"] + below[1]["height"]
    expect(person.form.get_by_role("dialog")).to_have_count(0)
    person.presses_key("Tab")
    assert person.focused() == OWN
    person.presses_key("Enter").sees_question_whose_device(False).has_focus_somewhere()
    expect(person.question(3).locator("input").first).to_be_focused()


def test_the_answer_moves_what_is_kept_and_is_remembered(person: Person) -> None:
    """From the tab to the device; later pages do not ask."""
    person.opens().types("Mine", NOTE).is_kept("Mine")
    assert "Mine" in str(person.page.evaluate("({...sessionStorage})"))
    person.says_own()
    assert "Mine" not in str(person.page.evaluate("({...sessionStorage})"))
    assert "Mine" in str(person.page.evaluate("({...localStorage})"))
    person.reloads().sees_cover(False).reads("Mine", NOTE).types("More", NOTE)
    person.sees_question_whose_device(False)
    person.opens(LADDER).types("Another sheet", "doing-to-what").sees_question_whose_device(False)
    person.in_another_tab().opens().reads("More", NOTE)


def test_on_a_shared_device_nothing_reaches_the_device(person: Person) -> None:
    """Nor another tab, nor the second copy."""
    person.opens().types("Mine", NOTE).says_shared().is_kept("Mine")
    kept = {key for key, value in person.everything_kept().items() if "Mine" in value}
    assert kept == {f"toolkit/rural-co-production/readiness-assessment/our-service/none/{NOTE}"}
    assert "Mine" not in str(person.page.evaluate("({...localStorage})"))
    person.in_another_tab().opens().reads("", NOTE).sees_cover(False)


def test_it_is_never_said_to_be_saved_before_it_is(person: Person) -> None:
    """Nor at a time that never was."""
    person.opens()
    person.page.evaluate(
        """() => { const bar = document.querySelector("sheet-bar"); window.told = [];
        new MutationObserver(() => window.told.push(bar.innerText)).observe(
          bar, { subtree: true, childList: true, characterData: true }); }"""
    )
    person.types("Mine", NOTE).is_kept("Mine")
    expect(person.page.locator("sheet-bar [data-piece=state]")).to_contain_text("Saved")
    told = person.page.evaluate("window.told")
    assert [text for text in told if "Jan" in text or "1970" in text] == []


def test_a_full_browser_says_so_and_offers_the_file(newcomer: Callable[..., Person]) -> None:
    """“Not saved”, with a button beside it; what is on the page stays."""
    person = newcomer()
    person.opens().types("Before", NOTE).says_own().is_kept("Before")
    person.page.evaluate(FULL)
    person.types("After " * 200, NOTE)
    person.sees("Not saved: this browser has no more room. Save a file.")
    file = person.saves()
    assert "After After" in file.read_text("utf-8")
    person.reads("After " * 200, NOTE)
    person.page.evaluate("() => localStorage.removeItem('filler0')")
    person.types("Room again", NOTE).is_kept("Room again")
    person.sees_no("Not saved")


def test_a_browser_that_refuses_storage_says_so(newcomer: Callable[..., Person]) -> None:
    """Everything works but keeping, and the file is offered."""
    person = newcomer()
    person.page.add_init_script(BLOCKED)
    person.opens().types("Mine", NOTE).chooses("Partly", 1)
    person.sees("Not saved. Save a file before you leave this page.")
    assert "Mine" in person.saves().read_text("utf-8")
    person.sees_count("1 of 19 answered")
    # the theme's own scripts ask for storage without a net
    person.watch.faults[:] = [fault for fault in person.watch.faults if "refused" not in fault]


@pytest.mark.parametrize("said", ["own", "shared"])
def test_whose_device_it_is_is_announced_politely(person: Person, said: str) -> None:
    """A screen reader hears that there is a question, and how answers are kept."""
    person.opens().types("Mine", NOTE)
    status = person.page.locator("sheet-device [role=status]")
    expect(status).to_have_text("Below this question the page asks whose device this is.")
    if said == "own":
        person.says_own()
    else:
        person.says_shared()
    where = {"own": "on this device", "shared": "in this tab"}[said]
    expect(person.page.locator("sheet-bar [role=status]")).to_contain_text(where)
