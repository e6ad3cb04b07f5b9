"""What every block type is made of, and what the types may ask of each other.

A block type is one folder beside this file; its `model.py` holds one subclass of `Block`.
Types never import each other: what one offers to others is a protocol here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Protocol, Self, runtime_checkable

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic import Field as Described
from pydantic_core import PydanticCustomError

from generator.drawing import Wheel, wheel
from generator.text import Text, line, prose
from generator.words import Words

MOST_RINGS = 12
Location = tuple[str | int, ...]
Kind = Literal["text", "number", "date", "one-of", "tick"]
ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WEB_ADDRESS = re.compile(r"""https?://[^\s"'<>\\\[\]]+""")
RESERVED_ID = re.compile(r".*-(note|text|x|y|second)|added-[0-9]+")


@dataclass(frozen=True)
class Option:
    """One answer of a one-of field: the value that is stored and the words beside it."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One thing that a participant can answer.

    `name` is the full dotted name, the same in HTML, PDF, answers file and CSV; `label` is what
    a screen reader says, so it makes sense alone. `lines` is the writing room in lines; `fits`
    says that typed text shrinks to its room (cells of tables). `question` is what is asked, where
    the label tells more than that, such as the place among others.
    """

    name: str
    kind: Kind
    label: str
    options: tuple[Option, ...] = ()
    lines: int = 1
    fits: bool = False
    question: str = ""

    @property
    def asked(self) -> str:
        """What is asked: the same as long as an author changes nothing about this field."""
        return self.question or self.label


def _id(value: object) -> str:
    if not isinstance(value, str) or not ID_PATTERN.fullmatch(value):
        raise PydanticCustomError("bad_id", "an id")
    if RESERVED_ID.fullmatch(value):
        raise PydanticCustomError("reserved_id", "an id")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not_text", "text")
    if not value.strip():
        raise PydanticCustomError("empty_text", "text")
    return value


def _line(value: object) -> Text:
    return value if isinstance(value, Text) else _said(line(_string(value)))


def _prose(value: object) -> Text:
    return value if isinstance(value, Text) else _said(prose(_string(value)))


def _said(text: Text) -> Text:
    """`text`, unless nothing is left of it: of "&nbsp;" there is a space and no word."""
    if not text.plain:
        raise PydanticCustomError("empty_text", "text")
    return text


def _address(value: object) -> str:
    if not WEB_ADDRESS.fullmatch(_string(value)):
        raise PydanticCustomError("bad_address", "a web address")
    return str(value)


def _date(value: object) -> date:
    try:
        return date.fromisoformat(_string(value))
    except ValueError:
        raise PydanticCustomError("bad_date", "a date") from None


_TEXT_SCHEMA = {"type": "string", "minLength": 1}
_ID_SCHEMA = {"type": "string", "pattern": f"^{ID_PATTERN.pattern}$"}
Id = Annotated[str, PlainValidator(_id), WithJsonSchema(_ID_SCHEMA)]
String = Annotated[str, PlainValidator(_string), WithJsonSchema(_TEXT_SCHEMA)]
Line = Annotated[Text, PlainValidator(_line), WithJsonSchema(_TEXT_SCHEMA | {"x-text": "line"})]
Prose = Annotated[Text, PlainValidator(_prose), WithJsonSchema(_TEXT_SCHEMA | {"x-text": "prose"})]
Address = Annotated[
    str,
    PlainValidator(_address),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]
Date = Annotated[date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


FormerIds = Annotated[
    list[Id],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_ID_SCHEMA, {"type": "array", "items": _ID_SCHEMA}]}),
]
"""One id or a list of them; always a list when it is read."""


def former_ids() -> Any:
    """The key by which something that got a new id keeps the answers given under its old ones."""
    return Described([], description="The id, or ids, that it had before; answers move along.")


def refused(message: str, hint: str, *at: str | int) -> PydanticCustomError:
    """What a type's own validator raises: what is wrong and what to do, in the author's words.

    `at` leads from what is validated to the key that the author should look at.
    """
    return PydanticCustomError("refused", "refused", {"message": message, "hint": hint, "at": at})


class Model(BaseModel):
    """A mapping of the YAML: unknown keys are refused, values are never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


@dataclass(frozen=True)
class Context:
    """Where a block stands: what it may know of its surroundings.

    `activity` is the activity's id, `blocks` the blocks of the same activity by id, `annexes`
    the titles of all annexes by id, `audience` whose page or handout is being made.
    """

    activity: str
    words: Words
    blocks: Mapping[str, Block] = field(default_factory=dict)
    annexes: Mapping[str, AnnexLink] = field(default_factory=dict)
    audience: Literal["participant", "facilitator"] = "participant"

    def name(self, *parts: str | None) -> str:
        """The full dotted name of a field or block of this activity."""
        return ".".join([self.activity, *(part for part in parts if part)])

    def for_facilitators(self) -> Context:
        """The same surroundings on the facilitator's page."""
        return Context(self.activity, self.words, self.blocks, self.annexes, "facilitator")


@dataclass(frozen=True)
class Rung:
    """One rung of a ladder, counted from the ground; `short` is what stands on it."""

    id: str
    number: int
    title: Text
    short: Text | None


@dataclass(frozen=True)
class Band:
    """Neighbouring rungs under one title, the lowest first."""

    title: Text
    rungs: tuple[Rung, ...]
    text: Text | None = None


