"""Checks between the wordings of an activity: texts differ, what people are asked for does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.blocks.base import ID_PATTERN, Block
from generator.collection import Collection, Read, shown, with_nodes
from generator.model import HANDOUT_KINDS, Toolkit
from generator.problems import Place, Problem
from generator.source import Node
from generator.text import Text

Location = tuple[str | int, ...]


def unfit_name(collection: Collection, file: Path, wording: str, default: str) -> Iterator[Problem]:
    """A wording is named by its file: an id, that of no other wording and of no handout."""
    place = Place(shown(collection.folder, file), 1, 1)
    if not ID_PATTERN.fullmatch(wording):
        hint = "rename the file: small letters a to z, digits and single hyphens after the dot"
        yield Problem(place, f"'{wording}' cannot be the id of a wording", hint)
    elif wording == default:
        hint = "rename the file, or change 'wording:' there"
        yield Problem(place, f"the activity's own file holds the wording '{wording}' already", hint)
    else:
        yield from kind_of_handout(place, wording, "rename the file")


def kind_of_handout(place: Place, wording: str, hint: str) -> Iterator[Problem]:
    """A wording named like a kind of handout: both stand in the same part of an address."""
    if wording in HANDOUT_KINDS:
        message = f"a wording cannot be called '{wording}': a kind of handout has that name"
        yield Problem(place, message, hint)


def changes(base: Read, found: Read) -> Iterator[Problem]:
    """Whatever is no text and differs in a wording: it would differ between page and paper."""
    for at in _differences(base.model, found.model, ()):
        key = [part for part in at if isinstance(part, str)][-1]
        message = f"'{key}' can't be changed here"
        hint = f"delete it: it can only be set in {Path(base.path).name}"
        yield Problem(found.node.find(at).place, message, hint)


def _differences(first: Any, other: Any, at: Location) -> Iterator[Location]:
    if isinstance(other, Text) and (first is None or isinstance(first, Text)):
        return
    if isinstance(first, BaseModel) and type(first) is type(other):
        for key in type(first).model_fields:
            yield from _differences(getattr(first, key), getattr(other, key), (*at, key))
    elif isinstance(first, list) and isinstance(other, list) and len(first) == len(other):
        for index, pair in enumerate(zip(first, other, strict=True)):
            yield from _differences(*pair, (*at, index))
    elif first != other:
        yield at


def gaps(base: Node, over: Node, at: tuple[str, ...] = ()) -> Iterator[tuple[Place, list[str]]]:
    """Lists of the sheet's blocks that a wording's own file words in part: what it leaves out.

    Other lists may be worded in part: an activity says the same to all who lead it.
    """
    there = dict(base.entries())
    for key, node in [(key, node) for key, node in over.entries() if key in there]:
        inner, named = (*at, key), _named(there[key])
        worded = {id: item for id, item in _named(node).items() if id in named and _says(item)}
        left = [id for id in named if id not in worded]
        if left and worded and at[:1] == ("sheet",) and "blocks" in at:
            yield over.key_places[key], left
        yield from gaps(there[key], node, inner)
        for id, item in worded.items():
            yield from gaps(named[id], item, inner)


def _named(node: Node) -> dict[str, Node]:
    """The items of a list by their ids."""
    return {str(dict(item.entries())["id"].value): item for item in node.items() if _has_id(item)}


def _has_id(item: Node) -> bool:
    return any(key == "id" for key, _ in item.entries())


def _says(item: Node) -> bool:
    return any(key not in ("id", "type") for key, _ in item.entries())


def asked(collection: Collection, toolkit: Toolkit) -> Iterator[Problem]:
    """Names of fields stand once in an activity; each wording asks for the default one's answers.

    Only a whole toolkit can tell: names depend on other blocks and on annexes.
    """
    for wordings in collection.activities.values():
        default, *others = wordings.values()
        yield from _double_names(toolkit, default)
        for found in others:
            yield from _other_answers(toolkit, default, found)


def _double_names(toolkit: Toolkit, found: Read) -> Iterator[Problem]:
    context = toolkit.context(found.model)
    for block, node in with_nodes(found):
        names = [field.name for field in block.fields(context)]
        for name in sorted({name for name in names if names.count(name) > 1}):
            message = f"two answers of this block are called '{name}'"
            yield Problem(node.place, message, "give one of the entries another id")


def _other_answers(toolkit: Toolkit, default: Read, found: Read) -> Iterator[Problem]:
    contexts = toolkit.context(default.model), toolkit.context(found.model)
    for (block, _), (other, node) in zip(with_nodes(default), with_nodes(found), strict=True):
        asked, also = (
            [
                (field.name, field.kind, [option.value for option in field.options])
                for field in fields
            ]
            for fields in (block.fields(contexts[0]), other.fields(contexts[1]))
        )
        if asked != also:
            for key in _added(block, other):
                message = f"'{key}' can't stand in one wording alone: it asks for another answer"
                hint = f"write it in {default.path} too, or leave it out"
                yield Problem(node.find((key,)).place, message, hint)


def _added(block: Block, other: Block) -> Iterable[str]:
    """Keys of a block that the default wording lacks."""
    keys = type(block).model_fields
    return [key for key in keys if getattr(block, key) is None is not getattr(other, key)]
