"""What an author does to a small toolkit, and what is told about it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent
from typing import Self

from generator.library import load
from generator.model import Toolkit
from generator.problems import ContentError
from tests.cli.making import FILES, Small

ACTIVITY = "modules/garden/beans.yaml"
WORDING = "modules/garden/beans.my-pot.yaml"
MODULE = "modules/garden/module.yaml"
ANNEX = "annexes/kinds.yaml"
TOOLKIT = "toolkit.yaml"
QUESTION = """\
        - type: text
          id: seen
          question: "What do you see?"
"""


class Author:
    """Somebody who writes in the small toolkit below `root`; each deed returns the author."""

    def __init__(self, root: Path) -> None:
        self.small = Small(root)

    def writes(self, path: str, text: str) -> Self:
        """A whole file, new or in place of another."""
        self.small.write(path, dedent(text).encode())
        return self

    def changes(self, path: str, old: str, new: str) -> Self:
        """One place in a file."""
        self.small.change(path, old, new)
        return self

    def removes(self, path: str) -> Self:
        """One file."""
        self.small.path(path).unlink()
        return self

    def puts(self, blocks: str) -> Self:
        """Blocks in place of the sheet's first one, from line 18 and column 9 on."""
        return self.changes(ACTIVITY, QUESTION, indent(dedent(blocks).strip(), " " * 8) + "\n")

    def words(self, overlay: str) -> Self:
        """A second wording of the activity."""
        return self.writes(WORDING, 'wording_title: "My pot"\n' + dedent(overlay))

    def toolkit(self) -> Toolkit:
        """What is read."""
        return load(self.small.path("."))

    def report(self) -> list[str]:
        """What is told: `file:line:column message = hint`, without the folders before a file."""
        try:
            self.toolkit()
        except ContentError as error:
            return [
                f"{Path(p.place.file).name}:{p.place.line}:{p.place.column} {p.message} = {p.hint}"
                for p in error.problems
            ]
        return []


def text_of(path: str) -> str:
    """A file of the small toolkit as it is before anybody writes in it."""
    return FILES[path]
