"""From the nodes of a YAML file to a model, or to every problem in the author's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.blocks import types
from generator.problems import Place, Problem, closest
from generator.source import Node, data

M = TypeVar("M", bound=BaseModel)
Location = tuple[Any, ...]


def check(node: Node, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The model of a file, or None and all that is wrong with it; double ids are found too."""
    double = list(double_ids(node))
    try:
        return model.model_validate(data(node)), double
    except ValidationError as error:
        return None, [*_problems(node, model, error), *double]


@dataclass(frozen=True)
class Fault:
    """One fault that pydantic reports, seen from the YAML."""

    type: str
    location: Location
    given: Any
    limits: Mapping[str, Any]
    node: Node
    owner: Node
    known: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key that the fault is about; of a list's entry the list's key."""
        names = [part for part in self.location if isinstance(part, str)]
        return names[-1] if names else ""


def _problems(node: Node, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    faults = [_fault(node, model, entry) for entry in error.errors(include_url=False)]
    missing = {f.location for f in faults if f.type == "missing"}
    for fault in [f for f in faults if f.type == "extra_forbidden"]:
        missing.discard((*fault.location[:-1], _meant(fault, missing)))  # one typo, one problem
    return [_problem(f) for f in faults if f.type != "missing" or f.location in missing]


def _meant(fault: Fault, missing: set[Location]) -> str:
    """The missing key beside an unknown one that the author probably meant."""
    beside = sorted(place[-1] for place in missing if place[:-1] == fault.location[:-1])
    return next((key for key in beside if closest(fault.key, [key])), "")


def _fault(node: Node, model: type[BaseModel], entry: Mapping[str, Any]) -> Fault:
    location = without_tags(node, entry["loc"])
    owner = node.find(location[:-1])
    return Fault(
        entry["type"],
        location,
        entry["input"],
        entry.get("ctx", {}),
        node.find(location),
        owner,
        tuple(_keys_at(model, entry["loc"][:-1])),
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


def _keys_at(model: type[BaseModel], location: Location) -> Iterator[str]:
    """The keys that may stand at `location`, for suggestions."""
    found: Any = model
    for part in location:
        found = types().get(part) if part in types() and not _has(found, part) else found
        found = _inner(found, part) if _has(found, part) else found
    if isinstance(found, type) and issubclass(found, BaseModel):
        yield from found.model_fields


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


def _problem(fault: Fault) -> Problem:
    message, hint = WORDS.get(fault.type, _other)(fault)
    return Problem(_place(fault), message, hint)


def _place(fault: Fault) -> Place:
    """At the key for an unknown one, at the owner for a missing one, else at the value."""
    if fault.type == "extra_forbidden":
        return fault.owner.key_places[fault.location[-1]]
    if fault.type == "union_tag_invalid":
        return fault.node.find(("type",)).place
    return fault.owner.place if fault.type == "missing" else fault.node.place


Words = tuple[str, str]


def _missing(fault: Fault) -> Words:
    return f"'{fault.key}' is missing here", f"add a line '{fault.key}: ...'"


def _unknown(fault: Fault) -> Words:
    may = closest(fault.key, fault.known) or f"what may stand here: {', '.join(fault.known)}"
    return f"unknown key '{fault.key}'", may


def _unknown_type(fault: Fault) -> Words:
    name = str(fault.limits["tag"])
    if fault.node.find(("type",)).value is None:
        return _no_type(fault)
    may = closest(name, types()) or f"the types are: {', '.join(types())}"
    return f"unknown block type '{name}'", may


def _no_type(fault: Fault) -> Words:
    return "this block has no type", f"add a line 'type: ...', one of: {', '.join(types())}"


def _one_of(fault: Fault) -> Words:
    expected = str(fault.limits["expected"]).replace("'", "").replace(" or ", ", ")
    return f"'{fault.key}' should be one of: {expected}", _found(fault)


def _number(fault: Fault) -> Words:
    return f"'{fault.key}' should be a whole number", _found(fault)


def _bound(word: str, limit: str) -> Callable[[Fault], Words]:
    return lambda fault: (
        f"'{fault.key}' should be {word} {fault.limits[limit]}",
        _found(fault),
    )


def _list(fault: Fault) -> Words:
    return f"'{fault.key}' should be a list", "start each entry on its own line with '- '"


def _mapping(fault: Fault) -> Words:
    return f"'{fault.key}' should have keys of its own", "write them below it, 'key: text'"


def _too_short(fault: Fault) -> Words:
    least = fault.limits["min_length"]
    return f"'{fault.key}' needs at least {least} {'entry' if least == 1 else 'entries'}", ""


def _too_long(fault: Fault) -> Words:
    return f"'{fault.key}' may have at most {fault.limits['max_length']} entries", ""


def _bad_id(fault: Fault) -> Words:
    return (
        f"'{fault.given}' cannot be an id",
        "an id is made of small letters a to z, digits and single hyphens, such as 'our-service'",
    )


def _reserved_id(fault: Fault) -> Words:
    return (
        f"the id '{fault.given}' is taken",
        "ids may not end in -note, -text, -x, -y or -second, nor be added-1, added-2 ...",
    )


def _not_text(fault: Fault) -> Words:
    if isinstance(fault.given, (int, float)) and not isinstance(fault.given, bool):
        return f"'{fault.key}' should be text", f'put it in quotes: "{fault.given}"'
    return f"'{fault.key}' should be text", _found(fault)


def _empty_text(fault: Fault) -> Words:
    return f"'{fault.key}' is empty", "write its text, or take the line out"


def _bad_date(fault: Fault) -> Words:
    return f"'{fault.given}' is not a date", "write year, month, day: 2027-03-31"


def _other(fault: Fault) -> Words:
    return f"'{fault.key}' cannot be read here", _found(fault)


def _found(fault: Fault) -> str:
    """What stands there, in the author's words."""
    if isinstance(fault.given, dict):
        return "found: a block of keys"
    if isinstance(fault.given, list):
        return "found: a list"
    return f"found: {fault.given}" if fault.given not in (None, "") else "found: nothing"


