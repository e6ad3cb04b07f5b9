"""`renamed_from` in YAML: which old names follow from old ids, and what is refused."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generator.published import Published
from generator.sheets import sheets
from generator.succession import merge
from tests.authoring import ACTIVITY, ANNEX, MODULE, TOOLKIT, Author, text_of

RATING = """\
- type: rating
  id: state
  notes: item
  scale:
    - {id: poor, label: "Poor", value: 0}
    - {id: good, label: "Good", value: 1}
  groups:
    - id: soil
      title: "Soil"
      items:
        - {id: water, text: "There is enough water."}
        - {id: light, text: "There is enough light."}
- type: table
  id: plan
  row_title: "Where"
  columns:
    - {id: who, title: "Who?"}
  rows:
    - {id: bed, title: "The bed"}
  rows_of: state
"""
LADDER = """\
id: kinds
title: "Kinds of beans"
summary: "There are two."
bands:
  - {id: low, title: "Low"}
entries:
  - {id: dwarf, title: "Dwarf", text: "Small.", band: low}
"""


class Step(NamedTuple):
    """One change in a file."""

    path: str
    old: str
    new: str


def gone(published: Published, id: str = "beans") -> dict[str, str | None]:
    """The names that are closed, with what each became."""
    return {name: spans[-1].became for name, spans in published.activities[id].earlier.items()}


def released(author: Author, *steps: Step) -> Published:
    """A release before the changes and one after them."""
    before = merge(None, sheets(author.toolkit()))
    for step in steps:
        author.changes(*step)
    return merge(before, sheets(author.toolkit()))


def renamed(old: str, new: str) -> Step:
    """An id on a line of braces."""
    return Step(ACTIVITY, f"{{id: {old},", f"{{id: {new}, renamed_from: {old},")


@pytest.fixture
def rater(author: Author) -> Author:
    """An author whose sheet holds a rating and a table beside the small one's."""
    block = text_of(ACTIVITY).split("        - type: rating")[1].split("facilitator:")[0]
    author.changes(ACTIVITY, "        - type: rating" + block, "")
    return author.puts(RATING)


# ---- old names


def test_an_item_s_note_moves_along(rater: Author) -> None:
    """Every name that is made of the id."""
    assert gone(released(rater, renamed("water", "rain"))) == {
        "state.water": "state.rain",
        "state.water-note": "state.rain-note",
    }


def test_a_group_s_rows_elsewhere_move_along(rater: Author) -> None:
    """Its id is part of the names in a table that lists groups."""
    step = Step(ACTIVITY, "- id: soil\n", "- id: earth\n              renamed_from: [soil]\n")
    assert gone(released(rater, step)) == {"plan.soil.who": "plan.earth.who"}


def test_all_of_a_block_moves_along(rater: Author) -> None:
    """Where others point at it, its new id stands."""
    found = released(
        rater,
        Step(ACTIVITY, "id: state\n", "id: condition\n          renamed_from: state\n"),
        Step(ACTIVITY, "rows_of: state", "rows_of: condition"),
    )
    assert gone(found) == {
        f"state.{name}": f"condition.{name}"
        for name in ("water", "water-note", "light", "light-note")
    }


def test_ids_at_every_level_are_put_together(rater: Author) -> None:
    """Block, row and column at once."""
    found = released(
        rater,
        Step(ACTIVITY, "id: plan\n", "id: tasks\n          renamed_from: plan\n"),
        renamed("bed", "plot"),
        renamed("who", "whom"),
    )
    assert gone(found) == {
        "plan.bed.who": "tasks.plot.whom",
        "plan.soil.who": "tasks.soil.whom",
    }


def test_items_that_changed_places_change_back_never(rater: Author) -> None:
    """The lines may stay."""
    found = released(
        rater,
        Step(ACTIVITY, "{id: water,", "{id: new, renamed_from: light,"),
        Step(ACTIVITY, "{id: light,", "{id: light, renamed_from: water,"),
        Step(ACTIVITY, "{id: new,", "{id: water,"),
    )
    assert gone(found)["state.water"] == "state.light"
    assert gone(found)["state.light"] == "state.water"
    assert merge(found, sheets(rater.toolkit())) == found


