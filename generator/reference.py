"""What may stand in each kind of file and block, as tables: from the schemas, for whoever writes.

In English, like the schemas themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]
TEXTS = {"line": "a line of text", "prose": "text, in paragraphs"}
PLAIN = {
    "string": "a word",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
FORMATS = {"date": "a date: 2026-11-23"}


@dataclass(frozen=True)
class Key:
    """One key: what it takes, what it means, and whether it may be left out."""

    name: str
    takes: str
    about: str
    is_needed: bool


@dataclass(frozen=True)
class Shape:
    """The keys of a file, a block, or an entry of a list; `of` says of what."""

    of: str
    keys: tuple[Key, ...]


def shapes(schema: Schema, name: str = "") -> list[Shape]:
    """The shape called `name` among a schema's definitions (without it, the file itself), and
    those of the entries in its lists, in reading order. Blocks have pages of their own."""
    definitions = schema.get("definitions", {})
    first = definitions[name] if name else schema
    found: dict[str, Shape] = {}
    _gather(first, "", definitions, found)
    return list(found.values())


def _gather(one: Schema, of: str, definitions: Schema, found: dict[str, Shape]) -> None:
    needed = one.get("required", ())
    properties = one.get("properties", {})
    found[of] = Shape(
        of, tuple(_key(name, about, name in needed) for name, about in properties.items())
    )
    for name, about in properties.items():
        for inner in _inner(about):
            entry = definitions[inner]
            if name not in found and "properties" in entry and "type" not in entry["properties"]:
                _gather(entry, name, definitions, found)


def _key(name: str, about: Schema, is_needed: bool) -> Key:
    return Key(name, _takes(about), _ended(str(about.get("description", ""))), is_needed)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) or not text else f"{text}."


def _takes(about: Schema) -> str:
    """What a key takes, in a few words."""
    if "x-text" in about:
        return TEXTS[about["x-text"]]
    if "const" in about:
        return str(about["const"])
    if "enum" in about:
        return "one of: " + ", ".join(str(one) for one in about["enum"])
    if "anyOf" in about:
        found = [_takes(one) for one in about["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(found))
    return _by_type(about)


def _by_type(about: Schema) -> str:
    kind = about.get("type")
    if kind == "array":
        return f"a list{_each(about['items'])}"
    if kind == "integer":
        return f"a whole number{_bounds(about)}"
    if about.get("format") in FORMATS:
        return FORMATS[about["format"]]
    if str(about.get("pattern", "")).startswith("^http"):
        return "a web address"
    if "pattern" in about:
        return "an id"
    return PLAIN.get(str(kind), "what is told below")


def _each(items: Schema) -> str:
    is_told_below = any(True for _ in _inner(items)) or "oneOf" in items
    return "" if is_told_below else f"; each entry is {_takes(items)}"


def _bounds(about: Schema) -> str:
    least, most = about.get("minimum"), about.get("maximum")
    if least is not None and most is not None:
        return f" from {least} to {most}"
    return f" from {least} on" if least is not None else ""


def _inner(about: Any) -> Iterator[str]:
    """The names of the definitions that a key leads to, blocks' own left out."""
    if not isinstance(about, Mapping) or "oneOf" in about:
        return
    if "$ref" in about:
        yield str(about["$ref"]).rpartition("/")[2]
    for part in (about.get("items"), *about.get("allOf", ()), *about.get("anyOf", ())):
        yield from _inner(part)
