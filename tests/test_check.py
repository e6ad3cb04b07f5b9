"""One file against its model: each fault is told at its place, in words, with what to do."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.authoring import ACTIVITY, ANNEX, MODULE, TOOLKIT, Author, text_of


def test_good_content_is_good(author: Author) -> None:
    """Nothing is told about the small toolkit itself."""
    assert author.report() == []


def test_all_faults_of_a_file_are_told_sorted_by_place(author: Author) -> None:
    """However deep they stand and in whatever order they are found."""
    author.puts('- {type: text, id: a, lines: "x"}').changes(ACTIVITY, "value: 1", "value: one")
    author.changes(ACTIVITY, "summary:", "sumary:").changes(ACTIVITY, "review: 2030-01-01", "")
    assert author.report() == [
        "beans.yaml:6:1 unknown key 'sumary' = did you mean 'summary'?",
        "beans.yaml:18:11 'question' is missing here = add a line 'question: ...'",
        "beans.yaml:18:38 'lines' should be a whole number from 1 to 30 = found: x",
        "beans.yaml:27:22 'value' should be a whole number from 0 to 100 = found: one",
        "beans.yaml:37:5 'review' is missing here = add a line 'review: ...'",
    ]


VALUES = ["[a]", "[[1]]", "{a: b}", "-3", "1.5", "true", "''", "null", "text"]
OURS = re.compile(
    r"dict|None|True|False|validation|pydantic|mapping|Traceback|\bstr\b|\bint\b|\{|\["
)

LIST = re.compile(r" = write: \w+: \[[\w, -]+\]$")
"""A list as an author writes it on one line."""


def locations(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value in a file."""
    if isinstance(value, dict):
        inner = [way for key, child in value.items() for way in locations(child, (*at, key))]
    elif isinstance(value, list):
        inner = [way for n, child in enumerate(value) for way in locations(child, (*at, n))]
    else:
        inner = []
    return [at, *inner] if at else inner


def put(value: Any, at: tuple[str | int, ...], new: Any) -> Any:
    """A copy of `value` with `new` in one place."""
    if not at:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[at[0]] = put(value[at[0]], at[1:], new)  # type: ignore[index]
    return copy


@pytest.mark.parametrize("path", [ACTIVITY, MODULE, ANNEX, TOOLKIT])
def test_any_value_in_any_place_is_told_in_the_author_s_words(path: str, author: Author) -> None:
    """A list for an id, keys for a date, nothing for a block: no crash, no word of ours."""
    whole = yaml.load(text_of(path), yaml.BaseLoader)
    for at in locations(whole):
        for value in VALUES:
            changed = yaml.dump(put(whole, at, yaml.safe_load(value)), sort_keys=False)
            for line in author.writes(path, changed).report():
                assert not OURS.search(LIST.sub("", line)), f"{at} {value}: {line}"
                assert not line.endswith("= "), f"what to do is not said: {line}"


@pytest.mark.parametrize("address", ['https://x.org/"><b>', "https://[", "https://a b", "ftp://x"])
def test_an_address_that_could_be_markup_is_refused(author: Author, address: str) -> None:
    """It stands in the head of every page."""
    author.changes("toolkit.yaml", "released:", f"site_url: '{address}'\nreleased:")
    assert any("site_url" in line or "address" in line for line in author.report())


def test_a_text_of_which_nothing_is_left_is_empty(author: Author) -> None:
    """A space in disguise is no title."""
    author.changes("toolkit.yaml", "title:", 'title: "&nbsp;" #')
    assert any("empty" in line for line in author.report())
