"""Each wording has a sheet of its own."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.answers.person import Person

SERVICE, PRACTICE = "Our service", "My own practice"
NOTE = "checklist.assets-1-note"


@pytest.fixture
def answered(person: Person) -> Person:
    """Somebody who has begun the sheet of their service."""
    return person.opens().types("Of our service", NOTE).chooses("Partly", 2).says_own()


def test_the_other_wording_asks_first(answered: Person) -> None:
    """Nothing changes until one has said what to do; staying is one of the answers."""
    answered.chooses_wording(PRACTICE).sees("“My own practice” asks other questions")
    answered.has_focus_somewhere().reads("Of our service", NOTE)
    expect(answered.page.get_by_role("radio", name=SERVICE, exact=True)).to_be_checked()
    answered.presses("Stay with this wording").reads("Of our service", NOTE)
    answered.sees_no("“My own practice” asks other questions").has_focus_somewhere()
    expect(answered.page.get_by_role("radio", name=SERVICE, exact=True)).to_be_focused()


def test_escape_stays_too(answered: Person) -> None:
    """As everywhere."""
    answered.chooses_wording(PRACTICE).presses_key("Escape").reads("Of our service", NOTE)
    answered.sees_no("“My own practice” asks other questions")


def test_a_new_sheet_is_empty_and_the_first_stays(answered: Person) -> None:
    """Back and forth: each shows its own; both are in the file; the one in use is remembered."""
    answered.chooses_wording(PRACTICE).presses("Start a new sheet").reads("", NOTE)
    assert answered.answers() == {}
    answered.types("Of my practice", NOTE).chooses("Fully", 3).is_kept("Of my practice")
    answered.chooses_wording(SERVICE).reads("Of our service", NOTE).sees_chosen("Partly", 2)
    answered.sees_chosen(None, 3).chooses_wording(PRACTICE).reads("Of my practice", NOTE)
    answered.sees_chosen(None, 2).reloads().reads("Of my practice", NOTE)
    expect(answered.page.get_by_role("radio", name=PRACTICE, exact=True)).to_be_checked()
    answered.sees("Exercise sheet: My own practice")
    sheets = json.loads(answered.saves().read_text("utf-8"))["sheets"]
    given = {sheet["wording"]: [line["value"] for line in sheet["answers"]] for sheet in sheets}
    assert given == {
        "own-practice": ["Of my practice", "fully"],
        "our-service": ["Of our service", "partly"],
    }


def test_answers_are_copied_over_when_asked_for(answered: Person) -> None:
    """Then both have them, and each goes its own way."""
    answered.chooses_wording(PRACTICE).presses("Copy my answers over")
    answered.reads("Of our service", NOTE).sees_chosen("Partly", 2).has_focus_somewhere()
    answered.types("Of my practice", NOTE).is_kept("Of my practice")
    answered.chooses_wording(SERVICE).reads("Of our service", NOTE)


def test_an_empty_sheet_changes_its_wording_at_once(person: Person) -> None:
    """There is nothing to ask."""
    person.opens().chooses_wording(PRACTICE)
    person.sees("Do I put the life experience").types("Of my practice", NOTE)
    person.says_own().is_kept("Of my practice")
    assert all("our-service/none" not in key for key in person.everything_kept())


def test_results_and_plan_speak_in_the_wording_in_use(answered: Person) -> None:
    """The items behind a value, and the gaps."""
    answered.chooses("Not yet", 1)
    gaps = answered.page.get_by_role("group", name="From the gaps to the plan")
    expect(gaps).to_contain_text("at the heart of our work")
    answered.chooses_wording(PRACTICE).presses("Copy my answers over")
    expect(gaps).not_to_contain_text("at the heart of our work")
    expect(gaps).to_contain_text("Do I put the life experience")
