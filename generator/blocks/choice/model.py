"""A question with answers to choose from: one of them, or as many as fit."""

from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import (
    Block,
    Context,
    Field,
    FormerIds,
    Id,
    Line,
    Model,
    Option,
    former_ids,
    view_of,
)
from generator.text import Text, words


class ChoiceOption(Model):
    """One answer that may be chosen."""

    id: Id
    renamed_from: FormerIds = former_ids()
    label: Line
    hint: Line | None = Described(None, description="What this answer means, in a few words.")
    text: Line | None = Described(
        None, description="A question for those who choose this answer, with room to write."
    )


class Choice(Block):
    """One answer is chosen or, with `many`, any number of them."""

    type: Literal["choice"]
    id: Id
    question: Line
    hint: Line | None = Described(None, description="A help that stands below the question.")
    many: bool = Described(False, description="Whether several answers may be chosen.")
    options: list[ChoiceOption] = Described(min_length=2, max_length=30)

    def fields(self, context: Context) -> list[Field]:
        """A one-of field `<block>`, or with `many` a tick `<block>.<option>` for each answer.

        An answer's text is called `<block>-<option>-text`.
        """
        view = self.view(context)
        found = [] if self.many else [view["field"]]
        for option in view["options"]:
            found += [one for one in (option["tick"], option["words"]) if one]
        return found

    def view(self, context: Context) -> dict[str, Any]:
        """Adds `field` (where one is chosen), `help`, and to options `tick` and `words`: fields."""
        asked = self.question.plain
        options = tuple(Option(one.id, f"{asked} {one.label.plain}") for one in self.options)
        field = None if self.many else Field(context.name(self.id), "one-of", asked, options)
        return super().view(context) | {
            "field": field,
            "help": self._help(context),
            "options": [self._option(context, option) for option in self.options],
        }

    def _help(self, context: Context) -> Text | None:
        return words(context.words("choose-many")) if self.many and not self.hint else self.hint

    def _option(self, context: Context, option: ChoiceOption) -> dict[str, Any]:
        spoken, tick, own = f"{self.question.plain} {option.label.plain}", None, None
        if self.many:
            tick = Field(context.name(self.id, option.id), "tick", spoken)
        if option.text:
            name = context.name(f"{self.id}-{option.id}-text")
            own = Field(name, "text", f"{spoken}: {option.text.plain}")
        return view_of(option) | {"tick": tick, "words": own}
