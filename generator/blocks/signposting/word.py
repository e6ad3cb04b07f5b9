"""Contacts in a document: those that are not there yet have a line to write on."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.blocks.outline import Part, Row, Ruled, Table, cell, joined, said, strong, titled


def parts(view: Mapping[str, Any]) -> list[Part]:
    """A row a contact, then the day of the next check."""
    rows = tuple(Row((cell(*_who(one)), cell(_where(one)))) for one in view["contacts"])
    return [*titled(view), Table((1, 1), rows), said(view["review"], style="hint")]


def _who(contact: Mapping[str, Any]) -> Iterator[Part]:
    yield said(joined(strong(contact["name"])), style="cell")
    if contact["text"]:
        yield said(contact["text"], style="cell-small")


def _where(contact: Mapping[str, Any]) -> Part:
    return said(contact["contact"], style="cell") if contact["contact"] else Ruled()
