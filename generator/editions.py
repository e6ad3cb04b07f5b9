"""Which handouts there are: their addresses, titles and what goes into each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.model import Activity, Annex, Toolkit

PAPERS = ("a4", "letter")
EDITION = "standard"
POSTER_PAPERS = ("a4", "a3", "letter")
Kind = Literal["", "sheet", "poster"]


@dataclass(frozen=True)
class Handout:
    """One PDF of an activity or annex: `path` is its address below the site's root."""

    id: str
    kind: Kind
    wording: str
    paper: str
    path: str
    title: str


def handouts_of(toolkit: Toolkit, activity: Activity) -> list[Handout]:
    """The handouts of an activity: its sheet in every wording, then the whole, on each paper."""
    sheets = [
        _of_activity(toolkit, activity, "sheet", wording, paper)
        for wording in activity.wordings
        for paper in PAPERS
    ]
    default = activity.file.wording
    return sheets + [_of_activity(toolkit, activity, "", default, paper) for paper in PAPERS]


def word_of(toolkit: Toolkit, activity: Activity) -> list[Handout]:
    """The sheet as a Word document, in every wording."""
    sheets = [
        _of_activity(toolkit, activity, "sheet", wording, PAPERS[0])
        for wording in activity.wordings
    ]
    return [_as_word(toolkit, activity, one) for one in sheets]


def _as_word(toolkit: Toolkit, activity: Activity, sheet: Handout) -> Handout:
    wording = activity.wordings[sheet.wording].wording_title.plain
    path = f"{sheet.path.removesuffix(f'-{EDITION}-{sheet.paper}.pdf')}.docx"
    return replace(sheet, path=path, title=toolkit.words("handout-word", wording=wording))


def annex_handouts_of(toolkit: Toolkit, annex: Annex) -> list[Handout]:
    """The handouts of an annex: the whole, then posters of its entries, on each paper."""
    whole = [_of_annex(toolkit, annex, "", paper) for paper in PAPERS]
    posters = POSTER_PAPERS if annex.file.entries else ()
    return whole + [_of_annex(toolkit, annex, "poster", paper) for paper in posters]


def address(id: str, kind: str = "", wording: str = "", *, paper: str) -> str:
    """`handouts/<id>[.<kind>][.<wording>]-<edition>-<paper>.pdf`."""
    parts = [part for part in (id, kind, wording) if part]
    return f"handouts/{'.'.join(parts)}-{EDITION}-{paper}.pdf"


def _of_annex(toolkit: Toolkit, annex: Annex, kind: Kind, paper: str) -> Handout:
    title = toolkit.words(
        f"handout-{kind or 'annex'}",
        title=annex.file.title.plain,
        paper=toolkit.words(f"paper-{paper}"),
    )
    return Handout(annex.id, kind, "", paper, address(annex.id, kind, paper=paper), title)


def _of_activity(
    toolkit: Toolkit, activity: Activity, kind: Kind, wording: str, paper: str
) -> Handout:
    title = toolkit.words(
        f"handout-{kind or 'whole'}",
        wording=activity.wordings[wording].wording_title.plain,
        paper=toolkit.words(f"paper-{paper}"),
    )
    named = wording if wording != activity.file.wording else ""  # the default one is not named
    path = address(activity.id, kind, named, paper=paper)
    return Handout(activity.id, kind, wording, paper, path, title)
