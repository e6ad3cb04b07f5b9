"""From the nodes of a YAML file to a model, or to every problem in the author's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.blocks import types
from generator.messages import Fault, Location, problem
from generator.problems import Place, Problem, closest, quoted
from generator.source import Node, data

M = TypeVar("M", bound=BaseModel)


def check(node: Node, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The model of a file, or None and all that is wrong with it; double ids are found too."""
    double = list(double_ids(node))
    try:
        return model.model_validate(data(node)), double
    except ValidationError as error:
        return None, [*_problems(node, model, error), *double]


def _problems(node: Node, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    faults = [_fault(node, model, entry) for entry in error.errors(include_url=False)]
    missing = {f.location for f in faults if f.type == "missing"}
    for fault in [f for f in faults if f.type == "extra_forbidden"]:
        missing.discard((*fault.location[:-1], _meant(fault, missing)))  # one typo, one problem
    return [problem(f) for f in faults if f.type != "missing" or f.location in missing]


def _meant(fault: Fault, missing: set[Location]) -> str:
    """The missing key beside an unknown one that the author probably meant."""
    beside = sorted(place[-1] for place in missing if place[:-1] == fault.location[:-1])
    return next((key for key in beside if closest(fault.key, [key])), "")


def _fault(node: Node, model: type[BaseModel], entry: Mapping[str, Any]) -> Fault:
    limits = entry.get("ctx", {})
    location = (*without_tags(node, entry["loc"]), *limits.get("at", ()))
    keys = _keys_at(model, entry["loc"][:-1])
    return Fault(
        entry["type"],
        location,
        entry["input"],
        limits,
        node.find(location),
        node.find(location[:-1]),
        tuple(keys),
        keys.get(entry["loc"][-1]) if entry["loc"] else None,
    )


def without_tags(node: Node, location: Location) -> Location:
    """`location` without the block type that pydantic puts after a block's position."""
    kept: list[Any] = []
    for before, part in zip((None, *location), location, strict=False):
        at = node.find(tuple(kept))
        tag = at.value.get("type") if isinstance(at.value, dict) else None
        if not (isinstance(before, int) and tag is not None and tag.value == part):
            kept.append(part)
    return tuple(kept)


def _keys_at(model: type[BaseModel], location: Location) -> dict[str, FieldInfo]:
    """The keys that may stand at `location`, with what the model says of each."""
    found: Any = model
    for part in location:
        is_key = _has(found, part)  # a type may be called as one of its own keys
        found = _inner(found, part) if is_key else types().get(part, found)
    is_model = isinstance(found, type) and issubclass(found, BaseModel)
    return dict(found.model_fields) if is_model else {}


def _has(model: Any, key: Any) -> bool:
    return isinstance(model, type) and issubclass(model, BaseModel) and key in model.model_fields


def _inner(model: type[BaseModel], key: str) -> Any:
    """The model inside the annotation of `key`: of `list[Step]` it is Step."""
    pending: list[Any] = [model.model_fields[key].annotation]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
        pending += getattr(annotation, "__args__", ())
    return None


def double_ids(node: Node) -> Iterator[Problem]:
    """Ids that stand twice where names are made of them; positions in lists do not part them."""
    first: dict[tuple[Location, str], Place] = {}
    for scope, entry in identified(node):
        id_node = entry.find(("id",))
        id = str(id_node.value)
        before = first.setdefault((scope, id), id_node.place)
        if before is not id_node.place:
            what = "blocks" if scope == ("block",) else "entries"
            yield Problem(
                id_node.place,
                f"two {what} have the id {quoted(id)}",
                f"first used at line {before.line}; give one of them another id",
            )


def identified(node: Node, scope: Location = ()) -> Iterator[tuple[Location, Node]]:
    """Each entry that has an id, with its scope: blocks share one, others one a kind of list."""
    for entry in node.items():
        yield from identified(entry, scope)
    entries = dict(node.entries())
    id_node, is_block = entries.get("id"), "type" in entries
    if id_node is not None and isinstance(id_node.value, str) and scope:
        yield (("block",) if is_block else scope), node
    inner = (_name(node, id_node),) if is_block else scope
    for key, child in entries.items():
        yield from identified(child, (*inner, key))


def _name(block: Node, id_node: Node | None) -> object:
    """What tells one block's inner lists from another's: its id, else its place."""
    return block.place if id_node is None else str(id_node.value)
