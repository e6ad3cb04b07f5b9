"""What a person does with a sheet, and what they see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Self

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from tests.sites import VIOLATIONS, Site, Watch
from tests.waiting import until

READINESS = "readiness-assessment"
LADDER = "ladder-of-participation"
PREFIX = "toolkit/rural-co-production/"

PATIENCE = 8000
"""How long anything may take on a busy machine, in milliseconds."""

OWN = "My own: keep them here"
SHARED = "Shared: forget them when I close this"
FINISHED = "I have finished: delete"

KEPT = """async () => {
  const found = {};
  for (const storage of [localStorage, sessionStorage])
    for (const [key, value] of Object.entries(storage))
      if (key.startsWith("toolkit/")) found[key] = value;
  for (const { name } of await indexedDB.databases()) {
    const open = indexedDB.open(name);
    const database = await new Promise(done => { open.onsuccess = () => done(open.result); });
    for (const store of database.objectStoreNames) {
      const kept = database.transaction(store).objectStore(store);
      const [keys, values] = [kept.getAllKeys(), kept.getAll()];
      await new Promise(done => { values.onsuccess = done; });
      keys.result.forEach((key, at) => { found[`${name}: ${key}`] = values.result[at]; });
    }
    database.close();
  }
  return found;
}"""


class Person:
    """Somebody in front of a browser. Fields go by their published names, without the activity."""

    def __init__(self, page: Page, site: Site, watch: Watch, downloads: Path | None) -> None:
        """`downloads` is where the browser puts files; None where it tells of each."""
        self.page = page
        self.site = site
        self.watch = watch
        self._downloads = downloads
        self._has_chosen = False
        self.activity = READINESS
        watch.over(page, site.address)

    @classmethod
    def at(
        cls, context: BrowserContext, site: Site, watch: Watch, downloads: Path | None = None
    ) -> Person:
        """Somebody with a new tab of `context`."""
        context.add_init_script(VIOLATIONS)
        context.set_default_timeout(PATIENCE)
        return cls(context.new_page(), site, watch, downloads)

    def in_another_tab(self) -> Person:
        """The same person, with a second tab of the same browser."""
        return Person(self.page.context.new_page(), self.site, self.watch, self._downloads)

    # What a person does.

    def opens(self, activity: str = READINESS) -> Self:
        """Open an activity's page by its address."""
        self.activity = activity
        self.page.goto(f"{self.site.address}modules/co-production/{activity}/")
        return self

    def reloads(self) -> Self:
        self.page.reload()
        return self

    def goes_back(self) -> Self:
        """Press Back; a page that the browser kept alive tells of no load."""
        before = self.page.url
        self.page.evaluate("history.back()")
        self.page.wait_for_function(
            "before => location.href !== before && document.readyState === 'complete'", arg=before
        )
        return self

    def types(self, text: str, field: str) -> Self:
        """Write `text` into a field, over what stands there."""
        self.field(field).fill(text)
        return self

    def chooses(self, option: str, question: int) -> Self:
        """Choose an answer of a numbered question."""
        self.question(question).get_by_role("radio", name=option, exact=True).check(force=True)
        return self

    def chooses_value(self, value: str, field: str) -> Self:
        """Choose an answer by its value: the words may be translated."""
        self.form.locator(f'[name="{self.activity}.{field}"][value="{value}"]').check(force=True)
        return self

    def chooses_rung(self, rung: str, field: str) -> Self:
        """Choose a rung by its id."""
        self.form.locator(f'[name="{self.activity}.{field}"][value$=".{rung}"]').check(force=True)
        return self

    def chooses_wording(self, title: str) -> Self:
        self.page.get_by_role("radio", name=title, exact=True).click(force=True)
        return self

    def presses(self, name: str, within: Locator | None = None) -> Self:
        """Press a button by what it says."""
        self.button(name, within).click()
        return self

    def presses_key(self, *keys: str) -> Self:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def says_own(self) -> Self:
        return self.presses(OWN)

    def says_shared(self) -> Self:
        return self.presses(SHARED)

    def deletes_all(self) -> Self:
        return self.presses(FINISHED).presses("Delete all answers")

    def presses_delete_of(self, answer: str) -> Self:
        """Delete an answer that is kept beside the sheet."""
        beside = self.page.locator("sheet-aside .asides > div", has_text=answer)
        beside.get_by_role("button", name="Delete").click()
        return self

    def fills_everything(self, sign: str = "") -> dict[str, str]:
        """Answer every field that is there; what was answered, by the field's name."""
        return dict(self.form.evaluate(FILL, sign))

    def saves(self, button: str = "Save a file") -> Path:
        """Press a button that hands over a file; the file."""
        if self._downloads is None:
            with self.page.expect_download() as download:
                self.button(button).click()
            path = Path(download.value.path())
            return path.rename(path.with_name(download.value.suggested_filename))
        before = set(self._downloads.iterdir())
        self.button(button).click()
        return self._arrived(self._downloads, before)

    def _arrived(self, folder: Path, before: set[Path]) -> Path:
        def whole() -> Path | None:
            new = [path for path in set(folder.iterdir()) - before if path.suffix != ".part"]
            written = [path for path in new if path.stat().st_size]
            return written[0] if written and not list(folder.glob("*.part")) else None

        found = until(whole, "a file")
        name = re.sub(r"\(\d+\)", "", found.name)  # Firefox counts files of the same name
        return found.replace(Path(mkdtemp(dir=folder.parent)) / name)

    def opens_file(self, file: Path | str, name: str = "answers.json") -> Self:
        """Choose a file, or text as a file, with the button."""
        text = file.read_bytes() if isinstance(file, Path) else file.encode()
        chosen: FilePayload = {"name": name, "mimeType": "application/json", "buffer": text}
        if not self._has_chosen or self._downloads is None:
            self._has_chosen = True
            with self.page.expect_file_chooser() as chooser:
                self.presses("Choose a file")
            chooser.value.set_files([chosen])
        else:  # Firefox tells of the first chooser only
            self.page.locator("sheet-opening input").set_input_files([chosen])
        return self

    def drops_file(self, file: Path) -> Self:
        """Drop a file on the sheet."""
        return self._drops("text => [text]", file.read_text("utf-8"))

    def drops_blank_file(self, size: int) -> Self:
        """Drop a file of so many bytes."""
        return self._drops("size => [new Uint8Array(size)]", size)

    def _drops(self, parts: str, given: str | int) -> Self:
        carried = self.page.evaluate_handle(
            f"""given => {{
              const carried = new DataTransfer();
              const type = "application/json";
              carried.items.add(new File(({parts})(given), "answers.json", {{ type }}));
              return carried;
            }}""",
            given,
        )
        target = self.form.locator("textarea").first
        target.dispatch_event("dragover", {"dataTransfer": carried})
        target.dispatch_event("drop", {"dataTransfer": carried})
        return self

    # What a person sees.

    @property
    def form(self) -> Locator:
        return self.page.locator("form[data-activity]")

    def field(self, name: str) -> Locator:
        """The control of a field."""
        return self.form.locator(f'[name="{self.activity}.{name}"]')

    def question(self, number: int) -> Locator:
        return self.form.get_by_role("group", name=re.compile(f"^{number} "))

    def button(self, name: str, within: Locator | None = None) -> Locator:
        """The first button in sight that says `name`."""
        buttons = (within or self.page).get_by_role("button", name=name, exact=True)
        return buttons.first

    def row(self, number: int) -> Locator:
        """A row of one's own, by its number."""
        return self.form.locator(f'tr[data-row="added-{number}"]')

    def rows(self) -> list[str]:
        """The ids of the rows of the plan in sight, in order."""
        return list(
            self.form.locator("tr[data-row]:visible").evaluate_all(
                "rows => rows.map(row => row.dataset.row)"
            )
        )

    def sees(self, *texts: str) -> Self:
        for text in texts:
            expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()
        return self

    def sees_no(self, *texts: str) -> Self:
        for text in texts:
            expect(self.page.get_by_text(text).locator("visible=true")).to_have_count(0)
        return self

    def reads(self, text: str, field: str) -> Self:
        """See that a field holds `text`."""
        expect(self.field(field)).to_have_value(text)
        return self

    def sees_chosen(self, option: str | None, question: int) -> Self:
        """See which answer of a question is chosen, or that none is."""
        asked = self.question(question)
        if option is None:
            expect(asked.locator("input:checked")).to_have_count(0)
        else:
            expect(asked.get_by_role("radio", name=option, exact=True)).to_be_checked()
        return self

    def sees_count(self, text: str) -> Self:
        """See how far one is, at the foot of the sheet."""
        expect(self.page.locator("sheet-bar [data-piece=count]")).to_have_text(text)
        return self

    def sees_question_whose_device(self, asked: bool = True) -> Self:
        expect(self.page.locator("sheet-device")).to_be_visible(visible=asked)
        return self

    def sees_cover(self, covered: bool = True) -> Self:
        expect(self.page.locator("sheet-cover")).to_be_visible(visible=covered)
        return self

    def has_focus_somewhere(self) -> Self:
        """Nobody who works by keyboard is thrown back to the top of the page."""
        self.page.wait_for_function("() => document.activeElement !== document.body", timeout=2000)
        return self

    def focused(self) -> str:
        """What has the focus: its accessible name, nearly."""
        return str(
            self.page.evaluate(
                """() => { const at = document.activeElement;
                return at.getAttribute("aria-label") || at.labels?.[0]?.textContent.trim()
                  || at.textContent.trim(); }"""
            )
        )

    # What a curious person finds.

    def answers(self) -> dict[str, str]:
        """Every answer in the sheet, by the field's name."""
        return dict(self.form.evaluate(ANSWERS))

    def everything_kept(self) -> dict[str, str]:
        """All that this browser holds of the toolkit, in each of its storages."""
        return dict(self.page.evaluate(KEPT))

    def is_kept(self, text: str) -> Self:
        """Wait until `text` stands in the tab's or the device's storage."""
        self.page.wait_for_function(
            "text => JSON.stringify([{...localStorage}, {...sessionStorage}]).includes(text)",
            arg=text,
        )
        return self

    def is_in_journal(self, text: str) -> Self:
        """Wait until `text` stands in the second copy."""
        until(lambda: text in str(self.journal()), f"{text} in the journal")
        return self

    def journal(self) -> dict[str, str]:
        """The second copy."""
        kept = self.everything_kept()
        return {key: line for key, line in kept.items() if ": " in key}

    def finds_nowhere(self, text: str) -> Self:
        """`text` is neither in the page nor in any control."""
        found = self.page.evaluate(
            """text => document.documentElement.outerHTML.includes(text)
              || [...document.querySelectorAll("input, textarea")].some(
                one => one.value.includes(text) || (one.type === "radio" && one.checked
                  && one.name !== "wording" && !one.name.startsWith("__")))""",
            text,
        )
        assert found is False, f"{text!r} is in the page"
        return self

    @contextmanager
    def expects_warning(self, warned: bool = True) -> Iterator[None]:
        """Leaving within this warns, or does not."""
        before = self.watch.warnings
        yield
        assert (self.watch.warnings > before) is warned


