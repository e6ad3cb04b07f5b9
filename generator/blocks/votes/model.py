"""Things to choose between, to which each person gives some dots."""

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
    view_of,
)


class VotesOption(Model):
    """One thing that dots may be given to."""

    id: Id
    renamed_from: FormerIds = former_ids()
    label: Line


class Votes(Block):
    """Dots to share out; several may go to one thing."""

    type: Literal["votes"]
    id: Id
    question: Line
    hint: Line | None = Described(None, description="A help that stands below the question.")
    dots: int = Described(3, ge=1, le=20, description="How many dots each person has.")
    options: list[VotesOption] = Described(min_length=2, max_length=30)

    def fields(self, context: Context) -> list[Field]:
        """A number field for each thing: `<block>.<option>`."""
        return [option["field"] for option in self.view(context)["options"]]

    def view(self, context: Context) -> dict[str, Any]:
        """Adds a `field` to each option."""
        return super().view(context) | {
            "options": [self._option(context, option) for option in self.options]
        }

    def _option(self, context: Context, option: VotesOption) -> dict[str, Any]:
        spoken = f"{self.question.plain} {option.label.plain}"
        field = Field(context.name(self.id, option.id), "number", spoken)
        return view_of(option) | {"field": field}