def test_values_of_a_scale_are_renamed_in_each_item(rater: Author) -> None:
    """The name stays."""
    found = released(rater, renamed("poor", "bad"))
    span = found.activities["beans"].now["state.water"]
    assert (span.renamed_options, gone(found)) == ({"poor": "bad"}, {})
    assert span.options == {"poor": "Poor", "bad": "Poor", "good": "Good"}


def test_values_of_a_ladder_are_renamed_with_its_annex(author: Author) -> None:
    """They are made of the annex's id and the rung's."""
    author.writes(ANNEX, LADDER)
    author.puts('- {type: ladder, id: which, question: "Which?", annex: kinds}')
    author.writes("annexes/sorts.yaml", LADDER.replace("id: kinds", "id: sorts", 1))
    found = released(
        author,
        Step("annexes/sorts.yaml", "id: sorts", "id: sorts\nrenamed_from: types"),
        Step("annexes/sorts.yaml", "{id: dwarf,", "{id: small, renamed_from: dwarf,"),
        Step(ACTIVITY, "annex: kinds}", "annex: sorts}"),
    )
    span = found.activities["beans"].now["which"]
    assert span.renamed_options == {
        "sorts.dwarf": "sorts.small",
        "types.dwarf": "sorts.small",
        "types.small": "sorts.small",
    }
    assert span.withdrawn == ["kinds.dwarf"]


def test_an_activity_keeps_its_names_under_a_new_id(author: Author) -> None:
    """Its old id is said to the page."""
    before = merge(None, sheets(author.toolkit()))
    text = text_of(ACTIVITY).replace("id: beans", "id: pods\nrenamed_from: beans", 1)
    author.removes(ACTIVITY).writes("modules/garden/pods.yaml", text)
    author.changes(MODULE, "[beans]", "[pods]")
    found = merge(before, sheets(author.toolkit()))
    assert found.activities["pods"].was == ["beans"]
    assert gone(found, "pods") == {}


def test_each_wording_s_question_is_kept(author: Author) -> None:
    """In the words of its own."""
    author.words("sheet: {sections: [{id: look, blocks: [{id: seen, question: 'In my pot?'}]}]}")
    found = merge(None, sheets(author.toolkit())).activities["beans"]
    assert found.wordings == ["our-garden", "my-pot"]
    assert found.now["seen"].questions == {
        "our-garden": "What do you see?",
        "my-pot": "In my pot?",
    }


def test_the_question_of_an_item_is_its_text_alone(rater: Author) -> None:
    """Its place among others changes whenever one is added."""
    now = merge(None, sheets(rater.toolkit())).activities["beans"].now
    assert now["state.water"].questions == {"our-garden": "There is enough water."}
    assert now["state.water"].options == {"poor": "Poor", "good": "Good"}


# ---- what is refused


def told(author: Author, *steps: Step) -> list[str]:
    """What is told after some changes, without the file's name."""
    for step in steps:
        author.changes(*step)
    return [line.partition(":")[2] for line in author.report()]


def test_an_id_is_not_its_own_old_one(rater: Author) -> None:
    """It would say nothing."""
    assert told(rater, renamed("water", "water")) == [
        "28:45 'water' is its own id = write the id that it had before, or take the line out"
    ]


def test_an_old_id_leads_to_one_thing(rater: Author) -> None:
    """Else its answers would have two places."""
    both = (
        renamed("water", "rain"),
        Step(ACTIVITY, "{id: light,", "{id: sun, renamed_from: water,"),
    )
    assert told(rater, *both) == [
        "29:43 two things were called 'water' = the other one is at line 28; take one of them out"
    ]


def test_an_old_id_is_used_no_more(rater: Author) -> None:
    """Unless that one had another id, too: then they have changed places."""
    step = Step(ACTIVITY, "{id: light,", "{id: light, renamed_from: water,")
    assert told(rater, step) == [
        "29:45 the id 'water' is still used, at line 28"
        " = take this line out, or say there what that one was called before"
    ]


