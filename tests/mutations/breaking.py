"""Ways to break a file: what authors do by mistake, and what happens to files on their way.

Each yields mutations. `lines` are those where the report has to be, None where it may be fine;
`near` are those where it has to be if there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import yaml

from generator.blocks import types
from tests.mutations.growing import Entry, Item, Source

NOWHERE = "nowhere-at-all"
ID = re.compile(r"[a-z0-9-]+")
ONE = frozenset({"annex", "band", "type", "outcomes", "activities", "modules"})
POINTING = ONE.union(*(block.refers_to for block in types().values()))
"""Keys that name something else."""


@dataclass(frozen=True)
class Mutation:
    """One file, broken: what was done, its new content, the lines where it has to be told."""

    source: Source
    deed: str
    raw: bytes
    lines: frozenset[int] | None = None
    near: frozenset[int] | None = None

    def __str__(self) -> str:
        return f"{self.source.folder.parent.name}/{self.source.path}: {self.deed}"


Deed = Callable[[Source, Random], Iterator[Mutation]]


def _spliced(source: Source, start: int, end: int, new: str) -> bytes:
    return (source.text[:start] + new + source.text[end:]).encode()


def _lines(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


def key_deleted(source: Source, random: Random) -> Iterator[Mutation]:
    """A required key is told at what is around it; another one may be left out."""
    for entry in _some(source.entries, random):
        start, end = _span(source, entry)
        deed = f"delete '{entry.name}' in line {entry.key.start_mark.line + 1}"
        raw = _spliced(source, start, end, "")
        is_told = entry.is_required and not source.is_wording
        if entry.before is not None or entry.after is not None:
            yield Mutation(source, deed, raw, _parent(source, entry) if is_told else None)


def _span(source: Source, entry: Entry) -> tuple[int, int]:
    if entry.after is not None:
        return entry.key.start_mark.index, entry.after
    return entry.before or 0, source.end(entry.value)


def _parent(source: Source, entry: Entry) -> frozenset[int]:
    """Where the group of keys starts: in a file by its own first key, which may be the lost one."""
    line = entry.around.line + 1
    is_first = entry.before is None and entry.after is not None and len(entry.location) == 1
    gap = source.text[: entry.after].count("\n") if is_first else 0
    lost = source.text[: entry.key.start_mark.index].count("\n")
    return _lines(line) if not is_first else _lines(line, gap + 1, lost + 1)


def value_of_another_kind(source: Source, random: Random) -> Iterator[Mutation]:
    """A text that is a group of keys, a list that is a number: told at its line."""
    for entry in _some(source.entries, random):
        is_text = isinstance(entry.value, yaml.ScalarNode)
        new = random.choice(["{wrong: kind}", "[[wrong], kind]"]) if is_text else "12"
        start = entry.value.start_mark.index
        raw = _spliced(source, start, source.end(entry.value), new)
        deed = f"'{entry.name}: {new}' in line {source.line(start)}"
        if not is_text or entry.value.value:
            yield Mutation(source, deed, raw, _lines(source.line(start)))


def reference_broken(source: Source, random: Random) -> Iterator[Mutation]:
    """An id that is pointed at and is not there: told at its line."""
    for entry in [one for one in source.entries if one.name in POINTING]:
        nodes = entry.value.value if isinstance(entry.value, yaml.SequenceNode) else [entry.value]
        for node in nodes:
            if isinstance(node, yaml.ScalarNode) and ID.fullmatch(node.value):
                start = node.start_mark.index
                raw = _spliced(source, start, source.end(node), NOWHERE)
                deed = f"'{entry.name}: {NOWHERE}' in line {source.line(start)}"
                yield Mutation(source, deed, raw, _lines(source.line(start)))


def key_doubled(source: Source, random: Random) -> Iterator[Mutation]:
    """A key that stands twice: told at the second."""
    for entry in _some(source.entries, random):
        start, end = entry.key.start_mark, source.end(entry.value)
        gap = ", " if entry.is_flow else "\n" + " " * start.column
        raw = _spliced(source, end, end, gap + source.text[start.index : end])
        line = source.line(end) + (0 if entry.is_flow else 1)
        yield Mutation(source, f"double '{entry.name}' in line {line}", raw, _lines(line))


def entry_doubled(source: Source, random: Random) -> Iterator[Mutation]:
    """An entry with an id that stands twice: told at the second id."""
    for item in _some([one for one in source.items if _id_of(one)], random):
        start, end = item.node.start_mark, source.end(item.node)
        column = item.list.start_mark.column
        gap = (
            ", " if item.list.flow_style else "\n" + " " * column + "-".ljust(start.column - column)
        )
        raw = _spliced(source, end, end, gap + source.text[start.index : end])
        id_line = _id_of(item).start_mark.line - start.line
        line = source.line(end) + id_line + (0 if item.list.flow_style else 1)
        yield Mutation(source, f"double the entry of line {start.line + 1}", raw, _lines(line))


def _id_of(item: Item) -> Any:
    pairs = item.node.value if isinstance(item.node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == "id"), None)


def type_changed(source: Source, random: Random) -> Iterator[Mutation]:
    """A block of another type."""
    for entry in [one for one in source.entries if one.name == "type"]:
        new = random.choice(sorted(types()))
        start = entry.value.start_mark.index
        raw = _spliced(source, start, source.end(entry.value), new)
        line = source.line(start)
        near = _near(source, line)
        yield Mutation(source, f"'type: {new}' in line {line}", raw, near=near)


def cut(source: Source, random: Random) -> Iterator[Mutation]:
    """The file ends at some byte."""
    for _ in range(40):
        end = random.randrange(len(source.raw))
        line = source.raw[:end].count(b"\n") + 1
        near = _near(source, line - 1, line)
        yield Mutation(source, f"cut after {end} bytes", source.raw[:end], near=near)


def line_deleted(source: Source, random: Random) -> Iterator[Mutation]:
    """One line less."""
    for number, _ in _rows(source, random):
        yield _with_rows(source, f"delete line {number + 1}", number, [])


def line_doubled(source: Source, random: Random) -> Iterator[Mutation]:
    """One line twice."""
    for number, rows in _rows(source, random):
        yield _with_rows(source, f"double line {number + 1}", number, [rows[number]] * 2)


def line_indented(source: Source, random: Random) -> Iterator[Mutation]:
    """One line further in or out."""
    for number, rows in _rows(source, random):
        by, row = random.choice([-4, -2, -1, 1, 2, 4]), rows[number]
        moved = " " * by + row if by > 0 else row[min(-by, len(row) - len(row.lstrip(" "))) :]
        yield _with_rows(source, f"indent line {number + 1} by {by}", number, [moved])


def line_with_a_tab(source: Source, random: Random) -> Iterator[Mutation]:
    """A tab in place of the spaces in front of a key or a dash: told at its line."""
    for entry in _some([one for one in source.entries if one.key.start_mark.column], random):
        number, rows = entry.key.start_mark.line, source.text.split("\n")
        row = rows[number].lstrip(" ")
        if not entry.is_flow and row != rows[number]:
            rows = [*rows[:number], "\t" + row, *rows[number + 1 :]]
            raw = "\n".join(rows).encode()
            yield Mutation(source, f"a tab in line {number + 1}", raw, _lines(number + 1))


def sign_deleted(source: Source, random: Random) -> Iterator[Mutation]:
    """A quote, bracket, colon or dash less."""
    for found in _some(list(re.finditer(r"[\"'\[\]{}:-]", source.text)), random):
        line = source.line(found.start())
        raw = _spliced(source, found.start(), found.end(), "")
        deed, near = f"delete {found[0]} in line {line}", _near(source, line)
        yield Mutation(source, deed, raw, near=near)


def quote_opened(source: Source, random: Random) -> Iterator[Mutation]:
    """A closing quote, bracket or brace less: told where it was opened."""
    for entry in _some(source.entries, random):
        start, end = entry.value.start_mark.index, source.end(entry.value)
        if source.text[start] in "\"'[{":
            raw = _spliced(source, end - 1, end, "")
            line = source.line(start)
            deed = f"open {source.text[start]} in line {line}"
            yield Mutation(source, deed, raw, _lines(*range(line, source.line(end) + 1)))


def encoded_otherwise(source: Source, random: Random) -> Iterator[Mutation]:
    """Another encoding, or a byte that is no text: told at its line."""
    yield Mutation(source, "UTF-16", source.text.encode("utf-16"), _lines(1))
    yield Mutation(source, "UTF-16 without a mark", source.text.encode("utf-16-le"), _lines(1))
    for byte, name in ((b"\xff", "FF"), (b"\0", "zero"), (b"\x1b", "escape")):
        at = len(source.text[: random.randrange(len(source.text))].encode())
        line = source.raw[:at].count(b"\n") + 1
        raw = source.raw[:at] + byte + source.raw[at:]
        yield Mutation(source, f"the byte {name} in line {line}", raw, _lines(line))
    odd = next((at for at, sign in enumerate(source.text) if sign > "\x7f"), None)
    if odd is not None:
        raw = source.text.encode("cp1252", "replace")
        yield Mutation(source, "Windows-1252", raw, None)


def _rows(source: Source, random: Random) -> Iterator[tuple[int, list[str]]]:
    rows = source.text.split("\n")
    for number in _some(range(len(rows) - 1), random):
        yield number, rows


def _with_rows(source: Source, deed: str, number: int, new: list[str]) -> Mutation:
    rows = source.text.split("\n")
    raw = "\n".join([*rows[:number], *new, *rows[number + 1 :]]).encode()
    return Mutation(source, deed, raw, near=_near(source, number, number + 1, number + 2))


def _near(source: Source, *lines: int) -> frozenset[int]:
    """The lines of the blocks around some lines, and the one where the file itself starts."""
    return frozenset({source.first}.union(*map(source.around, lines)))


def _some(found: Any, random: Random) -> Any:
    """All of it in another order."""
    return random.sample(list(found), len(found))


DEEDS: tuple[Deed, ...] = (
    key_deleted,
    value_of_another_kind,
    reference_broken,
    key_doubled,
    entry_doubled,
    type_changed,
    cut,
    line_deleted,
    line_doubled,
    line_indented,
    line_with_a_tab,
    sign_deleted,
    quote_opened,
    encoded_otherwise,
)
