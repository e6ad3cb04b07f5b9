"""Sheets that were photocopied, and the copy photocopied again: can they still be read?"""

from __future__ import annotations

import io
import random
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.paper import extracted
from tests.pdf.checks import tool

DPI = 150
BLUR = 0.6  # px
GRAIN = 32  # of 255 shades, up and down
BLACK = 150  # darker shades become black
SHARE = 0.98


def photocopied(page: Image.Image, seed: int) -> Image.Image:
    """A page as an old copier gives it back: a little blurred, grainy, black or white."""
    width, height = page.size
    grain = Image.frombytes("L", page.size, random.Random(seed).randbytes(width * height))
    grain = grain.point(lambda shade: shade * 2 * GRAIN // 255)
    soft = page.convert("L").filter(ImageFilter.GaussianBlur(BLUR))
    return ImageChops.add(soft, grain, offset=-GRAIN).point(lambda shade: 255 * (shade > BLACK))


def words(text: str) -> list[str]:
    """Words of three letters and more, the least that a reader of pictures can be sure of."""
    return re.findall(r"[A-Za-z]{3,}", text)


@pytest.mark.parametrize("sheet", ["readiness-assessment.sheet", "ladder-of-participation.sheet"])
def test_a_copy_of_a_copy_can_be_read(sheet: str, made: Path, tmp_path: Path) -> None:
    """A program for reading pictures finds 98 % of the words, small print and footers included."""
    path = made / f"real/handouts/{sheet}-standard-a4.pdf"
    command = [tool("pdftoppm"), "-gray", "-r", str(DPI), "-png", str(path), str(tmp_path / "page")]
    subprocess.run(command, check=True, capture_output=True)
    pages = extracted(path).split("\f")
    found = total = 0
    for number, picture in enumerate(sorted(tmp_path.glob("page*.png"))):
        with Image.open(picture) as page:
            seen = set(words(_read(photocopied(photocopied(page, number), number + 100))))
        expected = words(pages[number])
        total += len(expected)
        found += sum(word in seen for word in expected)
    assert total > 700
    assert found / total >= SHARE


def _read(page: Image.Image) -> str:
    """What tesseract reads, on a picture twice as large, as scanners make it."""
    large = page.resize((page.width * 2, page.height * 2), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    large.save(out, "PNG", dpi=(2 * DPI, 2 * DPI))
    command = [tool("tesseract"), "-", "-", "-l", "eng", "--psm", "3"]
    environment = {"OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        command, input=out.getvalue(), capture_output=True, check=True, env=environment
    )
    return done.stdout.decode()
