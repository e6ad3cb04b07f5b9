"""A pointer to an annex in a document: its title, as on paper."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import Part, said, strong
from generator.text import words


def parts(view: Mapping[str, Any]) -> list[Part]:
    """The text and the annex's title."""
    title = strong(words(view["words"]("see-annex", title=view["title"].plain)))
    return [*([said(view["text"])] if view["text"] else []), said(title)]
