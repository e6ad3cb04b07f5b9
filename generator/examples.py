"""The named examples of each block type, each with an activity around it.

`blocks/<type>/examples.yaml` maps a name to `title`, `block` and, where they are needed,
`language`, `beside` (blocks that stand before it on the sheet) and `annexes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel

from generator.blocks import HERE, types
from generator.blocks.base import Block, Context
from generator.check import check
from generator.model import (
    Activity,
    Annex,
    AnnexFile,
    Module,
    ModuleFile,
    Toolkit,
    ToolkitFile,
    titled,
)
from generator.model import activity_model as activity_file
from generator.problems import ContentError
from generator.source import Node, read

M = TypeVar("M", bound=BaseModel)
RELEASED = "2026-11-23"
ID = "example"


@dataclass(frozen=True)
class Shown:
    """What the gallery shows of an activity of `toolkit`: its sheet, and the YAML for it."""

    type: str
    name: str
    title: str
    toolkit: Toolkit
    activity: Activity
    written: str
    """The YAML as it stands in the file, from the first column on."""
    above: str = ""
    """The YAML of the blocks above it on the sheet, which it refers to."""
    annexes: tuple[tuple[str, str], ...] = ()
    """The annexes that it refers to: file -> its YAML."""

    @property
    def context(self) -> Context:
        """What a block may know of the activity."""
        return self.toolkit.context(self.activity.file)


@dataclass(frozen=True)
class Example(Shown):
    """One example: `block` stands last on the only sheet of `toolkit`, `written` is its YAML."""

    block: Block = field(kw_only=True)


def examples() -> Iterator[Example]:
    """Every example of every block type; raises ContentError where one of them is wrong."""
    for type in types():
        yield from examples_of(type)


def examples_of(type: str) -> Iterator[Example]:
    """The examples of one block type, in the order of its file."""
    file = HERE / type / "examples.yaml"
    written = _written(file.read_text("utf-8"))
    for name, node in read(file, _shown(file)).entries():
        yield _example(type, name, node, written[name])


class _Written(NamedTuple):
    block: str
    above: str
    annexes: tuple[tuple[str, str], ...]


@cache
def _written(text: str) -> dict[str, _Written]:
    """The YAML of each example, by its name."""
    examples: Any = yaml.compose(text, yaml.SafeLoader)
    return {name.value: _parts(text, parts) for name, parts in examples.value}


def _parts(text: str, example: Any) -> _Written:
    parts = {key.value: value for key, value in example.value}
    annexes = parts["annexes"].value if "annexes" in parts else []
    return _Written(
        _slice(text, parts["block"]),
        _slice(text, parts["beside"]) if "beside" in parts else "",
        tuple((f"annexes/{_id(one)}.yaml", _slice(text, one)) for one in annexes),
    )


def _id(annex: Any) -> str:
    return next(str(value.value) for key, value in annex.value if key.value == "id")


def _slice(text: str, node: yaml.Node) -> str:
    """A node as it is written, from the first column on."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return text[start.index : end.index] + "\n"
    first, *others = text.splitlines()[start.line : end.line]
    first = " " * start.column + first[start.column :]  # without the dash of a list before it
    return dedent("\n".join([first, *others])).rstrip() + "\n"


def _shown(file: Path) -> str:
    return file.relative_to(HERE.parent.parent).as_posix()


def _example(type: str, name: str, node: Node, written: _Written) -> Example:
    parts = dict(node.entries())
    title = str(parts["title"].value)
    language = str(parts["language"].value) if "language" in parts else "en"
    annexes = parts["annexes"].items() if "annexes" in parts else []
    beside = parts["beside"].items() if "beside" in parts else []
    around = _Around(node, title)
    file = around.file(activity_file(), around.activity([*beside, parts["block"]]))
    annex_files = [around.file(AnnexFile, annex) for annex in annexes]
    file = titled(file, {annex.id: annex for annex in annex_files})
    toolkit = Toolkit(
        around.file(ToolkitFile, around.toolkit(language)),
        (Module(around.file(ModuleFile, around.module()), (Activity(ID, {ID: file}),)),),
        tuple(Annex(annex) for annex in annex_files),
    )
    block = file.sheet.sections[0].blocks[-1]
    return Example(type, name, title, toolkit, toolkit.activities[0], *written, block=block)


@dataclass(frozen=True)
class _Around:
    """What stands around an example called `title`; faults are placed at `node`."""

    node: Node
    title: str

    def file(self, model: type[M], content: Any) -> M:
        found, problems = check(self._placed(content), model)
        if found is None or problems:
            raise ContentError(problems)
        return found

    def toolkit(self, language: str) -> dict[str, Any]:
        return {
            "id": "examples",
            "title": self.title,
            "description": self.title,
            "languages": [language],
            "publisher": {"name": "Examples"},
            "released": RELEASED,
            "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
            "people": "people",
            "modules": [ID],
        }

    def module(self) -> dict[str, Any]:
        return {"id": ID, "number": 1, "title": self.title, "summary": self.title}

    def activity(self, blocks: list[Node]) -> dict[str, Any]:
        section = {"id": ID, "title": self.title, "blocks": blocks}
        wording = {"wording": ID, "wording_title": self.title}
        said = {"title": self.title, "summary": self.title, "aim": self.title}
        return {"id": ID, "number": 1, "sheet": {"sections": [section]}} | wording | said

    def _placed(self, content: Any) -> Node:
        """`content` as nodes; what is a node already keeps its place."""
        if isinstance(content, Node):
            return content
        place = self.node.place
        if isinstance(content, dict):
            children = {key: self._placed(value) for key, value in content.items()}
            return Node(children, place, dict.fromkeys(content, place))
        if isinstance(content, list):
            return Node([self._placed(entry) for entry in content], place)
        return Node(content, place)
