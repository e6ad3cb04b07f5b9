"""What is wrong in an author's file: where, in the author's words, and what to do."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, Self

EXCERPT = 100
WORD = 40


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A point in a file of the project; `line` and `column` count characters from 1."""

    file: str
    line: int
    column: int
    text: str = field(default="", compare=False, repr=False)

    @classmethod
    def within(cls, file: str, text: str, at: int) -> Self:
        """The place of the character `at`, counted from 0, in a file's whole `text`."""
        start = text.rfind("\n", 0, at) + 1
        line = text[start:].split("\n", 1)[0]
        return cls(file, text.count("\n", 0, at) + 1, at - start + 1, line)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing for an author to put right; `str()` is the report of it, without a line end."""

    place: Place
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        marked = "warning: " if self.severity == "warning" else ""
        place = self.place
        head = f"{place.file}:{place.line}:{place.column}: {marked}{self.message}"
        hint = [f"      = {self.hint}"] if self.hint else []
        return "\n".join([_visible(head), *_excerpt(place), *map(_visible, hint)])

    @property
    def annotation(self) -> str:
        """The report as a workflow command of GitHub, which puts it on its line.

        Source: GitHub's documentation, "Workflow commands for GitHub Actions".
        """
        place, said = self.place, "\n".join(filter(None, [self.message, self.hint]))
        where = f"file={_escaped(place.file, ',:')},line={place.line},col={place.column}"
        return f"::{self.severity} {where}::{_escaped(said)}"


class ContentError(Exception):
    """The author's files can't be used; `problems` says all that is wrong, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n\n".join([*map(str, self.problems), count(self.problems)])


def _escaped(text: str, signs: str = "") -> str:
    """`text` with the signs that would end a part of a workflow command as %XX."""
    for sign in f"%\r\n{signs}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, sorted by place."""
    return sorted(set(problems), key=lambda problem: (problem.place, problem.message, problem.hint))


def count(problems: Iterable[Problem]) -> str:
    """How many there are, in words: '3 problems', '1 problem, 2 warnings'."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    said = [_plural(errors, "problem")] if errors or not warnings else []
    return ", ".join(said + ([_plural(warnings, "warning")] if warnings else []))


def closest(word: str, candidates: Iterable[str]) -> str:
    """A hint that names the candidate most like `word`, or "" if none is like it."""
    known = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(word.casefold(), known, n=1)
    return f"did you mean '{known[found[0]]}'?" if found else ""


def quoted(word: str) -> str:
    """`word` in quotes for a message, cut when it is long."""
    return f"'{word if len(word) <= WORD else word[: WORD - 1] + '…'}'"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _excerpt(place: Place) -> list[str]:
    if not place.text.strip():
        return []
    text, column = _window(place.text, min(place.column, len(place.text) + 1))
    number = f"{place.line:>5} | "
    indent = " " * len(number) + "".join(map(_blank, text[: column - 1]))
    return [number + _visible(text.rstrip()), indent + "^"]


def _window(text: str, column: int) -> tuple[str, int]:
    start = max(0, min(column - 1 - EXCERPT // 2, len(text) - EXCERPT))
    end = start + EXCERPT
    before = "…" + text[start + 1 : end] if start else text[:end]
    return (before[:-1] + "…" if end < len(text) else before), column - start


def _blank(character: str) -> str:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "


def _visible(text: str) -> str:
    # Tabs would move the caret, escape sequences would reach the terminal.
    return "".join(character if character.isprintable() else _stand_in(character)
                   for character in text)  # fmt: skip


def _stand_in(character: str) -> str:
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
