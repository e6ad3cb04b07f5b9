"""YAML to values with places, and the reports about files that can't be read."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import ContentError, Place, Problem
from generator.source import Node, data, overlay, parse, read

ACTIVITY = """\
# yaml-language-server: $schema=activity.json
id: values-audit
title: "Values: an audit"
number: 3
method:
  - type: steps
    steps:
      - id: welcome
        title: Welcome, naïve café 😀
        minutes: 10
        text: |
          Say hello.

          - one
  - {type: note, kind: info, title: 'It''s', text: [a, b]}
reviewed_by: []
"""


def values(text: str) -> Any:
    """The data in a YAML text."""
    return data(parse(text.encode(), "a.yaml"))


def told(problem: Problem) -> str:
    """`line:column message = hint`."""
    hint = f" = {problem.hint}" if problem.hint else ""
    return f"{problem.place.line}:{problem.place.column} {problem.message}{hint}"


def report(text: str | bytes) -> list[str]:
    """All that is told about a file that can't be read."""
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ContentError) as caught:
        parse(raw, "a.yaml")
    return [told(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("on", "on"), ("12:30", "12:30"), ("012", "012"), ("0161 496", "0161 496"),
        ("2026-11-23", "2026-11-23"), ("true", True), ("False", False), ("null", None), ("~", None),
        ("", None), ("12", 12), ("-3", -3), ("+3", 3), ("0", 0), ("0x1F", 31), ("0o17", 15),
        ("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0), ("1_000", "1_000"), ("1.2.3", "1.2.3"),
        (".inf", ".inf"), ("1e999", "1e999"), ("9" * 5000, "9" * 5000), ("--", "--"),
        ('"12"', "12"), ("'no'", "no"), ("|\n  12", "12\n"), ("Co-production", "Co-production"),
    ],
)  # fmt: skip
def test_plain_scalars_are_numbers_only_where_nothing_else_is_meant(
    written: str, value: object
) -> None:
    """YAML 1.2's core rules; what may be a phone number, a time or a word stays text."""
    found = values(f"a: {written}\n")["a"]
    assert (found, type(found)) == (value, type(value))


def test_every_value_knows_its_place() -> None:
    """Lines and columns count from 1, characters and not bytes."""
    root = parse(ACTIVITY.encode(), "a.yaml")
    node = root.find(["method", 0, "steps", 0, "minutes"])
    assert (node.value, node.place) == (10, Place("a.yaml", 10, 18))
    assert node.place.text == "        minutes: 10"
    assert root.find(["method", 1, "text", 1]).place == Place("a.yaml", 15, 56)
    assert root.key_places["title"] == Place("a.yaml", 3, 1)


@pytest.mark.parametrize(
    ("location", "value_at", "key_at"),
    [
        (["method", 0, "steps", 0, "title"], (9, 16), (9, 9)),
        (["method", 0, "steps"], (8, 7), (7, 5)),
        (["method", 0, "missing"], (6, 5), (6, 5)),
        (["method", 0, "type"], (6, 11), (6, 5)),
        (["method", 1, "text", "list[str]", 0], (15, 53), (15, 53)),
        (["method", 9], (6, 3), (5, 1)),
        (["nothing", "here"], (2, 1), (2, 1)),
        ([], (2, 1), (2, 1)),
    ],
)
def test_a_location_leads_as_near_as_it_can(
    location: list[str | int], value_at: tuple[int, int], key_at: tuple[int, int]
) -> None:
    """Missing keys are no parts of the file."""
    root = parse(ACTIVITY.encode(), "a.yaml")
    place, key_place = root.find(location).place, root.place_of(location)
    assert (place.line, place.column) == value_at
    assert (key_place.line, key_place.column) == key_at


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    """Files come from all systems."""
    raw = b"\xef\xbb\xbf" + ACTIVITY.replace("\n", end).encode()
    assert parse(raw, "a.yaml") == parse(ACTIVITY.encode(), "a.yaml")


def test_all_that_does_not_stop_the_reading_is_told_at_once() -> None:
    """Keys that stand twice, anchors, and then the fault that stops it."""
    text = "a: 1\nb: &x 2\na: 3\nc:\n  d: 1\n  d: 2\n  d: 3\ne: @f\n"
    assert report(text) == [
        "2:4 '&x' is read as an anchor = if it is text, put quotes around it;"
        " else write the text out again where it is needed",
        "3:1 the key 'a' stands twice here = first used at line 1: keep one of the two",
        "6:3 the key 'd' stands twice here = first used at line 5: keep one of the two",
        "7:3 the key 'd' stands twice here = first used at line 5: keep one of the two",
        "8:4 text that starts with '@' needs quotes = write: e: \"@f\"",
    ]


def test_a_list_without_any_dash_is_told_at_each_entry() -> None:
    """Nobody is told to delete an entry because its keys stand twice."""
    assert report("a:\n  id: b\n  text: x\n  id: c\n  text: y\n  text: z\n  id: d\n") == [
        "2:3 a new entry needs a dash = write: - id: b",
        "4:3 a new entry needs a dash = write: - id: c",
        "6:3 the key 'text' stands twice here = first used at line 5: keep one of the two",
        "7:3 a new entry needs a dash = write: - id: d",
    ]


def test_the_reading_of_a_hopeless_file_stops() -> None:
    """Nobody reads thousands of problems."""
    assert len(report("\x07" * 99_999)) == 20
    assert report("a: 1\n" * 9_999)[-1] == (
        "101:1 the key 'a' stands twice here = first used at line 1: keep one of the two"
    )


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, '{"a":' * 200_000, "? " * 200_000])
def test_a_file_that_is_nested_too_deep_is_refused(text: str) -> None:
    """libyaml's own composer would run out of stack."""
    (problem,) = report(text)
    assert problem.split(" ", 1)[1] == (
        "this is nested more than 100 deep = is a bracket or a dash repeated by mistake?"
    )


