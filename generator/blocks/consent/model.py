"""Things that somebody agrees to, or does not."""

from typing import Any, Literal, Self

from pydantic import Field as Described
from pydantic import model_validator

from generator.blocks.base import (
    Block,
    Context,
    Field,
    FormerIds,
    Id,
    Line,
    Model,
    Prose,
    former_ids,
    refused,
    view_of,
)
from generator.text import Text, words

SIGNED = ("name", "date")


class ConsentItem(Model):
    """One thing to agree to."""

    id: Id
    renamed_from: FormerIds = former_ids()
    text: Line


class Consent(Block):
    """Things to agree to, with a tick each; nobody has to, and nothing depends on it."""

    type: Literal["consent"]
    id: Id
    title: Line | None = None
    text: Prose | None = Described(None, description="What it is about, and what for.")
    items: list[ConsentItem] = Described(min_length=1)
    signed: bool = Described(False, description="Whether there is room for a name and a date.")

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        for at, item in enumerate(self.items):
            if self.signed and item.id in SIGNED:
                message = f"the id '{item.id}' is taken by the {item.id} at the foot"
                raise refused(message, "give the item another id", "items", at, "id")
        return self

    def fields(self, context: Context) -> list[Field]:
        """A tick for each item, `<block>.<item>`; `<block>.name` and `<block>.date` if signed."""
        view = self.view(context)
        return [one["field"] for one in (*view["items"], *view["signs"])]

    def view(self, context: Context) -> dict[str, Any]:
        """Adds a `field` to each item, `free` (nobody has to agree), and `signs`: name and date."""
        return super().view(context) | {
            "items": [self._item(context, item) for item in self.items],
            "free": words(context.words("consent-free")),
            "signs": [self._sign(context, key) for key in SIGNED if self.signed],
        }

    def _item(self, context: Context, item: ConsentItem) -> dict[str, Any]:
        field = Field(context.name(self.id, item.id), "tick", item.text.plain)
        return view_of(item) | {"field": field}

    def _sign(self, context: Context, key: str) -> dict[str, Any]:
        label: Text = words(context.words(f"consent-{key}"))
        kind: Literal["text", "date"] = "date" if key == "date" else "text"
        about = f": {self.title.plain}" if self.title else ""
        return {
            "label": label,
            "field": Field(context.name(self.id, key), kind, label.plain + about),
        }
