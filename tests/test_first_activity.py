"""The tutorial, done as it stands there by somebody who does nothing else."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from generator.cli import commands
from tests.cli.making import Small
from tests.guides import ROOT, Piece, pieces
from tests.paper import read, squeezed
from tests.web import leniently, words

PAGE = "authors/first-activity.md"
TEXT = (ROOT / "docs" / PAGE).read_text("utf-8")
SETUP, SERVE = "python3 -m venv", "toolkit serve"
ACTIVITY = "modules/good-neighbours/a-walk-round-the-village.yaml"


class Reader:
    """Somebody at the small toolkit who follows the page, piece by piece."""

    def __init__(self, root: Path) -> None:
        self.small = Small(root)
        self.said = ""
        self.found: str | None = None

    def follows(self, piece: Piece) -> None:
        """Types a command, compares what it said, or finds lines and writes others."""
        {"sh": self.types, "text": self.compares, "yaml": self.edits}[piece.kind](piece.text)

    def types(self, text: str) -> None:
        """One command; setting up and serving are tried elsewhere."""
        if SETUP in text or SERVE in text:
            return
        program, *arguments = shlex.split(text)
        assert program == ".venv/bin/toolkit"
        run = self.small.run("generator", *arguments)
        self.said = run.stdout + run.stderr

    def compares(self, text: str) -> None:
        """Everything that is shown was said."""
        assert text.rstrip() in self.said

    def edits(self, text: str) -> None:
        """Lines to find and the lines to write in their place come in turn."""
        if self.found is None:
            self.found = text
            return
        self.small.change(ACTIVITY, self.found, text)
        self.found = None


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Somebody who has come to the end of the page."""
    reader = Reader(tmp_path_factory.mktemp("tutorial"))
    for piece in pieces(PAGE):
        reader.follows(piece)
    assert reader.found is None
    return reader


def files_at_the_end(reader: Reader) -> tuple[Path, Path]:
    """The page and the PDF that it ends with."""
    page, pdf = re.findall(r"`(site/\S+)` is the", TEXT)
    return reader.small.root / page, reader.small.root / pdf


def test_the_tutorial_ends_with_a_page_and_a_pdf(reader: Reader) -> None:
    """Both ask the questions that it names, in that order."""
    page, pdf = files_at_the_end(reader)
    asked = re.findall(r"“(.*?\?)”", TEXT.partition("Both ask")[2])
    assert len(asked) == 4
    form = leniently(page.read_text("utf-8")).find(".//form[@data-activity]")
    assert form is not None
    for told in (words(form), read(pdf)):
        places = [squeezed(told).index(squeezed(question)) for question in asked]
        assert places == sorted(places)


def test_the_tutorial_sets_up_as_the_readme_does() -> None:
    """Its two lines are those of *Without make*, and its address is the one that is served."""
    (setup,) = [piece.text for piece in pieces(PAGE) if SETUP in piece.text]
    assert setup in (ROOT / "README.md").read_text("utf-8")
    (address,) = [one for one in commands.commands["serve"].params if one.name == "address"]
    assert f"<http://{address.default}>" in TEXT


def test_the_tutorial_names_each_command_that_it_needs() -> None:
    """A page without its commands would pass by doing nothing."""
    typed = [piece.text.split()[1] for piece in pieces(PAGE) if piece.text.startswith(".venv")]
    assert typed == ["new", "new", "serve", "check", "check", "build"]
