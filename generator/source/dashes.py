"""Dashes that an author forgot, or glued to their text, found around the line that stopped us."""

import re

from generator.problems import Place, Problem, quoted
from generator.source.lines import Lines
from generator.source.rows import cut, parts, spaces

FIRST = frozenset({"id", "type"})
"""The keys that entries of lists start with."""
GLUED = re.compile(r"(?P<before>[ ]*(?:-[ ]+)*)-(?P<text>[^\W\d_].*)")


def glued(lines: Lines, line: int) -> Problem | None:
    """The problem of a line like '-id: welcome'; counted from 0."""
    found = GLUED.match(lines.row(line))
    if not found:
        return None
    return no_space(lines.place(line, len(found["before"])), found["text"])


def no_space(place: Place, text: str) -> Problem:
    """The problem of a dash at `place` that is glued to `text`."""
    hint = f"write: {cut('- ' + text.strip())}"
    return Problem(place, "a space is missing after the dash", hint)


def missing(lines: Lines, line: int, begun: int) -> Problem | None:
    """The problem of an entry without its dash.

    Reading stopped at `line`; the last text before it began in the line `begun`.
    """
    first = _above_entries(lines, line) or _above_keys(lines, line, begun)
    if first:
        return no_dash(_start(lines, first))
    return new_entry(_start(lines, line)) if _is_later_entry(lines, line) else None


def no_dash(place: Place) -> Problem:
    """The problem of a list's first entry, which starts at `place` without a dash."""
    return Problem(place, "a dash is missing here", f"write: {cut('- ' + place.text.strip())}")


def new_entry(place: Place) -> Problem:
    """The problem of an entry that starts at `place` below others, without a dash."""
    hint = f"write: {cut('- ' + place.text.strip())}"
    return Problem(place, "a new entry needs a dash", hint)


def interrupted(lines: Lines, line: int) -> Problem | None:
    """The problem of a key beside or left of dashes: it ends a list that goes on at `line`."""
    column = _indent(lines, line)
    at = _above(lines, line, column)
    start = None if at is None else _above(lines, at, column)
    if at is None or start is None or not lines.row(line)[column:].startswith("-"):
        return None
    key, entry = parts(lines.row(at)), parts(lines.row(start))
    is_entry = entry["dashes"].strip() and entry["key"] and _indent(lines, start) == column
    if not is_entry or key["dashes"].strip() or not key["key"]:
        return None
    hint = f"put it in column {len(entry['dashes']) + 1}, below {quoted(entry['key'])}"
    message = f"this key ends the list of line {start + 1}, which goes on at line {line + 1}"
    return Problem(_start(lines, at), message, hint)


def _above(lines: Lines, line: int, column: int) -> int | None:
    """The nearest line above that starts in `column` or left of it."""
    above = range(line - 1, -1, -1)
    return next((n for n in above if lines.row(n).strip() and _indent(lines, n) <= column), None)


def _above_entries(lines: Lines, line: int) -> int | None:
    """The first line of a list whose next entry, at `line`, has its dash."""
    if not lines.row(line).lstrip().startswith("-"):
        return None
    first = _list_start(lines, line, _indent(lines, line))
    found, entry = parts(lines.row(first or 0)), parts(lines.row(line))
    is_alike = found["key"] in FIRST or found["key"] == entry["key"]
    return first if first and is_alike and not found["dashes"].strip() else None


def _above_keys(lines: Lines, line: int, begun: int) -> int | None:
    """The line `begun` if it starts a list's first entry, and the entry's keys stand deeper."""
    column = _indent(lines, begun)
    if parts(lines.row(begun))["dashes"].strip() or column >= _indent(lines, line):
        return None
    if _list_start(lines, line, column) != begun:
        return None
    is_entry = parts(lines.row(begun))["key"] in FIRST or _has_dash_below(lines, line, column)
    return begun if is_entry else None


def _list_start(lines: Lines, line: int, column: int) -> int | None:
    """The first line of the list that an entry in `column` belongs to: a key alone opens it."""
    first = None
    for number in range(line - 1, -1, -1):
        found = parts(lines.row(number))
        if not lines.row(number).strip():
            continue
        if _indent(lines, number) < column:
            return first if found["key"] and not found["value"] else None
        first = number
    return None


def _has_dash_below(lines: Lines, line: int, column: int) -> bool:
    for number in range(line + 1, len(lines.rows)):
        if lines.row(number).strip() and _indent(lines, number) <= column:
            return lines.row(number)[column : column + 2] == "- "
    return False


def _is_later_entry(lines: Lines, line: int) -> bool:
    """Whether a line in the column of dashes starts as entries do."""
    column, found = _indent(lines, line), parts(lines.row(line))
    entry, key = _entry_above(lines, line, column), found["key"]
    if not key or found["dashes"].strip() or not entry or not entry["dashes"].strip():
        return False
    return key == entry["key"] or (key in FIRST and _indent(lines, line + 1) > column)


def _entry_above(lines: Lines, line: int, column: int) -> dict[str, str] | None:
    """The nearest line above that starts in `column`, unless another level lies between."""
    above = _above(lines, line, column)
    is_beside = above is not None and _indent(lines, above) == column
    return parts(lines.row(above)) if above is not None and is_beside else None


def _indent(lines: Lines, line: int) -> int:
    return len(spaces(lines.row(line)))


def _start(lines: Lines, line: int) -> Place:
    return lines.place(line, _indent(lines, line))
