"""A Word document in the making: its text, and the parts of the file that the text needs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from itertools import groupby
from typing import Any, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree
from markupsafe import Markup

from generator.blocks.outline import Part, Picture, Turned
from generator.handouts.layout import LOGO
from generator.handouts.picture import png_of
from generator.model import ActivityFile, Toolkit
from generator.text import words as literally
from generator.word.archive import packed, template
from generator.word.writer import LANDSCAPE, UPRIGHT, Place, Writer
from generator.word.xml import clean, paragraph

SHORT, LONG = 11906, 16838  # A4 in twips
MARGINS = 'w:top="964" w:right="1021" w:bottom="964" w:left="1021" w:header="510" w:footer="510"'
LONGEST_PROPERTY = 255
NUMBERS = 1  # the kind of numbered lists in numbering.xml
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())


@dataclass
class Package:
    """One sheet's document: filled once, then saved."""

    toolkit: Toolkit
    file: ActivityFile
    document: WordDocument = field(default_factory=lambda: Document(io.BytesIO(template())))
    links: dict[str, str] = field(default_factory=dict)
    pictures: int = 0

    @property
    def released(self) -> datetime:
        """The day of this version, as a time."""
        return datetime.combine(self.toolkit.file.released, time(), UTC)

    def describe(self) -> None:
        """Title, language and the like, as the PDF has them."""
        about, say = self.document.core_properties, self.toolkit.words
        kind = say("exercise-sheet-of", wording=self.file.wording_title.plain)
        about.title = _short(f"{self.file.title.plain} – {kind}")
        about.subject = _short(self.file.summary.plain)
        about.author = about.last_modified_by = _short(self.toolkit.file.publisher.name.plain)
        about.language = say.language
        about.created = about.modified = self.released
        about.keywords = about.comments = ""
        self._set_language()

    def _set_language(self) -> None:
        language = self.document.styles.element.find(f".//{qn('w:lang')}")
        theme = self.document.settings.element.find(qn("w:themeFontLang"))
        names = ["w:val", "w:bidi"] if self.toolkit.words.direction == "rtl" else ["w:val"]
        for element in (language, theme):
            for name in names:
                element.set(qn(name), self.toolkit.words.language)

    def fill(self, parts: Sequence[Part]) -> None:
        """Write the body, one section for each run of upright or of landscape pages."""
        writer = Writer(
            self.toolkit.words.direction == "rtl", self.link, self.numbered, self.picture
        )
        footer = self._footer(writer)
        runs = [(is_turned, list(run)) for is_turned, run in groupby(parts, _is_turned)]
        written = [self._title(writer)]
        for number, (is_turned, run) in enumerate(runs, 1):
            place = Place(LANDSCAPE if is_turned else UPRIGHT)
            written.append(writer.parts(_flat(run), place))
            page = self._page(is_turned, footer)
            written.append(page if number == len(runs) else paragraph("SectionEnd", [], page))
        self._write_body(Markup("").join(written))

    def _title(self, writer: Writer) -> Markup:
        say, place = self.toolkit.words, Place()
        kind = say("exercise-sheet-of", wording=self.file.wording_title.plain)
        above = literally(f"{say('activity', n=self.file.number)} · {kind}")
        lines = [
            *self._logo(writer),
            writer.line("OverTitle", writer.runs(above.nodes), place),
            writer.line("Heading1", writer.runs(self.file.title.nodes), place),
        ]
        return Markup("").join(lines)

    def _logo(self, writer: Writer) -> Iterable[Markup]:
        """The publisher's logo on a line of its own, as large as beside the title of a PDF."""
        logo = self.toolkit.logo
        if logo is not None:
            width = round(logo.within(*LOGO)[0])
            name = literally(self.toolkit.file.publisher.name.plain)
            drawn = self.picture(Picture(logo.svg, name, width))
            yield writer.line("OverTitle", [Markup("<w:r>{}</w:r>").format(drawn)], Place())

    def _write_body(self, body: Markup) -> None:
        root = parse_xml(
            Markup('<w:document {} mc:Ignorable="w14"><w:body>{}</w:body></w:document>').format(
                Markup(DECLARED), body
            )
        )
        etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES))
        self.document.part._element = root

    def _page(self, is_turned: bool, footer: str) -> Markup:
        """A section's page: A4, upright or landscape."""
        size = (LONG, SHORT) if is_turned else (SHORT, LONG)
        turned = Markup(' w:orient="landscape"') if is_turned else ""
        return Markup(
            '<w:sectPr><w:footerReference w:type="default" r:id="{}"/>'
            '<w:pgSz w:w="{}" w:h="{}"{}/><w:pgMar {} w:gutter="0"/>{}</w:sectPr>'
        ).format(
            footer,
            *size,
            turned,
            Markup(MARGINS),
            Markup("<w:bidi/>") if self.toolkit.words.direction == "rtl" else "",
        )

    def _footer(self, writer: Writer) -> str:
        """Write the foot of all pages; its relation."""
        add = cast(Callable[[], tuple[Any, str]], self.document.part.add_footer_part)
        part, relation = add()
        about = self.toolkit.file
        licence = self.file.licence or about.licence
        who = [about.publisher.name.plain]
        who += [about.publisher.contact.plain] if about.publisher.contact else []
        text = " · ".join([about.title.plain, *who, licence.name])
        line = writer.line(
            "Footer", [*writer.runs([f"{text} · "]), *self._numbers(writer)], Place()
        )
        element = parse_xml(Markup("<w:ftr {}>{}</w:ftr>").format(Markup(DECLARED), line))
        part._element = element
        return relation

    def _numbers(self, writer: Writer) -> Iterable[Markup]:
        """Page x of y, in the language's own order."""
        fields = {"\x01": "PAGE", "\x02": "NUMPAGES"}
        said = self.toolkit.words("page-of", n="\x01", total="\x02")
        for text in _split(said, fields):
            if text in fields:
                inner = Markup("").join(writer.runs(["1"]))
                yield Markup('<w:fldSimple w:instr="{}">{}</w:fldSimple>').format(
                    fields[text], inner
                )
            else:
                yield from writer.runs([text])

    def link(self, address: str) -> str:
        """The relation to an address outside."""
        if address not in self.links:
            self.links[address] = self.document.part.relate_to(
                address, RELATION.HYPERLINK, is_external=True
            )
        return self.links[address]

    def numbered(self, start: int) -> int:
        """A new numbered list that begins with `start`."""
        numbering = self.document.part.numbering_part.element
        number = numbering.add_num(NUMBERS)
        for depth in range(3):
            override = number.add_lvlOverride(ilvl=depth)
            override.add_startOverride(start if depth == 0 else 1)
        return int(number.numId)

    def picture(self, picture: Picture) -> Markup:
        """A drawing within a line, with the text that stands for it."""
        self.pictures += 1
        png = io.BytesIO(png_of(picture.svg))
        inline = self.document.part.new_pic_inline(png, width=Mm(picture.width))
        inline.docPr.set("id", str(self.pictures))
        inline.docPr.set("descr", picture.title.plain)
        drawing = OxmlElement("w:drawing")
        drawing.append(inline)
        return Markup(etree.tostring(drawing, encoding="unicode"))

    def saved(self) -> bytes:
        """The package's bytes."""
        out = io.BytesIO()
        self.document.save(out)
        return packed(out.getvalue(), self.released)


def _short(text: str) -> str:
    """As much as a property of a document holds."""
    text = clean(text)
    return text if len(text) <= LONGEST_PROPERTY else f"{text[: LONGEST_PROPERTY - 1]}\u2026"


def _is_turned(part: Part) -> bool:
    return isinstance(part, Turned)


def _flat(parts: Iterable[Part]) -> list[Part]:
    """The parts, those of turned pages without the turn."""
    return [one for part in parts for one in (part.parts if isinstance(part, Turned) else (part,))]


def _split(text: str, signs: Iterable[str]) -> list[str]:
    for sign in signs:
        text = text.replace(sign, f"\x00{sign}\x00")
    return [part for part in text.split("\x00") if part]
