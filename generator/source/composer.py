"""Nodes from libyaml's events: what we have no use for is refused, aliases are never followed."""

from collections.abc import Iterator
from typing import Any

import yaml

from generator.problems import Place, Problem, quoted
from generator.source.dashes import FIRST, new_entry, no_space
from generator.source.faults import NO_COLON, fault, keyless
from generator.source.lines import CONTROL, ODD_SPACES, Lines, control
from generator.source.node import Node, Scalar
from generator.source.notes import Note, note
from generator.source.quotes import swallowed_key
from generator.source.scalars import scalar

DEPTH = 100
MANY = 100
IF_TEXT = "if it is text, put quotes around it"
NOTHING = ("this file is empty", "write its keys, such as 'title: ...', or delete the file")


class StopError(Exception):
    """Nothing good can come of reading on."""


class Composer:
    """Reads one file; what is wrong is gathered in `problems`."""

    def __init__(self, lines: Lines) -> None:
        self.problems: list[Problem] = []
        self._lines = lines
        self._events: Iterator[Any] = yaml.parse(lines.text, Loader=yaml.CSafeLoader)
        self._last: Any = None
        self._open: list[Any] = []

    def document(self) -> Node | None:
        """The only document, of use if `problems` stays empty; None where reading had to stop."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            problem = fault(self._lines, error, self._last, self._open)
            # One typo, one problem: what else it causes stands on its line.
            self.problems = [p for p in self.problems if p.place.line != problem.place.line]
            self.problems.append(problem)
        except StopError:
            pass
        return None

    def _document(self) -> Node | None:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            self._report(self._lines.place(0, 0), *NOTHING)
            return None
        root = self._node(self._next())
        self._check_root(root)
        self._next()
        if not isinstance(self._next(), yaml.StreamEndEvent):
            hint = "a file holds one: remove this line, or move the rest to a file of its own"
            self._report(self._place(self._last), "a second document starts here", hint)
        return root

    def _check_root(self, root: Node) -> None:
        if isinstance(root.value, dict) or self.problems:
            return
        if root.value is None:
            self._report(self._lines.place(0, 0), *NOTHING)
        elif isinstance(root.value, list):
            hint = "the dashes need a key above them: 'items:'"
            self._report(root.place, "this file is a list; it should be made of keys", hint)
        else:
            self.problems.append(keyless(self._lines, root.place.line - 1, root.place.column - 1))

    def _node(self, event: Any) -> Node:
        place = self._place(event)
        kind = type(event)
        self._refuse(event, place)
        if kind is yaml.ScalarEvent:
            value = self._scalar(event, place)
            return Node(value, place, note=self._note(event, value))
        if kind is yaml.AliasEvent:
            return Node(None, place)
        return self._collection(event, place)

    def _collection(self, event: Any, place: Place) -> Node:
        self._open.append(event)
        if len(self._open) > DEPTH:
            # libyaml or Python would run out of stack.
            hint = "is a bracket or a dash repeated by mistake?"
            self._report(place, f"this is nested more than {DEPTH} deep", hint)
            raise StopError
        is_mapping = type(event) is yaml.MappingStartEvent
        node = self._mapping(place) if is_mapping else self._sequence(place)
        self._open.pop()
        return node

    def _scalar(self, event: Any, place: Place) -> Scalar:
        unseen = CONTROL.search(event.value) if event.style == '"' else None
        if unseen:
            self._report(place, *control(unseen.group()))
        late = swallowed_key(self._lines, event) if event.style in ("'", '"') else None
        if late:
            self._report(late.place, late.message, late.hint)
        # Style and not `implicit`: that is set for quoted text with the tag '!', too.
        return event.value if event.style else scalar(event.value)

    def _note(self, event: Any, value: Scalar) -> Note:
        if event.style or not (event.value == "" or isinstance(value, str)):
            return ""
        end = event.end_mark
        return note(event.value, self._lines.row(end.line)[end.column :])

    def _sequence(self, place: Place) -> Node:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event))
        return Node(items, place)

    def _mapping(self, place: Place) -> Node:
        entries: dict[str, Node] = {}
        key_places: dict[str, Place] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            value = self._value(key)
            if key is not None and self._is_new_entry(key, entries):
                self._new_entry(key, key_places)
                entries, key_places = {}, {}
            if key is not None and key.value in entries:
                self._duplicate(key, key_places)
            elif key is not None:
                entries[str(key.value)] = value
                key_places[str(key.value)] = key.place
        return Node(entries, place, key_places)

    def _key(self, event: Any) -> Node | None:
        key = self._node(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        problem = _unfit(event, key, self._lines)
        if problem:
            self._report(key.place, *problem)
        return None if problem else key

    def _value(self, key: Node | None) -> Node:
        known = len(self.problems)
        value = self._node(self._next())
        if key is None and known:
            # An alias after '<<' is part of the same mistake.
            line = self.problems[known - 1].place.line
            self.problems[known:] = [p for p in self.problems[known:] if p.place.line != line]
        return value

    def _is_new_entry(self, key: Node, entries: dict[str, Node]) -> bool:
        """Whether `key` starts an entry anew: a dash is all that is missing."""
        is_inner = len(self._open) > 1 and not self._open[-1].flow_style
        is_first = len(entries) > 1 and next(iter(entries)) == key.value
        return is_inner and is_first and (key.value in FIRST or self._in_list())

    def _in_list(self) -> bool:
        return isinstance(self._open[-2], yaml.SequenceStartEvent)

    def _new_entry(self, key: Node, key_places: dict[str, Place]) -> None:
        places = [key.place] if self._in_list() else [key_places[str(key.value)], key.place]
        for problem in map(new_entry, places):
            self._report(problem.place, problem.message, problem.hint)

    def _duplicate(self, key: Node, key_places: dict[str, Place]) -> None:
        word = str(key.value)
        hint = f"first used at line {key_places[word].line}: keep one of the two"
        self._report(key.place, f"the key {quoted(word)} stands twice here", hint)

    def _refuse(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            sign, noun = ("*", "an alias") if type(event) is yaml.AliasEvent else ("&", "an anchor")
            hint = f"{IF_TEXT}; else write the text out again where it is needed"
            self._report(place, f"{quoted(sign + event.anchor)} is read as {noun}", hint)
        elif getattr(event, "tag", None) is not None:
            word = quoted(_first_word(place))
            self._report(place, f"{word} is read as a tag", f"{IF_TEXT}; else leave it out")

    def _report(self, place: Place, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, message, hint))
        if len(self.problems) >= MANY:
            raise StopError

    def _next(self) -> Any:
        self._last = next(self._events)
        return self._last

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return self._lines.place(mark.line, mark.column)


def _unfit(event: Any, key: Node, lines: Lines) -> tuple[str, str] | None:
    if isinstance(key.value, (list, dict)):
        sign = key.place.text[key.place.column - 1 :][:1]
        return f"text that starts with '{sign}' needs quotes", "put quotes around the whole text"
    if not isinstance(key.value, str):
        return _not_a_word(event.value)
    if key.value.startswith("-") and not event.style:
        glued = no_space(key.place, key.place.text[key.place.column :])
        return glued.message, glued.hint
    if NO_COLON.match(key.value) and not event.style:
        problem = keyless(lines, key.place.line - 1, key.place.column - 1)
        return problem.message, problem.hint
    if key.value == "<<" and not event.style:
        return "'<<' can't fetch keys from elsewhere", "write the keys out here"
    if key.value.strip(ODD_SPACES) != key.value:
        return "a space of an unusual kind stands beside this key", "replace it by a common space"
    return None


def _not_a_word(text: str) -> tuple[str, str]:
    if not text:
        return "a key is missing before the colon", "write one, or put quotes around the text"
    return f"the key {quoted(text)} is not a word", f'if it is meant, write: "{text[:40]}": ...'


def _first_word(place: Place) -> str:
    return (place.text[place.column - 1 :].split() or ["!"])[0]
