"""How names live on from one edition to the next: what was published, and what is asked now.

The rules, for a name that was published and the field that has the name or claims it:

- A field with `renamed_from` claims the names that its old ids make. Each line counts once: the
  file keeps those that a release has seen. A name that is still used can be claimed only if its
  field had another name itself (ids that change places).
- A claimed name is closed and became the field that claims it.
- A name whose field had another one means something else from now on, unless its question is the
  same as before; two questions have then become one.
- A name is closed for good when its field is gone, asks for another kind of answer, or offers
  again a value that had been given another id.
- A name that was closed for good and comes back means the same again if it asks the same: equal
  texts in every wording that both have, apart from case and punctuation. Otherwise it is new.
- A line `renamed_from` that comes late, for a name that was closed for good, opens the way after
  all; that of a block or row only for what asks the same. One for a name that no release has seen
  tells the way for answers to unreleased pages.
- A spare row stays as long as there is a first one: people may have added it themselves.
- Texts are brought up to date in place and change no edition.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from generator.blocks.base import Kind
from generator.published import Published, Record, Span, follow, published

MARK = re.compile(r"@(\d+)@")
SPARE = re.compile(r"\.added-[0-9]+(?=[.-]|$)")


@dataclass(frozen=True)
class Declared:
    """The `renamed_from` of one thing with an id.

    `owner` is the id of the block that it is in, "" for a block itself; `where` are the keys that
    lead there inside the block.
    """

    owner: str
    where: str
    id: str
    olds: tuple[str, ...]

    def key(self, owner: str, id: str) -> str:
        """What stands for this thing in the file, had it and its block other ids."""
        return ".".join(part for part in (owner, self.where, id) if part)


@dataclass(frozen=True)
class Asked:
    """One field of an activity: names without the activity's id, texts by wording and by value.

    `pattern` is the name with `@0@` for an id that the first thing of `declared` has;
    `renamed_options` maps old values to those that replaced them.
    """

    name: str
    kind: Kind
    questions: Mapping[str, str]
    options: Mapping[str, str] = field(default_factory=dict)
    renamed_options: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""


@dataclass(frozen=True)
class Sheet:
    """What an activity asks now; `former` are the ids that it had, the newest first."""

    id: str
    wordings: tuple[str, ...]
    fields: tuple[Asked, ...]
    declared: tuple[Declared, ...] = ()
    former: tuple[str, ...] = ()


def merge(before: Published | None, sheets: Sequence[Sheet]) -> Published:
    """What is published once `sheets` are: the edition goes up where names, kinds or values change.

    Without a file the edition is 1. What is gone stays in it, closed.
    """
    edition = before.edition if before else 0
    records = dict(before.activities) if before else {}
    made, heirs = {}, {}
    for sheet in sheets:
        record, old = _record_of(sheet, records, {one.id for one in sheets})
        made[sheet.id] = _Succession(edition, record, sheet).record()
        heirs[old] = sheet.id
    for id in records.keys() - made.keys():
        made[id] = _ended(records[id], edition, heirs.get(id))
    changed = before is None or _bones(made) != _bones(records)
    return published(edition + 1 if changed else edition, made)


def news(before: Published | None, after: Published) -> str:
    """What has changed since the last release, in a few words."""
    was = _spans(before) if before else {}
    counts = {"new": 0, "renamed": 0, "gone": 0, "changed": 0}
    for place, span in _spans(after).items():
        if place not in was:
            counts["new"] += span.is_open
        elif was[place].is_open and not span.is_open:
            counts["renamed" if span.became else "gone"] += 1
        else:
            counts["changed"] += span != was[place]
    said = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    return said or ("nothing has changed" if before == after else "other things changed")


def _spans(published: Published) -> dict[tuple[str, str, int], Span]:
    return {
        (id, name, at): span
        for id, record in published.activities.items()
        for name, spans in record.fields.items()
        for at, span in enumerate(spans)
    }


def _record_of(
    sheet: Sheet, records: Mapping[str, Record], current: set[str]
) -> tuple[Record, str]:
    """What was published of an activity, and the old id that it was found under, if not its own.

    An id that was published for another activity before cannot take over an old one's answers:
    they would be told apart no longer.
    """
    old = next((id for id in _led(sheet.former, records) if id not in current), "")
    if sheet.id in records and old not in _led([sheet.id], records):
        old = ""
    found = records.get(old or sheet.id) or Record()
    unknown = [id for id in sheet.former if id not in records]
    was = dict.fromkeys([*([old] if old else []), *unknown, *found.was])
    return found.model_copy(update={"was": [id for id in was if id != sheet.id]}), old


def _led(ids: Sequence[str], records: Mapping[str, Record]) -> Iterator[str]:
    """The published ids among `ids`, each followed to what it became."""
    for id in ids:
        seen: set[str] = set()
        while id in records and id not in seen:
            seen.add(id)
            became = records[id].became
            if became is None:
                yield id
            id = became or ""


def _ended(record: Record, edition: int, became: str | None) -> Record:
    """An activity that is there no longer: all its names are closed."""
    fields = {
        name: [closed(span, edition) if span.is_open else span for span in spans]
        for name, spans in record.fields.items()
    }
    return record.model_copy(update={"fields": fields, "became": became or record.became})


def closed(span: Span, until: int, became: str | None = None) -> Span:
    """The span, over."""
    return span.model_copy(update={"until": until, "became": became})


def same_question(first: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two fields ask the same in every wording that both have, and there is one."""
    shared = first.keys() & other.keys()
    return bool(shared) and all(bare(first[id]) == bare(other[id]) for id in shared)


