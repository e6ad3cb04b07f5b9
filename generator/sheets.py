"""What each activity asks now, with the names that its fields had before.

Old names follow from old ids: the fields are made again from a copy of the activity in which each
id that replaced another is a mark, so whatever a block type makes of ids is found by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from pydantic import BaseModel

from generator.blocks.base import Block, Field
from generator.model import Activity, ActivityFile, Annex, Toolkit, fields_of, sheet_blocks
from generator.succession import Asked, Declared, Sheet

Marks = dict[str, Declared]
MARK = re.compile(r"(@[a-z]?\d+@)")
ANNEX = "annex"


def sheets(toolkit: Toolkit) -> list[Sheet]:
    """The sheet of every activity, in order."""
    annexes, marks = _marked_annexes(toolkit.annexes)
    marked = replace(toolkit, annexes=annexes)
    return [_sheet(toolkit, activity, marked, marks) for activity in toolkit.activities]


def _sheet(toolkit: Toolkit, activity: Activity, marked: Toolkit, marks: Marks) -> Sheet:
    file = activity.file
    fields = {
        wording: fields_of(worded, toolkit.context(worded))
        for wording, worded in activity.wordings.items()
    }
    copy, declared = _marked_file(file, marks)
    patterns = fields_of(copy, marked.context(copy)) if declared else fields[file.wording]
    start = f"{file.id}."
    asked = [
        _asked(dict(zip(fields, worded, strict=True)), pattern, declared, start)
        for *worded, pattern in zip(*fields.values(), patterns, strict=True)
    ]
    own = [one for mark, one in declared.items() if mark not in marks]
    return Sheet(file.id, tuple(fields), tuple(asked), tuple(own), tuple(file.renamed_from))


def _asked(worded: Mapping[str, Field], pattern: Field, declared: Marks, start: str) -> Asked:
    """One field from what it is in each wording, the default one first."""
    field = next(iter(worded.values()))
    renamed = {
        old: option.value
        for option, marked in zip(field.options, pattern.options, strict=True)
        for old in _values(marked.value, declared)
        if old != option.value
    }
    return Asked(
        field.name.removeprefix(start),
        field.kind,
        {wording: one.asked for wording, one in worded.items()},
        {option.value: _short(option.label, field.label) for option in field.options},
        renamed,
        pattern.name.removeprefix(start),
    )


def _short(label: str, question: str) -> str:
    """The words of a choice: its label begins with the question, to make sense alone."""
    return label.removeprefix(question).strip() or label


def _values(pattern: str, declared: Marks) -> list[str]:
    """Every value that a pattern of ids has had, or may have had, and the one of now."""
    parts = MARK.split(pattern)  # text and marks in turn
    choices = [_ids(declared[part]) if at % 2 else (part,) for at, part in enumerate(parts)]
    return ["".join(ids) for ids in product(*choices)]


def _ids(one: Declared) -> tuple[str, ...]:
    return (one.id, *one.olds)


def _marked_annexes(annexes: Sequence[Annex]) -> tuple[tuple[Annex, ...], Marks]:
    """Annexes with marks for ids that replaced others: of rungs, values are made."""
    marks: Marks = {}
    marking = _Marking(marks, "a")
    marked = [replace(one, file=marking.copy(one.file, one.id, ANNEX)) for one in annexes]
    return tuple(marked), marks


def _marked_file(file: ActivityFile, marks: Marks) -> tuple[ActivityFile, Marks]:
    """A copy of an activity with marks in the place of ids on its sheet, and all marks."""
    if not (marks or _has_lines(file.sheet)):
        return file, {}
    marking = _Marking({})
    marking.blocks = {
        block.id: marking.mark(block, "", "")
        for block in sheet_blocks(file)
        if block.id and block.renamed_from
    }
    marking.annexes = {one.id: mark for mark, one in marks.items() if one.where == ANNEX}
    sheet = marking.copy(file.sheet, "")
    return file.model_copy(update={"sheet": sheet}), marks | marking.marks


def _has_lines(value: Any) -> bool:
    """Whether anything below says an old id; most activities do not."""
    if isinstance(value, list):
        return any(map(_has_lines, value))
    if not isinstance(value, BaseModel):
        return False
    inner = value.__dict__
    return bool(inner.get("renamed_from")) or any(map(_has_lines, inner.values()))


class _Marking:
    """One copy in the making; `blocks` and `annexes` say which marks stand for their ids."""

    def __init__(self, marks: Marks, sign: str = "") -> None:
        self.marks, self.sign = marks, sign
        self.blocks: dict[str, str] = {}
        self.annexes: dict[str, str] = {}

    def mark(self, thing: Any, owner: str, where: str) -> str:
        """A new mark in the place of a thing's id."""
        mark = f"@{self.sign}{len(self.marks)}@"
        self.marks[mark] = Declared(owner, where, thing.id, tuple(thing.renamed_from))
        return mark

    def copy(self, value: Any, owner: str, where: str = "") -> Any:
        """`value`, which stands at `where` in the block `owner`, with marks."""
        if isinstance(value, list):
            return [self.copy(entry, owner, where) for entry in value]
        if isinstance(value, Block):
            return value.model_copy(
                update=self._inside(value, value.id or "", "") | self._of(value)
            )
        if not isinstance(value, BaseModel):
            return value
        changes = self._inside(value, owner, where)
        if getattr(value, "renamed_from", None):
            changes["id"] = self.mark(value, owner, where)
        return value.model_copy(update=changes)

    def _inside(self, value: BaseModel, owner: str, where: str) -> dict[str, Any]:
        keys = [key for key in type(value).model_fields if _is_deep(getattr(value, key))]
        return {
            key: self.copy(getattr(value, key), owner, ".".join(filter(None, (where, key))))
            for key in keys
        }

    def _of(self, block: Block) -> dict[str, Any]:
        """A block's own id, and the ids of others that it points at."""
        changes = {"id": self.blocks.get(block.id or "", block.id)}
        changes |= {key: _put(getattr(block, key), self.blocks) for key in block.refers_to}
        annex = getattr(block, "annex", None)
        return changes | ({"annex": self.annexes[annex]} if annex in self.annexes else {})


def _is_deep(value: object) -> bool:
    return isinstance(value, (BaseModel, list))


def _put(ids: Any, marks: Mapping[str, str]) -> Any:
    return [marks.get(id, id) for id in ids] if isinstance(ids, list) else marks.get(ids, ids)
