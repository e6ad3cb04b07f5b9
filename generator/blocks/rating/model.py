"""Statements in groups, each answered on a scale that the author words."""

from collections.abc import Iterator, Mapping, Sequence
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
from generator.words import Words

DONT_KNOW, NOT_APPLICABLE = "dont-know", "not-applicable"
ADDED = "added-0"  # the group of what people add; its items count from 1


class Point(Model):
    """One point of the scale: a word, its number and what it means."""

    id: Id
    renamed_from: FormerIds = former_ids()
    label: Line | None = Described(
        None, description="Its word; a point between the ends may have its number alone."
    )
    value: int = Described(ge=0, le=100)
    text: Line | None = Described(None, description="What this point means, in a few words.")

    @property
    def word(self) -> Text:
        """Its word, or its number where it has none."""
        return self.label or words(str(self.value))


class RatingItem(Model):
    """One statement to be answered, or two poles to choose between."""

    id: Id
    renamed_from: FormerIds = former_ids()
    text: Line | None = Described(None, description="The statement; with two poles, left out.")
    left: Line | None = Described(None, description="The pole where the scale starts.")
    right: Line | None = Described(None, description="The pole where the scale ends.")
    own_title: bool = Described(
        False, description="Whether people can give it a name of their own."
    )

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        poles = {"left": self.left, "right": self.right}
        missing = [key for key, pole in poles.items() if pole is None]
        if self.text and len(missing) < 2:
            hint = "delete 'text:', or delete 'left:' and 'right:'"
            raise refused("an item has a text or two poles, not both", hint, "text")
        if not self.text and len(missing) == 2:
            hint = "add a line 'text: ...', or two poles: 'left: ...' and 'right: ...'"
            raise refused("'text' is missing here", hint)
        if not self.text and missing:
            hint = f"add the other pole: a line '{missing[0]}: ...'"
            raise refused(f"'{missing[0]}' is missing here", hint)
        return self

    @property
    def said(self) -> Text:
        """The statement, or both poles."""
        return self.text or Text((*_nodes(self.left), " – ", *_nodes(self.right)))


