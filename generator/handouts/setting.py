"""Set a layout as a PDF, in the room that fills its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from generator.handouts.engine import Engine, engine
from generator.handouts.form import add_fields
from generator.handouts.layout import Layout
from generator.handouts.room import EASILY, LEAST, Mark, Room, contraries, emptiest, rooms


def set_pdf(layout: Layout) -> bytes:
    """The handout as a tagged, fillable PDF; the same layout gives the same bytes.

    Raises typst.TypstError for a mistake in a template, FieldError where a field has no place.
    """
    with engine(layout.template, layout.data) as setter:
        room = _fitting(layout, setter)
        setter.space(room.spacing)
        pdf = setter.pdf(layout.released)
    return add_fields(pdf, layout.widgets(room), rtl=layout.right_to_left)


class _Tried(NamedTuple):
    """A room, the marks of the pages in it, and how full the emptiest of them is, from 0 to 1."""

    room: Room
    marks: list[Mark]
    share: float


def _fitting(layout: Layout, setter: Engine) -> Room:
    """The first room that leaves no page nearly empty, else the best one."""
    found = []
    for room in rooms(layout.edition, is_long=layout.is_long):
        for tried in _tries(room, setter, 1 if layout.is_long else None):
            if tried.share >= EASILY:
                return tried.room
            found.append(tried)
        best = max(found, key=lambda tried: tried.share)
        if best.share >= LEAST:
            break
    return best.room


def _tries(room: Room, setter: Engine, most: int | None) -> Iterator[_Tried]:
    """The pages in a room, first as they come, then with pieces moved to fill them better.

    To set a long one takes so long that only the likeliest move is tried.
    """
    usual = _tried(room, setter)
    yield usual
    for contrary in islice(contraries(usual.marks), most):
        yield _tried(replace(room, contrary=contrary), setter)


def _tried(room: Room, setter: Engine) -> _Tried:
    setter.space(room.spacing)
    marks = [Mark(**one) for one in setter.marks()]
    return _Tried(room, marks, emptiest(marks))
