"""Forms as their readers meet them: named, spoken, in order, valid, filled in and saved."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdf
import pytest
from pikepdf import Name

from generator.handouts.form import FieldError, Widget, add_fields
from generator.handouts.structure import elements
from tests.pdf.checks import (
    Viewer,
    layout,
    qpdf_failures,
    second_checker_failures,
    tab_stops,
    tool,
    vera_failures,
    widgets_of,
    words_of,
)

GAP = 22.7  # 8 mm
SCRIPTS = {
    "Latin": "Zoë Müller 5 €",
    "Polish": "Zażółć gęślą jaźń",
    "Romanian": "știință țară",
    "Vietnamese": "Tiếng Việt",
    "Greek": "Καλημέρα μικρέ κόσμε",
    "Cyrillic": "Добрый день їжак",
}
CLEAR = "Clear this answer: People share power"
OPTIONS = {"not-yet": "Not yet", "ladder.informing": "We inform"}
WIDGETS = [
    Widget("pilot.name", "text", "Your name"),
    Widget("pilot.when", "date", "When do we meet?"),
    Widget("pilot.story", "text", "Tell what happened", lines=6, rule=GAP),
    Widget("pilot.agree", "tick", "I agree"),
    Widget("pilot.again", "tick", "Ask me again"),
    Widget("pilot.checklist.assets-1", "one-of", "People share power", OPTIONS, clear=CLEAR),
    Widget("pilot.checklist.assets-1-note", "text", "Note", lines=2, size=0),
    Widget("pilot.checklist.capacity-1", "one-of", "People learn", OPTIONS),
    Widget("pilot.checklist.capacity-1-note", "text", "Note", lines=2, size=0),
    Widget("pilot.points", "number", "Points", size=9),
]
IN_ORDER = [
    "pilot.name",
    "pilot.when",
    "pilot.story",
    "pilot.agree",
    "pilot.again",
    "pilot.checklist.assets-1/not-yet",
    "pilot.checklist.assets-1/ladder.informing",
    "pilot.checklist.assets-1-note",
    "pilot.checklist.capacity-1/not-yet",
    "pilot.checklist.capacity-1/ladder.informing",
    "pilot.checklist.capacity-1-note",
    "pilot.points",
]
SHEET = """
#heading(level: 1)[{title}]
#par[{name}] #line("pilot.name")
#par[{name}] #line("pilot.when")
#heading(level: 2)[{story}]
#field("pilot.story", 100%, 50mm)
#par[#square("pilot.agree") {yes} #square("pilot.again") {no}]
#pagebreak()
#heading(level: 2)[{title}]
#table(columns: (1fr, 20mm, 20mm, 60mm),
  table.header([{story}], [{yes}], [{no}], [{name}]),
  [{story}], circle("pilot.checklist.assets-1/not-yet"),
  circle("pilot.checklist.assets-1/ladder.informing")
    + field("pilot.checklist.assets-1/", 1pt, 1pt, stroke: none),
  cell("pilot.checklist.assets-1-note"),
  [{name}], circle("pilot.checklist.capacity-1/not-yet"),
  circle("pilot.checklist.capacity-1/ladder.informing"), cell("pilot.checklist.capacity-1-note"))
