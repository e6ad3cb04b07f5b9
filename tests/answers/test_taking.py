"""Taking answers away: table, text and paper, whole and in every script."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.answers.engines import ONLY_CHROMIUM
from tests.answers.person import LADDER, Person
from tests.pdf.checks import tool

NOTE = "checklist.assets-1-note"
LONG = {
    "plan.assets.what": " ".join(f"word{number}" for number in range(3000)),
    "plan.assets.who": "A" + "b" * 498 + "C",
    "checklist.assets-1-note": "نكتب معا ما نريد في هذه القرية",
    "checklist.assets-2-note": "地域の人たちと一緒に考えて、少しずつ変えていく。",
    "checklist.assets-3-note": "Schön 🐑 und 👩‍🌾, dann 🏔️!",
    "plan.capacity.what": "First line\n\nThird line, with “quotes” and <b>no</b> markup",
}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|x", "＝1"]


def squeezed(text: str) -> str:
    """Without white space, and without the marks that steer the direction of writing."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\ufe0f]", "", unicodedata.normalize("NFKC", text))


@pytest.fixture
def written(person: Person) -> Person:
    """Somebody who wrote a great deal, in many scripts."""
    person.opens().chooses("Partly", 1)
    for field, text in LONG.items():
        person.types(text, field)
    return person


def test_the_table_holds_every_answer(written: Person) -> None:
    """A row a field; a spreadsheet reads it as UTF-8."""
    file = written.saves("Table (CSV)")
    assert re.fullmatch(r"answers-\d{4}-\d\d-\d\d\.csv", file.name)
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["field", "question", "answer"]
    found = {field.removeprefix("readiness-assessment."): answer for field, _, answer in rows[1:]}
    assert found == {**LONG, "checklist.assets-1": "Partly"}
    question = next(question for field, question, _ in rows if field.endswith("assets-1-note"))
    assert "Assets" in question
    assert "What makes you say so?" in question


def test_no_formula_runs_in_a_spreadsheet(person: Person) -> None:
    """What looks like one is text."""
    person.opens(LADDER)
    fields = ["doing-to-what", "doing-to-outcomes", "doing-to-better", "doing-for-what"]
    fields += ["doing-for-outcomes", "doing-for-better", "doing-with-what"]
    for field, text in zip(fields, FORMULAS, strict=True):
        person.types(text, field)
    text = person.saves("Table (CSV)").read_text("utf-8-sig")
    answers = [row[2] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    assert sorted(answers) == sorted(f"'{formula}" for formula in FORMULAS)


def test_everything_is_copied_as_text(written: Person) -> None:
    """And can be pasted: title, questions, answers."""
    written.presses("Copy as text").sees("Your answers are copied as text.")
    box = written.field("plan.catalysts.what")
    box.focus()
    written.presses_key("Control+v")
    expect(box).to_have_value(re.compile("Partly"))
    pasted = box.input_value()
    assert [text for text in LONG.values() if text not in pasted] == []
    assert pasted.startswith("Activity 10 ")


def test_where_copying_is_refused_the_text_is_marked(written: Person) -> None:
    """In a box, to be copied by hand."""
    written.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
    )
    written.presses("Copy as text").sees("The text is marked: copy it from the box.")
    box = written.page.get_by_label("Your answers as text")
    expect(box).to_be_focused()
    chosen = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert [text for text in LONG.values() if text not in chosen] == []


@ONLY_CHROMIUM
def test_paper_holds_every_answer(written: Person, tmp_path: Path) -> None:
    """Printed and read back: each text whole; on screen all is as before."""
    written.chooses("Don’t know", 4).presses("Add a row").types("Own row", "plan.added-1.what")
    path = tmp_path / "printed.pdf"
    written.page.pdf(path=path, format="A4", prefer_css_page_size=True)
    as_laid_out, as_written = (read(path, *how) for how in ([], ["-raw"]))
    ours = {**LONG, "own": "Own row"}
    broken = [name for name, text in ours.items() if not has_words(text, as_written)]
    assert [name for name in broken if squeezed(ours[name]) not in as_laid_out] == []
    written.reads(LONG["plan.assets.what"], "plan.assets.what")


def has_words(text: str, on_paper: str) -> bool:
    """Whether every word is there: between some of them a page may end."""
    return all(squeezed(word) in on_paper for word in text.split())


def read(path: Path, *how: str) -> str:
    """The text of a PDF; only as laid out is right-to-left text in the order of its letters."""
    command = [tool("pdftotext"), *how, str(path), "-"]
    return squeezed(subprocess.run(command, capture_output=True, check=True).stdout.decode())


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (Linux; Android 14; Pixel; wv) Chrome/120 Mobile Instagram 300.0", True),
        ("Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile/15E148 [FBAN/FBIOS;FBAV/450.0]", True),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", False),
    ],
)
def test_in_another_app_the_way_out_is_told(
    newcomer: Callable[..., Person], agent: str, told: bool
) -> None:
    """Where printing and saving are often refused."""
    person = newcomer(user_agent=agent).opens()
    hint = "This page seems to be open inside another app"
    if told:
        person.sees(hint)
    else:
        person.sees_no(hint)
