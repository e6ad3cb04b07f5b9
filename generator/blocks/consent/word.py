"""Consent as boxes to tick, with room to sign."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import Box, Part, Room, said, titled


def parts(view: Mapping[str, Any]) -> list[Part]:
    """Title and text, each thing with its box, that nobody has to, name and date."""
    items = [said(Box(item["field"]), item["text"], style="choice") for item in view["items"]]
    signs: list[Part] = []
    for sign in view["signs"]:
        signs += [said(sign["label"], style="question"), Room(sign["field"])]
    return [*titled(view), *items, said(view["free"], style="hint"), *signs]