- #par[{name}] #field("pilot.points", 20mm, 8mm)
#link("https://example.org")[{title}]
"""
ENGLISH = dict(title="A sheet", name="Your name", story="What happened?", yes="Yes", no="No")
ARABIC = dict(title="ورقة", name="اسمك", story="ماذا حدث؟", yes="نعم", no="لا")
POLISH = dict(title="Arkusz", name="Imię", story="Co się wydarzyło?", yes="Tak", no="Nie")


class Sheets(NamedTuple):
    """The same sheet in three languages, as files."""

    english: Path
    arabic: Path
    polish: Path


class Filled(NamedTuple):
    """What a filled form holds, by full name."""

    values: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Filled:
        fields = pypdf.PdfReader(path).get_fields() or {}
        return cls({name: str(field["/V"]) for name, field in fields.items() if "/V" in field})


@cache
def english_layout() -> bytes:
    return layout(SHEET.format(**ENGLISH))


def form(body: str, *widgets: Widget) -> pikepdf.Pdf:
    """A form made of a few lines of Typst."""
    return pikepdf.open(io.BytesIO(add_fields(layout(body), widgets)))


def refusal(body: str, *widgets: Widget) -> str:
    """What the pass says against a layout and its fields."""
    with pytest.raises(FieldError) as problem:
        add_fields(layout(body), widgets)
    return str(problem.value)


def in_order(path: Path) -> list[str]:
    return [f"{one.name}/{one.option}".rstrip("/") for one in widgets_of(path)]


def fill(source: Path, target: Path, answers: dict[str, str]) -> Path:
    """Fill the form in as a program does, with pypdf."""
    writer = pypdf.PdfWriter(clone_from=source)
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(answers), auto_regenerate=False)
    writer.write(target)
    return target


def dark_rows(path: Path, name: str) -> list[int]:
    """The heights in the field, in px at 4 px a pt, at which ink stands right across it."""
    picture = Viewer(path).picture(name)
    rows = [picture.crop((0, y, picture.width, y + 1)) for y in range(picture.height)]
    inked = [y for y, row in enumerate(rows) if sum(row.histogram()[:200]) > picture.width / 10]
    return [y for y in inked if y - 1 not in inked]


def is_marked(path: Path, name: str, option: str = "") -> bool:
    """Whether a button shows a mark in its middle."""
    picture = Viewer(path).picture(name, option)
    width, height = picture.size
    middle = picture.crop((width // 3, height // 3, 2 * width // 3, 2 * height // 3))
    return sum(middle.histogram()[:128]) > 0


def made_sheets(folder: Path) -> Sheets:
    """The three sheets, written into a folder."""
    made = Sheets(folder / "en.pdf", folder / "ar.pdf", folder / "pl.pdf")
    arabic = layout(SHEET.format(**ARABIC), lang="ar", direction="rtl")
    polish = layout(SHEET.format(**POLISH), lang="pl")
    made.english.write_bytes(add_fields(english_layout(), WIDGETS))
    made.arabic.write_bytes(add_fields(arabic, WIDGETS, rtl=True))
    made.polish.write_bytes(add_fields(polish, WIDGETS))
    return made


@pytest.fixture
def english(sheets: Sheets) -> Path:
    return sheets.english


# What the fields are called, and how they are spoken


def test_fields_have_their_full_dotted_names(english: Path) -> None:
    """Another program finds each field under the name that it has in YAML."""
    named = [name for name in pypdf.PdfReader(english).get_fields() or {}]
    assert [widget.name for widget in WIDGETS if widget.name not in named] == []


def test_no_partial_name_holds_a_dot(english: Path) -> None:
    """The field tree mirrors the dots (ISO 32000-1, 12.7.3.2)."""
    with pikepdf.open(english) as pdf:
        root = pdf.Root.AcroForm.Fields[0]
        assert [str(root.T), *(str(kid.T) for kid in root.Kids.as_list())] == [
            *("pilot", "name", "when", "story", "agree", "again", "checklist", "points")
        ]


def test_a_name_without_dots_is_a_field_of_its_own() -> None:
    """A field may stand outside of every activity."""
    pdf = form('#field("name", 50mm, 9mm)', Widget("name", "text", "Name"))
    assert [str(field.T) for field in pdf.Root.AcroForm.Fields.as_list()] == ["name"]


def test_widgets_are_spoken(english: Path) -> None:
    """Each field says its label, each option of a one-of its own."""
    spoken = {(one.name, one.option): one.label for one in widgets_of(english)}
    assert spoken["pilot.story", ""] == "Tell what happened"
    assert spoken["pilot.checklist.assets-1", "ladder.informing"] == "We inform"


def test_a_one_of_is_spoken_as_a_whole(english: Path) -> None:
    """The group has the question, of which its options are the answers (7.18.1)."""
    group = (pypdf.PdfReader(english).get_fields() or {})["pilot.checklist.assets-1"]
    assert group["/TU"] == "People share power"


def test_options_keep_their_values(english: Path) -> None:
    """A value may hold a dot: rungs are named after their annex."""
    options = [one.option for one in widgets_of(english) if one.name == "pilot.checklist.assets-1"]
    assert options == list(OPTIONS)


@pytest.mark.parametrize("language", Sheets._fields)
def test_tab_goes_in_reading_order(sheets: Sheets, language: str) -> None:
    """In right-to-left lines too; fields in the same order as widgets."""
    path: Path = getattr(sheets, language)
    assert in_order(path) == IN_ORDER
    with pikepdf.open(path) as pdf:
        assert [page.Tabs for page in pdf.pages] == [Name.S, Name.S]


def test_order_does_not_come_from_painting() -> None:
    """Layouts may list annotations as painted; the structure tree says how they are read."""
    painted = io.BytesIO()
    with pikepdf.open(io.BytesIO(english_layout())) as pdf:
        pdf.pages[0].Annots = pikepdf.Array(reversed(pdf.pages[0].Annots.as_list()))
        pdf.save(painted)
    with pikepdf.open(io.BytesIO(add_fields(painted.getvalue(), WIDGETS))) as pdf:
        names = [str(one.T) for one in pdf.pages[0].Annots.as_list()]
    assert names == ["name", "when", "story", "agree", "again"]


def test_only_long_answers_have_several_lines() -> None:
    """A date does not wrap, a story does."""
    pdf = form('#line("a") #line("b")', Widget("a", "date", "A"), Widget("b", "text", "B", lines=2))
    assert [int(one.get("/Ff", 0)) for one in pdf.Root.AcroForm.Fields.as_list()] == [0, 1 << 12]


def test_right_to_left_answers_start_at_the_right(sheets: Sheets) -> None:
    """What is typed stands at the right edge of the box in Arabic, at the left in English."""
    sides = {}
    for path in (sheets.english, sheets.arabic):
        viewer = Viewer(path)
        viewer.type("pilot.when", "12")
        picture = viewer.picture("pilot.when")
        left, _, right, _ = picture.point(lambda shade: 255 * (shade < 128)).getbbox() or (0,) * 4
        sides[path.stem] = "left" if left < picture.width - right else "right"
    assert sides == {"en": "left", "ar": "right"}


# Tables and tags


def test_first_cell_of_a_row_heads_it(english: Path) -> None:
    """A reader hears the row's header with each cell; /Headers would hide it."""
    with pikepdf.open(english) as pdf:
        tree = elements(pdf.Root.StructTreeRoot)
        body = [cell for part in tree if part.S == "/TBody" for cell in elements(part)]
        cells = [cell for cell in body if cell.S in ("/TH", "/TD")]
        assert [str(cell.S) for cell in cells] == ["/TH", "/TD", "/TD", "/TD"] * 2
        assert cells[0].A[0].Scope == Name.Row
        assert not any("/Headers" in cell.A[0] for cell in cells)


