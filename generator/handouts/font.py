"""The font in which typed answers appear. Whatever a sheet's language, people write their own.

It has the letters of Latin, Greek and Cyrillic scripts, cut from the fonts for paper and joined, as
a field has one font (ISO 32000-1, 12.7.3.3). What it lacks, viewers draw in a font of their own.
PDF/UA asks that every font is embedded (ISO 14289-1, 7.21.4.1) and that every code leads to Unicode
(7.21.7); the codes are glyph numbers.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

FONTS = Path(__file__).parent.parent / "fonts"
ATKINSON, NOTO = FONTS / "AtkinsonHyperlegibleNext-Regular.ttf", FONTS / "NotoSans-Regular.ttf"
RESOURCE = "/ToolkitForm"
"""The name under which fields call the font.

Chrome's viewer (PDFium) takes letters of other scripts from the system all the same, and leaves
some out, such as Romanian and Vietnamese ones. It would take all from a font that is called
/Wingdings, but another viewer might believe that name.
"""
LATIN = (
    *((0x0020, 0x007E), (0x00A0, 0x017F), (0x0192, 0x0192), (0x01A0, 0x01B0), (0x0218, 0x021B)),
    *((0x02C6, 0x02DC), (0x1E80, 0x1E85), (0x1E9E, 0x1EF9), (0x2010, 0x203A), (0x20AC, 0x20AC)),
    *((0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212)),
)
"""Letters of Europe and Vietnam, with signs; the second font has what the first one lacks."""
OTHERS = ((0x0384, 0x03CE), (0x0400, 0x045F), (0x0490, 0x0491))
"""Modern Greek, and Cyrillic of Europe; Atkinson's micro is a sign and no Greek letter."""
SYMBOLIC = 4  # a bit of /Flags, ISO 32000-1 table 123

CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
CMAP_BLOCK = 100  # a CMap may map at most so many codes in one block (Adobe 5014, 1.4.1)


@dataclass(frozen=True)
class Cut:
    """A TrueType program cut down to some letters; measures in thousandths of the type size."""

    program: bytes
    glyphs: Mapping[int, int]  # code point -> glyph number
    advances: tuple[int, ...]  # by glyph number
    box: tuple[int, ...]
    ascent: int
    descent: int
    capital: int


def embed(pdf: Pdf) -> Object:
    """Put the form font into `pdf`; returns its dictionary, of a Type 0 font (ISO 32000-1, 9.7.4).

    No subset tag: a viewer may type any of its letters.
    """
    whole = joined()
    name = Name("/ToolkitForm")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([_descendant(pdf, whole, name)]),
        ToUnicode=_packed(pdf, _unicode()),
    )
    return pdf.make_indirect(font)


def _packed(pdf: Pdf, content: bytes, **more: int) -> Object:
    """A stream of what every handout has, so that it is compressed only once."""
    stream = pdf.make_stream(b"", **more)
    stream.write(_compressed(content), filter=Name.FlateDecode)
    return stream


@cache
def _compressed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


@cache
def _unicode() -> bytes:
    return to_unicode(joined().glyphs)


@cache
def joined() -> Cut:
    """All letters that are typed, in one program; the same bytes every time."""
    latin = _points(LATIN) & TTFont(ATKINSON).getBestCmap().keys()
    others = (_points(LATIN + OTHERS) - latin) & TTFont(NOTO).getBestCmap().keys()
    font = Merger().merge([_cut(ATKINSON, latin), _cut(NOTO, others)])
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = TTFont(ATKINSON)["head"].created
    program = io.BytesIO()
    font.save(program)
    return _measure(TTFont(program), program.getvalue())


def _points(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {point for first, last in ranges for point in range(first, last + 1)}


def _cut(source: Path, points: Iterable[int]) -> io.BytesIO:
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(_cut_options())
    cutter.populate(unicodes=sorted(points))
    cutter.subset(font)
    program = io.BytesIO()
    font.save(program)
    return program


def _cut_options() -> subset.Options:
    """No shaping, hints or names: a viewer sets typed text letter by letter."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = []
    options.notdef_outline = True
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT"]
    return options


def _measure(font: TTFont, program: bytes) -> Cut:
    head = font["head"]
    scale = 1000 / head.unitsPerEm
    return Cut(
        program=program,
        glyphs={point: font.getGlyphID(name) for point, name in font.getBestCmap().items()},
        advances=tuple(round(font["hmtx"][name][0] * scale) for name in font.getGlyphOrder()),
        box=tuple(round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(font["hhea"].ascent * scale),
        descent=round(font["hhea"].descent * scale),
        capital=round(font["OS/2"].sCapHeight * scale),
    )


def _descendant(pdf: Pdf, whole: Cut, name: Name) -> Object:
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=system,
        CIDToGIDMap=Name.Identity,
        W=Array([0, Array(list(whole.advances))]),
        FontDescriptor=_descriptor(pdf, whole, name),
    )
    return pdf.make_indirect(font)


def _descriptor(pdf: Pdf, font: Cut, name: Name) -> Object:
    program = _packed(pdf, font.program, Length1=len(font.program))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=SYMBOLIC,
        FontBBox=Array(list(font.box)),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.capital,
        StemV=80,
        FontFile2=program,
    )
    return pdf.make_indirect(descriptor)


def to_unicode(glyphs: Mapping[int, int]) -> bytes:
    """The CMap from glyph numbers to code points (ISO 32000-1, 9.10.3); first code point wins."""
    points: dict[int, int] = {}
    for point, glyph in sorted(glyphs.items()):
        points.setdefault(glyph, point)
    lines = [f"<{glyph:04X}> <{point:04X}>" for glyph, point in sorted(points.items())]
    return (CMAP_HEAD + "".join(_blocks(lines)) + CMAP_TAIL).encode("ascii")


def _blocks(lines: list[str]) -> Iterable[str]:
    for start in range(0, len(lines), CMAP_BLOCK):
        block = lines[start : start + CMAP_BLOCK]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar\n"])
