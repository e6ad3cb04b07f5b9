"""A choice as boxes to tick, each with its answer beside it and room for words below."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.blocks.outline import Box, Part, Room, joined, said


def parts(view: Mapping[str, Any]) -> list[Part]:
    """The question, a hint, then answer by answer."""
    above = [said(view["question"], style="question")]
    above += [said(view["help"], style="hint")] if view["help"] else []
    return [*above, *(part for option in view["options"] for part in _answer(view, option))]


def _answer(view: Mapping[str, Any], option: Mapping[str, Any]) -> Iterator[Part]:
    box = Box(option["tick"]) if option["tick"] else Box(view["field"], option["id"])
    hint = option["hint"]
    yield said(box, joined(option["label"], " – " if hint else None, hint), style="choice")
    if option["words"]:
        yield said(option["text"], style="question")
        yield Room(option["words"])
