"""Leaving with answers that live only in the tab warns; a page from a folder keeps none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.answers.person import Person
from tests.sites import VIOLATIONS, Watch

NOTE = "checklist.assets-1-note"


def typed(person: Person) -> Person:
    """Somebody who has typed by hand: browsers warn those alone."""
    person.opens().field(NOTE).press_sequentially("Mine")
    return person


@pytest.mark.parametrize("said", ["shared", "nothing"])
def test_leaving_the_site_warns(person: Person, said: str) -> None:
    """Where answers live as long as the tab only."""
    typed(person)
    if said == "shared":
        person.says_shared()
    with person.expects_warning():
        person.page.goto("about:blank")


def test_links_inside_do_not_warn(person: Person) -> None:
    """Answers come along."""
    typed(person).says_shared()
    with person.expects_warning(False):
        person.page.get_by_role("link", name="Home").first.click()
        person.page.wait_for_url(person.site.address)


def test_on_ones_own_device_nothing_warns(person: Person) -> None:
    """It is all kept."""
    typed(person).says_own().is_kept("Mine")
    with person.expects_warning(False):
        person.page.goto("about:blank")


def test_after_the_file_nothing_warns(person: Person) -> None:
    """Until something new is typed."""
    typed(person).says_shared().saves()
    with person.expects_warning(False):
        person.reloads()
    person.presses("It was me: continue").field(NOTE).press_sequentially("New")
    with person.expects_warning():
        person.page.goto("about:blank")


def test_a_page_from_a_folder_keeps_nothing(newcomer: Callable[..., Person]) -> None:
    """Other folders' pages could read it: it is said, and the file is there."""
    person = newcomer()
    watch, address = Watch(), person.site.folder.as_uri()
    page = person.page.context.new_page()
    page.add_init_script(VIOLATIONS)
    watch.over(page, "file://")
    page.goto(f"{address}/modules/co-production/readiness-assessment/index.html")
    there = Person(page, person.site, Watch(), person._downloads)
    there.field(NOTE).press_sequentially("Mine")
    there.chooses("Partly", 2).sees("Not saved. Save a file before you leave this page.")
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Mine" not in kept
    assert "Mine" in there.saves().read_text("utf-8")
    page.reload()
    expect(there.field(NOTE)).to_have_value("")
    assert [fault for fault in watch.faults if "search_index" not in fault] == []
