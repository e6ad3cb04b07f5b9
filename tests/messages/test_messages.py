"""What an author is told about each mistake, word for word.

The cases are the text files beside this one. After a change that is meant, renew them with
`RENEW=1 .venv/bin/pytest tests/messages/test_messages.py` and read the difference aloud.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.authoring import Author
from tests.messages.cases import Case, read

FILES = sorted(Path(__file__).parent.glob("*.txt"))
CASES = [(file, case) for file in FILES for case in read(file)]
OURS = re.compile(
    r"\b(dict|None|NoneType|mapping|scalar|token|node|parse|parser|string|integer|boolean|null"
    r"|validation|pydantic|libyaml|Traceback|Error|exception|str|int|float|utf8)\b"
)
"""Words of those who write programs; `True`, say, may be what an author wrote."""
HEADS = ("activity.yaml:", "toolkit_content/", "docs/")
"""How a report begins: with the file."""


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{f.stem}: {c.title}" for f, c in CASES])
def test_the_report_is_as_it_is_written_here(file: Path, case: Case, author: Author) -> None:
    """Place, line, caret, words and hint."""
    if os.environ.get("RENEW"):
        before = file.read_text("utf-8")
        file.write_text(before.replace(str(case), str(case.renewed(author))), "utf-8")
        return
    assert case.report(author) == case.told


def test_there_are_many() -> None:
    """Each title stands once."""
    titles = [case.title for _, case in CASES]
    assert len(titles) >= 60
    assert len(set(titles)) == len(titles)


def test_every_report_says_what_to_do_in_words_of_an_author() -> None:
    """Nobody needs to know how the toolkit is made."""
    for _, case in CASES:
        said = [line for line in case.told.splitlines() if not re.match(r"\s*(\d+ \||\^$)", line)]
        heads = [line for line in said if line.startswith(HEADS)]
        hints = [line for line in said if re.match(r"      = \S", line)]
        assert len(heads) == len(hints) or case.told == "nothing\n", case.title
        assert not OURS.search("\n".join(said)), case.title
