"""What `toolkit check` lets through has room on paper: texts as long as the limits say."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, raw

from generator.blocks.cards import model as cards
from generator.blocks.places import model as places
from generator.blocks.steps import model as steps
from generator.collection import Collection
from generator.editions import all_handouts
from generator.handouts.kinds import layout_of
from generator.handouts.setting import set_pdf
from generator.library import collect
from generator.overlong import AROUND, LETTERS_ON_POSTER, LINES_ON_POSTER, LINES_ON_RUN_SHEET
from generator.overlong import overlong as warnings
from tests.authoring import ACTIVITY, ANNEX, Author
from tests.handouts.test_examples import outside
from tests.handouts.test_pages import crossed
from tests.pdf.checks import words_of

SAID = "We talk about what people here have seen and heard of those who work with us today. "
SMALLEST, FOOT = 9.0, 8.5
"""In pt, of what hangs on a wall, and of its foot."""


def said(letters: int) -> str:
    """A text as long as that, of whole words but the last."""
    return (SAID * (letters // len(SAID) + 1))[: letters - 1].rstrip().ljust(letters, "o")


def check(author: Author) -> Collection:
    """What is read, of which there is no warning."""
    found = collect(author.small.path("."))
    assert list(warnings(found)) == []
    return found


def printed(author: Author, path: str, tmp_path: Path) -> Path:
    """One handout of the small toolkit, set."""
    check(author)
    toolkit = author.toolkit()
    handout = next(one for one in all_handouts(toolkit) if one.path == f"handouts/{path}.pdf")
    pdf = tmp_path / f"{path}.pdf"
    pdf.write_bytes(set_pdf(layout_of(toolkit, handout)))
    return pdf


def assert_room(pdf: Path) -> None:
    """No word leaves the margins or lies on another."""
    assert outside(pdf) == []
    for _, page in groupby(words_of(pdf), key=lambda word: word.page):
        assert list(crossed(list(page))) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [3, 7, 11])
def test_a_session_stands_on_its_run_sheet(
    count: int, paper: str, author: Author, tmp_path: Path
) -> None:
    """As many lines as one page has, in few steps or in many."""
    lines = int(LINES_ON_RUN_SHEET / count - steps.SPACE)
    text = said(lines * steps.LETTERS["facilitator"])
    listed = "\n".join(
        f'      - {{id: s{n}, title: "Step", facilitator: "{text}"}}' for n in range(count)
    )
    author.changes(ACTIVITY, "method:\n", f"method:\n  - type: steps\n    steps:\n{listed}\n")
    sheet = printed(author, f"beans.run-sheet-standard-{paper}", tmp_path)
    assert len(PdfDocument(sheet)) == 1
    assert_room(sheet)


@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_a_card_holds_its_text(edition: str, author: Author, tmp_path: Path) -> None:
    """With a role, on Letter paper."""
    front, back = (said(cards.LETTERS * lines) for lines in (cards.MOST - cards.ROLE, cards.MOST))
    author.puts(f"""
    - type: cards
      cards: [{{id: a, role: "The chair", front: "{front}", back: "{back}"}}]
    """)
    assert_room(printed(author, f"beans.sheet-{edition}-letter", tmp_path))


@pytest.mark.parametrize("count", places.LONGEST_IN_RINGS)
def test_rings_hold_their_names(count: int, author: Author, tmp_path: Path) -> None:
    """Each name ends before the next one begins, in large print."""
    title = said(places.LONGEST_IN_RINGS[count])
    named = ", ".join(f'{{id: p{n}, title: "{title}"}}' for n in range(count))
    author.puts(f"- {{type: places, id: near, layout: rings, spare: 1, places: [{named}]}}")
    assert_room(printed(author, "beans.sheet-large-print-letter", tmp_path))


def test_axes_hold_the_names_of_their_ends(author: Author, tmp_path: Path) -> None:
    """In large print they grow with them."""
    end = said(places.LONGEST_END)
    axis = f'{{title: "{end}", low: "{end}", high: "{end}"}}'
    author.puts(f"- {{type: places, id: p, layout: axes, spare: 1, across: {axis}, up: {axis}}}")
    assert_room(printed(author, "beans.sheet-large-print-letter", tmp_path))


@pytest.mark.parametrize("count", [3, 8, 15])
def test_entries_on_a_poster_can_be_read(count: int, author: Author, tmp_path: Path) -> None:
    """None of its words is in smaller type than this, but its foot."""
    text = said(int(LINES_ON_POSTER / count - AROUND) * LETTERS_ON_POSTER)
    entries = "\n".join(f'  - {{id: e{n}, title: "Entry", text: "{text}"}}' for n in range(count))
    author.changes(ANNEX, "summary:", f"entries:\n{entries}\nsummary:")
    poster = printed(author, "kinds.poster-standard-letter", tmp_path)
    page = PdfDocument(poster)[0].get_textpage()
    sizes = [raw.FPDFText_GetFontSize(page.raw, at) for at in range(page.count_chars())]
    counted = {round(size, 1) for size in sizes if size > 1}
    assert min(counted - {FOOT}) >= SMALLEST
    assert_room(poster)
