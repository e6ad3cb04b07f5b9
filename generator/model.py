"""What a toolkit is made of: Toolkit, Module, Activity, Annex; the shapes of the YAML files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, Union

from pydantic import Field as Described
from pydantic import create_model

from generator.blocks import types
from generator.blocks.base import (
    Address,
    AnnexLink,
    Band,
    Block,
    Context,
    Date,
    Field,
    FormerIds,
    Id,
    Line,
    Model,
    Prose,
    Rung,
    String,
    former_ids,
)
from generator.picture import Picture
from generator.published import Published
from generator.words import Words, words_of

HANDOUT_KINDS = ("sheet", "notes", "poster", "run-sheet", "recording", "prompts", "evaluation")


class Listed(Model):
    """One text of a list, with an id so that a wording or language can replace it."""

    id: Id
    text: Line


class Licence(Model):
    """The licence of our words."""

    name: String
    url: Address


class Publisher(Model):
    """Who publishes this copy of the toolkit."""

    name: Line
    contact: Line | None = None
    logo: String | None = Described(
        None, description="The name of an SVG or PNG beside toolkit.yaml, of 100 KB at most."
    )


class Change(Model):
    """One change to the source document, and why it was made."""

    id: Id
    change: Literal["correction", "addition", "grouping", "wording", "gap"]
    what: Line
    why: Line


class Review(Model):
    """Somebody who looked the words through, by role."""

    role: Line
    date: Date


class Adaptation(Model):
    """Another way of doing the activity."""

    id: Id
    title: Line
    text: Prose


class Section(Model):
    """A part of the sheet; it is no part of any field's name."""

    id: Id
    title: Line
    introduction: Prose | None = None
    blocks: list[Block] = Described(min_length=1)


class Sheet(Model):
    """What participants fill in."""

    introduction: Prose | None = None
    sections: list[Section] = Described(min_length=1)


class ActivityFile(Model):
    """`modules/<module>/<activity>.yaml`; an overlay has the same shape."""

    id: Id
    renamed_from: FormerIds = former_ids()
    number: int = Described(ge=1, description="Counted through the whole toolkit.")
    title: Line
    wording: Id = Described(description="The id of the wording that this file holds.")
    wording_title: Line = Described(description="What the wording is called on page and paper.")
    summary: Line
    aim: Prose
    duration: int | None = Described(None, ge=1, le=6000, description="Minutes, our suggestion.")
    group: Line | None = None
    materials: list[Listed] = []
    outcomes: list[Id] = Described([], description="Outcomes of the module that it serves.")
    also: list[Line] = Described([], description="Other names by which search finds it.")
    method: list[Block] = []
    sheet: Sheet
    adaptations: list[Adaptation] = []
    facilitator: list[Block] = []
    source: Prose | None = None
    licence: Licence | None = None
    reviewed_by: list[Review] = []
    editorial: list[Change] = []


class ModuleFile(Model):
    """`modules/<module>/module.yaml`."""

    id: Id
    number: int = Described(ge=1)
    title: Line
    summary: Line
    introduction: Prose | None = None
    aims: list[Listed] = []
    outcomes: list[Listed] = []
    activities: list[Id] = Described([], description="The activities of this folder, in order.")
    source: Prose | None = None
    editorial: list[Change] = []


class Entry(Model):
    """One entry of an annex: a principle, a rung, a term."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line
    text: Prose
    example: Prose | None = None
    band: Id | None = Described(None, description="Of a ladder's rung: the band it belongs to.")
    short: Line | None = Described(None, description="Of a rung: a few words that stand on it.")


class AnnexBand(Model):
    """A band of a ladder: neighbouring rungs with a title of their own."""

    id: Id
    title: Line
    text: Line | None = None


class AnnexFile(Model):
    """`annexes/<annex>.yaml`."""

    id: Id
    renamed_from: FormerIds = former_ids()
    title: Line
    summary: Line
    introduction: Prose | None = None
    also: list[Line] = Described([], description="Other names by which search finds it.")
    bands: list[AnnexBand] = Described(
        [], description="The bands of a ladder from the ground up; its entries are the rungs."
    )
    entries: list[Entry] = []
    closing: Prose | None = None
    source: Prose | None = None
    licence: Licence | None = None
    editorial: list[Change] = []


class ToolkitFile(Model):
    """`toolkit.yaml`."""

    id: Id
    title: Line
    description: Line
    languages: list[Id] = Described(min_length=1, description="Language codes, the first is used.")
    publisher: Publisher
    adapted_by: Line | None = None
    site_url: Address | None = None
    released: Date = Described(description="The day of this version; also the time in the PDFs.")
    licence: Licence
    people: Line = Described(
        description="What all texts call the people that services are for: a note to whoever "
        "writes, which is shown nowhere."
    )
    modules: list[Id] = Described(min_length=1, description="The folders of modules, in order.")
    gallery: bool = Described(
        False, description="Whether the site shows every kind of block, for those who write."
    )


@lru_cache(maxsize=1)
def any_block() -> Any:
    """One of the block types found as folders, told apart by `type`."""
    found = tuple(types().values())
    return Annotated[Union[found], Described(discriminator="type")]  # noqa: UP007


@lru_cache(maxsize=1)
def activity_model() -> type[ActivityFile]:
    """ActivityFile whose blocks are the types that are there."""
    blocks: Any = any_block()
    section = create_model(
        "Section", __base__=Section, blocks=(list[blocks], Described(min_length=1))
    )
    sheet = create_model("Sheet", __base__=Sheet, sections=(list[section], Described(min_length=1)))
    return create_model(
        "ActivityFile",
        __base__=ActivityFile,
        method=(list[blocks], []),
        sheet=(sheet, ...),
        facilitator=(list[blocks], []),
    )


def blocks_of(file: ActivityFile) -> Iterator[Block]:
    """All blocks of an activity: method, sheet, facilitator's notes."""
    yield from file.method
    yield from sheet_blocks(file)
    yield from file.facilitator


