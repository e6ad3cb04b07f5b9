"""The link check: what the pages of a finished site point at is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.finish import finish
from generator.links import Dead, problems

BASE, ADDRESS = "/kit/", "https://example.org/kit/"
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>'
)
OTHER = '<h1 id="top-of-it">Other</h1><a name="old">here</a>'
FILES = ("handouts/a.pdf", "assets/look.css", "with space.png")


def dead(tmp_path: Path, body: str, page: str = "one/two/index.html") -> list[tuple[str, str]]:
    """What is dead on a page with `body`, in a site with a home page, another page and files."""
    for name, text in {"index.html": "", "other/index.html": OTHER, page: body}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{HEAD}{text}</body></html>", "utf-8")
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = finish(tmp_path, BASE, ADDRESS)
    assert {one.page for one in found} <= {page}
    return [(one.kind, one.value) for one in found]


GOOD = {
    "up to the home page": '<a href="../..">Home</a><a href="../../#">Home</a>',
    "a page with its slash": '<a href="../../other/">Other</a>',
    "a page without its slash": '<a href="../../other">Other</a>',
    "a page by its file": '<a href="../../other/index.html?x=1">Other</a>',
    "an id of another page": '<a href="../../other/#top-of-it">Other</a>',
    "a named anchor of another page": '<a href="../../other/#old">Other</a>',
    "an id of this page": '<p id="é x.1">Here</p><a href="#%C3%A9%20x.1">Here</a>',
    "the top of this page": '<a href="#top">Top</a><a href="#">Top</a>',
    "a file": '<a href="../../handouts/a.pdf#page=2">Paper</a>',
    "a picture with a space": '<img alt="" src="../../with%20space.png">',
    "a path from the server's top": '<a href="/kit/other/">Other</a><a href="/kit">Home</a>',
    "the site's full address": '<a href="https://example.org/kit/other/#old">Other</a>',
    "other sites": '<a href="https://example.org/x">X</a><a href="mailto:a@b.c">Y</a>'
    '<a href="//example.com/z">Z</a><img alt="" src="data:image/gif;base64,AAAA">',
    "an address that is none": '<a href="http://[oops">Oops</a>',
    "a label's control": '<label for="a.b">A</label><input id="a.b">',
    "several ids": '<i id="a"></i><i id="b"></i><p aria-labelledby="a b">C</p>',
    "ids in a comment": '<!-- <p id="a"> --><p id="a">A</p>',
}
BAD = {
    "no page": ('<a href="../nothing/">X</a>', ("address", "../nothing/")),
    "no file": ('<a href="../../handouts/b.pdf">X</a>', ("address", "../../handouts/b.pdf")),
    "no picture": ('<img alt="" src="x.png">', ("address", "x.png")),
    "no picture of a set": (
        '<img alt="" src="../../with%20space.png" srcset="y.png 2x">',
        ("address", "y.png"),
    ),
    "no style sheet": ('<link rel="stylesheet" href="look.css">', ("address", "look.css")),
    "no script": ('<script src="go.js"></script>', ("address", "go.js")),
    "above the site's top": ('<a href="../../../other/">X</a>', ("address", "../../../other/")),
    "outside of the site's path": ('<a href="/other/">X</a>', ("address", "/other/")),
    "the site's full address": (
        '<a href="https://example.org/kit/nothing">X</a>',
        ("address", "https://example.org/kit/nothing"),
    ),
    "no id on this page": ('<a href="#nothing">X</a>', ("fragment", "#nothing")),
    "no id on another page": (
        '<p id="here"></p><a href="../../other/#here">X</a>',
        ("fragment", "../../other/#here"),
    ),
    "no control": ('<label for="x">X</label>', ("name", "x")),
    "no name": ('<p id="a" aria-labelledby="a b">X</p>', ("name", "b")),
    "no description": ('<input aria-describedby="x">', ("name", "x")),
    "nothing to control": ('<button aria-controls="x">X</button>', ("name", "x")),
    "no head of a cell": ('<table><tr><td headers="x">X</td></tr></table>', ("name", "x")),
    "no form": ('<input form="x">', ("name", "x")),
    "an id twice": ('<p id="a">A</p><form><p id="a">B</p></form>', ("twice", "a")),
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_is_there_is_found(tmp_path: Path, body: str) -> None:
    """However it is written."""
    assert dead(tmp_path, body) == []


@pytest.mark.parametrize(("body", "fault"), BAD.values(), ids=BAD)
def test_what_is_not_there_is_told(tmp_path: Path, body: str, fault: tuple[str, str]) -> None:
    """Once a page, and in forms too."""
    assert dead(tmp_path, f"<form>{body}</form>") == [fault]
    assert dead(tmp_path, body) == [fault]


def test_a_finished_site_is_checked_again(tmp_path: Path) -> None:
    """A second run finds the same."""
    first = dead(tmp_path, '<a href="x/">X</a>')
    again = finish(tmp_path, BASE, ADDRESS)
    assert [(one.kind, one.value) for one in again] == first == [("address", "x/")]


def test_an_author_is_told_the_place() -> None:
    """Also where the site builder has rewritten the address; not where nobody wrote it."""
    text = "# About\n\nSee [the page](privacy.md#hosts) and [this](nothing/).\n"
    for dead, at in (
        (Dead("about/index.html", "fragment", "../privacy/#hosts"), "3:26"),
        (Dead("about/index.html", "address", "nothing/"), "3:45"),
    ):
        (told,) = problems(dead, {"docs/about.md": text})
        assert str(told).startswith(f"docs/about.md:{at}: {dead.message}\n")
    assert problems(Dead("about/index.html", "address", "theirs/"), {"docs/about.md": text}) == []
