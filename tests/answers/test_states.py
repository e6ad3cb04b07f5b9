"""In each state of a sheet: no barrier that a program finds, nothing too small or too wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.answers.engines import ONLY_CHROMIUM
from tests.answers.person import LADDER, READINESS, Person
from tests.answers.states import states
from tests.browser.test_pages import RULES

SMALL = """() => [...document.querySelectorAll(
    ".page button, .page .opt, .page .pick, .page .btn, .page summary, .foot button")]
  .filter(one => one.checkVisibility())
  .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([text, box]) => `too small: ${text}: ${box.width} x ${box.height}`)"""
WIDE = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide > 0 ? [`scrolls sideways by ${wide} px`] : [];
}"""


@pytest.mark.parametrize("activity", [READINESS, LADDER])
def test_on_a_small_phone_all_is_large_enough_and_nothing_scrolls_sideways(
    newcomer: Callable[..., Person], activity: str
) -> None:
    """At 320 px, in each state; the focus is never lost on the way."""
    person = newcomer(viewport={"width": 320, "height": 640}).opens(activity)
    found = {
        state: person.page.evaluate(SMALL) + person.page.evaluate(WIDE) for state in states(person)
    }
    assert len(found) >= 10
    assert {state: faults for state, faults in found.items() if faults} == {}


WHOLE = {"half", "full", "covered"}
PARTS = ["sheet-bar", "sheet-device", "sheet-opening", "sheet-taking", "sheet-aside", "table-block"]


@ONLY_CHROMIUM
@pytest.mark.parametrize(
    ("activity", "scheme", "width"), [(READINESS, "light", 360), (LADDER, "dark", 1280)]
)
def test_axe_finds_nothing(
    newcomer: Callable[..., Person], activity: str, scheme: str, width: int
) -> None:
    """In each state; the whole page in three of them, in the others what has changed."""
    person = newcomer(viewport={"width": width, "height": 800}, color_scheme=scheme).opens(activity)
    found = {state: violations(person, state in WHOLE) for state in states(person)}
    assert {state: faults for state, faults in found.items() if faults} == {}
    assert set(found) >= WHOLE


def violations(person: Person, whole: bool) -> list[str]:
    there = [[part] for part in PARTS if person.page.locator(f"{part}:visible").count()]
    part = None if whole or not there else {"include": there}
    found = Axe().run(person.page, context=part, options=RULES).response["violations"]
    return [f"{rule['id']}: {[node['html'][:120] for node in rule['nodes'][:2]]}" for rule in found]
