"""What the layout gets to set one handout: plain JSON, with the fields that it must place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from textwrap import shorten
from typing import Any

from generator.blocks.base import Field
from generator.editions import EDITION, Handout
from generator.handouts.form import Widget
from generator.handouts.letters import printable
from generator.handouts.room import Room
from generator.model import Licence, Toolkit
from generator.overlong import LONGEST_FOOT
from generator.text import Text

TYPST_PAPER = {"a4": "a4", "a3": "a3", "letter": "us-letter"}
TITLE = 20  # letters of a title that tell what it is
LOGO = (36, 13)  # room beside the title, in mm


@dataclass(frozen=True)
class Layout:
    """One handout, ready to be set: the layout's data, its fields, and when it was released."""

    path: str
    data: str
    fields: tuple[Field, ...]
    right_to_left: bool
    released: int
    edition: str = EDITION
    template: str = "handout.typ"
    is_long: bool = False
    clear: str = ""

    def widgets(self, room: Room) -> list[Widget]:
        """The fields as the form needs them, on pages that are spaced by `room`."""
        size = 11 if self.edition == "standard" else 16
        return [_widget(field, size, room.rule, self.clear) for field in self.fields]


def laid(
    toolkit: Toolkit,
    handout: Handout,
    data: dict[str, Any],
    fields: Iterable[Field] = (),
    *,
    template: str = "handout.typ",
    is_long: bool = False,
) -> Layout:
    """A handout ready to be set: `data` on top of what every handout has."""
    released = datetime.combine(toolkit.file.released, time(), UTC)
    whole = _head(toolkit, handout, data.get("licence")) | data
    return Layout(
        handout.path,
        printable(json.dumps(whole, ensure_ascii=False, default=_plain, sort_keys=True)),
        tuple(fields),
        toolkit.words.direction == "rtl",
        int(released.timestamp()),
        handout.edition,
        template,
        is_long,
        toolkit.words("js-clear"),
    )


def _plain(value: object) -> Any:
    """Values of ours as JSON: texts as trees, fields as keys."""
    if isinstance(value, Text):
        return value.paper
    if isinstance(value, Field):
        options = [{"value": option.value, "label": option.label} for option in value.options]
        return {**vars(value), "options": options}
    if isinstance(value, Licence):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a view holds {type(value).__name__}, which paper cannot show")


def _head(toolkit: Toolkit, handout: Handout, licence: Licence | None) -> dict[str, Any]:
    return {
        "lang": toolkit.file.languages[0],
        "dir": toolkit.words.direction,
        "paper": TYPST_PAPER[handout.paper],
        "publisher": toolkit.file.publisher.name.plain,
        "logo": _logo(toolkit),
        "edition": handout.edition,
        "offset": 0,
        "footer": _footer(toolkit, licence or toolkit.file.licence),
        "words": dict(toolkit.words.texts),
    }


def _logo(toolkit: Toolkit) -> dict[str, Any] | None:
    """The publisher's logo as an SVG, with its size in mm beside the title."""
    if toolkit.logo is None:
        return None
    width, height = toolkit.logo.within(*LOGO)
    return {"svg": toolkit.logo.svg, "width": round(width, 2), "height": round(height, 2)}


def _footer(toolkit: Toolkit, licence: Licence) -> str:
    """Title, publisher, contact and licence in as many letters as have room: one line, or two.

    The title gives way first: whom to ask and what one may do is worth more there.
    """
    publisher, title = toolkit.file.publisher, toolkit.file.title.plain
    contact = [publisher.contact.plain] if publisher.contact else []
    rest = " · ".join([publisher.name.plain, *contact, licence.name])
    room = LONGEST_FOOT - len(rest) - len(" · ")
    if len(title) > room < TITLE:
        return shorten(rest, LONGEST_FOOT)
    return f"{shorten(title, room)} · {rest}"


def _widget(field: Field, size: float, rule: float, clear: str) -> Widget:
    return Widget(
        field.name,
        field.kind,
        field.label,
        {option.value: option.label for option in field.options},
        clear=f"{clear}: {field.label}",
        lines=2 if field.fits else field.lines,
        size=0 if field.fits else size,
        rule=rule if field.lines > 1 else 0,
    )
