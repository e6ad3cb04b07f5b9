"""Real browsers over real sites: built toolkits on a local server, and a guard over every page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.host import served

ROOT = Path(__file__).parents[2]
TOOLKITS = {
    "real": ROOT / "toolkit_content",
    "arabic": ROOT / "tests/toolkits/village-library/toolkit_content",
    "hostile": ROOT / "tests/toolkits/hostile/toolkit_content",
}
VIOLATIONS = """document.addEventListener(
  "securitypolicyviolation", e => console.error(e.violatedDirective, e.blockedURI))"""


@dataclass(frozen=True)
class Site:
    """A built site: its folder and the address at which it is served."""

    name: str
    folder: Path
    address: str

    def pages(self) -> list[str]:
        """The addresses of all its pages, relative to its top."""
        found = sorted(self.folder.rglob("index.html"))
        return [path.parent.relative_to(self.folder).as_posix().removeprefix(".") for path in found]


def build(root: Path, target: Path) -> None:
    """The toolkit in `root` as a site in `target`."""
    command = [sys.executable, "-m", "generator", "build", "--folder", str(root)]
    command += ["--site-dir", str(target)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr + run.stdout


@pytest.fixture(scope="session")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real toolkit with an address of its own, served below a path of a host."""
    root = tmp_path_factory.mktemp("placed")
    shutil.copytree(TOOLKITS["real"], root / "toolkit_content")
    target = root / "host/some/where"
    target.parent.mkdir(parents=True)
    with served(root / "host") as host:
        address = f"{host}some/where/"
        with (root / "toolkit_content/toolkit.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\nsite_url: {address}\n")
        build(root, target)
        yield Site("placed", target, address)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """The three toolkits, each built by `toolkit build` and served."""
    with ExitStack() as stack:
        made = {}
        for name, content in TOOLKITS.items():
            root = tmp_path_factory.mktemp(name)
            shutil.copytree(content, root / "toolkit_content")
            build(root, root / "site")
            address = stack.enter_context(served(root / "site"))
            made[name] = Site(name, root / "site", address)
        yield made


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; its sandbox cannot run as root."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install -y chromium"
    return {
        "executable_path": chromium,
        "chromium_sandbox": False,
        "args": ["--disable-gpu", "--disable-background-networking"],
    }


@dataclass
class Watch:
    """What a page did that no page of ours may do."""

    faults: list[str] = field(default_factory=list)

    def over(self, page: Page, address: str) -> None:
        """Listen to `page`, which may fetch from `address` alone."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._request(request, address))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text} {message.location}")

    def _request(self, request: Request, address: str) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            self.faults.append(f"request elsewhere: {request.url}")


@pytest.fixture
def visit(page: Page, sites: dict[str, Site]) -> Iterator[Any]:
    """`visit("real", "handouts/")` opens a page; whatever it does wrong fails the test."""
    watch = Watch()
    page.add_init_script(VIOLATIONS)

    def opened(name: str, path: str) -> Page:
        if not page.url.startswith(sites[name].address):
            watch.over(page, sites[name].address)
        page.goto(sites[name].address + path)
        return page

    yield opened
    assert watch.faults == []


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
