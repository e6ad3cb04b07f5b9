"""Cases of mistakes and what an author is told: plain text files that read like a book.

A case is a title, what the author wrote, and the report, word for word:

    === A tab instead of spaces
    --- file
    method:
    →- type: prose
    --- told
    activity.yaml:2:1: a tab indents this line
    ...

What was written is one or more of `file` (a whole file by itself), `block` (blocks in place of the
sheet's first one), `wording` (a second wording) and a path of the small toolkit, or in `docs/`
beside it: whole, or lines after `<` that are replaced by those after `>`. A `file` may be
`in latin-1`. `SIGNS` stand for characters that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.advice import advice
from generator.blocks import types
from generator.handwritten import unspoken
from generator.library import load
from generator.problems import ContentError, Problem, in_order
from generator.project import Project
from generator.source import parse
from tests.authoring import Author

SIGNS = {
    "→": "\t",
    "␀": "\0",
    "␇": "\a",
    "⍽": "\xa0",
    "␤": "\u2028",
    "␍": "\r",
    "␄\n": "",
}
"""What stands in a case for a character, the last one for a file that ends inside a line."""

HEAD, PART, TOLD = "=== ", "--- ", "told"


@dataclass(frozen=True)
class Case:
    """One mistake: its `title`, what is written (heading and text), and the report."""

    title: str
    written: tuple[tuple[str, str], ...]
    told: str

    def __str__(self) -> str:
        parts = [*self.written, (TOLD, self.told)]
        return f"{HEAD}{self.title}\n" + "".join(f"{PART}{head}\n{text}" for head, text in parts)

    def report(self, author: Author) -> str:
        """What is told about it now: all problems and warnings, or "nothing"."""
        heads = [head for head, _ in self.written]
        is_file = heads[0].split()[0] == "file"
        problems = _of_file(*self.written[0]) if is_file else self._of_toolkit(author)
        told = "\n\n".join(map(str, problems)) or "nothing"
        return told.replace(", ".join(types()), "{types}") + "\n"

    def renewed(self, author: Author) -> Case:
        """The same with what is told about it now."""
        return replace(self, told=self.report(author))

    def _of_toolkit(self, author: Author) -> list[Problem]:
        for head, text in self.written:
            _write(author, head, _plain(text))
        folder = author.small.path(".").resolve()
        try:
            load(folder)
        except ContentError as error:
            return in_order(error.problems)
        return in_order([*advice(folder), *unspoken(Project(folder.parent))])


def read(file: Path) -> list[Case]:
    """The cases of a file, in order; what stands before the first one is for readers."""
    return list(_cases(file.read_text("utf-8").split(f"\n{HEAD}")[1:]))


def _cases(found: list[str]) -> Iterator[Case]:
    for text in found:
        title, *parts = re.split(f"^{PART}", f"{text.rstrip()}\n", flags=re.MULTILINE)
        named = [part.partition("\n") for part in parts]
        *written, told = [(head, body) for head, _, body in named]
        assert told[0] == TOLD, f"{title}: the last part is what is told"
        yield Case(title.strip(), tuple(written), told[1])


def _plain(text: str) -> str:
    for sign, character in SIGNS.items():
        text = text.replace(sign, character)
    return text


def _of_file(head: str, text: str) -> list[Problem]:
    encoding = head.partition(" in ")[2] or "utf-8"
    try:
        parse(_plain(text).encode(encoding), "activity.yaml")
    except ContentError as error:
        return list(error.problems)
    return []


def _write(author: Author, head: str, text: str) -> None:
    lines = text.splitlines()
    if head == "block":
        author.puts(text)
    elif head == "wording":
        author.words(text)
    elif all(line.startswith(("< ", "> ")) for line in lines):
        old, new = (_marked(lines, sign) for sign in "<>")
        author.changes(head, old if new else f"{old}\n", new)
    else:
        author.writes(f"../{head}" if head.startswith("docs/") else head, text)


def _marked(lines: list[str], sign: str) -> str:
    return "\n".join(line[2:] for line in lines if line.startswith(f"{sign} "))
