"""An author's Markdown as a small, safe tree, and what page, paper and speech make of it.

One dialect everywhere: Python-Markdown's, with raw HTML, headings, pictures and code blocks
switched off, so that whatever an author types can only ever become text, emphasis, a list or
a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Element:
    """One element of the tree; `href` is set on links alone."""

    tag: str
    children: tuple[Node, ...] = ()
    href: str = ""


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
        """The tree as JSON for the layout: strings and {tag, href, children}."""
        return _paper(self.nodes)

    @property
    def is_block(self) -> bool:
        """Whether it holds paragraphs or lists, so that it cannot stand inside a label."""
        return any(isinstance(node, Element) and node.tag in BLOCK_TAGS for node in self.nodes)


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
    return Markup("<{0}{1}>{2}</{0}>").format(node.tag, href, _html(node.children))


def _words(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        yield from _words(node.children)
        if node.tag in BLOCK_TAGS | EMPTY_TAGS:
            yield " "


def _paper(nodes: tuple[Node, ...]) -> list[Any]:
    return [
        node
        if isinstance(node, str)
        else {"tag": node.tag, "href": node.href, "children": _paper(node.children)}
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
        self._open: list[tuple[str, str, list[Node]]] = [("", "", [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY_TAGS:
            self._open[-1][2].append(Element(tag))
            return
        href = dict(attrs).get("href") or ""
        self._open.append((tag, href if href.lower().startswith(LINK_SCHEMES) else "", []))

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY_TAGS or len(self._open) == 1:
            return
        name, href, children = self._open.pop()
        self._open[-1][2].extend(_kept(name, href, children))

    def handle_data(self, data: str) -> None:
        into = self._open[-1]
        if data.strip() or into[0] in BLOCK_TAGS - {"ul", "ol", "blockquote"} | INLINE_TAGS:
            into[2].append(data)

    def nodes(self) -> tuple[Node, ...]:
        """The finished tree, with neighbouring strings as Python-Markdown gave them."""
        return tuple(self._open[0][2])


def _kept(tag: str, href: str, children: list[Node]) -> list[Node]:
    """The element, or only what it holds where its tag (or a link's address) is not for us."""
    if tag == "a" and not href:
        return children
    return [Element(tag, tuple(children), href)] if tag in BLOCK_TAGS | INLINE_TAGS else children
