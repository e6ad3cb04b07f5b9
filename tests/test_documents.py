"""What README, CONTRIBUTING and the Makefile say is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check import check
from generator.cli import commands
from generator.finish import SENT
from generator.model import activity_model
from generator.picture import picture
from generator.reading import LONGEST, sentences, words
from generator.source import parse
from generator.text import prose
from tests.authoring import TOOLKIT, Author

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
FRAME = """\
id: a
number: 1
title: A
wording: a
wording_title: A
summary: A
aim: A
sheet:
  sections:
    - id: a
      title: A
      blocks:
"""


def problems(text: str) -> list[str]:
    """What is wrong with an activity."""
    found, problems = check(parse(text.encode(), "README.md"), activity_model())
    assert (found is None) == bool(problems)
    return [str(problem) for problem in problems]


def test_the_readme_is_short() -> None:
    """Longer things have pages of their own."""
    assert len(README.splitlines()) <= 120


def test_the_examples_in_the_readme_are_right() -> None:
    """A block as it stands in a sheet, and a whole activity."""
    block, activity = EXAMPLES
    indented = "".join(f"        {line}\n" for line in block.splitlines())
    assert problems(FRAME + indented) == []
    assert problems(activity) == []


def test_each_target_of_make_that_is_named_is_there() -> None:
    """And each command of the toolkit."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?:`|^)make ([a-z]+)", DOCUMENTS, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for command in commands.commands:
        assert command in README, command


@pytest.mark.parametrize("path", re.findall(r"`((?:generator|tests|docs)/[\w/.]*)`", DOCUMENTS))
def test_each_path_that_is_named_is_there(path: str) -> None:
    """In the README and in CONTRIBUTING."""
    assert (ROOT / path).exists()


@pytest.mark.parametrize("file", ["site.txt", "test.txt"])
def test_a_lock_has_hashes_and_no_address(file: str) -> None:
    """Packages come from wherever pip is set up to look."""
    text = (ROOT / "requirements" / file).read_text("utf-8")
    assert not re.search(r"://|--(index-url|extra-index-url|find-links|trusted-host)", text)
    for requirement in re.split(r"\n(?=[a-z0-9])", text.strip(), flags=re.IGNORECASE):
        assert re.match(r"[\w.-]+==\S+.*\n\s+--hash=sha256:", requirement), requirement[:80]


def test_the_core_knows_no_toolkits_content() -> None:
    """Another toolkit is built by the same files."""
    own = re.compile(r"co-production|arnstein|mutuality|readiness", re.IGNORECASE)
    kinds = {".py", ".j2", ".typ", ".css", ".js", ".html", ".yaml", ".json"}
    files = [*ROOT.glob("generator/**/*"), *ROOT.glob("overrides/**/*")]
    told = [file for file in files if file.suffix in kinds and own.search(file.read_text("utf-8"))]
    assert told == []


# ---- the pages by hand

PAGES = sorted(ROOT.glob("docs/**/*.md"))
GUIDE = (ROOT / "docs/authors/publish.md").read_text("utf-8")


@pytest.mark.parametrize("written", PAGES, ids=lambda path: path.stem)
def test_sentences_of_the_pages_by_hand_are_short(written: Path) -> None:
    """Facilitators read them, not programmers."""
    text = re.sub(r"(?ms)\A---.*?---|```.*?```|^\|.*?$", "", written.read_text("utf-8"))
    for part in re.split(r"\n\s*\n|\n(?=\s*(?:-|\d+\.|#|>) )", text):
        for sentence in sentences(prose(re.sub(r"^\s*(-|\d+\.|#+|>) ", "", part))):
            assert len(words(sentence)) <= LONGEST, sentence


def test_the_guide_to_publishing_has_small_pictures_that_are_told_in_words() -> None:
    """They stand on a page that phones fetch, and some readers only hear it."""
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", GUIDE)
    assert len(pictures) == 4
    for told, name in pictures:
        drawing = (ROOT / "docs/authors" / name).read_text("utf-8")
        assert len(drawing) < 4000
        assert picture(name, drawing.encode()).width <= 480  # letters stay readable on a phone
        assert len(told) > 40
    files = {path.name for path in (ROOT / "docs/authors").glob("*.svg")}
    assert files == {name for _, name in pictures}


def test_the_guide_names_lines_that_can_be_written(author: Author) -> None:
    """What it says to put into toolkit.yaml, and the headers that it gives for nginx."""
    (lines,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    author.changes(TOOLKIT, 'publisher:\n  name: "Us"\n', lines)
    author.small.write("logo.svg", (ROOT / "toolkit_content/logo.svg").read_bytes())
    assert author.report() == []
    headers = re.findall(r'add_header (\S+) "?(.*?)"? always;', GUIDE)
    assert len(headers) == 3
    for key, value in headers:
        assert SENT[key].endswith(value)
