"""Every example of every block type on paper: both editions, both directions of writing, A4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from generator.editions import EDITIONS, Handout, handouts_of
from generator.examples import Example, examples
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from generator.model import Activity, Toolkit
from tests.handouts.test_handouts import MM, size
from tests.pdf.checks import (
    Rectangle,
    qpdf_failures,
    second_checker_failures,
    vera_failures,
    widgets_of,
    words_of,
)

LANGUAGES = ("en", "ar")


def in_language(toolkit: Toolkit, language: str) -> Toolkit:
    """The toolkit whose interface speaks a language and whose pages run in its direction."""
    return replace(toolkit, file=toolkit.file.model_copy(update={"languages": [language]}))


def sheets(toolkit: Toolkit, activity: Activity) -> Iterator[Handout]:
    """Its sheet on A4, in each edition."""
    for one in handouts_of(toolkit, activity):
        if one.paper == "a4" and one.kind == "sheet":
            yield one


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each example in two languages and two editions."""
    out = tmp_path_factory.mktemp("examples")
    return [path for example in examples() for path in _printed(example, out)]


def _printed(example: Example, out: Path) -> Iterator[Path]:
    for language in LANGUAGES:
        toolkit = in_language(example.toolkit, language)
        for sheet in sheets(toolkit, example.activity):
            path = out / f"{example.type}.{example.name}.{language}-{sheet.edition}.pdf"
            path.write_bytes(set_pdf(activity_layout(toolkit, example.activity, sheet)))
            yield path


def test_every_example_is_accessible(printed: list[Path]) -> None:
    """Both checkers of PDF/UA-1 and qpdf find nothing, left to right and right to left."""
    assert len(printed) == len(list(examples())) * len(LANGUAGES) * len(EDITIONS)
    found = vera_failures(printed)
    assert {path.name: told for path, told in found.items() if told} == {}
    others = {path.name: second_checker_failures(path) + qpdf_failures(path) for path in printed}
    assert {name: told for name, told in others.items() if told} == {}


def test_every_example_stays_within_its_margins(printed: list[Path]) -> None:
    """15 mm stay free on every side."""
    assert {path.name: found for path in printed if (found := outside(path))} == {}


def outside(path: Path) -> list[str]:
    """Fields and words of a handout that reach into a margin."""
    with pikepdf.open(path) as pdf:
        pages = [[float(edge) for edge in page.mediabox.as_list()] for page in pdf.pages]
    fields = [(one.name, one.rect, pages[one.page]) for one in widgets_of(path)]
    words = [(one.text, one.rect, pages[one.page]) for one in words_of(path)]
    return [name for name, rect, page in (*fields, *words) if not is_inside(rect, page)]


def is_inside(rect: Rectangle, page: list[float]) -> bool:
    """Whether something stands within the margins; a word's box reaches far above its ink."""
    left, bottom, right, top = rect
    margin, above = 15 * MM - 2, max(4, (top - bottom) * 0.3)
    across = left > margin and right < page[2] - margin
    return across and bottom > margin - 2 and top < page[3] - margin + above


def test_every_example_has_room_to_tick(printed: list[Path]) -> None:
    """Circles and boxes are 5 mm, whatever stands around them."""
    small = {
        (path.name, widget.name)
        for path in printed
        for widget in widgets_of(path)
        if widget.kind != "text" and min(size(widget.rect)) < 5 * MM - 0.3
    }
    assert small == set()
