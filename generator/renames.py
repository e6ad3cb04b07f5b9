"""Checks of `renamed_from`: each old id leads to one thing, and to one that is not there still."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import identified
from generator.collection import Collection, Read, with_nodes
from generator.problems import Place, Problem, quoted
from generator.source import Node

KEY = "renamed_from"
Claims = list[tuple[str, Place]]
Scope = tuple[object, ...]


def renames(collection: Collection) -> Iterator[Problem]:
    """Problems with old ids inside each file, and of the files themselves."""
    for found in [*_firsts(collection), *collection.annexes.values()]:
        yield from _without_id(found.node)
        scopes: dict[Scope, list[Node]] = {}
        for scope, entry in identified(found.node):
            scopes.setdefault(scope, []).append(entry)
        for entries in scopes.values():
            yield from _among(entries)
    yield from _among([found.node for found in _firsts(collection)], may_swap=False)
    yield from _among([found.node for found in collection.annexes.values()], may_swap=False)


def _firsts(collection: Collection) -> list[Read]:
    """Each activity in its default wording, which alone may say old ids."""
    return [next(iter(wordings.values())) for wordings in collection.activities.values()]


def _without_id(node: Node) -> Iterator[Problem]:
    entries = dict(node.entries())
    if KEY in entries and "id" not in entries:
        hint = "add its id, or take this line out: answers belong to ids"
        yield Problem(node.key_places[KEY], f"'{KEY}' needs an id beside it", hint)
    for inner in [*node.items(), *entries.values()]:
        yield from _without_id(inner)


def _among(entries: list[Node], may_swap: bool = True) -> Iterator[Problem]:
    """Old ids among things of which each id stands once."""
    used = {_id(entry): entry for entry in entries}
    claimed: dict[str, Place] = {}
    for entry in entries:
        for old, place in _claims(entry):
            if old in claimed:
                message = f"two things were called {quoted(old)}"
                hint = f"the other one is at line {claimed[old].line}; take one of them out"
                yield Problem(place, message, hint)
            elif old in used:
                yield from _still_used(entry, old, place, used[old], may_swap)
            claimed.setdefault(old, place)


def _still_used(
    entry: Node, old: str, place: Place, user: Node, may_swap: bool
) -> Iterator[Problem]:
    if user is entry:
        hint = "write the id that it had before, or take the line out"
        yield Problem(place, f"{quoted(old)} is its own id", hint)
    elif not (may_swap and _claims(user)):
        at = user.find(("id",)).place
        where = f"line {at.line}" if at.file == place.file else at.file
        hint = "take this line out, or say there what that one was called before"
        if not may_swap:
            hint = "take this line out, or give that one an id that is new"
        yield Problem(place, f"the id {quoted(old)} is still used, at {where}", hint)


def _id(entry: Node) -> str:
    return str(entry.find(("id",)).value)


def _claims(entry: Node) -> Claims:
    """The old ids of a thing, each with its place."""
    found = dict(entry.entries()).get(KEY)
    nodes = [] if found is None else found.items() or [found]
    return [(str(node.value), node.place) for node in nodes]


def choices(collection: Collection) -> Iterator[Problem]:
    """Values of an answer cannot change places: a saved one could mean either."""
    for sheet in collection.sheets:
        mixed = {
            (asked.name.split(".")[0], value)
            for asked in sheet.fields
            for value in asked.renamed_options.keys() & asked.options.keys()
        }
        for block, value in sorted(mixed):
            found = next(iter(collection.activities[sheet.id].values()))
            node = next(node for one, node in with_nodes(found) if one.id == block)
            place = claim_of(node, value.rpartition(".")[2]) or node.place
            message = f"the answer {quoted(value)} is still offered, so it cannot be an old id"
            yield Problem(place, message, "give the other one an id that was never used")


def claim_of(node: Node, old: str) -> Place | None:
    """Where inside `node` an old id is claimed."""
    found = (
        place for _, entry in identified(node, (KEY,)) for id, place in _claims(entry) if id == old
    )
    return next(found, None)
