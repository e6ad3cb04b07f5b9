"""What every published name has meant, edition by edition: the shape of published-fields.json.

An answer is kept with the name of its field and the edition of the names under which it was given.
A span is one meaning of a name; it is closed by `until`, the last edition in which the name meant
that. So an old answer is shown under its own question, wherever that stands now, or as gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import Field as Described
from pydantic import ValidationError, model_validator

from generator.blocks.base import Kind, Model, refused
from generator.check import check
from generator.problems import ContentError, Place, Problem
from generator.source import parse

FILE = "published-fields.json"
FORMAT: Literal["toolkit-published-fields"] = "toolkit-published-fields"
VERSION: Literal[1] = 1
PUT_BACK = "put back the copy of the last release; after a merge of two changes, that of main"


class Span(Model):
    """One meaning of a name, from edition `since` to `until` (open: to now).

    `became` is the name that has the question since then; without it the question is gone.
    `options` holds every value that ever was, `withdrawn` those that are no longer offered and
    `renamed_options` the values that have another id now.
    """

    since: int = Described(ge=0)
    until: int | None = Described(None, ge=0)
    kind: Kind
    became: str | None = None
    questions: dict[str, str]
    options: dict[str, str] = {}
    withdrawn: list[str] = []
    renamed_options: dict[str, str] = {}

    @property
    def is_open(self) -> bool:
        """Whether the name means this now."""
        return self.until is None


class Record(Model):
    """One activity: its names without its own id in front.

    `was` are the ids it had before, the newest first, `became` the id that it has now; `renames`
    are the `renamed_from` that earlier releases have seen, by what stands there.
    """

    wordings: list[str] = []
    was: list[str] = []
    became: str | None = None
    renames: dict[str, list[str]] = {}
    fields: dict[str, list[Span]] = {}

    @model_validator(mode="after")
    def _spans_follow_each_other(self) -> Self:
        for name, spans in self.fields.items():
            last = -1
            for span in spans:
                end = span.since if span.until is None else span.until
                if span.since <= last or end < span.since or (span.is_open and span != spans[-1]):
                    raise refused("editions are out of order", PUT_BACK, "fields", name)
                last = end
        return self

    @property
    def earlier(self) -> dict[str, list[Span]]:
        """The closed spans of the names that have any, in order."""
        closed = {name: [s for s in spans if not s.is_open] for name, spans in self.fields.items()}
        return {name: spans for name, spans in closed.items() if spans}

    @property
    def now(self) -> dict[str, Span]:
        """The open span of each name that has one."""
        return {
            name: spans[-1] for name, spans in self.fields.items() if spans and spans[-1].is_open
        }


class Published(Model):
    """The whole file: the edition of the names, and a record an activity."""

    format: Literal["toolkit-published-fields"]
    version: Literal[1]
    edition: int = Described(ge=1)
    activities: dict[str, Record]

    @property
    def json_bytes(self) -> bytes:
        """The file's bytes: the same for the same content."""
        content = self.model_dump(exclude_defaults=True)
        return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def published(edition: int, activities: Mapping[str, Record]) -> Published:
    """The content of a file of this version."""
    return Published(format=FORMAT, version=VERSION, edition=edition, activities=dict(activities))


def follow(
    earlier: Mapping[str, Sequence[Span]],
    is_field: Callable[[str], bool],
    name: str,
    edition: int,
) -> tuple[str | None, Span | None]:
    """Which field has the question of an answer given to `name` in `edition`, if there is one.

    Also the last closed span on the way: where the question is gone, it tells what was asked.
    The pages' scripts follow the same rule; tests/data/lineage.json holds cases for both.
    """
    asked: Span | None = None
    seen = set()
    while (name, edition) not in seen:
        seen.add((name, edition))
        span = _span_of(earlier.get(name, ()), is_field(name), edition)
        if span is None:
            return (name if is_field(name) else None), asked
        asked = span
        if span.became is None or span.until is None:
            return None, asked
        name, edition = span.became, max(edition, span.until + 1)
    return None, asked


def _span_of(closed: Sequence[Span], is_field: bool, edition: int) -> Span | None:
    """The closed span that an answer belongs to, None where the name means what it meant."""
    for span in closed:
        if span.until is not None and edition <= span.until:
            return span
    return closed[-1] if closed and not is_field else None


def read_published(content: bytes, path: str) -> Published:
    """The file's content; raises ContentError where it is damaged or newer than this program."""
    data = _json(content, path)
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, int) and version > VERSION:
        message = f"this file was written by a newer toolkit (its version is {version})"
        raise ContentError([Problem(Place(path, 1, 1), message, "bring the toolkit up to date")])
    try:
        return Published.model_validate(data)
    except ValidationError:
        raise ContentError([_damaged(_first_fault(content, path))]) from None


def _json(content: bytes, path: str) -> Any:
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        text = error.doc.splitlines()[error.lineno - 1 : error.lineno]
        place = Place(path, error.lineno, error.colno, "".join(text))
        raise ContentError([_damaged(Problem(place, "this is no JSON"))]) from None
    except (UnicodeDecodeError, RecursionError):
        raise ContentError([_damaged(Problem(Place(path, 1, 1), "this is no JSON"))]) from None


def _first_fault(content: bytes, path: str) -> Problem:
    """What is wrong first; JSON is YAML, whose reader knows places."""
    fallback = Problem(Place(path, 1, 1), "it is not what a release writes")
    try:
        return next(iter(check(parse(content, path), Published)[1]), fallback)
    except ContentError:
        return fallback


def _damaged(problem: Problem) -> Problem:
    return Problem(problem.place, f"this file is damaged: {problem.message}", PUT_BACK)
