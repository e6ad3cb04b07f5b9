"""Running text on a page or sheet."""

from typing import Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Line
from generator.blocks.base import Prose as ProseText


class Prose(Block):
    """Paragraphs and lists, with a heading where one is given."""

    type: Literal["prose"]
    title: Line | None = Described(None, description="A heading above the text.")
    text: ProseText = Described(description="Paragraphs and lists.")
