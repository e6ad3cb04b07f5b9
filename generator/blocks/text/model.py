"""One open question with a writing box."""

from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Context, Field, Id, Line


class Text(Block):
    """A question that is answered in one's own words."""

    type: Literal["text"]
    id: Id
    question: Line
    hint: Line | None = Described(None, description="A help that stands below the question.")
    lines: int = Described(4, ge=1, le=30, description="Room to write, in lines.")

    def fields(self, context: Context) -> list[Field]:
        """One text field, called as the block."""
        return [Field(context.name(self.id), "text", self.question.plain, lines=self.lines)]

    def view(self, context: Context) -> dict[str, Any]:
        """Adds the `field`."""
        return super().view(context) | {"field": self.fields(context)[0]}