def bare(text: str) -> str:
    """A text without case and punctuation; unless it is made of punctuation alone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", plain)) or " ".join(plain.split())


def succeeds(span: Span, asked: Asked) -> bool:
    """Whether answers to `span` can stand in a field: of its kind, and no value means another."""
    return span.kind == asked.kind and not span.renamed_options.keys() & asked.options.keys()


def fresh(declared: Sequence[Declared], seen: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """For each thing the old ids that no release has seen, in the author's order."""
    blocks = {one.id: _unseen(one, [""], seen) for one in declared if not one.owner}
    return [
        blocks[one.id]
        if not one.owner
        else _unseen(one, blocks.get(one.owner) or [one.owner], seen)
        for one in declared
    ]


def _unseen(one: Declared, owners: Sequence[str], seen: Mapping[str, Sequence[str]]) -> list[str]:
    """Old ids less those that a release has seen here, or at one of the old ids (a -> b -> c)."""
    ids = (one.id, *one.olds)
    done = {old for owner in owners for id in ids for old in seen.get(one.key(owner, id), ())}
    return [old for old in one.olds if old not in done]


def _former(asked: Asked, choices: Sequence[Sequence[str]]) -> list[str]:
    """The names that a field had at the last release, as far as its ids tell."""
    marks = [int(number) for number in MARK.findall(asked.pattern)]
    names = []
    for ids in product(*(choices[number] for number in marks)):
        put = iter(ids)
        names.append(MARK.sub(lambda _: next(put), asked.pattern))  # noqa: B023
    return [name for name in dict.fromkeys(names) if name != asked.name]