def test_a_cell_over_two_rows_heads_both() -> None:
    """The second row's first cell is an answer, not a header."""
    pdf = form(
        """#table(columns: 3, table.header[A][B][C],
          table.cell(rowspan: 2)[Both], [1], [2], [3], [4], [Own], [5], [6])"""
    )
    rows = [part for part in elements(pdf.Root.StructTreeRoot) if part.S == "/TR"]
    kinds = ["".join(str(cell.S)[1:] + " " for cell in row.K.as_list()).strip() for row in rows]
    assert kinds == ["TH TH TH", "TH TD TD", "TD TD", "TH TD TD"]


def test_each_form_element_holds_its_widget_alone(english: Path) -> None:
    """One reference and nothing painted (ISO 32000-1, 14.8.4.5)."""
    with pikepdf.open(english) as pdf:
        held = [part.K for part in elements(pdf.Root.StructTreeRoot) if part.S == "/Form"]
        assert len(held) == len(IN_ORDER) + 1  # and the button that takes an answer back
        assert {str(kids[0].Type) for kids in held if len(kids) == 1} == {"/OBJR"}


def test_other_links_stay_links(english: Path) -> None:
    """Only addresses that begin with `field:` are placeholders."""
    with pikepdf.open(english) as pdf:
        links = [one for one in pdf.pages[1].Annots.as_list() if one.Subtype == "/Link"]
        assert [str(link.A.URI) for link in links] == ["https://example.org"]


