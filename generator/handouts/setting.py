"""Set a layout as a PDF, one compiler a process."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from pathlib import Path

import typst

from generator.handouts.form import add_fields
from generator.handouts.layout import ROOT, Layout
from generator.handouts.room import LEAST, Room, emptiest, rooms

FONTS = ROOT / "fonts"


def set_pdf(layout: Layout) -> bytes:
    """The handout as a tagged, fillable PDF; the same layout gives the same bytes.

    Raises typst.TypstError for a mistake in a template, FieldError where a field has no place.
    """
    room, pages = _fitted(layout)
    widgets = layout.widgets(room)
    return add_fields(pages, widgets, rtl=layout.right_to_left, letters=layout.letters)


def _fitted(layout: Layout) -> tuple[Room, bytes]:
    """The pages in the first room that leaves none of them nearly empty, else in the best one."""
    best, least = Room(layout.edition), -1.0
    for room in islice(rooms(layout.edition), layout.tries):
        pages = _compiled(layout, room)
        share = emptiest(compiler_of(layout.template).query("<filled>"))
        if share >= LEAST:
            return room, pages
        if share > least:
            best, least = room, share
    return best, _compiled(layout, best)


def _compiled(layout: Layout, room: Room) -> bytes:
    pages = compiler_of(layout.template).compile(
        format="pdf",
        sys_inputs={"data": layout.data, **room.inputs},
        pdf_standards=["ua-1"],
        timestamp=layout.released,
    )
    assert isinstance(pages, bytes)  # a list of pages is for pictures alone
    return pages


@lru_cache
def compiler_of(template: str) -> typst.Compiler:
    """The compiler of one of the layouts in `paper/`, one a process."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    main: Path = ROOT / "paper" / template
    return typst.Compiler(input=main, root=ROOT, font_paths=fonts, ignore_system_fonts=True)
