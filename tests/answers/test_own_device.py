"""On one's own device every answer outlives a tab that crashes and a browser that is killed."""

from __future__ import annotations

import json
import os
import signal

from playwright.sync_api import Browser, CDPSession

from tests.answers.engines import ONLY_CHROMIUM
from tests.answers.person import ANSWERS, LADDER, READINESS, Person
from tests.answers.profile import Profile
from tests.sites import Site, Watch


@ONLY_CHROMIUM
def test_a_tab_that_crashes_loses_nothing(launched: Browser, person: Person) -> None:
    """Both sheets full, the page's process killed as soon as it says "saved", loaded again."""
    given: dict[str, dict[str, str]] = {}
    person.opens(LADDER).types("First words", "doing-to-what").says_own()
    for activity in (LADDER, READINESS):
        given[activity] = person.opens(activity).fills_everything()
        last = list(given[activity].values())[-1]
        person.is_kept(last)
    session = person.page.context.new_cdp_session(person.page)
    kill_renderers(launched, person)
    session.send("Page.reload")
    assert answers_through(session) == given[READINESS]
    there = person.in_another_tab().opens(LADDER)
    assert there.answers() == given[LADDER]
    assert len(given[READINESS]) + len(given[LADDER]) > 70


def kill_renderers(browser: Browser, person: Person) -> None:
    """Kill the processes that draw pages."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    with person.page.expect_event("crash"):
        for process in processes:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)


def answers_through(session: CDPSession) -> dict[str, str]:
    """The answers of a page that playwright takes for dead, once it is there again."""
    code = f"""new Promise(done => {{
      const look = () => document.readyState === "complete"
        ? done(JSON.stringify(({ANSWERS})(document.querySelector("form[data-activity]"))))
        : setTimeout(look, 20);
      look();
    }})"""
    asked = {"expression": code, "awaitPromise": True}
    return dict(json.loads(session.send("Runtime.evaluate", asked)["result"]["value"]))


def test_a_browser_that_is_killed_loses_nothing(profile: Profile, site: Site) -> None:
    """Killed as soon as the second copy is written, session storage deleted, started again."""
    watch = Watch()
    person = Person.at(profile.start(), site, watch).opens(READINESS)
    person.types("First words", "checklist.assets-1-note").says_own()
    given = person.fills_everything()
    person.is_in_journal(list(given.values())[-1])
    profile.kill()
    profile.lose_session_storage()
    person = Person.at(profile.start(), site, watch).opens(READINESS)
    person.reads(given["plan.catalysts.how-known"], "plan.catalysts.how-known")
    assert person.answers() == given
    assert watch.faults == []
    profile.quit()


def test_a_browser_that_is_quit_brings_answers_back(profile: Profile, site: Site) -> None:
    """The plain case: filled in, quit, started another day."""
    watch = Watch()
    person = Person.at(profile.start(), site, watch).opens(LADDER)
    person.types("First words", "doing-to-what").says_own()
    given = person.fills_everything()
    person.is_kept(list(given.values())[-1])
    profile.quit()
    person = Person.at(profile.start(), site, watch).opens(LADDER)
    person.sees_cover(False)
    assert person.answers() == given
    assert watch.faults == []
    profile.quit()
