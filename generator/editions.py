"""Which handouts there are: their addresses, titles and what goes into each.

A kind exists where the content has something for it: a run sheet where the method has steps, a
recording sheet where a rating is answered. Nothing here knows a toolkit's names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.blocks.base import Scored, Timed
from generator.model import Activity, ActivityFile, Annex, Module, Toolkit, sheet_blocks

PAPERS = ("a4", "letter")
EDITION, LARGE_PRINT = "standard", "large-print"
EDITIONS = (EDITION, LARGE_PRINT)
POSTER_PAPERS = ("a4", "a3", "letter")
WHOLE_TOOLKIT = "toolkit"
Kind = Literal["", "sheet", "notes", "run-sheet", "recording", "prompts", "evaluation", "poster"]
GROUPS_OF_A_WHEEL = 3


@dataclass(frozen=True)
class Handout:
    """One file: `path` is its address below the site's root, `name` what it is, `way` its edition
    and paper, `title` both."""

    id: str
    kind: Kind
    wording: str
    edition: str
    paper: str
    path: str
    name: str
    way: str
    title: str


def handouts_of(toolkit: Toolkit, activity: Activity) -> list[Handout]:
    """The handouts of an activity: its sheet in every wording, then what leads through it."""
    default = activity.file.wording
    sheets = [_of_activity(toolkit, activity, "sheet", wording) for wording in activity.wordings]
    others = [_of_activity(toolkit, activity, kind, default) for kind in kinds_of(activity.file)]
    return [one for each in (*sheets, *others) for one in each]


def kinds_of(file: ActivityFile) -> Iterator[Kind]:
    """The kinds of handout besides the sheet that an activity has something for."""
    yield ""
    if any(isinstance(block, Timed) for block in file.method):
        yield "run-sheet"
    if file.facilitator:
        yield "notes"
    rating = rating_of(file)
    if rating:
        yield from ("recording", "prompts")
    if rating and len(rating.scored_groups()) >= GROUPS_OF_A_WHEEL:
        yield "poster"


def rating_of(file: ActivityFile) -> Scored | None:
    """The first block of the sheet whose items are answered on a scale."""
    return next((block for block in sheet_blocks(file) if isinstance(block, Scored)), None)


def word_of(toolkit: Toolkit, activity: Activity) -> list[Handout]:
    """The sheet as a Word document, in every wording."""
    sheets = [
        next(_of_activity(toolkit, activity, "sheet", wording)) for wording in activity.wordings
    ]
    return [_as_word(toolkit, activity, one) for one in sheets]


def with_word(toolkit: Toolkit, activity: Activity) -> list[Handout]:
    """All of an activity: its PDFs, and its sheet for Word."""
    return [*handouts_of(toolkit, activity), *word_of(toolkit, activity)]


def _as_word(toolkit: Toolkit, activity: Activity, sheet: Handout) -> Handout:
    wording = activity.wordings[sheet.wording].wording_title.plain
    path = f"{sheet.path.removesuffix(f'-{EDITION}-{sheet.paper}.pdf')}.docx"
    title = toolkit.words("handout-word", wording=wording)
    return replace(sheet, path=path, way=toolkit.words("way-word"), title=title)


def annex_handouts_of(toolkit: Toolkit, annex: Annex) -> list[Handout]:
    """The handouts of an annex: the whole, then posters of its entries."""
    kinds: Iterable[Kind] = ("", "poster") if annex.file.entries else ("",)
    title = annex.file.title.plain
    return [
        one
        for kind in kinds
        for one in _on_paper(
            toolkit, annex.id, kind, name=toolkit.words(f"handout-{kind or 'annex'}", title=title)
        )
    ]


def module_handouts_of(toolkit: Toolkit, module: Module) -> list[Handout]:
    """The handouts of a module: an evaluation of its session, then the whole."""
    say = toolkit.words
    evaluation = _on_paper(toolkit, module.id, "evaluation", name=say("handout-evaluation"))
    return [*evaluation, *_on_paper(toolkit, module.id, "", name=say("handout-module"))]


def toolkit_handouts(toolkit: Toolkit) -> list[Handout]:
    """The whole toolkit as one document."""
    return list(_on_paper(toolkit, WHOLE_TOOLKIT, "", name=toolkit.words("handout-toolkit")))


def all_handouts(toolkit: Toolkit) -> list[Handout]:
    """Every handout of a toolkit, from the activities to the whole."""
    found = [one for each in toolkit.activities for one in handouts_of(toolkit, each)]
    found += [one for each in toolkit.annexes for one in annex_handouts_of(toolkit, each)]
    found += [one for each in toolkit.modules for one in module_handouts_of(toolkit, each)]
    return found + toolkit_handouts(toolkit)


def address(
    id: str, kind: str = "", wording: str = "", *, edition: str = EDITION, paper: str
) -> str:
    """`handouts/<id>[.<kind>][.<wording>]-<edition>-<paper>.pdf`."""
    parts = [part for part in (id, kind, wording) if part]
    return f"handouts/{'.'.join(parts)}-{edition}-{paper}.pdf"


def _of_activity(
    toolkit: Toolkit, activity: Activity, kind: Kind, wording: str
) -> Iterator[Handout]:
    name = toolkit.words(
        f"handout-{'wheel' if kind == 'poster' else kind or 'whole'}",
        wording=activity.wordings[wording].wording_title.plain,
    )
    named = wording if wording != activity.file.wording else ""  # the default one is not named
    for one in _on_paper(toolkit, activity.id, kind, named, name=name):
        yield replace(one, wording=wording)


def _on_paper(
    toolkit: Toolkit, id: str, kind: Kind, wording: str = "", *, name: str
) -> Iterator[Handout]:
    """A handout in each edition on each paper; posters are large as they are."""
    poster = kind == "poster"
    for edition in (EDITION,) if poster else EDITIONS:
        for paper in POSTER_PAPERS if poster else PAPERS:
            path = address(id, kind, wording, edition=edition, paper=paper)
            way = toolkit.words(f"way-{edition}", paper=toolkit.words(f"paper-{paper}"))
            title = toolkit.words("handout-in-a-way", name=name, way=way)
            yield Handout(id, kind, wording, edition, paper, path, name, way, title)
