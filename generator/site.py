"""The toolkit as pages: Markdown with the form in it, for any site builder that reads Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from generator.blocks.base import Block, Scored, from_the_top
from generator.drawing import section_mark
from generator.editions import (
    Handout,
    annex_handouts_of,
    handouts_of,
    module_handouts_of,
    with_word,
    word_of,
)
from generator.frame import Link, Shelf, front, rows, trail
from generator.keeping import keeping
from generator.model import Activity, ActivityFile, Annex, Module, Toolkit, bands_of, sheet_blocks
from generator.overview import CHANGES, HANDOUTS, has_changes, overview
from generator.packs import pack_link
from generator.picture import Picture
from generator.published import Published
from generator.render import block_html, page, woven
from generator.sheets import sheets
from generator.succession import merge
from generator.text import Text

WORD_SCRIPT = "assets/word.js"
LOGO = (192, 64)  # room in the footer, in pixels


def pages(toolkit: Toolkit, shelf: Shelf = Shelf()) -> dict[str, str]:  # noqa: B008
    """Every page made from YAML: path below the docs folder -> Markdown.

    `shelf` tells the sizes of the handouts that have been made.
    """
    published = toolkit.published or merge(None, sheets(toolkit))
    made = {
        f"{annex.address.rstrip('/')}.md": _annex(toolkit, annex, shelf)
        for annex in toolkit.annexes
    }
    for module in toolkit.modules:
        made[f"{module.address}index.md"] = _module(toolkit, module, shelf)
        for activity in module.activities:
            path = activity.address.rstrip("/")
            made[f"{path}.md"] = _activity(toolkit, published, module, activity, shelf)
            if _has_facilitator(activity.file):
                made[f"{path}/facilitator.md"] = _facilitator(toolkit, module, activity, shelf)
    return made | overview(toolkit, shelf)


def assets(toolkit: Toolkit) -> dict[str, bytes]:
    """Files that the pages show: address in the site -> content."""
    return {toolkit.logo.path: toolkit.logo.content} if toolkit.logo else {}


def theme(toolkit: Toolkit) -> dict[str, Any]:
    """What the theme's own templates show of the toolkit: header, footer and home page."""
    return {
        "words": toolkit.words,
        "file": toolkit.file,
        "logo": _logo(toolkit.logo),
        "modules": toolkit.modules,
        "annexes": toolkit.annexes,
        "has_changes": has_changes(toolkit),
        "home": page("home", words=toolkit.words, toolkit=toolkit),
    }


def _logo(logo: Picture | None) -> dict[str, Any] | None:
    """The logo's address and its size in pixels, as the footer shows it."""
    if logo is None:
        return None
    width, height = logo.within(*LOGO)
    return {"path": logo.path, "width": round(width), "height": round(height)}


def sources(toolkit: Toolkit) -> dict[str, str]:
    """For each page, the YAML file that it is made from, as a path beside the content folder."""
    made = {f"{annex.address.rstrip('/')}.md": annex.path for annex in toolkit.annexes}
    for module in toolkit.modules:
        made[f"{module.address}index.md"] = module.path
        for activity in module.activities:
            path = activity.address.rstrip("/")
            made[f"{path}.md"] = activity.path
            if _has_facilitator(activity.file):
                made[f"{path}/facilitator.md"] = activity.path
    made[HANDOUTS] = toolkit.path
    return made | ({CHANGES: toolkit.path} if has_changes(toolkit) else {})


def _annex(toolkit: Toolkit, annex: Annex, shelf: Shelf) -> str:
    return page(
        "annex",
        **front(annex.file.title, annex.file.summary),
        words=toolkit.words,
        annex=annex.file,
        bands=from_the_top(bands_of(annex.file)),
        handouts=rows(toolkit, annex_handouts_of(toolkit, annex), "../../", shelf),
        licence=annex.file.licence or toolkit.file.licence,
        trail=trail(toolkit, "../../"),
    )


def _module(toolkit: Toolkit, module: Module, shelf: Shelf) -> str:
    lists = [("aims", module.file.aims), ("outcomes", module.file.outcomes)]
    return page(
        "module",
        **front(module.file.title, module.file.summary),
        words=toolkit.words,
        module=module.file,
        cards=[
            {"activity": activity.file, "address": f"{activity.id}/"}
            for activity in module.activities
        ],
        pack=pack_link(toolkit, module, shelf.sizes, "../../"),
        handouts=rows(toolkit, module_handouts_of(toolkit, module), "../../", shelf),
        lists=[(key, entries) for key, entries in lists if entries],
        licence=toolkit.file.licence,
        trail=trail(toolkit, "../../"),
    )


