"""A wording or a language laid over the base file: of the same shape, only what differs."""

from collections.abc import Iterable

from generator.problems import Place, Problem, closest, quoted
from generator.source.dashes import no_dash
from generator.source.node import Node, data

FIXED = frozenset({"id", "type"})


def overlay(
    base: Node, over: Node, structure: frozenset[str] = frozenset()
) -> tuple[Node, list[Problem]]:
    """`base` with what `over` says in place of its own, and the problems of what has no place.

    Mappings merge by key, lists by the `id` of their items; every leaf keeps the place where it
    is written. `id`, `type` and the keys in `structure` stay as they are in `base`. Keys that
    `base` lacks are taken over: whether they are known is for the models to say.
    """
    merge = _Merge(FIXED | structure)
    return merge.node(base, over, over.place), merge.problems


class _Merge:
    """One overlay: `problems` grows as the two trees are walked side by side."""

    def __init__(self, fixed: frozenset[str]) -> None:
        self.fixed = fixed
        self.problems: list[Problem] = []

    def node(self, base: Node, over: Node, place: Place) -> Node:
        """What stands where both say something; `place` is that of the key in the overlay."""
        if over.value is None:
            hint = f"leave it out: the text of {base.place.file} stays"
            return self._refuse(base, place, "nothing is written here", hint)
        if _kind(base) != _kind(over):
            return self._refuse(base, over.place, *_unlike(base, over, place))
        if isinstance(base.value, dict):
            return self._mapping(base, over)
        return self._list(base, over, place) if isinstance(base.value, list) else over

    def _mapping(self, base: Node, over: Node) -> Node:
        entries, places = dict(base.entries()), dict(base.key_places)
        for key, value in over.entries():
            place = over.key_places[key]
            if key in self.fixed:
                self._check_fixed(key, base, value, place)
                continue
            old = entries.get(key)
            entries[key] = self.node(old, value, place) if old else value
            if entries[key] is value:
                places[key] = place
        return Node(entries, base.place, places)

    def _check_fixed(self, key: str, base: Node, new: Node, place: Place) -> None:
        old = dict(base.entries()).get(key)
        if old and data(old) == data(new):
            return
        hint = f"delete this line: it can only be set in {_file(base)}"
        message = f"'{key}' can't be changed here"
        self.problems.append(Problem(place, message, hint))

    def _list(self, base: Node, over: Node, place: Place) -> Node:
        positions = {name: index for index, item in enumerate(base.items()) if (name := _id(item))}
        if not positions:
            hint = "only texts of items that have an id can be replaced"
            return self._refuse(base, place, "this list can't be replaced", hint)
        items = list(base.items())
        for name, item in self._named(over, positions, base).items():
            index = positions[name]
            items[index] = self.node(items[index], item, item.place)
        return Node(items, base.place)

    def _named(self, over: Node, known: Iterable[str], base: Node) -> dict[str, Node]:
        """The items of an overlay's list that have a counterpart, by their ids."""
        named: dict[str, Node] = {}
        for item in over.items():
            name = _id(item)
            problem = _unplaced(name, named, known, base)
            if problem:
                self.problems.append(Problem(item.find(["id"]).place, *problem))
            else:
                named[name] = item
        return named

    def _refuse(self, base: Node, place: Place, message: str, hint: str) -> Node:
        self.problems.append(Problem(place, message, hint))
        return base


def _unlike(base: Node, over: Node, key: Place) -> tuple[str, str]:
    """What is wrong where a dash or the sign '|' is missing, or anything else stands."""
    is_below = isinstance(over.value, dict) and over.place.line > key.line
    if is_below and isinstance(base.value, list):
        problem = no_dash(over.place)
        return problem.message, problem.hint
    hint = f"see {_where(base.place)}"
    if is_below:
        word = key.text[key.column - 1 :].partition(":")[0]
        hint = f"write '{word}: |' and the text below it"
    return f"this should be {_kind(base)}, as in {_file(base)}", hint


def _kind(node: Node) -> str:
    if isinstance(node.value, dict):
        return "a group of keys"
    return "a list" if isinstance(node.value, list) else "one text"


def _id(item: Node) -> str:
    value = dict(item.entries()).get("id", item).value
    return value if isinstance(value, str) and isinstance(item.value, dict) else ""


def _noun(base: Node) -> str:
    return "block" if any("type" in dict(item.entries()) for item in base.items()) else "item"


def _unplaced(
    name: str, named: dict[str, Node], known: Iterable[str], base: Node
) -> tuple[str, str] | None:
    noun = _noun(base)
    if not name:
        return f"this {noun} has no id", "its id says which text it replaces"
    if name in named:
        line = named[name].find(["id"]).place.line
        return f"two {noun}s have the id {quoted(name)}", f"first used at line {line}"
    if name not in known:
        there = "there are: " + ", ".join(list(known)[:5])
        meant = closest(name, known)
        other = f"or {meant}" if meant else there
        hint = f"if you removed it from {_file(base)}, remove it here too; {other}"
        return f"no {noun} is called {quoted(name)} here", hint
    return None


def _file(node: Node) -> str:
    return node.place.file.rpartition("/")[2]


def _where(place: Place) -> str:
    return f"line {place.line} of {place.file}"
