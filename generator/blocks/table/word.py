"""A table to fill in, as a real one; with many columns it stands on a landscape page."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.base import Field
from generator.blocks.outline import Part, Room, Row, Table, Turned, cell, said, strong, titled

MOST_UPRIGHT = 3  # columns to fill in


def parts(view: Mapping[str, Any]) -> list[Part]:
    """Title, text and table."""
    columns = view["columns"]
    titles = [view["row_title"], *(column["title"] for column in columns)]
    head = Row(tuple(cell(said(title, style="cell-head")) for title in titles), is_head=True)
    found = [
        *titled(view),
        Table((4, *(5,) * len(columns)), (head, *map(_row, view["rows"])), True),
    ]
    return [Turned(tuple(found))] if len(columns) > MOST_UPRIGHT else found


def _row(row: Mapping[str, Any]) -> Row:
    first = said(strong(row["title"]), style="cell") if row["title"] else _room(row["head"])
    return Row((cell(first), *(cell(_room(field)) for field in row["cells"])), height=15)


def _room(field: Field) -> Part:
    return Room(field, 0)
