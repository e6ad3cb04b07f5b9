"""A form filled in with pdf.js, which is the viewer of Firefox and of many web pages."""

from __future__ import annotations

import base64
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.pdf.checks import words_of
from tests.pdf.test_form import ANSWERS, CLEAR, SCRIPTS, Filled, Sheets
from tests.sites import ROOT

PDFJS = ROOT / "node_modules/pdfjs-dist/legacy"
VIEWER = """<!doctype html><meta charset="utf-8"><title>A form</title>
<link rel="stylesheet" href="web/pdf_viewer.css">
<style>#around { position: absolute; inset: 0; overflow: auto; }</style>
<div id="around"><div class="pdfViewer"></div></div>
<script type="module">
  globalThis.pdfjsLib = await import("./build/pdf.mjs");
  const { EventBus, PDFLinkService, PDFViewer } = await import("./web/pdf_viewer.mjs");
  pdfjsLib.GlobalWorkerOptions.workerSrc = "build/pdf.worker.mjs";
  const eventBus = new EventBus();
  const viewer = new PDFViewer({
    container: document.getElementById("around"),
    eventBus,
    linkService: new PDFLinkService({ eventBus }),
    annotationMode: pdfjsLib.AnnotationMode.ENABLE_FORMS,
  });
  const form = await pdfjsLib.getDocument(location.search.slice(1)).promise;
  viewer.setDocument(form);
  window.turn = (page) => { viewer.currentPageNumber = page; };
  window.saved = async () => {
    const bytes = await form.saveDocument();
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  };
</script>
"""
LONG = "Words that go on and on until they need another line of the box, and then one more. " * 2


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, without a log; modules with a type that browsers take."""

    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }

    def log_message(self, *args: object) -> None:
        """Nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Form:
    """Somebody with a form open in pdf.js."""

    def __init__(self, page: Page, folder: Path, address: str) -> None:
        self._page, self._folder, self._address = page, folder, address

    def field(self, name: str, option: str = "") -> Locator:
        """A field's control, or one option of a choice by its spoken label."""
        around = f'.annotationLayer section[title="{option}"]' if option else ".annotationLayer"
        return self._page.locator(f'{around} [name="{name}"]')

    def button(self, label: str) -> Locator:
        """A button by what a screen reader says for it."""
        return self._page.locator(f'.annotationLayer section[title="{label}"] a')

    def turn(self, page: int) -> None:
        """Go to a page, counted from 1."""
        self._page.evaluate("page => turn(page)", page)

    def open(self, path: Path) -> None:
        """Open a form instead of the one that is open."""
        name = f"{len(list(self._folder.iterdir()))}.pdf"  # a new one: browsers remember files
        shutil.copy(path, self._folder / name)
        self._page.goto(f"{self._address}?{name}")
        self.field("pilot.name").wait_for()

    def save(self, path: Path) -> Path:
        """Save what was filled in."""
        path.write_bytes(base64.b64decode(self._page.evaluate("saved()")))
        return path


@pytest.fixture
def form(browser: Browser, sheets: Sheets, tmp_path: Path) -> Iterator[Form]:
    """The English form, open at its first page."""
    for part in ("build", "web"):
        (tmp_path / part).symlink_to(PDFJS / part)
    (tmp_path / "index.html").write_text(VIEWER, "utf-8")
    page = browser.new_page(viewport={"width": 1000, "height": 1200})
    with hosted(tmp_path) as address:
        form = Form(page, tmp_path, address)
        form.open(sheets.english)
        yield form
    page.close()


def test_what_is_filled_in_is_saved(form: Form, tmp_path: Path) -> None:
    """Texts, ticks and choices, on both pages."""
    form.field("pilot.name").fill(ANSWERS["pilot.name"])
    form.field("pilot.story").fill(ANSWERS["pilot.story"])
    form.field("pilot.agree").check()
    form.turn(2)
    form.field("pilot.checklist.assets-1", "We inform").check()
    form.field("pilot.checklist.capacity-1-note").fill("A note")
    values = Filled.read(form.save(tmp_path / "saved.pdf")).values
    assert {name: value for name, value in values.items() if value not in ("", "/Off")} == {
        "pilot.name": ANSWERS["pilot.name"],
        "pilot.story": ANSWERS["pilot.story"],
        "pilot.agree": "/Yes",
        "pilot.checklist.assets-1": "/ladder.informing",
        "pilot.checklist.capacity-1-note": "A note",
    }


@pytest.mark.parametrize("script", [*SCRIPTS, "Arabic"])
def test_letters_of_many_scripts_are_kept_and_shown_again(
    form: Form, tmp_path: Path, script: str
) -> None:
    """What is typed is the field's value, and stands in it when the saved form is opened."""
    typed = SCRIPTS.get(script, "صباح الخير")
    form.field("pilot.name").fill(typed)
    saved = form.save(tmp_path / "saved.pdf")
    assert Filled.read(saved).values["pilot.name"] == typed
    form.open(saved)
    expect(form.field("pilot.name")).to_have_value(typed)


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_saved_is_on_the_page(form: Form, tmp_path: Path, script: str) -> None:
    """A viewer that draws what was saved shows it: the form brings a font that has the letters."""
    form.field("pilot.name").fill(SCRIPTS[script])
    saved = form.save(tmp_path / "saved.pdf")
    assert set(SCRIPTS[script].split()) <= {word.text for word in words_of(saved)}


def test_long_text_wraps_in_its_box(form: Form, tmp_path: Path) -> None:
    """All of it stands on several lines, inside the box."""
    form.field("pilot.story").fill(LONG)
    saved = form.save(tmp_path / "saved.pdf")
    words = [word for word in words_of(saved) if word.text in LONG.split()]
    assert [word.text for word in words] == LONG.split()
    assert len({round(word.rect[1]) for word in words}) > 1
    assert min(word.rect[0] for word in words) > 0 and max(word.rect[2] for word in words) < 595


def test_a_button_takes_a_choice_back(form: Form, tmp_path: Path) -> None:
    """A second click on a choice does not."""
    form.turn(2)
    option = form.field("pilot.checklist.assets-1", "Not yet")
    option.check()
    form.button(CLEAR).click()
    expect(option).not_to_be_checked()
    values = Filled.read(form.save(tmp_path / "saved.pdf")).values
    assert values.get("pilot.checklist.assets-1", "/Off") == "/Off"


def test_a_tick_comes_and_goes_and_a_choice_moves(form: Form, tmp_path: Path) -> None:
    """One answer a group; the rest of the form stays as it was."""
    form.field("pilot.again").check()
    form.field("pilot.again").uncheck()
    form.turn(2)
    form.field("pilot.checklist.assets-1", "Not yet").check()
    form.field("pilot.checklist.assets-1", "We inform").check()
    values = Filled.read(form.save(tmp_path / "saved.pdf")).values
    assert values.get("pilot.again", "/Off") == "/Off"
    assert values["pilot.checklist.assets-1"] == "/ladder.informing"
