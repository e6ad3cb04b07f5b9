"""The gallery, for whoever writes: each block type's examples as written, on screen, on paper.

Also the reference: what may stand in each file and each block. In English, like the examples.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import replace
from inspect import getdoc
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.blocks import types
from generator.blocks.base import Context
from generator.examples import Example, examples_of
from generator.frame import Link, front
from generator.model import blocks_of
from generator.reference import shapes
from generator.render import block_html, page
from generator.schema import schemas
from generator.text import Text, line

TOP, REFERENCE = "gallery/index.md", "authors/reference.md"
STYLE = "assets/gallery.css"
FILES = {
    "toolkit.json": "toolkit.yaml",
    "module.json": "modules/<module>/module.yaml",
    "activity.json": "modules/<module>/<activity>.yaml",
    "annex.json": "annexes/<annex>.yaml",
}
SCALE = 2  # pixels of a picture for one on the screen
Pictures = Mapping[str, list[bytes]]
"""The paper of each example, page by page as PNG, by `<type>/<name>`."""


def gallery(pictures: Pictures) -> dict[str, str]:
    """Its pages: path below the docs folder -> Markdown."""
    made = {TOP: _top(), REFERENCE: _reference()}
    for type in types():
        made[f"gallery/{type}.md"] = _type(type, pictures)
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


def _top() -> str:
    about = "Every kind of block: what you write, what people see, and what is printed."
    return page(
        "gallery",
        **front(Text(("Gallery",)), Text((about,))),
        about=about,
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


def _type(type: str, pictures: Pictures) -> str:
    schema = json.loads(schemas()["activity.json"])
    title = Text((f"Block: {type}",))
    return page(
        "gallery-type",
        **front(title, _about(type)),
        type=type,
        about=_about(type),
        examples=[_shown(example, pictures) for example in examples_of(type)],
        shapes=shapes(schema, types()[type].__name__),
    )


def _shown(example: Example, pictures: Pictures) -> dict[str, Any]:
    name = f"{example.type}-{example.name}"
    say = example.toolkit.words
    return {
        "id": name,
        "title": example.title,
        "written": example.written,
        "language": say.language,
        "direction": say.direction,
        "words": json.dumps(say.for_scripts(), ensure_ascii=False),
        "blocks": _blocks(example, f"gallery-{name}"),
        "pages": _pages(f"{example.type}/{example.name}", pictures),
    }


def _blocks(example: Example, activity: str) -> list[Markup]:
    """The example's sheet; its fields have names that no sheet has, and its links stay here."""
    around = example.context
    links = {
        id: replace(link, address=f"#{example.type}-{example.name}")
        for id, link in around.annexes.items()
    }
    context = Context(activity, around.words, around.blocks, links)
    views = [
        {"fields": block.fields(context)} | block.view(context)
        for block in blocks_of(example.activity.file)
    ]
    return [block_html(view, around.words) for view in views]


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
