"""A table to fill in: given rows, rows of a rating's groups, and spare rows."""

import json
from collections.abc import Iterator, Mapping, Sequence
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
    Option,
    Prompting,
    Prose,
    Scored,
    former_ids,
    refused,
    view_of,
)
from generator.text import Text, words


class CellOption(Model):
    """One answer that a column offers."""

    id: Id
    renamed_from: FormerIds = former_ids()
    label: Line


class Column(Model):
    """One column that is filled in."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line
    kind: Literal["text", "number", "date", "choice", "ticks"] = Described(
        "text", description="What its cells hold; of a choice one option, of ticks any of them."
    )
    options: list[CellOption] = Described([], description="What a choice or ticks offer.")

    @model_validator(mode="after")
    def _offers_what_its_kind_needs(self) -> Self:
        offers = self.kind in ("choice", "ticks")
        if offers and not self.options:
            message = f"a column of the kind '{self.kind}' offers nothing"
            raise refused(message, "add 'options:', each with 'id:' and 'label:'")
        if self.options and not offers:
            message = f"a column of the kind '{self.kind}' has no options"
            raise refused(message, "write 'kind: choice' or 'kind: ticks' beside them", "options")
        return self

    def paths(self) -> list[str]:
        """The ends of its fields' names: its id, or one a tick."""
        if self.kind == "ticks":
            return [f"{self.id}.{option.id}" for option in self.options]
        return [self.id]


class ColumnGroup(Model):
    """Columns that stand side by side under one head."""

    id: Id
    title: Line
    columns: list[Id] = Described(min_length=1, description="Ids of neighbouring columns.")


class Shown(Model):
    """What stands in one cell of a worked example."""

    id: Id = Described(description="The column's id.")
    text: Line


class Worked(Model):
    """A row that shows how it is meant; nothing is filled in there."""

    title: Line = Described(description="What stands at the row's head.")
    cells: list[Shown] = Described(min_length=1)


class Row(Model):
    """One row that is given."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line


class Table(Block):
    """Rows and columns to fill in; in spare rows people write the head, too."""

    type: Literal["table"]
    id: Id
    title: Line | None = None
    text: Prose | None = None
    row_title: Line = Described(description="The head of the first column.")
    row_id: Id = Described("key-element", description="The name of a spare row's own header.")
    columns: list[Column] = Described(min_length=1)
    column_groups: list[ColumnGroup] = Described(
        [], description="Heads above the columns' own, each over some of them."
    )
    example: Worked | None = Described(None, description="A row that is filled in to show how.")
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

    @model_validator(mode="after")
    def _names_its_own_columns(self) -> Self:
        ids = [column.id for column in self.columns]
        for at, group in enumerate(self.column_groups):
            start = ids.index(group.columns[0]) if group.columns[0] in ids else 0
            if ids[start : start + len(group.columns)] != group.columns:
                message = f"the columns of the group '{group.id}' do not stand side by side"
                hint = f"name neighbours, in this order: {', '.join(ids)}"
                raise refused(message, hint, "column_groups", at, "columns")
        for at, cell in enumerate(self.example.cells if self.example else ()):
            if cell.id not in ids:
                hint = f"the columns are: {', '.join(ids)}"
                message = f"the example fills in '{cell.id}', which is no column"
                raise refused(message, hint, "example", "cells", at, "id")
        return self

    def fields(self, context: Context) -> list[Field]:
        """Row by row: `<block>.<row>.<column>`, of ticks `<block>.<row>.<column>.<option>`; spare
        rows are `added-N`, header included."""
        found: list[Field] = []
        for row in self.view(context)["rows"]:
            found += [row["head"]] if row["head"] else []
            found += [field for cell in row["cells"] for field in cell["fields"]]
        return found

    def view(self, context: Context) -> dict[str, Any]:
        """`rows`: each with `title` (given) or `head` (a field, spare rows), and `cells`.

        `top` are the heads of two levels, `shown` the example's texts, column by column.
        """
        given = [
            self._row(context, row, title) | {"title": title} for row, title in self._given(context)
        ]
        spare = [self._spare(context, number) for number in range(1, self.spare + 1)]
        view = super().view(context)
        for column, said in zip(view["columns"], self._said(), strict=True):
            column["said"] = said
        return view | {
            "rows": given + spare,
            "top": list(self._top()),
            "shown": self._shown(),
            "data": json.dumps(self._data(context)),
            "short_prompts": self._short_prompts(context),
            "has_gaps": self._rated(context) is not None,
        }

    def _data(self, context: Context) -> dict[str, Any]:
        """What the page's script works with; `gaps` where the rows are those of a rating."""
        rating = self._rated(context)
        names = {"name": self.id, "head": self.row_id, "columns": self._paths()}
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

    def _paths(self) -> list[str]:
        return [path for column in self.columns for path in column.paths()]

    def _said(self) -> list[Text]:
        """What each column is called where its group's head is not beside it."""
        heads = {id: group.title for group in self.column_groups for id in group.columns}
        return [
            Text((*heads[one.id].nodes, ": ", *one.title.nodes)) if one.id in heads else one.title
            for one in self.columns
        ]

    def _top(self) -> Iterator[dict[str, Any]]:
        """The upper heads: of a group over its columns, or of one column over both levels."""
        groups = {id: group for group in self.column_groups for id in group.columns}
        for column in self.columns if groups else ():
            group = groups.get(column.id)
            if group is None:
                yield {"title": column.title, "span": 1, "is_group": False, "below": []}
            elif column.id == group.columns[0]:
                below = [one.title for one in self.columns if one.id in group.columns]
                yield {"title": group.title, "span": len(below), "is_group": True, "below": below}

    def _shown(self) -> list[Text | None]:
        if self.example is None:
            return []
        texts = {cell.id: cell.text for cell in self.example.cells}
        return [texts.get(column.id) for column in self.columns]

    def _row(self, context: Context, row: str, spoken: Text) -> dict[str, Any]:
        named = zip(self.columns, self._said(), strict=True)
        cells = [self._cell(context, row, spoken, column, said) for column, said in named]
        return {"id": row, "title": None, "head": None, "spoken": spoken, "cells": cells}

    def _spare(self, context: Context, number: int) -> dict[str, Any]:
        row, spoken = f"added-{number}", words(context.words("spare-row", n=number))
        name = context.name(self.id, row, self.row_id)
        head = Field(name, "text", f"{spoken.plain}: {self.row_title.plain}", fits=True)
        return self._row(context, row, spoken) | {"head": head}

    def _cell(
        self, context: Context, row: str, spoken: Text, column: Column, said: Text
    ) -> dict[str, Any]:
        """A cell's `fields`, and of a choice or ticks its `options` with their labels."""
        label = f"{spoken.plain}: {said.plain}"
        name = context.name(self.id, row, column.id)
        words_of = [f"{label}: {option.label.plain}" for option in column.options]
        options = view_of(column)["options"]
        fields: list[Field] = []
        if column.kind == "ticks":
            for option, told in zip(options, words_of, strict=True):
                option["field"] = Field(f"{name}.{option['id']}", "tick", told)
                fields.append(option["field"])
        elif column.kind == "choice":
            ids = [option.id for option in column.options]
            offered = tuple(map(Option, ids, words_of))
            fields.append(Field(name, "one-of", label, offered))
        else:
            fields.append(Field(name, column.kind, label, fits=True))
        blank = "" if column.kind == "date" else " "
        return {"kind": column.kind, "fields": fields, "options": options, "blank": blank}
