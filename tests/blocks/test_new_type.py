"""A new block type is one folder: added it works everywhere, removed it leaves nothing.

The type is the one that the page *Add a block type* makes, from its own text.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.authoring import Author
from tests.guides import files, pieces
from tests.pdf.checks import widgets_of
from tests.web import controls, leniently, shape, words
from tests.word.reading import controls as controls_of
from tests.word.reading import opened

GENERATOR = Path(__file__).parents[2] / "generator"
PAGE = "developers/add-a-block-type.md"
RUN = """\
import json, sys
from pathlib import Path
from generator.editions import handouts_of
from generator.examples import examples_of
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from generator.library import load
from generator.schema import schemas
from generator.site import pages
from generator.word import make_documents

toolkit = load(Path("toolkit_content"))
activity = toolkit.activities[0]
handout = handouts_of(toolkit, activity)[0]
make_documents(toolkit, Path("."))
Path("sheet.pdf").write_bytes(set_pdf(activity_layout(toolkit, activity, handout)))
print(json.dumps({
    "page": pages(toolkit)["modules/garden/beans.md"],
    "schema": json.loads(schemas()["activity.json"]),
    "examples": [example.name for example in examples_of("mood")],
}))
"""
SAID = ["How was today?", "One word for today", "The weather in you"]
NAMES = ["beans.today.word", "beans.today.outside", "beans.today.weather"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a generator of its own and a toolkit that uses the new type."""
    root = tmp_path_factory.mktemp("new-type")
    shutil.copytree(GENERATOR, root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (used,) = [piece.text for piece in pieces(PAGE) if piece.text.startswith("- {type: mood")]
    Author(root).puts(used)
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in `root`, with the generator that stands there."""
    return subprocess.run(
        [sys.executable, "-B", *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


def digests(root: Path) -> dict[str, str]:
    """Every file of the generator with a digest of its bytes."""
    return {
        file.relative_to(root).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted((root / "generator").rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def made(copy: Path) -> dict[str, Any]:
    """What is made while the folder is there; it is gone afterwards."""
    before = digests(copy)
    folder = copy / "generator" / "blocks" / "mood"
    folder.mkdir()
    for path, text in files(PAGE).items():
        (copy / path).write_text(text, "utf-8")
    done = run(copy, "-c", RUN)
    shutil.rmtree(folder)
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "before": before, "after": digests(copy)}


def test_its_fields_are_controls_of_the_page(made: dict[str, Any]) -> None:
    """Each by its kind, with a label, inside the form."""
    form = leniently(made["page"]).find(".//form")
    assert form is not None
    found = controls(form)
    assert list(shape(found).items())[:3] == [
        (NAMES[0], ("textarea", [])),
        (NAMES[1], ("checkbox", [])),
        (NAMES[2], ("radio", ["sun", "rain"])),
    ]
    assert [one.label for one in found][:4] == [
        "One word for today",
        "I was outside",
        "Sunny",
        "Rainy",
    ]
    assert "How was today?" in words(form)


def test_its_fields_are_in_the_handout(made: dict[str, Any], copy: Path) -> None:
    """Laid out by kind, in the same order."""
    assert made
    widgets = [(one.name, one.kind, one.option) for one in widgets_of(copy / "sheet.pdf")]
    assert widgets[:4] == [
        (NAMES[0], "text", ""),
        (NAMES[1], "tick", ""),
        (NAMES[2], "one-of", "sun"),
        (NAMES[2], "one-of", "rain"),
    ]


def test_its_fields_are_in_the_word_document(made: dict[str, Any], copy: Path) -> None:
    """Controls by kind below their labels, made from `fields()` and the title alone."""
    assert made
    document = opened((copy / "handouts/beans.sheet.docx").read_bytes())
    tags = [name for name, _ in controls_of(document)]
    assert tags[:4] == [NAMES[0], NAMES[1], f"{NAMES[2]}/sun", f"{NAMES[2]}/rain"]
    told = [line.text for line in document.paragraphs if line.text]
    assert [one for one in told if one in SAID] == SAID


def test_the_schema_and_the_examples_know_it(made: dict[str, Any]) -> None:
    """Editors offer it without another step."""
    assert "Mood" in made["schema"]["definitions"]
    assert made["examples"] == ["smallest"]


def test_without_its_folder_nothing_is_left(made: dict[str, Any], copy: Path) -> None:
    """It is an unknown type again, and no other file has changed."""
    done = run(copy, "-m", "generator", "check")
    assert "unknown block type 'mood'" in done.stderr
    assert done.returncode == 1
    assert made["after"] == made["before"] == digests(copy)