def test_aliases_never_multiply() -> None:
    """A billion laughs are as many problems as there are signs."""
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 4)}]" for n in range(1, 10)]
    assert len(report("\n".join(["a0: &a0 x", *lines]))) == 10 + 9 * 4


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    """The name is the one that the caller gives, relative to the project."""
    with pytest.raises(ContentError) as caught:
        read(tmp_path / "a.yaml", "content/a.yaml")
    assert str(caught.value.problems[0]) == (
        "content/a.yaml:1:1: this file can't be read\n      = no such file or directory"
    )


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    """Same as its bytes."""
    (tmp_path / "a.yaml").write_bytes(ACTIVITY.encode())
    assert read(tmp_path / "a.yaml", "a.yaml") == parse(ACTIVITY.encode(), "a.yaml")


def test_four_kilobytes_are_read_in_two_milliseconds() -> None:
    """A thousand activities are read in two seconds."""
    raw = ("blocks:\n" + "  - id: a\n    text: some words that say what to do\n" * 80).encode()
    assert len(raw) > 3_900
    assert min(_seconds(raw) for _ in range(10)) < 0.004  # twice the aim: tests share the machine


def _seconds(raw: bytes) -> float:
    start = time.perf_counter()
    parse(raw, "a.yaml")
    return time.perf_counter() - start


def attempt(raw: bytes) -> None:
    """Read, or be told why not; every problem can be shown."""
    try:
        data(parse(raw, "a.yaml"))
    except ContentError as error:
        assert error.problems
        assert str(error)
        assert all(p.place.line >= 1 and p.place.column >= 1 for p in error.problems)


def test_a_file_cut_anywhere_is_read_or_told() -> None:
    """Nothing but ContentError is raised."""
    raw = ACTIVITY.encode()
    for end in range(len(raw)):
        attempt(raw[:end])


@given(st.integers(0, len(ACTIVITY.encode())), st.binary(min_size=1, max_size=3))
def test_a_file_with_strange_bytes_is_read_or_told(at: int, strange: bytes) -> None:
    """Nothing but ContentError is raised."""
    raw = ACTIVITY.encode()
    attempt(raw[:at] + strange + raw[at:])


@given(st.text("ab: -\n\t\"'[]{},&*!|>%@`?#\\~<.\xa0😀", max_size=40))
def test_any_signs_of_yaml_are_read_or_told(text: str) -> None:
    """Nothing but ContentError is raised."""
    attempt(text.encode())


