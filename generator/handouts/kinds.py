"""The layout of each kind of handout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.blocks.base import (
    Field,
    Group,
    Option,
    Scored,
    Slot,
    Timed,
    blank_wheel,
)
from generator.editions import WHOLE_TOOLKIT, Handout, rating_of
from generator.handouts.entries import activity_entry, annex_entry, facts
from generator.handouts.layout import Layout, laid
from generator.model import Activity, ActivityFile, Annex, Module, Toolkit, fields_of
from generator.text import Text
from generator.words import Words

TEMPLATES = {
    "run-sheet": "run-sheet.typ",
    "recording": "recording.typ",
    "prompts": "prompts.typ",
    "poster": "poster.typ",
}
ANSWERS = ("yes", "partly", "no")
STATEMENTS = ("said", "heard", "clear", "worth")
QUESTIONS = ("good", "change", "next")
ROOM_OF_QUESTION = 3  # lines
FEW = 12  # parts of a document that is worth more than one way to space it


def layout_of(toolkit: Toolkit, handout: Handout) -> Layout:
    """Any handout of the toolkit, ready to be set."""
    for activity in toolkit.activities:
        if activity.id == handout.id:
            return activity_layout(toolkit, activity, handout)
    for annex in toolkit.annexes:
        if annex.id == handout.id:
            return annex_layout(toolkit, annex, handout)
    if handout.kind == "evaluation":
        return _evaluation(toolkit, handout)
    return _bound(toolkit, handout)


def activity_layout(toolkit: Toolkit, activity: Activity, handout: Handout) -> Layout:
    """The layout of one handout of an activity."""
    file = activity.wordings[handout.wording]
    data = activity_entry(toolkit, activity, handout.wording, handout.kind)
    if handout.kind in TEMPLATES:
        data |= _of_kind(toolkit, file, handout)
        return laid(toolkit, handout, data, template=TEMPLATES[handout.kind])
    answered = handout.kind in ("", "sheet")
    return laid(toolkit, handout, data, fields_of(file, toolkit.context(file)) if answered else ())


def _of_kind(toolkit: Toolkit, file: ActivityFile, handout: Handout) -> dict[str, Any]:
    """What a handout with a layout of its own needs besides the head of the activity."""
    if handout.kind == "run-sheet":
        return _run_sheet(toolkit, file)
    rating = rating_of(file)
    assert rating is not None
    if handout.kind == "poster":
        return _wheel_to_shade(rating, toolkit.words)
    return _of_groups(rating, toolkit.words, handout)


def _wheel_to_shade(rating: Scored, say: Words) -> dict[str, Any]:
    """A blank wheel, what its numbers mean and, for two times, how each is drawn."""
    below = [" · ".join(_point(*point) for point in rating.scale_values())]
    if rating.times():
        first, second = (time.plain for time in rating.times())
        below.append(say("results-how-twice", first=first, second=second))
    wheel = blank_wheel(rating, say).paper
    return {"wheel": wheel, "bands": [], "entries": [], "source": None, "below": below}


def _point(value: int, word: Text) -> str:
    return word.plain if word.plain == str(value) else f"{value} {word.plain}"


def _run_sheet(toolkit: Toolkit, file: ActivityFile) -> dict[str, Any]:
    say, context = toolkit.words, toolkit.context(file).for_facilitators()
    slots = [
        slot
        for block in file.method
        if isinstance(block, Timed)
        for slot in block.schedule(context)
    ]
    told = [fact for fact in facts(say, file) if fact[0] != say("time")]
    return {
        "slots": [dict(vars(slot)) for slot in slots],
        "total": _total(say, slots),
        "facts": told,
    }


def _total(say: Words, slots: list[Slot]) -> str:
    known = [slot.minutes for slot in slots if slot.minutes is not None]
    key = "run-sheet-total" if len(known) == len(slots) else "run-sheet-at-least"
    return say(key, n=sum(known))


def _of_groups(rating: Scored, say: Words, handout: Handout) -> dict[str, Any]:
    """The questions by group, and how each of them can be answered."""
    groups = list(rating.scored_groups())
    points = [label for _, label in rating.scale_values()]
    options = [*points, *(label for label in rating.ways_out() if label)]
    told = _counted_at_once(groups) if handout.kind == "recording" else map(_of_group, groups)
    return {"groups": list(told), "options": options, "how": [say(f"{handout.kind}-how")]}


def _counted_at_once(groups: list[Group]) -> list[dict[str, Any]]:
    """Groups to count answers in: items that are parts themselves stand together, untitled."""
    if not groups[0].is_item:
        return [_of_group(group) for group in groups]
    items = tuple(item for group in groups for item in group.items)
    return [_of_group(replace(groups[0], items=items)) | {"title": None}]


def _of_group(group: Group) -> dict[str, Any]:
    items = [{"number": item.number, "text": item.text} for item in group.items]
    return {"title": group.title, "items": items, "is_item": group.is_item}


def annex_layout(toolkit: Toolkit, annex: Annex, handout: Handout) -> Layout:
    """The layout of an annex, or of its poster: the ladder or the entries, writ large."""
    file, data = annex.file, annex_entry(toolkit, annex)
    if handout.kind != "poster":
        return laid(toolkit, handout, data)
    entries = [{"title": entry.title, "text": entry.text} for entry in file.entries]
    data |= {"source": file.source, "wheel": None, "entries": entries}
    return laid(toolkit, handout, data, template="poster.typ")


def _evaluation(toolkit: Toolkit, handout: Handout) -> Layout:
    say = toolkit.words
    module = next(one for one in toolkit.modules if one.id == handout.id)
    fields = evaluation_fields(say, module)
    data = {
        "document": f"{module.file.title.plain} – {handout.name}",
        "title": handout.name,
        "description": say("evaluation-how"),
        "over-title": module.file.title.plain,
        "how": [say("evaluation-how")],
        "answers": [say(f"evaluation-{answer}") for answer in ANSWERS],
        "fields": fields,
    }
    return laid(toolkit, handout, data, fields, template="evaluation.typ")


def evaluation_fields(say: Words, module: Module) -> list[Field]:
    """Ours, the same for every session: four statements and three questions, no name."""
    answers = [(answer, say(f"evaluation-{answer}")) for answer in ANSWERS]
    found = []
    for id in STATEMENTS:
        spoken = say(f"evaluation-{id}")
        options = tuple(Option(answer, f"{spoken} {label}") for answer, label in answers)
        found.append(Field(f"{module.id}.evaluation.{id}", "one-of", spoken, options))
    return found + [
        Field(f"{module.id}.evaluation.{id}", "text", say(f"evaluation-{id}"), (), ROOM_OF_QUESTION)
        for id in QUESTIONS
    ]


def _bound(toolkit: Toolkit, handout: Handout) -> Layout:
    """A module or the whole toolkit as one document; fields keep the names of the pages."""
    whole = handout.id == WHOLE_TOOLKIT
    modules = [one for one in toolkit.modules if whole or one.id == handout.id]
    parts = [_part(toolkit, module) for module in modules]
    if whole:
        parts += _annexes(toolkit)
    cover = _cover(toolkit, None if whole else modules[0])
    named = {"document": cover["title"]} | {key: cover[key] for key in ("title", "description")}
    data = named | {"cover": cover, "parts": parts, "offset": 1}
    is_long = sum(len(part["entries"]) for part in parts) > FEW
    fields = [field for module in modules for field in _fields(toolkit, module)]
    return laid(toolkit, handout, data, fields, template="bound.typ", is_long=is_long)


def _cover(toolkit: Toolkit, module: Module | None) -> dict[str, Any]:
    """Of a module, or of the whole toolkit."""
    title = module.file.title if module else toolkit.file.title
    about = module.file.summary if module else toolkit.file.description
    lines = _imprint(toolkit, toolkit.file.title.plain if module else "")
    return {"title": title.plain, "description": about.plain, "lines": lines}


def _annexes(toolkit: Toolkit) -> list[dict[str, Any]]:
    """The part that holds them, if there are any."""
    entries = [annex_entry(toolkit, annex) for annex in toolkit.annexes]
    title = [toolkit.words("annexes")]
    part = {"title": title, "introduction": None, "lists": [], "entries": entries}
    return [part] if entries else []


def _fields(toolkit: Toolkit, module: Module) -> Iterator[Field]:
    for activity in module.activities:
        yield from fields_of(activity.file, toolkit.context(activity.file))


def _part(toolkit: Toolkit, module: Module) -> dict[str, Any]:
    say, file = toolkit.words, module.file
    lists = [("aims", file.aims), ("outcomes", file.outcomes)]
    return {
        "title": Text((f"{say('module', n=file.number)}: ", *file.title.nodes)),
        "introduction": file.introduction or file.summary,
        "lists": [[say(key), [one.text for one in texts]] for key, texts in lists if texts],
        "entries": [
            activity_entry(toolkit, activity, activity.file.wording, "")
            for activity in module.activities
        ],
    }


def _imprint(toolkit: Toolkit, part_of: str) -> list[str]:
    """Who publishes it, since when, under which licence."""
    say, file = toolkit.words, toolkit.file
    publisher = file.publisher
    contact = f" ({publisher.contact.plain})" if publisher.contact else ""
    lines = [part_of] if part_of else []
    lines.append(f"{say('published-by', name=publisher.name.plain)}{contact}")
    if file.adapted_by:
        lines.append(say("adapted-by", name=file.adapted_by.plain))
    lines.append(say("version-of", date=say.date(file.released)))
    return [*lines, f"{say('licence', name=file.licence.name)} ({file.licence.url})"]
