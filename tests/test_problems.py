"""How a problem is told to an author."""

import pickle

import pytest

from generator.problems import ContentError, Place, Problem, closest, quoted

FILE = "toolkit_content/modules/co-production/readiness-assessment.yaml"


def told(text: str, column: int) -> list[str]:
    """The excerpt and the caret under it."""
    return str(Problem(Place("a.yaml", 3, column, text), "wrong")).split("\n")[1:]


def test_a_report_shows_the_line_a_caret_and_the_hint() -> None:
    """This is the form that design.md fixes."""
    place = Place(FILE, 15, 11, "  - type: ratng")
    problem = Problem(place, "unknown block type 'ratng'", closest("ratng", ["table", "rating"]))
    assert str(problem) == (
        f"{FILE}:15:11: unknown block type 'ratng'\n"
        "   15 |   - type: ratng\n"
        "                  ^\n"
        "      = did you mean 'rating'?"
    )


def test_a_warning_says_so() -> None:
    """Without a line and a hint a report is one line."""
    problem = Problem(Place("a.yaml", 1, 1), "not yet reviewed", severity="warning")
    assert str(problem) == "a.yaml:1:1: warning: not yet reviewed"


@pytest.mark.parametrize(
    ("text", "column", "excerpt"),
    [
        ("\ttitle: x", 2, ["    3 |  title: x", "         ^"]),
        ("名: x", 4, ["    3 | 名: x", "            ^"]),
        ("e\u0301: x", 3, ["    3 | e\u0301: x", "         ^"]),
        ("a: x", 99, ["    3 | a: x", "            ^"]),
        ("a: \x1b[31m", 1, ["    3 | a: �[31m", "        ^"]),
        ("   ", 2, []),
    ],
)
def test_the_caret_stands_under_the_column(text: str, column: int, excerpt: list[str]) -> None:
    """Tabs, wide and combining characters do not move it, control characters do no harm."""
    assert told(text, column) == excerpt


@pytest.mark.parametrize("column", [1, 60, 250, 500])
def test_a_long_line_is_cut_around_the_column(column: int) -> None:
    """What the caret points at stays in sight."""
    text = "".join(chr(0x100 + number) for number in range(500))
    excerpt, caret = told(text, column)
    assert excerpt[len(caret) - 1] == text[column - 1]
    assert len(excerpt) == len("    3 | ") + 100
    assert "…" in excerpt


def test_problems_are_sorted_by_place_and_told_once() -> None:
    """The order in which they were found does not matter."""
    first, second = (Problem(Place("a.yaml", line, 1), "wrong") for line in (2, 10))
    error = ContentError([second, first, second])
    assert error.problems == (first, second)
    assert str(error) == "a.yaml:2:1: wrong\n\na.yaml:10:1: wrong\n\n2 problems"


def test_warnings_are_counted_apart() -> None:
    """An author sees how much of it stops the build."""
    error = Problem(Place("a.yaml", 1, 1), "wrong")
    warnings = [Problem(Place("a.yaml", line, 1), "odd", severity="warning") for line in (2, 3)]
    assert str(ContentError([error, *warnings])).endswith("\n1 problem, 2 warnings")
    assert str(ContentError(warnings)).endswith("\n2 warnings")


def test_an_error_survives_the_way_between_processes() -> None:
    """Handouts are made in several processes."""
    error = ContentError([Problem(Place("a.yaml", 1, 1, "x"), "wrong", "put it right")])
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("minuts", "did you mean 'minutes'?"), ("Title", "did you mean 'title'?"), ("xyz", "")],
)
def test_the_closest_word_is_suggested(word: str, hint: str) -> None:
    """Nothing is suggested where nothing is alike."""
    assert closest(word, ["minutes", "title"]) == hint


def test_a_long_word_is_cut_in_a_message() -> None:
    """A whole paragraph in the wrong place would bury the message."""
    assert quoted("x" * 500) == f"'{'x' * 39}…'"
