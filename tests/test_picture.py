"""The publisher's logo: used when it is safe, whole and small, else told in words."""

from __future__ import annotations

import struct
import zlib

import pytest

from generator.advice import advice
from generator.picture import UnfitError, picture
from generator.site import assets, theme
from tests.authoring import TOOLKIT, Author

PLAIN = "save it as a plain SVG, without scripts and without links to other files"
AGAIN = "save it as an SVG again"
NO_PNG = "holds no whole PNG = save it as a PNG again"
UNSIZED = "does not say how large it is = save it with a viewBox"
ENTITY = '<!DOCTYPE svg [<!ENTITY x "y">]>'
SHAPE = '<path d="M0 0h20v10z" fill="url(#g)" style="stroke: url( \'#g\' )"/>'


def svg(inside: str = SHAPE, attributes: str = 'viewBox="0 0 20 10"', before: str = "") -> bytes:
    """A drawing of 20 by 10 that holds `inside`."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {names} {attributes}>{inside}</svg>".encode()


def png(width: int = 2, height: int = 1) -> bytes:
    """A grey picture."""
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0),
        b"IDAT": zlib.compress(b"\0" + b"\x80" * width),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    )


def refusal(name: str, content: bytes) -> str:
    """What is said of a picture that cannot be used."""
    with pytest.raises(UnfitError) as caught:
        picture(name, content)
    return f"{caught.value.message} = {caught.value.hint}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", svg()),
        ("a.SVG", svg(attributes='width="40mm" height="20mm"')),
        ("a.svg", svg(before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">')),
        ("a.svg", svg('<image href="data:image/png;base64,AA=="/><use xlink:href="#g"/>')),
        ("a.svg", svg("<style>.a{fill:url(#g)}</style><!-- by hand -->")),
        ("a.png", png()),
    ],
)
def test_a_picture_keeps_its_proportions(name: str, content: bytes) -> None:
    """Whatever it is called, its address is ours and its bytes are the author's."""
    found = picture(name, content)
    assert (found.within(36, 13), found.within(192, 6)) == ((26, 13), (12, 6))
    assert found.path.startswith("assets/logo-") and found.path.endswith(name[-4:].lower())
    assert found.content == content
    assert found.svg.startswith("<svg ") and found.svg.isascii()


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>go()</script>", "holds a 'script'"),
        ("<g><SCRIPT/></g>", "holds a 'script'"),
        ("<foreignObject/>", "holds a 'foreignobject'"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "holds a 'p'"),
        ('<path onload="go()"/>', "holds a script"),
        ('<a href="javascript:go()"/>', "points to another file"),
        ('<a xlink:href="https://example.org/"/>', "points to another file"),
        ('<image href="data:image/svg+xml;base64,AA=="/>', "points to another file"),
        ('<image href="photo.png"/>', "points to another file"),
        ('<path fill="url(https://example.org/#g)"/>', "points to another file"),
        ("<path style='fill: URL( \"//example.org\")'/>", "points to another file"),
        ("<style>@import 'x.css'</style>", "points to another file"),
        ("<style>a{b:\\75rl(x)}</style>", "points to another file"),
    ],
)
def test_a_drawing_that_could_run_or_fetch_is_refused(inside: str, what: str) -> None:
    """It would do so at every visitor's."""
    assert refusal("a.svg", svg(inside)) == f"'a.svg' {what} = {PLAIN}"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jpg", b"", "is neither an SVG nor a PNG = save it as one of these"),
        ("a.svg", b"\xff\xd8", f"cannot be read: its line 1 is no XML = {AGAIN}"),
        ("a.svg", svg("<g>"), f"cannot be read: its line 1 is no XML = {AGAIN}"),
        ("a.svg", b"<svg/>", f"holds no SVG = {AGAIN}"),
        ("a.svg", svg("<animate/>"), "moves = save it without movement"),
        ("a.svg", svg("&x;", before=ENTITY), f"holds entities = {PLAIN}"),
        ("a.svg", svg(before='<?xml-stylesheet href="x"?>'), f"names a style sheet = {PLAIN}"),
        ("a.svg", svg(attributes='width="100%" height="5em"'), UNSIZED),
        ("a.svg", svg(attributes='viewBox="0 0 0 9"'), UNSIZED),
        ("a.png", svg(), NO_PNG),
        ("a.png", png()[:-3], NO_PNG),
        ("a.png", png().replace(b"IDAT", b"IDAX"), NO_PNG),
        ("a.png", png(2001), "is 2001 by 1 pixels, and up to 2000 can be used = save it smaller"),
        ("a.png", bytes(100_001), "has 100 KB, and up to 100 can be used = save it smaller: ..."),
    ],
)
def test_a_picture_that_is_broken_or_too_large_is_refused(
    name: str, content: bytes, told: str
) -> None:
    """With what to do about it."""
    assert refusal(name, content).startswith(f"'{name}' {told.removesuffix('...')}")


def with_logo(author: Author, name: str, content: bytes = b"", file: str = "") -> Author:
    """The small toolkit with `name` as its logo, and a picture in the file of that name."""
    author.changes(TOOLKIT, 'name: "Us"\n', f'name: "Us"\n  logo: "{name}"\n')
    author.small.write(file or name, content)
    return author


def test_a_fault_is_told_at_the_line_that_names_the_picture(author: Author) -> None:
    """That is where it can be changed."""
    with_logo(author, "us.svg", b"<svg/>")
    assert author.report() == ["toolkit.yaml:7:9 'us.svg' holds no SVG = save it as an SVG again"]


@pytest.mark.parametrize(
    ("name", "there", "hint"),
    [
        ("us.svg", "Us.svg", "did you mean 'Us.svg'?"),
        ("us.png", "pictures/us.png", "put the picture there, or delete this line"),
        ("../us.png", "us.png", "did you mean 'us.png'?"),
        ("toolkit.yml", "us.png", "put the picture there, or delete this line"),
    ],
)
def test_a_picture_that_is_not_there_is_told(
    name: str, there: str, hint: str, author: Author
) -> None:
    """Only files beside toolkit.yaml count, spelt as they are on every computer."""
    with_logo(author, name, png(), there)
    assert author.report() == [
        f"toolkit.yaml:7:9 there is no picture '{name}' beside toolkit.yaml = {hint}"
    ]


def test_the_site_gets_the_picture_and_its_size(author: Author) -> None:
    """In the footer, with room for its proportions."""
    toolkit = with_logo(author, "us.svg", svg()).toolkit()
    assert toolkit.logo is not None
    assert assets(toolkit) == {toolkit.logo.path: svg()}
    assert theme(toolkit)["logo"] == {"path": toolkit.logo.path, "width": 128, "height": 64}


def test_letters_in_a_logo_are_warned_of(author: Author) -> None:
    """They need a font that not every device has."""
    with_logo(author, "us.svg", svg("<text>Us</text>"))
    (told,) = advice(author.small.path("."))
    assert (told.place.line, told.place.column) == (7, 9)
    assert "letters in this picture look different" in told.message