def types_of(toolkit: Toolkit) -> set[str]:
    """The block types that its activities use, in any wording."""
    files = [file for activity in toolkit.activities for file in activity.wordings.values()]
    return {block.type for file in files for block in blocks_of(file)}


def sheet_blocks(file: ActivityFile) -> Iterator[Block]:
    """The blocks that participants fill in or read on the sheet, in order."""
    for section in file.sheet.sections:
        yield from section.blocks


def titled(file: ActivityFile, annexes: Mapping[str, AnnexFile]) -> ActivityFile:
    """The activity whose blocks have the titles that they take from entries of `annexes`."""
    sections = [
        section.model_copy(
            update={"blocks": [_titled_block(block, annexes) for block in section.blocks]}
        )
        for section in file.sheet.sections
    ]
    sheet = file.sheet.model_copy(update={"sections": sections})
    return file.model_copy(update={"sheet": sheet})


def _titled_block(block: Block, annexes: Mapping[str, AnnexFile]) -> Block:
    annex = annexes.get(getattr(block, "annex", None) or "")
    return block.with_titles({entry.id: entry.title for entry in annex.entries} if annex else {})


@dataclass(frozen=True)
class Activity:
    """An activity in all its wordings, the default one first."""

    module: str
    wordings: Mapping[str, ActivityFile]
    path: str = ""

    @property
    def file(self) -> ActivityFile:
        """The default wording."""
        return next(iter(self.wordings.values()))

    @property
    def id(self) -> str:
        """The id, the same in every wording."""
        return self.file.id

    @property
    def address(self) -> str:
        """The activity's page in the site."""
        return f"modules/{self.module}/{self.id}/"


@dataclass(frozen=True)
class Module:
    """A module and its activities, in order."""

    file: ModuleFile
    activities: tuple[Activity, ...]
    path: str = ""

    @property
    def id(self) -> str:
        """The id, which is the folder's name."""
        return self.file.id

    @property
    def address(self) -> str:
        """The module's page in the site."""
        return f"modules/{self.id}/"


@dataclass(frozen=True)
class Annex:
    """An annex."""

    file: AnnexFile
    path: str = ""

    @property
    def id(self) -> str:
        """The id, which is the file's stem."""
        return self.file.id

    @property
    def address(self) -> str:
        """The annex's page in the site."""
        return f"annexes/{self.id}/"


@dataclass(frozen=True)
class Toolkit:
    """Everything that was read, complete and without contradiction.

    `published` are the names of answers as they are published with it.
    """

    file: ToolkitFile
    modules: tuple[Module, ...]
    annexes: tuple[Annex, ...]
    path: str = ""
    logo: Picture | None = None
    published: Published | None = None

    @property
    def words(self) -> Words:
        """The interface's words in the toolkit's language."""
        return words_of(self.file.languages[0])

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of all modules, in order."""
        return tuple(activity for module in self.modules for activity in module.activities)

    def context(self, file: ActivityFile, root: str = "") -> Context:
        """What the blocks of `file` may know; `root` leads from their page to the site's top."""
        named = {block.id: block for block in blocks_of(file) if block.id}
        links = {
            annex.id: AnnexLink(
                annex.file.title, annex.file.summary, root + annex.address, bands_of(annex.file)
            )
            for annex in self.annexes
        }
        return Context(file.id, self.words, named, links)


def bands_of(file: AnnexFile) -> tuple[Band, ...]:
    """A ladder's bands with their rungs, from the ground up, the rungs counted through."""
    numbered = list(enumerate(file.entries, 1))
    return tuple(
        Band(
            band.title,
            tuple(
                Rung(entry.id, number, entry.title, entry.short)
                for number, entry in numbered
                if entry.band == band.id
            ),
            band.text,
        )
        for band in file.bands
    )


def fields_of(file: ActivityFile, context: Context) -> list[Field]:
    """Every field of an activity's sheet, in reading order."""
    return [field for block in sheet_blocks(file) for field in block.fields(context)]
