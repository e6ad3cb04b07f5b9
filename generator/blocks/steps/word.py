"""Steps in a document that participants get: what facilitators do stays out."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.blocks.outline import Heading, Part, joined, said, titled


def parts(view: Mapping[str, Any]) -> list[Part]:
    """A heading a step, and what is done in it."""
    steps = [part for n, step in enumerate(view["steps"], 1) for part in _step(n, step)]
    return [*titled(view), *steps]


def _step(number: int, step: Mapping[str, Any]) -> Iterator[Part]:
    length = joined(" (", step["length"], ")") if step["length"] else None
    yield Heading(joined(f"{number}. ", step["title"], length), 4)
    for text in (step["grouping"], step["text"]):
        if text:
            yield said(text)
