"""An author's Markdown as a small, safe tree, and what page, paper and speech make of it.

One dialect everywhere: Python-Markdown's, with raw HTML, headings, pictures and code blocks
switched off, so that whatever an author types can only ever become text, emphasis, a list or
a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any, Union

from markdown import Markdown
from markupsafe import Markup, escape

Node = Union[str, "Element"]

BLOCK_TAGS = frozenset({"p", "ul", "ol", "li", "blockquote"})
INLINE_TAGS = frozenset({"strong", "em", "code", "a"})
EMPTY_TAGS = frozenset({"br"})
SPACES = re.compile(r"[ \t\n]+")
LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Element:
    """One element of the tree; `href` is set on links alone, `start` on numbered lists."""

    tag: str
    children: tuple[Node, ...] = ()
    href: str = ""
    start: int = 1


@dataclass(frozen=True)
class Text:
    """A text of an author, ready for every face; Jinja prints it as HTML by itself."""

    nodes: tuple[Node, ...]

    def __html__(self) -> Markup:
        return _html(self.nodes)

    @property
    def plain(self) -> str:
        """The words alone, blocks parted by a space: for labels that are spoken and for search."""
        return " ".join("".join(_words(self.nodes)).split())

    @property
    def paper(self) -> list[Any]:
        """The tree as JSON for the layout: strings and {tag, href, start, children}."""
        return _paper(self.nodes)

    @property
    def is_block(self) -> bool:
        """Whether it holds paragraphs or lists, so that it cannot stand inside a label."""
        return any(isinstance(node, Element) and node.tag in BLOCK_TAGS for node in self.nodes)


def lines_of(text: Text | None, letters: int) -> int:
    """About how many lines a text needs, with so many letters in each; none without a text."""
    if text is None:
        return 0
    if not text.is_block:
        return -(-len(text.plain) // letters)
    return sum(lines_of(Text(part), letters) for part in _parts(text.nodes))


def _parts(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """What begins a line of its own: paragraphs, and entries of lists."""
    for node in nodes:
        if isinstance(node, Element):
            inner = any(isinstance(one, Element) and one.tag in BLOCK_TAGS for one in node.children)
            yield from _parts(node.children) if inner else (node.children,)


def line(source: str) -> Text:
    """One line of inline Markdown; line breaks become spaces."""
    return Text(_unwrap(_parsed(" ".join(source.split()), "line")))


def prose(source: str) -> Text:
    """Paragraphs and lists of Markdown."""
    return Text(_parsed(source, "prose"))


def words(source: str) -> Text:
    """A text of ours, taken literally: nothing in it is Markdown."""
    return Text((source,))


def _html(nodes: tuple[Node, ...]) -> Markup:
    return Markup("").join(_element_html(node) for node in nodes)


def _element_html(node: Node) -> Markup:
    if isinstance(node, str):
        return escape(node)
    if node.tag in EMPTY_TAGS:
        return Markup("<{}>").format(node.tag)
    href = Markup(' href="{}"').format(node.href) if node.href else Markup("")
    start = Markup(' start="{}"').format(node.start) if node.start != 1 else Markup("")
    return Markup("<{0}{1}{2}>{3}</{0}>").format(node.tag, href, start, _html(node.children))


def _words(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        gap = " " if _is_edge(node) else ""
        yield gap
        yield from _words(node.children)
        yield gap


def _paper(nodes: tuple[Node, ...]) -> list[Any]:
    return [
        node
        if isinstance(node, str)
        else {
            "tag": node.tag,
            "href": node.href,
            "start": node.start,
            "children": _paper(node.children),
        }
        for node in nodes
    ]


def _unwrap(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    if len(nodes) == 1 and isinstance(nodes[0], Element) and nodes[0].tag == "p":
        return nodes[0].children
    return nodes


@lru_cache(maxsize=50_000)
def _parsed(source: str, dialect: str) -> tuple[Node, ...]:
    parser = _Tree()
    parser.feed(_dialects()[dialect](source))
    parser.close()
    return parser.nodes()


@lru_cache(maxsize=1)
def _dialects() -> dict[str, Callable[[str], str]]:
    dropped = ("code", "hashheader", "setextheader", "hr", "reference")
    lists = ("ulist", "olist", "indent", "quote")
    return {
        "prose": _dialect(dropped).convert,
        "line": _dialect(dropped + lists).convert,
    }


def _dialect(dropped: tuple[str, ...]) -> Markdown:
    """Python-Markdown without the block rules `dropped`, and nothing that lets HTML through."""
    dialect = Markdown(extensions=["sane_lists"])
    dialect.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref"):
        dialect.inlinePatterns.deregister(name)
    for name in dropped:
        dialect.parser.blockprocessors.deregister(name)
    return dialect


class _Tree(HTMLParser):
    """Python-Markdown's HTML as a tree.

    Its own element tree still holds stashed and doubly escaped parts, hence the way through HTML.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, dict[str, str | None], list[Node]]] = [("", {}, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY_TAGS:
            self._open[-1][2].append(Element(tag))
        else:
            self._open.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY_TAGS and len(self._open) > 1:
            closed = self._open.pop()
            self._open[-1][2].extend(_kept(*closed))

    def handle_data(self, data: str) -> None:
        self._open[-1][2].append(SPACES.sub(" ", data))

    def nodes(self) -> tuple[Node, ...]:
        """The finished tree, with neighbouring strings as Python-Markdown gave them."""
        return _trimmed(self._open[0][2])


def _kept(tag: str, attributes: dict[str, str | None], children: list[Node]) -> Sequence[Node]:
    """The element, or only what it holds where its tag (or a link's address) is not for us."""
    href, start = attributes.get("href") or "", attributes.get("start") or ""
    if tag == "a":
        is_safe = href.lower().startswith(LINK_SCHEMES)
        return [Element(tag, tuple(children or [href]), href)] if is_safe else children
    if tag in BLOCK_TAGS:
        number = int(start) if start.isdecimal() and len(start) < 7 else 1
        return [Element(tag, _trimmed(children), start=number)]
    return [Element(tag, tuple(children))] if tag in INLINE_TAGS else children


def _trimmed(children: list[Node]) -> tuple[Node, ...]:
    """A block's content without the spaces at its edges, beside inner blocks and line breaks.

    Pages would show nothing there, paper would show a gap.
    """
    trimmed = [
        _strip(node, before, after) if isinstance(node, str) else node
        for before, node, after in zip(
            [None, *children], children, [*children[1:], None], strict=False
        )
    ]
    return tuple(node for node in trimmed if node != "")


def _strip(text: str, before: Node | None, after: Node | None) -> str:
    text = text.lstrip(" ") if _is_edge(before) else text
    return text.rstrip(" ") if _is_edge(after) else text


def _is_edge(node: Node | None) -> bool:
    edges = BLOCK_TAGS | EMPTY_TAGS
    return node is None or (isinstance(node, Element) and node.tag in edges)
