"""A browser with a profile on the disk, which can be quit, killed and started again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Browser, BrowserContext, Playwright

from tests.sites import PLAIN, chromium, firefox
from tests.waiting import PATIENCE, until


class Profile(Protocol):
    """A browser on one person's computer."""

    def start(self, restore: bool = False) -> BrowserContext:
        """Start the browser; with `restore` it opens what was open before."""

    def quit(self) -> None:
        """End the browser as a person does."""

    def kill(self) -> None:
        """End the browser as a dying battery does."""

    def lose_session_storage(self) -> None:
        """Delete what belongs to tabs, as Android's Chromium does at each start."""


class Chromium:
    """Debian's Chromium, started by us, so that it can bring back its session."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright = playwright
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._browser: Browser | None = None

    def start(self, restore: bool = False) -> BrowserContext:
        told = self._folder / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        arguments = [chromium()["executable_path"], "--headless=new", "--no-sandbox", *PLAIN]
        arguments += ["--no-first-run", "--password-store=basic", "--remote-debugging-port=0"]
        arguments += [f"--user-data-dir={self._folder}"]
        arguments += ["--restore-last-session"] if restore else []
        self._process = subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        until(lambda: told.exists() and "\n" in told.read_text(), "Chromium's port")
        address = f"http://127.0.0.1:{told.read_text().split()[0]}"
        self._browser = self._playwright.chromium.connect_over_cdp(address)
        return self._browser.contexts[0]

    def quit(self) -> None:
        if self._process is None or self._browser is None or self._process.poll() is not None:
            return
        self._browser.new_browser_cdp_session().send("Browser.close")
        self._process.wait(PATIENCE)

    def kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(PATIENCE)

    def lose_session_storage(self) -> None:
        shutil.rmtree(self._folder / "Default/Session Storage")


class Firefox:
    """Debian's Firefox with a profile of its own."""

    PREFERENCES = {
        "browser.startup.page": 3,
        "browser.sessionstore.restore_on_demand": False,
        "browser.sessionstore.interval": 500,
    }

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright = playwright
        self._folder = folder
        self._context: BrowserContext | None = None

    def start(self, restore: bool = False) -> BrowserContext:
        preferences: dict[str, str | float | bool] = dict(self.PREFERENCES) if restore else {}
        self._context = self._playwright.firefox.launch_persistent_context(
            self._folder, firefox_user_prefs=preferences, **firefox()
        )
        return self._context

    def quit(self) -> None:
        if self._context is not None:
            self._context.close()
            self._context = None

    def kill(self) -> None:
        for id in self._processes():
            os.kill(id, signal.SIGKILL)
        until(lambda: not self._processes(), "the end of Firefox")
        self._context = None

    def _processes(self) -> list[int]:
        mine = re.compile(re.escape(str(self._folder)).encode() + rb"(\0|$)")
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                found += [int(path.parent.name)] if mine.search(path.read_bytes()) else []
            except OSError:
                continue  # ended meanwhile
        return found

    def lose_session_storage(self) -> None:
        for path in self._folder.glob("sessionstore*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


PROFILES: dict[str, type[Chromium] | type[Firefox]] = {"chromium": Chromium, "firefox": Firefox}
