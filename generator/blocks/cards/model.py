"""Two-sided cards: to cut out and hold in one's hand, or to turn over on a screen."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import (
    Block,
    Context,
    FormerIds,
    Id,
    Line,
    Model,
    Overlong,
    Prose,
    former_ids,
)
from generator.text import lines_of, words

MOST, LETTERS = 26, 54
"""Lines on a card as large as a page, and letters in a line: in large print on Letter paper."""
ROLE = 2
"""Lines that a role takes."""


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

    def overlong(self) -> Iterator[Overlong]:
        """Sides that run off a card in large print."""
        for at, card in enumerate(self.cards):
            room = {"front": MOST - ROLE if card.role else MOST, "back": MOST}
            for side, most in room.items():
                lines = lines_of(getattr(card, side), LETTERS)
                if lines > most:
                    message = (
                        f"this side of a card takes about {lines} lines in large print; "
                        f"{most} have room"
                    )
                    hint = "use fewer words, or make two cards of it; else it runs off the card"
                    yield Overlong(("cards", at, side), message, hint)

    def view(self, context: Context) -> dict[str, Any]:
        """Adds to each card its `name`: which one it is, and who."""
        view = super().view(context)
        for number, card in enumerate(view["cards"], 1):
            card["name"] = words(context.words("card-n", n=number))
            card["other"] = words(context.words("card-back", n=number))
        return view
