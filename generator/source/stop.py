"""Where libyaml stopped, and what it had read by then."""

from dataclasses import dataclass
from typing import Any

from generator.problems import Problem
from generator.source.lines import Lines


@dataclass(frozen=True)
class Mark:
    """A point in the text, all counted from 0, and the character there ("" at the end)."""

    line: int
    column: int
    index: int
    character: str


@dataclass(frozen=True)
class Fault:
    """Where libyaml stopped, what it was reading, its last event, the bracket that is open."""

    lines: Lines
    at: Mark
    since: Mark | None
    scanning: bool
    last: Any
    bracket: Mark | None

    @property
    def row(self) -> str:
        """The line where reading stopped."""
        return self.lines.row(self.at.line)

    @property
    def starts_line(self) -> bool:
        """Nothing but spaces stands before the point where reading stopped."""
        return bool(self.at.character) and not self.row[: self.at.column].strip()

    def problem(self, line: int, column: int, message: str, hint: str = "") -> Problem:
        """A problem at a line and column that are counted from 0."""
        return Problem(self.lines.place(line, column), message, hint)


def mark(lines: Lines, at: Any) -> Mark | None:
    """A mark of libyaml with the character there; None for none."""
    if at is None:
        return None
    return Mark(at.line, at.column, at.index, lines.text[at.index : at.index + 1])
