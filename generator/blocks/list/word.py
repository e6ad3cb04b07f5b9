"""A list as ruled lines, each with its number."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import Part, Room, said


def parts(view: Mapping[str, Any]) -> list[Part]:
    """The question, a hint, the lines."""
    above = [said(view["question"], style="question")]
    above += [said(view["hint"], style="hint")] if view["hint"] else []
    return [*above, *(Room(field) for field in view["fields"])]
