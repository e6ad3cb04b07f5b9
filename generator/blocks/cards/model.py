"""Two-sided cards: to cut out and hold in one's hand, or to turn over on a screen."""

from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Context, FormerIds, Id, Line, Model, Prose, former_ids
from generator.text import words


class Card(Model):
    """One card; what stands on its back is seen once it is turned over."""

    id: Id
    renamed_from: FormerIds = former_ids()
    role: Line | None = Described(None, description="Who or what the card is; on its front.")
    front: Prose
    back: Prose


class Cards(Block):
    """Cards that people draw, hand round or play a part by; nothing is filled in."""

    type: Literal["cards"]
    title: Line | None = None
    text: Prose | None = None
    cards: list[Card] = Described(min_length=1)

    def view(self, context: Context) -> dict[str, Any]:
        """Adds to each card its `name`: which one it is, and who."""
        view = super().view(context)
        for number, card in enumerate(view["cards"], 1):
            card["name"] = words(context.words("card-n", n=number))
            card["other"] = words(context.words("card-back", n=number))
        return view
