"""Ratings of every shape: what they ask, what they are called, what results make of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.base import Field
from generator.editions import handouts_of
from generator.examples import Example, examples_of
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from tests.pdf.checks import words_of

RATINGS = {example.name: example for example in examples_of("rating")}
RESULTS = {example.name: example for example in examples_of("results")}


def fields(name: str) -> dict[str, Field]:
    """The fields of an example by their names within the block."""
    example = RATINGS[name]
    found = example.block.fields(example.context)
    return {field.name.split(".", 2)[2]: field for field in found}


def labels(field: Field) -> list[str]:
    """What is heard of each answer."""
    return [option.label.removeprefix(field.label).strip() for option in field.options]


def test_the_same_is_asked_twice_under_two_names() -> None:
    """The first keeps the item's name and question, so that a second can be added later."""
    first, second = fields("twice")["shed"], fields("twice")["shed-second"]
    assert (first.asked, second.asked) == ("The shed", "The shed In a year")
    assert first.label == "Parts of the garden, item 3 of 3: The shed Now"
    assert second.label == "Parts of the garden, item 3 of 3: The shed In a year"
    assert labels(first) == labels(second) == ["Poor", "Fair", "Good"]


def test_a_name_of_people_s_own_belongs_to_its_item() -> None:
    """Where it is offered, and for statements that people add."""
    own = [name for name in fields("twice") if name.endswith("-text")]
    assert own == ["beds-text", "paths-text", "added-1-text", "added-2-text"]
    added = [name for name in fields("twice") if name.startswith("added-1")]
    assert added == ["added-1-text", "added-1", "added-1-second", "added-1-note"]


def test_a_point_without_a_word_is_heard_by_its_number() -> None:
    """Only the ends have words; what all statements begin with is heard with each."""
    field = fields("half-labelled")["sleep-2"]
    assert labels(field) == ["Never", "2", "3", "4", "Always", "Don’t know"]
    assert field.asked == "In the last week I ... ... woke up rested."


def test_poles_are_heard_together() -> None:
    """As one question, with the numbers as answers."""
    field = fields("two-poles")["warm"]
    assert (field.asked, labels(field)) == ("Cold – Warm", list("1234567"))


def test_a_ladder_counts_groups_where_there_are_several() -> None:
    """A single group has none: there is nothing to count."""
    one, several = (RATINGS[name] for name in ("smallest", "full"))
    assert [bool(group["mark"]) for group in one.block.view(one.context)["groups"]] == [False]
    assert all(group["mark"] for group in several.block.view(several.context)["groups"])


def sheet_words(example: Example, folder: Path) -> list[str]:
    """The words of an example on its first page, from top to bottom."""
    file = folder / "sheet.pdf"
    handout = handouts_of(example.toolkit, example.activity)[0]
    file.write_bytes(set_pdf(activity_layout(example.toolkit, example.activity, handout)))
    return [word.text for word in words_of(file)]


@pytest.mark.parametrize("name", ["half-labelled", "two-poles"])
def test_every_number_of_a_scale_stands_on_paper(name: str, tmp_path: Path) -> None:
    """Once for each item, also those without a word."""
    example = RATINGS[name]
    values = [str(point.value) for point in example.block.scale]  # type: ignore[attr-defined]
    found = sheet_words(example, tmp_path)
    assert all(found.count(value) >= 2 for value in values)


def test_items_can_be_the_parts_of_the_picture() -> None:
    """Each is a part of the wheel; what people add comes after them in the table."""
    example = RESULTS["items-as-parts"]
    view = example.block.view(example.context)
    assert [group["title"].plain for group in view["groups"]] == [
        "The beds", "The paths", "The shed", "Your own, 1"
    ]  # fmt: skip
    assert [label["title"].plain for label in view["paper_wheel"]["labels"]] == [
        "The beds", "The paths", "The shed"
    ]  # fmt: skip


def test_a_scale_that_runs_downwards_is_drawn_from_its_lowest_value() -> None:
    """The order on the sheet is the author's, the picture's is that of the numbers."""
    example = RATINGS["notes-for-groups"]
    view = example.block.view(example.context)
    assert [option["value"] for option in view["options"]] == [10, 5, 0, None]
    assert not view["climbs"]
    values = [value for value, _ in example.block.scale_values()]  # type: ignore[attr-defined]
    assert values == [0, 5, 10]