ANSWERS = """form => {
  const found = [];
  for (const one of form.elements) {
    if (!one.name?.startsWith(`${form.dataset.activity}.`) || one.type === "hidden") continue;
    const name = one.name.slice(form.dataset.activity.length + 1);
    const given = one.type === "radio" || one.type === "checkbox" ? one.checked : one.value;
    if (given) found.push([name, one.value]);
  }
  return found;
}"""

FILL = """(form, sign) => {
  const found = [];
  const prefix = `${form.dataset.activity}.`;
  for (const one of form.elements) {
    if (!one.name?.startsWith(prefix) || one.type === "hidden" || one.closest("[hidden]")) continue;
    const name = one.name.slice(prefix.length);
    if (one.type === "radio") one.checked = true;
    else one.value = `${sign}answer to ${name}`;
    one.dispatchEvent(new Event("input", { bubbles: true }));
    found.push([name, one.value]);
  }
  return found;
}"""


def state_of(page: Page) -> dict[str, Any]:
    """How far one is and how answers are kept, as the line at the foot says it."""
    bar = page.locator("sheet-bar")
    return {
        "shown": bar.is_visible(),
        "count": bar.locator("[data-piece=count]").inner_text(),
        "state": bar.locator("[data-piece=state]").inner_text(),
    }
