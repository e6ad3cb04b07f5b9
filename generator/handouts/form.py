"""From a tagged layout with placeholder links to a PDF form (ISO 32000-1, 12.7; ISO 14289-1, 7.18).

In the layout a field is an empty link to `field:NAME`, one option of a one-of to
`field:NAME/OPTION`. The layout gives its rectangle, its place in the structure tree and the order;
the pass turns the link into a widget and the element around it into a /Form. `field:NAME/` of a
one-of becomes the button that takes its answer back.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from generator.handouts import font
from generator.handouts.appearance import Appearances, Size, dot, tick
from generator.handouts.margins import BUTTON, Margins
from generator.handouts.structure import (
    Reference,
    children,
    elements,
    head_rows,
    references,
    sort_annotations,
)

Kind = Literal["text", "number", "date", "one-of", "tick"]

SCHEME = "field:"
PRINT = 4  # /F of an annotation that is printed; not hidden (ISO 32000-1, table 165)
MULTI_LINE = 1 << 12  # /Ff of a text field (table 228)
RADIO = 1 << 15  # /Ff of a button; without NoToggleToOff an answer can be taken back (table 226)
PUSH = 1 << 16  # /Ff of a button that keeps no value
CLEARS = "Clear"  # above the buttons' names; no id has a capital
RIGHT = 2  # /Q: flush right
CHECKED = "Yes"
LINK_ONLY = ("/A", "/Border", "/BS", "/Contents", "/Dest", "/H", "/PA")


@dataclass(frozen=True)
class Widget:
    """What the pass must know of one field."""

    name: str
    """Full dotted name, as in YAML and HTML."""
    kind: Kind
    label: str
    """What a screen reader says for the field."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Of a one-of: its values, each with what a screen reader says for it."""
    clear: str = ""
    """Of a one-of: what a screen reader says for the button that takes the answer back, if any."""
    lines: int = 1
    """More than one: text may have several lines."""
    size: float = 11
    """Type size of what is typed, in pt; 0: as large as fits."""
    rule: float = 0
    """Distance of the writing lines in the blank field, in pt; 0: none."""

    def spots(self) -> list[Spot]:
        """The placeholders that the layout owes this field."""
        values = [*self.options] if self.kind == "one-of" else [""]
        return [Spot(self.name, value) for value in [*values, *([""] if self.clear else [])]]


class Spot(NamedTuple):
    """What a placeholder stands for: a field, an option of a one-of, or without one its button."""

    name: str
    option: str

    def __str__(self) -> str:
        return f"{self.name}/{self.option}" if self.option else self.name


class FieldError(ValueError):
    """The layout and the fields do not fit together: a mistake in a template, not in content."""


def add_fields(pdf: bytes, widgets: Iterable[Widget], *, rtl: bool = False) -> bytes:
    """The tagged layout `pdf` as a form with the fields `widgets`; the same bytes every time.

    `rtl`: answers start at the right. Raises FieldError if a field has no place in the layout, or
    more than one, and if a placeholder has no field or holds something.
    """
    fields = _by_name(widgets)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tree = list(elements(document.Root.StructTreeRoot))
        mentioned = references(tree)
        places = _placeholders(mentioned)
        _match(fields, places)
        form = _Form(document, rtl=rtl)
        for place in places:
            form.add(fields[place.spot.name], place)
        form.close()
        head_rows(tree)
        _order_pages(document, mentioned)
        return _saved(document)


class _Place(NamedTuple):
    """A placeholder in the layout: what it stands for, and where."""

    spot: Spot
    reference: Reference

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in pt from the page's lower left."""
        x0, y0, x1, y1 = (float(edge) for edge in self.reference.annotation.Rect.as_list())
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    @property
    def size(self) -> Size:
        left, bottom, right, top = self.corners
        return Size(round(right - left, 3), round(top - bottom, 3))


