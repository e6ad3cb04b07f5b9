"""Entries as a table: a box for each place, or room for a number."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import (
    Box,
    Cell,
    Part,
    Points,
    Room,
    Row,
    Table,
    cell,
    joined,
    said,
    strong,
    titled,
)
from generator.text import Text, words


def parts(view: Mapping[str, Any]) -> list[Part]:
    """Title and text, what belongs where, and a row an entry."""
    told = [said(joined(strong(one["title"]), " ", one["text"])) for one in view["places"]]
    points = [Points(tuple(told))] if view["told"] else []
    heads = _heads(view)
    head = Row(tuple(cell(said(text, style="cell-head")) for text in heads), is_head=True)
    rows = tuple(_row(view, item) for item in view["items"])
    widths = (5, *(2 if view["places"] else 3,) * (len(heads) - 1))
    return [*titled(view), *points, Table(widths, (head, *rows), True)]


def _heads(view: Mapping[str, Any]) -> list[Text]:
    say = view["words"]
    first = words(say("places-what"))
    if view["layout"] == "order":
        return [first, words(say("places-number"))]
    return [first, *(place["title"] for place in view["places"]), *view["ends"]]


def _row(view: Mapping[str, Any], item: Mapping[str, Any]) -> Row:
    number = f"{item['number']}. "
    first = [Room(item["own"], 0)] if item["own"] else [said(joined(number, item["text"]))]
    return Row((Cell(tuple(first)), *_answers(view, item)), height=12)


def _answers(view: Mapping[str, Any], item: Mapping[str, Any]) -> list[Cell]:
    if item["choice"]:
        boxes = [said(Box(item["choice"], one["id"]), style="cell") for one in view["places"]]
        return [Cell((box,), align="center") for box in boxes]
    return [cell(Room(item[key], 0)) for key in ("rank", "x", "y") if item[key]]
