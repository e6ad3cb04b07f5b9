"""A filled sheet as a Word document: our own template, filled by the browser's script in Node."""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from generator.library import load
from generator.model import Activity, Toolkit, fields_of
from generator.word.document import sheet
from generator.word.xml import tag
from tests.pdf.checks import tool
from tests.sites import ROOT, TOOLKITS
from tests.word.reading import (
    answer,
    controls,
    controls_in,
    opened,
    printed,
    squeezed,
    told,
)

SCRIPT = """
import { filled } from "./generator/client/word.js";
let given = "";
for await (const part of process.stdin) given += part;
const { template, answers, kept } = JSON.parse(given);
const made = filled(Buffer.from(template, "base64"), new Map(Object.entries(answers)), kept);
process.stdout.write(Buffer.from(made).toString("base64"));
"""
LONG = " ".join(f"word{number}" for number in range(3000))
TEXTS = {
    "long": LONG,
    "one long word": "Donaudampfschiff" * 31 + "Ende",
    "Arabic": "كتبنا هذا معًا في القرية\nثم قرأناه.",
    "Japanese": "村の人たちと一緒に書きました。ﾃｽﾄ①",
    "emoji": "👩🏽‍🌾 and 🌾 and 🏳️‍🌈",
    "markup": '</w:t></w:sdt> <b>&amp; "it\'s" $& $1 ${x}',
    "lines": "first\r\nsecond\rthird\n\nfifth\ttab",
    "formula": "=1+1",
}
KEPT = {
    "title": "From an earlier version",
    "entries": [{"question": "What <was> asked?", "answer": "An old\nanswer"}],
}


