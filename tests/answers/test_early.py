"""On a slow line a sheet can be filled in before its script is there: nothing of that is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Route, expect

from tests.answers.person import Person

NOTE = "checklist.assets-1-note"
SCRIPT = "**/assets/sheet.js"


@contextmanager
def opening_slowly(person: Person) -> Iterator[None]:
    """What is done within is done while the page still waits for its script."""

    def hold(_route: Route) -> None:
        pass

    person.page.route(SCRIPT, hold)
    address = f"{person.site.address}modules/co-production/{person.activity}/"
    person.page.goto(address, wait_until="commit")
    yield
    person.page.unroute(SCRIPT, hold)  # lets go of those that wait
    person.page.wait_for_function("() => customElements.get('sheet-bar') !== undefined")


def test_words_and_choices_that_come_before_the_script_are_kept(person: Person) -> None:
    """They are in their fields, counted, and there again after a reload."""
    with opening_slowly(person):
        person.field(NOTE).press_sequentially("typed early")
        person.chooses("Partly", 2)
    person.reads("typed early", NOTE).sees_chosen("Partly", 2)
    expect(person.page.get_by_text("1 of 19 answered")).to_be_visible()
    person.says_own().is_kept("typed early").reloads()
    person.reads("typed early", NOTE).sees_chosen("Partly", 2)


def test_words_come_after_those_that_are_kept(person: Person) -> None:
    """The field looked empty to whoever typed; what stood in it before is not lost."""
    person.opens().types("of yesterday", NOTE).says_own().chooses("Mostly", 2).is_kept("mostly")
    with opening_slowly(person):
        person.field(NOTE).press_sequentially("of today")
        person.chooses("Fully", 2)
    person.reads("of yesterday\nof today", NOTE).sees_chosen("Fully", 2)


def test_words_belong_to_the_wording_that_showed(person: Person) -> None:
    """Before its script is there the page shows the first wording, whichever was used before."""
    person.opens().chooses_wording("My own practice").types("my own", NOTE).says_own().is_kept(
        "my own"
    )
    with opening_slowly(person):
        person.field(NOTE).press_sequentially("ours")
    person.reads("ours", NOTE).is_kept("ours").reloads().reads("ours", NOTE)
    person.chooses_wording("My own practice").reads("my own", NOTE)


def test_a_wording_that_is_chosen_before_the_script_stays(person: Person) -> None:
    """The one that was used before does not take its place."""
    person.opens().types("ours", NOTE).says_own().is_kept("ours")
    person.chooses_wording("My own practice").presses("Start a new sheet")
    person.types("my own", NOTE).is_kept("my own")
    with opening_slowly(person):
        person.page.locator("label.pick").first.click()
    person.reads("ours", NOTE).reloads().reads("ours", NOTE)


def test_on_a_shared_device_they_wait_for_who_it_is(person: Person) -> None:
    """They show with the others' answers neither before nor, for another person, after."""
    person.opens().types("of somebody else", NOTE).says_shared().is_kept("of somebody else")
    with opening_slowly(person):
        person.field(NOTE).press_sequentially("mine")
    person.sees_cover().reads("", NOTE)
    person.presses("It was not me: delete them").reads("mine", NOTE)
    person.finds_nowhere("of somebody else")


def test_words_that_the_browser_brings_back_are_nobodys(person: Person) -> None:
    """Without a key pressed they are taken out again: the next person must not see them."""
    with opening_slowly(person):
        person.field(NOTE).evaluate("box => { box.value = 'brought back'; }")
    person.reads("", NOTE).finds_nowhere("brought back")
