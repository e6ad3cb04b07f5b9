"""Set a layout as a PDF, one compiler a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import typst

from generator.handouts.form import add_fields
from generator.handouts.layout import ROOT, Layout
from generator.handouts.room import FACTORS, Room, fill_of

FONTS = ROOT / "fonts"


def set_pdf(layout: Layout) -> bytes:
    """The handout as a tagged, fillable PDF; the same layout gives the same bytes.

    Raises typst.TypstError for a mistake in a template, FieldError where a field has no place.
    """
    room, pages = _fitted(layout)
    widgets = layout.widgets(room)
    return add_fields(pages, widgets, rtl=layout.right_to_left, letters=layout.letters)


def _fitted(layout: Layout) -> tuple[Room, bytes]:
    """The pages in the first room that leaves none of them nearly empty, else in the best one.

    The usual spacing comes twice: as it is, then with ends kept together where pages need it.
    """
    found: list[tuple[float, Room, bytes]] = []
    gathered: frozenset[int] = frozenset()
    for factor in (FACTORS[0], *FACTORS[: layout.tries]):
        room = Room(layout.edition, factor, gathered)
        pages = _compiled(layout, room)
        fill = fill_of(compiler_of(layout.template).query("<filled>"))
        if fill.is_enough:
            return room, pages
        found.append((fill.least, room, pages))
        gathered |= fill.poor
    _, room, pages = max(found, key=lambda one: one[0])
    return room, pages


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
