"""What may have got lost, or come along, in a text that stands without quotes."""

from __future__ import annotations

import re
from typing import Literal

Note = Literal["", "comment", "quote"]
COMMENT = re.compile(r"\s+#(?P<space>\s?)")
STRAY = re.compile(
    r"""[“„«‘][^“”„«»"]*[”“»’"]                     # “all of it”
        |[“„«][^”“»]*|[^“„”]*”                      # “one of two, or one of two”
        |[^"]*(?:"[^"]*"[^"]*)*[^"\d]"              # an odd one at the end", no inches
    """,
    re.VERBOSE,
)
MARKS = '“”„«»‘’"'


def note(text: str, after: str) -> Note:
    """What is odd about a plain `text`, `after` being what follows on its line.

    A '#' after several words or none, or one with no space after it, was likely meant as text.
    """
    found = COMMENT.match(after)
    if found and (" " in text or not text or not found["space"]):
        return "comment"
    return "quote" if STRAY.fullmatch(text) else ""


def bare(text: str) -> str:
    """The text without the quotes around it."""
    return text.strip(MARKS).strip()
