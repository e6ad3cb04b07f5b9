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

ROUNDS = ("", "-second")
"""What the names of the first and of the second answers end with."""


class Results(Block):
    """A rating's groups as bars and a wheel; on paper a strip to score by hand, a blank wheel."""

    type: Literal["results"]
    of: Id = Described(description="The id of the rating.")
    title: Line | None = None
    text: Prose | None = None
    group_title: Line | None = Described(None, description="What a group is called: principle ...")

    refers_to: ClassVar[Mapping[str, Any]] = {"of": Scored}

    def view(self, context: Context) -> dict[str, Any]:
        """Adds `groups`, those of people's own last, the scale's ends and the `wheel`.

        A group has a title, its range of numbers, its size, how many answers it needs, and
        `rounds`, an id and a title for each value. `times` are the titles where there are two,
        `legend` says how each is marked, `span` how many columns the table has. `parts` says
        whether each item is a part of the picture, `added` whether people can add some.
        """
        rating, say = self._rating(context), context.words
        groups, scale = rating.scored_groups(), rating.scale_values()
        times, own = rating.times(), rating.added_groups(say)
        drawn = blank_wheel(rating, say)
        return super().view(context) | {
            "groups": [_group(group, times, say) for group in groups]
            + [_group(group, times, say) | {"needed": None} for group in own],
            "low": value_and_word(*scale[0]) if scale[0][0] == 0 else "0",
            "high": value_and_word(*scale[-1]),
            "parts": groups[0].is_item,
            "added": bool(own),
            "times": times,
            "legend": _legend(times, say),
            "span": 2 + max(1, len(times)),
            "marks": [1 + round(398 * value / max(1, scale[-1][0])) for value, _ in scale],
            "group_title": self.group_title or words(say("results-group")),
            "how": _how(rating, say),
            "example": _example(rating, say),
            "data": self._data(rating, say),
            "wheel": drawn.svg,
            "paper_wheel": drawn.paper,
        }

    def _rating(self, context: Context) -> Scored:
        rating = context.blocks[self.of]
        assert isinstance(rating, Scored)
        return rating

    def _data(self, rating: Scored, say: Words) -> str:
        """What the page's script works with: points of the scale, and the items of each group."""
        groups = rating.scored_groups()
        listed = [self._listed(group, is_own=False) for group in groups]
        listed += [self._listed(group, is_own=True) for group in rating.added_groups(say)]
        shape = {"title": int(groups[0].is_item), "rounds": ROUNDS[: len(rating.times()) or 1]}
        return json.dumps({"points": rating.scale_ids(), "groups": listed} | shape)

    def _listed(self, group: Group, *, is_own: bool) -> dict[str, Any]:
        items = [f"{self.of}.{item.id}" for item in group.items]
        return {"id": group.id, "items": items, "added": is_own}


def _group(group: Group, times: Sequence[Text], say: Words) -> dict[str, Any]:
    first, last = group.items[0].number, group.items[-1].number
    numbers = str(first) if first == last else say("range", first=first, last=last)
    titles: Sequence[Text | None] = times or [None]
    return {
        "id": group.id,
        "title": group.title,
        "numbers": words(numbers),
        "size": len(group.items),
        "needed": answers_needed(len(group.items)),
        "rounds": [
            {"id": f"{group.id}{suffix}", "title": title}
            for suffix, title in zip(ROUNDS, titles, strict=False)
        ],
    }


def _legend(times: Sequence[Text], say: Words) -> dict[str, Text]:
    """How the first and the second answers are marked, where everything is answered twice."""
    marks = zip(("shaded", "line"), times, strict=False)
    return {mark: words(say(f"results-{mark}", time=time.plain)) for mark, time in marks}


def _how(rating: Scored, say: Words) -> list[Text]:
    """The steps of scoring by hand, with the rating's own words; the rules are in `scores`."""
    is_item = rating.scored_groups()[0].is_item
    told = [say("results-how-item")] if is_item else _counted(rating, say)
    if rating.times():
        first, second = (time.plain for time in rating.times())
        told.append(say("results-how-twice", first=first, second=second))
    if rating.added_groups(say):
        key = "results-how-added-item" if is_item else "results-how-added"
        told.append(say(key, added=say("rating-added")))
    return [words(text) for text in told]


def _counted(rating: Scored, say: Words) -> list[str]:
    """How a group's value is worked out and shaded."""
    dont_know, not_applicable = rating.ways_out()
    count = say("results-how-all")
    if not_applicable:
        count = say("results-how-answers", not_applicable=not_applicable.plain)
    add = say("results-how-blanks")
    if dont_know:
        add = say("results-how-mean", dont_know=dont_know.plain)
    return [count, add, say("results-how-enough"), say("results-how-shade")]


def _example(rating: Scored, say: Words) -> Text | None:
    """A worked example, where the scale has its numbers and both ways out are offered."""
    dont_know, not_applicable = rating.ways_out()
    values = {value for value, _ in rating.scale_values()}
    is_counted = not rating.scored_groups()[0].is_item
    if not (is_counted and dont_know and not_applicable and {2, 3} <= values):
        return None
    given = {"dont_know": dont_know.plain, "not_applicable": not_applicable.plain}
    return words(say("results-how-example", **given))
