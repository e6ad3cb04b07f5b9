"""What every page has: front matter, the trail above its title, links to handouts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from generator.editions import Handout
from generator.model import Module, Toolkit
from generator.text import Text
from generator.words import Words

MEGABYTE, KILOBYTE = 1_000_000, 1_000


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


@dataclass(frozen=True)
class Shelf:
    """What is known of the files that have been made, by their addresses: bytes and pages."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)

    def told(self, say: Words, path: str) -> str:
        """Pages and size in words; empty where the file has not been made."""
        if path not in self.sizes:
            return ""
        count = self.pages.get(path)
        pages = [say("pages-one") if count == 1 else say("pages-many", n=count)] if count else []
        return ", ".join([*pages, weight(say, self.sizes[path])])


def weight(say: Words, size: int) -> str:
    """A number of bytes in words."""
    if size < MEGABYTE:
        return say("kilobytes", n=max(1, round(size / KILOBYTE)))
    return say("megabytes", n=f"{size / MEGABYTE:.1f}")


@dataclass(frozen=True)
class File:
    """A file to take: how it differs from others of its kind, where it is, and its facts."""

    title: str
    address: str
    facts: str


@dataclass(frozen=True)
class Row:
    """One handout in all the ways in which it is made."""

    name: str
    files: tuple[File, ...]


def rows(toolkit: Toolkit, handouts: Iterable[Handout], root: str, shelf: Shelf) -> list[Row]:
    """Handouts with their papers and editions, for a page that `root` leads up from."""
    say, found = toolkit.words, dict[str, list[File]]()
    for one in handouts:
        file = File(one.way, root + one.path, shelf.told(say, one.path))
        found.setdefault(one.name, []).append(file)
    return [Row(name, tuple(files)) for name, files in found.items()]


def trail(toolkit: Toolkit, root: str, module: Module | None = None) -> list[Link]:
    """The pages above one; `root` leads from it to the site's top."""
    above = [Link(toolkit.words("home"), root)]
    return [*above, Link(module.file.title, root + module.address)] if module else above
