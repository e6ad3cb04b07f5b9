"""Warnings about texts that are longer than their room on paper, before anything is printed.

The layout engine is not asked: it takes seconds a handout. The room is reckoned in letters and
lines, with limits that were measured on the narrower of the papers and tested against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks.base import Scored, Timed
from generator.collection import Collection, Read, with_nodes
from generator.drawing import LONGEST_LABEL
from generator.model import ActivityFile, AnnexFile, sheet_blocks
from generator.problems import Place, Problem
from generator.source import Node
from generator.text import lines_of

LINES_ON_RUN_SHEET = 40
"""On one page of either paper, in 8 pt, without what stands above the steps."""
LETTERS_ABOVE, LINES_ABOVE = 110, 2
"""What stands above: letters in a line, and how many lines of the steps it takes."""
LINES_ON_POSTER, LETTERS_ON_POSTER = 60, 112
"""Of entries, on Letter paper, in 9 pt: what is smaller nobody reads on a wall."""
AROUND = 2.5
"""Lines that an entry's title takes, and the room around it."""
LONGEST_FOOT = 80
"""Letters at the foot of a page."""


def overlong(collection: Collection) -> Iterator[Problem]:
    """All such warnings about the files that were read."""
    for wordings in collection.activities.values():
        found = next(iter(wordings.values()))
        yield from _cut_in_the_wheel(found)
        yield from _over_the_run_sheet(found)
        for worded in wordings.values():
            yield from _in_blocks(worded)
    for annex in collection.annexes.values():
        yield from _small_on_a_poster(annex)
    yield from _cut_at_the_foot(collection)


def _in_blocks(found: Read) -> Iterator[Problem]:
    """What the block types themselves have no room for."""
    for block, node in with_nodes(found):
        for one in block.overlong():
            yield _warning(node.find(one.at).place, one.message, one.hint)


def _over_the_run_sheet(found: Read) -> Iterator[Problem]:
    """A session that is longer than the one page on which it is led."""
    file: ActivityFile = found.model
    timed = [block for block in file.method if isinstance(block, Timed)]
    needed = round(sum(block.lines_on_run_sheet() for block in timed))
    most = LINES_ON_RUN_SHEET - LINES_ABOVE * _lines_above(file)
    if timed and needed > most:
        node = found.node.find(("method", file.method.index(timed[0])))
        message = f"these steps take about {needed} lines on a run sheet; one page has {most}"
        hint = "say less in their longest texts, or it takes a second page"
        yield _warning(node.place, message, hint)


def _lines_above(file: ActivityFile) -> int:
    """Time, group and materials, in lines."""
    materials = "; ".join(one.text.plain for one in file.materials)
    group = file.group.plain if file.group else ""
    return bool(file.duration) + sum(-(-len(said) // LETTERS_ABOVE) for said in (group, materials))


def _small_on_a_poster(annex: Read) -> Iterator[Problem]:
    """Entries of an annex that stand on one page in small type alone."""
    file: AnnexFile = annex.model
    texts = [lines_of(entry.text, LETTERS_ON_POSTER) for entry in file.entries]
    needed = round(sum(texts) + AROUND * len(texts))
    if not file.bands and needed > LINES_ON_POSTER:
        message = (
            f"these entries take about {needed} lines on a poster; {LINES_ON_POSTER} can be read"
        )
        hint = "use fewer words, or make two annexes of it; the type is under 9 pt"
        yield _warning(annex.node.find(("entries",)).place, message, hint)


def _cut_at_the_foot(collection: Collection) -> Iterator[Problem]:
    """Who publishes it and how to reach them, where that leaves the licence no room."""
    if collection.toolkit is None:
        return
    publisher, licence = collection.toolkit.model.publisher, collection.toolkit.model.licence
    contact = [publisher.contact.plain] if publisher.contact else []
    length = len(" · ".join([publisher.name.plain, *contact, licence.name]))
    if length > LONGEST_FOOT:
        place = collection.toolkit.node.find(("publisher", "name")).place
        message = (
            f"publisher, contact and licence are {length} letters long; "
            f"the foot of a page has {LONGEST_FOOT}"
        )
        yield _warning(place, message, "shorten one of them, or the end is cut on every handout")


def _cut_in_the_wheel(found: Read) -> Iterator[Problem]:
    """Titles of groups that the wheel cuts."""
    drawn = {
        getattr(block, key)
        for block in sheet_blocks(found.model)
        for key, protocol in block.refers_to.items()
        if protocol is Scored
    }
    for block, node in with_nodes(found):
        if block.id in drawn and isinstance(block, Scored):
            for group in block.scored_groups():
                length = len(group.title.plain)
                if length > LONGEST_LABEL:
                    message = (
                        f"this title is {length} letters long; the wheel shows {LONGEST_LABEL}"
                    )
                    hint = "use fewer words, or it is cut there"
                    yield _warning(_title_of(node, group.id), message, hint)


def _title_of(node: Node, id: str) -> Place:
    """The title of the entry with this id, below a block."""
    for inner in [*node.items(), *(child for _, child in node.entries())]:
        for entry in inner.items():
            if dict(entry.entries()).get("id", entry).value == id and entry.entries():
                return entry.find(("title",)).place
    return node.place


def _warning(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "warning")
