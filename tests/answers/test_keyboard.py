"""Everything by keyboard alone; the focus is never lost."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.answers.person import OWN, READINESS, Person

PLACE = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "nowhere";
  return at.name || at.dataset.act || at.dataset.piece || at.dataset.tool || at.id
    || at.textContent.trim().slice(0, 40);
}"""


def tab_to(person: Person, place: str, back: bool = False) -> Person:
    """Press Tab until `place` has the focus."""
    for _ in range(300):
        if person.page.evaluate(PLACE) == place:
            return person
        person.presses_key("Shift+Tab" if back else "Tab")
    raise AssertionError(f"the keyboard does not reach {place}")


def test_a_sheet_is_filled_in_by_keyboard(person: Person) -> None:
    """Answer, say whose device, note, gap, row, move, remove, undo, wording, delete."""
    person.opens()
    item = f"{READINESS}.checklist.assets-1"
    tab_to(person, item).presses_key("Space", "ArrowDown").sees_chosen("Starting", 1)
    tab_to(person, f"{item}-note").page.keyboard.type("By keyboard")
    tab_to(person, "own")
    assert person.focused() == OWN
    person.presses_key("Enter").has_focus_somewhere().sees_question_whose_device(False)
    gap = "Put into the plan"
    tab_to(person, gap).presses_key("Enter").has_focus_somewhere()
    expect(person.field("plan.added-1.what")).to_be_focused()
    person.page.keyboard.type("One step")
    tab_to(person, "add").presses_key("Enter").page.keyboard.type("My own")
    tab_to(person, "add").presses_key("Enter")
    tab_to(person, "row-up").presses_key("Enter").has_focus_somewhere()
    assert person.rows()[-2:] == ["added-3", "added-2"]
    tab_to(person, "row-remove").presses_key("Space").has_focus_somewhere()
    assert "added-3" not in person.rows()
    person.presses_key("Enter").has_focus_somewhere()
    assert person.rows()[-2:] == ["added-3", "added-2"]
    tab_to(person, "wording", back=True).presses_key("ArrowDown").has_focus_somewhere()
    person.sees("asks other questions")
    tab_to(person, "new").presses_key("Enter").has_focus_somewhere()
    assert person.answers() == {}
    person.presses_key("ArrowUp").reads("By keyboard", "checklist.assets-1-note")
    tab_to(person, "finish").presses_key("Enter").has_focus_somewhere()
    tab_to(person, "keep").presses_key("Enter").has_focus_somewhere()
    assert person.page.evaluate(PLACE) == "finish"
    person.presses_key("Enter")
    tab_to(person, "delete").presses_key("Enter").has_focus_somewhere()
    assert person.answers() == {}


def test_files_and_text_are_reached_by_keyboard(person: Person) -> None:
    """Save, table, copy, open: buttons in the order of the page; clear and next too."""
    person.opens().chooses("Partly", 1)
    for act in ("save", "print", "csv", "copy", "choose"):
        tab_to(person, act)
    person.page.locator("sheet-taking [data-act=copy]").focus()
    person.presses_key("Enter").sees("Your answers are copied").has_focus_somewhere()
    tab_to(person, "Clear this answer", back=True).presses_key("Enter").has_focus_somewhere()
    person.sees_chosen(None, 1)
    tab_to(person, "next").presses_key("Enter")
    expect(person.question(1).locator("input").first).to_be_focused()
