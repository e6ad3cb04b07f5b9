"""Which handouts there are: their addresses, titles and what goes into each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import Activity, Toolkit

PAPERS = ("a4", "letter")
EDITION = "standard"
Kind = Literal["", "sheet"]


@dataclass(frozen=True)
class Handout:
    """One PDF of an activity: `path` is its address below the site's root."""

    id: str
    kind: Kind
    wording: str
    paper: str
    path: str
    title: str


def handouts_of(toolkit: Toolkit, activity: Activity) -> list[Handout]:
    """The handouts of an activity: its sheet in every wording, then the whole, on each paper."""
    sheets = [
        _handout(toolkit, activity, "sheet", wording, paper)
        for wording in activity.wordings
        for paper in PAPERS
    ]
    default = activity.file.wording
    return sheets + [_handout(toolkit, activity, "", default, paper) for paper in PAPERS]


def _handout(toolkit: Toolkit, activity: Activity, kind: Kind, wording: str, paper: str) -> Handout:
    title = toolkit.words(
        f"handout-{kind or 'whole'}",
        wording=activity.wordings[wording].wording_title.plain,
        paper=toolkit.words(f"paper-{paper}"),
    )
    return Handout(activity.id, kind, wording, paper, _path(activity, kind, wording, paper), title)


def _path(activity: Activity, kind: Kind, wording: str, paper: str) -> str:
    """`handouts/<id>[.<kind>][.<wording>]-<edition>-<paper>.pdf`; the default wording is not named."""
    named = wording if wording != activity.file.wording else ""
    parts = [part for part in (activity.id, kind, named) if part]
    return f"handouts/{'.'.join(parts)}-{EDITION}-{paper}.pdf"
