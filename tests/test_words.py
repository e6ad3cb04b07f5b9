"""The interface's words: English is complete, other languages say the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

from generator.words import SCRIPTS, gaps, words_of

ROOT = Path(__file__).parents[1] / "generator"
LANGUAGES = sorted(file.stem for file in (ROOT / "words").glob("*.yaml"))


def texts(language: str) -> dict[str, str]:
    """What a language's own file says."""
    found: dict[str, str] = yaml.safe_load((ROOT / "words" / f"{language}.yaml").read_text("utf-8"))
    return found


def places(text: str) -> list[str]:
    """The names that values are put in for."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def used() -> Iterator[str]:
    """The keys that templates and modules ask for; those of a family end in a hyphen."""
    calls = re.compile(r"""(?:words|say)\(\s*f?["']([a-z0-9-]+)""")
    for pattern in ("*.py", "*/*.py", "*/*/*.py", "templates/*", "blocks/*/*", "paper/*.typ"):
        for file in ROOT.glob(pattern):
            if file.is_file() and file.suffix != ".js":
                yield from calls.findall(file.read_text("utf-8"))


def used_by_scripts() -> Iterator[str]:
    """The keys that scripts ask for; a family's end in a hyphen."""
    calls = re.compile(r"""(?:say|label)\(\s*["'`]([a-z0-9-]+)""")
    for file in [*ROOT.glob("client/**/*.js"), *ROOT.glob("blocks/*/*.js")]:
        yield from (f"{SCRIPTS}{key}" for key in calls.findall(file.read_text("utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_unknown_to_english(language: str) -> None:
    """A slip in a key would leave the English word in its place."""
    assert texts(language).keys() <= texts("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_puts_in_what_english_puts_in(language: str) -> None:
    """A missing value would be lost, an unknown one would stop the build."""
    english = texts("en")
    for key, text in texts(language).items():
        assert places(text) == places(english[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_is_text(language: str) -> None:
    """No empty one, no number, no yes and no."""
    for key, text in texts(language).items():
        assert isinstance(text, str) and text.strip() == text != "", key


def test_english_has_every_word_that_is_asked_for() -> None:
    """Keys put together at run time are found by how they begin."""
    known = texts("en").keys()
    for key in [*used(), *used_by_scripts()]:
        assert key in known or any(other.startswith(key) for other in known), key


def test_gaps_are_filled_from_english_and_told() -> None:
    """A language may lack some words, or have none at all."""
    assert gaps("en") == []
    assert gaps("tlh") == sorted(texts("en"))
    assert words_of("tlh")("home") == texts("en")["home"]
    assert [gaps(language) for language in LANGUAGES] == [
        sorted(texts("en").keys() - texts(language).keys()) for language in LANGUAGES
    ]


def test_values_are_put_in() -> None:
    """By their names."""
    assert words_of("en")("activity", n=9) == "Activity 9"
    assert words_of("ar")("activity", n=9) == "النشاط 9"


def test_an_unknown_word_is_an_error() -> None:
    """Of ours, not of an author's."""
    with pytest.raises(KeyError):
        words_of("en")("no-such-word")


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("ar-sd", "rtl"), ("he", "rtl"), ("ur", "rtl"), ("en", "ltr"), ("arn", "ltr")],
)
def test_a_language_has_its_direction(language: str, direction: str) -> None:
    """Known even where its words are missing."""
    assert words_of(language).direction == direction
