"""What an activity or an annex says on paper: a title, an introduction, and parts with blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.blocks.base import Block, Context, from_the_top
from generator.editions import Kind
from generator.handouts.code import code_of
from generator.handouts.engine import ROOT
from generator.model import Activity, ActivityFile, Annex, AnnexFile, Entry, Toolkit, bands_of
from generator.text import Text
from generator.words import Words

NEW_PAGE = {"new-page": True}
OF_KIND = {
    "sheet": "exercise-sheet-of",
    "notes": "run-this",
    "run-sheet": "run-sheet",
    "recording": "handout-recording",
    "prompts": "handout-prompts",
    "poster": "handout-wheel",
}


def activity_entry(
    toolkit: Toolkit, activity: Activity, wording: str, kind: Kind
) -> dict[str, Any]:
    """An activity as a handout of `kind` says it: its head, and the parts that the kind has."""
    file = activity.wordings[wording]
    context = toolkit.context(file)
    parts = {
        "sheet": lambda: _sheet(file, context),
        "notes": lambda: [_aim(toolkit.words, file), *_after(toolkit, file, context, first=False)],
        "": lambda: _everything(toolkit, file, context),
    }
    sections = parts[kind]() if kind in parts else []
    return _head(toolkit.words, file, kind) | code_of(toolkit, activity) | {"sections": sections}


def _head(say: Words, file: ActivityFile, kind: Kind) -> dict[str, Any]:
    of = say(OF_KIND.get(kind, "for-facilitators"), wording=file.wording_title.plain)
    return {
        "document": f"{file.title.plain} – {of}",
        "title": file.title.plain,
        "description": file.summary.plain,
        "over-title": f"{say('activity', n=file.number)} · {of}",
        "introduction": file.sheet.introduction if kind == "sheet" else file.summary,
        "bands": [],
        "licence": file.licence,
    }


def annex_entry(toolkit: Toolkit, annex: Annex) -> dict[str, Any]:
    """An annex: its entries, then where it comes from."""
    file, say = annex.file, toolkit.words
    entries = [
        _section(_numbered(file, number, entry), entry.text) | {"example": entry.example}
        for number, entry in enumerate(file.entries, 1)
    ]
    if entries and file.closing:
        entries[-1]["closing"] = [file.closing]
    origin = [_section(say("source"), file.source)] if file.source else []
    return {
        "document": file.title.plain,
        "title": file.title.plain,
        "description": file.summary.plain,
        "over-title": say("annex"),
        "introduction": file.introduction or file.summary,
        "bands": from_the_top(bands_of(file)),
        "sections": [*entries, *origin],
        "licence": file.licence,
    }


def _numbered(file: AnnexFile, number: int, entry: Entry) -> Text:
    """The title of an entry; the rungs of a ladder are counted from the ground."""
    return Text((f"{number}. ", *entry.title.nodes)) if file.bands else entry.title


def _sheet(file: ActivityFile, context: Context) -> list[dict[str, Any]]:
    return [
        _section(section.title, section.introduction, section.blocks, context)
        for section in file.sheet.sections
    ]


def _everything(toolkit: Toolkit, file: ActivityFile, context: Context) -> list[dict[str, Any]]:
    """Aim and method, the sheet on a page of its own, then what follows it."""
    say, leading = toolkit.words, context.for_facilitators()
    method = [_section(say("how-it-goes"), None, file.method, leading)] if file.method else []
    title = say("exercise-sheet-of", wording=file.wording_title.plain)
    cover = _section(title, file.sheet.introduction) | NEW_PAGE
    after = _after(toolkit, file, context, first=True)
    return [_aim(say, file), *method, cover, *_sheet(file, context), *after]


def _aim(say: Words, file: ActivityFile) -> dict[str, Any]:
    return _section(say("aim"), file.aim) | {"facts": facts(say, file)}


def facts(say: Words, file: ActivityFile) -> list[list[Any]]:
    """Time, group and materials, each with its name."""
    found: list[list[Any]] = []
    if file.duration:
        found.append([say("time"), [[say("suggested-minutes", n=file.duration)]]])
    if file.group:
        found.append([say("group"), [file.group]])
    if file.materials:
        found.append([say("materials"), [material.text for material in file.materials]])
    return found


def _after(
    toolkit: Toolkit, file: ActivityFile, context: Context, *, first: bool
) -> list[dict[str, Any]]:
    """Adaptations, the facilitator's notes, where it comes from; `first`: on a new page."""
    say = toolkit.words
    found = []
    if file.adaptations:
        texts = [{"title": entry.title, "text": entry.text} for entry in file.adaptations]
        found.append(_section(say("adaptations")) | {"texts": texts})
    if file.facilitator:
        notes = context.for_facilitators()
        found.append(_section(say("run-this"), None, file.facilitator, notes))
    origin = _section(say("source"), file.source) | {"closing": _reviews(say, file)}
    parts = [*found, origin]
    return [parts[0] | NEW_PAGE, *parts[1:]] if first else parts


def _reviews(say: Words, file: ActivityFile) -> list[list[str]]:
    """Who looked the words through, or honestly that nobody has."""
    reviews = [
        say("reviewed-by", role=review.role.plain, date=say.date(review.date))
        for review in file.reviewed_by
    ]
    return [[review] for review in reviews or [say("not-reviewed")]]


def _section(
    title: Text | str,
    introduction: Text | None = None,
    blocks: Sequence[Block] = (),
    context: Context | None = None,
) -> dict[str, Any]:
    return {
        "title": [title] if isinstance(title, str) else title,
        "introduction": introduction,
        "blocks": _views(blocks, context) if context else [],
        "texts": [],
        "facts": [],
        "example": None,
        "closing": [],
        "new-page": False,
    }


def _views(blocks: Iterable[Block], context: Context) -> list[dict[str, Any]]:
    return [
        {"fields": block.fields(context)} | block.view(context) | {"paper": _paper(block.type)}
        for block in blocks
    ]


def _paper(type: str) -> str:
    own = ROOT / "blocks" / type / "paper.typ"
    return f"/blocks/{type}/paper.typ" if own.is_file() else "/paper/default.typ"