class _Succession:
    """One activity from the last edition to the next."""

    def __init__(self, edition: int, record: Record, sheet: Sheet) -> None:
        self.edition, self.before, self.sheet = edition, record, sheet
        self.spans = {name: list(spans) for name, spans in record.fields.items()}
        self.current = {asked.name: asked for asked in sheet.fields}
        unseen = fresh(sheet.declared, record.renames)
        choices = [olds or [one.id] for olds, one in zip(unseen, sheet.declared, strict=True)]
        self.former = {asked.name: _former(asked, choices) for asked in sheet.fields}
        self.claims = self._claims()
        self.passed_on: dict[str, list[Span]] = {name: [] for name in self.current}

    def record(self) -> Record:
        """The activity's record in the next edition."""
        heirs = {old: new for new, olds in self.claims.items() for old in olds}
        for name, span in self.before.now.items():
            self.spans[name][-1] = self._settled(name, span, heirs.get(name))
        for name, olds in self.former.items():
            for old in olds:
                self._lead(old, self.current[name])
        for asked in self.sheet.fields:
            self._open(asked)
        renames = {one.key(one.owner, one.id): list(one.olds) for one in self.sheet.declared}
        new = {"fields": self.spans, "wordings": list(self.sheet.wordings), "renames": renames}
        return self.before.model_copy(update=new | {"became": None})

    def _claims(self) -> dict[str, list[str]]:
        """For each field the open names that it continues, besides its own."""
        claims: dict[str, list[str]] = {}
        taken: set[str] = set()
        for name, olds in self.former.items():
            found = dict.fromkeys(self._heard_of(old, self.current[name]) for old in olds)
            claims[name] = [old for old in found if old and old not in {name, *taken}]
            taken.update(claims[name])
        return claims

    def _heard_of(self, old: str, heir: Asked) -> str | None:
        """The open name that has the question of `old` and is free: itself, or what it became."""
        now, _ = follow(self.before.earlier, self.before.now.__contains__, old, self.edition)
        if now is None or now == old:
            return now if now not in self.current or self.former[old] else None
        is_meant = _is_meant(old, self.before.now[now], heir)
        return now if is_meant and now not in self.current else None

    def _settled(self, name: str, span: Span, heir: str | None) -> Span:
        """An open span after this edition: closed, or as it was."""
        if heir:
            return self._handed_on(span, self.current[heir])
        asked = self.current.get(name) or self.current.get(SPARE.sub(".added-1", name))
        if asked is None or not succeeds(span, asked):
            return closed(span, self.edition)
        is_other = self.former.get(name) and not same_question(span.questions, asked.questions)
        return closed(span, self.edition) if is_other else span

    def _handed_on(self, span: Span, heir: Asked) -> Span:
        if not succeeds(span, heir):
            return closed(span, self.edition)
        self.passed_on[heir.name].append(span)
        return closed(span, self.edition, heir.name)

    def _lead(self, old: str, heir: Asked) -> None:
        """The way for a name that is not open: never released, or closed for good before."""
        spans = self.spans.setdefault(old, [])
        if not spans:
            span = _span(heir, self.edition)
            spans.append(closed(span, self.edition, heir.name))
        elif self._was_lost(spans[-1]) and _is_meant(old, spans[-1], heir):
            spans[-1] = self._handed_on(spans[-1], heir)

    def _was_lost(self, span: Span) -> bool:
        """Whether an earlier edition closed it for good."""
        return span.became is None and span.until is not None and span.until < self.edition

    def _open(self, asked: Asked) -> None:
        """The open span of a field: the one that it has, the one that it had, or a new one."""
        spans = self.spans.setdefault(asked.name, [])
        if spans and self._comes_back(spans[-1], asked):
            spans[-1] = spans[-1].model_copy(update={"until": None})
        elif not spans or not spans[-1].is_open:
            spans.append(_span(asked, self.edition + 1))
        spans[-1] = _up_to_date(spans[-1], asked, self.passed_on[asked.name])

    def _comes_back(self, last: Span, asked: Asked) -> bool:
        is_gone = not last.is_open and last.became is None and self.before.became is None
        return is_gone and same_question(last.questions, asked.questions) and succeeds(last, asked)


def _is_meant(old: str, lost: Span, heir: Asked) -> bool:
    """Whether a late line speaks of this name: that of a block need not mean each of its items."""
    is_own = old.rpartition(".")[2] != heir.name.rpartition(".")[2]
    return succeeds(lost, heir) and (is_own or same_question(lost.questions, heir.questions))


def _span(asked: Asked, since: int) -> Span:
    return Span(
        since=since,
        kind=asked.kind,
        questions=dict(asked.questions),
        options=dict(asked.options),
    )


def _up_to_date(span: Span, asked: Asked, passed_on: Sequence[Span]) -> Span:
    """The span with today's texts and values, and the values of those that became this one."""
    options: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for one in (*passed_on, span):
        options |= one.options
        renamed |= one.renamed_options
    options |= asked.options
    renamed = {old: asked.renamed_options.get(new, new) for old, new in renamed.items()}
    renamed |= asked.renamed_options
    return span.model_copy(
        update={
            "questions": span.questions | dict(asked.questions),
            "options": options,
            "withdrawn": sorted(options.keys() - asked.options.keys()),
            "renamed_options": {o: n for o, n in renamed.items() if o not in asked.options},
        }
    )


def _bones(records: Mapping[str, Record]) -> Any:
    """All that makes an edition: everything but texts, and what is only kept for later."""
    return {
        id: (
            record.was,
            record.became,
            {name: [_bone(span) for span in spans] for name, spans in record.fields.items()},
        )
        for id, record in records.items()
        if record.fields
    }


def _bone(span: Span) -> Any:
    return span.model_copy(update={"questions": {}, "options": {}}), sorted(span.options)