BASE = """\
id: ladder
title: Ladder
aim: Look back.
hint: Take your time.
outcomes: [one, two]
sheet:
  blocks:
    - id: checklist
      type: rating
      items:
        - {id: assets-1, text: We know our strengths.}
        - {id: assets-2, text: We use them.}
    - id: reflection
      type: text
      question: What now?
"""


def merged(over: str, *structure: str) -> tuple[Node, list[str]]:
    """The base under an overlay, and what is told about the overlay."""
    base, overlaid = parse(BASE.encode(), "base.yaml"), parse(over.encode(), "over.yaml")
    node, problems = overlay(base, overlaid, frozenset(structure))
    assert data(base) == values(BASE)
    assert all(problem.place.file == "over.yaml" for problem in problems)
    return node, [told(problem) for problem in problems]


def test_an_overlay_replaces_texts_by_key_and_id() -> None:
    """What it does not say stays, in the order of the base."""
    node, problems = merged(
        "title: My ladder\nextra: x\nsheet:\n  blocks:\n  - id: checklist\n    items:\n"
        "    - id: assets-2\n      text: I use mine.\n"
    )
    expected = values(BASE) | {"title": "My ladder", "extra": "x"}
    expected["sheet"]["blocks"][0]["items"][1]["text"] = "I use mine."
    assert (data(node), problems) == (expected, [])


def test_every_leaf_keeps_the_place_of_its_file() -> None:
    """A problem found after the merge leads to the line that the author can change."""
    node, _ = merged("sheet:\n  blocks:\n  - id: checklist\n    items: [{id: assets-2, text: x}]\n")
    items: list[str | int] = ["sheet", "blocks", 0, "items"]
    assert node.find([*items, 1, "text"]).place == Place("over.yaml", 4, 34)
    assert node.place_of([*items, 1, "text"]) == Place("over.yaml", 4, 28)
    assert node.find([*items, 0, "text"]).place == Place("base.yaml", 11, 32)
    assert node.find(["title"]).place == Place("base.yaml", 2, 8)


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        (
            "sheet: {blocks: [{id: checklst}]}",
            "1:23 no block is called 'checklst' here = if you removed it from base.yaml,"
            " remove it here too; or did you mean 'checklist'?",
        ),
        (
            "sheet: {blocks: [{id: checklist, items: [{id: xyz}]}]}",
            "1:47 no item is called 'xyz' here = if you removed it from base.yaml,"
            " remove it here too; there are: assets-1, assets-2",
        ),
        (
            "sheet: {blocks: [{text: x}]}",
            "1:18 this block has no id = its id says which text it replaces",
        ),
        (
            "sheet: {blocks: [{id: reflection}, {id: reflection}]}",
            "1:41 two blocks have the id 'reflection' = first used at line 1",
        ),
        (
            "sheet: {blocks: [{id: reflection, type: table}]}",
            "1:35 'type' can't be changed here"
            " = delete this line: it can only be set in base.yaml",
        ),
        (
            "id: other",
            "1:1 'id' can't be changed here"
            " = delete this line: it can only be set in base.yaml",
        ),
        (
            "aim: other",
            "1:1 'aim' can't be changed here"
            " = delete this line: it can only be set in base.yaml",
        ),
        (
            "outcomes: [three]",
            "1:1 this list can't be replaced = only texts of items that have an id can be replaced",
        ),
        (
            "title: [a]",
            "1:8 this should be one text, as in base.yaml"
            " = see line 2 of base.yaml",
        ),
        (
            "sheet: text",
            "1:8 this should be a group of keys, as in base.yaml"
            " = see line 7 of base.yaml",
        ),
        (
            "sheet:\n  blocks:\n    id: checklist\n    items: []",
            "3:5 a dash is missing here = write: - id: checklist",
        ),
        (
            "hint:\n  One: two",
            "2:3 this should be one text, as in base.yaml"
            " = write 'hint: |' and the text below it",
        ),
        (
            "title:",
            "1:1 nothing is written here = leave it out: the text of base.yaml stays",
        ),
    ],
)  # fmt: skip
def test_an_overlay_has_the_shape_of_its_base(over: str, expected: str) -> None:
    """What has no counterpart is told, and the base stays as it is."""
    node, problems = merged(over, "aim")
    assert problems == [expected]
    assert data(node) == values(BASE)
