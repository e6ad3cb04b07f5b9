"""Places on a screen: the picture says what its lines and boxes mean."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from generator.examples import Example, examples_of
from generator.places import WIDTH, drawn
from generator.render import block_html
from tests.web import leniently, words

EXAMPLES = {example.name: example for example in examples_of("places")}


def shown(example: Example) -> ET.Element:
    context = example.context
    view = {"fields": example.block.fields(context)} | example.block.view(context)
    return leniently(block_html(view, context.words))


def test_axes_tell_what_they_measure() -> None:
    """As on paper: "Work" from little to much, not little to much alone."""
    said = [words(text) for text in shown(EXAMPLES["axes"]).iter() if text.tag.endswith("text")]
    assert {"Work", "Joy", "little", "much", "none", "great"} <= set(said)


def test_boxes_stand_below_each_other_where_a_word_is_longer_than_one() -> None:
    """Nobody has to guess the end of a place's name."""
    long = drawn("columns", ["Vermögenszuordnungszuständigkeit", "B", "C"], "abc", ["x"])
    short = drawn("columns", ["Mine", "Ours", "Theirs"], "abc", ["x"])
    assert "Vermögenszuordnungszuständigkeit" in long.svg
    assert {spot.split()[0] for spot in long.spots[0]} == {str(WIDTH // 2)}
    assert len({spot.split()[0] for spot in short.spots[0]}) == 3


def test_only_places_with_a_text_are_explained() -> None:
    """A name alone stands in the picture already."""
    told = [words(entry) for entry in shown(EXAMPLES["columns"]).iter("li")]
    assert told == ["Mine: I do it.", "Somebody else's: We ask them."]
