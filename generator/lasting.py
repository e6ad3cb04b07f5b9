"""Warnings about published names: what old answers would lose if this were released as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from statistics import fmean

from generator.check import identified
from generator.collection import Collection, Read, with_nodes
from generator.model import Toolkit
from generator.problems import Place, Problem, quoted
from generator.published import Published, Record, Span
from generator.renames import KEY, claim_of
from generator.source import Node
from generator.succession import SPARE, Sheet, bare, same_question

Thing = tuple[str, ...]
ANY = "*"
EXTRAS = {"-note": "notes", "-second": "second answers", "-text": "own names"}
ALIKE, UNLIKE = 0.6, 0.55
RELEASE = "If that is meant, run 'toolkit release'"
ALONE = RELEASE.replace("If", "if")


def lasting(collection: Collection, toolkit: Toolkit) -> list[Problem]:
    """What a release would close for good, each with what to do instead; none without a file."""
    before, after, asked = collection.published, toolkit.published, collection.sheets
    if before is None or after is None:
        return []
    told = list(_activities(collection, before, after, {sheet.id for sheet in asked}))
    for sheet in asked:
        found = next(iter(collection.activities[sheet.id].values()))
        was = [before.activities[id] for id in (sheet.id, *sheet.former) if id in before.activities]
        if was:
            told += _Look(found, sheet, was[0], after.activities[sheet.id]).told()
    return told


def _activities(
    collection: Collection, before: Published, after: Published, current: set[str]
) -> Iterator[Problem]:
    """Activities that are gone, with the new one that asks the same if there is one."""
    new = [id for id in sorted(current) if id not in before.activities]
    for id, record in before.activities.items():
        if id in current or after.activities[id].became or not record.now:
            continue
        alike = next((one for one in new if _asks_like(after.activities[one], record)), None)
        assert collection.toolkit is not None
        node, hint = collection.toolkit.node.find(("modules",)), ALONE
        if alike:
            node = next(iter(collection.activities[alike].values())).node.find(("id",))
            hint = f"{_meant(id)} {RELEASE}"
        yield _warning(node.place, f"the activity '{id}' was published and is gone", hint)


def _asks_like(record: Record, other: Record) -> bool:
    """Whether an activity asks at least half of what another one asked."""
    shared = [
        name
        for name, span in record.now.items()
        if name in other.now and same_question(span.questions, other.now[name].questions)
    ]
    return 2 * len(shared) >= len(other.now)


class _Look:
    """One activity: what its names meant in the last release and what they would mean."""

    def __init__(self, found: Read, sheet: Sheet, before: Record, after: Record) -> None:
        self.found, self.sheet, self.before, self.after = found, sheet, before, after
        self.blocks = {block.id: node for block, node in with_nodes(found) if block.id}
        self.current = {asked.name: asked for asked in sheet.fields}
        ends = {
            name: after.fields[name][len(spans) - 1]
            for name, spans in before.fields.items()
            if name in before.now
        }
        self.kept = {name for name, span in ends.items() if span.is_open}
        self.lost = {name for name, span in ends.items() if not (span.is_open or span.became)}
        self.heirs = {span.became for span in ends.values()}
        self.moved = dict(self._moved())

    def told(self) -> Iterator[Problem]:
        """All warnings about this activity."""
        yield from self._wordings()
        yield from self._out_of_place()
        yield from self._other_questions()
        yield from self._other_kinds()
        yield from self._gone()
        yield from self._values()

    def _wordings(self) -> Iterator[Problem]:
        for id in self.before.wordings:
            if id not in self.sheet.wordings:
                message = f"the wording '{id}' was published and is gone"
                hint = f"answers given in it have no other place: keep its id. {RELEASE}"
                yield _warning(self.found.node.find(("wording",)).place, message, hint)

    def _moved(self) -> Iterator[tuple[str, str]]:
        """Names whose question was published under another name, with no line that says so."""
        for name in self.kept & self.current.keys():
            was, asked = self.before.now[name], self.current[name].questions
            anew = {id: text for id, text in asked.items() if _is_other(was.questions, id, text)}
            olds = anew and [
                old
                for old, span in self.before.now.items()
                if old in self.kept | self.lost
                and span.kind == was.kind
                and any(same_question(span.questions, {id: text}) for id, text in anew.items())
            ]
            if olds and len(olds) == 1:
                yield name, olds[0]

    def _out_of_place(self) -> Iterator[Problem]:
        for now, old in sorted({_lifted(*pair) for pair in self.moved.items()}):
            id, message = old[-1], f"what {_named(now)} asks was published as {_named(old)}"
            hint = f"{_meant(id)} An id stays with its question"
            if claim_of(self._entry(now), id):
                hint = f"'{KEY}: {id}' has done its work: undo this, take it out, release, redo"
            yield _warning(self._place(now), message, hint)

    def _other_questions(self) -> Iterator[Problem]:
        """Names that ask something quite unlike what they asked."""
        for name in sorted(self.kept & self.current.keys() - self.moved.keys()):
            old, new = self.before.now[name].questions, self.current[name].questions
            if old != new and not _extra(name) and _is_unlike(old, new):
                message = f"'{name}' asks something else than what was published"
                hint = "if it is another question, give it an id of its own"
                yield _warning(self._place(_thing(name)), message, hint)

    def _other_kinds(self) -> Iterator[Problem]:
        for name in sorted((self.lost & self.current.keys()) - self.heirs):
            was, now = self.before.now[name].kind, self.current[name].kind
            message = f"'{name}' cannot take the answers that were published"
            if was != now:
                message = f"'{name}' was published as {_kind(was)} and is {_kind(now)} now"
            hint = f"give it an id of its own. {RELEASE}"
            yield _warning(self._place(_thing(name)), message, hint)

    def _gone(self) -> Iterator[Problem]:
        named = {_lifted(*pair)[1] for pair in self.moved.items()}
        gone = {name for name in self.lost if name not in self.current or name in self.heirs}
        extras = {name: what for name in gone if (what := self._extra(name, gone))}
        for block, what in sorted({(_thing(name)[0], what) for name, what in extras.items()}):
            message = f"the {what} of '{block}' were published and are gone"
            yield _warning(self._around((block,)), message, ALONE)
        for thing in sorted({self._whole(name, gone) for name in gone - extras.keys()} - named):
            yield self._missed(thing)

    def _extra(self, name: str, gone: set[str]) -> str:
        """What people have besides questions, and only as a whole."""
        block, row = _thing(name)[0], _under(_thing(name)[:2], self.before.now)
        if SPARE.search(name) and block in self.blocks and gone.issuperset(row):
            return "spare rows"
        extra = _extra(name)
        has_lost_extra = extra and name.removesuffix(extra) not in gone and block in self.blocks
        return EXTRAS[extra] if has_lost_extra else ""

    def _missed(self, thing: Thing) -> Problem:
        id, message = thing[-1], f"{_named(thing)} was published and is gone"
        alike = self._alike(thing)
        if alike:
            return _warning(self._place(alike), message, f"{_meant(id)} {RELEASE}")
        hint = f"write '{KEY}: {id}' at what is in its place. {RELEASE}"
        return _warning(self._around(thing), message, hint)

    def _whole(self, name: str, gone: set[str]) -> Thing:
        """The largest thing around a name that is gone as a whole: a block, a row, a column."""
        thing = _thing(name)
        wholes = [] if thing[0] in self.blocks else [thing[:1]]
        if len(thing) > 2:
            wholes += [thing[:2], (thing[0], *[ANY] * (len(thing) - 2), thing[-1])]
        wholes.append(thing)
        sizes = {whole: len(_under(whole, self.before.now)) for whole in wholes}
        is_gone = [whole for whole in wholes if gone.issuperset(_under(whole, self.before.now))]
        return max(is_gone, key=sizes.__getitem__, default=thing)

    def _alike(self, lost: Thing) -> Thing | None:
        """A new thing in the same place that asks about the same."""
        new = self.current.keys() - self.before.now.keys() - self.heirs
        was = {key: self.before.now[name] for key, name in _suffixes(lost, self.before.now)}
        things = {self._candidate(name, lost) for name in new} - {None}
        best, chosen = ALIKE, None
        for thing in sorted(one for one in things if one):
            score = self._score(was, dict(_suffixes(thing, new)))
            if score >= best:
                best, chosen = score, thing
        return chosen

    def _candidate(self, name: str, lost: Thing) -> Thing | None:
        """The thing around a new name that could be `lost`: all but one id is the same."""
        parts = _thing(name)
        if len(parts) < len(lost):
            return None
        thing = tuple(ANY if part == ANY else now for now, part in zip(parts, lost, strict=False))
        return thing if sum(a != b for a, b in zip(thing, lost, strict=True)) == 1 else None

    def _score(self, was: Mapping[Thing, Span], names: Mapping[Thing, str]) -> float:
        return fmean(
            _likeness(span.questions, self.current[names[key]].questions)
            if key in names and self.current[names[key]].kind == span.kind
            else 0.0
            for key, span in was.items()
        )

    def _values(self) -> Iterator[Problem]:
        """Choices that are offered no longer, once a block."""
        lost: dict[tuple[str, str], str] = {}
        for name in sorted(self.kept & self.current.keys()):
            before, after = self.before.now[name], self.after.now[name]
            for value in after.withdrawn:
                if value not in [*before.withdrawn, *after.renamed_options]:
                    lost.setdefault((name.split(".")[0], value), name)
        for (block, value), name in lost.items():
            was, now = self.before.now[name].options, self.current[name].options
            new = [one.rpartition(".")[2] for one in now if one not in was]
            id, message = value.rpartition(".")[2], f"the answer '{value}' of '{block}'"
            hint = f"write '{KEY}: {id}' at the choice in its place. {RELEASE}"
            if len(new) == 1:
                hint = f"{_meant(id, f'at {quoted(new[0])}')} {RELEASE}"
            place = self._place((block, *new[:1]))
            yield _warning(place, f"{message} was published and is gone", hint)

    def _place(self, thing: Thing) -> Place:
        return self._entry(thing).find(("id",)).place

    def _entry(self, thing: Thing) -> Node:
        """Where a thing is written: in its block, or in another (rows that are groups there)."""
        block = self.blocks.get(thing[0], self.found.node)
        for node in (block, *self.blocks.values()) if thing[1:] else ():
            for _, entry in identified(node, (KEY,)):
                if entry is not node and entry.find(("id",)).value == thing[-1]:
                    return entry
        return block

    def _around(self, thing: Thing) -> Place:
        block = self.blocks.get(thing[0])
        return block.find(("id",)).place if block else self.found.node.place_of(("sheet",))


def _thing(name: str) -> Thing:
    """The ids in a name, without what a note or a second answer adds."""
    return tuple(name.removesuffix(_extra(name)).split("."))


def _extra(name: str) -> str:
    """How a name ends that belongs to another question."""
    return next((extra for extra in EXTRAS if name.endswith(extra)), "")


def _named(thing: Thing) -> str:
    if ANY in thing:
        return f"{quoted(thing[-1])} of {quoted(thing[0])}"
    return f"'{'.'.join(thing)}'"


def _meant(id: str, where: str = "below this id") -> str:
    return f"did you mean '{KEY}: {id}' {where}?"


def _kind(kind: str) -> str:
    return {"one-of": "a choice", "tick": "a tick"}.get(kind, f"a {kind}")


def _lifted(name: str, old: str) -> tuple[Thing, Thing]:
    """Two names without what is the same at their ends: what has changed places as a whole."""
    first, other = _thing(name), _thing(old)
    while len(first) == len(other) > 1 and first[-1] == other[-1]:
        first, other = first[:-1], other[:-1]
    return first, other


def _under(thing: Thing, names: Iterable[str]) -> list[str]:
    return [name for _, name in _suffixes(thing, names)]


def _suffixes(thing: Thing, names: Iterable[str]) -> Iterator[tuple[Thing, str]]:
    """The names that belong to a thing, each with what tells them apart."""
    for name in names:
        parts = _thing(name)
        head = parts[: len(thing)]
        if len(head) == len(thing) and all(
            part in (ANY, own) for part, own in zip(thing, head, strict=True)
        ):
            wild = [own for part, own in zip(thing, head, strict=True) if part == ANY]
            extra = [_extra(name)] if _extra(name) else []
            yield (*wild, *parts[len(thing) :], *extra), name


def _is_other(was: Mapping[str, str], wording: str, text: str) -> bool:
    return wording in was and not same_question(was, {wording: text})


def _likeness(first: Mapping[str, str], other: Mapping[str, str]) -> float:
    """How alike two questions are, from 0 to 1, in the wording where they are least."""
    pairs = [(first[id].casefold(), other[id].casefold()) for id in first if id in other]
    return min((SequenceMatcher(None, *pair).ratio() for pair in pairs), default=0.0)


def _is_unlike(first: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two questions share hardly a letter and no longer word, in some wording."""
    return any(
        not _long_words(first[id]) & _long_words(other[id])
        and _likeness({id: first[id]}, {id: other[id]}) < UNLIKE
        for id in first
        if id in other
    )


def _long_words(text: str) -> set[str]:
    return {word for word in bare(text).split() if len(word) > 3}


def _warning(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "warning")
