"""Results to work out by hand: how, a table to count in, and the blank wheel."""

from collections.abc import Mapping
from typing import Any

from generator.blocks.outline import (
    Heading,
    Part,
    Picture,
    Points,
    Row,
    Table,
    cell,
    joined,
    said,
    strong,
    titled,
)
from generator.text import Text, words

COLUMNS = ("results-apply", "results-sum", "results-answered", "results-value")


def parts(view: Mapping[str, Any]) -> list[Part]:
    """Steps and example, then table and wheel."""
    say = view["words"]
    if view["parts"]:
        return [*titled(view), *map(said, view["how"]), _wheel(view)]
    how = Points(tuple(said(step) for step in view["how"]), numbered=True)
    example = [said(view["example"])] if view["example"] else []
    heading = Heading(words(say("results-how")), 4)
    strips = [part for time in view["times"] or [None] for part in _strip(view, time)]
    return [*titled(view), heading, how, *example, *strips, _wheel(view)]


def _wheel(view: Mapping[str, Any]) -> Picture:
    return Picture(str(view["wheel"]), view["paper_wheel"]["title"], 130)


def _strip(view: Mapping[str, Any], time: Text | None) -> list[Part]:
    """A row a group, below what the answers are about where they are given for two times."""
    say = view["words"]
    titles = [view["group_title"], *(words(say(key)) for key in COLUMNS)]
    head = Row(tuple(cell(said(title, style="cell-head")) for title in titles), is_head=True)
    rows = [Row((cell(*_group(view, group)), *(cell(),) * 4), height=9) for group in view["groups"]]
    above = [said(time, style="question")] if time else []
    return [*above, Table((5, 2, 2, 2, 2), (head, *rows), True)]


def _group(view: Mapping[str, Any], group: Mapping[str, Any]) -> list[Part]:
    questions = joined(f"{view['words']('results-items')} ", group["numbers"])
    return [
        said(strong(group["title"]), style="cell"),
        said(questions, style="cell-small"),
    ]
