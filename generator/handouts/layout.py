"""What the layout gets to set one handout: plain JSON, with the fields that it must place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from textwrap import shorten
from typing import Any

from generator.blocks.base import Block, Context, Field, from_the_top
from generator.editions import Handout
from generator.handouts.code import code_of
from generator.handouts.form import Widget
from generator.handouts.letters import printable
from generator.handouts.room import Room
from generator.model import (
    Activity,
    ActivityFile,
    Annex,
    AnnexFile,
    Entry,
    Licence,
    Toolkit,
    bands_of,
    fields_of,
)
from generator.text import Text
from generator.words import Words

ROOT = Path(__file__).parent.parent
TYPST_PAPER = {"a4": "a4", "a3": "a3", "letter": "us-letter"}
FOOTER = 95  # characters that fit one line
LOGO = (36, 13)  # room beside the title, in mm
NEW_PAGE = {"new-page": True}


@dataclass(frozen=True)
class Layout:
    """One handout, ready to be set: the layout's data, its fields, and when it was released."""

    path: str
    data: str
    fields: tuple[Field, ...]
    right_to_left: bool
    released: int
    edition: str = "standard"
    template: str = "handout.typ"

    def widgets(self, room: Room) -> list[Widget]:
        """The fields as the form needs them, on pages that are spaced by `room`."""
        size = 11 if self.edition == "standard" else 16
        return [_widget(field, size, room.rule) for field in self.fields]

    @property
    def letters(self) -> str:
        """A sample of the language's letters, for the font of typed answers."""
        return "".join(sorted(set(self.data)))


def activity_layout(toolkit: Toolkit, activity: Activity, handout: Handout) -> Layout:
    """The layout of one handout of an activity."""
    file = activity.wordings[handout.wording]
    context = toolkit.context(file)
    sections = _sections(toolkit, file, context, handout)
    head = _activity_head(toolkit, file, handout) | code_of(toolkit, activity)
    data = head | {"sections": sections}
    return _layout(toolkit, handout, data, fields_of(file, context))


def annex_layout(toolkit: Toolkit, annex: Annex, handout: Handout) -> Layout:
    """The layout of an annex: its entries, then where it comes from."""
    file, say = annex.file, toolkit.words
    entries = [
        _section(_numbered(file, number, entry), entry.text) | {"example": entry.example}
        for number, entry in enumerate(file.entries, 1)
    ]
    if entries and file.closing:
        entries[-1]["closing"] = [file.closing]
    origin = [_section(say("source"), file.source)] if file.source else []
    data = _head(toolkit, handout, file.licence or toolkit.file.licence) | {
        "document": file.title.plain,
        "title": file.title.plain,
        "description": file.summary.plain,
        "over-title": say("annex"),
        "introduction": file.introduction or file.summary,
        "bands": from_the_top(bands_of(file)),
        "sections": [*entries, *origin],
    }
    return _layout(toolkit, handout, data, [])


def _numbered(file: AnnexFile, number: int, entry: Entry) -> Text:
    """The title of an entry; the rungs of a ladder are counted from the ground."""
    return Text((f"{number}. ", *entry.title.nodes)) if file.bands else entry.title


def poster_layout(toolkit: Toolkit, annex: Annex, handout: Handout) -> Layout:
    """The layout of a poster: the ladder, or the entries without their examples, writ large."""
    file = annex.file
    data = _head(toolkit, handout, file.licence or toolkit.file.licence) | {
        "document": file.title.plain,
        "title": file.title.plain,
        "description": file.summary.plain,
        "source": file.source,
        "wheel": None,
        "bands": from_the_top(bands_of(file)),
        "entries": [{"title": entry.title, "text": entry.text} for entry in file.entries],
    }
    return replace(_layout(toolkit, handout, data, []), template="poster.typ")


def _layout(
    toolkit: Toolkit, handout: Handout, data: dict[str, Any], fields: Iterable[Field]
) -> Layout:
    released = datetime.combine(toolkit.file.released, time(), UTC)
    return Layout(
        handout.path,
        printable(json.dumps(data, ensure_ascii=False, default=_plain, sort_keys=True)),
        tuple(fields),
        toolkit.words.direction == "rtl",
        int(released.timestamp()),
    )


def _plain(value: object) -> Any:
    """Values of ours as JSON: texts as trees, fields as keys."""
    if isinstance(value, Text):
        return value.paper
    if isinstance(value, Field):
        options = [{"value": option.value, "label": option.label} for option in value.options]
        return {**vars(value), "options": options}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a view holds {type(value).__name__}, which paper cannot show")


