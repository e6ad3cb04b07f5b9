"""The sheets as Word documents: complete, real headings and tables, a control for each field."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from generator.advice import texts
from generator.blocks.base import Block, Field
from generator.editions import word_of
from generator.examples import Example, examples
from generator.library import load
from generator.model import ActivityFile, Toolkit, fields_of, sheet_blocks
from generator.text import Text
from generator.word import make_documents
from generator.word.document import sheet
from generator.word.xml import LONGEST, tag
from tests.sites import ROOT, TOOLKITS
from tests.word.reading import controls, opened, printed, squeezed, told, words

EXAMPLES = {f"{example.type}-{example.name}": example for example in examples()}


def sheets(toolkit: Toolkit) -> Iterator[tuple[ActivityFile, bytes]]:
    """Each wording's sheet and its document."""
    for activity in toolkit.activities:
        for wording, file in activity.wordings.items():
            yield file, sheet(toolkit, activity, wording)


@pytest.fixture(scope="module")
def readiness(real: Toolkit) -> WordDocument:
    """The readiness assessment in its default wording."""
    (activity,) = [one for one in real.activities if one.id == "readiness-assessment"]
    return opened(sheet(real, activity, activity.file.wording))


def tags(fields: list[Field]) -> list[str]:
    """The tags that the fields' controls have, in any order."""
    return sorted(
        tag(field.name, value)
        for field in fields
        for value in ([option.value for option in field.options] or [""])
    )


def said(file: ActivityFile) -> Iterator[Text]:
    """Every text of the sheet that participants read."""
    yield file.title
    yield from [file.sheet.introduction] if file.sheet.introduction else []
    for section in file.sheet.sections:
        yield section.title
        yield from [section.introduction] if section.introduction else []
    for block in sheet_blocks(file):
        yield from read_by_participants(block)


def read_by_participants(block: Block) -> list[Text]:
    """A block's texts; what a method's steps say to facilitators is not for them."""
    not_theirs = {"facilitator", "participants", "materials"}
    return [text for at, text in texts(block) if at[-1] not in not_theirs]


def test_every_text_of_the_sheet_is_there(content: Toolkit) -> None:
    """In the wording that the document is made for."""
    for file, made in sheets(content):
        found = words(opened(made))
        for text in said(file):
            assert all(squeezed(part) in found for part in text.plain.split()), text.plain
            assert squeezed(text.plain) in found


def test_every_field_is_one_control(content: Toolkit) -> None:
    """A choice has a box an option; each control says what it is for."""
    for file, made in sheets(content):
        fields = fields_of(file, content.context(file))
        found = controls(opened(made))
        assert sorted(name for name, _ in found) == tags(fields)
        for _, control in found:
            title = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))
            assert 0 < len(title) <= LONGEST


def test_headings_are_real(content: Toolkit) -> None:
    """The title, then the sections; no level is left out on the way down."""
    for file, made in sheets(content):
        found = [
            (int(one.style.name[-1]), squeezed(one.text))
            for one in opened(made).paragraphs
            if one.style is not None and one.style.name and one.style.name.startswith("Heading")
        ]
        assert found[0] == (1, squeezed(file.title.plain))
        assert [text for level, text in found if level == 2] == [
            squeezed(section.title.plain) for section in file.sheet.sections
        ]
        levels = [level for level, _ in found]
        assert max(after - before for before, after in pairwise(levels)) == 1


def heads(document: WordDocument) -> list[list[str]]:
    """The head of each table that has one, cell by cell."""
    rows = [table.rows[0] for table in document.tables]
    marked = [
        row for row in rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    ]
    return [[cell.text for cell in row.cells] for row in marked]


def test_tables_have_heads_that_repeat(readiness: WordDocument) -> None:
    """The scale over each group, the strip to score by hand, and the plan."""
    scale = ["Not yet\n0", "Starting\n1", "Partly\n2", "Mostly\n3", "Fully\n4"]
    rating = ["Questions", *scale, "Don’t know", "Not applicable"]
    found = heads(readiness)
    assert found[:6] == [rating] * 6
    assert found[6][0] == "Principle"
    assert found[7] == [
        "Key element",
        "What will we do?",
        "Who will do it?",
        "By when?",
        "How will we know it has worked?",
    ]
    assert len(found) == len(readiness.tables) == 8


def test_no_row_breaks_over_two_pages(readiness: WordDocument) -> None:
    """A question stays with its boxes and its note."""
    for row in readiness.element.iter(qn("w:tr")):
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_the_plan_stands_on_a_landscape_page(readiness: WordDocument) -> None:
    """On A4; what is before it stands upright."""
    pages = [
        (page.orientation, page.page_width.mm) for page in readiness.sections if page.page_width
    ]
    assert [(turn, round(width)) for turn, width in pages] == [
        (WD_ORIENT.PORTRAIT, 210),
        (WD_ORIENT.LANDSCAPE, 297),
    ]


