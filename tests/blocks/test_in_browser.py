"""Every example of every block type in a browser: by keyboard alone, on a phone, kept and opened.

Each example has a page of its own with the real style sheets and script; the theme around it is
left out, which makes them quick.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.blocks import types
from generator.examples import Example, examples
from generator.model import fields_of
from generator.render import scripts, style_sheet
from generator.site import pages
from tests.answers.person import ANSWERS
from tests.browser.test_pages import RULES
from tests.host import served
from tests.sites import ROOT, Watch
from tests.waiting import until

EXAMPLES = {f"{example.type}-{example.name}": example for example in examples()}
THEME = ROOT / "overrides/assets"
STYLES = ("tokens", "base", "pages", "ladder", "sheet", "print")
PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}" class="no-js">
<head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/main.css"><link rel="stylesheet" href="/assets/toolkit.css">
<script src="/assets/sheet.js" defer></script></head>
<body dir="{direction}" data-md-color-scheme="default"><main><article class="page">
{content}
</article></main></body></html>
"""
TYPED = {"textarea": "Réponse ١", "number": "3", "date": "11262026"}
FOCUSED = """() => {
  const at = document.activeElement;
  return {
    name: at.name ?? "",
    kind: at.type ?? "",
    adds: at.dataset.piece === "add",
    inside: Boolean(at.closest("section.part[aria-labelledby^='part-']")),
  };
}"""
SHOWN = "() => new Promise(requestAnimationFrame)"
MOST_KEYS = 500


@dataclass
class Filled:
    """Somebody's page after they filled it in by keyboard, and the fields that they reached."""

    example: Example
    page: Page
    reached: set[str] = field(default_factory=set)
    blank_width: int = 0

    @property
    def asked(self) -> set[str]:
        """The names of all fields of the sheet, without the activity's."""
        example = self.example
        found = fields_of(example.activity.file, example.context)
        return {one.name.partition(".")[2] for one in found}

    def answers(self) -> dict[str, str]:
        """Every answer in the sheet, by its name."""
        return answers_in(self.page)


def answers_in(page: Page) -> dict[str, str]:
    """Every answer in a page's sheet, by its name."""
    return dict(page.locator("form.sheet").evaluate(ANSWERS))


