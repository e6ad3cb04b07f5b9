"""The answers file: saved here, opened there, refused in words, never at the cost of answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.answers.person import LADDER, READINESS, Person

Newcomer = Callable[..., Person]
NOTE = "checklist.assets-1-note"
TEXT = "Jagd & Höfe, =1+1, “x” <b>, 田舎, 🐑‍❄️, السلام"


def test_the_file_has_a_neutral_name_and_holds_all_sheets(person: Person) -> None:
    """The day and nothing else; both activities in one."""
    person.opens(LADDER).types(TEXT, "doing-to-what").says_own().is_kept(TEXT[:6])
    person.opens(READINESS).types(TEXT, NOTE).chooses("Partly", 1)
    file = person.saves()
    assert re.fullmatch(r"answers-\d{4}-\d\d-\d\d(\(\d+\))?\.json", file.name)
    found = json.loads(file.read_text("utf-8"))
    assert {sheet["activity"] for sheet in found["sheets"]} == {LADDER, READINESS}
    assert found["toolkit"] == "rural-co-production"
    person.sees(f"Your browser saves {file.name.partition('(')[0].removesuffix('.json')}.json.")


@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_it_is_opened_on_another_device(person: Person, newcomer: Newcomer, way: str) -> None:
    """By the button, or dropped on the sheet; saved again it is the same, byte for byte."""
    person.opens().types(TEXT, NOTE).chooses("Mostly", 2).presses("Add a row")
    person.types("A step", "plan.added-1.what")
    file = person.saves()
    there = newcomer().opens()
    there = there.opens_file(file) if way == "chosen" else there.drops_file(file)
    there.reads(TEXT, NOTE).sees_chosen("Mostly", 2).reads("A step", "plan.added-1.what")
    there.sees(
        "The file is open. Answers taken from it: 3."
    ).has_focus_somewhere().sees_question_whose_device()
    assert there.saves().read_bytes() == file.read_bytes()
    there.says_own().reloads().reads(TEXT, NOTE)


@pytest.mark.parametrize("winner", ["file", "here"])
def test_of_two_answers_one_chooses_and_none_is_lost(
    person: Person, newcomer: Newcomer, winner: str
) -> None:
    """The other one is shown beside the sheet, and can be deleted."""
    file = person.opens().types("In the file", NOTE).chooses("Partly", 1).saves()
    there = newcomer().opens().types("Here", NOTE).chooses("Fully", 3).says_own()
    there.opens_file(file).sees("two different answers: 1").has_focus_somewhere()
    there.reads("Here", NOTE).sees_chosen(None, 1)
    name = {"file": "Use the file’s answers", "here": "Stay with the answers here"}[winner]
    there.presses(name).has_focus_somewhere()
    stands, beside = ("In the file", "Here") if winner == "file" else ("Here", "In the file")
    there.reads(stands, NOTE).sees_chosen("Partly", 1).sees_chosen("Fully", 3)
    kept = there.page.get_by_role("region", name="Kept beside the sheet")
    expect(kept).to_contain_text(beside)
    expect(kept).to_contain_text("From before a file was opened")
    expect(kept).to_contain_text("What makes you say so?")
    there.is_kept(beside).reloads()
    expect(kept).to_contain_text(beside)
    there.presses_delete_of(beside)
    expect(kept).to_be_hidden()
    there.has_focus_somewhere()
    assert beside not in there.saves().read_text("utf-8")


def test_not_opening_changes_nothing(person: Person, newcomer: Newcomer) -> None:
    """By the button or by Escape."""
    file = person.opens().types("In the file", NOTE).saves()
    there = newcomer().opens().types("Here", NOTE)
    for leave in ("button", "escape"):
        there.opens_file(file).sees("two different answers: 1")
        if leave == "button":
            there.presses("Do not open it")
        else:
            there.presses_key("Escape")
        there.sees_no("two different answers: 1").reads("Here", NOTE).has_focus_somewhere()
        assert there.focused() == "Choose a file"


GOOD = {
    "format": "toolkit-answers",
    "version": 1,
    "toolkit": "rural-co-production",
    "content": "2026-11-23",
    "changed": "2026-11-23T00:00:00.000Z",
    "sheets": [],
}
REFUSED = {
    "half": ('{"format": "toolkit-answers", "ver', "This file is damaged"),
    "foreign": ('{"name": "package"}', "This is no answers file"),
    "newer": (json.dumps({**GOOD, "version": 2}), "made by a newer version"),
    "other": (json.dumps({**GOOD, "toolkit": "village-library"}), "another toolkit (village-"),
    "pieces": (json.dumps({**GOOD, "sheets": [{"activity": "x"}]}), "This file is damaged"),
    "proto": ('{"__proto__": {"format": "toolkit-answers"}}', "This is no answers file"),
    "deep": ("[" * 100_000, "This is no answers file"),
    "empty": ("", "This file is damaged"),
    "markup": (json.dumps({**GOOD, "toolkit": "<img src=x onerror=alert(1)>"}), "another toolkit"),
}


def test_a_file_that_cannot_be_used_is_refused_in_words(person: Person) -> None:
    """Each reason has its own, and the answers that are there stay as they are."""
    person.opens().types("Mine", NOTE).says_own().is_kept("Mine").is_in_journal("Mine")
    before = person.everything_kept()
    for text, words in REFUSED.values():
        person.opens_file(text).sees(words, "Nothing was changed.").has_focus_somewhere()
    person.drops_blank_file(20 * 1024 * 1024 + 1)
    person.sees("This file is too large")
    assert person.everything_kept() == before
    assert person.page.locator("sheet-opening img").count() == 0


def test_the_chooser_opens_the_same_file_twice(person: Person, newcomer: Newcomer) -> None:
    """After a change of mind."""
    file = person.opens().types("In the file", NOTE).saves()
    there = newcomer().opens().types("Here", NOTE)
    there.opens_file(file).presses("Do not open it").opens_file(file)
    there.presses("Use the file’s answers").reads("In the file", NOTE)
