"""What every page has: front matter, the trail above its title, links to handouts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from generator.editions import Handout
from generator.model import Module, Toolkit
from generator.text import Text


@dataclass(frozen=True)
class Link:
    """A title and where it leads, relative to the page that it stands on."""

    title: Any
    address: str


def front(title: Text, description: Text) -> dict[str, Markup]:
    """Title and description for the front matter: YAML, and already escaped for HTML.

    Themes print both without escaping, and plain builders know no hook of ours.
    """
    return {
        "title": Markup(json.dumps(str(escape(title.plain)), ensure_ascii=False)),
        "description": Markup(json.dumps(str(escape(description.plain)), ensure_ascii=False)),
    }


def links(handouts: Iterable[Handout], root: str) -> list[Link]:
    """Links to handouts from a page that `root` leads up from."""
    return [Link(handout.title, root + handout.path) for handout in handouts]


def trail(toolkit: Toolkit, root: str, module: Module | None = None) -> list[Link]:
    """The pages above one; `root` leads from it to the site's top."""
    above = [Link(toolkit.words("home"), root)]
    return [*above, Link(module.file.title, root + module.address)] if module else above
