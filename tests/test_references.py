"""What one part of a toolkit says of another: it is there, and offers what is asked of it."""

from __future__ import annotations

import pytest

from generator.blocks.base import Grouped
from tests.authoring import ACTIVITY, ANNEX, MODULE, Author, text_of

BLOCKS = {
    "an annex with a slip": (
        "- {type: reference, annex: kind}",
        ["beans.yaml:18:36 no annex is called 'kind' = did you mean 'kinds'?"],
    ),
    "an annex like no other": (
        "- {type: reference, annex: onions}",
        ["beans.yaml:18:36 no annex is called 'onions' = in annexes/ there are: kinds"],
    ),
    "a rating with a slip": (
        "- {type: results, of: stat}",
        ["beans.yaml:18:31 no block is called 'stat' = did you mean 'state'?"],
    ),
    "a rating like no other": (
        "- {type: results, of: onions}",
        ["beans.yaml:18:31 no block is called 'onions' = on this sheet there are: state"],
    ),
    "results of what is no rating": (
        '- {type: results, of: seen}\n- {type: text, id: seen, question: "Q?"}',
        ["beans.yaml:18:31 'of' cannot use the block 'seen' = these can be used: state"],
    ),
    "rows of what has no groups": (
        '- {type: table, id: t, row_title: "R", columns: [{id: c, title: "C"}], rows_of: t}',
        ["beans.yaml:18:89 'rows_of' cannot use the block 't' = these can be used: state"],
    ),
    "a ladder of an annex that is none": (
        '- {type: ladder, id: l, question: "Q?", annex: kinds}',
        [
            "beans.yaml:18:56 the annex 'kinds' is no ladder"
            " = give the annex 'bands:', or name one that is a ladder"
        ],
    ),
    "a ladder of what is no ladder": (
        "- {type: ladder, id: l, annex: kinds, of: [state]}",
        [
            "beans.yaml:18:40 the annex 'kinds' is no ladder"
            " = give the annex 'bands:', or name one that is a ladder",
            "beans.yaml:18:52 'of' cannot use the block 'state' = this sheet has none",
        ],
    ),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_what_a_block_points_at(case: str, author: Author) -> None:
    """Told at the name that is written, with the names that would do."""
    blocks, expected = BLOCKS[case]
    assert author.puts(blocks).report() == expected


TITLE = '              title: "Soil"\n'
ENTRY = """entries:
  - id: soil
    title: "The soil"
    text: "What beans stand on."
"""


def test_a_group_takes_its_title_from_an_annex(author: Author) -> None:
    """A name that is explained elsewhere is written once, and every wording has it."""
    author.changes(ACTIVITY, TITLE, "").changes(
        ACTIVITY, "scale:", "annex: kinds\n          scale:"
    )
    author.small.path(ANNEX).write_text(text_of(ANNEX) + ENTRY, "utf-8")
    author.words('sheet: {sections: [{id: look, title: "Another look"}]}')
    for file in author.toolkit().activities[0].wordings.values():
        rating = file.sheet.sections[0].blocks[1]
        assert isinstance(rating, Grouped)
        assert [(id, title.plain) for id, title in rating.group_titles()] == [("soil", "The soil")]


def test_a_group_without_any_title_is_told(author: Author) -> None:
    """Neither here nor in an annex."""
    author.changes(ACTIVITY, TITLE, "")
    assert author.report() == [
        "beans.yaml:31:15 'title' is missing here"
        " = add it, or name an annex that has an entry 'soil'"
    ]
    author.changes(ACTIVITY, "scale:", "annex: kinds\n          scale:")
    assert author.report() == [
        "beans.yaml:32:19 the annex 'kinds' has no entry 'soil' to take the title from"
        " = add a title here, or the entry there"
    ]


def test_results_without_any_rating_on_the_sheet(author: Author) -> None:
    """One in the method would not do: nobody can answer it."""
    rating = author.small.path(ACTIVITY).read_text()
    start, end = rating.index("        - type: rating"), rating.index("        - type: results")
    author.changes(ACTIVITY, rating[start:end], "")
    assert author.report() == [
        "beans.yaml:22:15 no block is called 'state' = on this sheet there is none"
    ]


@pytest.mark.parametrize("where", ["method", "facilitator"])
def test_what_people_fill_in_stands_on_the_sheet(where: str, author: Author) -> None:
    """Elsewhere on a page it would be in no form and in no file of answers."""
    block = f'{where}:\n  - {{type: text, id: extra, question: "Q?"}}\n'
    line = {"method": 10, "facilitator": 39}[where]
    assert author.changes(ACTIVITY, f"{where}:\n", block).report() == [
        f"beans.yaml:{line}:5 a 'text' block can only stand on the sheet"
        " = people fill it in: move it below 'sheet:'"
    ]


def test_an_outcome_is_one_of_the_module(author: Author) -> None:
    """A slip is told with what was meant."""
    assert author.changes(ACTIVITY, "[growing]", "[growing, eating]").report() == [
        "beans.yaml:8:21 no outcome is called 'eating' = in module.yaml there are: growing"
    ]


def test_outcomes_are_not_told_while_the_module_can_t_be_read(author: Author) -> None:
    """They may well be in it."""
    assert author.changes(MODULE, "summary:", "sumary:").report() == [
        "module.yaml:4:1 unknown key 'sumary' = did you mean 'summary'?"
    ]


def test_annexes_that_can_t_be_read_are_there(author: Author) -> None:
    """Their fault is not the activity's."""
    assert author.changes(ANNEX, "summary:", "sumary:").report() == [
        "kinds.yaml:3:1 unknown key 'sumary' = did you mean 'summary'?"
    ]


BANDS = """
bands: [{id: low, title: "Low"}]
entries:
  - {id: one, title: "One", text: "T", band: low}
  - {id: two, title: "Two", text: "T"}
  - {id: three, title: "Three", text: "T", band: lwo}
"""


def test_each_rung_stands_in_a_band_of_its_ladder(author: Author) -> None:
    """Else it would be left out of the ladder in silence."""
    text = author.small.path(ANNEX).read_text()
    assert author.writes(ANNEX, text + BANDS).report() == [
        "kinds.yaml:8:5 the rung 'two' stands in no band = add a line 'band: ...', one of: low",
        "kinds.yaml:9:50 no band is called 'lwo' = did you mean 'low'?",
    ]
