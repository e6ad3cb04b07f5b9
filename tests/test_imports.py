"""Who may import whom: the directions that keep the core free of its front ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"
ORDER = (
    "problems",
    "source",
    "text",
    "words",
    "scores",
    "drawing",
    "places",
    "picture",
    "blocks",
    "meant",
    "messages",
    "check",
    "published",
    "succession",
    "model",
    "sheets",
    "examples",
    "collection",
    "references",
    "listing",
    "renames",
    "wordings",
    "library",
    "lasting",
    "reading",
    "omissions",
    "overlong",
    "advice",
    "render",
    "editions",
    "frame",
    "packs",
    "keeping",
    "overview",
    "site",
    "handouts",
    "word",
    "markup",
    "links",
    "lighter",
    "finish",
    "usual",
    "schema",
    "reference",
    "gallery",
    "project",
    "handwritten",
    "new",
    "building",
    "watching",
    "cli",
    "__main__",
    "mkdocs_hooks",
)
"""The parts of the generator; each imports only from those before it."""

ONLY = {
    "mkdocs": {"mkdocs_hooks"},
    "material": set[str](),
    "click": {"cli"},
    "tinycss2": {"lighter"},
    "typst": {"handouts"},
    "pikepdf": {"handouts"},
    "fontTools": {"handouts"},
    "segno": {"handouts"},
    "docx": {"word"},
}
"""Packages that only these parts may import."""


def files() -> list[Path]:
    """Every Python file of the generator."""
    return sorted(GENERATOR.rglob("*.py"))


def part(file: Path) -> str:
    """The part that a file belongs to: the first step of its path."""
    return file.relative_to(GENERATOR).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """The full name of everything that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide directions"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(file: Path) -> Iterator[tuple[str, ...]]:
    """What a file imports of the generator, as steps after `generator`."""
    for name in imports(file):
        package, *steps = name.split(".")
        if package == "generator":
            yield tuple(steps)


def test_each_part_has_its_place() -> None:
    """A new part says where it stands."""
    parts = {part(file) for file in files()} - {"__init__"}
    assert parts == set(ORDER)
    assert len(set(ORDER)) == len(ORDER)


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(GENERATOR)))
def test_a_part_imports_only_from_those_before_it(file: Path) -> None:
    """So there is no cycle between parts."""
    if part(file) == "__init__":
        assert list(own(file)) == []
        return
    before = set(ORDER[: ORDER.index(part(file)) + 1]) | {"__version__"}
    assert {steps[0] for steps in own(file)} <= before


@pytest.mark.parametrize("package", ONLY)
def test_a_package_stays_in_its_part(package: str) -> None:
    """The core reaches no site builder, no layout engine and no command line."""
    users = {
        part(file) for file in files() if package in {name.split(".")[0] for name in imports(file)}
    }
    assert users <= ONLY[package]


def test_block_types_never_import_each_other() -> None:
    """What one offers to others is a protocol of the core."""
    for file in GENERATOR.glob("blocks/*/*.py"):
        for steps in own(file):
            allowed = steps[0] != "blocks" or steps[1] in ("base", "outline", file.parent.name)
            assert allowed, f"{file.parent.name} imports {'.'.join(steps)}"


def test_there_is_no_cycle_inside_a_part() -> None:
    """Files of one part import each other in one direction only."""
    modules = {module(file): file for file in files()}
    uses = {
        name: {found if found in modules else found.rpartition(".")[0] for found in imports(file)}
        & modules.keys()
        for name, file in modules.items()
    }
    while free := [name for name, used in uses.items() if not used - {name}]:
        uses = {name: used - set(free) for name, used in uses.items() if name not in free}
    assert uses == {}


def module(file: Path) -> str:
    """The dotted name of a file; a package has its folder's."""
    steps = file.relative_to(GENERATOR.parent).with_suffix("").parts
    return ".".join(steps[:-1] if steps[-1] == "__init__" else steps)
