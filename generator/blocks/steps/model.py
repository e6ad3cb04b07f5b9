"""The method of an activity, step by step, with minutes and grouping."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field as Described

from generator.blocks.base import Block, Context, Id, Line, Model, Prose, Slot, view_of
from generator.text import lines_of, words

LETTERS = {"title": 27, "facilitator": 51, "participants": 44, "text": 44, "materials": 25}
"""On a run sheet in its smallest type, on Letter paper: how many letters a line of each has."""
SPACE = 0.5
"""Lines of room between two steps."""

Grouping = Literal["alone", "pairs", "threes", "small-groups", "everyone"]


class Step(Model):
    """One step: its title, and what each side does in it."""

    id: Id
    title: Line
    minutes: int | None = Described(None, ge=1, le=600, description="How long it takes.")
    grouping: Grouping | None = Described(None, description="Who works with whom.")
    text: Prose | None = Described(None, description="What participants read on their page.")
    facilitator: Prose | None = Described(None, description="What the facilitator does.")
    participants: Line | None = Described(None, description="What participants do.")
    materials: Line | None = Described(None, description="What the step needs.")


class Steps(Block):
    """Numbered steps; the facilitator's page shows them as a table with the time that has gone."""

    type: Literal["steps"]
    title: Line | None = None
    steps: list[Step] = Described(min_length=1)

    def view(self, context: Context) -> dict[str, Any]:
        """Adds to each step `starts` (h:mm since the start), `length` and `grouping` in words."""
        view = super().view(context) | {"audience": context.audience}
        view["has_materials"] = any(step.materials for step in self.steps)
        view["steps"] = [
            view_of(step) | self._spoken(step, start, context)
            for step, start in zip(self.steps, self._starts(), strict=True)
        ]
        return view

    def schedule(self, context: Context) -> Sequence[Slot]:
        """The steps as a facilitator leads them."""
        return [
            Slot(
                minutes=step.minutes,
                topic=step.title,
                facilitator=step.facilitator,
                participants=step.participants,
                text=step.text,
                materials=step.materials,
                **self._spoken(step, start, context),
            )
            for step, start in zip(self.steps, self._starts(), strict=True)
        ]

    def lines_on_run_sheet(self) -> float:
        """As many as the longest column of each step needs, and the room between steps."""
        return sum(_lines(step) + SPACE for step in self.steps)

    def _starts(self) -> list[int | None]:
        """Minutes from the beginning at which each step starts; None after one without minutes."""
        starts: list[int | None] = [0]
        for step in self.steps[:-1]:
            before = starts[-1]
            known = before is not None and step.minutes is not None
            starts.append(before + step.minutes if known else None)  # type: ignore[operator]
        return starts

    def _spoken(self, step: Step, start: int | None, context: Context) -> dict[str, Any]:
        say = context.words
        grouping = words(say(f"grouping-{step.grouping}")) if step.grouping else None
        return {
            "starts": f"{start // 60}:{start % 60:02}" if start is not None else None,
            "length": words(say("minutes-short", n=step.minutes)) if step.minutes else None,
            "grouping": grouping,
        }


def _lines(step: Step) -> int:
    """Of the longest column; what participants do and read stands in one, below each other."""
    need = {key: lines_of(getattr(step, key), letters) for key, letters in LETTERS.items()}
    topic = need["title"] + bool(step.grouping)
    return max(
        topic, 2, need["facilitator"], need["participants"] + need["text"], need["materials"]
    )
