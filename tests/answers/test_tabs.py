"""Two tabs of one browser on one's own device."""

from __future__ import annotations

import pytest

from tests.answers.person import READINESS, Person

HERE, THERE = "plan.assets.what", "plan.capacity.what"
WRITE = """([field, sign]) => new Promise(done => {
  const box = document.querySelector(`[name="${field}"]`);
  let at = 0;
  const write = () => {
    if (at === 200) return done();
    box.value += `${sign}${at++} `;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(write, 20);
  };
  write();
})"""


@pytest.fixture
def tabs(person: Person) -> tuple[Person, Person]:
    """A sheet on one's own device, open in two tabs."""
    person.opens().types("First", "checklist.assets-1-note").says_own().is_kept("First")
    return person, person.in_another_tab().opens()


def test_two_tabs_lose_nothing(tabs: tuple[Person, Person]) -> None:
    """200 entries each into another field, 20 ms apart, at the same time: all 400 are there."""
    one, other = tabs
    for person, field, sign in ((one, HERE, "a"), (other, THERE, "b")):
        person.page.evaluate(
            f"given => {{ window.writing = ({WRITE})(given); }}", [f"{READINESS}.{field}", sign]
        )
    for person in tabs:
        person.page.evaluate("window.writing")
    written = {field: "".join(f"{sign}{at} " for at in range(200)) for field, sign in BOTH}
    for person in (*tabs, one.in_another_tab().opens()):
        for field, text in written.items():
            person.reads(text, field)


BOTH = [(HERE, "a"), (THERE, "b")]


def test_what_another_tab_writes_appears_and_leaves_the_focus(tabs: tuple[Person, Person]) -> None:
    """Whoever is writing goes on writing, at the same place in the text."""
    one, other = tabs
    one.field(HERE).press_sequentially("Half a sen")
    one.presses_key("ArrowLeft")
    other.types("From the other tab", THERE).chooses("Partly", 3)
    one.reads("From the other tab", THERE).sees_chosen("Partly", 3)
    assert one.page.evaluate("document.activeElement.name") == f"{READINESS}.{HERE}"
    one.page.keyboard.type("X")
    one.reads("Half a seXn", HERE)


def test_a_delete_in_one_tab_is_a_delete_in_both(tabs: tuple[Person, Person]) -> None:
    """What the other tab had not yet saved does not come back."""
    one, other = tabs
    other.types("Typed a moment before", THERE)
    one.deletes_all()
    other.reads("", THERE).reads("", "checklist.assets-1-note")
    one.page.wait_for_function(  # as long as a late save may take
        "since => performance.now() - since > 600", arg=one.page.evaluate("performance.now()")
    )
    assert "Typed a moment before" not in str(one.everything_kept())
    assert one.reloads().answers() == {}
    assert other.reloads().answers() == {}


def test_after_a_delete_both_tabs_start_anew(tabs: tuple[Person, Person]) -> None:
    """What is typed afterwards is kept, and whose device it is is asked again."""
    one, other = tabs
    one.deletes_all()
    other.reads("", "checklist.assets-1-note").types("A new start", THERE)
    other.sees_question_whose_device().says_own().is_kept("A new start")
    one.reads("A new start", THERE)
