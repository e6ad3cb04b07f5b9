"""Set a layout as a PDF, one compiler a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import typst

from generator.handouts.form import add_fields
from generator.handouts.layout import ROOT, Layout

FONTS = ROOT / "fonts"


def set_pdf(layout: Layout) -> bytes:
    """The handout as a tagged, fillable PDF; the same layout gives the same bytes.

    Raises typst.TypstError for a mistake in a template, FieldError where a field has no place.
    """
    pages = compiler_of(layout.template).compile(
        format="pdf",
        sys_inputs={"data": layout.data},
        pdf_standards=["ua-1"],
        timestamp=layout.released,
    )
    assert isinstance(pages, bytes)  # a list of pages is for pictures alone
    return add_fields(pages, layout.widgets, rtl=layout.right_to_left, letters=layout.letters)


@lru_cache
def compiler_of(template: str) -> typst.Compiler:
    """The compiler of one of the layouts in `paper/`, one a process."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    main: Path = ROOT / "paper" / template
    return typst.Compiler(input=main, root=ROOT, font_paths=fonts, ignore_system_fonts=True)
