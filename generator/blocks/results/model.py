"""What the answers of a rating show, group by group: bars, a wheel and a table."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Context, Group, Id, Line, Prose, Scored
from generator.drawing import wheel
from generator.scores import answers_needed
from generator.text import words


class Results(Block):
    """Draws a rating's groups; on paper a blank wheel to shade and a strip to score by hand."""

    type: Literal["results"]
    of: Id = Described(description="The id of the rating.")
    title: Line | None = None
    text: Prose | None = None

    refers_to: ClassVar[Mapping[str, type]] = {"of": Scored}

    def view(self, context: Context) -> dict[str, Any]:
        """Adds `groups` (title, range of numbers, size, needed), `scale` and the blank `wheel`."""
        rating = context.blocks[self.of]
        assert isinstance(rating, Scored)
        groups, scale = rating.scored_groups(), rating.scale_values()
        top = max(1, scale[-1][0])
        return super().view(context) | {
            "groups": [self._group(group, context) for group in groups],
            "scale": [{"value": value, "label": label} for value, label in scale],
            "marks": [1 + round(398 * value / top) for value, _ in scale],
            "wheel": wheel(
                [group.title.plain for group in groups],
                top if top <= 12 else len(scale),
                context.words("wheel-title", n=len(groups)),
                right_to_left=context.words.direction == "rtl",
            ),
        }

    def _group(self, group: Group, context: Context) -> dict[str, Any]:
        first, last = group.items[0].number, group.items[-1].number
        numbers = str(first) if first == last else context.words("range", first=first, last=last)
        return {
            "title": group.title,
            "numbers": words(numbers),
            "size": len(group.items),
            "needed": answers_needed(len(group.items)),
        }