def fill(
    template: bytes, answers: Mapping[str, str], kept: Mapping[str, object] | None = None
) -> bytes:
    """What the page's script makes of the template."""
    given = {"template": b64encode(template).decode(), "answers": answers, "kept": kept}
    done = subprocess.run(
        [tool("node"), "--input-type=module", "-e", SCRIPT],
        cwd=ROOT,
        input=json.dumps(given).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return b64decode(done.stdout)


@pytest.fixture(scope="module")
def readiness(real: Toolkit) -> tuple[Activity, bytes]:
    """The readiness assessment with its blank document."""
    (activity,) = [one for one in real.activities if one.id == "readiness-assessment"]
    return activity, sheet(real, activity, activity.file.wording)


def test_every_kind_of_text_comes_back_whole(readiness: tuple[Activity, bytes]) -> None:
    """In notes, cells and extra rows alike."""
    notes = [f"readiness-assessment.checklist.{item}-note" for item in ("assets-1", "assets-2")]
    cells = [f"readiness-assessment.plan.assets.{cell}" for cell in ("what", "who", "when")]
    rows = [f"readiness-assessment.plan.added-{row}.what" for row in (1, 9, 12)]
    answers = dict(zip([*notes, *cells, *rows], TEXTS.values(), strict=True))
    found = dict(controls(opened(fill(readiness[1], answers))))
    for name, text in answers.items():
        assert squeezed(answer(found[name])) == squeezed(text), name


def test_every_field_of_every_sheet_can_be_answered(content: Toolkit) -> None:
    """And no other control has changed."""
    for activity in content.activities:
        for wording, file in activity.wordings.items():
            fields = fields_of(file, content.context(file))
            answers = {
                field.name: field.options[-1].value if field.options else f"In {field.name} ü"
                for field in fields
            }
            found = dict(controls(opened(fill(sheet(content, activity, wording), answers))))
            boxes = {tag(one.name, answers[one.name]) for one in fields if one.options}
            for field in fields:
                if not field.options and field.kind != "tick":
                    assert answer(found[tag(field.name)]) == answers[field.name]
            ticked = {name for name, control in found.items() if answer(control) == "on"}
            assert ticked == boxes | {one.name for one in fields if one.kind == "tick"}


def test_what_xml_cannot_hold_is_dropped_and_halves_are_marked(
    readiness: tuple[Activity, bytes],
) -> None:
    """So that Word opens the file whatever was pasted in."""
    name = "readiness-assessment.plan.assets.what"
    odd = "a\0b\x0b\x1b\ufffe\uffffc \ud83c and \udf3e d"
    found = dict(controls(opened(fill(readiness[1], {name: odd}))))
    assert answer(found[name]) == "abc \ufffd and \ufffd d"


def test_extra_rows_stand_below_the_spare_ones(readiness: tuple[Activity, bytes]) -> None:
    """With all their cells, each named by its row's own number."""
    made = fill(
        readiness[1],
        {
            "readiness-assessment.plan.added-9.key-element": "Assets",
            "readiness-assessment.plan.added-9.how-known": "People say so",
            "readiness-assessment.plan.added-3.who": "We all",
        },
    )
    plan = opened(made).tables[-1]
    assert len(plan.rows) == 1 + 6 + 3 + 1
    last = [[name, answer(control).strip()] for name, control in controls_in(plan.rows[-1]._tr)]
    row = "readiness-assessment.plan.added-9"
    assert last == [
        [f"{row}.key-element", "Assets"],
        [f"{row}.what", ""],
        [f"{row}.who", ""],
        [f"{row}.when", ""],
        [f"{row}.how-known", "People say so"],
    ]
    titles = [one.get(qn("w:val")) for one in plan.rows[-1]._tr.iter(qn("w:alias"))]
    assert titles[0] == "Extra row 9: Key element"


def test_earlier_answers_stand_at_the_end(content: Toolkit) -> None:
    """Below a heading, in the direction of the language; so does what has no place any more."""
    activity = content.activities[0]
    made = fill(sheet(content, activity, activity.file.wording), {"gone.from-here": "kept"}, KEPT)
    *_, title, question, old, older, name, left = opened(made).paragraphs
    assert title.style is not None
    assert (title.style.name, title.text) == ("Heading 2", "From an earlier version")
    assert [question.text, old.text, older.text] == ["What <was> asked?", "An old", "answer"]
    assert [name.text, left.text] == ["gone.from-here", "kept"]
    is_right_to_left = title._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert is_right_to_left == (content.words.direction == "rtl")


def test_its_own_tests_pass() -> None:
    """Those in Node, without a document."""
    script = Path(__file__).with_name("word.test.js")
    subprocess.run([tool("node"), "--test", script], check=True, timeout=60)


def test_nothing_filled_in_is_the_template(readiness: tuple[Activity, bytes]) -> None:
    """Byte for byte."""
    assert fill(readiness[1], {}) == readiness[1]


def test_libreoffice_prints_what_was_filled_in(
    readiness: tuple[Activity, bytes], tmp_path: Path
) -> None:
    """All 3,000 words, and the extra row."""
    name, row = "readiness-assessment.checklist.assets-1-note", "readiness-assessment.plan.added-9"
    file = tmp_path / "filled.docx"
    file.write_bytes(fill(readiness[1], {name: LONG, f"{row}.what": "An extra step"}, KEPT))
    page = printed([file], tmp_path / "pdf")[file.name]
    assert all(word in page for word in LONG.split())
    assert squeezed("An extra step") in page
    assert squeezed("What <was> asked? An old answer") in page


def test_libreoffice_reads_arabic_answers(tmp_path: Path) -> None:
    """In an Arabic sheet."""
    toolkit = load(TOOLKITS["arabic"])
    activity = toolkit.activities[-1]
    name = f"{activity.id}.best-moment"
    file = tmp_path / "filled.docx"
    file.write_bytes(fill(sheet(toolkit, activity, activity.file.wording), {name: TEXTS["Arabic"]}))
    assert squeezed(TEXTS["Arabic"]) in told([file], tmp_path / "txt")[file.name]
    assert answer(dict(controls(opened(file.read_bytes())))[name]) == TEXTS["Arabic"]
