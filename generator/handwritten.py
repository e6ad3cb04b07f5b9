"""Warnings about the pages written by hand: pictures without words for people who cannot see them.

The pages stay as they are; what stands in code or in a comment is no picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path

from generator.problems import Place, Problem
from generator.project import Project

CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?(^[ \t>]*(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
WORDLESS = re.compile(r"(?<!\\)!\[\s*\](?=[(\[])")
MESSAGE = "this picture has no words for people who cannot see it"
IN_BRACKETS = 'write between [ and ] what it shows; for an ornament, write <img src="..." alt="">'
IN_TAG = 'add alt="..." with what it shows; for an ornament, alt=""'


def unspoken(project: Project) -> list[Problem]:
    """A warning for each picture without such words in the folder's own pages."""
    return [problem for page in project.pages() for problem in _on(page, project.root)]


def _on(page: Path, root: Path) -> Iterator[Problem]:
    text, name = page.read_text("utf-8-sig", "replace"), page.relative_to(root).as_posix()
    for at, hint in _wordless(CODE.sub(_blank, text)):
        yield Problem(Place.within(name, text, at), MESSAGE, hint, "warning")


def _blank(code: re.Match[str]) -> str:
    """As many letters in as many lines, so that places stay."""
    return re.sub(r"[^\n]", " ", code[0])


def _wordless(text: str) -> Iterator[tuple[int, str]]:
    """Where each such picture begins, and what to do about it."""
    yield from ((found.start(), IN_BRACKETS) for found in WORDLESS.finditer(text))
    reader = _Reader(text)
    reader.feed(text)
    yield from ((at, IN_TAG) for at in reader.wordless)


class _Reader(HTMLParser):
    """Collects where tags `img` without `alt` begin; an empty one says that it is an ornament."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wordless: list[int] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img" and "alt" not in dict(attrs):
            line, column = self.getpos()
            self.wordless.append(self._lines[line - 1] + column)
