"""Built toolkits on a local server, and a guard over every page that a test opens."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

from tests.host import served
from tests.waiting import until

ROOT = Path(__file__).parents[1]
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


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """`folder`, made by the first that needs it; those that come meanwhile wait for it."""
    done = folder.with_name(f"{folder.name}.done")
    try:
        folder.mkdir()
    except FileExistsError:
        until(done.exists, f"the making of {folder}", seconds=600)
    else:
        make(folder)
        done.touch()
    return folder


def copied(name: str, root: Path, built_before: Path | None = None) -> Path:
    """One of the three toolkits in `root`, with the handouts that an earlier build has made."""
    shutil.copytree(TOOLKITS[name], root / "toolkit_content")
    if built_before:
        shutil.copytree(built_before / ".cache", root / ".cache")
    return root


def make(name: str, root: Path) -> None:
    """One of the three toolkits in `root`, and its site in the folder `site`."""
    build(copied(name, root), root / "site")


@contextmanager
def opened(name: str, root: Path) -> Iterator[Site]:
    """The site that was made in `root`, served for a while."""
    with served(root / "site") as address:
        yield Site(name, root / "site", address)


@contextmanager
def built_with_address(name: str, root: Path, built_before: Path) -> Iterator[Site]:
    """The same with an address of its own (`site_url`), served below a path of a host."""
    copied(name, root, built_before)
    target = root / "host/some/where"
    target.parent.mkdir(parents=True)
    with served(root / "host") as host:
        address = f"{host}some/where/"
        with (root / "toolkit_content/toolkit.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\nsite_url: {address}\n")
        build(root, target)
        yield Site("placed", target, address)


UNSEEN = "WebUIOmniboxPopup WebUIOmniboxAimPopup SpareRendererForSitePerProcess"
"""The address field of a window and a page to come: processes that cost 0.5 s a page."""
PLAYWRIGHTS = """
  AimEnabled AutoDeElevate AvoidCorsURLLoaderRestartOnRedirect
  AvoidUnnecessaryBeforeUnloadCheckSync BlockOriginHeaderModificationOnRedirect
  DestroyProfileOnBrowserClose DialMediaRouteProvider GlobalMediaControls HttpsUpgrades
  LensOverlay MediaRouter NetworkTimeServiceQuerying OptimizationHints PaintHolding
  ThirdPartyStoragePartitioning Translate
"""
"""What Playwright 1.64 switches off: Chromium heeds the last of several such switches alone."""


def without(features: str) -> str:
    """The switch that turns off features of Chromium."""
    return f"--disable-features={','.join(features.split())}"


PLAIN = ("--disable-gpu", "--disable-background-networking", without(UNSEEN))
"""How Chromium starts for a person, without Playwright."""


def chromium() -> dict[str, Any]:
    """How Debian's Chromium is launched; its sandbox cannot run as root."""
    found = shutil.which("chromium")
    assert found, "Chromium is missing: apt-get install -y chromium"
    return {
        "executable_path": found,
        "chromium_sandbox": False,
        "args": [*PLAIN, without(UNSEEN + PLAYWRIGHTS)],
    }


def firefox() -> dict[str, Any]:
    """How Debian's Firefox is launched."""
    found = shutil.which("firefox-esr")
    assert found, "Firefox is missing: apt-get install -y firefox-esr"
    return {"channel": "moz-firefox", "executable_path": found}


@dataclass
class Watch:
    """What a page did that no page of ours may do; how often it warned before it was left."""

    faults: list[str] = field(default_factory=list)
    warnings: int = 0

    def over(self, page: Page, *addresses: str) -> None:
        """Listen to `page`, which may fetch from below `addresses` alone."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request, addresses))

    def _console(self, message: ConsoleMessage) -> None:
        is_search = "/javascripts/workers/search" in message.location.get("url", "")
        if message.type == "warning" and is_search:
            return  # the theme's search says so of what is typed before its index is there
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text} {message.location}")

    def _dialog(self, dialog: Dialog) -> None:
        if dialog.type == "beforeunload":
            self.warnings += 1
            dialog.accept()
        else:
            self.faults.append(f"dialog: {dialog.message}")
            dialog.dismiss()

    def _request(self, request: Request, addresses: tuple[str, ...]) -> None:
        if not request.url.startswith((*addresses, "data:", "blob:")):
            self.faults.append(f"request elsewhere: {request.url}")
