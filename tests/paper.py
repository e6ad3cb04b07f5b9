"""What tests ask of paper: which texts of a sheet are printed on it, and how it looks."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markupsafe import Markup

from generator.library import load
from generator.model import ActivityFile, Toolkit, sheet_blocks
from generator.text import Text
from tests.pdf.checks import tool
from tests.sites import ROOT, TOOLKITS

UNLIKE = ("spoken", "paper_wheel")
"""Keys of a view that are not printed as they stand."""
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
HYPHEN = re.compile(r"[-\u2010]")
"""Long words may go on in the next line."""
CROSSED = re.compile(r"[لاأإآـ]+|[\W_]")
"""Letters that poppler swaps where they share a glyph, and signs that it puts elsewhere."""


@cache
def toolkit(name: str) -> Toolkit:
    """One of the toolkits, read once; `long` is one for paper alone: long words, many rows."""
    long = ROOT / "tests/toolkits/lange-blaetter/toolkit_content"
    return load(TOOLKITS.get(name, long))


def texts_in(view: object) -> Iterator[Text]:
    """Every text of a view; pictures have their own words."""
    if isinstance(view, Text):
        yield view
    elif isinstance(view, dict):
        for key, value in view.items():
            if key not in UNLIKE:
                yield from texts_in(value)
    elif isinstance(view, list):
        for value in view:
            yield from texts_in(value)
    else:
        assert not isinstance(view, Markup) or view.startswith("<svg")


def sheet_texts(toolkit: Toolkit, file: ActivityFile) -> list[Text]:
    """Every text of a sheet in one wording: title, introduction, sections and their blocks."""
    context = toolkit.context(file)
    texts = [file.title, file.wording_title, *filter(None, [file.sheet.introduction])]
    for section in file.sheet.sections:
        texts += [section.title, *filter(None, [section.introduction])]
    for block in sheet_blocks(file):
        texts += texts_in(block.view(context))
    return texts


def squeezed(text: str) -> str:
    """Text as it is compared: compatibility forms made equal, without white space."""
    return re.sub(r"[\s\u200b\u200d]", "", unicodedata.normalize("NFKC", text))


def read(path: Path) -> str:
    """All that is printed in a PDF, squeezed."""
    return squeezed(extracted(path, "-raw"))


def read_pages(path: Path) -> list[str]:
    """What is printed on each page of a PDF, squeezed."""
    return [squeezed(page) for page in extracted(path, "-raw").split("\f")[:-1]]


def lost(texts: list[Text], path: Path) -> list[str]:
    """Those of `texts` that are not printed in the PDF, in any script."""
    printed, letters = read(path), _bare(extracted(path))
    return [
        text.plain
        for text in texts
        if not is_printed(text, printed) or not _is_printed_from_the_right(text, letters)
    ]


def is_printed(text: Text, printed: str) -> bool:
    """Paragraph by paragraph and run by run: bidirectional runs are printed in their own order."""
    runs = re.split(r"[^\x20-\u024f\u2010-\u203a]+", unicodedata.normalize("NFKC", text.plain))
    parts = [part for run in runs for part in run.split(" ")]
    mixed = len(runs) > 1  # signs between scripts stand on either side
    parts = [part.strip("«».,:;!?()") if mixed else part for part in parts]
    whole = HYPHEN.sub("", printed)
    return all(HYPHEN.sub("", squeezed(part)) in whole for part in parts if part)


def _is_printed_from_the_right(text: Text, letters: str) -> bool:
    """Word by word, without those that carry marks: poppler puts these beside their letters."""
    words = [word for word in text.plain.split() if RIGHT_TO_LEFT.search(word)]
    return all(_bare(word) in letters for word in words if not _has_marks(word))


def _has_marks(word: str) -> bool:
    return any(unicodedata.category(letter) == "Mn" for letter in word)


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFKC", text)
    return CROSSED.sub("", "".join(one for one in letters if unicodedata.category(one) != "Mn"))


def extracted(path: Path, *options: str) -> str:
    """The text of a PDF as poppler reads it; a form feed ends each page."""
    command = [tool("pdftotext"), *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()
