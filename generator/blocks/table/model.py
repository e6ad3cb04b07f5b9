"""A table to fill in: given rows, rows of a rating's groups, and spare rows."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, Self

from pydantic import Field as Described
from pydantic import model_validator

from generator.blocks.base import (
    Block,
    Context,
    Field,
    FormerIds,
    Grouped,
    Id,
    Line,
    Model,
    Prompting,
    Prose,
    Scored,
    former_ids,
    refused,
)
from generator.text import Text, words


class Column(Model):
    """One column that is filled in."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line


class Row(Model):
    """One row that is given."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line


class Table(Block):
    """Every cell is a text field; a spare row's header is one too."""

    type: Literal["table"]
    id: Id
    title: Line | None = None
    text: Prose | None = None
    row_title: Line = Described(description="The head of the first column.")
    row_id: Id = Described("key-element", description="The name of a spare row's own header.")
    columns: list[Column] = Described(min_length=1)
    rows: list[Row] = Described([], description="Rows that are given.")
    rows_of: Id | None = Described(
        None, description="A rating of this sheet; each of its groups becomes a row."
    )
    spare: int = Described(0, ge=0, le=20, description="Empty rows that people may use.")

    prompts: Id | None = Described(
        None, description="A block of prompts; their words stand beside the row in hand."
    )

    refers_to: ClassVar[Mapping[str, Any]] = {"rows_of": Grouped, "prompts": Prompting}

    @model_validator(mode="after")
    def _has_rows_with_heads(self) -> Self:
        if not (self.rows or self.rows_of or self.spare):
            raise refused("this table has no rows", "add 'rows:', 'rows_of:' or 'spare:'")
        for at, column in enumerate(self.columns):
            if self.spare and column.id == self.row_id:
                message = f"the id '{column.id}' is taken by the head of the spare rows"
                raise refused(message, "give the column another id", "columns", at, "id")
        return self

    def fields(self, context: Context) -> list[Field]:
        """Row by row: `<block>.<row>.<column>`; spare rows are `added-N`, header included."""
        rows = self.view(context)["rows"]
        return [field for row in rows for field in (row["head"], *row["cells"]) if field]

    def view(self, context: Context) -> dict[str, Any]:
        """`rows`: each with `title` (given) or `head` (a field, spare rows), and `cells`."""
        given = [
            self._row(context, row, title) | {"title": title} for row, title in self._given(context)
        ]
        spare = [self._spare(context, number) for number in range(1, self.spare + 1)]
        return super().view(context) | {
            "rows": given + spare,
            "data": json.dumps(self._data(context)),
            "short_prompts": self._short_prompts(context),
            "has_gaps": self._rated(context) is not None,
        }

    def _data(self, context: Context) -> dict[str, Any]:
        """What the page's script works with; `gaps` where the rows are those of a rating."""
        rating = self._rated(context)
        names = {"name": self.id, "head": self.row_id, "columns": [one.id for one in self.columns]}
        shape = names | {"spare": self.spare}
        return shape | {"gaps": self._gaps(rating)} if rating else shape

    def _rated(self, context: Context) -> Scored | None:
        rating = context.blocks.get(self.rows_of or "")
        return rating if isinstance(rating, Scored) and self.spare else None

    def _gaps(self, rating: Scored) -> dict[str, Any]:
        groups = [
            {"row": group.id, "items": [f"{self.rows_of}.{item.id}" for item in group.items]}
            for group in rating.scored_groups()
        ]
        return {"values": rating.gap_ids(), "groups": groups}

    def _short_prompts(self, context: Context) -> list[Text]:
        block = context.blocks.get(self.prompts or "")
        return list(block.prompt_titles()) if isinstance(block, Prompting) else []

    def _given(self, context: Context) -> Sequence[tuple[str, Text]]:
        source = context.blocks.get(self.rows_of or "")
        listed: Sequence[tuple[str, Text]] = []
        if isinstance(source, Grouped):
            listed = source.group_titles()
        return [*((row.id, row.title) for row in self.rows), *listed]

    def _row(self, context: Context, row: str, spoken: Text) -> dict[str, Any]:
        cells = [
            self._cell(context, row, spoken, column.id, column.title) for column in self.columns
        ]
        return {"id": row, "title": None, "head": None, "spoken": spoken, "cells": cells}

    def _spare(self, context: Context, number: int) -> dict[str, Any]:
        row, spoken = f"added-{number}", words(context.words("spare-row", n=number))
        head = self._cell(context, row, spoken, self.row_id, self.row_title)
        return self._row(context, row, spoken) | {"head": head}

    def _cell(self, context: Context, row: str, spoken: Text, column: str, title: Text) -> Field:
        label = f"{spoken.plain}: {title.plain}"
        return Field(context.name(self.id, row, column), "text", label, fits=True)
