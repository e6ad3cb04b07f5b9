"""Our toolkit as people get it: built by the command, pages and handouts read back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree, html

from generator.library import load
from generator.model import Toolkit
from tests.cli.making import REPOSITORY, Small
from tests.pdf.checks import tool
from tests.word.reading import lines

CHANGES = "about/changes-to-the-source/"
UNSEEN = "//script | //style | //template | //*[@hidden] | //*[@data-md-component='search']"


@dataclass(frozen=True)
class Site:
    """A built site and what it was made from."""

    root: Path

    @cached_property
    def toolkit(self) -> Toolkit:
        """What it was made from."""
        return load(self.root / "toolkit_content")

    @property
    def folder(self) -> Path:
        """The built site."""
        return self.root / "site"

    def addresses(self) -> list[str]:
        """The address of every page."""
        found = sorted(self.folder.rglob("index.html"))
        return [f"{path.parent.relative_to(self.folder)}/".removeprefix("./") for path in found]

    def page(self, address: str) -> html.HtmlElement:
        """A page without what nobody sees; all its wordings are in it."""
        return _page(self.folder / address / "index.html")

    def seen(self, address: str) -> str:
        """The words that can be read on a page, spaces made single."""
        return squeezed(" ".join(self.page(address).itertext()))

    def heard(self, address: str) -> str:
        """What is said of a page in words that are not on it."""
        found = self.page(address).xpath("//@aria-label | //@alt | //@title | //@placeholder")
        return squeezed(" ".join(map(str, found)))

    def handouts(self) -> list[str]:
        """The file names of all handouts."""
        return sorted(path.name for path in (self.folder / "handouts").glob("*.pdf"))

    def documents(self) -> list[str]:
        """The file names of all Word documents."""
        return sorted(path.name for path in (self.folder / "handouts").glob("*.docx"))

    def printed(self, name: str) -> str:
        """The words of a handout, spaces made single."""
        return _printed(self.folder / "handouts" / name)

    def written(self, name: str) -> str:
        """The words of a Word document, and what is said of its pictures and controls."""
        return _written(self.folder / "handouts" / name)

    def everywhere(self) -> Iterator[tuple[str, str]]:
        """Each page, handout and document with all its words."""
        for address in self.addresses():
            yield address, f"{self.seen(address)} {self.heard(address)}"
        for name in self.handouts():
            yield name, self.printed(name)
        for name in self.documents():
            yield name, self.written(name)


@cache
def _page(path: Path) -> html.HtmlElement:
    page = html.document_fromstring(path.read_text("utf-8"))
    for element in page.xpath(UNSEEN):
        element.drop_tree()
    return page


@cache
def _printed(path: Path) -> str:
    command = [tool("pdftotext"), "-layout", str(path), "-"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return squeezed(run.stdout)


@cache
def _written(path: Path) -> str:
    with ZipFile(path) as parts:
        names = [name for name in parts.namelist() if name.endswith(".xml")]
        roots = [etree.fromstring(parts.read(name)) for name in names]
    said: list[str] = []
    for root in roots:
        said += lines(root) if "wordprocessingml" in root.tag else root.itertext()
        said += map(str, root.xpath("//@descr | //*[local-name() = 'alias']/@*"))
    return squeezed(" ".join(said))


def squeezed(text: str) -> str:
    """`text` with single spaces."""
    return " ".join(text.split())


def copied(root: Path) -> Small:
    """Our content in a folder of its own, for somebody who edits it."""
    small = Small(root, {})
    shutil.copytree(REPOSITORY / "toolkit_content", root / "toolkit_content")
    return small


@pytest.fixture(scope="session")
def ours(making: Callable[[str], Path]) -> Site:
    """Our toolkit as it is."""
    return Site(making("real"))
