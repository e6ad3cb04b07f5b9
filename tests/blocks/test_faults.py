"""What an author is told about slips in blocks that hold drawings, cards, places and tables."""

from __future__ import annotations

import pytest

from tests.authoring import Author

FAULTS = {
    "a shape that there is not": (
        '- {type: drawing, id: home, question: "Draw it.", shape: hous}',
        [
            "beans.yaml:18:66 'shape' should be one of: frame, circle, person, tree, house, river,"
            " path = did you mean 'house'?"
        ],
    ),
    "a drawing that asks for nothing": (
        "- {type: drawing, id: home}",
        ["beans.yaml:18:11 'question' is missing here = add a line 'question: ...'"],
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_is_told(case: str, author: Author) -> None:
    """Each slip at its place, in an author's words, with what to do."""
    block, expected = FAULTS[case]
    assert author.puts(block).report() == expected
