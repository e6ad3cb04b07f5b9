"""On a shared device nobody sees what somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.answers.engines import ONLY_CHROMIUM
from tests.answers.person import LADDER, READINESS, Person, state_of
from tests.answers.profile import Profile
from tests.sites import Site, Watch
from tests.waiting import until

SECRET = "Zwetschgenröster"
NOTE = "checklist.assets-1-note"


@ONLY_CHROMIUM
def test_a_session_that_is_brought_back_shows_nothing(profile: Profile, site: Site) -> None:
    """Quit and started again with all tabs: no character before somebody says "it was me"."""
    watch = Watch()
    person = Person.at(profile.start(), site, watch).opens(READINESS)
    person.types(SECRET, NOTE).says_shared().chooses("Partly", 2)
    person.page.wait_for_function("() => sessionStorage.length >= 3")
    profile.quit()
    person = restored(profile, site, watch)
    person.sees_cover().finds_nowhere(SECRET).finds_nowhere("Partly, chosen")
    assert person.answers() == {}
    person.presses("It was me: continue").reads(SECRET, NOTE).sees_chosen("Partly", 2)
    person.sees_cover(False).has_focus_somewhere()
    assert watch.faults == []
    profile.quit()


def restored(profile: Profile, site: Site, watch: Watch) -> Person:
    """The person in front of the sheet that the browser brought back."""
    context: BrowserContext = profile.start(restore=True)

    def found() -> Page | None:
        return next((page for page in context.pages if READINESS in page.url), None)

    page = until(found, "the tab of before")
    page.wait_for_load_state()
    return Person(page, site, watch, None)


@pytest.mark.parametrize("said", ["shared", "nothing"])
def test_a_page_that_is_loaded_anew_is_covered(person: Person, said: str) -> None:
    """Whether it was said that the device is shared, or nothing was said yet."""
    person.opens(LADDER).types(SECRET, "doing-to-what").chooses_rung("informing", "doing-for-rung")
    if said == "shared":
        person.says_shared()
    person.is_kept(SECRET).reloads().sees_cover().finds_nowhere(SECRET)
    assert person.answers() == {}
    assert not state_of(person.page)["shown"]
    person.presses("It was me: continue").reads(SECRET, "doing-to-what").sees_cover(False)
    assert person.answers()["doing-for-rung"] == "co-production-ladder.informing"


def test_links_of_the_site_ask_nothing(person: Person) -> None:
    """From one sheet to another and on, as the same person."""
    person.opens(LADDER).types(SECRET, "doing-to-what").says_shared()
    person.page.get_by_role("link", name="Home").first.click()
    person.page.locator(".card a").last.click()
    person.page.wait_for_url(f"**/{READINESS}/")
    person.sees_cover(False)
    person.page.get_by_role("navigation", name="Activities").get_by_role("link").first.click()
    person.page.wait_for_url(f"**/{LADDER}/")
    person.sees_cover(False).reads(SECRET, "doing-to-what")


def test_what_is_covered_can_be_deleted(person: Person) -> None:
    """Whoever comes next deletes it; nothing is left in any storage."""
    person.opens().types(SECRET, NOTE).says_shared().is_kept(SECRET).reloads()
    person.sees_cover().presses("It was not me: delete them").sees_cover(False)
    person.has_focus_somewhere()
    assert SECRET not in str(person.everything_kept())
    assert left_over(person) == set()
    person.types("A new start", NOTE).sees_question_whose_device()


def test_deleting_leaves_nothing(person: Person) -> None:
    """“I have finished: delete” empties both sheets, both storages and the second copy."""
    person.opens(LADDER).types(SECRET, "doing-to-what").says_own()
    person.opens(READINESS).types(SECRET, NOTE).chooses("Partly", 1).is_in_journal(SECRET)
    person.deletes_all().has_focus_somewhere()
    assert person.answers() == {}
    until(lambda: SECRET not in str(person.everything_kept()), "the deletion")
    assert left_over(person) == set()
    assert person.opens(LADDER).answers() == {}


def test_no_copy_of_the_answers_outlives_them(person: Person) -> None:
    """A text that was offered to be copied by hand goes, and the device is asked about anew."""
    person.opens().types(SECRET, NOTE)
    person.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject('no'); }")
    person.presses("Copy as text").sees("copy it from the box")
    person.deletes_all().finds_nowhere(SECRET)
    person.chooses("Partly", 2).sees_question_whose_device()
    below = person.page.locator("sheet-device").evaluate(
        "one => one.previousElementSibling.querySelector('legend').textContent"
    )
    assert below.strip().startswith("2")


def test_every_page_offers_to_delete(person: Person) -> None:
    """At the foot of pages without a sheet too, as long as there are answers."""
    person.opens().types(SECRET, NOTE).says_own().is_kept(SECRET)
    person.page.goto(person.site.address + "privacy/")
    foot = person.page.locator("kept-answers")
    person.presses("I have finished: delete", foot).presses("Delete all answers", foot)
    person.sees("All answers are deleted.").has_focus_somewhere()
    assert left_over(person) == set()


def test_nothing_comes_with_the_history(person: Person, newcomer: Callable[..., Person]) -> None:
    """Deleted, left and come back to by the Back button: the sheet is empty."""
    person.opens().types(SECRET, NOTE).says_shared().deletes_all()
    person.page.get_by_role("link", name="Home").first.click()
    person.page.wait_for_url(person.site.address)
    person.goes_back().finds_nowhere(SECRET)
    assert newcomer().opens().answers() == {}


def left_over(person: Person) -> set[str]:
    """What is kept besides the moment of the deletion."""
    return {key for key in person.everything_kept() if not key.endswith("?cleared")}
