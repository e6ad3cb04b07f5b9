"""A ladder to mark: which rung is nearest? Its rungs are those of an annex."""

import json
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import Field as Described
from pydantic import model_validator

from generator.blocks.base import (
    Block,
    Context,
    Field,
    Id,
    Line,
    OnLadder,
    Option,
    Prose,
    from_the_top,
    refused,
)


class Ladder(Block):
    """One rung is chosen; with `of`, the rungs chosen elsewhere are marked together by hand."""

    type: Literal["ladder"]
    id: Id
    title: Line | None = Described(None, description="A heading, where nothing is asked.")
    question: Line | None = Described(None, description="What the chosen rung answers.")
    hint: Line | None = Described(None, description="A help that stands below the question.")
    text: Prose | None = None
    annex: Id = Described(description="The annex whose rungs are offered; it has bands.")
    of: list[Id] = Described(
        [], description="Other ladders of this sheet; this one has no field, all are marked on it."
    )

    needs_rungs: ClassVar[bool] = True
    refers_to: ClassVar[Mapping[str, Any]] = {"of": OnLadder}

    def ladder(self) -> str:
        """The annex whose rungs are offered."""
        return self.annex

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.of and self.question is None:
            hint = "add a line 'question: ...', or 'of:' with other ladders"
            raise refused("this ladder asks nothing", hint)
        return self

    def fields(self, context: Context) -> list[Field]:
        """One one-of field, called as the block; a rung's value is `<annex>.<rung>`."""
        if self.question is None:
            return []
        asked = self.question.plain
        options = tuple(
            Option(self._value(rung["id"]), f"{asked} {rung['number']}. {rung['title'].plain}")
            for band in from_the_top(context.annexes[self.annex].bands)
            for rung in band["rungs"]
        )
        return [Field(context.name(self.id), "one-of", asked, options)]

    def view(self, context: Context) -> dict[str, Any]:
        """`bands` top first with `rungs` top first, each with its `value`; the `field`."""
        bands = from_the_top(context.annexes[self.annex].bands)
        for rung in (rung for band in bands for rung in band["rungs"]):
            rung["value"] = self._value(rung["id"])
        field = next(iter(self.fields(context)), None)
        return super().view(context) | {
            "bands": bands,
            "field": field,
            "data": json.dumps({"of": self.of}),
        }

    def _value(self, rung: str) -> str:
        return f"{self.annex}.{rung}"
