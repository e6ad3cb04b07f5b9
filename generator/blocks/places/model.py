"""Put entries into places: columns, four fields, rings, two axes, a timeline, an order."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import Field as Described
from pydantic import model_validator

from generator.blocks.base import (
    Block,
    Context,
    Field,
    FormerIds,
    Id,
    Line,
    Location,
    Model,
    Option,
    Overlong,
    Prose,
    former_ids,
    refused,
)
from generator.places import TOP, Drawn, drawn
from generator.text import Text, words

Layout = Literal["columns", "quadrants", "rings", "axes", "timeline", "order"]
ROOM: Mapping[str, tuple[int, int]] = {
    "columns": (2, 6),
    "quadrants": (4, 4),
    "rings": (2, 5),
    "timeline": (2, 12),
}
"""Of each layout with places: how many there may be."""
LONGEST_IN_RINGS: Mapping[int, int] = {2: 80, 3: 46, 4: 26, 5: 18}
"""Of so many rings: the letters of a name that stays within its ring in large print."""
LONGEST_END = 80
"""Letters of an axis' name, or of its end, that have room beside it in large print."""


class Place(Model):
    """One place that an entry may be put into."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line
    text: Line | None = Described(None, description="What belongs there.")


class Entry(Model):
    """One thing that is given, to be put somewhere."""

    id: Id
    renamed_from: FormerIds = former_ids()
    text: Line


class Axis(Model):
    """A line between two ends."""

    title: Line = Described(description="What the line measures.")
    low: Line = Described(description="The end that counts 0.")
    high: Line = Described(description="The end that counts 10.")


class Places(Block):
    """Each entry is put into one place, at a point between four ends, or in an order."""

    type: Literal["places"]
    id: Id
    title: Line | None = None
    text: Prose | None = None
    layout: Layout = Described(description="How the places lie.")
    places: list[Place] = Described(
        [], description="The columns; four fields, row by row; rings from the middle; or times."
    )
    across: Axis | None = Described(None, description="Of axes: the line from side to side.")
    up: Axis | None = Described(None, description="Of axes: the line from the ground up.")
    entries: list[Entry] = Described([], description="What is given.")
    spare: int = Described(0, ge=0, le=12, description="Room for entries of people's own.")

    @model_validator(mode="after")
    def _has_places_for_something(self) -> Self:
        if not (self.entries or self.spare):
            hint = "add 'entries:', or 'spare: 5' for five entries of people's own"
            raise refused("there is nothing to put into places", hint)
        if self.layout in ROOM:
            self._has_as_many_places_as_fit(*ROOM[self.layout])
        elif self.places:
            hint = "delete them, or choose another 'layout:'"
            raise refused(f"the layout '{self.layout}' has no places", hint, "places")
        self._has_axes_where_they_belong()
        return self

    def _has_as_many_places_as_fit(self, least: int, most: int) -> None:
        if not least <= len(self.places) <= most:
            allowed = str(least) if least == most else f"{least} to {most}"
            message = f"the layout '{self.layout}' needs {allowed} places"
            found = f"there are {len(self.places)} below 'places:'"
            at = ("places",) if self.places else ()
            raise refused(message, found if self.places else "list them below 'places:'", *at)

    def _has_axes_where_they_belong(self) -> None:
        for key, axis in (("across", self.across), ("up", self.up)):
            if self.layout == "axes" and axis is None:
                hint = f"add '{key}:' with 'title:', 'low:' and 'high:'"
                raise refused(f"these axes lack '{key}'", hint)
            if self.layout != "axes" and axis is not None:
                raise refused(f"'{key}' is for the layout 'axes'", "delete it", key)

    @model_validator(mode="after")
    def _has_names_that_stay_apart(self) -> Self:
        for at, entry in enumerate(self.entries):
            if entry.id.startswith("added-"):
                message = "ids of entries may not begin with 'added-'"
                hint = "people's own entries are called so; give it another id"
                raise refused(message, hint, "entries", at, "id")
        return self

    def overlong(self) -> Iterator[Overlong]:
        """Names that leave their ring, and those of axes that leave the page, in large print."""
        hint = "use fewer words; the rest can stand in 'text:'"
        if self.layout == "rings":
            most = LONGEST_IN_RINGS[len(self.places)]
            for at, place in enumerate(self.places):
                room = f"one of {len(self.places)} rings has room for {most}"
                yield from _longer(place.title, most, room, ("places", at, "title"), hint)
        for key, axis in (("across", self.across), ("up", self.up)):
            for end in ("title", "low", "high") if axis else ():
                room = f"beside an axis there is room for {LONGEST_END}"
                yield from _longer(getattr(axis, end), LONGEST_END, room, (key, end), hint)

    def fields(self, context: Context) -> list[Field]:
        """Entry by entry: its place; of people's own ones first the entry itself (`added-N`)."""
        keys = ("own", "choice", "rank", "x", "y")
        return [item[key] for item in self._items(context) for key in keys if item[key]]

    def view(self, context: Context) -> dict[str, Any]:
        """`items`: number, `text` or the field `own`, and the fields `choice`, `rank`, `x`, `y`;
        `drawn`: the picture; `data`: what the script needs to move its points."""
        items = self._items(context)
        picture = self._drawn(items, context)
        return super().view(context) | {
            "items": items,
            "last": len(items),
            "top": TOP,
            "told": any(place.text for place in self.places),
            "ends": [_ends(context, axis) for axis in self._axes().values()],
            "drawn": picture.svg,
            "data": json.dumps(self._data(items, picture)),
        }

    def _items(self, context: Context) -> list[dict[str, Any]]:
        say = context.words
        given = [(entry.id, entry.id, entry.text, None) for entry in self.entries]
        own = [
            (f"added-{n}", f"added-{n}-place", words(say("places-own", n=n)), f"added-{n}")
            for n in range(1, self.spare + 1)
        ]
        return [self._item(context, number, *one) for number, one in enumerate([*given, *own], 1)]

    def _item(
        self, context: Context, number: int, id: str, place: str, text: Text, own: str | None
    ) -> dict[str, Any]:
        name, said = context.name(self.id, place), text.plain
        item = dict.fromkeys(("own", "choice", "rank", "x", "y"))
        fields: dict[str, Field] = {}
        if own:
            what = f"{said}: {context.words('places-what')}"
            fields["own"] = Field(context.name(self.id, own), "text", what, fits=True)
        if self.places:
            where = context.words("places-where", text=said)
            fields["choice"] = Field(name, "one-of", where, self._options(said), question=said)
        elif self.layout == "order":
            rank = context.words("places-rank", text=said)
            fields["rank"] = Field(name, "number", rank, question=said)
        fields |= {axis: self._along(context, id, said, axis) for axis in self._axes()}
        return {"number": number, "id": id, "text": text} | item | fields

    def _options(self, said: str) -> tuple[Option, ...]:
        return tuple(Option(one.id, f"{said}: {one.title.plain}") for one in self.places)

    def _axes(self) -> Mapping[str, Axis]:
        return {"x": self.across, "y": self.up} if self.across and self.up else {}

    def _along(self, context: Context, id: str, said: str, axis: str) -> Field:
        asked = f"{said}: {_ends(context, self._axes()[axis]).plain}"
        return Field(context.name(self.id, f"{id}-{axis}"), "number", asked)

    def _drawn(self, items: Sequence[Mapping[str, Any]], context: Context) -> Drawn:
        ends = [end for axis in self._axes().values() for end in (axis.low, axis.high, axis.title)]
        titles = ends or [place.title for place in self.places]
        return drawn(
            self.layout,
            [title.plain for title in titles],
            self._spots(items),
            [item["id"] for item in items],
            right_to_left=context.words.direction == "rtl",
        )

    def _spots(self, items: Sequence[Mapping[str, Any]]) -> list[str]:
        """The answers that name a place: an id, or a number in the order."""
        if self.layout == "order":
            return [str(item["number"]) for item in items]
        return [place.id for place in self.places]

    def _data(self, items: Sequence[Mapping[str, Any]], picture: Drawn) -> dict[str, Any]:
        """Of each point: the fields that move it, and where it stands for each answer."""
        ids = self._spots(items)
        points = [
            {"id": item["id"], "by": list(_movers(item)), "at": dict(zip(ids, spots, strict=False))}
            for item, spots in zip(items, picture.spots, strict=True)
        ]
        return {"points": points, "axes": picture.axes, "top": TOP}


def _longer(text: Text, most: int, room: str, at: Location, hint: str) -> Iterator[Overlong]:
    length = len(text.plain)
    if length > most:
        yield Overlong(at, f"this name is {length} letters long; {room}", hint)


def _ends(context: Context, axis: Axis) -> Text:
    ends = {"axis": axis.title.plain, "low": axis.low.plain, "high": axis.high.plain}
    return words(context.words("places-scale", top=TOP, **ends))


def _movers(item: Mapping[str, Any]) -> Iterator[str]:
    """The names, without the activity's, of the fields that say where an item is."""
    for key in ("choice", "rank", "x", "y"):
        if item[key]:
            yield item[key].name.partition(".")[2]
