"""A ladder as a table, the top rung first: a box to tick, or room to mark by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.blocks.outline import Box, Cell, Part, Row, Table, cell, joined, said, strong, titled


def parts(view: Mapping[str, Any]) -> list[Part]:
    """The question with its rungs below, or title and text and the rungs to mark."""
    if view["field"] is None:
        marks = len(view["of"])
        return [
            *titled(view),
            Table((*(1,) * marks, 16 - marks), _together(_marked(view, marks)), True),
        ]
    above: list[Part] = [said(view["question"], style="question")]
    above += [said(view["hint"], style="hint")] if view["hint"] else []
    above += [said(view["text"])] if view["text"] else []
    return [*above, Table((1, 15), _together(_asked(view)), True)]


def _together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of a ladder stand on one page."""
    *others, last = rows
    return (*others, replace(last, with_next=False))


def _asked(view: Mapping[str, Any]) -> Iterator[Row]:
    for band in view["bands"]:
        yield _band(band, 2)
        for rung in band["rungs"]:
            box = Box(view["field"], rung["value"])
            yield _rung((cell(said(box, style="cell")),), rung)


def _marked(view: Mapping[str, Any], marks: int) -> Iterator[Row]:
    for band in view["bands"]:
        yield _band(band, marks + 1)
        for rung in band["rungs"]:
            yield _rung((cell(),) * marks, rung)


def _band(band: Mapping[str, Any], span: int) -> Row:
    text = joined(strong(band["title"]), " – " if band["text"] else None, band["text"])
    return Row((cell(said(text, style="cell-small"), span=span),), with_next=True)


def _rung(marks: tuple[Cell, ...], rung: Mapping[str, Any]) -> Row:
    name = strong(joined(f"{rung['number']}. ", rung["title"]))
    told = joined(name, " – " if rung["short"] else None, rung["short"])
    return Row((*marks, cell(said(told, style="cell"))), height=8, with_next=True)
