"""The main path in WebKitGTK, which is of Safari's family."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.answers.person import OWN, READINESS
from tests.sites import Site
from tests.waiting import until

NOTE = f"{READINESS}.checklist.assets-1-note"


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A screen of its own: without one WebKitGTK hangs."""
    server = shutil.which("Xvfb")
    assert server, "Xvfb is missing: apt-get install -y xvfb"
    read, write = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")
    yield
    process.terminate()
    process.wait()


@pytest.fixture
def webkit(display: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebKitGTK]:
    """Debian's WebKitGTK, which saves files in `tmp_path`."""
    driver = shutil.which("WebKitWebDriver")
    browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
    assert driver and browser, "WebKitGTK is missing: apt-get install -y webkit2gtk-driver"
    monkeypatch.setenv("HOME", str(tmp_path))
    options = Options()
    options.binary_location = str(browser)
    options.add_argument("--automation")
    started = WebKitGTK(options=options, service=Service(executable_path=driver))
    yield started
    started.quit()


def test_the_main_path(webkit: WebKitGTK, site: Site, tmp_path: Path) -> None:
    """Fill in, reload, results, rows, save, delete, open the file again."""
    webkit.get(f"{site.address}modules/co-production/{READINESS}/")
    webkit.execute_script(f"window.faults = []; {LISTEN}")
    named(webkit, NOTE).send_keys("Written in WebKit")
    for item, point in (("assets-1", "not-yet"), ("assets-2", "partly")):
        choose(webkit, f"{READINESS}.checklist.{item}", point)
    press(webkit, OWN)
    press(webkit, "Put into the plan")
    named(webkit, f"{READINESS}.plan.added-1.what").send_keys("One step")
    until(lambda: piece(webkit, "value.assets") == "1.0", "the value")
    until(lambda: "One step" in kept(webkit), "the answers in the storage")
    text = saved(webkit)
    assert "Written in WebKit" in text
    assert webkit.execute_script("return window.faults") == []
    webkit.refresh()
    until(lambda: written(webkit, NOTE) == "Written in WebKit", "the answers after a reload")
    assert written(webkit, f"{READINESS}.plan.added-1.what") == "One step"
    assert piece(webkit, "value.assets") == "1.0"
    press(webkit, "I have finished: delete")
    press(webkit, "Delete all answers")
    until(lambda: written(webkit, NOTE) == "", "the deletion")
    assert "One step" not in kept(webkit)
    file = tmp_path / "answers.json"
    file.write_text(text, "utf-8")
    open_file(webkit, file)
    until(lambda: written(webkit, NOTE) == "Written in WebKit", "the answers of the file")
    until(lambda: piece(webkit, "value.assets") == "1.0", "the value")


LISTEN = """
addEventListener("error", event => faults.push(String(event.message)));
document.addEventListener("securitypolicyviolation", event => faults.push(event.violatedDirective));
"""


def named(webkit: WebKitGTK, name: str) -> WebElement:
    return webkit.find_element(By.NAME, name)


def written(webkit: WebKitGTK, name: str) -> str:
    found = webkit.find_elements(By.NAME, name)
    return str(found[0].get_property("value")) if found else ""


def choose(webkit: WebKitGTK, name: str, value: str) -> None:
    radio = webkit.find_element(By.CSS_SELECTOR, f'[name="{name}"][value="{value}"]')
    webkit.execute_script("arguments[0].click()", radio)


def press(webkit: WebKitGTK, text: str) -> None:
    """Press the first button in sight that says `text`."""

    def found() -> WebElement | None:
        buttons = webkit.find_elements(By.XPATH, f'//button[normalize-space()="{text}"]')
        return next((button for button in buttons if button.is_displayed()), None)

    webkit.execute_script("arguments[0].focus(); arguments[0].click()", until(found, text))


def piece(webkit: WebKitGTK, name: str) -> str:
    found = webkit.find_element(By.CSS_SELECTOR, f'[data-piece="{name}"]')
    return str(found.get_property("textContent"))


def kept(webkit: WebKitGTK) -> str:
    return str(webkit.execute_script("return JSON.stringify({...localStorage})"))


def saved(webkit: WebKitGTK) -> str:
    """The file that the button hands over: WebDriver has no downloads here."""
    webkit.execute_script(
        """const make = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(text => { window.file = text; });
          return make.call(URL, blob); };"""
    )
    press(webkit, "Save a file")
    return str(until(lambda: webkit.execute_script("return window.file"), "the file"))


def open_file(webkit: WebKitGTK, file: Path) -> None:
    chosen = webkit.find_element(By.CSS_SELECTOR, "sheet-opening input[type=file]")
    webkit.execute_script("arguments[0].hidden = false", chosen)
    chosen.send_keys(str(file))
