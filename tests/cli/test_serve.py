"""Writing with `toolkit serve` beside: what breaks is told, and what was good stays."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.cli.making import Small, surroundings

PAGE = "modules/garden/beans/"
BANNER = 'class="problems" role="alert"'
DEADLINE = 120


class Served:
    """A site that is being served, and what its terminal shows."""

    def __init__(self, process: int, address: str, terminal: Path) -> None:
        self.process = process
        self.address = address
        self.terminal = terminal

    def get(self, path: str) -> str:
        """The page at `path`, an error's too; "" where nobody answers."""
        try:
            with urlopen(self.address + path, timeout=DEADLINE) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def wait(self, path: str, is_there: Callable[[str], bool]) -> str:
        """The page as soon as it is as wanted."""
        deadline = time.monotonic() + DEADLINE
        while not is_there(page := self.get(path)):
            assert time.monotonic() < deadline, self.terminal.read_text() + page[:3000]
            time.sleep(0.1)
        return page


@contextmanager
def served(small: Small, terminal: Path) -> Iterator[Served]:
    """Serve a toolkit's folder on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*free.getsockname())
    with terminal.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--address", address],
            cwd=small.root,
            env=surroundings(),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield Served(process.pid, f"http://{address}/", terminal)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)


def test_a_break_shows_as_a_banner_on_the_last_good_pages(copy: Small, tmp_path: Path) -> None:
    """And in the terminal; the fix takes it away."""
    with served(copy, tmp_path / "terminal") as site:
        site.wait(PAGE, lambda page: "What do you see?" in page)
        copy.change("modules/garden/beans.yaml", "type: rating", "type: ratng")
        page = site.wait(PAGE, lambda page: BANNER in page)
        assert "What do you see?" in page
        assert "beans.yaml:21:17: unknown block type &#x27;ratng&#x27;" in page
        assert "beans.yaml:21:17: unknown block type 'ratng'" in site.terminal.read_text()
        assert BANNER in site.get("")
        copy.change("modules/garden/beans.yaml", "type: ratng", "type: rating")
        copy.change("modules/garden/beans.yaml", "What do you see?", "What is new?")
        page = site.wait(PAGE, lambda page: BANNER not in page and "What is new?" in page)
        assert "Traceback" not in site.terminal.read_text()


def test_a_start_with_broken_content_shows_what_is_wrong(copy: Small, tmp_path: Path) -> None:
    """Every address shows it while there are no good pages, and the fix brings them."""
    copy.change("toolkit.yaml", "released:", "relesed:")
    with served(copy, tmp_path / "terminal") as site:
        page = site.wait("", lambda page: BANNER in page)
        assert "toolkit.yaml:8:1: unknown key &#x27;relesed&#x27;" in page
        assert "livereload(" in page, "the fix has to reload it"
        assert BANNER in site.get(PAGE)
        assert 'http-equiv="refresh"' in site.get(PAGE)
        copy.change("toolkit.yaml", "relesed:", "released:")
        page = site.wait(PAGE, lambda page: "What do you see?" in page)
        assert BANNER not in page


def test_a_request_to_end_ends_mkdocs_too(copy: Small, tmp_path: Path) -> None:
    """Nothing goes on answering when the command is gone; an address that is taken is refused."""
    with served(copy, tmp_path / "terminal") as site:
        site.wait(PAGE, lambda page: "What do you see?" in page)
        taken = copy.run("generator", "serve", "--address", site.address[7:-1])
        assert (taken.returncode, "something else answers" in taken.stderr) == (2, True)
        os.kill(site.process, signal.SIGTERM)
        site.wait(PAGE, lambda page: page == "")


def test_the_browser_is_told_to_reload(copy: Small, tmp_path: Path) -> None:
    """MkDocs answers a waiting browser with a newer number after each change."""
    with served(copy, tmp_path / "terminal") as site:
        page = site.wait(PAGE, lambda page: "What do you see?" in page)
        epoch = page.rpartition("livereload(")[2].partition(",")[0]
        copy.change("modules/garden/beans.yaml", "What do you see?", "What is new?")
        assert int(site.get(f"livereload/{epoch}/1")) > int(epoch)
