"""Which handouts there are, and the addresses that are printed in books."""

from __future__ import annotations

from generator.editions import address, annex_handouts_of, handouts_of, word_of
from generator.model import Toolkit
from tests.authoring import Author


def test_an_activity_has_its_sheets_and_the_whole(author: Author) -> None:
    """The default wording is not named; the whole is made in it alone."""
    toolkit = author.words('summary: "My pot."').toolkit()
    assert [handout.path for handout in handouts_of(toolkit, toolkit.activities[0])] == [
        "handouts/beans.sheet-standard-a4.pdf",
        "handouts/beans.sheet-standard-letter.pdf",
        "handouts/beans.sheet.my-pot-standard-a4.pdf",
        "handouts/beans.sheet.my-pot-standard-letter.pdf",
        "handouts/beans-standard-a4.pdf",
        "handouts/beans-standard-letter.pdf",
    ]


def test_handouts_say_what_they_are(author: Author) -> None:
    """In the words of the toolkit's language."""
    toolkit = author.words('summary: "My pot."').toolkit()
    assert [handout.title for handout in handouts_of(toolkit, toolkit.activities[0])] == [
        "Exercise sheet: Our garden (PDF, A4)",
        "Exercise sheet: Our garden (PDF, US Letter)",
        "Exercise sheet: My pot (PDF, A4)",
        "Exercise sheet: My pot (PDF, US Letter)",
        "The whole activity, with notes for facilitators (PDF, A4)",
        "The whole activity, with notes for facilitators (PDF, US Letter)",
    ]


def test_a_sheet_is_a_word_document_too(author: Author) -> None:
    """One file a wording for every paper; the default wording is not named."""
    toolkit = author.words('summary: "My pot."').toolkit()
    assert [(word.path, word.title) for word in word_of(toolkit, toolkit.activities[0])] == [
        ("handouts/beans.sheet.docx", "Exercise sheet: Our garden (Word, to adapt)"),
        ("handouts/beans.sheet.my-pot.docx", "Exercise sheet: My pot (Word, to adapt)"),
    ]


def test_an_annex_has_the_whole(author: Author) -> None:
    """On each paper."""
    toolkit = author.toolkit()
    handouts = annex_handouts_of(toolkit, toolkit.annexes[0])
    assert [(handout.path, handout.title) for handout in handouts] == [
        ("handouts/kinds-standard-a4.pdf", "Kinds of beans (PDF, A4)"),
        ("handouts/kinds-standard-letter.pdf", "Kinds of beans (PDF, US Letter)"),
    ]


def test_an_address_is_made_of_id_kind_and_wording() -> None:
    """What is left out leaves nothing behind."""
    assert address("a", paper="a4") == "handouts/a-standard-a4.pdf"
    assert address("a", "sheet", "b", paper="letter") == "handouts/a.sheet.b-standard-letter.pdf"


def test_no_two_handouts_share_an_address(content: Toolkit) -> None:
    """One would be written over the other."""
    paths = [
        handout.path
        for activity in content.activities
        for handout in handouts_of(content, activity)
    ]
    paths += [one.path for annex in content.annexes for one in annex_handouts_of(content, annex)]
    assert len(set(paths)) == len(paths)


def test_handouts_of_the_readiness_assessment_are_where_they_were_published(real: Toolkit) -> None:
    """The sheet of the default wording first."""
    activity = next(one for one in real.activities if one.id == "readiness-assessment")
    paths = [handout.path for handout in handouts_of(real, activity)]
    assert paths[0] == "handouts/readiness-assessment.sheet-standard-a4.pdf"
    assert "handouts/readiness-assessment.sheet.own-practice-standard-a4.pdf" in paths
