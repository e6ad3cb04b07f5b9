"""Which pieces of a handout begin otherwise, so that no page is left nearly empty."""

from __future__ import annotations

import pytest

from generator.handouts.room import Mark, contraries, emptiest

CASES = {
    "full enough": ([Mark(1, 0.2, "a"), Mark(2, 0.1, "b"), Mark(2, 0.5)], []),
    "the last piece of the page before comes along": (
        [Mark(1, 0.2, "a"), Mark(1, 0.5, "b"), Mark(1, 0.7, "c"), Mark(2, 0.1, "d"), Mark(2, 0.2)],
        [{"c"}, {"b"}],
    ),
    "one that is too little by itself takes another along": (
        [Mark(1, 0.5, "a"), Mark(1, 0.9, "b"), Mark(2, 0.1)],
        [{"a"}],
    ),
    "the page before keeps enough": ([Mark(1, 0.2, "a"), Mark(2, 0.1)], []),
    "what is kept together fits a page": ([Mark(1, 0.4, "a"), Mark(2, 0.4)], []),
    "what opens a page and is little may follow": (
        [Mark(1, 0.2, "a"), Mark(2, 0.0, "b", opens=True), Mark(2, 0.2)],
        [{"b"}],
    ),
    "nothing comes from before what opens a page": (
        [Mark(1, 0.5, "a"), Mark(2, 0.0, "b", opens=True), Mark(2, 0.4)],
        [],
    ),
    "two ends at once": (
        [
            *(Mark(1, 0.6, "a"), Mark(2, 0.1)),
            *(Mark(3, 0.4, "b"), Mark(3, 0.6, "c"), Mark(4, 0.1)),
        ],
        [{"a", "c"}, {"b"}],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_pieces_that_would_better_begin_otherwise(name: str) -> None:
    """The likeliest first."""
    places, expected = CASES[name]
    assert list(contraries(places)) == expected


def test_one_page_alone_is_as_full_as_it_is() -> None:
    """It need not be filled."""
    assert emptiest([Mark(1, 0.1)]) == 1
    assert emptiest([Mark(1, 0.9), Mark(2, 0.3), Mark(2, 0.4)]) == 0.4