def test_arabic_is_read_letter_by_letter(sheets: Sheets) -> None:
    """The fonts for paper give each letter once: a screen reader finds the words."""
    command = [tool("pdftotext"), str(sheets.arabic), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert [word for word in ("ورقة", "اسمك", "ماذا", "حدث", "نعم") if word not in text] == []


# Blank, and filled in


def test_blank_writing_boxes_are_ruled(english: Path) -> None:
    """Lines every 8 mm, printed while nothing is typed."""
    lines = dark_rows(english, "pilot.story")
    assert len(lines) == 6
    gaps = [(low - high) / 4 for high, low in pairwise(lines)]
    assert gaps == pytest.approx([GAP] * 5, abs=0.3)


def test_writing_lines_go_when_somebody_types(english: Path, tmp_path: Path) -> None:
    """Typed text does not fight with lines; other boxes keep theirs."""
    boxes = '#field("a", 90mm, 40mm)\n\n#field("b", 90mm, 40mm)'
    blank = tmp_path / "blank.pdf"
    widgets = [Widget(name, "text", name, lines=4, rule=GAP) for name in ("a", "b")]
    blank.write_bytes(add_fields(layout(boxes), widgets))
    filled = fill(blank, tmp_path / "filled.pdf", {"a": "x"})
    assert [len(dark_rows(filled, name)) for name in ("a", "b")] == [0, 4]


def test_viewers_need_not_draw_the_form(english: Path) -> None:
    """NeedAppearances makes viewers redraw everything, and ask to save on closing."""
    with pikepdf.open(english) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm


ANSWERS = {
    "pilot.name": "Zoë Müller",
    "pilot.when": "1 May",
    "pilot.story": "First line\nsecond line",
    "pilot.agree": "/Yes",
    "pilot.checklist.assets-1": "/ladder.informing",
    "pilot.checklist.capacity-1-note": "Words that go on over the end of the line in the cell",
    "pilot.points": "12",
}


@pytest.mark.parametrize("language", Sheets._fields)
def test_a_program_fills_the_form_in(sheets: Sheets, language: str, tmp_path: Path) -> None:
    """pypdf finds each field by its full name and keeps what it writes."""
    filled = fill(getattr(sheets, language), tmp_path / "filled.pdf", ANSWERS)
    values = Filled.read(filled).values
    assert {name: values[name] for name in ANSWERS} == ANSWERS
    assert {"Zoë", "second"} <= {word.text for word in words_of(filled)}


@pytest.mark.parametrize("language", Sheets._fields)
def test_a_person_fills_the_form_in(sheets: Sheets, language: str, tmp_path: Path) -> None:
    """Clicked and typed in Chrome's viewer, saved, and opened again."""
    viewer = Viewer(getattr(sheets, language))
    for name, answer in ANSWERS.items():
        if answer.startswith("/"):
            viewer.click(name, "" if answer == "/Yes" else answer[1:])
        else:
            viewer.type(name, answer)
    values = Filled.read(viewer.save(tmp_path / "saved.pdf")).values
    assert {name: values[name].replace("\r", "") for name in ANSWERS} == ANSWERS


@pytest.mark.parametrize("language", ["english", "arabic"])
@pytest.mark.parametrize("script", ["Latin", "Polish", "Greek", "Cyrillic"])
def test_letters_of_each_script_are_shown(
    sheets: Sheets, language: str, script: str, tmp_path: Path
) -> None:
    """Typed in a sheet of any language, on several lines.

    Chrome's viewer takes some of them from the system, and lacks others, such as Vietnamese ones.
    """
    viewer, typed = Viewer(getattr(sheets, language)), SCRIPTS[script].split()
    viewer.type("pilot.story", f"{SCRIPTS[script]} " * 9)
    shown = [one for one in words_of(viewer.save(tmp_path / "saved.pdf")) if one.text in typed]
    assert len(shown) == 9 * len(typed)
    assert len({round(word.rect[1]) for word in shown}) > 1


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_program_shows_letters_of_each_script(english: Path, script: str, tmp_path: Path) -> None:
    """In the form font."""
    filled = fill(english, tmp_path / "filled.pdf", {"pilot.name": SCRIPTS[script]})
    assert set(SCRIPTS[script].split()) <= {word.text for word in words_of(filled)}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_form_filled_in_stays_accessible(english: Path, script: str, tmp_path: Path) -> None:
    """What a program types is in the embedded form font."""
    answers = {"pilot.name": SCRIPTS[script], "pilot.agree": "/Yes"}
    filled = fill(english, tmp_path / "filled.pdf", answers)
    assert vera_failures([filled]) == {filled: []}
    assert second_checker_failures(filled) == []


def test_choosing_another_option_takes_the_first_back(english: Path, tmp_path: Path) -> None:
    """One of several, with a dot in it that can be seen."""
    name = "pilot.checklist.assets-1"
    viewer = Viewer(english)
    viewer.click(name, "not-yet")
    viewer.click(name, "ladder.informing")
    saved = viewer.save(tmp_path / "saved.pdf")
    assert Filled.read(saved).values[name] == "/ladder.informing"
    assert [is_marked(saved, name, option) for option in OPTIONS] == [False, True]
    assert not is_marked(english, name, "ladder.informing")


def test_an_answer_to_a_one_of_can_be_taken_back(english: Path, tmp_path: Path) -> None:
    """No NoToggleToOff: viewers that know it clear on a second click, programs with /Off."""
    name = "pilot.checklist.assets-1"
    with pikepdf.open(english) as pdf:
        group = next(one for one in pdf.pages[1].Annots.as_list() if "/Parent" in one).Parent
        assert int(group.Ff) == 1 << 15
    chosen = fill(english, tmp_path / "chosen.pdf", {name: "/not-yet"})
    cleared = fill(chosen, tmp_path / "cleared.pdf", {name: "/Off"})
    assert [is_marked(path, name, "not-yet") for path in (chosen, cleared)] == [True, False]
    assert Filled.read(cleared).values[name] == "/Off"


def test_a_button_takes_the_answer_back(english: Path, tmp_path: Path) -> None:
    """Also where a second click does not; the other answers stay."""
    viewer = Viewer(english)
    for name in ("pilot.checklist.assets-1", "pilot.checklist.capacity-1"):
        viewer.click(name, "not-yet")
    viewer.click("Clear.pilot.checklist.assets-1")
    saved = viewer.save(tmp_path / "saved.pdf")
    values = Filled.read(saved).values
    assert values["pilot.checklist.assets-1"] == "/Off"
    assert values["pilot.checklist.capacity-1"] == "/not-yet"
    assert not is_marked(saved, "pilot.checklist.assets-1", "not-yet")


def test_the_button_follows_its_options_and_is_not_printed(english: Path) -> None:
    """In the margin, on the line of the last of them; spoken with its question."""
    stops = tab_stops(english)
    (at,) = [at for at, one in enumerate(stops) if one.kind == "button"]
    button, last = stops[at], stops[at - 1]
    assert last.option == "ladder.informing"
    assert button.label == CLEAR
    assert button.rect[2] < 42 and button.rect[1] < sum(last.rect[1::2]) / 2 < button.rect[3]
    with pikepdf.open(english) as pdf:
        flags = [int(one.F) & 4 for one in pdf.pages[1].Annots if one.get("/Ff") == 1 << 16]
    assert flags == [0]


def test_a_tick_comes_and_goes(english: Path, tmp_path: Path) -> None:
    """Twice clicked is not ticked; ticks do not move each other."""
    viewer = Viewer(english)
    for name in ("pilot.agree", "pilot.again", "pilot.again"):
        viewer.click(name)
    saved = viewer.save(tmp_path / "saved.pdf")
    assert [is_marked(saved, name) for name in ("pilot.agree", "pilot.again")] == [True, False]


# Layouts and fields that do not fit together


@pytest.mark.parametrize(
    ("body", "widgets", "problem"),
    [
        ('#line("a")', ["a", "b"], "no place in the layout: b"),
        ('#line("a") #line("b")', ["a"], "no such field: b"),
        ('#line("a") #line("a")', ["a"], "more than one place: a"),
        ('#line("a")', ["a", "a"], "two fields have the name 'a'"),
        ('#line("a.b")', ["a", "a.b"], "'a' is a field and cannot hold 'a.b'"),
        ('#link("field:a")[words]', ["a"], "the placeholder of 'a' is not empty, or was divided"),
    ],
)
def test_misfits_are_refused(body: str, widgets: list[str], problem: str) -> None:
    """A template that forgets, repeats or fills a placeholder is a bug, said by name."""
    assert refusal(body, *(Widget(name, "text", name) for name in widgets)) == problem


def test_every_option_needs_its_place() -> None:
    """A one-of with an option left out cannot be answered honestly."""
    question = Widget("a", "one-of", "A", {"x": "X", "y": "Y"})
    assert refusal('#circle("a/x")', question) == "no place in the layout: a/y"
    body = '#circle("a/x") #circle("a/y") #circle("a/z")'
    assert refusal(body, question) == "no such field: a/z"


def test_a_sheet_without_fields_has_no_form() -> None:
    """Notes and posters go through the same pass."""
    assert "/AcroForm" not in form("#heading(level: 1)[Poster]").Root


# The file


PROGRAM = """
import sys
from tests.pdf.test_form import WIDGETS, english_layout
from generator.handouts.form import add_fields
sys.stdout.buffer.write(add_fields(english_layout(), WIDGETS))
"""


def test_same_bytes_in_every_run() -> None:
    """Whatever order Python gives to its sets."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == add_fields(english_layout(), WIDGETS)


def test_a_form_stays_small(sheets: Sheets) -> None:
    """The form font weighs 33 kB."""
    assert [path.stat().st_size < 60_000 for path in sheets] == [True, True, True]


def group_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(one.Parent for one in pdf.pages[1].Annots.as_list() if "/T" not in one)


def lose_label(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].TU


def lose_group_label(pdf: pikepdf.Pdf) -> None:
    del group_of(pdf).TU


def lose_form_tag(pdf: pikepdf.Pdf) -> None:
    next(part for part in elements(pdf.Root.StructTreeRoot) if part.S == "/Form").S = Name.Link


def lose_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def lose_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        del metadata["dc:title"]


def lose_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


BREAKS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "7.18.1-3": lose_label,
    "7.18.1-3 of a group": lose_group_label,
    "7.18.4-1": lose_form_tag,
    "7.18.3-1": lose_tab_order,
    "7.1-9": lose_title,
    "7.2-": lose_language,
}


@pytest.fixture(scope="session")
def broken(sheets: Sheets, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Copies of the English sheet, each with one fault, by the rule that it breaks."""
    folder = tmp_path_factory.mktemp("broken")
    copies = {}
    for rule, damage in BREAKS.items():
        with pikepdf.open(sheets.english) as pdf:
            damage(pdf)
            copies[rule] = folder / f"{damage.__name__}.pdf"
            pdf.save(copies[rule])
    return copies


@pytest.fixture(scope="session")
def verdicts(sheets: Sheets, broken: dict[str, Path]) -> dict[Path, list[str]]:
    """What veraPDF says of all sheets, whole and broken."""
    return vera_failures([*sheets, *broken.values()])


@pytest.mark.parametrize("language", Sheets._fields)
def test_forms_are_accessible(
    sheets: Sheets, verdicts: dict[Path, list[str]], language: str
) -> None:
    """Two checkers of PDF/UA-1 and one of syntax find nothing."""
    path: Path = getattr(sheets, language)
    assert verdicts[path] == []
    assert second_checker_failures(path) == []
    assert qpdf_failures(path) == []


@pytest.mark.parametrize("rule", BREAKS)
def test_the_first_checker_sees_faults(
    broken: dict[str, Path], verdicts: dict[Path, list[str]], rule: str
) -> None:
    """A checker that finds nothing in a broken form proves nothing."""
    assert any(failure.startswith(rule.split()[0]) for failure in verdicts[broken[rule]])


@pytest.mark.parametrize("rule", BREAKS)
def test_the_second_checker_sees_faults(broken: dict[str, Path], rule: str) -> None:
    """The same faults, for a checker written by others."""
    assert second_checker_failures(broken[rule]) != []


def test_qpdf_sees_a_damaged_file(english: Path, tmp_path: Path) -> None:
    """A file cut short is not a PDF."""
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(english.read_bytes()[:-400])
    assert qpdf_failures(damaged) != []
