"""The JSON Schemas: fresh, valid, and of one mind with the checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from generator.examples import Example, examples
from generator.schema import schemas
from generator.source import data, parse, read

ROOT = Path(__file__).parents[1]
CONTENT = sorted(ROOT.glob("toolkit_content/**/*.yaml"))
FILES = CONTENT + sorted(ROOT.glob("tests/toolkits/**/*.yaml"))


def kind(file: Path) -> str:
    """Which schema a file of YAML is written to."""
    named = {"toolkit.yaml": "toolkit", "module.yaml": "module"}
    if file.name in named:
        return named[file.name]
    if file.parent.name == "annexes":
        return "annex"
    return "overlay" if "." in file.stem else "activity"


def validator(name: str) -> Draft7Validator:
    """An independent judge of one kind of file."""
    return Draft7Validator(json.loads(schemas()[f"{name}.json"]))


def faults(name: str, text: str) -> list[str]:
    """What the judge says against a YAML text."""
    return [error.message for error in validator(name).iter_errors(data(parse(text.encode(), "")))]


@pytest.mark.parametrize("name", schemas())
def test_the_committed_schema_is_fresh(name: str) -> None:
    """`make generate` writes it anew."""
    assert (ROOT / "generator" / "generated" / name).read_bytes() == schemas()[name]


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_draft_07(name: str) -> None:
    """Editors read no later one."""
    schema: dict[str, Any] = json.loads(schemas()[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    assert "$defs" not in text
    assert '"discriminator"' not in text


@pytest.mark.parametrize("name", [name for name in schemas() if name != "answers.json"])
def test_every_key_says_what_it_means(name: str) -> None:
    """Editors show it beside the cursor; the blocks show their smallest example, too."""
    schema: dict[str, Any] = json.loads(schemas()[name])
    shapes = {"file": schema} | schema.get("definitions", {})
    silent = {
        (shape, key)
        for shape, about in shapes.items()
        for key, told in about.get("properties", {}).items()
        if not told.get("description")
    }
    assert silent == set()
    blocks = [one for one in shapes.values() if "type" in one.get("properties", {})]
    assert all(one["examples"][0]["type"] for one in blocks)


@pytest.mark.parametrize("example", list(examples()), ids=lambda one: f"{one.type}-{one.name}")
def test_every_example_is_valid(example: Example) -> None:
    """As an author would write it into the sheet of an activity."""
    schema: dict[str, Any] = json.loads(schemas()["activity.json"])
    block = {"$ref": f"#/definitions/{type(example.block).__name__}"}
    judge = Draft7Validator(block | {"definitions": schema["definitions"]})
    problems = judge.iter_errors(data(parse(example.written.encode(), "")))
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_good_content_is_valid(file: Path) -> None:
    """What the checks let pass, the schema does too."""
    problems = validator(kind(file)).iter_errors(data(read(file, file.name)))
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize("file", CONTENT, ids=lambda file: file.name)
def test_each_file_names_its_schema(file: Path) -> None:
    """The first line tells an editor where it is."""
    first = file.read_text("utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / named).resolve() == ROOT / "generator/generated" / f"{kind(file)}.json"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("annex", "id: a\ntitle: A\n"),
        ("annex", "id: a\ntitle: A\nsummary: B\ncolour: red\n"),
        ("annex", "id: Not An Id\ntitle: A\nsummary: B\n"),
        ("module", "id: a\nnumber: one\ntitle: A\nsummary: B\n"),
        ("overlay", "sheet:\n  sections:\n    - title: without an id\n"),
        ("overlay", "colour: red\n"),
    ],
)
def test_wrong_content_is_not_valid(name: str, text: str) -> None:
    """Missing and unknown keys, wrong ids and kinds."""
    assert faults(name, text)


def test_a_wrong_block_type_is_not_valid() -> None:
    """The types are those found as folders."""
    activity = (ROOT / "tests/toolkits/village-library/toolkit_content/modules").rglob("*.yaml")
    text = next(f for f in sorted(activity) if kind(f) == "activity").read_text("utf-8")
    assert "type: rating" in text
    assert faults("activity", text) == []
    assert faults("activity", text.replace("type: rating", "type: ratng"))
