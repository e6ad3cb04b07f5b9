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
    for annex in collection.annexes.values():
        yield from _bands(annex)


def _outcomes(collection: Collection, found: Read) -> Iterator[Problem]:
    module = collection.modules.get(found.path.split("/")[-2])
    known = [outcome.id for outcome in module.model.outcomes] if module else found.model.outcomes
    for index, outcome in enumerate(found.model.outcomes):
        if outcome not in known:
            place = found.node.find(("outcomes", index)).place
            yield _unknown(place, "outcome", outcome, known, "in module.yaml")


def _bands(annex: Read) -> Iterator[Problem]:
    """In an annex that is a ladder every entry names one of its bands."""
    bands = [band.id for band in annex.model.bands]
    for index, entry in enumerate(annex.model.entries):
        place = annex.node.find(("entries", index, "band")).place
        if entry.band is not None and entry.band not in bands:
            yield _unknown(place, "band", entry.band, bands, "in this annex")
        elif entry.band is None and bands:
            hint = f"add a line 'band: ...', one of: {', '.join(bands)}"
            yield Problem(place, f"the rung '{entry.id}' stands in no band", hint)


def _blocks(collection: Collection, found: Read) -> Iterator[Problem]:
    named = {block.id: block for block in sheet_blocks(found.model) if block.id}
    for block, node in _with_nodes(found):
        yield from _annex(collection, block, node)
        for key, protocol in block.refers_to.items():
            given = getattr(block, key)
            for index, id in enumerate(given if isinstance(given, list) else [given]):
                fitting = [name for name, other in named.items() if isinstance(other, protocol)]
                if id is not None and id not in fitting:
                    yield _misfit(node.find((key, index)).place, key, id, fitting, named)


def _annex(collection: Collection, block: Block, node: Node) -> Iterator[Problem]:
    """The annex that a block points at exists, and has rungs where the block needs them."""
    id = getattr(block, "annex", None)
    place = node.find(("annex",)).place
    annex = collection.annexes.get(id or "")
    if id is not None and id not in collection.annex_ids:
        yield _unknown(place, "annex", id, collection.annex_ids, "in annexes/")
    elif annex is not None and block.needs_rungs and not annex.model.bands:
        hint = "give the annex 'bands:', or name one that is a ladder"
        yield Problem(place, f"the annex '{id}' is no ladder", hint)


def _misfit(
    place: Place, key: str, id: str, fitting: list[str], named: dict[str, Block]
) -> Problem:
    """A block that is not there, or that cannot offer what is asked of it."""
    if id not in named:
        return _unknown(place, "block", id, fitting, "on this sheet")
    hint = f"these can be used: {', '.join(fitting)}" if fitting else "this sheet has none"
    return Problem(place, f"'{key}' cannot use the block '{id}'", hint)


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
