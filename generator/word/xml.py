"""WordprocessingML as safe markup: runs, paragraphs, content controls.

Each text control has one shape, each box to tick another: the browser finds and fills them by
their tags (`client/word.js`), so both sides have to change together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

LONGEST = 64  # Word refuses longer tags and titles of content controls
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ROOM = "\u2003" * 6  # what an empty control shows: room to click on, and nothing on paper
OFF, ON = "\u2610", "\u2612"


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return FORBIDDEN.sub("", text)


def tag(name: str, value: str = "") -> str:
    """The tag of a field's control, `name` or `name/value`; a long one is cut and numbered."""
    whole = f"{name}/{value}" if value else name
    if len(whole) <= LONGEST:
        return whole
    return f"{whole[: LONGEST - 9]}~{_fnv(whole):08x}"


def _fnv(text: str) -> int:
    """FNV-1a in 32 bits of ASCII text: the browser reckons the same in a line."""
    number = 0x811C9DC5
    for byte in text.encode():
        number = (number ^ byte) * 0x01000193 % 2**32
    return number


def run(text: str, properties: str = "") -> Markup:
    """Text in one look; `properties` are elements of w:rPr in their order."""
    return Markup('<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>').format(
        _within("rPr", properties), clean(text)
    )


def paragraph(style: str, runs: Iterable[Markup], properties: str = "") -> Markup:
    """A paragraph; `properties` are the elements of w:pPr that follow its style."""
    return Markup('<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}</w:p>').format(
        style, Markup(properties), Markup("").join(runs)
    )


def text_control(name: str, label: str, content: Markup) -> Markup:
    """A control around paragraphs, the first of which shows the room for the answer."""
    return _control(name, label, Markup("<w:showingPlcHdr/>"), content)


def tick_control(name: str, label: str, properties: str) -> Markup:
    """A box to tick within a line."""
    return _control(
        name,
        label,
        Markup(
            '<w14:checkbox><w14:checked w14:val="0"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        ),
        run(OFF, properties),
    )


def _control(name: str, label: str, kind: Markup, content: Markup) -> Markup:
    return Markup(
        '<w:sdt><w:sdtPr><w:alias w:val="{}"/><w:tag w:val="{}"/>{}</w:sdtPr>'
        "<w:sdtContent>{}</w:sdtContent></w:sdt>"
    ).format(_title(label), name, kind, content)


def _title(label: str) -> str:
    """What Word shows and says of a control, as long as it may be."""
    text = clean(label)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}\u2026"


def _within(name: str, properties: str) -> Markup:
    if not properties:
        return Markup("")
    return Markup("<w:{0}>{1}</w:{0}>").format(name, Markup(properties))
