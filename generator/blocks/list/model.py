"""A question that is answered by several short lines."""

from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Context, Field, Id, Line


class List(Block):
    """Lines to fill in, one thought each; on screen people may add more of them."""

    type: Literal["list"]
    id: Id
    question: Line
    hint: Line | None = Described(None, description="A help that stands below the question.")
    lines: int = Described(5, ge=1, le=30, description="How many lines there are.")

    def fields(self, context: Context) -> list[Field]:
        """A text field a line: `<block>.added-N`."""
        return [self._line(context, number) for number in range(1, self.lines + 1)]

    def view(self, context: Context) -> dict[str, Any]:
        """Adds `fields`, line by line."""
        return super().view(context) | {"fields": self.fields(context)}

    def _line(self, context: Context, number: int) -> Field:
        spoken = f"{self.question.plain} {context.words('list-line', n=number)}"
        return Field(context.name(self.id, f"added-{number}"), "text", spoken)
