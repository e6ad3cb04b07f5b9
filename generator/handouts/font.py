"""The font in which typed answers appear: a cut of Atkinson Hyperlegible Next.

PDF/UA asks that every font is embedded (ISO 14289-1, 7.21.4.1) and that every code leads to Unicode
(7.21.7). Most viewers redraw a field best from a *simple* font of one-byte codes, so that is what
Latin-1 languages get; languages with more Latin letters get a composite one. Scripts that Atkinson
lacks get the simple one too: viewers then draw what is typed in a font of their own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

SOURCE = Path(__file__).parent.parent / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
RESOURCE = "/ToolkitForm"
"""The name under which fields call the font."""

# PDF's WinAnsiEncoding is Windows' code page 1252 (ISO 32000-1, annex D.2).
WINANSI = {
    code: ord(letter)
    for code in range(0x20, 0x100)
    if code != 0x7F and (letter := bytes([code]).decode("cp1252", "ignore"))
}
NONSYMBOLIC, SYMBOLIC = 32, 4  # bits of /Flags, ISO 32000-1 table 123

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

    def advance(self, point: int) -> int:
        """How far the letter at code point `point` moves the pen; 0 if the font lacks it."""
        return self.advances[self.glyphs[point]] if point in self.glyphs else 0


def embed(pdf: Pdf, letters: str = "") -> Object:
    """Put the form font into `pdf`; returns its dictionary.

    `letters` is a sample of the language's text: it decides which letters the font has to hold.
    """
    return _composite(pdf) if is_wide(letters) else _simple(pdf)


def is_wide(letters: str) -> bool:
    """Whether most of what WinAnsi lacks of `letters` is in Atkinson: Polish yes, Arabic no."""
    beyond = {ord(letter) for letter in letters if letter.isalpha()} - set(WINANSI.values())
    return 2 * len(beyond & source_points()) > len(beyond)


@cache
def source_points() -> frozenset[int]:
    """The code points that the whole font has."""
    return frozenset(TTFont(SOURCE).getBestCmap())


@cache
def cut(points: frozenset[int]) -> Cut:
    """The font with the letters `points` alone; the same bytes every time."""
    font = TTFont(SOURCE, recalcTimestamp=False)
    cutter = subset.Subsetter(_cut_options())
    cutter.populate(unicodes=sorted(points))
    cutter.subset(font)
    program = io.BytesIO()
    font.save(program)
    return _measure(TTFont(program), program.getvalue())


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


def _simple(pdf: Pdf) -> Object:
    """A TrueType font of one-byte WinAnsi codes (ISO 32000-1, 9.6.3)."""
    latin = cut(frozenset(WINANSI.values()))
    name = Name("/TKFORM+AtkinsonHyperlegibleNext")  # six letters and a plus: a subset, 9.6.4
    widths = [latin.advance(WINANSI[code]) if code in WINANSI else 0 for code in range(0x20, 0x100)]
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        FirstChar=0x20,
        LastChar=0xFF,
        Widths=Array(widths),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=_descriptor(pdf, latin, name, NONSYMBOLIC),
    )
    return pdf.make_indirect(font)


def _composite(pdf: Pdf) -> Object:
    """A Type 0 font of two-byte codes, which are glyph numbers (ISO 32000-1, 9.7.4).

    It holds every letter of Atkinson and no subset tag: a viewer may type any of them.
    """
    whole = cut(source_points())
    name = Name("/AtkinsonHyperlegibleNext")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([_descendant(pdf, whole, name)]),
        ToUnicode=pdf.make_stream(to_unicode(whole.glyphs)),
    )
    return pdf.make_indirect(font)


def _descendant(pdf: Pdf, whole: Cut, name: Name) -> Object:
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=system,
        CIDToGIDMap=Name.Identity,
        W=Array([0, Array(list(whole.advances))]),
        FontDescriptor=_descriptor(pdf, whole, name, SYMBOLIC),
    )
    return pdf.make_indirect(font)


def _descriptor(pdf: Pdf, font: Cut, name: Name, flags: int) -> Object:
    program = Stream(pdf, font.program, Length1=len(font.program))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=flags,
        FontBBox=Array(list(font.box)),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.capital,
        StemV=80,
        FontFile2=pdf.make_indirect(program),
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
