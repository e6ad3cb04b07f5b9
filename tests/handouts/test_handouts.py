"""The handouts of real toolkits, read back from the PDFs: valid, complete, and good to write on."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from generator.blocks.base import Field
from generator.editions import handouts_of
from generator.handouts import make_all
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from generator.library import load
from generator.model import Activity, ActivityFile, blocks_of, fields_of
from tests.handouts.conftest import READABLE
from tests.paper import lost, read, sheet_texts, squeezed, texts_in, toolkit
from tests.pdf.checks import (
    PlacedWidget,
    PlacedWord,
    Rectangle,
    qpdf_failures,
    second_checker_failures,
    tab_stops,
    vera_failures,
    widgets_of,
    words_of,
)
from tests.sites import ROOT, TOOLKITS

MM = 72 / 25.4
SLACK = 0.3  # pt; coordinates in the PDF are rounded


def every_pdf(made: Path) -> list[Path]:
    return sorted(made.glob("*/handouts/*.pdf"))


def sheets(name: str, made: Path) -> Iterator[tuple[Activity, ActivityFile, Path]]:
    """Each handout that holds a sheet, with the activity and wording that it is made from."""
    for activity in toolkit(name).activities:
        for handout in handouts_of(toolkit(name), activity):
            if handout.kind not in ("", "sheet"):
                continue
            yield activity, activity.wordings[handout.wording], made / name / handout.path


def fields(name: str, file: ActivityFile) -> list[Field]:
    return fields_of(file, toolkit(name).context(file))


def test_every_handout_is_valid(made: Path) -> None:
    """Both checkers of PDF/UA-1 and qpdf find nothing in any handout."""
    paths = every_pdf(made)
    assert len(paths) > 20
    assert {str(path): found for path, found in vera_failures(paths).items() if found} == {}
    assert {path.name: second_checker_failures(path) for path in paths} == {
        path.name: [] for path in paths
    }
    assert {path.name: qpdf_failures(path) for path in paths} == {path.name: [] for path in paths}


@pytest.mark.parametrize("name", [*TOOLKITS, "long"])
def test_fields_are_those_of_the_sheet_in_its_order(name: str, made: Path) -> None:
    """Names, options and Tab order are the same in the handout and in the sheet."""
    for _, file, path in sheets(name, made):
        expected = [
            (field.name, option)
            for field in fields(name, file)
            for option in ([option.value for option in field.options] or [""])
        ]
        placed = [(widget.name, widget.option) for widget in widgets_of(path)]
        placed = [(field, "" if option == "Yes" else option) for field, option in placed]
        assert sorted(placed) == sorted(expected), path.name
        assert read_in_order(placed) == read_in_order(expected), path.name


def read_in_order(spots: list[tuple[str, str]]) -> list[str]:
    """The fields in the order of their first widget; a note and its circles share a line."""
    return sorted({name for name, _ in spots}, key=[name for name, _ in spots].index)


@pytest.mark.parametrize("name", [*TOOLKITS, "long"])
def test_what_is_spoken_makes_sense_alone(name: str, made: Path) -> None:
    """A screen reader hears each field's label; a choice's options say the question too."""
    for _, file, path in sheets(name, made):
        labels = {(widget.name, widget.option): widget.label for widget in widgets_of(path)}
        for field in fields(name, file):
            for option in field.options:
                assert labels[field.name, option.value] == option.label
                assert field.label in option.label
            if not field.options:
                found = labels.get((field.name, ""), labels.get((field.name, "Yes")))
                assert found == field.label


@pytest.mark.parametrize("name", [*TOOLKITS, "long"])
def test_every_choice_has_a_button_that_takes_it_back(name: str, made: Path) -> None:
    """Spoken with its question; in the margin, none upon another."""
    for _, file, path in sheets(name, made):
        buttons = [one for one in tab_stops(path) if one.kind == "button"]
        spoken = {one.name: one.label for one in buttons}
        choices = {f"Clear.{one.name}": one.label for one in fields(name, file) if one.options}
        assert spoken.keys() == choices.keys()
        assert [key for key, label in choices.items() if not spoken[key].endswith(label)] == []
        assert max((min(one.rect[0], 595 - one.rect[2]) for one in buttons), default=0) < 42
        lasts = {widget.name: widget for widget in widgets_of(path)}
        for one in buttons:
            last = lasts[one.name.removeprefix("Clear.")]
            assert (
                one.page == last.page and one.rect[1] < last.rect[3] and last.rect[1] < one.rect[3]
            )
        for one, other in itertools.combinations(buttons, 2):
            assert not overlap(one, other.page, other.rect), (path.name, one, other)


@pytest.mark.parametrize("name", [*TOOLKITS, "long"])
def test_there_is_room_to_write(name: str, made: Path) -> None:
    """Lines 8 mm, circles and ticks 5 mm, cells 15 mm high at least; lines 10 in large print."""
    for _, file, path in sheets(name, made):
        known = {field.name: field for field in fields(name, file)}
        line = 10 if "large-print" in path.name else 8
        for widget in widgets_of(path):
            field, (width, height) = known[widget.name], size(widget.rect)
            if widget.kind == "text":
                in_table = field.fits and field.name.count(".") == 3
                needed = 15 * MM if in_table else field.lines * line * MM
                inset = 1.2 * MM  # a box's border is drawn around its field
                assert height + inset >= needed - SLACK, (path.name, widget.name, height / MM)
            else:
                assert min(width, height) >= 5 * MM - SLACK, (path.name, widget.name)


def size(rect: Rectangle) -> tuple[float, float]:
    left, bottom, right, top = rect
    return right - left, top - bottom


@pytest.mark.parametrize("name", [*TOOLKITS, "long"])
def test_nothing_leaves_the_page_or_its_margins(name: str, made: Path) -> None:
    """15 mm stay free on every side, for holes and for printers; the hostile texts included."""
    pattern = "*-standard-*" if name == "hostile" else "*"  # labels taller than a large-print page
    for path in sorted((made / name).glob(f"handouts/{pattern}.pdf")):
        with pikepdf.open(path) as pdf:
            pages = [[float(edge) for edge in page.mediabox.as_list()] for page in pdf.pages]
        things: list[PlacedWidget | PlacedWord] = [*widgets_of(path), *words_of(path)]
        for thing in things:
            _, _, width, height = pages[thing.page]
            left, bottom, right, top = thing.rect
            margin = 15 * MM - 1.5  # a glyph's box is a little larger than its ink
            inside = left > margin and right < width - margin
            assert inside, (path.name, thing)
            above = max(4, (top - bottom) * 0.3)  # of large type too
            assert bottom > margin - 2 and top < height - margin + above, (path.name, thing)


@pytest.mark.parametrize("name", READABLE)
def test_nothing_overlaps(name: str, made: Path) -> None:
    """No field lies on another or on a printed word."""
    for path in sorted((made / name).glob("handouts/*.pdf")):
        words, widgets = words_of(path), widgets_of(path)
        for page in {widget.page for widget in widgets}:
            here = [widget for widget in widgets if widget.page == page]
            for one, other in itertools.combinations(here, 2):
                assert not overlap(one, page, other.rect), (path.name, one, other)
            for word in (word for word in words if word.page == page):
                for widget in here:
                    assert not overlap(widget, page, word.rect), (path.name, widget, word)


def overlap(widget: PlacedWidget, page: int, rect: Rectangle) -> bool:
    """Whether they share more than a hair; a word's box reaches far above and below its ink."""
    left, bottom, right, top = widget.rect
    spare = (rect[3] - rect[1]) * 0.3
    across = min(right, rect[2]) - max(left, rect[0])
    up = min(top, rect[3] - spare) - max(bottom, rect[1] + spare)
    return widget.page == page and across > 0.5 and up > 0.5


