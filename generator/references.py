"""Checks across files: every id that is pointed at exists and offers what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.blocks.base import Block
from generator.collection import Collection, Read
from generator.model import blocks_of, sheet_blocks
from generator.problems import Place, Problem, closest
from generator.source import Node

Location = tuple[Any, ...]


def references(collection: Collection) -> Iterator[Problem]:
    """Problems with outcomes, annexes and blocks that are pointed at, in every activity."""
    for wordings in collection.activities.values():
        for found in wordings.values():
            yield from _outcomes(collection, found)
            yield from _blocks(collection, found)


def _outcomes(collection: Collection, found: Read) -> Iterator[Problem]:
    module = collection.modules.get(found.path.split("/")[-2])
    known = [outcome.id for outcome in module.model.outcomes] if module else found.model.outcomes
    for index, outcome in enumerate(found.model.outcomes):
        if outcome not in known:
            place = found.node.find(("outcomes", index)).place
            yield _unknown(place, "outcome", outcome, known, "in module.yaml")


def _blocks(collection: Collection, found: Read) -> Iterator[Problem]:
    named = {block.id: block for block in sheet_blocks(found.model) if block.id}
    for block, node in _with_nodes(found):
        annex = getattr(block, "annex", None)
        if annex is not None and annex not in collection.annex_ids:
            place = node.find(("annex",)).place
            yield _unknown(place, "annex", annex, collection.annex_ids, "in annexes/")
        for key, protocol in block.refers_to.items():
            yield from _pointed(block, key, protocol, named, node)


def _pointed(
    block: Block, key: str, protocol: type, named: dict[str, Block], node: Node
) -> Iterator[Problem]:
    id = getattr(block, key)
    fitting = [name for name, other in named.items() if isinstance(other, protocol)]
    if id is None or id in fitting:
        return
    place = node.find((key,)).place
    if id in named:
        hint = (
            f"these can be used: {', '.join(fitting)}" if fitting else "add a rating to the sheet"
        )
        yield Problem(place, f"'{key}' cannot use the block '{id}'", hint)
    else:
        yield _unknown(place, "block", id, fitting, "on this sheet")


def _with_nodes(found: Read) -> Iterator[tuple[Block, Node]]:
    """Each block with its nodes; the order is that of `blocks_of`."""
    root, file = found.node, found.model
    sections = range(len(file.sheet.sections))
    places: list[Location] = [
        ("method",),
        *(("sheet", "sections", index, "blocks") for index in sections),
        ("facilitator",),
    ]
    nodes = [node for place in places for node in root.find(place).items()]
    return zip(blocks_of(file), nodes, strict=True)


def _unknown(place: Place, what: str, id: str, known: list[str], where: str) -> Problem:
    there = f"{where} there are: {', '.join(known)}" if known else f"{where} there is none"
    return Problem(place, f"no {what} is called '{id}'", closest(id, known) or there)


def overdue(collection: Collection, today: date) -> Iterator[Problem]:
    """Contacts whose review date lies before `today`."""
    for wordings in collection.activities.values():
        for found in wordings.values():
            for block, node in _with_nodes(found):
                due = getattr(block, "review", None)
                if isinstance(due, date) and due < today:
                    yield Problem(
                        node.find(("review",)).place,
                        f"these contacts were to be looked through by {due.isoformat()}",
                        "check each of them, then set a new date",
                    )