def test_questions_have_lines_to_write_on(real: Toolkit) -> None:
    """As many as the author gave them."""
    for file, made in sheets(real):
        found = dict(controls(opened(made)))
        for field in fields_of(file, real.context(file)):
            if field.kind == "text" and not field.fits:
                lines = found[field.name].iter(qn("w:pStyle"))
                styles = [line.get(qn("w:val")) for line in lines]
                assert styles == ["WritingLine"] * field.lines


def test_a_document_says_what_it_is(content: Toolkit) -> None:
    """Title, publisher, day and language, for those who find the file alone."""
    for file, made in sheets(content):
        document = opened(made)
        about = document.core_properties
        assert about.title.startswith(file.title.plain[:200])
        assert about.author == content.file.publisher.name.plain[:255] or len(about.author) == 255
        assert about.modified is not None
        assert about.modified.date() == content.file.released
        language = document.styles.element.find(f".//{qn('w:lang')}")
        assert language.get(qn("w:val")) == about.language == content.file.languages[0]


def test_right_to_left_runs_right_to_left() -> None:
    """Paragraphs, runs and tables, so that no reader has to turn them."""
    toolkit = load(TOOLKITS["arabic"])
    for _, made in sheets(toolkit):
        document = opened(made)
        for line in document.element.iter(qn("w:p")):
            ends_section = line.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
            assert ends_section or line.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        for run in document.element.iter(qn("w:r")):
            is_text = run.find(qn("w:t")) is not None and run.text not in ("\u2610", "\u2612")
            assert not is_text or run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
        for table in document.tables:
            assert table._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_left_to_right_has_no_sign_of_the_other(real: Toolkit) -> None:
    """English stays as it is."""
    for _, made in sheets(real):
        assert b"<w:bidi/>" not in made
        assert b"<w:rtl/>" not in made


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_of_every_type_has_its_texts_and_fields(example: Example) -> None:
    """With a hand of its own or without."""
    document = opened(sheet(example.toolkit, example.activity, example.activity.file.wording))
    fields = fields_of(example.activity.file, example.context)
    assert sorted(name for name, _ in controls(document)) == tags(fields)
    found = words(document)
    for text in read_by_participants(example.block):
        assert squeezed(text.plain) in found


@pytest.mark.parametrize(("name", "read"), [("real", printed), ("arabic", told)])
def test_libreoffice_shows_every_question(
    name: str, read: Callable[[Sequence[Path], Path], dict[str, str]], tmp_path: Path
) -> None:
    """So it opens, and nothing that participants are asked is lost on the way."""
    toolkit = load(TOOLKITS[name])
    make_documents(toolkit, tmp_path)
    made = {
        word.path.removeprefix("handouts/"): activity.wordings[word.wording]
        for activity in toolkit.activities
        for word in word_of(toolkit, activity)
    }
    pages = read([tmp_path / "handouts" / file for file in made], tmp_path / "pdf")
    for file, wording in made.items():
        for text in said(wording):
            missing = [word for word in text.plain.split() if squeezed(word) not in pages[file]]
            assert missing == [], (file, text.plain)


def test_the_text_is_stored_and_the_bytes_stay_the_same(tmp_path: Path) -> None:
    """The browser puts answers in without unpacking; another machine makes the same file."""
    script = (
        "from pathlib import Path; from generator.library import load;"
        "from generator.word import make_documents\n"
        f"make_documents(load(Path({str(TOOLKITS['arabic'])!r})), Path('out'))\n"
    )
    for number, zone in enumerate(("Pacific/Auckland", "UTC")):
        surroundings = {"PYTHONHASHSEED": str(number), "TZ": zone, "PYTHONPATH": str(ROOT)}
        (tmp_path / zone).mkdir(parents=True)
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path / zone,
            env=os.environ | surroundings,
            check=True,
        )
    paths = sorted((tmp_path / "UTC/out/handouts").iterdir())
    assert len(paths) == 3
    for path in paths:
        other = tmp_path / "Pacific/Auckland/out/handouts" / path.name
        assert path.read_bytes() == other.read_bytes()
        with ZipFile(path) as archive:
            assert archive.getinfo("word/document.xml").compress_type == ZIP_STORED


def test_a_long_name_is_cut_to_what_word_takes() -> None:
    """And stays another one than its neighbours'."""
    name = "ladder-of-participation.doing-with-rung"
    options = [f"co-production-ladder.{rung}" for rung in ("co-designing", "co-producing")]
    long = [tag(name, option) for option in options]
    assert tag(name) == name
    assert {len(one) for one in long} == {LONGEST}
    assert len(set(long)) == len(options)
    assert long[0] == "ladder-of-participation.doing-with-rung/co-production-l~a8577bc7"
