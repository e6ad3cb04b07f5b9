"""Quotes that are not closed, closed late, or closed before the text ends."""

import re
from typing import Any

import yaml

from generator.problems import Place, Problem, quoted
from generator.source.lines import Lines
from generator.source.rows import parts
from generator.source.stop import Fault

QUOTED = re.compile(r"""(?<![^\s\[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""", re.DOTALL)


def swallowed_key(lines: Lines, event: Any) -> Problem | None:
    """The problem of a quoted text whose end is the opening quote of another key's text."""
    start, end = event.start_mark, event.end_mark
    before = lines.row(end.line)[: max(end.column - 1, 0)]
    if start.line == end.line or not (parts(before)["key"] and not parts(before)["value"]):
        return None
    return _closed_late(lines.place(start.line, start.column), event.style, end.line)


def _closed_late(place: Place, sign: str, line: int) -> Problem:
    message = f"a quote starts here and is closed only at line {line + 1}"
    return Problem(place, message, f"put {sign} where the text ends")


def open_quote(fault: Fault) -> Problem | None:
    """A quote that is open at the end of the file."""
    since = fault.since
    if not since or since.character not in ("'", '"') or not fault.scanning:
        return None
    if fault.at.character and not fault.row.startswith(("---", "...")):
        return None
    message = "a quote starts here and is never closed"
    hint = f"put {since.character} where the text ends"
    return fault.problem(since.line, since.column, message, hint)


def escape(fault: Fault) -> Problem | None:
    """A backslash in double quotes that means nothing."""
    if not fault.scanning or not fault.since or fault.since.character != '"':
        return None
    column = fault.row.rfind("\\", 0, fault.at.column + 1)
    if column < 0:
        return None
    found = quoted(fault.row[column : column + 2])
    hint = r"write \\ for a backslash, or put the text in single quotes"
    return fault.problem(fault.at.line, column, f"{found} means nothing inside double quotes", hint)


def late_quote(fault: Fault) -> Problem | None:
    """A quote that ends where the next one opens, lines later."""
    # A quote that nobody closed ends where the next one opens, lines later: "started here".
    for found in QUOTED.finditer(fault.lines.text, _read_from(fault), fault.at.index):
        after = fault.lines.text[found.end() : fault.at.index]
        if "\n" in found[0] and "\n" not in after:
            opened = fault.lines.place_at(found.start())
            return _closed_late(opened, found[0][0], fault.at.line)
    return None


def _read_from(fault: Fault) -> int:
    """Where the last text began; what ended after it stands where reading stopped."""
    if isinstance(fault.last, (yaml.SequenceEndEvent, yaml.MappingEndEvent)) and fault.since:
        return fault.since.index
    return fault.last.start_mark.index if fault.last else 0


def after_quote(fault: Fault) -> Problem | None:
    """Text behind the closing quote."""
    style, end = getattr(fault.last, "style", None), getattr(fault.last, "end_mark", None)
    if style not in ("'", '"') or not end or end.line != fault.at.line or fault.starts_line:
        return None
    word = "'' for an apostrophe" if style == "'" else '\\" for a quote'
    hint = f"put the quotes around the whole text, and write {word} inside"
    return fault.problem(fault.at.line, end.column, "the text goes on after its quotes", hint)
