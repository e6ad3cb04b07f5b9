"""Warnings about content that can be used but could be better; they never stop a build."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import name as unicode_name

from pydantic import BaseModel

from generator.blocks.base import Block, Grouped
from generator.collection import Collection, Read, with_nodes
from generator.lasting import lasting
from generator.library import collect, whole
from generator.omissions import omissions
from generator.overlong import overlong
from generator.problems import Place, Problem, in_order
from generator.reading import FEWEST, HARDEST, LONGEST, grade, sentences, words
from generator.source import Node, bare
from generator.text import Text
from generator.wordings import gaps

Location = tuple[str | int, ...]
SHOWN = 80
ASIDE = frozenset({"facilitator", "source", "licence", "reviewed_by", "editorial"})


@dataclass(frozen=True)
class Level:
    """How hard a sheet is to read: a Flesch-Kincaid grade, which is a year of school."""

    activity: str
    wording: str
    grade: float
    place: Place


def advice(folder: Path, unprintable: Callable[[str], list[str]] | None = None) -> list[Problem]:
    """All warnings about the content in `folder`, sorted by place.

    `unprintable` names the characters of a text that paper cannot show.
    """
    collection = collect(folder)
    return in_order(
        [
            *_unserved(collection),
            *omissions(collection),
            *overlong(collection),
            *_half_worded(collection),
            *_lettered(collection),
            *_same_words(collection),
            *_two_names(collection),
            *_odd_texts(collection),
            *_long_sentences(collection),
            *_hard(collection),
            *(() if collection.problems else lasting(collection, whole(collection))),
            *(_squares(collection, unprintable) if unprintable else ()),
        ]
    )


def levels(folder: Path) -> list[Level]:
    """The reading level of each sheet in each wording; none where the language is not English.

    Sheets of a few words have none: the formula is made for passages.
    """
    return list(_levels(collect(folder)))


def _unserved(collection: Collection) -> Iterator[Problem]:
    """Outcomes of a module that no activity of it serves."""
    for module in collection.modules.values():
        if not collection.activities.keys() >= set(module.model.activities):
            continue  # one of them could not be read, and may serve it
        served = {
            outcome
            for id in module.model.activities
            for found in collection.activities.get(id, {}).values()
            for outcome in found.model.outcomes
        }
        for index, outcome in enumerate(module.model.outcomes):
            if outcome.id not in served:
                yield _warning(
                    module.node.find(("outcomes", index)).place,
                    f"no activity serves the outcome '{outcome.id}'",
                    "name it under 'outcomes' of an activity; if that is meant so, leave it",
                )


def _half_worded(collection: Collection) -> Iterator[Problem]:
    """Lists on a sheet that a wording words in part: people would read two wordings in one."""
    for wordings in collection.activities.values():
        base, *others = wordings.values()
        for found in others:
            for place, left in gaps(base.node, found.over) if found.over else ():
                named = ", ".join(f"'{id}'" for id in left)
                yield _warning(
                    place,
                    f"the wording '{found.model.wording}' has no text for {named},"
                    " though it rewords the others",
                    f"add {'it' if len(left) == 1 else 'them'},"
                    " or the first wording's text is shown",
                )


def _lettered(collection: Collection) -> Iterator[Problem]:
    """A logo whose letters are text: each device would draw them in its own."""
    if collection.toolkit and collection.logo and collection.logo.has_letters:
        yield _warning(
            collection.toolkit.node.find(("publisher", "logo")).place,
            "the letters in this picture look different on each device and on paper",
            "in a drawing program, change the text to paths",
        )


def _same_words(collection: Collection) -> Iterator[Problem]:
    """Wordings that ask the very same questions: people would be offered a choice of nothing."""
    for wordings in collection.activities.values():
        base, *others = wordings.values()
        asked = list(texts(base.model.sheet))
        for found in others:
            if found.over and list(texts(found.model.sheet)) == asked:
                yield _warning(
                    found.over.place,
                    f"the wording '{found.model.wording}' has no words of its own on the sheet",
                    "write the texts that differ below 'sheet:', or delete this file",
                )


def _two_names(collection: Collection) -> Iterator[Problem]:
    """Groups that have one name on the sheet and another one in the annex that explains them."""
    for block, node in _sheets(collection):
        annex = collection.annexes.get(getattr(block, "annex", None) or "")
        if annex is None or not isinstance(block, Grouped):
            continue
        names = {entry.id: entry.title.plain for entry in annex.model.entries}
        for id, title in block.group_titles():
            if names.get(id, title.plain) != title.plain:
                yield _warning(
                    node.find(("annex",)).place,
                    f"'{title.plain}' is called '{names[id]}' in the annex",
                    f"delete the title of '{id}' here, and the annex's name is used everywhere",
                )


def _sheets(collection: Collection) -> Iterator[tuple[Block, Node]]:
    for wordings in collection.activities.values():
        for found in wordings.values():
            yield from with_nodes(found)


def _odd_texts(collection: Collection) -> Iterator[Problem]:
    """Texts without quotes that may have lost their end, or hold a quote too many."""
    for found in filter(None, [collection.toolkit, *_all(collection)]):
        for node in _noted(found.node):
            yield _lost(node.place) if node.note == "comment" else _stray(node)


def _noted(node: Node) -> Iterator[Node]:
    if node.note:
        yield node
    for inner in [*node.items(), *(child for _, child in node.entries())]:
        yield from _noted(inner)


def _lost(place: Place) -> Problem:
    column = max(place.text.find(" #", place.column - 1) + 2, place.column)
    hint = "put the text in quotes if that is a part of it"
    return _warning(replace(place, column=column), "what follows # is not shown", hint)


def _stray(node: Node) -> Problem:
    text = json.dumps(bare(str(node.value)), ensure_ascii=False)
    hint = f"write: {text}" if len(text) <= SHOWN else "take it out, or write both"
    return _warning(node.place, "a stray quote stands in this text", hint)


def _long_sentences(collection: Collection) -> Iterator[Problem]:
    for found in _english(collection):
        for location, text in texts(found.model):
            for sentence in () if ASIDE & set(location) else sentences(text):
                length = len(words(sentence))
                if length > LONGEST:
                    yield _warning(
                        found.node.find(location).place,
                        f"a sentence of {length} words; up to {LONGEST} are easy to read",
                        f"it starts: {' '.join(sentence.split()[:6])} ...",
                    )


def _hard(collection: Collection) -> Iterator[Problem]:
    for level in _levels(collection):
        if level.grade > HARDEST:
            yield _warning(
                level.place,
                f"this sheet reads at grade {level.grade:.1f}; up to {HARDEST:.0f} is easy to read",
                "use shorter sentences and shorter words",
            )


def _squares(collection: Collection, unprintable: Callable[[str], list[str]]) -> Iterator[Problem]:
    """Texts with characters that no font for paper has."""
    for found in filter(None, [collection.toolkit, *_all(collection)]):
        for location, text in texts(found.model):
            for letter in unprintable(text.plain):
                called = unicode_name(letter, "unnamed").lower()
                yield _warning(
                    found.node.find(location).place,
                    f"no font for paper has '{letter}' ({called})",
                    "a white square is printed in its place; write it in another way",
                )


def _levels(collection: Collection) -> Iterator[Level]:
    if not _is_english(collection):
        return
    for id, wordings in collection.activities.items():
        for wording, found in wordings.items():
            shown = [text for at, text in texts(found.model.sheet) if not ASIDE & set(at)]
            if sum(len(words(text.plain)) for text in shown) >= FEWEST:
                yield Level(id, wording, grade(shown), found.node.find(("sheet",)).place)


def _english(collection: Collection) -> Iterator[Read]:
    """Every file of modules and annexes that was read, if the toolkit is in English."""
    if _is_english(collection):
        yield from _all(collection)


def _all(collection: Collection) -> Iterator[Read]:
    yield from collection.modules.values()
    for wordings in collection.activities.values():
        yield from wordings.values()
    yield from collection.annexes.values()


def _is_english(collection: Collection) -> bool:
    toolkit = collection.toolkit
    return toolkit is not None and toolkit.model.languages[0].split("-")[0] == "en"


def texts(model: BaseModel, at: Location = ()) -> Iterator[tuple[Location, Text]]:
    """Every text of a model with its keys and positions in the YAML."""
    for name in type(model).model_fields:
        yield from _texts_in(getattr(model, name), (*at, name))


def _texts_in(value: object, at: Location) -> Iterator[tuple[Location, Text]]:
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, BaseModel):
        yield from texts(value, at)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _texts_in(entry, (*at, index))


def _warning(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "warning")
