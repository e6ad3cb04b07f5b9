"""From gap to plan, and rows of one's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.answers.person import Person

GIVEN = ["assets", "capacity", "mutuality", "networks", "blur-roles", "catalysts"]


def gaps(person: Person) -> Locator:
    return person.page.get_by_role("group", name="From the gaps to the plan")


def take(person: Person, gap: int) -> Person:
    """Put a gap into the plan; gaps are counted from 1, in the order of the sheet."""
    offered = gaps(person).get_by_role("listitem").nth(gap - 1)
    offered.get_by_role("button", name="Put into the plan").click()
    return person


def test_gaps_are_offered_in_the_order_of_the_sheet(person: Person) -> None:
    """Answered nought, one or don't know; not those answered higher, nor "not applicable"."""
    person.opens()
    expect(gaps(person)).to_be_hidden()
    person.chooses("Don’t know", 19).chooses("Starting", 8).chooses("Partly", 3)
    person.chooses("Not applicable", 4).chooses("Not yet", 2)
    told = gaps(person).get_by_role("listitem")
    expect(told).to_contain_text(["Not yet", "Starting", "Don’t know"])
    person.chooses("Fully", 8)
    expect(gaps(person).get_by_role("listitem")).to_have_count(2)


def test_one_press_makes_a_row_that_quotes_the_question(person: Person) -> None:
    """Below its principle; one's own words are left to write, and the row stays as it was."""
    person.opens().chooses("Not yet", 2)
    text = person.question(2).locator("legend .wording-1").inner_text()
    take(person, 1)
    head = person.field("plan.added-1.key-element")
    expect(head).to_have_value(f"Assets\n“{text}”\nAnswered: Not yet")
    assert person.rows() == ["assets", "added-1", *GIVEN[1:]]
    expect(person.field("plan.added-1.what")).to_be_focused()
    expect(person.field("plan.added-1.what")).to_have_value("")
    expect(gaps(person)).to_contain_text("in the plan")
    expect(gaps(person).get_by_role("button")).to_have_count(0)
    person.types("Ask at the next meeting", "plan.added-1.what").chooses("Fully", 2)
    expect(gaps(person)).to_be_hidden()
    expect(head).to_have_value(f"Assets\n“{text}”\nAnswered: Not yet")
    person.says_own().is_kept("Ask at the next meeting").reloads()
    assert person.rows() == ["assets", "added-1", *GIVEN[1:]]
    person.reads("Ask at the next meeting", "plan.added-1.what")


def test_rows_are_added_moved_and_removed(person: Person) -> None:
    """The focus is always where the work is; what was written moves along."""
    person.opens().presses("Add a row")
    expect(person.field("plan.added-1.key-element")).to_be_focused()
    for number in (1, 2, 3):
        if number > 1:
            person.presses("Add a row")
        person.types(f"Step {number}", f"plan.added-{number}.what")
    assert person.rows() == [*GIVEN, "added-1", "added-2", "added-3"]
    person.presses("Move up: Extra row 3")
    assert person.rows()[6:] == ["added-1", "added-3", "added-2"]
    assert person.focused() == "Move up: Extra row 3"
    person.presses_key("Enter")
    assert person.rows()[6:] == ["added-3", "added-1", "added-2"]
    person.presses_key("Enter")  # it is the first one: nothing moves, and it is said
    status = person.page.locator("table-block .more-rows > [data-piece=told]")
    expect(status).to_have_text("The row is the first one already.")
    person.presses("Move down: Extra row 3")
    assert person.rows()[6:] == ["added-1", "added-3", "added-2"]
    person.presses("Remove: Extra row 1").has_focus_somewhere()
    assert person.focused() == "Undo"
    assert person.rows()[6:] == ["added-3", "added-2"]
    person.presses_key("Enter").has_focus_somewhere()
    assert person.rows()[6:] == ["added-1", "added-3", "added-2"]
    person.reads("Step 1", "plan.added-1.what").reads("Step 3", "plan.added-3.what")
    person.says_own().reloads()
    assert person.rows()[6:] == ["added-1", "added-3", "added-2"]
    person.reads("Step 2", "plan.added-2.what")


@pytest.mark.parametrize("reload", [False, True])
def test_numbers_are_not_used_again(person: Person, reload: bool) -> None:
    """An answer never comes under another row, after a reload neither."""
    person.opens().types("x", "checklist.assets-1-note").says_own()
    for _ in range(3):
        person.presses("Add a row")
    person.types("Gone", "plan.added-3.what").presses("Remove: Extra row 3")
    if reload:
        person.is_kept("next 4").reloads()
    person.presses("Add a row")
    assert person.rows()[6:] == ["added-1", "added-2", "added-4"]
    person.reads("", "plan.added-4.what")


def test_more_rows_than_the_page_brings(person: Person) -> None:
    """They are kept, brought back and labelled like the others."""
    person.opens().types("x", "checklist.assets-1-note").says_own()
    for _ in range(7):
        person.presses("Add a row")
    person.types("The seventh", "plan.added-7.what").is_kept("The seventh").reloads()
    person.reads("The seventh", "plan.added-7.what")
    assert person.rows()[6:] == [f"added-{number}" for number in range(1, 8)]
    box = person.page.get_by_role("textbox", name="What will we do? Extra row 7")
    expect(box).to_have_value("The seventh")


def test_short_questions_stand_by_the_row_in_hand(person: Person) -> None:
    """They go along from row to row and never stand in the way."""
    person.opens().field("plan.networks.what").focus()
    smart = person.page.locator("table-block .smart")
    expect(smart).to_be_visible()
    expect(smart).to_contain_text("Specific? Measurable? Agreed? Realistic? Timed?")
    row = "one => one.closest('tr').dataset.row"
    assert smart.evaluate(row) == "networks"
    person.presses("Add a row")
    assert smart.evaluate(row) == "added-1"
    expect(smart).to_have_count(1)


def test_what_was_taken_out_comes_back_into_no_other_sheet(person: Person) -> None:
    """“Undo” goes with the sheet: when it is deleted, and when the wording is changed."""
    for leave in ("delete", "wording"):
        person.opens().chooses("Partly", 1).presses("Add a row")
        person.types("Ours alone", "plan.added-1.what").presses("Remove: Extra row 1")
        expect(person.button("Undo")).to_be_visible()
        if leave == "wording":
            person.chooses_wording("My own practice").presses("Start a new sheet")
        person.deletes_all()
        expect(person.button("Undo")).to_be_hidden()
        person.finds_nowhere("Ours alone")


def test_a_deleted_sheet_has_no_rows_left(person: Person) -> None:
    """Nor words of the gaps."""
    person.opens().chooses("Not yet", 1)
    take(person, 1).presses("Add a row").deletes_all()
    assert person.rows() == GIVEN
    expect(gaps(person)).to_be_hidden()
    assert person.answers() == {}
