"""YAML's own faults in the author's words, from libyaml's marks and the text around them.

libyaml says where it stopped (`at`) and often where the thing began that it was reading
(`since`). Each rule looks at the characters there; the first one that knows an answer gives it.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import yaml

from generator.problems import Problem, quoted
from generator.source import dashes
from generator.source.lines import ODD_SPACES, Lines
from generator.source.quotes import after_quote, escape, late_quote, open_quote
from generator.source.rows import cut, parts, spaces, value_column
from generator.source.stop import Fault, Mark, mark

SPECIAL = "[]{},&*!|>%@`?#"
NO_COLON = re.compile(
    r"""([a-z_]+)(?:
        [ ]*=[ ]*(?=\S)                                  # 'duration = 90'
        |[ ]+(?=-?\d+$|["'[{|])                          # 'duration 90'
        |(?:(?<=\bid)|(?<=\btype))[ ]+(?=[a-z0-9-]+$))  # 'id welcome'
    """,
    re.VERBOSE,
)


def fault(lines: Lines, error: yaml.MarkedYAMLError, last: Any, opened: list[Any]) -> Problem:
    """The problem that stopped libyaml.

    `last` is the last event before (None if there was none), `opened` are the events of the
    lists and mappings that are not at their end yet.
    """
    found = Fault(
        lines=lines,
        at=mark(lines, error.problem_mark) or Mark(0, 0, 0, ""),
        since=mark(lines, error.context_mark),
        scanning=isinstance(error, yaml.scanner.ScannerError),
        last=last,
        bracket=_bracket(lines, opened),
    )
    return next(problem for rule in RULES if (problem := rule(found)))


def _bracket(lines: Lines, opened: list[Any]) -> Mark | None:
    """The innermost bracket that is open; of [a: b] the group has none of its own."""
    is_open = bool(opened) and opened[-1].flow_style
    marks = [mark(lines, event.start_mark) for event in reversed(opened) if is_open]
    return next((mark for mark in marks if mark and mark.character in ("[", "{")), None)


def keyless(lines: Lines, line: int, column: int) -> Problem:
    """The problem of a text that stands where a key should; counted from 0."""
    text = lines.row(line)[column:].strip()
    if NO_COLON.match(text):
        return _no_colon(lines, line, column)
    glued = re.match(r"([\w-]+):(?=[^\s/])", text)
    if glued:
        hint = f"write: {cut(f'{glued[1]}: {text[glued.end() :]}')}"
        place = lines.place(line, column + glued.end() - 1)
        return Problem(place, "a space is missing after the colon", hint)
    place = lines.place(line, column)
    if re.fullmatch(r"[\w-]+", text):
        ends = not any(map(str.strip, lines.rows[line + 1 :]))
        hint = f"write: {cut(text)}: ...{'; was the file cut off here?' if ends else ''}"
        return Problem(place, f"a colon is missing after {quoted(text)}", hint)
    hint = "start it with a key and a colon, or indent it under the text that it belongs to"
    return Problem(place, "this line has no key", hint)


def _no_colon(lines: Lines, line: int, column: int) -> Problem:
    """The problem of 'duration = 90' and 'duration 90'."""
    text = lines.row(line)[column:].strip()
    found = NO_COLON.match(text)
    word, value = (found[1], text[found.end() :]) if found else (text, "...")
    message = f"a colon is missing after {quoted(word)}"
    return Problem(lines.place(line, column), message, f"write: {cut(f'{word}: {value}')}")


def _tab(fault: Fault) -> Problem | None:
    indent = spaces(fault.row)
    if "\t" not in indent or fault.at.column > len(indent):
        return None
    hint = "use spaces instead, two for each level"
    return fault.problem(fault.at.line, indent.index("\t"), "a tab indents this line", hint)


def _odd_space(fault: Fault) -> Problem | None:
    for at in filter(None, [fault.at, fault.since]):
        indent = spaces(fault.lines.row(at.line))
        odd = next((i for i, character in enumerate(indent) if character in ODD_SPACES), None)
        if odd is not None:
            message = "a space of an unusual kind indents this line"
            return fault.problem(at.line, odd, message, "replace it by common spaces")
    return None


def _inline_list(fault: Fault) -> Problem | None:
    if fault.at.character != "-" or not parts(fault.row)["key"] or fault.starts_line:
        return None
    hint = "put it below, indented; if it is text, put quotes around it"
    message = "a list starts on a line of its own"
    return fault.problem(fault.at.line, fault.at.column, message, hint)


def _no_key(fault: Fault) -> Problem | None:
    if fault.at.character != ":" or not fault.starts_line:
        return None
    message, hint = "a key is missing before the colon", "write one, or put quotes around the text"
    return fault.problem(fault.at.line, fault.at.column, message, hint)


def _colon(fault: Fault) -> Problem | None:
    if fault.at.character != ":" or fault.since:
        return None
    if ":" not in fault.row[: fault.at.column] and re.fullmatch(r"[\w-]+", parts(fault.row)["key"]):
        return _key_in_text(fault)
    hint = _quotes_hint(fault)
    if ":" not in fault.row[: fault.at.column]:
        hint = f"put quotes around the whole text, which starts in line {_begun(fault) + 1}"
    message = "a colon inside text needs quotes"
    return fault.problem(fault.at.line, fault.at.column, message, hint)


def _key_in_text(fault: Fault) -> Problem | None:
    ended = dashes.interrupted(fault.lines, fault.at.line)
    if ended:
        return ended
    begun = _begun(fault)
    column = len(parts(fault.row)["dashes"])
    above = parts(fault.lines.row(begun))
    if not above["key"] and NO_COLON.match(above["value"].strip()):
        return _no_colon(fault.lines, begun, len(above["dashes"]))
    if above["key"] and len(above["dashes"]) != column:
        return _align(fault, column, (begun, len(above["dashes"]), above["key"]))
    hint = "a text with a colon in it needs quotes"
    message = f"this key stands inside the text of line {begun + 1}"
    return fault.problem(fault.at.line, column, message, hint)


def _begun(fault: Fault) -> int:
    return fault.last.start_mark.line if fault.last else fault.at.line


def _dash(fault: Fault) -> Problem | None:
    """A dash that is missing, or has no space after it, here or where the text above began."""
    begun = fault.since.line if fault.since else _begun(fault)
    rows = dict.fromkeys([fault.at.line, begun, _begun(fault)])
    glued = filter(None, (dashes.glued(fault.lines, line) for line in rows))
    return next(glued, None) or dashes.missing(fault.lines, fault.at.line, _begun(fault))


def _interrupted(fault: Fault) -> Problem | None:
    return dashes.interrupted(fault.lines, fault.at.line) if fault.starts_line else None


def _open_bracket(fault: Fault) -> Problem | None:
    opened = fault.bracket
    if not opened or (opened.line == fault.at.line and fault.at.character):
        return None
    closing = "]" if opened.character == "[" else "}"
    message = f"'{opened.character}' opens here and is never closed"
    hint = f"put '{closing}' at its end; text that starts with '{opened.character}' needs quotes"
    return fault.problem(opened.line, opened.column, message, hint)


def _special(fault: Fault) -> Problem | None:
    column = value_column(fault.row)
    sign = fault.row[column : column + 1]
    if not sign or sign not in SPECIAL or column > fault.at.column:
        return None
    message, hint = f"text that starts with '{sign}' needs quotes", _quotes_hint(fault)
    if sign in "|>":
        message = f"'{sign}' stands alone; the text starts in the next line"
        hint = hint if hint.startswith("write") else "move what stands after it to the next line"
    return fault.problem(fault.at.line, column, message, hint)


def _keyless(fault: Fault) -> Problem | None:
    if not fault.scanning or not fault.since:
        return None
    return keyless(fault.lines, fault.since.line, fault.since.column)


def _misaligned(fault: Fault) -> Problem | None:
    if not fault.starts_line:
        return None
    column, is_item = fault.at.column, fault.at.character == "-"
    levels = _levels(fault.lines, fault.at.line, is_item)
    if any(level[1] == column for level in levels):
        return None
    if levels:
        return _align(fault, column, min(levels, key=lambda level: abs(level[1] - column)))
    return None


def _stray(fault: Fault) -> Problem | None:
    if not fault.starts_line or not fault.since:
        return None
    message, hint = "a list item stands where a key should", "put a key above the list: 'items:'"
    if fault.at.character != "-":
        message, hint = "a key stands where a list item should", "start the line with a dash: '- '"
    mixes = (fault.at.character == "-") != (fault.since.character == "-")
    return fault.problem(fault.at.line, fault.at.column, message, hint) if mixes else None


def _after_end(fault: Fault) -> Problem | None:
    if not isinstance(fault.last, yaml.DocumentEndEvent) or not fault.last.explicit:
        return None
    hint = "a file holds one: remove the line '...' above"
    message = "a second document starts here"
    return fault.problem(fault.at.line, fault.at.column, message, hint)


def _unknown(fault: Fault) -> Problem:
    hint = "look for a quote, a colon or an indentation that is wrong, here or in the line above"
    return fault.problem(fault.at.line, fault.at.column, "this can't be understood", hint)


RULES: list[Callable[[Fault], Problem | None]] = [
    _tab,
    _odd_space,
    open_quote,
    escape,
    late_quote,
    after_quote,
    _open_bracket,
    _inline_list,
    _no_key,
    _dash,
    _colon,
    _special,
    _keyless,
    _interrupted,
    _misaligned,
    _stray,
    _after_end,
    _unknown,
]


def _levels(lines: Lines, line: int, is_item: bool) -> list[tuple[int, int, str]]:
    """The keys, or list items, that are open above a line: their line, column and words."""
    levels, limit = [], len(lines.text)
    for number in range(line - 1, -1, -1):
        row = lines.row(number)
        found, indent = parts(row), len(spaces(row))
        if indent >= limit or not (found["key"] or found["dashes"].strip()):
            continue
        limit = indent
        dash = found["dashes"].rfind("-")
        if is_item and dash >= 0:
            levels.append((number, dash, "-"))
        elif found["key"] and not is_item:
            levels.append((number, len(found["dashes"]), found["key"]))
    return levels


def _align(fault: Fault, column: int, level: tuple[int, int, str]) -> Problem:
    line, meant, word = level
    message = f"this line should start in the same column as line {line + 1}"
    hint = f"put it in column {meant + 1}, below {quoted(word)}"
    return fault.problem(fault.at.line, column, message, hint)


def _quotes_hint(fault: Fault) -> str:
    """The line with its text in quotes, or how to do it where the text has several lines."""
    row, below = fault.row, fault.lines.row(fault.at.line + 1)
    column = value_column(row)
    if below.strip() and len(spaces(below)) > len(spaces(row)):
        return "put quotes around the whole text; it goes on in the next line"
    text = json.dumps(row[column:].strip(), ensure_ascii=False)
    return f"write: {cut(row[:column].strip() + ' ' + text).strip()}"
