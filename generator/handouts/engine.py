"""The layout engine, and how a layout in `paper/` gets its data.

They are the files of a package that layouts import. The engine has inputs of its own
(`sys.inputs`), but forgets all that it has set when one of these changes; when a file changes, only
what depends on it is set anew. So the second way to set a handout takes less time than the first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

ROOT = Path(__file__).parent.parent
PACKAGE = Path("local", "handout", "1.0.0")
GENERATIONS = 10
FILES = {
    "typst.toml": '[package]\nname = "handout"\nversion = "1.0.0"\nentrypoint = "read.typ"\n',
    "read.typ": '#let data = json("data.json")\n#let spacing = json("spacing.json")\n',
    "spacing.json": "{}",
}


@contextmanager
def engine(template: str, data: str) -> Iterator[Engine]:
    """What sets one of the layouts in `paper/` with some data (JSON)."""
    with TemporaryDirectory() as folder:
        packages = Path(folder)
        package = packages / PACKAGE
        package.mkdir(parents=True)
        for name, content in (FILES | {"data.json": data}).items():
            (package / name).write_text(content, "utf-8")
        yield Engine(_compiler(template, packages), package / "spacing.json")
    _forget()


def _forget() -> None:
    """The engine keeps what it set in its last ten runs, which may be gigabytes: have ten more."""
    for _ in range(GENERATIONS):
        _empty().compile(b"", format="svg")


@cache
def _empty() -> typst.Compiler:
    return typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)


class Engine:
    """Sets the pages of one handout, in one way or in several.

    Its methods raise typst.TypstError for a mistake in a template.
    """

    def __init__(self, compiler: typst.Compiler, spacing: Path) -> None:
        self._compiler = compiler
        self._spacing = spacing

    def space(self, spacing: Mapping[str, Any]) -> None:
        """How generously pages are set from now on."""
        self._spacing.write_text(json.dumps(spacing), "utf-8")

    def marks(self) -> list[dict[str, Any]]:
        """The values of all places that the layout marks, in their order."""
        return [one["value"] for one in json.loads(self._compiler.query("<mark>"))]

    def pdf(self, released: int) -> bytes:
        """The pages as a tagged PDF; `released` in seconds since 1970."""
        pdf = self._compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=released)
        assert isinstance(pdf, bytes)  # a list of pages is for pictures alone
        return pdf

    def pictures(self, sharpness: int) -> list[bytes]:
        """Each page as PNG; `sharpness` in pixels an inch."""
        pages = self._compiler.compile(format="png", ppi=sharpness)
        return [page for page in (pages if isinstance(pages, list) else [pages]) if page]


def _compiler(template: str, packages: Path) -> typst.Compiler:
    return typst.Compiler(
        input=ROOT / "paper" / template,
        root=ROOT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=packages,
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[ROOT / "fonts"]
    )
