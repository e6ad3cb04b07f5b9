"""The words of the interface, one YAML file a language; English is complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

FALLBACK = "en"
SCRIPTS = "js-"
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True)
class Words:
    """Interface words of one language: `words("minutes", n=5)`."""

    language: str
    texts: tuple[tuple[str, str], ...]

    def __call__(self, key: str, **values: object) -> str:
        """The text called `key` with `values` put in; KeyError where there is none."""
        return _index(self)[key].format(**values)

    def date(self, day: date) -> str:
        """A day as people write it: 1 November 2027."""
        month = self("months").split()[day.month - 1]
        return self("date", day=day.day, month=month, year=day.year)

    def for_scripts(self) -> dict[str, str]:
        """The texts that the pages' scripts use, with their braces: key without `js-` -> text."""
        found = ((key, text) for key, text in self.texts if key.startswith(SCRIPTS))
        return {key.removeprefix(SCRIPTS): text for key, text in found}

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, by the language's usual script."""
        return "rtl" if self.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@lru_cache
def _index(words: Words) -> dict[str, str]:
    return dict(words.texts)


@lru_cache
def words_of(language: str) -> Words:
    """The words of `language`, gaps filled from English; English where there is no such file."""
    texts = _read(FALLBACK) | _read(language)
    return Words(language, tuple(sorted(texts.items())))


def gaps(language: str) -> list[str]:
    """Keys that `language` lacks, so that English shows in their place."""
    return sorted(_read(FALLBACK).keys() - _read(language).keys())


@lru_cache
def _read(language: str) -> dict[str, str]:
    file = files(__package__) / f"{language}.yaml"
    if not file.is_file():
        return {}
    return {key: str(text) for key, text in yaml.safe_load(file.read_text("utf-8")).items()}
