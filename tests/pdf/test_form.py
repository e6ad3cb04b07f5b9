"""Forms as their readers meet them: named, spoken, in order, valid, filled in and saved."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Name

from generator.handouts.font import is_wide
from generator.handouts.form import FieldError, Widget, add_fields
from generator.handouts.structure import elements
from tests.pdf.checks import (
    PlacedWidget,
    Viewer,
    layout,
    qpdf_failures,
    second_checker_failures,
    vera_failures,
    widgets_of,
    words_of,
)

GAP = 22.7  # 8 mm
OPTIONS = {"not-yet": "Not yet", "ladder.informing": "We inform"}
WIDGETS = [
    Widget("pilot.name", "text", "Your name"),
    Widget("pilot.when", "date", "When do we meet?"),
    Widget("pilot.story", "text", "Tell what happened", lines=6, rule=GAP),
    Widget("pilot.agree", "tick", "I agree"),
    Widget("pilot.again", "tick", "Ask me again"),
    Widget("pilot.checklist.assets-1", "one-of", "People share power", OPTIONS),
    Widget("pilot.checklist.assets-1-note", "text", "Note", lines=2, size=0),
    Widget("pilot.checklist.capacity-1", "one-of", "People learn", OPTIONS),
    Widget("pilot.checklist.capacity-1-note", "text", "Note", lines=2, size=0),
    Widget("pilot.points", "number", "Points", size=9),
]
IN_ORDER = [
    "pilot.name",
    "pilot.when",
    "pilot.story",
    "pilot.agree",
    "pilot.again",
    "pilot.checklist.assets-1/not-yet",
    "pilot.checklist.assets-1/ladder.informing",
    "pilot.checklist.assets-1-note",
    "pilot.checklist.capacity-1/not-yet",
    "pilot.checklist.capacity-1/ladder.informing",
    "pilot.checklist.capacity-1-note",
    "pilot.points",
]
SHEET = """
#heading(level: 1)[{title}]
#par[{name}] #line("pilot.name")
#par[{name}] #line("pilot.when")
#heading(level: 2)[{story}]
#field("pilot.story", 100%, 50mm)
#par[#square("pilot.agree") {yes} #square("pilot.again") {no}]
#pagebreak()
#heading(level: 2)[{title}]
#table(columns: (1fr, 20mm, 20mm, 60mm),
  table.header([{story}], [{yes}], [{no}], [{name}]),
  [{story}], circle("pilot.checklist.assets-1/not-yet"),
  circle("pilot.checklist.assets-1/ladder.informing"), cell("pilot.checklist.assets-1-note"),
  [{name}], circle("pilot.checklist.capacity-1/not-yet"),
  circle("pilot.checklist.capacity-1/ladder.informing"), cell("pilot.checklist.capacity-1-note"))
- #par[{name}] #field("pilot.points", 20mm, 8mm)
#link("https://example.org")[{title}]
"""
ENGLISH = dict(title="A sheet", name="Your name", story="What happened?", yes="Yes", no="No")
ARABIC = dict(title="ورقة", name="اسمك", story="ماذا حدث؟", yes="نعم", no="لا")
POLISH = dict(title="Arkusz", name="Imię", story="Co się wydarzyło?", yes="Tak", no="Nie")


class Sheets(NamedTuple):
    """The same sheet in three languages, as files."""

    english: Path
    arabic: Path
    polish: Path


def english_layout() -> bytes:
    return layout(SHEET.format(**ENGLISH))


def form(body: str, *widgets: Widget) -> pikepdf.Pdf:
    """A form made of a few lines of Typst."""
    return pikepdf.open(pikepdf_stream(add_fields(layout(body), widgets)))


def pikepdf_stream(data: bytes) -> object:
    import io

    return io.BytesIO(data)


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    folder = tmp_path_factory.mktemp("sheets")
    made = Sheets(folder / "en.pdf", folder / "ar.pdf", folder / "pl.pdf")
    letters = "".join(POLISH.values())
    arabic = layout(SHEET.format(**ARABIC), lang="ar", direction="rtl")
    polish = layout(SHEET.format(**POLISH), lang="pl")
    made.english.write_bytes(add_fields(english_layout(), WIDGETS))
    made.arabic.write_bytes(add_fields(arabic, WIDGETS, rtl=True, letters=ARABIC["story"]))
    made.polish.write_bytes(add_fields(polish, WIDGETS, letters=letters))
    return made
