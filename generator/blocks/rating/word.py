"""A rating as tables, one a group: a statement a row, the scale's words at the head."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.blocks.outline import (
    Box,
    Cell,
    Heading,
    Part,
    Points,
    Room,
    Row,
    Said,
    Table,
    cell,
    joined,
    said,
    strong,
    titled,
)
from generator.text import Text, words

PAGE, MOST_FOR_WORDS, LONGEST_LABEL = 174, 112, 30  # mm, mm, letters


def parts(view: Mapping[str, Any]) -> list[Part]:
    """What the scale means, then the groups."""
    points = [Points(tuple(_point(point) for point in view["key"]))] if view["key"] else []
    groups = [part for group in view["groups"] for part in _group(view, group)]
    return [*titled(view), *points, *groups]


def _point(point: Mapping[str, Any]) -> Said:
    name = strong(joined(point["label"], f" ({point['value']})"))
    return said(joined(name, ": " if point["text"] else None, point["text"]))


def _group(view: Mapping[str, Any], group: Mapping[str, Any]) -> Iterator[Part]:
    yield Heading(group["title"])
    if group["text"]:
        yield said(group["text"], style="hint")
    if view["stem"]:
        yield said(view["stem"], style="question")
    yield _in_columns(view, group) if _fits(view["options"]) else _one_below_the_other(view, group)
    if group["note"]:
        yield said(view["note_question"], style="question")
        yield Room(group["note"], 2)


def _width(option: Mapping[str, Any]) -> float:
    """The mm that the longest word of an option takes in a wide fallback font."""
    return max(12.0, 3 + 1.75 * max(map(len, option["label"].plain.split())))


def _fits(options: list[Mapping[str, Any]]) -> bool:
    """Whether the scale's words have room at the heads of narrow columns."""
    is_short = all(len(option["label"].plain) <= LONGEST_LABEL for option in options)
    return is_short and sum(map(_width, options)) <= MOST_FOR_WORDS


def _in_columns(view: Mapping[str, Any], group: Mapping[str, Any]) -> Table:
    widths = [_width(option) for option in view["options"]]
    heads = (_questions(view), *map(_head, view["options"]))
    rows = [row for item in group["items"] for row in _ticked(view, item)]
    return Table((PAGE - sum(widths), *widths), (Row(heads, is_head=True), *rows))


def _questions(view: Mapping[str, Any]) -> Cell:
    return cell(said(words(view["words"]("results-items")), style="cell-head"))


def _head(option: Mapping[str, Any]) -> Cell:
    value = words(str(option["value"])) if option["value"] is not None else None
    told = [said(text, style="cell-small") for text in (option["label"], value) if text]
    return Cell(tuple(told), align="center")


def _ticked(view: Mapping[str, Any], item: Mapping[str, Any]) -> Iterator[Row]:
    """A row of boxes for each time that the item is answered; then room for a note."""
    before: tuple[Part, ...] = (_numbered(item), *_own(item))
    for at, one in enumerate(item["rounds"]):
        title = [said(one["title"], style="cell-small")] if one["title"] else []
        boxes = [
            Cell((said(Box(one["field"], option["id"]), style="cell"),), align="center")
            for option in view["options"]
        ]
        more = item["note"] or one is not item["rounds"][-1]
        yield Row((cell(*(() if at else before), *title), *boxes), with_next=bool(more))
    if item["note"]:
        yield _note(view, item, len(view["options"]) + 1)


def _own(item: Mapping[str, Any]) -> list[Part]:
    own = item["own"]
    return [said(own["label"], style="cell-small"), Room(own["field"])] if own else []


def _note(view: Mapping[str, Any], item: Mapping[str, Any], span: int) -> Row:
    question = said(view["note_question"], style="cell-small")
    return Row((cell(question, Room(item["note"], 0), span=span),), height=14)


def _numbered(item: Mapping[str, Any]) -> Said:
    poles = (item["left"], " – ", item["right"]) if item["left"] else (item["text"],)
    return said(joined(strong(words(f"{item['number']}.")), " ", *poles), style="cell")


def _one_below_the_other(view: Mapping[str, Any], group: Mapping[str, Any]) -> Table:
    """Each box beside its words, where they are long or many."""
    rows = [Row((_item(view, item),)) for item in group["items"]]
    return Table((1,), (Row((_questions(view),), is_head=True), *rows))


def _item(view: Mapping[str, Any], item: Mapping[str, Any]) -> Cell:
    choices: list[Part] = []
    for one in item["rounds"]:
        choices += [said(one["title"], style="cell-small")] if one["title"] else []
        choices += [
            said(Box(one["field"], option["id"]), _label(option), style="choice")
            for option in view["options"]
        ]
    note: list[Part] = []
    if item["note"]:
        note = [said(view["note_question"], style="cell-small"), Room(item["note"], 0)]
    return cell(_numbered(item), *_own(item), *choices, *note)


def _label(option: Mapping[str, Any]) -> Text:
    value = f" ({option['value']})" if option["value"] is not None else None
    return joined(option["label"], value)
