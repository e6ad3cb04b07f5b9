"""Cards on paper: a back lies behind its front once a sheet is printed on both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editions import Handout, handouts_of
from generator.examples import Example, examples_of
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from tests.pdf.checks import PlacedWord, words_of

MM = 72 / 25.4
EDGE, FOOT = 15 * MM, 32 * MM
WIDTH = {"a4": 210 * MM, "letter": 215.9 * MM}
EXAMPLES = {example.name: example for example in examples_of("cards")}
WAYS = [(e, p) for e in ("standard", "large-print") for p in ("a4", "letter")]


def handout(example: Example, edition: str, paper: str) -> Handout:
    """The sheet of an example."""
    return next(
        one
        for one in handouts_of(example.toolkit, example.activity)
        if (one.kind, one.edition, one.paper) == ("sheet", edition, paper)
    )


def sides(path: Path, number: int) -> tuple[PlacedWord, PlacedWord]:
    """Where a card's number stands on its front and on its back."""
    front, back = (
        word
        for word in words_of(path)
        if word.text.strip(",،") == str(number) and word.page > 0 and word.rect[1] > FOOT
    )
    return front, back


def column(word: PlacedWord, width: float) -> int:
    """In which half of the page a word stands, counted from the left."""
    left, _, right, _ = word.rect
    return int((left + right) / 2 > width / 2)


@pytest.mark.parametrize(("edition", "paper"), WAYS)
@pytest.mark.parametrize("name", ["more-than-a-page", "right-to-left"])
def test_backs_lie_behind_their_fronts(name: str, edition: str, paper: str, tmp_path: Path) -> None:
    """Mirrored at the long edge and as high; a front is on an odd page, its back on the next."""
    example, file, width = EXAMPLES[name], tmp_path / "cards.pdf", WIDTH[paper]
    layout = activity_layout(example.toolkit, example.activity, handout(example, edition, paper))
    file.write_bytes(set_pdf(layout))
    for number in range(1, len(example.block.view(example.context)["cards"]) + 1):
        front, back = sides(file, number)
        assert (front.page % 2, back.page) == (0, front.page + 1)  # counted from 0
        assert {column(front, width), column(back, width)} == {0, 1}
        assert back.rect[1] == pytest.approx(front.rect[1], abs=0.1)
        apart = abs(back.rect[0] - front.rect[0])
        assert apart == pytest.approx(width / 2 - EDGE, abs=4)
