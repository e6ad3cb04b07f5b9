"""Which handouts there are, and the addresses that are printed in books."""

from __future__ import annotations

from generator.editions import (
    Handout,
    address,
    all_handouts,
    annex_handouts_of,
    handouts_of,
    kinds_of,
    module_handouts_of,
    toolkit_handouts,
)
from generator.model import Toolkit
from tests.authoring import ACTIVITY, Author, text_of

STEPS = """\
  - type: steps
    steps:
      - {id: look, title: "Look", minutes: 5}
"""


def of_kind(handouts: list[Handout], kind: str) -> list[str]:
    """The addresses of one kind, without their folder."""
    return [one.path.removeprefix("handouts/") for one in handouts if one.kind == kind]


def test_a_sheet_is_made_in_every_wording_edition_and_paper(author: Author) -> None:
    """The default wording is not named; the whole is made in it alone."""
    toolkit = author.words('summary: "My pot."').toolkit()
    handouts = handouts_of(toolkit, toolkit.activities[0])
    assert of_kind(handouts, "sheet") == [
        "beans.sheet-standard-a4.pdf",
        "beans.sheet-standard-letter.pdf",
        "beans.sheet-large-print-a4.pdf",
        "beans.sheet-large-print-letter.pdf",
        "beans.sheet.my-pot-standard-a4.pdf",
        "beans.sheet.my-pot-standard-letter.pdf",
        "beans.sheet.my-pot-large-print-a4.pdf",
        "beans.sheet.my-pot-large-print-letter.pdf",
    ]
    assert of_kind(handouts, "") == [
        "beans-standard-a4.pdf",
        "beans-standard-letter.pdf",
        "beans-large-print-a4.pdf",
        "beans-large-print-letter.pdf",
    ]


def test_handouts_say_what_they_are(author: Author) -> None:
    """In the words of the toolkit's language."""
    toolkit = author.words('summary: "My pot."').toolkit()
    titles = [one.title for one in handouts_of(toolkit, toolkit.activities[0])]
    assert titles[:4] == [
        "Exercise sheet: Our garden (PDF, A4)",
        "Exercise sheet: Our garden (PDF, US Letter)",
        "Exercise sheet: Our garden (PDF, A4, large print)",
        "Exercise sheet: Our garden (PDF, US Letter, large print)",
    ]
    assert "The whole activity, with notes for facilitators (PDF, A4)" in titles


def kinds(author: Author) -> list[str]:
    """The kinds of handout that the author's activity has besides its sheet."""
    return list(kinds_of(author.toolkit().activities[0].file))


def test_a_kind_exists_where_there_is_something_for_it(author: Author) -> None:
    """Notes make notes, a rating makes a sheet to count on and prompts, steps make a run sheet."""
    assert kinds(author) == ["", "notes", "recording", "prompts"]
    author.changes(ACTIVITY, "method:\n", f"method:\n{STEPS}")
    assert kinds(author) == ["", "run-sheet", "notes", "recording", "prompts"]


def test_a_kind_is_missing_where_there_is_nothing_for_it(author: Author) -> None:
    """Without a rating nobody counts; without notes there are none."""
    text = text_of(ACTIVITY)
    rating, notes = text.index("        - type: rating"), text.index("facilitator:")
    author.changes(ACTIVITY, text[rating:notes], "")
    assert kinds(author) == ["", "notes"]
    author.changes(ACTIVITY, text[notes:], "")
    assert kinds(author) == [""]


def test_a_wheel_needs_three_groups(real: Toolkit) -> None:
    """The readiness assessment has one for the wall, the ladder has none."""
    ladder, readiness = real.activities
    assert of_kind(handouts_of(real, ladder), "poster") == []
    assert of_kind(handouts_of(real, readiness), "poster") == [
        f"readiness-assessment.poster-standard-{paper}.pdf" for paper in ("a4", "a3", "letter")
    ]


def test_an_annex_has_the_whole(author: Author) -> None:
    """In each edition on each paper; without entries there is nothing for a poster."""
    toolkit = author.toolkit()
    handouts = annex_handouts_of(toolkit, toolkit.annexes[0])
    assert [(handout.path, handout.title) for handout in handouts] == [
        ("handouts/kinds-standard-a4.pdf", "Kinds of beans (PDF, A4)"),
        ("handouts/kinds-standard-letter.pdf", "Kinds of beans (PDF, US Letter)"),
        ("handouts/kinds-large-print-a4.pdf", "Kinds of beans (PDF, A4, large print)"),
        ("handouts/kinds-large-print-letter.pdf", "Kinds of beans (PDF, US Letter, large print)"),
    ]


def test_modules_and_the_toolkit_are_documents_too(author: Author) -> None:
    """A module has an evaluation of its session besides."""
    toolkit = author.toolkit()
    of_module = module_handouts_of(toolkit, toolkit.modules[0])
    assert of_kind(of_module, "evaluation")[0] == "garden.evaluation-standard-a4.pdf"
    assert of_kind(of_module, "")[0] == "garden-standard-a4.pdf"
    assert of_kind(toolkit_handouts(toolkit), "")[0] == "toolkit-standard-a4.pdf"


def test_an_address_is_made_of_id_kind_and_wording() -> None:
    """What is left out leaves nothing behind."""
    assert address("a", paper="a4") == "handouts/a-standard-a4.pdf"
    assert address("a", "sheet", "b", paper="letter") == "handouts/a.sheet.b-standard-letter.pdf"
    assert address("a", edition="large-print", paper="a4") == "handouts/a-large-print-a4.pdf"


def test_no_two_handouts_share_an_address(content: Toolkit) -> None:
    """One would be written over the other."""
    paths = [one.path for one in all_handouts(content)]
    assert len(set(paths)) == len(paths)


def test_handouts_of_the_readiness_assessment_are_where_they_were_published(real: Toolkit) -> None:
    """The sheet of the default wording first."""
    activity = next(one for one in real.activities if one.id == "readiness-assessment")
    paths = [handout.path for handout in handouts_of(real, activity)]
    assert paths[0] == "handouts/readiness-assessment.sheet-standard-a4.pdf"
    assert "handouts/readiness-assessment.sheet.own-practice-standard-a4.pdf" in paths
