"""All content, broken in thousands of ways: each time there are words, or pages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import jsonschema
import pytest
import yaml

from generator import site
from generator.advice import advice
from generator.blocks import HERE, types
from generator.library import load
from generator.problems import ContentError, Problem
from generator.schema import schemas
from generator.source import data, parse
from tests.cli.making import REPOSITORY
from tests.mutations.breaking import DEEDS, Deed, Mutation
from tests.mutations.growing import Source

SEED = 2026
EACH, FEW = 5, 1
"""How many mutations of one kind a file of content and an example get."""

POINTING = re.compile(r"^no \w+ is called|has no entry")
"""What is told at those that point at something which is gone."""

TOOLKITS = ("", "tests/toolkits/*/")
AROUND: dict[str, object] = {
    "id": "example",
    "number": 1,
    "title": "Example",
    "wording": "plain",
    "wording_title": "Plain",
    "summary": "One.",
    "aim": "To see.",
}


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Source]:
    """Every file of all toolkits and each example of each block type, in folders of their own."""
    root = tmp_path_factory.mktemp("mutations")
    found = [path for where in TOOLKITS for path in REPOSITORY.glob(f"{where}toolkit_content")]
    for path in found:
        shutil.copytree(path, root / path.parent.name / path.name)
    for type in types():
        _examples(type, root)
    folders = sorted(root.glob("*/toolkit_content"))
    return [
        Source(folder, file.relative_to(folder).as_posix())
        for folder in folders
        for file in sorted(folder.rglob("*.yaml"))
        if not folder.parent.name.startswith("example") or file.name == "example.yaml"
    ]


def _examples(type: str, root: Path) -> None:
    """Each example of a type as the only activity of a toolkit."""
    for name, example in yaml.safe_load((HERE / type / "examples.yaml").read_text("utf-8")).items():
        folder = root / f"example-{type}-{name}" / "toolkit_content"
        blocks = [*example.get("beside", []), example["block"]]
        sheet = {"sections": [{"id": "look", "title": "Look", "blocks": blocks}]}
        _put(folder / "modules/one/example.yaml", {**AROUND, "sheet": sheet})
        for annex in example.get("annexes", []):
            _put(folder / f"annexes/{annex['id']}.yaml", annex)
        module = {"id": "one", "number": 1, "title": "One", "summary": "One."}
        _put(folder / "modules/one/module.yaml", module | {"activities": ["example"]})
        _put(folder / "toolkit.yaml", _toolkit(example.get("language", "en")))


def _toolkit(language: str) -> dict[str, object]:
    licence = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    said: dict[str, object] = dict.fromkeys(("title", "description", "people"), "Examples")
    rest = {"languages": [language], "publisher": {"name": "Us"}, "licence": licence}
    return {**said, **rest, "id": "examples", "released": "2026-11-23", "modules": ["one"]}


def _put(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), "utf-8")


VALIDATORS = {
    name: jsonschema.Draft7Validator(json.loads(schema)) for name, schema in schemas().items()
}


def mutations(sources: list[Source], deed: Deed) -> Iterator[Mutation]:
    """What a deed makes of all files: the same at every run."""
    for source in sources:
        random = Random(f"{SEED} {deed.__name__} {source.folder.parent.name} {source.path}")
        many = FEW if source.folder.parent.name.startswith("example") else EACH
        yield from islice(deed(source, random), many)


def told(mutation: Mutation) -> tuple[Problem, ...]:
    """What is told about a mutation; where that is nothing, the pages are made."""
    file = mutation.source.folder / mutation.source.path
    file.write_bytes(mutation.raw)
    try:
        site.pages(load(mutation.source.folder))
        advice(mutation.source.folder)
        _see_whole(mutation)
    except ContentError as error:
        assert error.problems and str(error)
        return error.problems
    finally:
        file.write_bytes(mutation.source.raw)
    return ()


def _see_whole(mutation: Mutation) -> None:
    """A file of which nothing is told is one for others too: PyYAML and the JSON Schema."""
    yaml.load(mutation.raw, yaml.BaseLoader)
    VALIDATORS[mutation.source.schema].validate(data(parse(mutation.raw, "")))


def fault(mutation: Mutation) -> str:
    """What is wrong with what is told; "" where all is well."""
    try:
        problems = told(mutation)
    except Exception as error:
        return f"crashes with {type(error).__name__}: {error}"
    name = f"/{mutation.source.path}"
    here = [problem.place.line for problem in problems if problem.place.file.endswith(name)]
    is_left = all(
        POINTING.search(problem.message) or not problem.place.file.endswith(name)
        for problem in problems
    )
    wanted = mutation.lines or (None if is_left else mutation.near)
    if wanted is not None and not wanted.intersection(here):
        places = [f"{p.place.file}:{p.place.line} {p.message}" for p in problems]
        return f"is told at {places or 'no place'}, not in lines {sorted(wanted)}"
    return ""


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_each_mutation_is_told_or_builds(deed: Deed, sources: list[Source]) -> None:
    """Never a crash; what breaks a file is told at its place."""
    faults = [
        f"{mutation} {wrong}" for mutation in mutations(sources, deed) if (wrong := fault(mutation))
    ]
    assert not faults, f"{len(faults)}:\n" + "\n".join(faults[:40])


def test_there_are_thousands(sources: list[Source]) -> None:
    """And they are the same at every run."""
    made = [[str(one) for deed in DEEDS for one in mutations(sources, deed)] for _ in range(2)]
    assert len(made[0]) >= 2000
    assert made[0] == made[1]
