"""Large print, and what holds for the type of every handout, read from the letters themselves."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2.raw as pdfium_c
import pytest
from pypdfium2 import PdfDocument, PdfPage

from generator.editions import rating_of
from tests.handouts.conftest import READABLE
from tests.paper import read_pages, toolkit

LEAST = 16 - 0.05  # pt
HEADING = 12.4  # pt; bold type of this size or more is a title
FOOT = {"standard": 59, "large-print": 88}  # pt, below the lowest letters


class Letters(NamedTuple):
    """Some letters that are set together: where they stand, how large, in which font."""

    page: int
    bottom: float
    size: float
    font: str


@cache
def letters(path: Path) -> list[Letters]:
    """All text of a handout, pictures included."""
    return [one for number, page in enumerate(PdfDocument(path)) for one in _on(number, page)]


def _on(number: int, page: PdfPage) -> Iterator[Letters]:
    for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
        size = ctypes.c_float()
        pdfium_c.FPDFTextObj_GetFontSize(thing.raw, ctypes.byref(size))
        scale = abs(thing.get_matrix().d)
        yield Letters(number, thing.get_bounds()[1], size.value * scale, _font(thing.raw))


def _font(thing: object) -> str:
    font = pdfium_c.FPDFTextObj_GetFont(thing)
    name = ctypes.create_string_buffer(200)
    pdfium_c.FPDFFont_GetBaseFontName(font, name, 200)
    return name.value.decode()


def handouts(made: Path, edition: str) -> list[Path]:
    """Those of one edition in all languages."""
    return [
        path for name in READABLE for path in sorted(made.glob(f"{name}/handouts/*-{edition}-*"))
    ]


def test_large_print_is_large(made: Path) -> None:
    """No letter under 16 pt, footers and numbers in drawings included."""
    paths = handouts(made, "large-print")
    assert len(paths) > 30
    small = {path.name: min(one.size for one in letters(path)) for path in paths}
    assert {name: size for name, size in small.items() if size < LEAST} == {}


def test_large_print_stands_upright(made: Path) -> None:
    """No italics; what was meant to be stressed is bold."""
    for path in handouts(made, "large-print"):
        assert [one.font for one in letters(path) if "Italic" in one.font] == [], path.name


@pytest.mark.parametrize("edition", FOOT)
def test_no_title_stands_alone_at_the_foot_of_a_page(made: Path, edition: str) -> None:
    """The last line above the footer is never a title."""
    for path in handouts(made, edition):
        if any(kind in path.name for kind in (".poster", ".prompts", ".run-sheet-standard")):
            continue
        found = [one for one in letters(path) if one.bottom > FOOT[edition]]
        for page in {one.page for one in found}:
            last = min((one for one in found if one.page == page), key=lambda one: one.bottom)
            title = "Bold" in last.font and last.size > (HEADING if edition == "standard" else 17)
            assert not title, (path.name, page + 1)


def test_a_group_that_goes_on_has_its_head_again(made: Path) -> None:
    """Each page that has a question of a group has the group's title and the scale's words."""
    path = made / "long/handouts/bestandsaufnahme.sheet-standard-a4.pdf"
    rating = rating_of(toolkit("long").activities[0].file)
    assert rating is not None
    groups = rating.scored_groups()
    pages = read_pages(path)
    seen = 0
    for text in pages:
        for group in groups:
            if any(f"Nummer{item.number}:" in text for item in group.items):
                seen += 1
                assert group.title.plain in text
                assert "Trifftnicht" in text
    assert seen > len(groups)  # some group goes on over a page


def test_a_table_that_goes_on_has_its_head_again(made: Path) -> None:
    """Twelve rows over two pages: the titles of the columns stand on both."""
    pages = read_pages(made / "long/handouts/bestandsaufnahme.sheet-large-print-a4.pdf")
    rows = [text for text in pages if any(f"Vertrauen{number}" in text for number in (4, 12))]
    rows += [text for text in pages if "Zusammenarbeit1" in text and "Vorhaben" in text]
    assert len(set(rows)) == 2
    assert all("Wastunwir?" in text for text in rows)
