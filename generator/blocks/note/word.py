"""A note in a document: its rail at the side, as on paper."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import Framed, Part, titled


def parts(view: Mapping[str, Any]) -> list[Part]:
    """Title and text in a frame."""
    return [Framed(tuple(titled(view)))]
