"""What somebody finds in a Word document: read back by python-docx, or through LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from tests.pdf.checks import tool

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def opened(content: bytes) -> WordDocument:
    """The document as python-docx reads it."""
    return Document(io.BytesIO(content))


def squeezed(text: str) -> str:
    """Text as it is compared: compatibility forms made equal, without white space."""
    return re.sub(r"[\s\u200b\u200d]", "", unicodedata.normalize("NFKC", text))


def words(document: WordDocument) -> str:
    """All that the document says, squeezed, controls and tables included."""
    return squeezed("\n".join(lines(document.element)))


def lines(element: Any) -> Iterator[str]:
    """The text of each paragraph in an element; of a part of a line, its own."""
    found = list(element.iter(qn("w:p"))) or [element]
    for line in found:
        yield "".join(one.text or "" for one in line.iter(qn("w:t")))


def controls(document: WordDocument) -> list[tuple[str, Any]]:
    """Each content control with its tag, in order."""
    return controls_in(document.element)


def controls_in(element: Any) -> list[tuple[str, Any]]:
    """Those of a part of the document."""
    found = element.iter(qn("w:sdt"))
    return [(one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")), one) for one in found]


def answer(control: Any) -> str:
    """What stands in a control: its text, or for a box whether it is ticked."""
    checked = control.find(f".//{W14}checked")
    shown = "\n".join(lines(control))
    if checked is None:
        return shown
    is_on = checked.get(f"{W14}val") == "1"
    assert shown == ("\u2612" if is_on else "\u2610")
    return "on" if is_on else "off"


def printed(files: Sequence[Path], out: Path) -> dict[str, str]:
    """What LibreOffice prints of each document, squeezed, by the file's name."""
    _converted(files, out, "pdf")
    return {file.name: _pdf(out / f"{file.stem}.pdf") for file in files}


def told(files: Sequence[Path], out: Path) -> dict[str, str]:
    """What LibreOffice reads in each document, squeezed, by the file's name.

    Arabic letters that a PDF's font joins are read back in another order, so they need this way.
    """
    _converted(files, out, "txt:Text (encoded):UTF8")
    return {
        file.name: squeezed((out / f"{file.stem}.txt").read_text("utf-8-sig")) for file in files
    }


def _converted(files: Sequence[Path], out: Path, kind: str) -> None:
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    subprocess.run(
        [tool("soffice"), profile, "--headless", "--convert-to", kind, "--outdir", out, *files],
        check=True,
        capture_output=True,
        timeout=300,
    )


def _pdf(path: Path) -> str:
    done = subprocess.run([tool("pdftotext"), "-raw", path, "-"], capture_output=True, check=True)
    return squeezed(done.stdout.decode())
