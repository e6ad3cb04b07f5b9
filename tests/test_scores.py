"""One value a group: the rules that every sheet states, case by case."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.scores import Answer, answer_of_own, answers_needed, one_decimal, score

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data/scores.json").read_text())
"""`mean` is a fraction, `shown` what people read; a browser's script is held to the same table.

`texts` are what people wrote, where all items are such as they can add.
"""

ANSWERS = st.one_of(st.none(), st.sampled_from(["dont-know", "not-applicable"]), st.integers(0, 4))


def answers_of(case: dict[str, Any]) -> list[Answer]:
    """The answers of a case as they count."""
    if "texts" not in case:
        return list(case["answers"])
    return list(map(answer_of_own, case["answers"], case["texts"]))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_group_s_answers_come_to(case: dict[str, Any]) -> None:
    """State, counts, exact mean and what is shown."""
    found = score(answers_of(case))
    counts = found.state, found.answered, found.applicable, found.dont_know
    assert counts == tuple(case[key] for key in ("state", "answered", "applicable", "dont_know"))
    assert found.mean == (Fraction(*case["mean"]) if case["mean"] else None)
    assert found.shown == case["shown"]


def test_cases_cover_groups_of_one_to_seven_items() -> None:
    """Groups differ in size."""
    assert {len(case["answers"]) for case in CASES} >= set(range(1, 8))


@pytest.mark.parametrize(
    ("applicable", "needed"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4)]
)
def test_half_of_what_applies_is_needed_rounded_up(applicable: int, needed: int) -> None:
    """The sheet says how many in figures."""
    assert answers_needed(applicable) == needed


@given(st.lists(ANSWERS, max_size=12), st.randoms())
def test_the_order_of_answers_changes_nothing(answers: list[Answer], random: Any) -> None:
    """Nor does an item that does not apply."""
    mixed: list[Answer] = [*answers, "not-applicable"]
    random.shuffle(mixed)
    assert score(mixed) == score(answers)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_a_mean_lies_between_the_answers(answers: list[int]) -> None:
    """And is shown within a twentieth of itself, never below it by more."""
    mean = score(answers).mean
    assert mean is not None
    assert min(answers) <= mean <= max(answers)
    assert -Fraction(1, 20) < Fraction(one_decimal(mean)) - mean <= Fraction(1, 20)
