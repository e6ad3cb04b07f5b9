"""A note that needs care: before a sensitive part, for safety, or for information."""

from typing import Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Line, Prose


class Note(Block):
    """A framed note, on paper too."""

    type: Literal["note"]
    kind: Literal["content", "safety", "info"] = Described(
        "info", description="What the note is for: hard content ahead, safety, or information."
    )
    title: Line
    text: Prose
