"""Set a layout as a PDF, one compiler a process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import typst

from generator.handouts.form import add_fields
from generator.handouts.layout import ROOT, Layout
from generator.handouts.room import EASILY, LEAST, Mark, Room, contraries, emptiest, marks, rooms

FONTS = ROOT / "fonts"


def set_pdf(layout: Layout) -> bytes:
    """The handout as a tagged, fillable PDF; the same layout gives the same bytes.

    Raises typst.TypstError for a mistake in a template, FieldError where a field has no place.
    """
    pages = _fitted(layout)
    widgets = layout.widgets(pages.room)
    return add_fields(pages.pdf, widgets, rtl=layout.right_to_left)


class _Pages(NamedTuple):
    """Pages as they were set: in which room, the PDF, and the share of the emptiest of them."""

    room: Room
    pdf: bytes
    share: float


def _fitted(layout: Layout) -> _Pages:
    """The pages in the first room that leaves none of them nearly empty, else the best ones."""
    found = []
    for room in rooms(layout.edition, is_long=layout.is_long):
        for pages in _tried(layout, room):
            if pages.share >= EASILY:
                return pages
            found.append(pages)
        best = max(found, key=lambda pages: pages.share)
        if best.share >= LEAST:
            break
    return best


def _tried(layout: Layout, room: Room) -> Iterator[_Pages]:
    """The pages in a room, first as they come, then with pieces moved to fill them better.

    To set a long one takes so long that only the likeliest move is tried.
    """
    places, pages = _compiled(layout, room)
    yield pages
    for contrary in islice(contraries(places), 1 if layout.is_long else None):
        yield _compiled(layout, replace(room, contrary=contrary))[1]


def _compiled(layout: Layout, room: Room) -> tuple[list[Mark], _Pages]:
    compiler = compiler_of(layout.template)
    pdf = compiler.compile(
        format="pdf",
        sys_inputs={"data": layout.data, **room.inputs},
        pdf_standards=["ua-1"],
        timestamp=layout.released,
    )
    assert isinstance(pdf, bytes)  # a list of pages is for pictures alone
    places = marks(compiler.query("<mark>"))
    return places, _Pages(room, pdf, emptiest(places))


@lru_cache
def compiler_of(template: str) -> typst.Compiler:
    """The compiler of one of the layouts in `paper/`, one a process."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    main: Path = ROOT / "paper" / template
    return typst.Compiler(input=main, root=ROOT, font_paths=fonts, ignore_system_fonts=True)
