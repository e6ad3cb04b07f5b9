"""What participants read is plain: no sentence over 25 words, grade 8 at most."""

from __future__ import annotations

from pathlib import Path

from generator.advice import advice, levels

CONTENT = Path(__file__).parents[2] / "toolkit_content"


def test_sheets_are_easy_to_read() -> None:
    """Every sheet in every wording; the advice has nothing to say of sentences."""
    grades = [level.grade for level in levels(CONTENT)]
    assert len(grades) == 4
    assert max(grades) <= 8
    assert [problem.message for problem in advice(CONTENT)] == [
        "no activity serves the outcome 'local-support'"
    ]
