"""Pages about the whole toolkit: all handouts, and all changes to the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.editions import annex_handouts_of, handouts_of, word_of
from generator.frame import front, links, trail
from generator.model import Toolkit
from generator.packs import pack_link
from generator.render import page
from generator.text import words

HANDOUTS, CHANGES = "handouts.md", "about/changes-to-the-source.md"


def overview(toolkit: Toolkit, sizes: Mapping[str, int]) -> dict[str, str]:
    """The overview pages: path below the docs folder -> Markdown; `sizes` as for all pages."""
    made = {HANDOUTS: _handouts(toolkit, sizes)}
    return made | ({CHANGES: _changes(toolkit)} if has_changes(toolkit) else {})


def has_changes(toolkit: Toolkit) -> bool:
    """Whether any file tells of a change to the source."""
    return bool(_change_groups(toolkit))


def _handouts(toolkit: Toolkit, sizes: Mapping[str, int]) -> str:
    say, root = toolkit.words, "../"
    modules = [
        {
            "id": module.id,
            "title": f"{say('module', n=module.file.number)}: {module.file.title.plain}",
            "handouts": [pack_link(toolkit, module, sizes, root)],
        }
        for module in toolkit.modules
    ]
    activities = [
        {
            "id": activity.id,
            "title": f"{say('activity', n=activity.file.number)}: {activity.file.title.plain}",
            "handouts": links([*handouts_of(toolkit, activity), *word_of(toolkit, activity)], root),
        }
        for activity in toolkit.activities
    ]
    annexes = [
        {
            "id": annex.id,
            "title": annex.file.title,
            "handouts": links(annex_handouts_of(toolkit, annex), root),
        }
        for annex in toolkit.annexes
    ]
    return page(
        "handouts",
        **front(words(say("handouts")), words(say("handouts-intro"))),
        words=say,
        groups=modules + activities + annexes,
        trail=trail(toolkit, root),
    )


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
