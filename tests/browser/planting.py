"""A toolkit with markup that would run in every text field that the models have.

The files stand below, the blocks come from their types' examples. What is a text is read off the
models, so a new text field that is not planted is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, PlainValidator

from generator.blocks import HERE, types
from generator.blocks.base import Block, Line, Prose, String
from generator.examples import examples_of
from generator.model import ActivityFile, AnnexFile, ModuleFile, ToolkitFile
from generator.source import data, read

TEXTS = {get_args(kind)[1].func for kind in (Line, Prose, String)}
Spot = tuple[str, str]
"""A text field: the class of its model and its key."""

CHANGE = {"id": "change", "change": "addition", "what": "x", "why": "x"}
LICENCE = {"name": "x", "url": "https://example.org/licence"}
REVIEW = {"role": "x", "date": "2026-01-01"}
TOOLKIT = {
    "id": "planted",
    "title": "x",
    "description": "x",
    "languages": ["en"],
    "publisher": {"name": "x", "contact": "x"},
    "adapted_by": "x",
    "released": "2026-11-23",
    "licence": LICENCE,
    "people": "x",
    "modules": ["module"],
}
MODULE = {
    "id": "module",
    "number": 1,
    "title": "x",
    "summary": "x",
    "introduction": "x",
    "aims": [{"id": "aim", "text": "x"}],
    "outcomes": [{"id": "outcome", "text": "x"}],
    "source": "x",
    "editorial": [CHANGE],
}
ANNEX = {
    "id": "annex",
    "title": "x",
    "summary": "x",
    "introduction": "x",
    "also": ["x"],
    "bands": [{"id": "band", "title": "x", "text": "x"}],
    "entries": [
        {"id": "rung", "title": "x", "text": "x", "example": "x", "band": "band", "short": "x"}
    ],
    "closing": "x",
    "source": "x",
    "licence": LICENCE,
    "editorial": [CHANGE],
}
ACTIVITY = {
    "title": "x",
    "wording": "first",
    "wording_title": "x",
    "summary": "x",
    "aim": "x",
    "duration": 10,
    "group": "x",
    "materials": [{"id": "thing", "text": "x"}],
    "outcomes": ["outcome"],
    "also": ["x"],
    "adaptations": [{"id": "other", "title": "x", "text": "x"}],
    "source": "x",
    "licence": LICENCE,
    "reviewed_by": [REVIEW],
    "editorial": [CHANGE],
}
SECOND = ("title", "wording_title", "summary", "aim", "group", "materials", "adaptations", "source")
"""What a second wording says in other words, besides its sheet."""


@dataclass
class Planter:
    """Puts a marker of its own into each text; remembers which is where."""

    planted: dict[int, Spot] = field(default_factory=dict)

    def plant(self, value: Any, hint: Any, spot: Spot = ("", "")) -> Any:
        """`value` as it is written in YAML, with a marker for every text that `hint` has."""
        if get_origin(hint) is Annotated:
            is_text = any(_is_text(part) for part in hint.__metadata__)
            return self._marker(spot) if is_text else self.plant(value, hint.__origin__, spot)
        if get_origin(hint) in (Union, UnionType):
            return self.plant(value, get_args(hint)[0], spot)
        if get_origin(hint) is list:
            return [self.plant(entry, get_args(hint)[0], spot) for entry in value]
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            return self._mapping(value, types()[value["type"]] if hint is Block else hint)
        return value

    def _mapping(self, value: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
        hints = dict(_hints(model))
        return {
            key: self.plant(entry, hints[key], (model.__name__, key))
            for key, entry in value.items()
        }

    def _marker(self, spot: Spot) -> str:
        self.planted[len(self.planted)] = spot
        return marker(len(self.planted) - 1)


def marker(number: int) -> str:
    """What stands in a text field."""
    return f"<img src=x onerror=planted({number})>"


def spots(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[Spot]:
    """Every text field of a model and of the models in it; all block types where blocks stand."""
    if model in seen:
        return
    seen.add(model)
    for key, hint in _hints(model):
        for part in _parts(hint):
            if _is_text(part):
                yield model.__name__, key
            elif isinstance(part, type) and issubclass(part, BaseModel):
                for one in types().values() if part is Block else [part]:
                    yield from spots(one, seen)


def all_spots() -> set[Spot]:
    """Every text field that an author may write."""
    seen: set[type[BaseModel]] = set()
    files = (ToolkitFile, ModuleFile, ActivityFile, AnnexFile)
    return {spot for file in files for spot in spots(file, seen)}


def write(root: Path) -> dict[int, Spot]:
    """Write the toolkit below `root`; which marker stands in which field."""
    planter, content = Planter(), root / "toolkit_content"
    activities, annexes = _from_examples()
    listed = {"activities": [activity["id"] for activity in activities]}
    files: dict[str, tuple[dict[str, Any], type[BaseModel]]] = {
        "toolkit": (TOOLKIT, ToolkitFile),
        "modules/module/module": (MODULE | listed, ModuleFile),
        "annexes/annex": (ANNEX, AnnexFile),
    }
    files |= {f"annexes/{annex['id']}": (annex, AnnexFile) for annex in annexes}
    for activity in activities:
        name = f"modules/module/{activity['id']}"
        files[name] = (activity, ActivityFile)
        files[f"{name}.second"] = (_second(activity), ActivityFile)
    for name, (value, model) in files.items():
        path = content / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(planter.plant(value, model), indent=1), "utf-8")
    return planter.planted


def _second(activity: Mapping[str, Any]) -> dict[str, Any]:
    """The same texts as an overlay; where something stands is not said again."""
    kept = {key: activity[key] for key in SECOND}
    titles = [{"id": s["id"], "title": s["title"]} for s in activity["sheet"]["sections"]]
    return kept | {"sheet": {"introduction": "x", "sections": titles}}


def _from_examples() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """An activity for each example that shows a field which those before it do not."""
    activities: list[dict[str, Any]] = []
    annexes: list[dict[str, Any]] = []
    for type in types():
        shown: set[Spot] = set()
        written = data(read(HERE / type / "examples.yaml", "examples.yaml"))
        for example in examples_of(type):
            before, raw = len(shown), written[example.name]
            trial = Planter()
            trial.plant(raw["block"], Block)
            shown |= set(trial.planted.values())
            if len(shown) == before:
                continue
            id = f"{type}-{len(activities) + 1}"
            names = {one["id"]: f"{one['id']}-{id}" for one in raw.get("annexes", [])}
            annexes += [one | {"id": names[one["id"]]} for one in raw.get("annexes", [])]
            blocks = [_renamed(one, names) for one in [*raw.get("beside", []), raw["block"]]]
            activities.append(_activity(id, len(activities) + 1, blocks, example.block))
    return activities, annexes


def _renamed(block: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {**block, "annex": names[block["annex"]]} if "annex" in block else dict(block)


def _activity(id: str, number: int, blocks: list[dict[str, Any]], last: Block) -> dict[str, Any]:
    """What is only read stands in the method too, which facilitators see as well."""
    is_read = type(last).fields is Block.fields and not last.refers_to
    method = {"method": [blocks[-1] | ({"id": "read"} if "id" in blocks[-1] else {})]}
    section = {"id": "part", "title": "x", "introduction": "x", "blocks": blocks}
    sheet = {"introduction": "x", "sections": [section]}
    return {"id": id, "number": number, **ACTIVITY, **(method if is_read else {}), "sheet": sheet}


def _hints(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """The keys of a model, each with its whole annotation."""
    for key, info in model.model_fields.items():
        hint: Any = info.annotation
        yield key, Annotated[(hint, *info.metadata)] if info.metadata else hint


def _is_text(part: Any) -> bool:
    return isinstance(part, PlainValidator) and part.func in TEXTS


def _parts(hint: Any) -> Iterator[Any]:
    """Everything that an annotation is made of."""
    yield hint
    yield from getattr(hint, "__metadata__", ())
    for part in get_args(hint):
        yield from _parts(part)
