"""What the guides for authors give to copy can be copied."""

from __future__ import annotations

import pytest

from tests.authoring import ACTIVITY, MODULE, TOOLKIT, Author
from tests.guides import files, pieces

CONTENT = "toolkit_content/"


def writes_all(author: Author, page: str) -> None:
    """Every whole file of a page."""
    for path, text in files(page).items():
        author.writes(path.removeprefix(CONTENT), text)


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("authors/reuse-an-annex.md", 3),
        ("authors/add-a-picture.md", 2),
        ("authors/adapt-to-your-country.md", 1),
    ],
)
def test_blocks_to_copy_fit_a_sheet(author: Author, page: str, blocks: int) -> None:
    """All of a page's blocks in one sheet, with the annexes that it writes."""
    found = [piece.text for piece in pieces(page) if piece.text.startswith("- type: ")]
    assert len(found) == blocks
    writes_all(author, page)
    author.puts("".join(found))
    assert author.report() == []


def test_the_second_wording_replaces_the_texts_that_it_holds(author: Author) -> None:
    """And takes the others from the first."""
    writes_all(author, "authors/second-wording.md")
    (beans,) = author.toolkit().activities
    assert list(beans.wordings) == ["our-garden", "my-pot"]
    assert beans.wordings["my-pot"].summary.plain == "A look at the beans on your sill."
    assert beans.wordings["my-pot"].aim == beans.file.aim


def test_an_activity_written_in_the_browser_is_there_once_it_is_named(author: Author) -> None:
    """The file alone changes nothing that is published; the line in the module adds it."""
    page = "authors/in-the-browser.md"
    writes_all(author, page)
    (line,) = [piece.text for piece in pieces(page) if piece.text.startswith("activities:")]
    author.changes(MODULE, "activities: [beans]\n", line)
    assert [activity.id for activity in author.toolkit().activities] == ["beans", "peas"]


def test_lines_for_the_other_files_fit_there(author: Author) -> None:
    """Who adapted a toolkit and what was changed."""
    lines = {
        piece.text.partition(":")[0]: piece.text
        for piece in pieces("authors/adapt-to-your-country.md")
    }
    author.changes(TOOLKIT, 'publisher:\n  name: "Us"\n', lines["publisher"])
    author.changes(TOOLKIT, "languages: [en]\n", lines["languages"])
    author.changes(ACTIVITY, "number: 1\n", f"number: 1\n{lines['editorial']}")
    assert author.report() == []
