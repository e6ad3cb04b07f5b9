"""A page's markup, read once: its ids, what it points at, and what the last steps have to move.

Read by a parser, never rewritten by one: places in the page say what to cut, the rest stays as
it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

ADDRESSES = ("href", "src", "poster", "srcset")
IDS = (
    "for",
    "form",
    "headers",
    "list",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
)
"""Attributes that hold ids of elements of the same page, with spaces between them."""

Attributes = dict[str, str | None]


@dataclass(frozen=True, order=True)
class Cut:
    """A part of a page, from `start` to `end`; `code` is what a script says."""

    start: int
    end: int
    code: str = ""


@dataclass
class Markup:
    """What was read of one page."""

    ids: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    scripts: list[Cut] = field(default_factory=list)
    remembered: list[Cut] = field(default_factory=list)

    @property
    def targets(self) -> set[str]:
        """Where a fragment may lead."""
        return {*self.ids, *self.anchors}


def read(page: str) -> Markup:
    """The markup of `page`: a whole document or a part of one."""
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    return reader.markup


class _Reader(HTMLParser):
    """Collects tag by tag."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.markup = Markup()
        self._page = page
        self._lines = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]
        self._open: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, found = dict(attrs), self.markup
        found.ids += [id for id in [given.get("id")] if id is not None]
        found.anchors |= {given.get("name") or ""} if tag == "a" else set()
        found.addresses += _addresses(given)
        found.named += [id for key in IDS for id in (given.get(key) or "").split()]
        if tag == "script" and _is_inline(given):
            self._open = (self._offset(), self._offset() + len(self.get_starttag_text() or ""))
        if tag == "input" and given.get("type") in ("checkbox", "radio"):
            found.remembered += self._attribute(' autocomplete="off"')

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._open:
            start, inside = self._open
            at = self._offset()
            end = self._page.index(">", at) + 1
            self.markup.scripts.append(Cut(start, end, self._page[inside:at]))
            self._open = None

    def _attribute(self, text: str) -> list[Cut]:
        """Where the tag that was just read has an attribute, written as `text`."""
        at = (self.get_starttag_text() or "").find(text)
        start = self._offset() + at
        return [] if at < 0 else [Cut(start, start + len(text))]

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _is_inline(given: Attributes) -> bool:
    """Data (JSON) is no script."""
    return "src" not in given and "json" not in (given.get("type") or "")


def _addresses(given: Attributes) -> Iterator[str]:
    for key in ADDRESSES:
        value = given.get(key)
        if value is not None and key == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif value is not None:
            yield value.strip()