def _no_question(fault: Fault) -> Words:
    return "this ladder asks nothing", "add a line 'question: ...', or 'of:' with other ladders"


WORDS: Mapping[str, Callable[[Fault], Words]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_invalid": _unknown_type,
    "union_tag_not_found": _no_type,
    "literal_error": _one_of,
    "int_type": _number,
    "int_from_float": _number,
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
    "list_type": _list,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "too_short": _too_short,
    "too_long": _too_long,
    "bad_id": _bad_id,
    "reserved_id": _reserved_id,
    "not_text": _not_text,
    "empty_text": _empty_text,
    "bad_date": _bad_date,
    "no_question": _no_question,
}


def double_ids(node: Node) -> Iterator[Problem]:
    """Ids that stand twice where names are made of them; positions in lists do not part them."""
    first: dict[tuple[Location, Any], Place] = {}
    for scope, id_node in _ids(node, ()):
        before = first.setdefault((scope, id_node.value), id_node.place)
        if before is not id_node.place:
            what = "blocks" if scope == ("block",) else "entries"
            yield Problem(
                id_node.place,
                f"two {what} have the id '{id_node.value}'",
                f"first used at line {before.line}; saved answers would mix",
            )


def _ids(node: Node, scope: Location) -> Iterator[tuple[Location, Node]]:
    """Each id with its scope: blocks share one, other entries share one a kind of list."""
    value = node.value
    if isinstance(value, list):
        for entry in value:
            yield from _ids(entry, scope)
    if not isinstance(value, dict):
        return
    id_node, is_block = value.get("id"), "type" in value
    if id_node is not None and scope:
        yield (("block",) if is_block else scope), id_node
    inner = (_name(id_node),) if is_block else scope
    for key, child in value.items():
        yield from _ids(child, (*inner, key))


def _name(id_node: Node | None) -> Any:
    """What tells one block's inner lists from another's: its id, else its place."""
    return id(id_node) if id_node is None else id_node.value


def by_id(entries: Sequence[Any]) -> dict[str, list[Any]]:
    """Entries by their id, more than one where an id is used twice."""
    found: dict[str, list[Any]] = defaultdict(list)
    for entry in entries:
        found[entry.id].append(entry)
    return found
