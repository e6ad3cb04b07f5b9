"""What an author is told about slips in blocks that hold drawings, cards, places and tables."""

from __future__ import annotations

import pytest

from tests.authoring import Author

PLACES = "- {{type: places, id: jobs, {0}}}"
TABLE = "- {{type: table, id: plan, row_title: Day, columns: [{0}], {1}}}"
ABC = ", ".join(f"{{id: {id}, title: {id}}}" for id in "abc")
THREE = ", ".join(f"{{id: {id}, title: {id}}}" for id in "abc")
A = "{id: a, label: A, value: 1}"
RATING = (
    "- {{type: rating, id: soil{0}, scale: [{1}, {{id: b, label: B, value: 2}}],"
    " groups: [{{id: g, title: G, items: [{2}]}}]}}"
)
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
    "nothing to put into places": (
        PLACES.format("layout: order"),
        [
            "beans.yaml:18:11 there is nothing to put into places"
            " = add 'entries:', or 'spare: 5' for five entries of people's own"
        ],
    ),
    "three of four fields": (
        PLACES.format(f"layout: quadrants, spare: 1, places: [{ABC}]"),
        ["beans.yaml:18:73 the layout 'quadrants' needs 4 places = there are 3 below 'places:'"],
    ),
    "columns without places": (
        PLACES.format("layout: columns, spare: 1"),
        ["beans.yaml:18:11 the layout 'columns' needs 2 to 6 places = list them below 'places:'"],
    ),
    "places of an order": (
        PLACES.format(f"layout: order, spare: 1, places: [{ABC}]"),
        [
            "beans.yaml:18:69 the layout 'order' has no places"
            " = delete them, or choose another 'layout:'"
        ],
    ),
    "axes of one line": (
        PLACES.format("layout: axes, spare: 1, across: {title: A, low: B, high: C}"),
        ["beans.yaml:18:11 these axes lack 'up' = add 'up:' with 'title:', 'low:' and 'high:'"],
    ),
    "an axis of an order": (
        PLACES.format("layout: order, spare: 1, up: {title: A, low: B, high: C}"),
        ["beans.yaml:18:65 'up' is for the layout 'axes' = delete it"],
    ),
    "a layout with a slip": (
        PLACES.format("layout: ring, spare: 1"),
        [
            "beans.yaml:18:44 'layout' should be one of: columns, quadrants, rings, axes,"
            " timeline, order = did you mean 'rings'?"
        ],
    ),
    "an entry called as people's own": (
        PLACES.format("layout: order, entries: [{id: added-late, text: A}]"),
        [
            "beans.yaml:18:66 ids of entries may not begin with 'added-'"
            " = people's own entries are called so; give it another id"
        ],
    ),
    "an end of a scale without a word": (
        RATING.format(
            ", second: Then, first: Now", "{id: a, value: 1}", "{id: w, text: It is wet.}"
        ),
        [
            "beans.yaml:18:70 'label' is missing here"
            " = add a line 'label: ...'; only points between the ends may lack one"
        ],
    ),
    "a second time without a first": (
        RATING.format(", second: Then", A, "{id: w, text: It is wet.}"),
        [
            "beans.yaml:18:44 'second' needs 'first' beside it"
            " = add a line 'first: ...', such as first: \"Now\""
        ],
    ),
    "a first time without a second": (
        RATING.format(", first: Now", A, "{id: w, text: It is wet.}"),
        [
            "beans.yaml:18:43 'first' needs 'second' beside it"
            " = add a line 'second: ...', such as second: \"In six months\""
        ],
    ),
    "one pole of two": (
        RATING.format("", A, "{id: w, left: Dry}"),
        ["beans.yaml:18:138 'right' is missing here = add the other pole: a line 'right: ...'"],
    ),
    "poles and a text": (
        RATING.format("", A, "{id: w, left: Dry, right: Wet, text: It is wet.}"),
        [
            "beans.yaml:18:175 an item has a text or two poles, not both"
            " = delete 'text:', or delete 'left:' and 'right:'"
        ],
    ),
    "an item that says nothing": (
        RATING.format("", A, "{id: w}"),
        [
            "beans.yaml:18:138 'text' is missing here"
            " = add a line 'text: ...', or two poles: 'left: ...' and 'right: ...'"
        ],
    ),
    "an item called as its second answer": (
        RATING.format("", A, "{id: wet-second, text: It is wet.}"),
        [
            "beans.yaml:18:143 the id 'wet-second' is taken"
            " = ids may not end in -note, -text, -x, -y or -second, nor be added-1, added-2 ..."
        ],
    ),
    "more spare items than there may be": (
        RATING.format(", spare: 9", A, "{id: w, text: It is wet.}"),
        ["beans.yaml:18:43 'spare' should be a whole number from 0 to 8 = found: 9"],
    ),
    "parts of neither kind": (
        RATING.format(", parts: item", A, "{id: w, text: It is wet.}"),
        ["beans.yaml:18:43 'parts' should be one of: groups, items = did you mean 'items'?"],
    ),
    "more spare entries than there may be": (
        PLACES.format("layout: order, spare: 40"),
        ["beans.yaml:18:58 'spare' should be a whole number from 0 to 12 = found: 40"],
    ),
    "a choice of nothing": (
        TABLE.format("{id: who, title: Who, kind: choice}", "spare: 1"),
        [
            "beans.yaml:18:61 a column of the kind 'choice' offers nothing"
            " = add 'options:', each with 'id:' and 'label:'"
        ],
    ),
    "options of a text": (
        TABLE.format("{id: who, title: Who, options: [{id: a, label: A}]}", "spare: 1"),
        [
            "beans.yaml:18:92 a column of the kind 'text' has no options"
            " = write 'kind: choice' or 'kind: ticks' beside them"
        ],
    ),
    "a group of columns that are apart": (
        TABLE.format(ABC, "spare: 1, column_groups: [{id: g, title: G, columns: [a, c]}]"),
        [
            "beans.yaml:18:172 the columns of the group 'g' do not stand side by side"
            " = name neighbours, in this order: a, b, c"
        ],
    ),
    "an example of no column": (
        TABLE.format(ABC, "spare: 1, example: {title: So, cells: [{id: z, text: Z}]}"),
        [
            "beans.yaml:18:163 the example fills in 'z', which is no column"
            " = the columns are: a, b, c"
        ],
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_is_told(case: str, author: Author) -> None:
    """Each slip at its place, in an author's words, with what to do."""
    block, expected = FAULTS[case]
    assert author.puts(block).report() == expected
