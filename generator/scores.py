"""From answers on a scale to one value a group.

The rules are this project's own and are stated on every sheet: a group's value is the mean of
its answers, if at least half (rounded up) of its applicable items have one. "Don't know" and
blank count as not answered; "not applicable" takes the item out of the group. An item that people
can add is in its group once they wrote what it is. What is answered for two times has two values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Answer = int | Literal["dont-know", "not-applicable"] | None
State = Literal["value", "not-enough", "not-applicable"]


@dataclass(frozen=True)
class Score:
    """What a group's answers come to: `answered` of `applicable` items, and the exact mean."""

    state: State
    answered: int
    applicable: int
    dont_know: int
    mean: Fraction | None

    @property
    def shown(self) -> str | None:
        """The mean with one decimal, half up (2.25 is 2.3); None where there is no value."""
        return None if self.mean is None else one_decimal(self.mean)


def score(answers: Sequence[Answer]) -> Score:
    """The score of one group; `answers` holds one entry an item."""
    values = [answer for answer in answers if isinstance(answer, int)]
    applicable = sum(answer != "not-applicable" for answer in answers)
    dont_know = sum(answer == "dont-know" for answer in answers)
    state = _state(len(values), applicable)
    mean = Fraction(sum(values), len(values)) if state == "value" else None
    return Score(state, len(values), applicable, dont_know, mean)


def answer_of_own(answer: Answer, text: str) -> Answer:
    """What the answer to an item that people can add counts as; `text` is what they wrote."""
    return answer if text.strip() else "not-applicable"


def answers_needed(applicable: int) -> int:
    """How many of `applicable` items must be answered for a value: half, rounded up."""
    return (applicable + 1) // 2


def one_decimal(mean: Fraction) -> str:
    """`mean` (not negative) with one decimal, half up: formatting a float rounds 2.25 to 2.2."""
    tenths = (mean.numerator * 20 + mean.denominator) // (mean.denominator * 2)
    return f"{tenths // 10}.{tenths % 10}"


def _state(answered: int, applicable: int) -> State:
    if applicable == 0:
        return "not-applicable"
    return "value" if answered and answered >= answers_needed(applicable) else "not-enough"