def _by_name(widgets: Iterable[Widget]) -> dict[str, Widget]:
    """The fields by name; refuses a name that is taken or that is inside of another field."""
    fields: dict[str, Widget] = {}
    for widget in widgets:
        if widget.name in fields:
            raise FieldError(f"two fields have the name {widget.name!r}")
        fields[widget.name] = widget
    for name in fields:
        for parent in _parents(name):
            if parent in fields:
                raise FieldError(f"{parent!r} is a field and cannot hold {name!r}")
    return fields


def _parents(name: str) -> list[str]:
    """The dotted names above `name`, outermost first: of "a.b.c" these are "a" and "a.b"."""
    parts = name.split(".")[:-1]
    return [".".join(parts[: depth + 1]) for depth in range(len(parts))]


def _placeholders(mentioned: Iterable[Reference]) -> list[_Place]:
    """The links to `field:...`, in reading order. A /Form may hold its widget alone
    (ISO 14289-1, 7.18.4 and ISO 32000-1, 14.8.4.5), so that a link around something is refused."""
    places = []
    for reference in mentioned:
        target = _target(reference.annotation)
        if target.startswith(SCHEME):
            spot = Spot(*_split(target.removeprefix(SCHEME)))
            if len(children(reference.element)) != 1:
                raise FieldError(f"the placeholder of {str(spot)!r} is not empty, or was divided")
            places.append(_Place(spot, reference))
    return places


def _target(annotation: Object) -> str:
    """Where a link leads to; empty if it leads to a place in the document."""
    return str(annotation.A.get("/URI", "")) if "/A" in annotation else ""


def _split(address: str) -> tuple[str, str]:
    name, _, option = address.partition("/")
    return name, option


def _match(fields: Mapping[str, Widget], places: Iterable[_Place]) -> None:
    """Raise FieldError unless every field has exactly the places that it needs."""
    found = Counter(place.spot for place in places)
    needed = {spot: None for widget in fields.values() for spot in widget.spots()}
    _refuse("no place in the layout", [spot for spot in needed if spot not in found])
    _refuse("no such field", [spot for spot in found if spot not in needed])
    _refuse("more than one place", [spot for spot, count in found.items() if count > 1])


def _refuse(problem: str, spots: Iterable[Spot]) -> None:
    names = ", ".join(str(spot) for spot in spots)
    if names:
        raise FieldError(f"{problem}: {names}")


