"""What can be used but could be better: told as warnings, which never stop a build."""

from __future__ import annotations

import pytest

from generator.advice import advice
from generator.handouts.letters import missing
from tests.authoring import ACTIVITY, ANNEX, TOOLKIT, Author, text_of


def advised(author: Author) -> list[str]:
    """All warnings about what the author wrote: `line:column message = hint`."""
    told = advice(author.small.path("."))
    assert all(problem.severity == "warning" for problem in told)
    return [f"{p.place.line}:{p.place.column} {p.message} = {p.hint}" for p in told]


# ---- texts without quotes

LOST = "what follows # is not shown = put the text in quotes if that is a part of it"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Beans and #peas", [f"6:20 {LOST}"]),
        ("Beans #2 again", [f"6:16 {LOST}"]),
        ("We like beans # and peas", [f"6:24 {LOST}"]),
        ("Beans # shown in the list", []),
        ('"Beans and # peas"', []),
        ('"Beans and peas" # shown in the list', []),
        ("Beans and C#", []),
    ],
)
def test_the_end_of_a_text_that_is_lost_behind_a_sign_is_told(
    written: str, expected: list[str], author: Author
) -> None:
    """A comment after one word, or after quotes, is likely meant as one."""
    author.changes(ACTIVITY, '"A look at the beans."', written)
    assert (author.report(), advised(author)) == ([], expected)


def test_a_text_that_may_be_missing_is_lost_in_silence_no_more(author: Author) -> None:
    """Nothing else would be told."""
    author.changes(ACTIVITY, "summary:", "group: #2 and more\nsummary:")
    assert (author.report(), advised(author)) == ([], [f"6:8 {LOST}"])


def test_a_text_that_is_lost_as_a_whole_is_told(author: Author) -> None:
    """It is a problem: nothing is left of it."""
    assert author.changes(ACTIVITY, '"A look at the beans."', "#1 of the beans").report() == [
        "beans.yaml:6:9 'summary' should be text"
        " = what follows # is not read: put the text in quotes"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("“Look at it”", "Look at it"),
        ("„Look at it“", "Look at it"),
        ("‘Look at it’", "Look at it"),
        ('Look at it"', "Look at it"),
        ("Look at it”", "Look at it"),
        ("“Look at it", "Look at it"),
        ('Look "at" it"', 'Look \\"at\\" it'),
        ('Say "look"', None),
        ("Say “look”", None),
        ("“Look” or “see”", None),
        ('A pot of 12"', None),
        ("Look at the beans’", None),
        ('"“Look at it”"', None),
    ],
)
def test_a_quote_that_is_no_part_of_its_text_is_told(
    written: str, meant: str | None, author: Author
) -> None:
    """Word processors turn YAML's quotes into others, which are text; one may be left over."""
    author.changes(ACTIVITY, '"A look at the beans."', written)
    hint = f'6:10 a stray quote stands in this text = write: "{meant}"'
    assert (author.report(), advised(author)) == ([], [hint] if meant else [])


def test_a_quote_around_a_long_text_is_not_repeated(author: Author) -> None:
    """The hint stays one line."""
    author.changes(ACTIVITY, '"A look at the beans."', f"“{'Look at it. ' * 20}”")
    assert advised(author) == [
        "6:10 a stray quote stands in this text = take it out, or write both"
    ]


def test_texts_of_the_toolkit_file_are_looked_at_too(author: Author) -> None:
    """As those of all others."""
    author.changes(TOOLKIT, '"A small toolkit"', "“A small toolkit”")
    assert advised(author) == ['2:8 a stray quote stands in this text = write: "A small toolkit"']


# ---- wordings

ITEMS = """\
                - id: water
                  text: "There is enough water."
"""
MORE = """\
                - id: sun
                  text: "There is enough sun."
                - id: worms
                  text: "There are worms."
"""
ITEM = "{id: water, text: I give it water.}"
SHEET = "sheet: {sections: [{id: look, blocks: [{id: state, groups: [{id: soil, items: [%s]}]}]}]}"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            ITEM,
            [
                "2:72 the wording 'my-pot' has no text for 'sun', 'worms', though it rewords"
                " the others = add them, or the first wording's text is shown"
            ],
        ),
        (
            f"{ITEM}, {{id: worms, text: I have worms.}}, {{id: sun}}",
            [
                "2:72 the wording 'my-pot' has no text for 'sun', though it rewords"
                " the others = add it, or the first wording's text is shown"
            ],
        ),
        (f"{ITEM}, {{id: worms, text: I have worms.}}, {{id: sun, text: I see it.}}", []),
    ],
)
def test_a_list_that_is_reworded_in_part_is_told(
    items: str, expected: list[str], author: Author
) -> None:
    """People would be asked about themselves and about others on one sheet."""
    author.changes(ACTIVITY, ITEMS, ITEMS + MORE).words(SHEET % items)
    assert (author.report(), advised(author)) == ([], expected)


def test_blocks_that_are_not_reworded_are_not_told(author: Author) -> None:
    """Many fit every wording."""
    author.words("sheet: {sections: [{id: look, blocks: [{id: seen, question: What do I see?}]}]}")
    assert (author.report(), advised(author)) == ([], [])


# ---- names and wordings


def test_a_group_with_another_name_than_its_annex_is_told(author: Author) -> None:
    """Whoever reads both would look for two things."""
    author.changes(ACTIVITY, "scale:", "annex: kinds\n          scale:")
    entry = "entries: [{id: soil, title: Ground, text: It is dark.}]\n"
    author.small.path(ANNEX).write_text(text_of(ANNEX) + entry, "utf-8")
    assert (author.report(), advised(author)) == (
        [],
        [
            "23:18 'Soil' is called 'Ground' in the annex"
            " = delete the title of 'soil' here, and the annex's name is used everywhere"
        ],
    )


@pytest.mark.parametrize(
    "overlay",
    [
        "",
        'summary: "My beans."',
        'sheet: {sections: [{id: look, blocks: [{id: seen, question: "What do you see?"}]}]}',
    ],
)
def test_a_wording_that_asks_the_same_is_told(overlay: str, author: Author) -> None:
    """The choice on the page would change nothing."""
    author.words(overlay)
    assert (author.report(), advised(author)) == (
        [],
        [
            "1:1 the wording 'my-pot' has no words of its own on the sheet"
            " = write the texts that differ below 'sheet:', or delete this file"
        ],
    )


# ---- what paper cannot show


def test_a_letter_that_no_font_for_paper_has_is_told(author: Author) -> None:
    """It would be printed as a white square; Greek, Cyrillic and arrows have their fonts."""
    author.changes(ACTIVITY, '"A look at the beans."', '"Rice 米, ρύζι, рис → вареники, gạo"')
    told = advice(author.small.path("."), missing)
    assert [f"{p.place.line}:{p.place.column} {p.message} = {p.hint}" for p in told] == [
        "6:10 no font for paper has '米' (cjk unified ideograph-7c73)"
        " = a white square is printed in its place; write it in another way"
    ]
