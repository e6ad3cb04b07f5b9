"""The publisher's logo: an SVG or PNG that is safe to show and small enough to send to phones."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lxml import etree

KILOBYTES = 100
MOST_PIXELS = 2000
SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"
KINDS = (".svg", ".png")
RUNS = frozenset({"script", "foreignobject", "iframe", "handler", "listener"})
MOVES = frozenset({"animate", "animatemotion", "animatetransform", "set"})
INSIDE = re.compile(r"#|data:image/(png|jpeg|gif|webp);base64,")
OUTSIDE = re.compile(r"@import|\\|url\(\s*+['\"]?+\s*+(?!#|data:image/(png|jpeg);)", re.IGNORECASE)
NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|mm|cm|in|pc)?\s*")


class UnfitError(Exception):
    """A picture that cannot be used: `message` says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Picture:
    """A picture that can be shown: its bytes, its proportions, and itself as an SVG for paper."""

    content: bytes
    suffix: str
    width: float
    height: float
    svg: str

    @property
    def path(self) -> str:
        """Its address in the site: another one when the picture changes, whatever it is called."""
        return f"assets/logo-{sha256(self.content).hexdigest()[:12]}{self.suffix}"

    @property
    def has_letters(self) -> bool:
        """Whether it holds text that each device sets in letters of its own."""
        return "<text" in self.svg

    def within(self, width: float, height: float) -> tuple[float, float]:
        """The largest size with its proportions inside the given one."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def picture(name: str, content: bytes) -> Picture:
    """The picture in the file called `name`; UnfitError where it cannot be used."""
    suffix = Path(name).suffix.lower()
    if suffix not in KINDS:
        raise UnfitError(f"'{name}' is neither an SVG nor a PNG", "save it as one of these")
    if len(content) > KILOBYTES * 1000:
        size = f"'{name}' has {len(content) // 1000} KB, and up to {KILOBYTES} can be used"
        raise UnfitError(size, "save it smaller: every visitor has to fetch it")
    return _svg(name, content) if suffix == ".svg" else _png(name, content)


# ---- SVG


def _svg(name: str, content: bytes) -> Picture:
    root = _parsed(name, content)
    for fault, hint in _faults(root):
        raise UnfitError(f"'{name}' {fault}", hint)
    width, height = _size(name, root)
    drawn = etree.tostring(root, encoding="ascii").decode()
    return Picture(content, ".svg", width, height, drawn)


def _parsed(name: str, content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        place = f"its line {error.lineno} is no XML" if error.lineno else "it is no XML"
        raise UnfitError(f"'{name}' cannot be read: {place}", "save it as an SVG again") from None
    if root.tag != f"{SVG}svg":
        raise UnfitError(f"'{name}' holds no SVG", "save it as an SVG again")
    return root


def _faults(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What in a drawing could run, move or fetch something."""
    plain = "save it as a plain SVG, without scripts and without links to other files"
    if root.getroottree().docinfo.internalDTD is not None and _has_entities(root):
        yield "holds entities", plain
    if root.getprevious() is not None:
        yield "names a style sheet", plain
    for element in root.iter():
        tag = element.tag if isinstance(element.tag, str) else "&"
        local = tag.rpartition("}")[2].lower()
        if local in RUNS or tag.startswith("{http://www.w3.org/1999/xhtml}"):
            yield f"holds a '{local}'", plain
        if local in MOVES:
            yield "moves", "save it without movement"
        if tag == "&" or (local == "style" and OUTSIDE.search(element.text or "")):
            yield "points to another file", plain
        yield from (("points to another file", plain) for _ in _links(element))
        yield from (("holds a script", plain) for key in element.attrib if _is_handler(str(key)))


def _has_entities(root: etree._Element) -> bool:
    subset = root.getroottree().docinfo.internalDTD
    return any(True for _ in subset.iterentities())


def _links(element: etree._Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        local = str(key).rpartition("}")[2].lower()
        away = local in ("href", "src") and not INSIDE.match(str(value).strip())
        if away or local == "base" or OUTSIDE.search(str(value)):
            yield local


def _is_handler(key: str) -> bool:
    return key.rpartition("}")[2].lower().startswith("on")


def _size(name: str, root: etree._Element) -> tuple[float, float]:
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    given = box[2:] if len(box) == 4 else [root.get("width") or "", root.get("height") or ""]
    found = [float(match[1]) for match in map(NUMBER.fullmatch, given) if match]
    if len(found) < 2 or min(found) <= 0:
        raise UnfitError(f"'{name}' does not say how large it is", "save it with a viewBox")
    return found[0], found[1]


# ---- PNG (ISO/IEC 15948)


def _png(name: str, content: bytes) -> Picture:
    if not content.startswith(PNG) or not _is_whole(content):
        raise UnfitError(f"'{name}' holds no whole PNG", "save it as a PNG again")
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    if not 0 < max(width, height) <= MOST_PIXELS or not min(width, height):
        size = f"'{name}' is {width} by {height} pixels, and up to {MOST_PIXELS} can be used"
        raise UnfitError(size, "save it smaller")
    data = b64encode(content).decode()
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'xlink:href="data:image/png;base64,{data}"/></svg>'
    )
    return Picture(content, ".png", width, height, drawn)


def _is_whole(content: bytes) -> bool:
    """Whether every part is there, as its checksum says, from the header to the end."""
    names = list(_parts(content))
    return len(names) > 2 and names[0] == b"IHDR" and names[-1] == b"IEND" and b"IDAT" in names


def _parts(content: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        part, end = content[at + 4 : at + 8 + length], at + 12 + length
        if end > len(content) or zlib.crc32(part) != int.from_bytes(content[end - 4 : end]):
            return
        yield part[:4]
        at = end
