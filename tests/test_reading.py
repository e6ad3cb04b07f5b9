"""How hard English is to read, and what is advised."""

from __future__ import annotations

import pytest

from generator.reading import grade, sentences, syllables, words
from generator.text import line, prose


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Ask, e.g. a nurse. Then go.", ["Ask, e.g. a nurse.", "Then go."]),
        ("“Who is it?” It is me.", ["“Who is it?”", "It is me."]),
        ("A label", ["A label"]),
        ("First:\n\n- one\n- two", ["First:", "one", "two"]),
        ("…", []),
    ],
)
def test_sentences_end_at_marks_and_at_paragraphs(text: str, parts: list[str]) -> None:
    """An abbreviation inside a sentence ends none."""
    assert list(sentences(prose(text))) == parts


def test_a_hyphen_parts_no_word() -> None:
    """Nor does an apostrophe."""
    assert words("It’s a well-made co-production, 24 hours a day.") == [
        "It’s", "a", "well-made", "co-production", "24", "hours", "a", "day",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("people", 2), ("make", 1), ("makes", 1), ("asked", 1), ("wanted", 2),
        ("table", 2), ("boxes", 2), ("services", 3), ("organisation", 5), ("24", 1),
    ],
)  # fmt: skip
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    """Without a silent e at the end."""
    assert syllables(word) == count


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """6 words, 1 sentence, 6 syllables."""
    assert grade([line("The cat sat on the mat.")]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade([]) == 0.0


def test_long_words_and_sentences_are_hard() -> None:
    """The grade is about the years of school that a reader needs."""
    hard = "Organisational readiness necessitates collaborative identification of opportunities."
    assert grade([line(hard)]) > 20
    assert grade([line("We look at what we do. Then we plan.")]) < 3
