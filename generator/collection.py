"""The files of a toolkit while they are being read, before they are known to be whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.blocks.base import Block
from generator.model import blocks_of
from generator.picture import Picture
from generator.problems import Problem
from generator.published import Published
from generator.source import Node
from generator.succession import Sheet


@dataclass(frozen=True)
class Read:
    """One file that could be read: its path as shown to authors, its nodes, its model.

    The nodes of a wording are those of its activity under it; `over` is what its own file says.
    """

    path: str
    node: Node
    model: Any
    over: Node | None = None


@dataclass
class Collection:
    """What has been read so far, by file (or folder) name, and every problem met on the way.

    `published` is what the last release wrote, `sheets` what activities ask now, if all is well.

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
    logo: Picture | None = None
    published: Published | None = None
    sheets: list[Sheet] = field(default_factory=list)

    @property
    def annex_ids(self) -> list[str]:
        """The annexes that there are, those with problems too."""
        return [file.stem for file in visible(self.folder, "annexes/*.yaml")]


def visible(folder: Path, pattern: str) -> list[Path]:
    """The files below `folder` that authors see: what computers leave there is hidden."""
    found = [path for path in folder.glob(pattern) if not path.name.startswith(".")]
    return sorted(found)


def shown(folder: Path, file: Path) -> str:
    """A file's path as it is told to authors."""
    return (Path(folder.name) / file.relative_to(folder)).as_posix()


def with_nodes(found: Read) -> Iterator[tuple[Block, Node]]:
    """Each block of an activity with its nodes; the order is that of `blocks_of`."""
    root, file = found.node, found.model
    sections = range(len(file.sheet.sections))
    places: list[tuple[str | int, ...]] = [
        ("method",),
        *(("sheet", "sections", index, "blocks") for index in sections),
        ("facilitator",),
    ]
    nodes = [node for place in places for node in root.find(place).items()]
    return zip(blocks_of(file), nodes, strict=True)
