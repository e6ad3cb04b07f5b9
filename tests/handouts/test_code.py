"""The QR code on a sheet: from the paper to its page."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from generator.editions import handouts_of
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from generator.library import load
from generator.model import Toolkit
from generator.site import pages
from tests.authoring import Author
from tests.pdf.checks import qpdf_failures, second_checker_failures, tool, vera_failures
from tests.sites import TOOLKITS

SITE = "https://rural.example.org/our-toolkit/"


def at(toolkit: Toolkit, address: str | None) -> Toolkit:
    """The toolkit as it is published at an address."""
    return replace(toolkit, file=toolkit.file.model_copy(update={"site_url": address}))


def decoded(path: Path) -> list[str]:
    """The codes that a camera sees on a PDF's first page."""
    picture = path.with_suffix(".png")
    command = [tool("pdftoppm"), "-png", "-singlefile", "-r", "150"]
    command += [str(path), str(picture.with_suffix(""))]
    subprocess.run(command, check=True)
    with Image.open(picture) as image:
        return [found.text for found in zxingcpp.read_barcodes(image)]


def read(path: Path) -> str:
    """The words of a PDF without the places where an address may break."""
    done = subprocess.run([tool("pdftotext"), "-raw", path, "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().replace("\u200b", "").split())


def test_the_code_leads_to_the_page(tmp_path: Path) -> None:
    """On a sheet and on the whole; the address stands beside it, and all can be read aloud."""
    made = []
    for name, folder in TOOLKITS.items():
        toolkit = at(load(folder), SITE)
        activity = toolkit.activities[-1]
        assert f"{activity.address.rstrip('/')}.md" in pages(toolkit)
        made_of = handouts_of(toolkit, activity)
        sheet, whole = (next(one for one in made_of if one.kind == kind) for kind in ("sheet", ""))
        for handout in (sheet, whole):
            path = tmp_path / f"{name}-{Path(handout.path).name}"
            path.write_bytes(set_pdf(activity_layout(toolkit, activity, handout)))
            made.append(path)
            assert decoded(path) == [SITE + activity.address], path.name
            assert f"rural.example.org/our-toolkit/{activity.address.rstrip('/')}" in read(path)
    assert {path: found for path, found in vera_failures(made).items() if found} == {}
    assert {path: found for path in made if (found := second_checker_failures(path))} == {}
    assert {path: found for path in made if (found := qpdf_failures(path))} == {}


@pytest.mark.parametrize("address", [None, SITE])
def test_without_an_address_there_is_no_code(author: Author, address: str | None) -> None:
    """A code that leads nowhere would be worse than none."""
    toolkit = at(author.toolkit(), address)
    activity = toolkit.activities[0]
    for handout in handouts_of(toolkit, activity):
        data = json.loads(activity_layout(toolkit, activity, handout).data)
        assert ("code" in data) == bool(address)


def test_the_code_has_a_text_alternative(author: Author) -> None:
    """It says where it leads, with the address that people can type."""
    toolkit = author.toolkit()
    activity = toolkit.activities[0]
    layout = activity_layout(toolkit, activity, handouts_of(toolkit, activity)[0])
    code = json.loads(layout.data)["code"]
    assert code["title"] == "QR code that leads to example.org/small/modules/garden/beans"
