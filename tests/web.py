"""What tests ask of a page: is it well-formed, which controls has it, what is said of each."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

import html5lib
from html5lib.html5parser import HTMLParser
from html5lib.treebuilders import getTreeBuilder

from generator.blocks.base import Field

CONTROLS = ("input", "textarea", "select")
RUNS = ("script", "img", "iframe", "object", "embed", "link", "style", "base", "meta")
"""Elements that load or run something; a page of ours holds none."""


@dataclass(frozen=True)
class Control:
    """One control: its name, its type (`textarea`, or an input's), its value and what is said."""

    name: str
    type: str
    value: str
    label: str
    legends: tuple[str, ...]


def document(body: str) -> ET.Element:
    """A page with `body` in it; ParseError where HTML's own rules are broken."""
    builder = getTreeBuilder("etree", implementation=ET)
    parser = HTMLParser(tree=builder, strict=True, namespaceHTMLElements=False)
    page = f'<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body>{body}'
    found: ET.Element = parser.parse(f"{page}</body></html>")
    return found


def leniently(markup: str) -> ET.Element:
    """`markup` as a browser reads it, with all its faults."""
    found: ET.Element = html5lib.parse(markup, namespaceHTMLElements=False)
    return found


def words(element: ET.Element | None) -> str:
    """The words in an element, spaces made single."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def controls(root: ET.Element) -> list[Control]:
    """Every control below `root` that answers something, in order, with its accessible name.

    Buttons answer nothing, nor do the pieces of a sheet that its script alone uses.
    """
    labels = {label.get("for"): label for label in root.iter("label") if label.get("for")}
    return [
        Control(
            element.get("name", ""),
            element.get("type", element.tag),
            element.get("value", ""),
            words(labels.get(element.get("id", "-"))) or _wrapping(above),
            tuple(words(one.find("legend")) for one in above if one.tag == "fieldset"),
        )
        for element, above in _walk(root, ())
        if element.tag in CONTROLS and "data-piece" not in element.attrib
    ]


def _walk(
    element: ET.Element, above: tuple[ET.Element, ...]
) -> Iterator[tuple[ET.Element, tuple[ET.Element, ...]]]:
    yield element, above
    for child in element:
        yield from _walk(child, (*above, element))


def _wrapping(above: tuple[ET.Element, ...]) -> str:
    return next((words(element) for element in above if element.tag == "label"), "")


def shape(found: list[Control]) -> dict[str, tuple[str, list[str]]]:
    """The controls by name: their type, and the values of those that offer a choice."""
    shapes: dict[str, tuple[str, list[str]]] = {}
    for control in found:
        values = shapes.setdefault(control.name, (control.type, []))[1]
        values += [control.value] if control.type == "radio" else []
    return shapes


def asked(fields: list[Field]) -> dict[str, tuple[str, list[str]]]:
    """The controls that a page owes to its fields, in the form of `shape`."""
    types = {"text": "textarea", "one-of": "radio", "tick": "checkbox"}
    return {
        field.name: (types.get(field.kind, field.kind), [option.value for option in field.options])
        for field in fields
    }


def ids(root: ET.Element) -> list[str]:
    """Every id, in order."""
    return [element.get("id", "") for element in root.iter() if "id" in element.attrib]


def dangers(root: ET.Element) -> list[str]:
    """Elements and attributes that could load or run something."""
    return [
        f"<{element.tag} {attribute}>"
        for element in root.iter()
        for attribute in ("", *element.attrib)
        if (element.tag in RUNS and not attribute) or _runs(attribute, element)
    ]


def _runs(attribute: str, element: ET.Element) -> bool:
    address = attribute in ("href", "src", "action", "formaction", "xlink:href")
    scheme = element.get(attribute, "").strip().lower()
    return attribute.startswith("on") or (address and scheme.startswith(("javascript:", "data:")))