def from_the_top(bands: Sequence[Band]) -> list[dict[str, Any]]:
    """A ladder's bands and rungs as they are drawn: the top one first, each rung with its id."""
    return [
        {
            "title": band.title,
            "text": band.text,
            "rungs": [
                {"id": rung.id, "number": rung.number, "title": rung.title, "short": rung.short}
                for rung in reversed(band.rungs)
            ],
        }
        for band in reversed(bands)
    ]


@dataclass(frozen=True)
class AnnexLink:
    """What a page needs of an annex: title, summary, address in the site, and its ladder's bands.

    `bands` stand from the ground up; an annex that is no ladder has none.
    """

    title: Text
    summary: Text
    address: str
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Overlong:
    """A text that is longer than its room on paper: where it stands below its block, what is told
    of it (how long it is, how long it may be) and what to do."""

    at: Location
    message: str
    hint: str


class Block(Model):
    """One typed element of a sheet or page.

    A subclass declares the keys of its YAML and, where people answer something, `fields()`.
    The default `view` hands all keys to the templates; a type overrides it to add what they need.
    """

    id: Id | None = Described(None, description="The block's id; part of its fields' names.")
    renamed_from: FormerIds = former_ids()
    type: str

    needs_rungs: ClassVar[bool] = False
    """Whether the annex that it points at has to be a ladder."""

    refers_to: ClassVar[Mapping[str, Any]] = {}
    """Keys that name another block of the same activity, each with the protocol it must offer."""

    def titles_taken(self) -> Mapping[str, Location]:
        """The entries of its annex whose titles it takes, by id, and the key that asks for each."""
        return {}

    def with_titles(self, titles: Mapping[str, Text]) -> Self:
        """The same block with titles of its annex's entries put in where it takes them."""
        return self

    def overlong(self) -> Iterator[Overlong]:
        """Texts that are longer than their room on paper; none by default."""
        yield from ()

    def fields(self, context: Context) -> list[Field]:
        """The fields that a participant can answer, in reading order; none by default."""
        return []

    def view(self, context: Context) -> dict[str, Any]:
        """What the templates of page and paper see: plain values, Text, lists, dicts, Field."""
        return {**view_of(self), "name": context.name(self.id)}


def view_of(model: BaseModel) -> dict[str, Any]:
    """A model's keys as the templates see them, nested models included."""
    return {name: _plain(getattr(model, name)) for name in type(model).model_fields}


def _plain(value: object) -> Any:
    if isinstance(value, BaseModel):
        return view_of(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


@dataclass(frozen=True)
class Item:
    """One item of a scored block: its stable number, name and text."""

    id: str
    number: int
    text: Text


@dataclass(frozen=True)
class Group:
    """A group of items that get one value together; `is_item` where it is but one item's own."""

    id: str
    title: Text
    items: tuple[Item, ...]
    is_item: bool = False


@runtime_checkable
class Scored(Protocol):
    """A block whose items are answered on a scale, in groups."""

    def scored_groups(self) -> Sequence[Group]:
        """The groups, in the author's order."""

    def scale_values(self) -> Sequence[tuple[int, Text]]:
        """Each point of the scale, lowest value first, with its word."""

    def scale_ids(self) -> Sequence[tuple[int, str]]:
        """Value and id of each point of the scale, lowest value first."""

    def gap_ids(self) -> Sequence[str]:
        """The answers that make an item a candidate for a plan: low ones, and "don't know"."""

    def ways_out(self) -> tuple[Text | None, Text | None]:
        """The words for "don't know" and for "not applicable", None where not offered."""

    def times(self) -> Sequence[Text]:
        """What the first and the second answers are about, where everything is answered twice."""

    def added_groups(self, say: Words) -> Sequence[Group]:
        """What people can add themselves, in groups: an item counts once it has their words."""


def value_and_word(value: int, word: Text) -> str:
    """A point of a scale by its number, with its word where it has one besides."""
    return str(value) if word.plain == str(value) else f"{value} ({word.plain})"


@runtime_checkable
class Prompting(Protocol):
    """A block with short questions that others may show again."""

    def prompt_titles(self) -> Sequence[Text]:
        """The word in front of each prompt, where it has one."""


def blank_wheel(rating: Scored, say: Words) -> Wheel:
    """A wheel with a sector for each group of a rating: one ring a value where values count 1, 2,
    3 ..., else one ring a point of the scale."""
    groups, scale = rating.scored_groups(), rating.scale_values()
    top = scale[-1][0]
    return wheel(
        [(group.id, group.title.plain) for group in groups],
        top if 1 <= top <= MOST_RINGS else len(scale),
        say("wheel-title", n=len(groups)),
        right_to_left=say.direction == "rtl",
        twice=bool(rating.times()),
    )


@dataclass(frozen=True)
class Slot:
    """One step of a session as it is led: when it starts and how long it takes, in words; what
    each side does. `minutes` counts; texts are None where the author says nothing."""

    starts: str | None
    minutes: int | None
    length: Text | None
    topic: Text
    grouping: Text | None
    facilitator: Text | None
    participants: Text | None
    text: Text | None
    materials: Text | None


@runtime_checkable
class Timed(Protocol):
    """A block that says how a session goes, step by step."""

    def schedule(self, context: Context) -> Sequence[Slot]:
        """The steps, in order."""

    def lines_on_run_sheet(self) -> float:
        """About how many lines the steps need on a run sheet in its smallest type."""


@runtime_checkable
class OnLadder(Protocol):
    """A block whose answer is a rung."""

    def ladder(self) -> str:
        """The id of the annex whose rungs are offered."""


@runtime_checkable
class Grouped(Protocol):
    """A block with titled groups that others may list."""

    def group_titles(self) -> Sequence[tuple[str, Text]]:
        """Id and title of each group, in the author's order."""