def test_values_of_answers_do_not_change_places(rater: Author) -> None:
    """A saved one could mean either."""
    assert (
        told(
            rater,
            Step(ACTIVITY, "{id: poor,", "{id: poor, renamed_from: good,"),
            Step(ACTIVITY, "{id: good,", "{id: good, renamed_from: poor,"),
        )
        == [
            "23:40 the answer 'poor' is still offered, so it cannot be an old id"
            " = give the other one an id that was never used",
            "22:40 the answer 'good' is still offered, so it cannot be an old id"
            " = give the other one an id that was never used",
        ][::-1]
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "renamed_from: added-1",
            "the id 'added-1' is taken = ids may not end in -note, -text, -x, -y or -second, nor be"
            " added-1, added-2 ...",
        ),
        (
            "renamed_from: Old Id",
            "'Old Id' cannot be an id"
            " = use small letters a to z, digits and single hyphens, such as 'old-id'",
        ),
        (
            "renamed_from: {a: b}",
            "'renamed_from' should be a list = start each entry on its own line with '- '",
        ),
    ],
)
def test_an_old_id_is_an_id(written: str, expected: str, author: Author) -> None:
    """One that could stand there."""
    step = Step(ACTIVITY, "id: seen\n", f"id: seen\n          {written}\n")
    assert told(author, step) == [f"20:25 {expected}"]


def test_an_old_id_needs_a_new_one(author: Author) -> None:
    """Answers belong to ids."""
    step = Step(ACTIVITY, "- type: results\n", "- type: results\n          renamed_from: sums\n")
    assert told(author, step) == [
        "37:11 'renamed_from' needs an id beside it"
        " = add its id, or take this line out: answers belong to ids"
    ]


def test_a_wording_says_no_old_id(author: Author) -> None:
    """Ids are those of the first wording."""
    author.words(
        "sheet: {sections: [{id: look, blocks: [{id: seen, renamed_from: saw, question: 'A?'}]}]}"
    )
    assert told(author) == [
        "2:51 'renamed_from' can't be changed here"
        " = delete this line: it can only be set in beans.yaml"
    ]


def test_activities_do_not_change_places(author: Author) -> None:
    """Their answers are kept by the id alone."""
    other = text_of(ACTIVITY).replace("id: beans", "id: peas\nrenamed_from: beans", 1)
    author.writes("modules/garden/peas.yaml", other.replace("number: 1", "number: 2"))
    author.changes(MODULE, "[beans]", "[beans, peas]")
    author.changes(ACTIVITY, "id: beans", "id: beans\nrenamed_from: peas")
    assert told(author) == [
        "2:15 the id 'peas' is still used, at toolkit_content/modules/garden/peas.yaml"
        " = take this line out, or give that one an id that is new",
        "2:15 the id 'beans' is still used, at toolkit_content/modules/garden/beans.yaml"
        " = take this line out, or give that one an id that is new",
    ]


# ---- the file of published names


NAMES = "published-fields.json"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<<<<<<< HEAD", "1:1 this file is damaged: this is no JSON"),
        (
            '{"format": "other"}',
            "1:12 this file is damaged: 'format' should be one of: toolkit-published-fields",
        ),
        ("[]", "1:1 this file is damaged: "),
        (
            '{"version": 1, "format": "toolkit-published-fields", "edition": 0, "activities": {}}',
            "1:65 this file is damaged: 'edition' should be a whole number, 1 or more",
        ),
        ("[" * 100_000, "1:1 this file is damaged: this is no JSON"),
    ],
)
def test_a_damaged_file_is_refused(written: str, expected: str, author: Author) -> None:
    """With its place, and what to do about it."""
    (told,) = author.writes(NAMES, written).report()
    assert told.startswith(f"{NAMES}:{expected}")
    assert told.endswith(
        " = put back the copy of the last release; after a merge of two changes, that of main"
    )


def test_editions_out_of_order_are_refused(author: Author) -> None:
    """Nobody could follow them."""
    published = merge(None, sheets(author.toolkit()))
    text = published.json_bytes.decode().replace('"since": 1', '"since": 1,\n"until": 0', 1)
    (told,) = author.writes(NAMES, text).report()
    assert "this file is damaged: editions are out of order" in told


def test_a_newer_file_is_refused(author: Author) -> None:
    """An older program would lose what it does not know."""
    assert author.writes(NAMES, '{"version": 2}').report() == [
        f"{NAMES}:1:1 this file was written by a newer toolkit (its version is 2)"
        " = bring the toolkit up to date"
    ]


def test_the_file_stands_beside_toolkit_yaml_alone(author: Author) -> None:
    """Elsewhere nothing would read it."""
    assert author.writes(f"modules/{NAMES}", "{}").report() == [
        f"{NAMES}:1:1 nothing reads this file"
        f" = {NAMES} stands beside {TOOLKIT}; take other ones away"
    ]
