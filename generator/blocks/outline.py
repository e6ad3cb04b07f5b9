"""What a block says in a document that people can edit: real headings, lists, tables, lines.

A type's own `word.py` makes it from the block's view with `parts(view)`, where the default, made
from the view's texts and fields, would read poorly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.blocks.base import Field
from generator.text import Element, Text

Style = Literal["plain", "lead", "question", "hint", "choice", "cell", "cell-head", "cell-small"]
STYLES: Mapping[str, Style] = {"question": "question", "label": "question", "hint": "hint"}
"""Keys of a view whose texts look otherwise than plain ones."""


@dataclass(frozen=True)
class Box:
    """A box to tick: a tick field, or one option of a one-of field."""

    field: Field
    value: str = ""


Inline = Text | Box


@dataclass(frozen=True)
class Heading:
    """A heading; the sheet's sections are of level 2."""

    text: Text
    level: int = 3


@dataclass(frozen=True)
class Said:
    """A paragraph of texts and boxes one after the other; a text of blocks stands alone."""

    inlines: tuple[Inline, ...]
    style: Style = "plain"


@dataclass(frozen=True)
class Room:
    """Room to write an answer: `lines` ruled lines, or what a table's cell has where it is 0."""

    field: Field
    lines: int = 1


@dataclass(frozen=True)
class Ruled:
    """An empty line to write on by hand."""


@dataclass(frozen=True)
class Points:
    """A list with bullets or, where `numbered`, with numbers."""

    entries: tuple[Said, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Cell:
    """A table's cell, over `span` columns."""

    parts: tuple[Part, ...] = ()
    span: int = 1
    align: Literal["start", "center"] = "start"


@dataclass(frozen=True)
class Row:
    """A table's row: a head repeats on each page; `height` is its least height in mm."""

    cells: tuple[Cell, ...]
    is_head: bool = False
    height: int = 0
    with_next: bool = False


@dataclass(frozen=True)
class Table:
    """A table; `widths` are the columns' shares of the page's width."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    grid: bool = False


@dataclass(frozen=True)
class Framed:
    """Parts that need care, with a rail at their side."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Turned:
    """Parts that stand on landscape pages of their own."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Picture:
    """A drawing and the text that stands for it."""

    svg: str
    title: Text
    width: int  # mm


Part = Heading | Said | Room | Ruled | Points | Table | Framed | Turned | Picture


def said(*inlines: Inline, style: Style = "plain") -> Said:
    """A paragraph."""
    return Said(inlines, style)


def cell(*parts: Part, span: int = 1) -> Cell:
    """A table's cell."""
    return Cell(parts, span)


def strong(text: Text) -> Text:
    """The text in bold."""
    return Text((Element("strong", text.nodes),))


def joined(*texts: Text | str | None) -> Text:
    """Texts one after the other, without those that are not there; strings as they are."""
    nodes = [(text,) if isinstance(text, str) else text.nodes for text in texts if text]
    return Text(tuple(node for group in nodes for node in group))


def titled(view: Mapping[str, Any]) -> Iterator[Part]:
    """The view's title as a heading, and its text."""
    if view.get("title"):
        yield Heading(view["title"])
    if view.get("text"):
        yield said(view["text"])


def asked(field: Field, label: Text | None) -> Iterator[Part]:
    """A field by its kind, below its label where that has not been said yet."""
    if field.kind == "tick":
        yield said(Box(field), label or Text((field.label,)), style="choice")
        return
    if label:
        yield said(label, style="question")
    if field.kind == "one-of":
        for option in field.options:
            yield said(Box(field, option.value), Text((option.label,)), style="choice")
    else:
        yield Room(field, 1 if field.fits else field.lines)


def of_view(view: Mapping[str, Any]) -> list[Part]:
    """The default: title and text, then every other text and field, in the order of the keys.

    Fields that stand nowhere in the view come last, each below its label.
    """
    others = {key: view[key] for key in view if key not in ("title", "text", "fields")}
    found = list(_told(others))
    placed = {part.field.name for part in found if isinstance(part, Room)}
    placed |= {box.field.name for part in found for box in _boxes(part)}
    left = [field for field in view["fields"] if field.name not in placed]
    return [
        *titled(view),
        *found,
        *(part for field in left for part in asked(field, Text((field.label,)))),
    ]


def _boxes(part: Part) -> Iterator[Box]:
    yield from (one for one in getattr(part, "inlines", ()) if isinstance(one, Box))


def _told(view: Mapping[str, Any]) -> Iterator[Part]:
    """A mapping's parts; a field in it is labelled by the texts before it."""
    is_labelled = False
    for key, value in view.items():
        if isinstance(value, Text):
            is_labelled = True
            yield said(value, style=STYLES.get(key, "plain"))
        elif isinstance(value, Field):
            yield from asked(value, None if is_labelled else Text((value.label,)))
        elif isinstance(value, list):
            yield from _listed([entry for entry in value if isinstance(entry, Mapping)])


def _listed(entries: list[Mapping[str, Any]]) -> Iterator[Part]:
    """Entries with fields one below the other, those that only say something as a list."""
    if any(isinstance(value, (Field, list)) for entry in entries for value in entry.values()):
        for entry in entries:
            yield from _told(entry)
    elif points := tuple(_point(entry) for entry in entries if _texts(entry)):
        yield Points(points)


def _point(entry: Mapping[str, Any]) -> Said:
    first, *rest = _texts(entry)
    if not rest:
        return said(first)
    return said(joined(strong(first), *(part for text in rest for part in (" ", text))))


def _texts(entry: Mapping[str, Any]) -> list[Text]:
    return [value for value in entry.values() if isinstance(value, Text)]
