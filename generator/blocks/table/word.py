"""A table to fill in, as a real one; with many columns it stands on a landscape page."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.blocks.outline import (
    Box,
    Cell,
    Part,
    Room,
    Row,
    Table,
    Turned,
    cell,
    joined,
    said,
    strong,
    titled,
)
from generator.text import Text

MOST_UPRIGHT = 3  # columns to fill in


def parts(view: Mapping[str, Any]) -> list[Part]:
    """Title, text and table."""
    columns = view["columns"]
    rows = (*_heads(view), *_example(view), *map(_row, view["rows"]))
    found = [*titled(view), Table((4, *(5,) * len(columns)), rows, True)]
    return [Turned(tuple(found))] if len(columns) > MOST_UPRIGHT else found


def _heads(view: Mapping[str, Any]) -> Iterator[Row]:
    titles = [view["row_title"], *(column["title"] for column in view["columns"])]
    if view["top"]:
        groups = [
            _head(one["title"] if one["is_group"] else None, one["span"]) for one in view["top"]
        ]
        yield Row((cell(), *groups), is_head=True)
    yield Row(tuple(_head(title) for title in titles), is_head=True)


def _head(title: Text | None, span: int = 1) -> Cell:
    return cell(*([said(title, style="cell-head")] if title else []), span=span)


def _example(view: Mapping[str, Any]) -> Iterator[Row]:
    if view["example"]:
        title = joined(f"{view['words']('example')}: ", strong(view["example"]["title"]))
        texts = [title, *view["shown"]]
        yield Row(tuple(cell(*([said(text, style="cell")] if text else [])) for text in texts))


def _row(row: Mapping[str, Any]) -> Row:
    first = said(strong(row["title"]), style="cell") if row["title"] else Room(row["head"], 0)
    return Row((cell(first), *map(_cell, row["cells"])), height=15)


def _cell(one: Mapping[str, Any]) -> Cell:
    if not one["options"]:
        return cell(Room(one["fields"][0], 0))
    return cell(
        *(said(_box(one, option), option["label"], style="choice") for option in one["options"])
    )


def _box(one: Mapping[str, Any], option: Mapping[str, Any]) -> Box:
    return Box(option["field"]) if "field" in option else Box(one["fields"][0], option["id"])
