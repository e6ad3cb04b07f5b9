"""A big empty shape to draw in on paper, and a box for those who would rather say it in words."""

from collections.abc import Mapping
from typing import Any, Literal

from markupsafe import Markup
from pydantic import Field as Described

from generator.blocks.base import Block, Context, Field, Id, Line, Prose

HEIGHT = 160
SHAPES: Mapping[str, tuple[int, str]] = {
    "frame": (240, "M2 2H238V158H2Z"),
    "circle": (160, "M80 3A77 77 0 1 1 79.9 3Z"),
    "person": (
        140,
        "M70 4A21 21 0 0 1 80 43V48H126A9 9 0 0 1 126 66H95V150A9 9 0 0 1 77 150V106H63V150"
        "A9 9 0 0 1 45 150V66H14A9 9 0 0 1 14 48H60V43A21 21 0 0 1 70 4Z",
    ),
    "tree": (
        170,
        "M34 157C58 152 68 140 70 104C30 108 2 88 14 62C6 30 44 10 68 22C86 -2 128 8 132 30"
        "C164 36 172 74 148 86C138 104 116 106 98 104C100 140 110 152 134 157",
    ),
    "house": (240, "M8 76L120 4L232 76M36 58V157H204V58M36 74H204M36 115H204M120 74V157"),
    "river": (
        240,
        "M2 30C50 2 86 62 128 40S196 12 238 34M2 120C50 92 86 152 128 130S196 102 238 124",
    ),
    "path": (
        170,
        "M14 158C-6 112 106 124 88 82C78 56 90 26 114 4M110 158C100 128 168 118 146 78"
        "C134 54 124 30 130 4",
    ),
}
"""Of each shape: how wide it is, with a height of 160, and its outline."""

Shape = Literal["frame", "circle", "person", "tree", "house", "river", "path"]
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="shape" viewBox="0 0 {} {}" width="{}"'
    ' height="{}" aria-hidden="true" focusable="false"><path fill="none" stroke="#555"'
    ' stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" d="{}"/></svg>'
)


class Drawing(Block):
    """Something to draw on paper; on a screen, and for whoever prefers it, it is put in words."""

    type: Literal["drawing"]
    id: Id
    question: Line = Described(description="What to draw.")
    hint: Line | None = Described(None, description="A help that stands below the question.")
    text: Prose | None = Described(None, description="What to think of while drawing.")
    shape: Shape = Described("frame", description="What stands on the empty page.")
    size: Literal["half-page", "page"] = Described(
        "half-page", description="Room to draw, on paper."
    )
    lines: int = Described(3, ge=1, le=30, description="Room for words, in lines.")

    def fields(self, context: Context) -> list[Field]:
        """One text field, called as the block."""
        return [Field(context.name(self.id), "text", self.question.plain, lines=self.lines)]

    def view(self, context: Context) -> dict[str, Any]:
        """Adds the `field`, the shape as a picture and its height by its width."""
        width, outline = SHAPES[self.shape]
        drawn = Markup(DRAWN).format(width, HEIGHT, width, HEIGHT, outline)
        field = self.fields(context)[0]
        return super().view(context) | {"field": field, "drawn": drawn, "ratio": HEIGHT / width}