def _head(toolkit: Toolkit, handout: Handout, licence: Licence) -> dict[str, Any]:
    return {
        "lang": toolkit.file.languages[0],
        "dir": toolkit.words.direction,
        "paper": TYPST_PAPER[handout.paper],
        "publisher": toolkit.file.publisher.name.plain,
        "logo": _logo(toolkit),
        "edition": "standard",
        "offset": 0,
        "bands": [],
        "footer": _footer(toolkit, licence.name),
        "words": dict(toolkit.words.texts),
    }


def _logo(toolkit: Toolkit) -> dict[str, Any] | None:
    """The publisher's logo as an SVG, with its size in mm beside the title."""
    if toolkit.logo is None:
        return None
    width, height = toolkit.logo.within(*LOGO)
    return {"svg": toolkit.logo.svg, "width": round(width, 2), "height": round(height, 2)}


def _activity_head(toolkit: Toolkit, file: ActivityFile, handout: Handout) -> dict[str, Any]:
    say = toolkit.words
    of = _sheet_title(say, file) if handout.kind == "sheet" else say("for-facilitators")
    return _head(toolkit, handout, file.licence or toolkit.file.licence) | {
        "document": f"{file.title.plain} – {of}",
        "title": file.title.plain,
        "description": file.summary.plain,
        "over-title": f"{say('activity', n=file.number)} · {of}",
        "introduction": file.sheet.introduction if handout.kind == "sheet" else file.summary,
    }


def _sheet_title(say: Words, file: ActivityFile) -> str:
    return say("exercise-sheet-of", wording=file.wording_title.plain)


def _footer(toolkit: Toolkit, licence: str) -> str:
    """Title, publisher, contact and licence on one line; the title gives way first."""
    publisher = toolkit.file.publisher
    contact = [publisher.contact.plain] if publisher.contact else []
    rest = shorten(" · ".join([publisher.name.plain, *contact, licence]), FOOTER - 20)
    return f"{shorten(toolkit.file.title.plain, FOOTER - len(rest))} · {rest}"


def _sections(
    toolkit: Toolkit, file: ActivityFile, context: Context, handout: Handout
) -> list[dict[str, Any]]:
    sheet = [
        _section(section.title, section.introduction, section.blocks, context)
        for section in file.sheet.sections
    ]
    if handout.kind == "sheet":
        return sheet
    cover = _section(_sheet_title(toolkit.words, file), file.sheet.introduction)
    return [*_before(toolkit, file), cover | NEW_PAGE, *sheet, *_after(toolkit, file, context)]


def _before(toolkit: Toolkit, file: ActivityFile) -> list[dict[str, Any]]:
    """What the whole activity says before its sheet: aim and method."""
    say, context = toolkit.words, toolkit.context(file).for_facilitators()
    aim = _section(say("aim"), file.aim) | {"facts": _facts(say, file)}
    return [aim, _section(say("how-it-goes"), None, file.method, context)]


def _facts(say: Words, file: ActivityFile) -> list[list[Any]]:
    facts: list[list[Any]] = []
    if file.duration:
        facts.append([say("time"), [[say("suggested-minutes", n=file.duration)]]])
    if file.group:
        facts.append([say("group"), [file.group]])
    if file.materials:
        facts.append([say("materials"), [material.text for material in file.materials]])
    return facts


def _after(toolkit: Toolkit, file: ActivityFile, context: Context) -> list[dict[str, Any]]:
    """What follows the sheet: adaptations, the facilitator's notes, where it comes from."""
    say = toolkit.words
    found = []
    if file.adaptations:
        texts = [{"title": entry.title, "text": entry.text} for entry in file.adaptations]
        found.append(_section(say("adaptations")) | {"texts": texts})
    if file.facilitator:
        notes = context.for_facilitators()
        found.append(_section(say("run-this"), None, file.facilitator, notes))
    origin = _section(say("source"), file.source) | {"closing": _reviews(say, file)}
    return [
        part | NEW_PAGE if number == 0 else part for number, part in enumerate([*found, origin])
    ]


def _reviews(say: Words, file: ActivityFile) -> list[list[str]]:
    """Who looked the words through, or honestly that nobody has."""
    reviews = [
        say("reviewed-by", role=review.role.plain, date=review.date.isoformat())
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


def _widget(field: Field, size: float, rule: float) -> Widget:
    return Widget(
        field.name,
        field.kind,
        field.label,
        {option.value: option.label for option in field.options},
        lines=2 if field.fits else field.lines,
        size=0 if field.fits else size,
        rule=rule if field.lines > 1 else 0,
    )
