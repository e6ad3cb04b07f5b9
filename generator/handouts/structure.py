"""The structure tree of a tagged PDF: what a screen reader walks through (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object


class Reference(NamedTuple):
    """An annotation, the element that stands for it in the reading order, and its page."""

    annotation: Object
    element: Object
    page: Object


def children(element: Object) -> list[Object]:
    """What `element` holds: elements, references to annotations, numbers of marked content."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def elements(root: Object) -> Iterator[Object]:
    """Every structure element below `root`, in reading order."""
    for child in children(root):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def references(found: Iterable[Object]) -> list[Reference]:
    """Every annotation that these elements mention (by an OBJR), in their order."""
    return [
        Reference(child.Obj, element, _page_of(child, element))
        for element in found
        for child in children(element)
        if isinstance(child, Dictionary) and child.get("/Type") == "/OBJR"
    ]


def _page_of(child: Object, element: Object) -> Object:
    """A reference names its page, or leaves that to its element (ISO 32000-1, table 325)."""
    return child.Pg if "/Pg" in child else element.Pg


def head_rows(found: Iterable[Object]) -> None:
    """Make the first cell of each body row the header of its row.

    Typst names each cell's column headers in /Headers. A reader that finds these looks no further,
    so they go: with a /Scope on all headers, row and column are found by position
    (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5). A cell over several rows heads all of them.
    """
    for body in found:
        if Name.TBody == body.S:
            _head_rows_of(body)


def _head_rows_of(body: Object) -> None:
    headed = 0  # rows that the last header still spans
    for row in children(body):
        cells = children(row)
        for cell in cells:
            _forget_headers(cell)
        if headed == 0:
            headed = _make_header(cells[0])
        headed -= 1


def _make_header(cell: Object) -> int:
    """Turn a /TD into a /TH for its row; returns over how many rows it goes."""
    cell.S = Name.TH
    table = _table_attributes(cell)
    table.Scope = Name.Row
    return int(table.get("/RowSpan", 1))


def _forget_headers(cell: Object) -> None:
    table = _table_attributes(cell)
    if "/Headers" in table:
        del table.Headers


def _table_attributes(cell: Object) -> Object:
    """The attributes of `cell` whose owner is Table; made if missing."""
    found = cell.get("/A", Array())
    owners = list(found) if isinstance(found, Array) else [found]
    for attributes in owners:
        if isinstance(attributes, Dictionary) and attributes.get("/O") == Name.Table:
            return attributes
    made = Dictionary(O=Name.Table)
    cell.A = Array([made, *owners])
    return made


def sort_annotations(page: Object, ranks: dict[tuple[int, int], int]) -> None:
    """Put the annotations of `page` in reading order and say that the Tab key keeps to it.

    Layouts list them as painted, which goes backwards in right-to-left lines. /Tabs /S is asked for
    by ISO 14289-1, 7.18.3. `ranks`: place in the reading order, by object number.
    """
    if "/Annots" in page:
        last = len(ranks)
        ordered = sorted(page.Annots.as_list(), key=lambda item: ranks.get(item.objgen, last))
        page.Annots = Array(ordered)
        page.Tabs = Name.S
