"""Questions or reminders to think with; nothing is filled in."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Id, Line, Model, Prose
from generator.text import Text


class Prompt(Model):
    """One prompt, with a word in front where it has one."""

    id: Id
    title: Line | None = None
    text: Line


class Prompts(Block):
    """A list of prompts."""

    type: Literal["prompts"]
    title: Line | None = None
    text: Prose | None = Described(None, description="What stands above the list.")
    prompts: list[Prompt] = Described(min_length=1)

    def prompt_titles(self) -> Sequence[Text]:
        """The word in front of each prompt, where it has one."""
        return [prompt.title for prompt in self.prompts if prompt.title]
