"""One file against its model: each fault is told at its place, in words, with what to do."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from generator.blocks import types
from tests.authoring import ACTIVITY, ANNEX, MODULE, TOOLKIT, Author, text_of

TYPES = ", ".join(types())
TEXT_KEYS = "what may stand here: id, renamed_from, type, question, hint, lines"


def test_good_content_is_good(author: Author) -> None:
    """Nothing is told about the small toolkit itself."""
    assert author.report() == []


RATING = """
    - type: rating
      id: soil
      scale: {scale}
      groups: [{{id: g, title: "G", items: [{{id: a, text: "A"}}]}}]
    """
BLOCKS = {
    "a type with a slip": (
        "- {type: txt, id: a}",
        ["beans.yaml:18:18 unknown block type 'txt' = did you mean 'text'?"],
    ),
    "a type like no other": (
        "- {type: crossword, id: a}",
        [f"beans.yaml:18:18 unknown block type 'crossword' = the types are: {TYPES}"],
    ),
    "no type": (
        '- {id: a, question: "Q?"}',
        [
            "beans.yaml:18:11 this block has no type"
            f" = add a line 'type: ...', one of: {TYPES}"
        ],
    ),
    "an empty type": (
        "- {id: a, type: }",
        [
            "beans.yaml:18:25 this block has no type"
            f" = add a line 'type: ...', one of: {TYPES}"
        ],
    ),
    "no keys": (
        "- What do you see?",
        [
            "beans.yaml:18:11 each entry of 'blocks' should have keys"
            " = write 'key: text' after its '- '"
        ],
    ),
    "a missing key": (
        "- {type: text, id: a}",
        ["beans.yaml:18:11 'question' is missing here = add a line 'question: ...'"],
    ),
    "a key with a slip": (
        '- {type: text, id: a, qestion: "Q?"}',
        ["beans.yaml:18:31 unknown key 'qestion' = did you mean 'question'?"],
    ),
    "a key of another type": (
        '- {type: text, id: a, question: "Q?", scale: 3}',
        [f"beans.yaml:18:47 unknown key 'scale' = {TEXT_KEYS}"],
    ),
    "a number where text belongs": (
        "- {type: text, id: a, question: 12}",
        ["beans.yaml:18:41 'question' should be text = put it in quotes: \"12\""],
    ),
    "a yes where text belongs": (
        "- {type: text, id: a, question: true}",
        ["beans.yaml:18:41 'question' should be text = put it in quotes: \"true\""],
    ),
    "a list where text belongs": (
        "- {type: text, id: a, question: [a]}",
        ["beans.yaml:18:41 'question' should be text = found: a list"],
    ),
    "keys where text belongs": (
        "- {type: text, id: a, question: {a: b}}",
        ["beans.yaml:18:41 'question' should be text = found: a group of keys"],
    ),
    "nothing where text belongs": (
        "- {type: text, id: a, question: }",
        ["beans.yaml:18:41 'question' should be text"
         " = write it after the colon, or take the line out"],
    ),
    "a text of spaces": (
        '- {type: text, id: a, question: "  "}',
        ["beans.yaml:18:41 'question' is empty = write its text, or take the line out"],
    ),
    "text where a number belongs": (
        '- {type: text, id: a, question: "Q?", lines: eleven}',
        ["beans.yaml:18:54 'lines' should be a whole number from 1 to 30 = found: eleven"],
    ),
    "a number that is too high": (
        '- {type: text, id: a, question: "Q?", lines: 31}',
        ["beans.yaml:18:54 'lines' should be a whole number from 1 to 30 = found: 31"],
    ),
    "a number that is too low": (
        '- {type: text, id: a, question: "Q?", lines: 0}',
        ["beans.yaml:18:54 'lines' should be a whole number from 1 to 30 = found: 0"],
    ),
    "half a number": (
        '- {type: text, id: a, question: "Q?", lines: 1.5}',
        ["beans.yaml:18:54 'lines' should be a whole number from 1 to 30"
         " = whole numbers only, such as 2"],
    ),
    "a number with its unit": (
        '- {type: text, id: a, question: "Q?", lines: 9 lines}',
        [
            "beans.yaml:18:54 'lines' should be a whole number from 1 to 30"
            " = write the number alone: 9"
        ],
    ),
    "a number in quotes": (
        '- {type: text, id: a, question: "Q?", lines: "9"}',
        [
            "beans.yaml:18:54 'lines' should be a whole number from 1 to 30"
            " = write it without quotes: 9"
        ],
    ),
    "half a number with a comma": (
        '- {type: text, id: a, question: "Q?", lines: "7,5"}',
        [
            "beans.yaml:18:54 'lines' should be a whole number from 1 to 30"
            " = whole numbers only, such as 8"
        ],
    ),
    "two numbers": (
        '- {type: text, id: a, question: "Q?", lines: 3 to 4}',
        ["beans.yaml:18:54 'lines' should be a whole number from 1 to 30 = found: 3 to 4"],
    ),
    "a word with a slip": (
        '- {type: steps, steps: [{id: a, title: "T", grouping: small group}]}',
        [
            "beans.yaml:18:63 'grouping' should be one of: alone, pairs, threes, small-groups,"
            " everyone = did you mean 'small-groups'?"
        ],
    ),
    "a word that is not offered": (
        '- {type: note, kind: warning, title: "T", text: "X"}',
        [
            "beans.yaml:18:30 'kind' should be one of: content, safety, info = found: warning",
        ],
    ),
    "a word that is not offered for an optional key": (
        '- {type: steps, steps: [{id: a, title: "T", grouping: all}]}',
        [
            "beans.yaml:18:63 'grouping' should be one of: alone, pairs, threes, small-groups,"
            " everyone = found: all"
        ],
    ),
    "text where a list belongs": (
        "- {type: prompts, prompts: Who?}",
        [
            "beans.yaml:18:36 'prompts' should be a list"
            " = start each entry on its own line with '- '"
        ],
    ),
    "an entry where a list belongs": (
        '- type: prompts\n  prompts:\n    id: one\n    text: "T"',
        ["beans.yaml:20:13 a dash is missing here = write: - id: one"],
    ),
    "a number where rows belong": (
        '- {type: table, id: a, row_title: "R", columns: [{id: c, title: "C"}], rows: 3}',
        ["beans.yaml:18:86 'rows' should be a list = to leave rows empty, write: spare: 3"],
    ),
    "a text with a colon below its key": (
        '- type: prose\n  text:\n    One thing: look at the beans.',
        ["beans.yaml:20:13 'text' should be text = write 'text: |' and the text below it"],
    ),
    "a list without entries": (
        "- {type: prompts, prompts: []}",
        [
            "beans.yaml:18:36 'prompts' needs at least 1 entry"
            " = start each entry on its own line with '- '"
        ],
    ),
    "a scale of one point": (
        RATING.format(scale='[{id: a, label: "A", value: 1}]'),
        [
            "beans.yaml:20:18 'scale' needs at least 2 entries"
            " = start each entry on its own line with '- '"
        ],
    ),
    "a scale of too many points": (
        RATING.format(scale=[{"id": f"p{n}", "label": "P", "value": n} for n in range(12)]),
        ["beans.yaml:20:18 'scale' may have at most 11 entries = found: 12"],
    ),
    "two points with one value": (
        RATING.format(scale="[{id: a, label: A, value: 1}, {id: b, label: B, value: 1}]"),
        ["beans.yaml:20:73 two points have the value 1 = give each point its own number"],
    ),
    "a point called like a way out": (
        RATING.format(
            scale="[{id: a, label: A, value: 1}, {id: dont-know, label: B, value: 2}]"
            '\n      dont_know: "?"'
        ),
        ["beans.yaml:20:53 the id 'dont-know' is taken = give the point another id"],
    ),
    "a table without rows": (
        '- {type: table, id: a, row_title: "R", columns: [{id: c, title: "C"}]}',
        ["beans.yaml:18:11 this table has no rows = add 'rows:', 'rows_of:' or 'spare:'"],
    ),
    "a column called like the head of spare rows": (
        '- {type: table, id: a, row_title: "R", columns: [{id: key-element, title: C}], spare: 1}',
        [
            "beans.yaml:18:63 the id 'key-element' is taken by the head of the spare rows"
            " = give the column another id"
        ],
    ),
    "a ladder that asks nothing": (
        "- {type: ladder, id: a, annex: kinds}",
        [
            "beans.yaml:18:11 this ladder asks nothing"
            " = add a line 'question: ...', or 'of:' with other ladders"
        ],
    ),
    "an id of other letters": (
        '- {type: text, id: "Große Wörter!", question: "Q?"}',
        [
            "beans.yaml:18:28 'Große Wörter!' cannot be an id = use small letters a to z,"
            " digits and single hyphens, such as 'groe-worter'"
        ],
    ),
    "an id without a Latin letter": (
        '- {type: text, id: "كتاب", question: "Q?"}',
        [
            "beans.yaml:18:28 'كتاب' cannot be an id = use small letters a to z,"
            " digits and single hyphens, such as 'our-service'"
        ],
    ),
    "a number for an id": (
        '- {type: text, id: 12, question: "Q?"}',
        ["beans.yaml:18:28 'id' should be text = put it in quotes: \"12\""],
    ),
    "a list for an id": (
        '- {type: text, id: [a], question: "Q?"}',
        ["beans.yaml:18:28 'id' should be text = found: a list"],
    ),
    "an id with a reserved ending": (
        '- {type: text, id: my-note, question: "Q?"}',
        [
            "beans.yaml:18:28 the id 'my-note' is taken"
            " = ids may not end in -note, -text, -x, -y or -second, nor be added-1, added-2 ..."
        ],
    ),
    "an id of an added row": (
        '- {type: text, id: added-7, question: "Q?"}',
        [
            "beans.yaml:18:28 the id 'added-7' is taken"
            " = ids may not end in -note, -text, -x, -y or -second, nor be added-1, added-2 ..."
        ],
    ),
    "a day that is not in the calendar": (
        '- {type: signposting, contacts: [{id: a, name: "A"}], review: 2027-02-30}',
        ["beans.yaml:18:71 '2027-02-30' is not a date = that month has no day 30"],
    ),
    "a month that is not in the calendar": (
        '- {type: signposting, contacts: [{id: a, name: "A"}], review: 2027-31-03}',
        ["beans.yaml:18:71 '2027-31-03' is not a date = there is no month 31"],
    ),
    "a day and a month that may be each other": (
        '- {type: signposting, contacts: [{id: a, name: "A"}], review: 1/11/2027}',
        ["beans.yaml:18:71 '1/11/2027' is not a date = write: 2027-11-01, or 2027-01-11"],
    ),
    "a month before its day": (
        '- {type: signposting, contacts: [{id: a, name: "A"}], review: 11/30/2027}',
        ["beans.yaml:18:71 '11/30/2027' is not a date = write: 2027-11-30"],
    ),
    "a day in words": (
        '- {type: signposting, contacts: [{id: a, name: "A"}], review: next spring}',
        ["beans.yaml:18:71 'next spring' is not a date = write year, month, day: 2027-03-31"],
    ),
    "a day written another way": (
        '- {type: signposting, contacts: [{id: a, name: "A"}], review: 31.3.2027}',
        ["beans.yaml:18:71 '31.3.2027' is not a date = write: 2027-03-31"],
    ),
    "a year for a day": (
        '- {type: signposting, contacts: [{id: a, name: "A"}], review: 2027}',
        ["beans.yaml:18:71 'review' should be a date = write year, month, day: 2027-03-31"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BLOCKS)
def test_what_is_told_about_a_block(case: str, author: Author) -> None:
    """One fault, one problem."""
    block, expected = BLOCKS[case]
    assert author.puts(block).report() == expected


FILES = {
    "a list where keys belong": (
        TOOLKIT, ('\n  name: "Us"', " Us"),
        ["toolkit.yaml:5:12 'publisher' should have keys of its own"
         " = write them below it, as 'key: text'"]),
    "a number where an entry should be text": (
        MODULE, ("[beans]", "[beans, 3]"),
        ["module.yaml:8:21 each entry of 'activities' should be text = put it in quotes: \"3\""]),
    "text where a list of texts belongs": (
        MODULE, ("[beans]", "beans"),
        ["module.yaml:8:13 'activities' should be a list = write: activities: [beans]"]),
    "dashes without a space": (
        MODULE, ("[beans]", "\n  -beans"),
        ["module.yaml:9:3 'activities' should be a list = a space is missing after the dash:"
         " start each entry on its own line with '- '"]),
    "an address that is none": (
        TOOLKIT, ("https://example.org/small/", "javascript:alert(1)"),
        ["toolkit.yaml:7:11 'site_url' should be a web address = it begins with https://"]),
    "a number below one": (
        MODULE, ("number: 1", "number: 0"),
        ["module.yaml:2:9 'number' should be a whole number, 1 or more = found: 0"]),
    "a missing key of the whole file": (
        ANNEX, ('summary: "There are two."\n', ""),
        ["kinds.yaml:1:1 'summary' is missing here = add a line 'summary: ...'"]),
    "a key with a slip that is not needed": (
        ANNEX, ("summary:", "intruduction: X\nsummary:"),
        ["kinds.yaml:3:1 unknown key 'intruduction' = did you mean 'introduction'?"]),
    "a key with a slip beside a missing one that is not meant": (
        ANNEX, ("summary:", "clsing:"),
        ["kinds.yaml:1:1 'summary' is missing here = add a line 'summary: ...'",
         "kinds.yaml:3:1 unknown key 'clsing' = did you mean 'closing'?"]),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_what_is_told_about_a_file(case: str, author: Author) -> None:
    """Each kind of file has its model."""
    path, (old, new), expected = FILES[case]
    assert author.changes(path, old, new).report() == expected


DOUBLE = {
    "two blocks": (
        """
        - {type: text, id: a, question: "Q?"}
        - {type: text, id: a, question: "Q?"}
        """,
        [
            "beans.yaml:19:28 two blocks have the id 'a'"
            " = first used at line 18; give one of them another id"
        ],
    ),
    "a block and one of the method": (
        '- {type: text, id: kinds, question: "Q?"}',
        [
            "beans.yaml:18:28 two blocks have the id 'kinds'"
            " = first used at line 11; give one of them another id"
        ],
    ),
    "items of two groups": (
        """
        - type: rating
          id: b
          scale: [{id: a, label: A, value: 1}, {id: b, label: B, value: 2}]
          groups:
            - {id: g, title: "G", items: [{id: one, text: "A"}]}
            - {id: h, title: "H", items: [{id: one, text: "B"}]}
        """,
        [
            "beans.yaml:23:48 two entries have the id 'one'"
            " = first used at line 22; give one of them another id"
        ],
    ),
    "three blocks": (
        """
        - {type: text, id: a, question: "Q?"}
        - {type: text, id: a, question: "Q?"}
        - {type: text, id: a, question: "Q?"}
        """,
        [
            f"beans.yaml:{line}:28 two blocks have the id 'a'"
            " = first used at line 18; give one of them another id"
            for line in (19, 20)
        ],
    ),
    "the same lists of two blocks": (
        """
        - {type: details, id: a, items: [{id: one, label: "L"}]}
        - {type: details, id: b, items: [{id: one, label: "L"}]}
        """,
        [],
    ),
    "the same list of two blocks without an id": (
        """
        - {type: prompts, prompts: [{id: one, text: "T"}]}
        - {type: prompts, prompts: [{id: one, text: "T"}]}
        """,
        [],
    ),
    "a group and its item": (
        """
        - type: rating
          id: b
          scale: [{id: one, label: A, value: 1}, {id: b, label: B, value: 2}]
          groups: [{id: one, title: "G", items: [{id: one, text: "A"}]}]
        """,
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DOUBLE)
def test_an_id_stands_once_where_names_are_made_of_it(case: str, author: Author) -> None:
    """In one block's lists of one kind, and once a block in an activity."""
    blocks, expected = DOUBLE[case]
    assert author.puts(blocks).report() == expected


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
