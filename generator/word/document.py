"""One sheet as a Word document, from the activity's model alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.blocks.base import Block, Context
from generator.blocks.outline import Heading, Part, Turned, of_view, said
from generator.model import Activity, ActivityFile, Section, Toolkit
from generator.word.package import Package

BLOCKS = Path(__file__).parent.parent / "blocks"


def sheet(toolkit: Toolkit, activity: Activity, wording: str) -> bytes:
    """The activity's sheet in one wording as a .docx; the same content gives the same bytes."""
    file = activity.wordings[wording]
    made = Package(toolkit, file)
    made.describe()
    made.fill(outline(toolkit, file))
    return made.saved()


def outline(toolkit: Toolkit, file: ActivityFile) -> list[Part]:
    """What the document says below its title."""
    context = toolkit.context(file)
    introduction = [said(file.sheet.introduction)] if file.sheet.introduction else []
    sections = [part for one in file.sheet.sections for part in _section(one, context)]
    return [*introduction, *sections]


def _section(section: Section, context: Context) -> Iterable[Part]:
    """Its title stands with its first block, if that needs a landscape page, else before it."""
    head: list[Part] = [Heading(section.title, 2)]
    head += [said(section.introduction, style="lead")] if section.introduction else []
    blocks = [part for block in section.blocks for part in parts_of(block, context)]
    if isinstance(blocks[0], Turned):
        return [Turned((*head, *blocks[0].parts)), *blocks[1:]]
    return [*head, *blocks]


def parts_of(block: Block, context: Context) -> Sequence[Part]:
    """A block's outline: its type's own, or the default made from its view and fields."""
    view = {"fields": block.fields(context), "words": context.words} | block.view(context)
    own = _own(block.type)
    return own.parts(view) if own else of_view(view)


@lru_cache
def _own(type: str) -> Any:
    is_there = (BLOCKS / type / "word.py").is_file()
    return import_module(f"generator.blocks.{type}.word") if is_there else None
