"""Cards as a table: fronts at the start, backs beside them, to cut out and fold."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import Part, Row, Table, cell, said, strong, titled


def parts(view: Mapping[str, Any]) -> list[Part]:
    """Title, text and a row a card."""
    return [*titled(view), Table((1, 1), tuple(map(_row, view["cards"])), True)]


def _row(card: Mapping[str, Any]) -> Row:
    role = [said(strong(card["role"]), style="cell")] if card["role"] else []
    front = cell(said(card["name"], style="cell-small"), *role, *_told(card["front"]))
    return Row(
        (front, cell(said(card["other"], style="cell-small"), *_told(card["back"]))), height=50
    )


def _told(text: Any) -> tuple[Part, ...]:
    return (said(text),)
