"""A file of content as the places where it can be broken: each key, value and entry with its span.

PyYAML finds the spans, so that what is broken does not depend on what is tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.blocks import types
from generator.check import _keys_at
from generator.model import AnnexFile, ModuleFile, ToolkitFile, activity_model

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Entry:
    """One key with its value: where both start and end in the text, what the model says of it.

    `before` and `after` are the end of the entry before and the start of the one after, None at
    the ends; `around` is where the group of keys starts.
    """

    location: Location
    key: Any
    value: Any
    before: int | None
    after: int | None
    around: Any
    is_flow: bool
    is_required: bool

    @property
    def name(self) -> str:
        """The key."""
        return str(self.key.value)


@dataclass(frozen=True)
class Item:
    """One item of a list, and the list."""

    node: Any
    list: Any
    location: Location


@dataclass(frozen=True)
class Source:
    """One file of the toolkit in `folder`."""

    folder: Path
    path: str

    @cached_property
    def raw(self) -> bytes:
        """Its bytes, as they are when nothing is broken."""
        return (self.folder / self.path).read_bytes()

    @cached_property
    def text(self) -> str:
        """Its text."""
        return self.raw.decode()

    @property
    def is_wording(self) -> bool:
        """Whether it is laid over another file."""
        return "." in Path(self.path).stem

    @property
    def schema(self) -> str:
        """The name of its JSON Schema."""
        if self.is_wording:
            return "overlay.json"
        names = {ToolkitFile: "toolkit.json", ModuleFile: "module.json", AnnexFile: "annex.json"}
        return names.get(self.model, "activity.json")

    @property
    def model(self) -> Any:
        """What its keys are checked against."""
        if self.path.startswith("annexes/"):
            return AnnexFile
        named = {"toolkit.yaml": ToolkitFile, "module.yaml": ModuleFile}
        return named.get(Path(self.path).name) or activity_model()

    def end(self, node: Any) -> int:
        """Where a value ends, without the spaces and comments behind it."""
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            return len(self.text[: node.end_mark.index].rstrip())
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def line(self, index: int) -> int:
        """The number of the line with this character."""
        return self.text.count("\n", 0, index) + 1

    def around(self, line: int) -> range:
        """The lines of the block around a line, outside of blocks those of the file's key."""
        spans = [
            range(node.start_mark.line + 1, self.line(self.end(node)) + 1)
            for node, at, _ in self._nodes
            if isinstance(node, yaml.MappingNode) and _is_block(node)
        ]
        keys = [
            range(entry.key.start_mark.line + 1, self.line(self.end(entry.value)) + 1)
            for entry in self.entries
            if len(entry.location) == 1
        ]
        return next((span for span in [*spans, *keys] if line in span), range(line, line + 1))

    @cached_property
    def first(self) -> int:
        """The line of the first key, where keys are told that the file lacks."""
        return int(self._nodes[0][0].start_mark.line) + 1

    @cached_property
    def entries(self) -> list[Entry]:
        """Every key of the file."""
        return [entry for node, at, tagged in self._nodes for entry in self._in(node, at, tagged)]

    @cached_property
    def items(self) -> list[Item]:
        """Every item of its lists."""
        return [
            Item(item, node, (*at, index))
            for node, at, _ in self._nodes
            if isinstance(node, yaml.SequenceNode)
            for index, item in enumerate(node.value)
        ]

    @cached_property
    def _nodes(self) -> list[tuple[Any, Location, Location]]:
        return list(_walk(yaml.compose(self.text, yaml.CSafeLoader), (), ()))

    def _in(self, node: Any, at: Location, tagged: Location) -> Iterator[Entry]:
        if not isinstance(node, yaml.MappingNode):
            return
        known, pairs = _keys_at(self.model, tagged), node.value
        for index, (key, value) in enumerate(pairs):
            about = known.get(key.value)
            yield Entry(
                (*at, key.value),
                key,
                value,
                self.end(pairs[index - 1][1]) if index else None,
                pairs[index + 1][0].start_mark.index if index + 1 < len(pairs) else None,
                node.start_mark,
                bool(node.flow_style),
                about is not None and about.is_required(),
            )


def _is_block(node: Any) -> bool:
    return any(key.value == "type" for key, _ in node.value)


def _walk(node: Any, at: Location, tagged: Location) -> Iterator[tuple[Any, Location, Location]]:
    """Each node with its location, as it is and with the types of blocks in it."""
    if isinstance(node, yaml.MappingNode):
        type = next((value.value for key, value in node.value if key.value == "type"), None)
        tagged = (*tagged, type) if type in types() else tagged
        yield node, at, tagged
        for key, value in node.value:
            yield from _walk(value, (*at, key.value), (*tagged, key.value))
        return
    yield node, at, tagged
    for index, item in enumerate(node.value if isinstance(node, yaml.SequenceNode) else ()):
        yield from _walk(item, (*at, index), (*tagged, index))
