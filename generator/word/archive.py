"""The package of a .docx: the template that each document starts from, and the finished file."""

from __future__ import annotations

import io
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PARTS = Path(__file__).parent / "package"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "word/document.xml"
FIRST = "[Content_Types].xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@lru_cache(maxsize=1)
def template() -> bytes:
    """An empty document with our styles, lists, settings and fonts."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in _parts().items():
            archive.writestr(name, text)
    return out.getvalue()


def packed(package: bytes, released: datetime) -> bytes:
    """The same parts in one order, all from the day of release.

    The text is stored as it is: the browser puts answers into it and cannot unpack.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as source, ZipFile(out, "w") as archive:
        names = sorted(source.namelist(), key=lambda name: (name != FIRST, name))
        for name in names:
            how = ZIP_STORED if name == CONTENT else ZIP_DEFLATED
            archive.writestr(_dated(name, released), source.read(name), how, 9)
    return out.getvalue()


def _dated(name: str, released: datetime) -> ZipInfo:
    """An entry's name and time; archives know no day before 1980."""
    info = ZipInfo(name, max(released.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


def _parts() -> dict[str, str]:
    kinds = ["styles", "numbering", "settings", "fontTable"]
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name}+xml"/>'
        for name in kinds
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(kinds, 1)
    )
    return {
        FIRST: XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="{CONTENT}"/>'
        ),
        CONTENT: XML
        + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body/></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
    } | {f"word/{name}.xml": (PARTS / f"{name}.xml").read_text("utf-8") for name in kinds}


def _relations(inner: str) -> str:
    address = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{XML}<Relationships xmlns="{address}">{inner}</Relationships>'
