"""Pages about the whole toolkit: all handouts, and all changes to the source."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from generator.editions import (
    Handout,
    annex_handouts_of,
    module_handouts_of,
    toolkit_handouts,
    with_word,
)
from generator.frame import Shelf, front, rows, trail
from generator.model import Module, Toolkit
from generator.packs import Need, needs_of, pack_link
from generator.render import page
from generator.text import words

PEOPLE = (8, 12, 16)
HANDOUTS, CHANGES = "handouts.md", "about/changes-to-the-source.md"


def overview(toolkit: Toolkit, shelf: Shelf) -> dict[str, str]:
    """The overview pages: path below the docs folder -> Markdown; `shelf` as for all pages."""
    made = {HANDOUTS: _handouts(toolkit, shelf)}
    return made | ({CHANGES: _changes(toolkit)} if has_changes(toolkit) else {})


def has_changes(toolkit: Toolkit) -> bool:
    """Whether any file tells of a change to the source."""
    return bool(_change_groups(toolkit))


def _handouts(toolkit: Toolkit, shelf: Shelf) -> str:
    say, root = toolkit.words, "../"
    return page(
        "handouts",
        **front(words(say("handouts")), words(say("handouts-intro"))),
        words=say,
        people=PEOPLE,
        sessions=[_session(toolkit, module, root, shelf) for module in toolkit.modules],
        groups=_groups(toolkit, root, shelf),
        trail=trail(toolkit, root),
    )


def _session(toolkit: Toolkit, module: Module, root: str, shelf: Shelf) -> dict[str, Any]:
    """What to print for a module's session, and all of it in one file."""
    title = toolkit.words("module", n=module.file.number)
    return {
        "id": module.id,
        "title": f"{title}: {module.file.title.plain}",
        "pack": pack_link(toolkit, module, shelf.sizes, root),
        "parts": [
            {"of": of, "plan": [_printed(toolkit, need, root, shelf) for need in needs]}
            for of, needs in groupby(needs_of(toolkit, module), key=lambda need: need.of)
        ],
    }


def _printed(toolkit: Toolkit, need: Need, root: str, shelf: Shelf) -> dict[str, Any]:
    """A line of the plan: what to print, for whom, and how many for some numbers of people."""
    return {
        "row": rows(toolkit, need.handouts, root, shelf)[0],
        "rule": toolkit.words(f"per-{need.per}"),
        "copies": [need.copies(people) for people in PEOPLE],
    }


def _groups(toolkit: Toolkit, root: str, shelf: Shelf) -> list[dict[str, Any]]:
    """Every file: by activity, by annex, by module, and the whole."""
    say = toolkit.words
    found: list[tuple[str, Any, list[Handout]]] = [
        (
            one.id,
            f"{say('activity', n=one.file.number)}: {one.file.title.plain}",
            with_word(toolkit, one),
        )
        for one in toolkit.activities
    ]
    annexes = toolkit.annexes
    found += [(one.id, one.file.title, annex_handouts_of(toolkit, one)) for one in annexes]
    found += [
        (f"all-{one.id}", one.file.title, module_handouts_of(toolkit, one))
        for one in toolkit.modules
    ]
    found.append(("toolkit", toolkit.file.title, toolkit_handouts(toolkit)))
    return [
        {"id": id, "title": title, "handouts": rows(toolkit, handouts, root, shelf)}
        for id, title, handouts in found
    ]


def _changes(toolkit: Toolkit) -> str:
    say = toolkit.words
    return page(
        "changes",
        **front(words(say("editorial")), words(say("editorial-intro"))),
        words=say,
        groups=_change_groups(toolkit),
        trail=trail(toolkit, "../../"),
    )


def _change_groups(toolkit: Toolkit) -> list[dict[str, Any]]:
    """What was changed, file by file: modules with their activities, then annexes."""
    files: list[Any] = []
    for module in toolkit.modules:
        files += [module.file, *(activity.file for activity in module.activities)]
    files += [annex.file for annex in toolkit.annexes]
    return [
        {"id": file.id, "title": file.title, "changes": file.editorial}
        for file in files
        if file.editorial
    ]
