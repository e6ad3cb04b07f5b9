"""The gallery, for whoever writes: each block type's examples as written, on screen, on paper.

Also the reference: what may stand in each file and each block. In English, like the examples.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from inspect import getdoc
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.blocks import types
from generator.blocks.base import Block, Context
from generator.examples import Shown, examples_of
from generator.frame import Link, front
from generator.library import load
from generator.reference import shapes
from generator.render import block_html, page
from generator.schema import schemas
from generator.text import Text, line

ACTIVITIES = "activities"
TOP, REFERENCE = "gallery/index.md", "authors/reference.md"
STYLE = "assets/gallery.css"
FILES = {
    "toolkit.json": "toolkit.yaml",
    "module.json": "modules/<module>/module.yaml",
    "activity.json": "modules/<module>/<activity>.yaml",
    "annex.json": "annexes/<annex>.yaml",
}
INDENT = re.compile(r"^[ -]*")
SCALE = 2  # pixels of a picture for one on the screen
Pictures = Mapping[str, list[bytes]]
"""The paper of each example, page by page as PNG, by `<type>/<name>`."""


def activities_in(folder: Path) -> Iterator[Shown]:
    """Each activity of the toolkit in `folder`, as a whole; raises ContentError as `load` does."""
    toolkit = load(folder)
    for module in toolkit.modules:
        for activity in module.activities:
            file = folder / "modules" / module.file.id / f"{activity.id}.yaml"
            title, written = activity.file.title.plain, file.read_text("utf-8")
            yield Shown(ACTIVITIES, activity.id, title, toolkit, activity, written)


def gallery(pictures: Pictures, activities: Sequence[Shown] = ()) -> dict[str, str]:
    """Its pages: path below the docs folder -> Markdown. `activities` have one together."""
    made = {TOP: _top(activities), REFERENCE: _reference()}
    if activities:
        made[f"gallery/{ACTIVITIES}.md"] = _activities(activities, pictures)
    schema = json.loads(schemas()["activity.json"])
    for type in types():
        made[f"gallery/{type}.md"] = _type(type, schema, pictures)
    return made


def gallery_assets(pictures: Pictures) -> dict[str, bytes]:
    """The pictures: address in the site -> PNG."""
    return {
        picture_address(name, number): png
        for name, pages in pictures.items()
        for number, png in enumerate(pages, 1)
    }


def picture_address(name: str, number: int) -> str:
    """Where the picture of an example's page stands in the site."""
    return f"assets/gallery/{name.replace('/', '-')}-{number}.png"


def _top(activities: Sequence[Shown]) -> str:
    about = "Every kind of block: what you write, what people see, and what is printed."
    return page(
        "gallery",
        **front(Text(("Gallery",)), Text((about,))),
        about=about,
        activities=[
            {"title": one.title, "id": _id(one), "about": one.activity.file.summary}
            for one in activities
        ],
        kinds=[
            ("What people fill in", [_kind(type) for type in types() if _has_fields(type)]),
            ("What people read", [_kind(type) for type in types() if not _has_fields(type)]),
        ],
    )


def _has_fields(type: str) -> bool:
    return any(
        block.fields(example.context) for example in examples_of(type) for block in [example.block]
    )


def _kind(type: str) -> dict[str, Any]:
    return {"type": type, "about": _about(type)}


def _about(type: str) -> Text:
    """What the model says of itself, in one sentence."""
    return line(" ".join((getdoc(types()[type]) or type).split("\n\n")[0].split()))


def _type(type: str, schema: dict[str, Any], pictures: Pictures) -> str:
    title = Text((f"Block: {type}",))
    return page(
        "gallery-type",
        **front(title, _about(type)),
        type=type,
        about=_about(type),
        on="On",
        examples=[_shown(example, pictures) for example in examples_of(type)],
        shapes=shapes(schema, types()[type].__name__),
    )


def _activities(activities: Sequence[Shown], pictures: Pictures) -> str:
    about = line(
        "Whole activities: copy one, and change it until it is yours. Each is shown with its sheet."
    )
    return page(
        "gallery-type",
        **front(Text(("Activities",)), about),
        about=about,
        type="",
        on="The sheet on",
        examples=[_shown(one, pictures) for one in activities],
        shapes=None,
    )


def _id(example: Shown) -> str:
    return f"{example.type}-{example.name}"


def _shown(example: Shown, pictures: Pictures) -> dict[str, Any]:
    name = _id(example)
    say = example.toolkit.words
    return {
        "id": name,
        "title": example.title,
        "files": [{"title": name, "lines": _lines(text)} for name, text in _files(example)],
        "language": say.language,
        "direction": say.direction,
        "words": json.dumps(say.for_scripts(), ensure_ascii=False),
        "sections": _sections(example, f"gallery-{name}"),
        "pages": _pages(f"{example.type}/{example.name}", pictures),
    }


def _files(example: Shown) -> Iterator[tuple[str, str]]:
    """What has to be written for it to be seen: a title of each piece but the first, its YAML."""
    yield "", example.written
    if example.above:
        yield "Above it on the same sheet", example.above
    yield from example.annexes


def _lines(written: str) -> list[tuple[int, str]]:
    """Each line, and after how many letters its words begin."""
    return [(len(INDENT.findall(line)[0]), line) for line in written.splitlines()]


def _sections(example: Shown, activity: str) -> list[dict[str, Any]]:
    """The example's sheet; its fields have names that no sheet has, and its links stay here.

    A block alone needs no title above it.
    """
    around = example.context
    links = {id: replace(link, address=f"#{_id(example)}") for id, link in around.annexes.items()}
    context = Context(activity, around.words, around.blocks, links)
    sections = example.activity.file.sheet.sections
    return [
        {
            "title": section.title if len(sections) > 1 else None,
            "blocks": [_block(block, context) for block in section.blocks],
        }
        for section in sections
    ]


def _block(block: Block, context: Context) -> Markup:
    view = {"fields": block.fields(context)} | block.view(context)
    return block_html(view, context.words)


def _pages(name: str, pictures: Pictures) -> list[dict[str, Any]]:
    found = []
    for number, png in enumerate(pictures.get(name, ()), 1):
        width, height = struct.unpack(">II", png[16:24])  # of its first part, IHDR
        address = f"../../{picture_address(name, number)}"
        found.append({"address": address, "width": width // SCALE, "height": height // SCALE})
    return found


def _reference() -> str:
    about = "What may stand in each file of a toolkit: every key, what it takes and what it means."
    made = schemas()
    return page(
        "reference",
        **front(Text(("Reference",)), Text((about,))),
        about=about,
        files=[
            {"name": name, "id": Path(file).stem, "shapes": shapes(json.loads(made[file]))}
            for file, name in FILES.items()
        ],
        links=[Link(type, f"../../gallery/{type}/") for type in types()],
    )