@pytest.mark.parametrize("wording", ["", ".own-practice"])
def test_the_readiness_sheet_is_four_sides_of_a4(made: Path, wording: str) -> None:
    """Two leaves of paper a person, in either wording."""
    path = made / f"real/handouts/readiness-assessment.sheet{wording}-standard-a4.pdf"
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) <= 4


@pytest.mark.parametrize("name", [*TOOLKITS, "long"])
def test_every_text_of_the_sheet_is_on_paper(name: str, made: Path) -> None:
    """All words of the sheet in that wording, whatever they look like, are printed as text."""
    for _, file, path in sheets(name, made):
        assert lost(sheet_texts(toolkit(name), file), path) == [], path.name


def test_what_is_typed_into_an_arabic_sheet_starts_at_the_right(made: Path) -> None:
    """And a screen reader is told the language."""
    with pikepdf.open(made / "arabic/handouts/circle-review.sheet-standard-a4.pdf") as pdf:
        assert str(pdf.Root.Lang) == "ar"
        texts = [field for field in terminal(pdf.Root.AcroForm.Fields) if field.FT == "/Tx"]
        assert texts and all(field.Q == 2 for field in texts)


def terminal(nodes: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for node in nodes.as_list():
        if "/FT" in node:
            yield node
        else:
            yield from terminal(node.Kids)


def test_blocks_of_the_facilitator_are_in_the_whole_alone(made: Path) -> None:
    """Notes for facilitators never reach a participant's sheet."""
    file = toolkit("real").activities[0].file
    notes = [block for block in blocks_of(file) if block in file.facilitator]
    title = next(
        text for block in notes for text in texts_in(block.view(toolkit("real").context(file)))
    )
    whole, sheet = (
        read(made / f"real/handouts/readiness-assessment{kind}-standard-a4.pdf")
        for kind in ("", ".sheet")
    )
    assert squeezed(title.plain) in whole
    assert squeezed(title.plain) not in sheet


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A first run in another folder, hash seed, time zone and locale: `out`, `cache`, `count`."""
    root = tmp_path_factory.mktemp("elsewhere")
    script = (
        "from pathlib import Path; from generator.library import load;"
        "from generator.handouts import make_all\n"
        "if __name__ == '__main__':\n"
        f"    toolkit = load(Path({str(TOOLKITS['arabic'])!r}))\n"
        "    count = make_all(toolkit, Path('out'), Path('cache'))\n"
        "    Path('count').write_text(str(count))\n"
    )
    (root / "again.py").write_text(script)
    surroundings = os.environ | {
        "PYTHONHASHSEED": "4321",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "again.py"], cwd=root, env=surroundings, check=True)
    return root


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("handouts/*.pdf")}


def test_a_second_run_sets_nothing(elsewhere: Path, tmp_path: Path) -> None:
    """What did not change is not set again."""
    first = bytes_of(elsewhere / "out")
    assert int((elsewhere / "count").read_text()) == len(first) > 0
    assert make_all(toolkit("arabic"), tmp_path, elsewhere / "cache") == 0
    assert bytes_of(tmp_path) == first


def test_the_same_bytes_elsewhere_and_on_another_day(elsewhere: Path, made: Path) -> None:
    """Another folder, hash seed, time zone and locale give the same files."""
    assert bytes_of(elsewhere / "out") == bytes_of(made / "arabic")


def test_a_sign_that_no_font_has_is_printed_as_a_square(tmp_path: Path) -> None:
    """One unknown sign does not cost the author the handout."""
    folder = tmp_path / "toolkit_content"
    shutil.copytree(TOOLKITS["hostile"], folder)
    path = next(folder.glob("modules/*/odd-activity.yaml"))
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^summary: .*$", 'summary: "Rice is 米 here"', text), "utf-8")
    found = load(folder)
    activity = next(one for one in found.activities if one.id == "odd-activity")
    whole = next(one for one in handouts_of(found, activity) if one.kind == "")
    sheet = tmp_path / "whole.pdf"
    sheet.write_bytes(set_pdf(activity_layout(found, activity, whole)))
    assert "Riceis\N{WHITE MEDIUM SQUARE}here" in read(sheet)


def test_each_handout_shows_the_publishers_logo(made: Path) -> None:
    """Once, on its first or only page, and read aloud as the publisher's name."""
    for name in ("real", "arabic"):
        publisher = toolkit(name).file.publisher.name.plain
        for path in sorted((made / name / "handouts").glob("*.pdf")):
            with pikepdf.open(path) as pdf:
                assert figures(pdf).count(publisher) == 1, path


def figures(pdf: pikepdf.Pdf) -> list[str]:
    """What is said in place of each picture."""
    return [
        str(element.Alt)
        for element in pdf.objects
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.Figure
    ]