def _nodes(text: Text | None) -> tuple[Any, ...]:
    return text.nodes if text else ()


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
    """Each item gets a point of a scale, with a note for each item or group if wanted."""

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
    stem: Line | None = Described(None, description="How every statement begins.")
    first: Line | None = Described(
        None, description="Where all is rated twice: what the first answer is about, such as “Now”."
    )
    second: Line | None = Described(
        None, description="What the second answer is about, such as “In six months”."
    )
    parts: Literal["groups", "items"] = Described(
        "groups", description="Whether each group or each item is a part of the picture in results."
    )
    spare: int = Described(
        0, ge=0, le=8, description="Room for statements of people's own. The wheel leaves them out."
    )
    groups: list[RatingGroup] = Described(min_length=1)

    @model_validator(mode="after")
    def _ends_have_words(self) -> Self:
        if all(item.left for group in self.groups for item in group.items):
            return self
        for at in (0, len(self.scale) - 1):
            if self.scale[at].label is None:
                hint = "add a line 'label: ...'; only points between the ends may lack one"
                raise refused("'label' is missing here", hint, "scale", at)
        return self

    @model_validator(mode="after")
    def _both_times_have_titles(self) -> Self:
        if bool(self.first) == bool(self.second):
            return self
        given, lacking = ("first", "second") if self.first else ("second", "first")
        hint = f"add a line '{lacking}: ...', such as {lacking}: " + (
            '"Now"' if lacking == "first" else '"In six months"'
        )
        raise refused(f"'{given}' needs '{lacking}' beside it", hint, given)

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
        """One-of fields `<block>.<item>`, and `<item>-second` where all is rated twice.

        Notes are `<item>-note` or `<group>-note`, own names `<item>-text`; items of people's own
        are `added-N`, their words `added-N-text`.
        """
        fields = []
        for group in self.view(context)["groups"]:
            for item in group["items"]:
                own = [item["own"]] if item["own"] else []
                fields += [one["field"] for one in (*own, *item["rounds"])]
                fields += [item["note"]] if item["note"] else []
            fields += [group["note"]] if group["note"] else []
        return fields

    def view(self, context: Context) -> dict[str, Any]:
        """Adds `options` (scale and ways out), `key` (the points that are explained), `counted`
        (whether points have numbers alone), `climbs`, and to items `number`, `own`, `note` and
        `rounds` (a `title` and a `field` each).

        Groups get a `note` and, where there are several, a `mark`: a small ladder that counts them.
        """
        view = super().view(context) | {"options": self._options()}
        view["note_question"] = self.note_question or words(context.words("note-question"))
        view["counted"] = not all(point.label for point in self.scale)
        told = any(point.text for point in self.scale) or not view["counted"]
        view["key"] = [point for point in view["scale"] if told and point["label"]]
        view["climbs"] = [point.value for point in self.scale] == [v for v, _ in self.scale_ids()]
        groups = [self._group(context, group, view["note_question"]) for group in self._numbered()]
        groups += [self._own_group(context, view["note_question"])] if self.spare else []
        count = len(groups)
        marks = [section_mark(number, count) if count > 1 else "" for number in range(1, count + 1)]
        both = zip(groups, marks, strict=True)
        return view | {"groups": [group | {"mark": mark} for group, mark in both]}

    def scored_groups(self) -> Sequence[Group]:
        """The groups with items numbered through the whole rating, or each item as a group."""
        groups = [group for group, _ in self._numbered()]
        if self.parts == "groups":
            return groups
        said = {item.id: item.said for group in self.groups for item in group.items}
        items = [item for group in groups for item in group.items]
        return [Group(item.id, said[item.id], (item,), is_item=True) for item in items]

    def scale_values(self) -> Sequence[tuple[int, Text]]:
        """Value and word of each point, lowest first, whatever the author's order."""
        return sorted(((point.value, point.word) for point in self.scale), key=lambda p: p[0])

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

    def times(self) -> Sequence[Text]:
        """What the first and the second answers are about, where everything is rated twice."""
        return [time for time in (self.first, self.second) if time]

    def added_groups(self, say: Words) -> Sequence[Group]:
        """All statements of people's own as one group, or each as a group."""
        items = self._added(say)
        if self.parts == "items":
            return [Group(item.id, item.text, (item,), is_item=True) for item in items]
        return [Group(ADDED, words(say("rating-added")), items)] if items else []

    def group_titles(self) -> Sequence[tuple[str, Text]]:
        """Id and title of each part of the picture."""
        return [(group.id, group.title) for group in self.scored_groups()]

    def _numbered(self) -> list[tuple[Group, RatingGroup]]:
        number, groups = 0, []
        for group in self.groups:
            items = [
                Item(item.id, number + n, self._whole(item))
                for n, item in enumerate(group.items, 1)
            ]
            number += len(items)
            groups.append((Group(group.id, group.title, tuple(items)), group))
        return groups

    def _whole(self, item: RatingItem) -> Text:
        return Text((*self.stem.nodes, " ", *item.said.nodes)) if self.stem else item.said

    def _options(self) -> list[dict[str, Any]]:
        return [
            view_of(point)
            | {"label": point.word, "value": point.value if point.label else None, "out": False}
            for point in self.scale
        ] + self._ways_out()

    def _ways_out(self) -> list[dict[str, Any]]:
        ways_out = ((DONT_KNOW, self.dont_know), (NOT_APPLICABLE, self.not_applicable))
        return [
            {"id": value, "label": label, "value": None, "text": None, "out": True}
            for value, label in ways_out
            if label
        ]

    def _group(
        self, context: Context, both: tuple[Group, RatingGroup], question: Text
    ) -> dict[str, Any]:
        (numbered, group), title = both, context.words("rating-own-title")
        items = [
            view_of(one)
            | self._item(context, item, _spoken(context, numbered, item), question)
            | {"own": self._own(context, item, title) if one.own_title else None}
            for item, one in zip(numbered.items, group.items, strict=True)
        ]
        note = self._note(context, "group", group.id, f"{group.title.plain}: {question.plain}")
        return view_of(group) | {"items": items, "note": note}

    def _own_group(self, context: Context, question: Text) -> dict[str, Any]:
        """What people add themselves: a text, and the same answers as everywhere."""
        say, items = context.words, []
        for item in self._added(say):
            plain = {"text": item.text, "left": None, "right": None}
            field = {"own": self._own(context, item, say("rating-own-words"))}
            items.append(plain | self._item(context, item, item.text.plain, question) | field)
        title = words(say("rating-added"))
        return {"id": ADDED, "title": title, "text": None, "items": items, "note": None}

    def _added(self, say: Words) -> tuple[Item, ...]:
        before = sum(len(group.items) for group in self.groups)
        return tuple(
            Item(f"added-{n}", before + n, words(say("rating-own", n=n)))
            for n in range(1, self.spare + 1)
        )

    def _item(self, context: Context, item: Item, spoken: str, question: Text) -> dict[str, Any]:
        asked = item.text.plain
        note = self._note(
            context, "item", item.id, f"{spoken} {question.plain}", f"{asked} {question.plain}"
        )
        rounds = self._rounds(context.name(self.id, item.id), spoken, asked)
        return {"number": item.number, "rounds": list(rounds), "note": note}

    def _own(self, context: Context, item: Item, label: str) -> dict[str, Any]:
        """Room for people's own words for an item."""
        name, spoken = context.name(self.id, f"{item.id}-text"), f"{item.text.plain} {label}"
        return {"label": words(label), "field": Field(name, "text", spoken, fits=True)}

    def _rounds(self, name: str, spoken: str, asked: str) -> Iterator[dict[str, Any]]:
        """The one answer, or both; the first keeps its question where a second one is added."""
        first = f"{spoken} {self.first.plain}" if self.first else spoken
        field = Field(name, "one-of", first, self._choices(first), question=asked)
        yield {"title": self.first, "field": field}
        if self.second:
            told, then = f"{spoken} {self.second.plain}", f"{asked} {self.second.plain}"
            field = Field(f"{name}-second", "one-of", told, self._choices(told), question=then)
            yield {"title": self.second, "field": field}

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


def _spoken(context: Context, group: Group, item: Item) -> str:
    """An item as it is heard alone: its group, its place in it, its words."""
    place = {"n": group.items.index(item) + 1, "total": len(group.items)}
    return context.words("item-of", group=group.title.plain, text=item.text.plain, **place)
