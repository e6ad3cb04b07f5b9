"""The shape as a picture to draw in, then lines for words."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import Part, Picture, Room, said
from generator.text import words

WIDTH = 150  # mm


def parts(view: Mapping[str, Any]) -> list[Part]:
    """What to draw, the empty shape, room for words."""
    told = [said(view[key], style=style) for key, style in _TOLD if view[key]]
    shape = Picture(str(view["drawn"]), view["question"], WIDTH)
    instead = said(words(view["words"]("drawing-or-words")), style="hint")
    return [*told, shape, instead, Room(view["field"], view["lines"])]


_TOLD: tuple[tuple[str, Any], ...] = (("question", "question"), ("hint", "hint"), ("text", "plain"))
