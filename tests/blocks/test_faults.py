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
    "no card": (
        "- {type: cards, cards: []}",
        [
            "beans.yaml:18:32 'cards' needs at least 1 entry"
            " = start each entry on its own line with '- '"
        ],
    ),
    "a card without a back": (
        """
        - type: cards
          cards:
            - {id: sun, front: "It shines."}
        """,
        ["beans.yaml:20:15 'back' is missing here = add a line 'back: ...'"],
    ),
    "two cards of one id": (
        """
        - type: cards
          cards:
            - {id: sun, front: "It shines.", back: "By day."}
            - {id: sun, front: "It warms.", back: "By day."}
        """,
        [
            "beans.yaml:21:20 two entries have the id 'sun'"
            " = first used at line 20; give one of them another id"
        ],
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_is_told(case: str, author: Author) -> None:
    """Each slip at its place, in an author's words, with what to do."""
    block, expected = FAULTS[case]
    assert author.puts(block).report() == expected
