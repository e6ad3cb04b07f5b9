"""A block's outline as WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from itertools import groupby

from markupsafe import Markup

from generator.blocks.base import Field
from generator.blocks.outline import (
    Box,
    Cell,
    Framed,
    Heading,
    Inline,
    Part,
    Picture,
    Points,
    Room,
    Row,
    Ruled,
    Said,
    Table,
)
from generator.text import BLOCK_TAGS, Element, Node, Text
from generator.word.xml import ROOM, paragraph, run, tag, text_control, tick_control

STYLES: Mapping[str, str] = {
    "plain": "Normal",
    "lead": "Lead",
    "question": "Question",
    "hint": "Hint",
    "choice": "Choice",
    "cell": "Cell",
    "cell-head": "CellHead",
    "cell-small": "CellSmall",
}
MARKS = {"strong": "<w:b/><w:bCs/>", "em": "<w:i/><w:iCs/>"}
TWIPS = 1440 / 25.4  # a mm
UPRIGHT, LANDSCAPE = 174, 261  # mm between the margins
BULLETS, UNNUMBERED = 1, 0
MOST_KEPT = 12  # writing lines that stay on one page
INDENT, RAIL_GAP = 340, 227  # twips; as in numbering.xml
GRID, LINES = "TableGrid", "TableLines"


@dataclass(frozen=True)
class Place:
    """Where a part stands, and what all paragraphs there have in common."""

    width: int = UPRIGHT
    is_framed: bool = False
    is_kept: bool = False
    is_centred: bool = False


@dataclass(frozen=True)
class Writer:
    """Writes the parts of one document; what the package has to hold (lists, links) it asks for.

    `link` gives the relation to an address, `numbered` the id of a new list that starts at a
    number, `picture` a drawing within a line.
    """

    right_to_left: bool
    link: Callable[[str], str]
    numbered: Callable[[int], int]
    picture: Callable[[Picture], Markup]

    def parts(self, parts: Iterable[Part], place: Place) -> Markup:
        """The parts one after the other."""
        return Markup("").join(self.part(part, place) for part in parts)

    @singledispatchmethod
    def part(self, part: Part, place: Place) -> Markup:
        """One part."""
        raise TypeError(f"a document cannot show {type(part).__name__} here")

    @part.register
    def _heading(self, part: Heading, place: Place) -> Markup:
        return self.line(f"Heading{part.level}", self.runs(part.text.nodes), place)

    @part.register
    def _said(self, part: Said, place: Place) -> Markup:
        first = part.inlines[0]
        if len(part.inlines) == 1 and isinstance(first, Text) and first.is_block:
            return Markup("").join(self._blocks(first.nodes, STYLES[part.style], place))
        return self.line(STYLES[part.style], self._inlines(part.inlines), place)

    @part.register
    def _room(self, part: Room, place: Place) -> Markup:
        style = "WritingLine" if part.lines else "Cell"
        kept = replace(place, is_kept=place.is_kept or 1 < part.lines <= MOST_KEPT)
        runs = [self._run(ROOM, '<w:rStyle w:val="PlaceholderText"/>')]
        lines = [self.line(style, runs, kept)]
        lines += [self.line(style, [], kept)] * (part.lines - 2)
        lines += [self.line(style, [], place)] if part.lines > 1 else []
        return text_control(tag(part.field.name), part.field.label, Markup("").join(lines))

    @part.register
    def _ruled(self, part: Ruled, place: Place) -> Markup:
        return self.line("WritingLine", [], place)

    @part.register
    def _points(self, part: Points, place: Place) -> Markup:
        id = self.numbered(1) if part.numbered else BULLETS
        style = "ListNumber" if part.numbered else "ListBullet"
        return Markup("").join(
            self.line(style, self._inlines(entry.inlines), place, (id, 0)) for entry in part.entries
        )

    @part.register
    def _framed(self, part: Framed, place: Place) -> Markup:
        return self.parts(part.parts, replace(place, is_framed=True))

    @part.register
    def _picture(self, part: Picture, place: Place) -> Markup:
        drawn = Markup("<w:r>{}</w:r>").format(self.picture(part))
        return self.line("Normal", [drawn], replace(place, is_centred=True))

    @part.register
    def _table(self, part: Table, place: Place) -> Markup:
        unit = place.width * TWIPS / sum(part.widths)
        widths = [round(width * unit) for width in part.widths]
        columns = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(w) for w in widths)
        rows = Markup("").join(self._row(row, widths, place) for row in part.rows)
        table = Markup(
            '<w:tbl><w:tblPr><w:tblStyle w:val="{}"/>{}<w:tblW w:w="{}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="{}"/></w:tblPr>'
            "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>"
        ).format(
            GRID if part.grid else LINES,
            Markup("<w:bidiVisual/>") if self.right_to_left else "",
            sum(widths),
            int(part.rows[0].is_head),
            columns,
            rows,
        )
        return table + self.line("TableEnd", [], place)  # neighbouring tables would become one

    def _row(self, row: Row, widths: list[int], place: Place) -> Markup:
        starts = [sum(cell.span for cell in row.cells[:at]) for at in range(len(row.cells))]
        cells = [
            self._cell(cell, sum(widths[at : at + cell.span]), row, place)
            for at, cell in zip(starts, row.cells, strict=True)
        ]
        height = Markup('<w:trHeight w:val="{}" w:hRule="atLeast"/>').format(
            round(row.height * TWIPS)
        )
        return Markup("<w:tr><w:trPr><w:cantSplit/>{}{}</w:trPr>{}</w:tr>").format(
            height if row.height else "",
            Markup("<w:tblHeader/>") if row.is_head else "",
            Markup("").join(cells),
        )

    def _cell(self, cell: Cell, width: int, row: Row, place: Place) -> Markup:
        inside = replace(place, is_kept=row.with_next, is_centred=cell.align == "center")
        span = Markup('<w:gridSpan w:val="{}"/>').format(cell.span) if cell.span > 1 else ""
        is_low = row.is_head or cell.align == "center"
        return Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>{}{}</w:tcPr>{}</w:tc>').format(
            width,
            span,
            Markup('<w:vAlign w:val="bottom"/>') if is_low else "",
            self.parts(cell.parts, inside) or self.line("Cell", [], inside),
        )

    def line(
        self,
        style: str,
        runs: Iterable[Markup],
        place: Place,
        numbered: tuple[int, int] | None = None,
    ) -> Markup:
        """A paragraph in one of the styles; `numbered` is the list that it belongs to, and how
        deep it stands there."""
        properties = [
            "<w:keepNext/>" if place.is_kept else "",
            _numbering(*numbered) if numbered else "",
            self._rail() if place.is_framed else "",
            "<w:bidi/>" if self.right_to_left else "",
            _indent(numbered[1] if numbered else None) if place.is_framed else "",
            '<w:jc w:val="center"/>' if place.is_centred else "",
        ]
        return paragraph(style, runs, "".join(properties))

    def _rail(self) -> str:
        side = "right" if self.right_to_left else "left"
        return f'<w:pBdr><w:{side} w:val="single" w:sz="18" w:space="8" w:color="000000"/></w:pBdr>'

    def _blocks(self, nodes: Iterable[Node], style: str, place: Place) -> Iterator[Markup]:
        """Paragraphs, lists and quotations; stray words between them are paragraphs."""
        for is_block, group in groupby(nodes, _is_block):
            if not is_block:
                yield self.line(style, self.runs(group), place)
                continue
            for node in group:
                assert isinstance(node, Element)
                yield from self._block(node, style, place)

    def _block(self, node: Element, style: str, place: Place) -> Iterator[Markup]:
        if node.tag in ("ul", "ol"):
            yield from self._list(node, place, 0)
        else:
            inner = "Quote" if node.tag == "blockquote" else style
            yield from self._blocks(node.children, inner, place)

    def _list(self, node: Element, place: Place, depth: int) -> Iterator[Markup]:
        style = "ListNumber" if node.tag == "ol" else "ListBullet"
        id = self.numbered(node.start) if node.tag == "ol" else BULLETS
        for entry in node.children:
            if isinstance(entry, Element):
                yield from self._entry(entry, style, place, (id, min(depth, 2)))

    def _entry(
        self, entry: Element, style: str, place: Place, at: tuple[int, int]
    ) -> Iterator[Markup]:
        """The first paragraph has the number, the others stand below it."""
        for is_block, group in groupby(entry.children, _is_block):
            for node in group if is_block else [Element("p", tuple(group))]:
                assert isinstance(node, Element)
                if node.tag in ("ul", "ol"):
                    yield from self._list(node, place, at[1] + 1)
                else:
                    yield self.line(style, self.runs(node.children), place, at)
                    at = (UNNUMBERED, at[1])

    def _inlines(self, inlines: Iterable[Inline]) -> Iterator[Markup]:
        for number, inline in enumerate(inlines):
            if number:
                yield self._run(" ")
            if isinstance(inline, Box):
                yield self._box(inline.field, inline.value)
            else:
                yield from self.runs(inline.nodes)

    def _box(self, field: Field, value: str) -> Markup:
        labels = {option.value: option.label for option in field.options}
        label = labels.get(value, field.label)
        return tick_control(tag(field.name, value), label, '<w:rStyle w:val="TickBox"/>')

    def runs(self, nodes: Iterable[Node], marks: str = "") -> Iterator[Markup]:
        """A line of text; blocks in it are parted by a space."""
        for node in nodes:
            if isinstance(node, str):
                yield self._run(node, marks)
            elif node.tag == "br":
                yield Markup("<w:r><w:br/></w:r>")
            elif node.tag == "a":
                inner = Markup("").join(self.runs(node.children, _added(marks, LINK)))
                yield Markup('<w:hyperlink r:id="{}">{}</w:hyperlink>').format(
                    self.link(node.href), inner
                )
            else:
                yield from self.runs(node.children, _added(marks, MARKS.get(node.tag, "")))
                if node.tag in BLOCK_TAGS:
                    yield self._run(" ")

    def _run(self, text: str, marks: str = "") -> Markup:
        return run(text, marks + ("<w:rtl/>" if self.right_to_left else ""))


LINK = '<w:rStyle w:val="Hyperlink"/>'


def _added(marks: str, more: str) -> str:
    """Marks of a run with one more, each once and in the order that the format wants."""
    found = [one for one in (LINK, *MARKS.values()) if one in marks or one == more]
    return "".join(found)


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in BLOCK_TAGS


def _numbering(id: int, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{id}"/></w:numPr>'


def _indent(depth: int | None) -> str:
    """The indent of a paragraph beside a rail; of a list it is added to the list's own."""
    if depth is None:
        return f'<w:ind w:left="{RAIL_GAP}"/>'
    return f'<w:ind w:left="{RAIL_GAP + INDENT * (depth + 1)}" w:hanging="{INDENT}"/>'
