"""Warnings about what an author may have left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.blocks.base import Block, Timed
from generator.collection import Collection, Read, with_nodes
from generator.model import blocks_of, sheet_blocks
from generator.problems import Place, Problem
from generator.source import Node
from generator.words import gaps

AT_LENGTH = 5
"""Lines of room from which on people are asked to tell something, and not to name it."""
GUARDING = frozenset({"content", "safety"})
PICTURE = re.compile(r"!\[[^\]]*\]\(")


def omissions(collection: Collection) -> Iterator[Problem]:
    """All such warnings about the files that were read."""
    for wordings in collection.activities.values():
        found = next(iter(wordings.values()))
        yield from _untimed(found)
        yield from _unguarded(found)
        for worded in wordings.values():
            yield from _pictures(worded.over or worded.node)
    for other in [*collection.modules.values(), *collection.annexes.values()]:
        yield from _pictures(other.node)
    yield from _languages(collection)


def _untimed(found: Read) -> Iterator[Problem]:
    """An activity with steps that does not say how long it takes."""
    if found.model.duration is None and any(isinstance(b, Timed) for b in blocks_of(found.model)):
        hint = "add a line such as 'duration: 45', in minutes"
        yield _warning(found.node.place, "this activity does not say how long it takes", hint)


def _unguarded(found: Read) -> Iterator[Problem]:
    """A sheet on which people tell something at length, with no word about their safety."""
    if any(getattr(block, "kind", None) in GUARDING for block in blocks_of(found.model)):
        return
    nodes = {id(block): node for block, node in with_nodes(found)}
    asking = [block for block in sheet_blocks(found.model) if _asks_at_length(block)]
    if asking:
        hint = "add a note of the kind 'safety': what people may leave out, and who reads it"
        message = "people write at length here, and no note speaks of their safety"
        yield _warning(nodes[id(asking[0])].place, message, hint)


def _asks_at_length(block: Block) -> bool:
    lines = getattr(block, "lines", None)
    return type(block).fields is not Block.fields and isinstance(lines, int) and lines >= AT_LENGTH


def _pictures(node: Node) -> Iterator[Problem]:
    """Markdown's pictures, of which a text shows the words alone."""
    if isinstance(node.value, str) and PICTURE.search(node.value):
        hint = "write in words what it shows; pictures can stand on your pages in docs/"
        yield _warning(node.place, "a picture can't stand in a text", hint)
    for inner in [*node.items(), *(child for _, child in node.entries())]:
        yield from _pictures(inner)


def _languages(collection: Collection) -> Iterator[Problem]:
    """Languages that are named and not used, and those in which the buttons have no words."""
    if collection.toolkit is None:
        return
    first, *others = collection.toolkit.model.languages
    for number, language in enumerate(others, 1):
        place = collection.toolkit.node.find(("languages", number)).place
        hint = "take it out; a toolkit in another language has a folder of its own"
        yield _warning(place, f"no page is made in '{language}': the first language is used", hint)
    missing = gaps(first)
    if missing:
        place = collection.toolkit.node.find(("languages", 0)).place
        message = (
            f"{len(missing)} buttons and labels are in English: they have no words in '{first}'"
        )
        yield _warning(place, message, "your own texts are shown as you write them")


def _warning(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "warning")
