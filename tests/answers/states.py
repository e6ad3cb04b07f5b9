"""The states that a sheet can be in, one after the other, for those who look at each."""

from __future__ import annotations

from collections.abc import Iterator

from tests.answers.person import LADDER, READINESS, Person

BAD = '{"format": "toolkit-answers", '


def states(person: Person) -> Iterator[str]:
    """Lead the person through all states of the sheet that is open; the name of each."""
    yield "empty"
    half(person)
    yield "half, and whose device is asked"
    person.says_own()
    yield "half"
    yield from opening(person)
    if person.activity == READINESS:
        yield from readiness(person)
    person.fills_everything()
    yield "full"
    person.presses("I have finished: delete")
    yield "sure to delete?"
    person.presses_key("Escape")
    person.presses("Copy as text")
    yield "copied"
    yield from covered(person)


def half(person: Person) -> None:
    if person.activity == READINESS:
        person.chooses("Not yet", 1).chooses("Partly", 2).types("A note", "checklist.assets-1-note")
    else:
        person.types("A note", "doing-to-what").chooses_rung("informing", "doing-to-rung")


def opening(person: Person) -> Iterator[str]:
    """A file that is refused; one that differs; what is kept beside the sheet afterwards."""
    person.opens_file(BAD).sees("This file is damaged")
    yield "refused"
    text = person.saves().read_text("utf-8").replace("A note", "Another note" + " and so on" * 20)
    person.opens_file(text).sees("two different answers")
    yield "two answers"
    person.presses("Use the file’s answers").sees("Kept beside the sheet")
    yield "kept beside"


def readiness(person: Person) -> Iterator[str]:
    """Gaps, rows, undo, the other wording."""
    person.presses("Add a row").types("A step", "plan.added-1.what").presses("Add a row")
    yield "rows"
    person.presses("Remove: Extra row 2")
    yield "undo"
    person.chooses_wording("My own practice").sees("asks other questions")
    yield "another wording"
    person.presses("Stay with this wording")


def covered(person: Person) -> Iterator[str]:
    """Deleted; then what is typed anew is covered."""
    person.deletes_all()
    yield "deleted"
    half(person)
    person.says_shared().is_kept("A note").reloads().sees_cover()
    yield "covered"


ACTIVITIES = [READINESS, LADDER]
