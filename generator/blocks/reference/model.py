"""A pointer to an annex."""

from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Context, Id, Prose


class Reference(Block):
    """Leads to an annex: on the page a link, on paper its title."""

    type: Literal["reference"]
    annex: Id = Described(description="The id of the annex.")
    text: Prose | None = Described(None, description="Why it is worth opening.")

    def view(self, context: Context) -> dict[str, Any]:
        """Adds the annex's `title`, `summary` and `address`."""
        annex = context.annexes[self.annex]
        return super().view(context) | {
            "title": annex.title,
            "summary": annex.summary,
            "address": annex.address,
        }
