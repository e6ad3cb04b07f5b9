"""How a sheet feels on a cheap phone: typing in 200 fields, and how soon it can be used.

Chromium, its processor slowed down 4 times for typing and 6 times on a line of 400 kbit/s with
300 ms of delay; the host packs files as static hosts do. A field counts as usable when what is
typed into it, as soon as it is there, is kept. Medians of several runs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.host import served  # noqa: E402

SHEET = "modules/co-production/readiness-assessment/"
NOTE = "readiness-assessment.checklist.assets-1-note"
LARGE = "modules/many/two-hundred/"
GROUPS, ITEMS = 10, 10  # with a note each: 200 fields
KEYS, RUNS = 60, 5
SETTLING = 3000  # milliseconds: a new tab makes Chromium load windows of its own
BETWEEN = 100  # milliseconds: a quick typist's ten keys a second
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
TYPE_AT_ONCE = """(function look() {
  const [box] = document.getElementsByName("%s");
  if (box) box.focus();
  if (!box || document.activeElement !== box) return setTimeout(look, 10);
  box.dispatchEvent(new InputEvent("beforeinput", { bubbles: true })); // as keys do
  document.execCommand("insertText", false, "kept at once");
})();
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (key, line) {
  setItem.call(this, key, line);
  if (window.kept || !line.includes("kept at once")) return;
  window.kept = performance.now();
  sessionStorage.clear();
  console.log("kept");
};"""
"""In the page itself: what is asked from outside would wait for the slow processor, too."""


def main() -> None:
    """Print what is measured."""
    with _browser() as browser, TemporaryDirectory() as folder:
        with served(_built(ROOT / "toolkit_content", Path(folder) / "ours")) as address:
            first, again = _usable(browser, address + SHEET)
        print(f"usable on a slow line: {first:.1f} s at first, {again:.1f} s again")
        with served(_built(_large(Path(folder)), Path(folder) / "large")) as address:
            typed, longest = _typing(browser, address + LARGE)
        print(f"a key in a sheet of 200 fields: {typed:.1f} ms, the longest {longest:.1f} ms")


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            chromium_sandbox=False,
            args=["--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def _usable(browser: Browser, address: str) -> tuple[float, float]:
    firsts, agains = [], []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 360, "height": 640})
        firsts.append(_seconds_to_keep(context, address))
        agains.append(_seconds_to_keep(context, address))
        context.close()
    return median(firsts), median(agains)


def _seconds_to_keep(context: BrowserContext, address: str) -> float:
    page = context.new_page()
    page.wait_for_timeout(SETTLING)
    _slow_down(page, 6, line=True)
    page.add_init_script(TYPE_AT_ONCE % NOTE)
    page.goto(address, wait_until="commit")
    page.wait_for_event("console", lambda message: message.text == "kept", timeout=60_000)
    seconds: float = page.evaluate("kept / 1000")
    page.close()
    return seconds


def _typing(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds from a key to the frame that shows it: the median and the longest."""
    page = browser.new_page()
    page.goto(address)
    _slow_down(page, 4, line=False)
    page.locator("textarea").nth(50).focus()
    page.evaluate(
        """() => {
          window.spans = [];
          document.addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(() =>
            setTimeout(() => spans.push(performance.now() - timeStamp))), true);
        }"""
    )
    for key in range(KEYS):
        page.keyboard.press("abcdefghij klmnopqrs"[key % 20])
        page.wait_for_timeout(BETWEEN)
    page.wait_for_function(f"() => spans.length >= {KEYS}")
    spans = page.evaluate("spans")
    page.close()
    return median(spans), max(spans)


def _slow_down(page: Page, times: int, line: bool) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    if line:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)


def _built(content: Path, root: Path) -> Path:
    shutil.copytree(content, root / "toolkit_content")
    command = [sys.executable, "-m", "generator", "build", "--folder", str(root)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return root / "site"


def _large(folder: Path) -> Path:
    """A toolkit with one sheet: a rating of 100 items with a note each, and its results."""
    content = folder / "toolkit_content"
    module = content / "modules/many"
    module.mkdir(parents=True)
    shutil.copy(ROOT / "toolkit_content/toolkit.yaml", content / "toolkit.yaml")
    _change(content / "toolkit.yaml", "modules: [co-production]", "modules: [many]")
    for file in (ROOT / "toolkit_content").glob("*.svg"):
        shutil.copy(file, content)
    _write(
        module / "module.yaml",
        {"id": "many", "number": 1, "title": "M", "summary": "M", "activities": ["two-hundred"]},
    )
    _write(module / "two-hundred.yaml", _activity())
    return content


def _activity() -> dict[str, object]:
    scale = [{"id": f"point-{n}", "label": f"Point {n}", "value": n} for n in range(5)]
    groups = [
        {"id": f"g{g}", "title": f"Group {g}", "items": [_item(g, i) for i in range(ITEMS)]}
        for g in range(GROUPS)
    ]
    rating = {"type": "rating", "id": "many", "scale": scale, "groups": groups, "notes": "item"}
    blocks = [rating | {"note_question": "Why?"}, {"type": "results", "id": "r", "of": "many"}]
    section = {"id": "all", "title": "All", "blocks": blocks}
    about = {"id": "two-hundred", "number": 1, "title": "Many", "summary": "Many", "aim": "Many"}
    return about | {"wording": "ours", "wording_title": "Ours", "sheet": {"sections": [section]}}


def _item(group: int, item: int) -> dict[str, str]:
    return {"id": f"g{group}-{item + 1}", "text": f"Is item {item + 1} of group {group} so?"}


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=1), "utf-8")  # JSON is YAML too


def _change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


if __name__ == "__main__":
    main()