def width_of(page: Page) -> int:
    """How far a page can be scrolled sideways, in pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def rest(folder: Path) -> None:
    """What all pages share, in `folder`."""
    shutil.copytree(THEME, folder / "assets")
    (folder / "favicon.ico").touch()
    parts = [(THEME / f"{name}.css").read_text("utf-8") for name in STYLES]
    (folder / "assets/toolkit.css").write_bytes(style_sheet(parts, types()))
    for path, content in scripts().items():
        (folder / path).write_bytes(content)
    spec = find_spec("material")
    assert spec and spec.origin
    stylesheets = Path(spec.origin).parent / "templates/assets/stylesheets"
    sheets = [next(stylesheets.glob(f"{name}.*.css")) for name in ("main", "palette")]
    (folder / "main.css").write_text("".join(one.read_text("utf-8") for one in sheets), "utf-8")


def page_of(example: Example) -> str:
    """The whole page of an example's activity, without the theme's header and footer."""
    (markdown,) = (text for path, text in pages(example.toolkit).items() if "/example.md" in path)
    say = example.toolkit.words
    return PAGE.format(
        language=example.toolkit.file.languages[0],
        direction=say.direction,
        title=example.title,
        content=re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL),
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """All pages on a server."""
    folder = tmp_path_factory.mktemp("examples")
    rest(folder)
    for name, example in EXAMPLES.items():
        (folder / f"{name}.html").write_text(page_of(example), "utf-8")
    with served(folder) as host:
        yield host


def arrive(browser: Browser) -> BrowserContext:
    """Somebody with a phone and an empty browser."""
    return browser.new_context(
        viewport={"width": 360, "height": 740}, reduced_motion="reduce", locale="en-US"
    )


@pytest.fixture(scope="module", params=EXAMPLES)
def filled(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Filled]:
    """Each example in turn, filled in by keyboard; whatever its page does wrong fails a test."""
    context, watch = arrive(browser), Watch()
    page = context.new_page()
    watch.over(page, address)
    page.goto(f"{address}{request.param}.html")
    one = Filled(EXAMPLES[request.param], page, blank_width=width_of(page))
    walk(one)
    yield one
    context.close()
    assert watch.faults == []


def walk(filled: Filled) -> None:
    """From the top of the page to the end of the blocks by Tab, answering whatever is met."""
    page, has_begun = filled.page, False
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if has_begun and not at["inside"]:
            return
        has_begun = has_begun or at["inside"]
        while at["adds"] and not filled.asked <= filled.reached:
            page.keyboard.press("Enter")  # one more row, and the way goes on in it
            at = page.evaluate(FOCUSED)
        if at["inside"] and at["name"]:
            answer(page, at["kind"])
            page.evaluate(SHOWN)  # what an answer brings along comes with the next picture
            filled.reached.add(at["name"].partition(".")[2])
        if not filled.asked:
            return
    raise AssertionError("the way through the sheet does not end")


def answer(page: Page, kind: str) -> None:
    """Answer the control that has the focus, in the way of its kind."""
    if kind in ("radio", "checkbox"):
        page.keyboard.press("Space")
    elif kind == "textarea":
        page.keyboard.insert_text(TYPED[kind])
    else:
        page.keyboard.type(TYPED.get(kind, TYPED["textarea"]))


def test_every_field_is_reached_and_answered_by_keyboard(filled: Filled) -> None:
    """By Tab and the keys of each control alone, those that are shown only later, too."""
    assert filled.reached == filled.asked
    assert filled.answers().keys() == filled.asked


def test_nothing_scrolls_sideways_on_a_phone(filled: Filled) -> None:
    """Neither blank nor filled in."""
    assert (filled.blank_width, width_of(filled.page)) == (0, 0)


def test_axe_finds_nothing(filled: Filled) -> None:
    """In the sheet as it is once all is answered."""
    filled.page.evaluate("scrollTo(0, 0)")  # the line at the foot may cover part of a button
    found = Axe().run(filled.page, options=RULES).response["violations"]
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found] == []


def test_answers_are_there_after_a_reload(filled: Filled) -> None:
    """All of them, in their fields, on a device of one's own."""
    before = filled.answers()
    if before:
        filled.page.locator("sheet-device [data-act=own]").click()
    filled.page.reload()
    until(lambda: filled.answers() == before or None, "the answers after a reload")


def test_answers_go_along_in_a_file(filled: Filled, browser: Browser) -> None:
    """Saved here and opened in an empty browser."""
    if not filled.asked:
        assert filled.answers() == {}
        return
    before, page = filled.answers(), filled.page
    with page.expect_download() as download:
        page.locator("sheet-taking [data-act=save]").click()
    other = arrive(browser)
    there = other.new_page()
    there.goto(page.url)
    there.locator("sheet-opening input[type=file]").set_input_files(
        {"name": "answers.json", "mimeType": "application/json", "buffer": _bytes(download.value)}
    )
    until(lambda: answers_in(there) == before or None, "the answers out of a file")
    other.close()


def test_points_follow_answers(browser: Browser, address: str) -> None:
    """An entry that is put into a ring stands there in the picture, and leaves it for another."""
    page = arrive(browser).new_page()
    page.goto(f"{address}places-rings.html")
    point = page.locator("[data-point=baker]")
    expect(point).to_be_hidden()
    page.locator("[name='example.village.baker'][value=near]").check()
    expect(point).to_be_visible()
    near = point.get_attribute("transform") or ""
    page.locator("[name='example.village.baker'][value=seen]").check()
    expect(point).not_to_have_attribute("transform", near)
    expect(point).to_be_visible()
    page.context.close()


def test_buttons_move_an_entry_in_an_order(browser: Browser, address: str) -> None:
    """Two that change places, by the keyboard."""
    page = arrive(browser).new_page()
    page.goto(f"{address}places-order.html")
    for name, number in (("light", "1"), ("quiet", "2")):
        page.locator(f"[name='example.wishes.{name}']").fill(number)
    page.get_by_role("button", name="Move up: More quiet").press("Enter")
    expect(page.locator("[name='example.wishes.quiet']")).to_have_value("1")
    expect(page.locator("[name='example.wishes.light']")).to_have_value("2")
    page.context.close()


def _bytes(download: Any) -> bytes:
    return Path(download.path()).read_bytes()
