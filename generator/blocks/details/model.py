"""Optional header fields of a sheet, such as a date or the name of a group."""

from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import (
    Block,
    Context,
    Field,
    FormerIds,
    Id,
    Line,
    Model,
    former_ids,
)


class Detail(Model):
    """One detail and its kind of answer."""

    id: Id
    renamed_from: FormerIds = former_ids()
    label: Line
    kind: Literal["text", "date", "number"] = "text"


class Details(Block):
    """A few short fields at the head of a sheet; none of them is needed."""

    type: Literal["details"]
    id: Id
    title: Line | None = None
    items: list[Detail] = Described(min_length=1)

    def fields(self, context: Context) -> list[Field]:
        """A field an item: `<block>.<item>`."""
        return [
            Field(context.name(self.id, item.id), item.kind, item.label.plain)
            for item in self.items
        ]

    def view(self, context: Context) -> dict[str, Any]:
        """Adds a `field` to each item."""
        view = super().view(context)
        for item, field in zip(view["items"], self.fields(context), strict=True):
            item["field"] = field
        return view
