"""A session's pack: what it holds, and that the same files make the same pack."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from generator.editions import EDITION, handouts_of, word_of
from generator.frame import Shelf
from generator.model import Toolkit
from generator.packs import make_packs, pack_link, pack_of, sizes
from generator.site import pages
from tests.authoring import ANNEX, Author, text_of


def written(toolkit: Toolkit, out: Path, content: bytes = b"a handout") -> None:
    """Something in place of each file of the packs, then the packs."""
    for module in toolkit.modules:
        for file in pack_of(toolkit, module).files:
            path = out / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    make_packs(toolkit, out)


def test_a_pack_holds_the_session_and_the_annexes_it_refers_to(author: Author) -> None:
    """On both papers, and the sheets for Word; annexes that nothing refers to stay out."""
    author.writes("annexes/other.yaml", text_of(ANNEX).replace("kinds", "other"))
    standard = [name for name in names(author.toolkit()) if "large-print" not in name]
    assert standard == [
        "beans.sheet-standard-a4.pdf",
        "beans.sheet-standard-letter.pdf",
        "beans-standard-a4.pdf",
        "beans-standard-letter.pdf",
        "beans.notes-standard-a4.pdf",
        "beans.notes-standard-letter.pdf",
        "beans.recording-standard-a4.pdf",
        "beans.recording-standard-letter.pdf",
        "beans.prompts-standard-a4.pdf",
        "beans.prompts-standard-letter.pdf",
        "beans.sheet.docx",
        "garden.evaluation-standard-a4.pdf",
        "garden.evaluation-standard-letter.pdf",
        "kinds-standard-a4.pdf",
        "kinds-standard-letter.pdf",
    ]


def test_a_pack_has_large_print_in_a_folder_and_a_list(author: Author, tmp_path: Path) -> None:
    """Whatever is there in standard type is there large; the list says what each file is."""
    toolkit = author.toolkit()
    written(toolkit, tmp_path)
    with ZipFile(tmp_path / "handouts/garden-session.zip") as archive:
        found = archive.namelist()
        told = archive.read(found[0]).decode("utf-8-sig")
    top = {name.rpartition("/")[2] for name in found if name.count("/") == 1}
    large = {name.rpartition("/")[2] for name in found if "/large-print/" in name}
    assert large == {one.replace("standard", "large-print") for one in top if "standard" in one}
    assert found[0] == "garden-session/what-is-in-it.txt"
    assert all(name.removeprefix("garden-session/") in told for name in found[1:])
    assert "Notes for facilitators (PDF, A4, large print)" in told


def names(toolkit: Toolkit) -> list[str]:
    """The files of the first module's pack."""
    return [PurePosixPath(file).name for file in pack_of(toolkit, toolkit.modules[0]).files]


def test_every_sheet_is_in_the_pack_of_its_module(content: Toolkit) -> None:
    """In every wording, for Word too."""
    for module in content.modules:
        files = pack_of(content, module).files
        assert len(set(files)) == len(files)
        for activity in module.activities:
            sheets = [one for one in handouts_of(content, activity) if one.kind == "sheet"]
            sheets = [one for one in sheets if one.edition == EDITION]
            assert {one.path for one in [*sheets, *word_of(content, activity)]} <= set(files)


def test_the_same_files_make_the_same_pack(real: Toolkit, tmp_path: Path) -> None:
    """A change of one of them makes another."""
    for folder, content in (("one", b"a"), ("two", b"a"), ("three", b"b")):
        written(real, tmp_path / folder, content)
    pack = pack_of(real, real.modules[0])
    assert pack.path == "handouts/co-production-session.zip"
    one, two, three = (tmp_path / name / pack.path for name in ("one", "two", "three"))
    assert one.read_bytes() == two.read_bytes() != three.read_bytes()
    with ZipFile(one) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[1:] == [pack.place_of(one) for one in pack.handouts]


@pytest.mark.parametrize(
    ("size", "said"), [(999, "1 KB"), (345_678, "346 KB"), (1_260_000, "1.3 MB")]
)
def test_a_link_tells_the_size(author: Author, size: int, said: str) -> None:
    """So that somebody on a telephone can decide."""
    toolkit = author.toolkit()
    path = "handouts/garden-session.zip"
    link = pack_link(toolkit, toolkit.modules[0], {path: size}, "../../")
    assert link.address == f"../../{path}"
    assert link.title.endswith(f"(ZIP, {said})")


def test_module_and_handouts_pages_lead_to_the_pack(author: Author, tmp_path: Path) -> None:
    """With its size once it is made, without before."""
    toolkit = author.toolkit()
    written(toolkit, tmp_path / "out")
    made = pages(toolkit, Shelf(sizes(tmp_path / "out")))
    for name, address in (
        ("modules/garden/index.md", "../../handouts/garden-session.zip"),
        ("handouts.md", "../handouts/garden-session.zip"),
    ):
        assert f'href="{address}"' in made[name]
        assert re.search(r"\(ZIP, \d KB\)", made[name])
        assert f'href="{address}"' in pages(toolkit)[name]
        assert "(ZIP)" in pages(toolkit)[name]
