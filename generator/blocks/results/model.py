"""What the answers of a rating show, group by group: bars, a wheel and a table."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field as Described

from generator.blocks.base import (
    Block,
    Context,
    Group,
    Id,
    Line,
    Prose,
    Scored,
    blank_wheel,
    value_and_word,
)
from generator.scores import answers_needed
from generator.text import Text, words
from generator.words import Words


class Results(Block):
    """Draws a rating's groups; on paper a blank wheel to shade and a strip to score by hand."""

    type: Literal["results"]
    of: Id = Described(description="The id of the rating.")
    title: Line | None = None
    text: Prose | None = None
    group_title: Line | None = Described(None, description="What a group is called: principle ...")

    refers_to: ClassVar[Mapping[str, Any]] = {"of": Scored}

    def view(self, context: Context) -> dict[str, Any]:
        """Adds `groups` (title, range of numbers, size, needed), the scale's ends and the `wheel`.

        `parts` says whether each item is a part of the picture.
        """
        rating = context.blocks[self.of]
        assert isinstance(rating, Scored)
        groups, scale = rating.scored_groups(), rating.scale_values()
        drawn = blank_wheel(rating, context.words)
        return super().view(context) | {
            "groups": [self._group(group, context) for group in groups],
            "low": value_and_word(*scale[0]) if scale[0][0] == 0 else "0",
            "high": value_and_word(*scale[-1]),
            "parts": groups[0].is_item,
            "first": _first(rating, context.words),
            "marks": [1 + round(398 * value / max(1, scale[-1][0])) for value, _ in scale],
            "group_title": self.group_title or words(context.words("results-group")),
            "how": _how(rating, context.words),
            "example": _example(rating, context.words),
            "data": self._data(rating, groups),
            "wheel": drawn.svg,
            "paper_wheel": drawn.paper,
        }

    def _data(self, rating: Scored, groups: Sequence[Group]) -> str:
        """What the page's script works with: points of the scale, and the items of each group."""
        items = [
            {"id": group.id, "items": [f"{self.of}.{item.id}" for item in group.items]}
            for group in groups
        ]
        depth = int(groups[0].is_item)
        return json.dumps({"points": rating.scale_ids(), "groups": items, "title": depth})

    def _group(self, group: Group, context: Context) -> dict[str, Any]:
        first, last = group.items[0].number, group.items[-1].number
        numbers = str(first) if first == last else context.words("range", first=first, last=last)
        return {
            "id": group.id,
            "title": group.title,
            "numbers": words(numbers),
            "size": len(group.items),
            "needed": answers_needed(len(group.items)),
        }


def _first(rating: Scored, say: Words) -> Text | None:
    """Which answers the picture shows, where everything is answered twice."""
    first = rating.first_time()
    return words(say("results-first", first=first.plain)) if first else None


def _how(rating: Scored, say: Words) -> list[Text]:
    """The steps of scoring by hand, with the rating's own words; the rules are in `scores`."""
    if rating.scored_groups()[0].is_item:
        return [words(say("results-how-item"))]
    dont_know, not_applicable = rating.ways_out()
    count = say("results-how-all")
    if not_applicable:
        count = say("results-how-answers", not_applicable=not_applicable.plain)
    add = say("results-how-blanks")
    if dont_know:
        add = say("results-how-mean", dont_know=dont_know.plain)
    return [
        words(text) for text in (count, add, say("results-how-enough"), say("results-how-shade"))
    ]


def _example(rating: Scored, say: Words) -> Text | None:
    """A worked example, where the scale has its numbers and both ways out are offered."""
    dont_know, not_applicable = rating.ways_out()
    values = {value for value, _ in rating.scale_values()}
    is_counted = not rating.scored_groups()[0].is_item
    if not (is_counted and dont_know and not_applicable and {2, 3} <= values):
        return None
    given = {"dont_know": dont_know.plain, "not_applicable": not_applicable.plain}
    return words(say("results-how-example", **given))