def _activity(
    toolkit: Toolkit, published: Published, module: Module, activity: Activity, shelf: Shelf
) -> str:
    root = "../../../"
    wordings = list(activity.wordings.values())
    sections = woven([_sections(toolkit, file, root) for file in wordings])
    made = handouts_of(toolkit, activity)
    return page(
        "activity",
        **front(activity.file.title, activity.file.summary),
        words=toolkit.words,
        keeping=keeping(toolkit, published, activity),
        activity=_woven_file(wordings),
        method=_blocks(toolkit, wordings, "method", root),
        sections=_drawn(toolkit, sections),
        wordings=wordings,
        handouts=rows(toolkit, _to_fill_in(toolkit, activity), root, shelf),
        all_handouts=f"{root}handouts/#{activity.id}",
        blank=_blank_sheets(activity, made, root),
        script_words=json.dumps(toolkit.words.for_scripts(), ensure_ascii=False),
        script=f"{root}{WORD_SCRIPT}",
        documents=json.dumps({one.wording: root + one.path for one in word_of(toolkit, activity)}),
        numbered=any(isinstance(block, Scored) for block in sheet_blocks(activity.file)),
        has_facilitator=_has_facilitator(activity.file),
        neighbours=_neighbours(toolkit, activity, root),
        licence=activity.file.licence or toolkit.file.licence,
        publisher=toolkit.file.publisher,
        trail=trail(toolkit, root, module),
    )


def _to_fill_in(toolkit: Toolkit, activity: Activity) -> list[Handout]:
    """What a participant needs: the sheet, in every wording and edition."""
    return [one for one in with_word(toolkit, activity) if one.kind == "sheet"]


def _blank_sheets(activity: Activity, made: Sequence[Handout], root: str) -> list[Link]:
    """For each wording, the sheet to print on the first of the papers."""
    first = {one.wording: one for one in reversed(made) if one.kind == "sheet"}
    return [
        Link(file.wording_title, root + first[wording].path)
        for wording, file in activity.wordings.items()
    ]


def _facilitator(toolkit: Toolkit, module: Module, activity: Activity, shelf: Shelf) -> str:
    root = "../../../../"
    wordings = list(activity.wordings.values())
    title = toolkit.words("facilitator-title", title=activity.file.title.plain)
    return page(
        "facilitator",
        **front(Text((title,)), activity.file.summary),
        words=toolkit.words,
        activity=activity.file,
        method=_blocks(toolkit, wordings[:1], "method", root, facilitator=True),
        notes=_blocks(toolkit, wordings[:1], "facilitator", root, facilitator=True),
        handouts=rows(toolkit, with_word(toolkit, activity), root, shelf),
        trail=[
            *trail(toolkit, root, module),
            Link(toolkit.words("activity", n=activity.file.number), "../"),
        ],
    )


def _has_facilitator(file: ActivityFile) -> bool:
    return bool(file.facilitator or file.method)


def _woven_file(wordings: Sequence[ActivityFile]) -> dict[str, Any]:
    """The activity's own texts, without its blocks, in all wordings at once."""
    keys = ("id", "number", "duration", "wording", "reviewed_by")
    texts = ("title", "summary", "aim", "group", "source", "wording_title")
    first = wordings[0]
    views = [
        {name: getattr(file, name) for name in texts}
        | {
            "materials": [{"text": entry.text} for entry in file.materials],
            "adaptations": [{"title": a.title, "text": a.text} for a in file.adaptations],
            "sheet": {"introduction": file.sheet.introduction},
        }
        for file in wordings
    ]
    also = dict.fromkeys(name for file in wordings for name in file.also)
    return {**woven(views), **{key: getattr(first, key) for key in keys}, "also": list(also)}


def _sections(toolkit: Toolkit, file: ActivityFile, root: str) -> list[dict[str, Any]]:
    context = toolkit.context(file, root)
    return [
        {
            "id": section.id,
            "title": section.title,
            "introduction": section.introduction,
            "blocks": [_view(block, context) for block in section.blocks],
        }
        for section in file.sheet.sections
    ]


def _drawn(toolkit: Toolkit, sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sections with their blocks as HTML and a small ladder that counts them from the ground."""
    return [
        section
        | {
            "blocks": [block_html(view, toolkit.words) for view in section["blocks"]],
            "mark": section_mark(number, len(sections)),
        }
        for number, section in enumerate(sections, 1)
    ]


def _blocks(
    toolkit: Toolkit,
    wordings: Iterable[ActivityFile],
    key: str,
    root: str,
    facilitator: bool = False,
) -> list[Markup]:
    views = []
    for file in wordings:
        context = toolkit.context(file, root)
        context = context.for_facilitators() if facilitator else context
        views.append([_view(block, context) for block in getattr(file, key)])
    return [block_html(view, toolkit.words) for view in woven(views)]


def _view(block: Block, context: Any) -> dict[str, Any]:
    return {"fields": block.fields(context)} | block.view(context)


def _neighbours(toolkit: Toolkit, activity: Activity, root: str) -> list[tuple[str, Link]]:
    everything = toolkit.activities
    at = everything.index(activity)
    before = [("previous-activity", other) for other in everything[max(0, at - 1) : at]]
    after = [("next-activity", other) for other in everything[at + 1 : at + 2]]
    return [(key, Link(other.file.title, root + other.address)) for key, other in before + after]
