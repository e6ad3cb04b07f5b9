"""JSON Schemas: of the content's files, for editors that help while writing, and of answers files.

They declare draft-07, the level that YAML's language server reads. That of answers files is
written by hand beside the scripts that make them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.blocks import types
from generator.examples import examples_of
from generator.model import AnnexFile, ModuleFile, ToolkitFile, activity_model
from generator.source import data, parse
from generator.usual import USUAL

DRAFT = "http://json-schema.org/draft-07/schema#"
ANSWERS = Path(__file__).parent / "client" / "answers.schema.json"
Schema = dict[str, Any]


def schemas() -> dict[str, bytes]:
    """A schema for each kind of file, by its name below `schemas/`."""
    activity = _of(activity_model(), "An activity in its default wording.")
    made = {
        "activity.json": activity,
        "overlay.json": _overlay(activity),
        "module.json": _of(ModuleFile, "A module."),
        "annex.json": _of(AnnexFile, "An annex."),
        "toolkit.json": _of(ToolkitFile, "The whole publication."),
    }
    written = {name: _bytes(schema) for name, schema in made.items()}
    return written | {"answers.json": ANSWERS.read_bytes()}


def _bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()


def _of(model: type[BaseModel], description: str) -> Schema:
    made: Schema = _changed(_changed(model.model_json_schema(), _told), _draft_07)
    for type, block in types().items():
        if block.__name__ in made.get("definitions", {}):
            made["definitions"][block.__name__]["examples"] = [_smallest(type)]
    return {"$schema": DRAFT} | made | {"description": description}


@cache
def _smallest(type: str) -> Any:
    """The data of a block type's first example."""
    return data(parse(next(examples_of(type)).written.encode(), type))


def _told(schema: Schema) -> Schema:
    """Each key says what it means: an editor shows it beside the cursor."""
    for key, about in schema.get("properties", {}).items():
        if isinstance(about, dict) and key in USUAL:
            about.setdefault("description", USUAL[key])
    return schema


def _overlay(activity: Schema) -> Schema:
    """The same shape with nothing required but the ids of what stands in a list."""
    made: Schema = _changed(activity, _loose)
    made.pop("required", None)
    return made | {"description": "A wording or a language: only the texts that differ."}


def _changed(schema: Any, change: Callable[[Schema], Schema]) -> Any:
    """`schema` with every mapping in it changed, inner ones first."""
    if isinstance(schema, Mapping):
        return change({key: _changed(value, change) for key, value in schema.items()})
    if isinstance(schema, list):
        return [_changed(entry, change) for entry in schema]
    return schema


def _draft_07(schema: Schema) -> Schema:
    """Newer words in draft-07's: a reference stands alone there, definitions have another name."""
    schema.pop("discriminator", None)
    if "$defs" in schema:
        schema["definitions"] = schema.pop("$defs")
    if isinstance(schema.get("$ref"), str):
        schema["$ref"] = schema["$ref"].replace("#/$defs/", "#/definitions/")
        if len(schema) > 1:
            schema["allOf"] = [{"$ref": schema.pop("$ref")}]
    return schema


def _loose(schema: Schema) -> Schema:
    if "properties" in schema:
        schema["properties"].pop("renamed_from", None)  # ids are the base file's
        schema["required"] = [key for key in schema.get("required", ()) if key == "id"]
    if "oneOf" in schema:
        schema["anyOf"] = schema.pop("oneOf")  # without its type an entry may fit several blocks
    return {key: value for key, value in schema.items() if key != "minItems"}
