"""Checks across files: every id that is pointed at exists and offers what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.blocks.base import Block
from generator.collection import Collection, Read, with_nodes
from generator.model import sheet_blocks
from generator.problems import Place, Problem, closest
from generator.source import Node


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
    sheet = list(sheet_blocks(found.model))
    for block, node in with_nodes(found):
        yield from _annex(collection, block, node)
        yield from _others(block, node, sheet)
        if type(block).fields is not Block.fields and not any(block is one for one in sheet):
            hint = "people fill it in: move it below 'sheet:'"
            yield Problem(node.place, f"a '{block.type}' block can only stand on the sheet", hint)


def _others(block: Block, node: Node, sheet: list[Block]) -> Iterator[Problem]:
    """Other blocks that a block points at are on the sheet and offer what it asks of them."""
    for key, protocol in block.refers_to.items():
        offers = [one for one in sheet if isinstance(one, protocol) and one is not block]
        fitting = [one.id for one in offers if one.id]
        given = getattr(block, key)
        for index, name in enumerate(given if isinstance(given, list) else [given]):
            if name is not None and name not in fitting:
                known = any(one.id == name for one in sheet)
                yield _misfit(node.find((key, index)).place, key, name, fitting, known)


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
    elif annex is not None:
        yield from _titles(annex, block, node)


def _titles(annex: Read, block: Block, node: Node) -> Iterator[Problem]:
    """Entries of the annex that the block takes a title from are there."""
    known = [entry.id for entry in annex.model.entries]
    for entry, at in block.titles_taken().items():
        if entry not in known:
            message = f"the annex '{annex.model.id}' has no entry '{entry}' to take the title from"
            hint = closest(entry, known) or "add a title here, or the entry there"
            yield Problem(node.find((*at, "id")).place, message, hint)


def _misfit(place: Place, key: str, id: str, fitting: list[str], known: bool) -> Problem:
    """A block that is not there, or that cannot offer what is asked of it."""
    if not known:
        return _unknown(place, "block", id, fitting, "on this sheet")
    hint = f"these can be used: {', '.join(fitting)}" if fitting else "this sheet has none"
    return Problem(place, f"'{key}' cannot use the block '{id}'", hint)


def _unknown(place: Place, what: str, id: str, known: list[str], where: str) -> Problem:
    there = f"{where} there are: {', '.join(known)}" if known else f"{where} there is none"
    return Problem(place, f"no {what} is called '{id}'", closest(id, known) or there)


def overdue(collection: Collection, today: date) -> Iterator[Problem]:
    """Contacts whose review date lies before `today`."""
    for wordings in collection.activities.values():
        for found in wordings.values():
            for block, node in with_nodes(found):
                due = getattr(block, "review", None)
                if isinstance(due, date) and due < today:
                    yield Problem(
                        node.find(("review",)).place,
                        f"these contacts were to be looked through by {due.isoformat()}",
                        "check each of them, then set a new date",
                    )
