"""How pages of handouts look: full enough, cheap to print, readable in grey, nothing crossed."""

from __future__ import annotations

import ctypes
import io
import re
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from tests.handouts.conftest import READABLE
from tests.paper import RIGHT_TO_LEFT
from tests.pdf.checks import PlacedWord, tool, words_of

DPI = 50
MM = DPI / 25.4
FOOT = {"standard": 21.5, "large-print": 32.0}  # mm below the text
TOP = 15.0
INK, MOST_INK = 0.06, 0.08
READABLE_AT = 4.5


class Look(NamedTuple):
    """One page: how far down its text goes (0 to 1), and how much of it is ink (0 to 1)."""

    fill: float
    ink: float


def looks(path: Path) -> list[Look]:
    """Each page of a handout, as a printer without colours sees it."""
    foot = next(mm for edition, mm in FOOT.items() if f"-{edition}-" in path.name)
    return [_look(picture, foot) for picture in pictures(path)]


def pictures(path: Path) -> Iterator[Image.Image]:
    """The pages in grey."""
    command = [tool("pdftoppm"), "-gray", "-r", str(DPI), str(path)]
    stream = io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)
    while head := re.match(rb"P5\n(\d+) (\d+)\n255\n", stream.read(20)):
        stream.seek(head.end() - 20, io.SEEK_CUR)
        width, height = int(head[1]), int(head[2])
        yield Image.frombytes("L", (width, height), stream.read(width * height))


def _look(picture: Image.Image, foot: float) -> Look:
    width, height = picture.size
    text = picture.crop((0, 0, width, round(height - foot * MM)))
    _, _, _, bottom = text.point(lambda shade: 255 * (shade < 200)).getbbox() or (0, 0, 0, 0)
    shades = picture.histogram()
    light = sum(shade * count for shade, count in enumerate(shades)) / (255 * width * height)
    return Look((bottom - TOP * MM) / (height - (TOP + foot) * MM), 1 - light)


@pytest.fixture(scope="session")
def seen(made: Path) -> dict[Path, list[Look]]:
    """Every handout that people could be given, looked at once."""
    paths = [path for name in READABLE for path in sorted((made / name).glob("handouts/*.pdf"))]
    return {path: looks(path) for path in paths}


def test_no_page_is_nearly_empty(seen: dict[Path, list[Look]]) -> None:
    """The last one neither: each is more than a third full, or the only one."""
    poor = [
        f"{path.name} page {number}: {look.fill:.2f}"
        for path, pages in seen.items()
        for number, look in enumerate(pages, 1)
        if look.fill <= 1 / 3 and len(pages) > 1
    ]
    assert poor == []


@pytest.mark.parametrize("name", READABLE)
def test_ink_is_cheap(name: str, seen: dict[Path, list[Look]]) -> None:
    """A page is 6 % black on average, and no handout, poster or page of text far from that."""
    found = {path.name: pages for path, pages in seen.items() if path.parts[-3] == name}
    shares = {path: sum(page.ink for page in pages) / len(pages) for path, pages in found.items()}
    assert sum(shares.values()) / len(shares) <= INK
    assert {path: share for path, share in shares.items() if share > MOST_INK} == {}


def test_letters_are_readable_in_grey(made: Path) -> None:
    """Each has a contrast of 4.5 to 1 with the paper at least, and none has a colour."""
    for path in sorted(made.glob("*/handouts/*-a4.pdf")):
        colours = set(letter_colours(path))
        assert colours, path.name
        for red, green, blue in colours:
            assert red == green == blue, path.name
            share = red / 255
            light = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
            assert 1.05 / (light + 0.05) >= READABLE_AT, path.name


def letter_colours(path: Path) -> Iterator[tuple[int, int, int]]:
    """The colours in which text is painted."""
    for page in PdfDocument(path):
        for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
            parts = [ctypes.c_uint() for _ in range(4)]
            pdfium_c.FPDFPageObj_GetFillColor(thing.raw, *(ctypes.byref(part) for part in parts))
            yield (parts[0].value, parts[1].value, parts[2].value)


def test_no_word_is_printed_over_another(made: Path) -> None:
    """In any handout of any toolkit, but the traps in large print: labels taller than a page."""
    for path in sorted(made.glob("*/handouts/*.pdf")):
        if path.match("hostile/handouts/*-large-print-*"):
            continue
        for _, words in groupby(words_of(path), key=lambda word: word.page):
            assert list(crossed(list(words))) == [], path.name


def crossed(words: list[PlacedWord]) -> Iterator[tuple[str, str]]:
    """Pairs of words whose bodies lie on each other; a box reaches above and below its letters."""
    ordered = sorted(words, key=lambda word: word.rect[1])
    for index, one in enumerate(ordered):
        left, bottom, right, top = one.rect
        spare = (top - bottom) * 0.3
        for other in ordered[index + 1 :]:
            if other.rect[1] + spare > top - spare:
                break
            across = min(right, other.rect[2]) - max(left, other.rect[0])
            high = min(top, other.rect[3]) - max(bottom, other.rect[1])
            if across > 1.5 and high > 2 * spare + 0.5 and not is_one_word(one, other):
                yield one.text, other.text


def is_one_word(one: PlacedWord, other: PlacedWord) -> bool:
    """Poppler may take a word with marks on its letters for two, on the same line."""
    scripts = [RIGHT_TO_LEFT.search(word.text) for word in (one, other)]
    return all(scripts) and abs(one.rect[1] - other.rect[1]) < 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_band_of_a_ladder_has_room(paper: str, made: Path) -> None:
    """The name of one does not touch the text of the one above."""
    words = words_of(made / f"real/handouts/arnstein-ladder-standard-{paper}.pdf")
    for name in ("Tokenism", "Nonparticipation"):
        assert gap_above(next(word for word in words if word.text == name), words) > -1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_title_stands_clear_of_what_ends_above_it(paper: str, made: Path) -> None:
    """The module's title does so of the contents before it, where both stand on the cover."""
    words = words_of(made / f"real/handouts/co-production-standard-{paper}.pdf")
    _, *titles = [word for word in words if word.text == "Module" and word.page == 0]
    for title in titles:
        assert gap_above(title, words) > 0


def gap_above(word: PlacedWord, words: list[PlacedWord]) -> float:
    """From its body up to that of the nearest word above, in pt; on one line after another -1."""
    left, bottom, right, top = word.rect
    above = (
        rect[1]
        for page, _, rect in words
        if page == word.page and rect[1] > bottom + 1 and min(right, rect[2]) > max(left, rect[0])
    )
    return min(above) - top
