"""A file to nodes, or all that can be said against it at once."""

from pathlib import Path

from generator.problems import ContentError, Place, Problem
from generator.source.composer import Composer
from generator.source.lines import LIMIT, decode
from generator.source.node import Node


def read(path: Path, name: str) -> Node:
    """The mapping in the file at `path`; places call it `name`. ContentError with all problems."""
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError as error:
        reason = (error.strerror or "").lower()
        problem = Problem(Place(name, 1, 1), "this file can't be read", reason)
        raise ContentError([problem]) from None
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Node:
    """The mapping in `raw`, the content of the file `name`. ContentError with all problems."""
    composer = Composer(decode(raw, name))
    root = composer.document()
    if root is None or composer.problems:
        raise ContentError(composer.problems)
    return root
