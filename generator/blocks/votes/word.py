"""Dots as a table: the thing, and a cell for its dots."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import Part, Room, Row, Table, cell, said


def parts(view: Mapping[str, Any]) -> list[Part]:
    """The question, a hint, thing by thing."""
    above = [said(view["question"], style="question")]
    above += [said(view["hint"], style="hint")] if view["hint"] else []
    return [*above, Table((3, 1), tuple(_row(option) for option in view["options"]), True)]


def _row(option: Mapping[str, Any]) -> Row:
    label = cell(said(option["label"], style="cell"))
    return Row((label, cell(Room(option["field"], 0))), height=9)
