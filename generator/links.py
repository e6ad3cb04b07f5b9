"""What the pages of a finished site point at and is not there: links, anchors, ids.

Addresses of other sites are not asked after; the site's own full address counts as its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from posixpath import normpath
from typing import Literal
from urllib.parse import unquote, urlsplit

from generator.markup import Markup
from generator.problems import Place, Problem, quoted

INDEX = "index.html"
OUTSIDE = "\0"  # no file is called so

Kind = Literal["address", "fragment", "name", "twice"]


@dataclass(frozen=True, order=True)
class Dead:
    """`value` on a page: an address or fragment that leads nowhere, or an id that does not hold."""

    page: str
    kind: Kind
    value: str

    def __str__(self) -> str:
        return f"{self.page}: {self.message}"

    @property
    def message(self) -> str:
        """What is wrong, in words."""
        value = quoted(self.value)
        return {
            "address": f"the link {value} leads to no page or file of this site",
            "fragment": f"the link {value} leads to a page, but to no place on it",
            "name": f"something points at the id {value}, which is not on this page",
            "twice": f"two things on this page have the id {value}",
        }[self.kind]


@dataclass(frozen=True)
class Site:
    """A finished site: its pages as read, all its files, the path and address it is served at."""

    pages: Mapping[str, Markup]
    files: Set[str]
    base: str = "/"
    address: str = ""

    def dead(self) -> list[Dead]:
        """All that is wrong, sorted by page, each thing once a page."""
        return sorted(
            {Dead(page, *found) for page, markup in self.pages.items() for found in self._of(page)}
        )

    def _of(self, page: str) -> Iterator[tuple[Kind, str]]:
        markup = self.pages[page]
        yield from (("twice", id) for id, count in Counter(markup.ids).items() if count > 1)
        yield from (("name", id) for id in markup.named if id not in markup.targets)
        for value in set(markup.addresses):
            yield from ((kind, value) for kind in self._address(page, value))

    def _address(self, page: str, value: str) -> Iterator[Kind]:
        """What is wrong with an address on `page`, if anything is."""
        path, fragment = self._inside(value)
        if path is None:
            return
        file = self._file(page, path)
        if file not in self.files:
            yield "address"
        elif file in self.pages and fragment not in ("", "top", *self.pages[file].targets):
            yield "fragment"

    def _inside(self, value: str) -> tuple[str | None, str]:
        """The path and fragment of an address of this site; no path for another site's."""
        own = bool(self.address) and f"{value}/".startswith(self.address)
        try:
            url = urlsplit(self.base + value[len(self.address) :] if own else value)
        except ValueError:
            return None, ""
        if url.scheme or url.netloc:
            return None, ""
        return unquote(url.path), unquote(url.fragment).partition(":~:")[0]

    def _file(self, page: str, path: str) -> str:
        """The file that a host gives for `path`, seen from `page`."""
        if not path:
            return page
        folder = page.rpartition("/")[0]
        if path.startswith("/"):
            inside = path.startswith(self.base) or path + "/" == self.base
            folder, path = "", path[len(self.base) :] if inside else OUTSIDE
        found = normpath(f"{folder}/{path}".lstrip("/") or ".")
        return found if found in self.files else normpath(f"{found}/{INDEX}")


def problems(dead: Dead, texts: Mapping[str, str]) -> list[Problem]:
    """The places in an author's files, path -> text, where something dead was written.

    None where no author wrote it.
    """
    found = []
    for path, text in texts.items():
        at = next((at for sign in _signs(dead) if (at := text.find(sign)) >= 0), -1)
        if at >= 0:
            found.append(Problem(Place.within(path, text, at), dead.message, HINTS[dead.kind]))
    return found


def _signs(dead: Dead) -> list[str]:
    """How it may be written: MkDocs rewrites what leads to a page, and leaves the fragment."""
    if dead.kind in ("name", "twice"):
        return [f'"{dead.value}"']
    fragment = urlsplit(dead.value).fragment
    return [dead.value, *([f"#{fragment}"] if fragment and dead.kind == "fragment" else [])]


HINTS: dict[Kind, str] = {
    "address": "write it as seen from this file, such as 'about.md'; or take the link out",
    "fragment": "a heading's is made of its words: look at the address of the built page",
    "name": "write the id of something on the same page",
    "twice": "give one of them another id",
}
