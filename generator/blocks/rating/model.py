"""Statements in groups, each answered on a scale that the author words."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import Field as Described
from pydantic import model_validator

from generator.blocks.base import (
    Block,
    Context,
    Field,
    FormerIds,
    Group,
    Id,
    Item,
    Line,
    Location,
    Model,
    Option,
    Prose,
    former_ids,
    refused,
    view_of,
)
from generator.drawing import section_mark
from generator.text import Text, words

DONT_KNOW, NOT_APPLICABLE = "dont-know", "not-applicable"


class Point(Model):
    """One point of the scale: a word, its number and what it means."""

    id: Id
    renamed_from: FormerIds = former_ids()
    label: Line
    value: int = Described(ge=0, le=100)
    text: Line | None = Described(None, description="What this point means, in a few words.")


class RatingItem(Model):
    """One statement to be answered."""

    id: Id
    renamed_from: FormerIds = former_ids()
    text: Line


class RatingGroup(Model):
    """Statements that belong together and get one value."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line = Described(
        default_factory=lambda: Text(()),
        description="Left out, it is the title of the annex's entry with this id.",
    )
    text: Line | None = None
    items: list[RatingItem] = Described(min_length=1)


class Rating(Block):
    """A rating: every item one choice, with a note for each item or each group if wanted."""

    type: Literal["rating"]
    id: Id
    title: Line | None = None
    text: Prose | None = None
    scale: list[Point] = Described(min_length=2, max_length=11, description="In your own order.")
    dont_know: Line | None = Described(None, description="The words for “don’t know”, if offered.")
    not_applicable: Line | None = Described(
        None, description="The words for “not applicable”, if offered."
    )
    notes: Literal["item", "group", "none"] = Described(
        "none", description="Whether each item, each group or nothing has room for a note."
    )
    note_question: Line | None = Described(None, description="The question above each note.")
    annex: Id | None = Described(None, description="The annex that gives groups their titles.")
    groups: list[RatingGroup] = Described(min_length=1)

    @model_validator(mode="after")
    def _points_differ(self) -> Self:
        taken = [option["id"] for option in self._ways_out()]
        for at, point in enumerate(self.scale):
            if point.value in [other.value for other in self.scale[:at]]:
                message = f"two points have the value {point.value}"
                raise refused(message, "give each point its own number", "scale", at, "value")
            if point.id in taken:
                message = f"the id '{point.id}' is taken"
                raise refused(message, "give the point another id", "scale", at, "id")
        return self

    @model_validator(mode="after")
    def _groups_have_titles(self) -> Self:
        for group, at in self.titles_taken().items():
            if not self.annex:
                hint = f"add it, or name an annex that has an entry '{group}'"
                raise refused("'title' is missing here", hint, *at)
        return self

    def titles_taken(self) -> Mapping[str, Location]:
        """A group without a title of its own has that of the entry with its id."""
        groups = enumerate(self.groups)
        return {group.id: ("groups", at) for at, group in groups if not group.title.plain}

    def with_titles(self, titles: Mapping[str, Text]) -> Self:
        """The titles put into the groups that have none."""
        groups = [
            group
            if group.title.plain
            else group.model_copy(update={"title": titles.get(group.id, group.title)})
            for group in self.groups
        ]
        return self.model_copy(update={"groups": groups})

    def fields(self, context: Context) -> list[Field]:
        """One-of fields `<block>.<item>`; notes `<block>.<item>-note` or `<block>.<group>-note`."""
        fields = []
        for group in self.view(context)["groups"]:
            for item in group["items"]:
                fields += [item["field"], *([item["note"]] if item["note"] else [])]
            fields += [group["note"]] if group["note"] else []
        return fields

    def view(self, context: Context) -> dict[str, Any]:
        """Adds `options` (scale and ways out) and to items `field`, `note` and `number`.

        Groups get a `note` and a `mark`: a small ladder that counts them.
        """
        view = super().view(context) | {"options": self._options()}
        view["note_question"] = self.note_question or words(context.words("note-question"))
        view["groups"] = [
            self._group(context, group, numbered, view["note_question"])
            | {"mark": section_mark(number, len(self.groups))}
            for number, (group, numbered) in enumerate(
                zip(self.groups, self.scored_groups(), strict=True), 1
            )
        ]
        return view

    def scored_groups(self) -> Sequence[Group]:
        """The groups with items numbered through the whole rating."""
        number, groups = 0, []
        for group in self.groups:
            items = [Item(item.id, number + n, item.text) for n, item in enumerate(group.items, 1)]
            number += len(items)
            groups.append(Group(group.id, group.title, tuple(items)))
        return groups

    def scale_values(self) -> Sequence[tuple[int, Text]]:
        """Value and word of each point, lowest first, whatever the author's order."""
        return sorted(((point.value, point.label) for point in self.scale), key=lambda p: p[0])

    def scale_ids(self) -> Sequence[tuple[int, str]]:
        """Value and id of each point, lowest first."""
        return sorted((point.value, point.id) for point in self.scale)

    def gap_ids(self) -> Sequence[str]:
        """The lower points, two of a scale of four and more, and the id of "don't know"."""
        low = self.scale_ids()[: 2 if len(self.scale) > 3 else 1]
        return [id for _, id in low] + ([DONT_KNOW] if self.dont_know else [])

    def ways_out(self) -> tuple[Text | None, Text | None]:
        """The words for "don't know" and for "not applicable", None where not offered."""
        return self.dont_know, self.not_applicable

    def group_titles(self) -> Sequence[tuple[str, Text]]:
        """Id and title of each group."""
        return [(group.id, group.title) for group in self.groups]

    def _options(self) -> list[dict[str, Any]]:
        return [view_of(point) | {"out": False} for point in self.scale] + self._ways_out()

    def _ways_out(self) -> list[dict[str, Any]]:
        ways_out = ((DONT_KNOW, self.dont_know), (NOT_APPLICABLE, self.not_applicable))
        return [
            {"id": value, "label": label, "value": None, "text": None, "out": True}
            for value, label in ways_out
            if label
        ]

    def _group(
        self, context: Context, group: RatingGroup, numbered: Group, question: Text
    ) -> dict[str, Any]:
        note = f"{group.title.plain}: {question.plain}"
        return view_of(group) | {
            "items": [self._item(context, numbered, item, question) for item in numbered.items],
            "note": self._note(context, "group", group.id, note),
        }

    def _item(self, context: Context, group: Group, item: Item, question: Text) -> dict[str, Any]:
        spoken = context.words(
            "item-of",
            group=group.title.plain,
            n=group.items.index(item) + 1,
            total=len(group.items),
            text=item.text.plain,
        )
        name, asked = context.name(self.id, item.id), item.text.plain
        choice = Field(name, "one-of", spoken, self._choices(spoken), question=asked)
        note = self._note(
            context, "item", item.id, f"{spoken} {question.plain}", f"{asked} {question.plain}"
        )
        return {"number": item.number, "text": item.text, "field": choice, "note": note}

    def _choices(self, spoken: str) -> tuple[Option, ...]:
        return tuple(
            Option(option["id"], f"{spoken} {option['label'].plain}") for option in self._options()
        )

    def _note(
        self, context: Context, per: str, owner: str, label: str, asked: str = ""
    ) -> Field | None:
        name = context.name(self.id, f"{owner}-note")
        field = Field(name, "text", label, fits=True, question=asked)
        return field if self.notes == per else None
