"""Where to turn to for help, with a date by which somebody looks it through again."""

from datetime import date
from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Context, Date, Id, Line, Model, Prose
from generator.text import words


class Contact(Model):
    """One place to turn to; without `contact` it is a blank to fill in by hand."""

    id: Id
    name: Line
    contact: Line | None = Described(None, description="Number or address; left out = a blank.")
    text: Line | None = None


class Signposting(Block):
    """Contacts for one country or region."""

    type: Literal["signposting"]
    title: Line | None = None
    text: Prose | None = None
    contacts: list[Contact] = Described(min_length=1)
    review: Date = Described(description="The day by which somebody checks these contacts again.")

    def view(self, context: Context) -> dict[str, Any]:
        """Says the review date in words."""
        reviewed = context.words("signposting-review", date=context.words.date(self.review))
        return super().view(context) | {"review": words(reviewed)}

    def due(self) -> date:
        """The day after which the contacts count as out of date."""
        return self.review
