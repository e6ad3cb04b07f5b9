"""The privacy page names everything that these pages put into a browser."""

from __future__ import annotations

import re

from tests.answers.engines import ONLY_CHROMIUM
from tests.answers.person import LADDER, READINESS, Person

RECORD = """const kinds = [[Storage, "setItem"], [IDBFactory, "open"], [CacheStorage, "open"]];
for (const [kind, name] of kinds) {
  const act = kind.prototype[name];
  kind.prototype[name] = function (key, ...more) {
    window.recorded(String(key));
    return act.call(this, key, ...more);
  };
}"""


@ONLY_CHROMIUM
def test_the_privacy_page_names_all_that_is_kept(person: Person) -> None:
    """After using all there is: each name fits a line there, and each line a name."""
    seen: set[str] = set()
    person.page.expose_function("recorded", lambda name: seen.add(name))
    person.page.add_init_script(RECORD)
    use_everything(person)
    person.page.goto(person.site.address + "privacy/")
    named = person.page.locator("main code").all_inner_texts()
    lines = {line for line in named if "toolkit/" in line or "palette" in line}
    ours = {name for name in seen if not name.startswith(".")}
    assert {name for name in ours if not any(fits(name, line) for line in lines)} == set()
    assert {line for line in lines if not any(fits(name, line) for name in ours)} == set()
    assert person.page.evaluate("() => document.cookie") == ""


def use_everything(person: Person) -> None:
    """All that leaves a trace."""
    note = "checklist.assets-1-note"
    person.opens().types("Mine", note).chooses("Not yet", 1).presses("Add a row")
    person.types("A step", "plan.added-1.what").is_kept("A step").says_shared()
    person.reloads().sees_cover().presses("It was me: continue")
    person.chooses_wording("My own practice").presses("Start a new sheet")
    person.types("Other", note).is_kept("Other")
    person.page.get_by_role("link", name="Home").first.click()
    person.page.wait_for_url(person.site.address)
    person.opens().deletes_all()
    person.opens(LADDER).types("Mine", "doing-to-what").says_own().is_in_journal("Mine")
    text = person.saves().read_text("utf-8").replace("Mine", "Another")
    person.opens_file(text).presses("Use the file’s answers").is_kept("Another")
    person.page.evaluate("key => localStorage.setItem(key, 'damaged')", unreadable())
    person.opens(READINESS).types("Mine", "checklist.assets-2-note").is_kept("assets-2-note")
    person.page.emulate_media(color_scheme="dark")
    person.page.locator(".md-header__option label:visible").first.click()


def unreadable() -> str:
    return f"toolkit/rural-co-production/{READINESS}/our-service/none/checklist.assets-3-note"


def fits(name: str, line: str) -> bool:
    """Whether a line of the page means a name: some words in it stand for others."""
    parts = re.split(r"…|(?<=/)activity/wording(?=/)|(?<=/)question$", line)
    pattern = ".+".join(map(re.escape, parts))
    one_toolkit = re.sub(r"^toolkit/\.\+", "toolkit/[^/]+", pattern)
    return re.fullmatch(one_toolkit, name) is not None
