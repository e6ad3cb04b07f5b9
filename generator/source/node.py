"""A value from a file together with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.problems import Place
from generator.source.notes import Note

Scalar: TypeAlias = str | int | float | bool | None
Location: TypeAlias = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list of nodes or a mapping; `key_places` says where the keys of that stand.

    `note` says what is odd about a text that can be used as it is: a comment that may be part of
    it, or a quote that may be no part of it.
    """

    value: "Scalar | list[Node] | dict[str, Node]"
    place: Place
    key_places: dict[str, Place] = field(default_factory=dict)
    note: Note = ""

    def find(self, location: Location) -> "Node":
        """The node at `location`, or the nearest one around it.

        Parts that are not in the file, such as missing keys, are skipped.
        """
        return self._walk(location)[0]

    def place_of(self, location: Location) -> Place:
        """Where the last part of `location` is written: its key, or the item of a list."""
        return self._walk(location)[1]

    def _walk(self, location: Location) -> tuple["Node", Place]:
        node, place = self, self.place
        for part in location:
            step = node._child(part)
            if step:
                node, place = step
        return node, place

    def _child(self, part: str | int) -> tuple["Node", Place] | None:
        if isinstance(self.value, dict) and part in self.value:
            return self.value[str(part)], self.key_places[str(part)]
        if isinstance(self.value, list) and isinstance(part, int) and part < len(self.value):
            return self.value[part], self.value[part].place
        return None

    def items(self) -> "list[Node]":
        """The items of a list, none for anything else."""
        return self.value if isinstance(self.value, list) else []

    def entries(self) -> "list[tuple[str, Node]]":
        """The keys and values of a mapping, none for anything else."""
        return list(self.value.items()) if isinstance(self.value, dict) else []


def data(node: Node) -> Any:
    """The same value without places: plain lists, dicts and scalars."""
    if isinstance(node.value, dict):
        return {key: data(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [data(child) for child in node.value]
    return node.value