class _Form:
    """The interactive form of one document, field by field in reading order."""

    def __init__(self, document: Pdf, *, rtl: bool) -> None:
        self._document = document
        self._rtl = rtl
        fonts = Dictionary({font.RESOURCE: font.embed(document)})
        self._resources = document.make_indirect(Dictionary(Font=fonts))
        self._appearances = Appearances(document, self._resources)
        self._roots = Array()
        self._margins = Margins(rtl=rtl)
        self._nodes: dict[str, Object] = {}  # by full name: fields that hold others, one-ofs

    def add(self, widget: Widget, place: _Place) -> None:
        """Make the placeholder at `place` a widget of the field `widget`."""
        self._turn(place)
        if widget.kind == "one-of" and not place.spot.option:
            self._add_clear(widget, place)
        elif widget.kind == "one-of":
            self._add_option(widget, place)
        elif widget.kind == "tick":
            self._add_tick(widget, place)
        else:
            self._add_text(widget, place)

    def close(self) -> None:
        """Hang the fields into the document. No /NeedAppearances: the blank fields are drawn."""
        if len(self._roots):
            self._document.Root.AcroForm = Dictionary(
                Fields=self._roots, DR=self._resources, DA=String(_typing(Widget.size))
            )

    def _turn(self, place: _Place) -> None:
        """From /Link to /Form, from link annotation to printed widget (ISO 14289-1, 7.18.4)."""
        annotation, element, page = place.reference
        for key in LINK_ONLY:
            if key in annotation:
                del annotation[key]
        annotation.Subtype = Name.Widget
        annotation.F = PRINT
        annotation.P = page
        annotation.Rect = Array([round(edge, 3) for edge in place.corners])
        element.S = Name.Form

    def _add_text(self, widget: Widget, place: _Place) -> None:
        annotation = place.reference.annotation
        annotation.FT = Name.Tx
        annotation.TU = String(widget.label)
        annotation.V = String("")
        annotation.DA = String(_typing(widget.size))
        if widget.lines > 1:
            annotation.Ff = MULTI_LINE
        if self._rtl:
            annotation.Q = RIGHT
        if widget.rule:
            lines = self._appearances.writing_lines(place.size, widget.rule)
            annotation.AP = Dictionary(N=lines)
        self._hang(widget.name, annotation)

    def _add_tick(self, widget: Widget, place: _Place) -> None:
        annotation = place.reference.annotation
        annotation.FT = Name.Btn
        annotation.TU = String(widget.label)
        annotation.V = annotation.DV = annotation.AS = Name.Off
        annotation.MK = Dictionary(CA=String("4"))  # ZapfDingbats' tick
        annotation.AP = self._appearances.button(place.size, CHECKED, tick(place.size))
        self._hang(widget.name, annotation)

    def _add_option(self, widget: Widget, place: _Place) -> None:
        """One radio button. It has no name of its own, but a label (ISO 14289-1, 7.18.1)."""
        option = place.spot.option
        annotation = place.reference.annotation
        annotation.TU = String(widget.options[option])
        annotation.AS = Name.Off
        annotation.MK = Dictionary(CA=String("l"))  # ZapfDingbats' filled circle
        annotation.AP = self._appearances.button(place.size, option, dot(place.size))
        annotation.Parent = group = self._group(widget)
        group.Kids.append(annotation)

    def _add_clear(self, widget: Widget, place: _Place) -> None:
        """A button in the margin that takes the answer back: not every viewer does on a second
        click. It is not printed."""
        annotation = place.reference.annotation
        last = self._group(widget).Kids[-1]
        annotation.FT = Name.Btn
        annotation.Ff = PUSH
        annotation.F = 0
        annotation.TU = String(widget.clear)
        annotation.A = Dictionary(S=Name.ResetForm, Fields=Array([String(widget.name)]))
        annotation.Rect = self._margins.beside(last, place.reference.page)
        annotation.AP = Dictionary(N=self._appearances.cross(BUTTON))
        self._hang(f"{CLEARS}.{widget.name}", annotation)

    def _group(self, widget: Widget) -> Object:
        """The field whose radio buttons are the options of `widget`."""
        if widget.name not in self._nodes:
            group = Dictionary(FT=Name.Btn, Ff=RADIO, TU=String(widget.label), Kids=Array())
            group.V = group.DV = Name.Off
            self._nodes[widget.name] = self._document.make_indirect(group)
            self._hang(widget.name, self._nodes[widget.name])
        return self._nodes[widget.name]

    def _hang(self, name: str, item: Object) -> None:
        """Put a field below the one of the dotted name above it: no partial name may hold a dot
        (ISO 32000-1, 12.7.3.2)."""
        above, _, own = name.rpartition(".")
        item.T = String(own)
        if above:
            item.Parent = parent = self._node(above)
            parent.Kids.append(item)
        else:
            self._roots.append(item)

    def _node(self, name: str) -> Object:
        """The field that only holds others, by its dotted name; made when first asked for."""
        if name not in self._nodes:
            self._nodes[name] = self._document.make_indirect(Dictionary(Kids=Array()))
            self._hang(name, self._nodes[name])
        return self._nodes[name]


def _typing(size: float) -> str:
    """The default appearance (/DA): black letters of the form font, `size` pt high."""
    return f"{font.RESOURCE} {size:g} Tf 0 g"


def _order_pages(document: Pdf, mentioned: Iterable[Reference]) -> None:
    ranks = {reference.annotation.objgen: rank for rank, reference in enumerate(mentioned)}
    for page in document.pages:
        sort_annotations(page.obj, ranks)


def _saved(document: Pdf) -> bytes:
    """The bytes of `document`, the same for the same content: the file's /ID is made from it."""
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=False,
    )
    return out.getvalue()
