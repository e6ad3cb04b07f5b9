"""The files of a toolkit while they are being read, before they are known to be whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.source import Node


@dataclass(frozen=True)
class Read:
    """One file that could be read: its path as shown to authors, its nodes, its model."""

    path: str
    node: Node
    model: Any


@dataclass
class Collection:
    """What has been read so far, by id, and every problem met on the way.

    `ids` are those of all modules, activities and annexes, of files with problems too;
    `activities` holds each activity's wordings by their id, the default one first.
    """

    folder: Path
    ids: list[Node] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    modules: dict[str, Read] = field(default_factory=dict)
    activities: dict[str, dict[str, Read]] = field(default_factory=dict)
    annexes: dict[str, Read] = field(default_factory=dict)
    toolkit: Read | None = None

    @property
    def annex_ids(self) -> list[str]:
        """The annexes that there are, those with problems too."""
        return sorted(file.stem for file in self.folder.glob("annexes/*.yaml"))
