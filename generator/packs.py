"""A session's pack: everything that somebody who leads it prints or adapts, in one ZIP file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.editions import (
    EDITION,
    LARGE_PRINT,
    PAPERS,
    Handout,
    Kind,
    annex_handouts_of,
    handouts_of,
    module_handouts_of,
    word_of,
)
from generator.frame import Link, weight
from generator.model import Annex, Module, Toolkit, blocks_of
from generator.words import Words


@dataclass(frozen=True)
class Pack:
    """A module's pack: its address below the site's root, and the handouts that are in it."""

    path: str
    handouts: tuple[Handout, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The addresses of what is in it."""
        return tuple(one.path for one in self.handouts)

    def place_of(self, handout: Handout) -> str:
        """Where a handout lies in it: large print in a folder of its own."""
        folder = f"{LARGE_PRINT}/" if handout.edition == LARGE_PRINT else ""
        return f"{self.folder}/{folder}{PurePosixPath(handout.path).name}"

    @property
    def folder(self) -> str:
        """The one folder that holds all of it."""
        return PurePosixPath(self.path).stem


def pack_of(toolkit: Toolkit, module: Module) -> Pack:
    """All handouts of the module's activities and of the annexes that they refer to, in both
    editions."""
    of_module = [one for one in module_handouts_of(toolkit, module) if one.kind == "evaluation"]
    found = [
        *_of_activities(toolkit, module),
        *of_module,
        *_of_annexes(toolkit, module),
    ]
    return Pack(f"handouts/{module.id}-session.zip", tuple(found))


@dataclass(frozen=True)
class Need:
    """A handout that a session needs, on the first papers: of what it is, and one for whom."""

    of: str
    handouts: tuple[Handout, ...]
    per: Literal["person", "pair", "wall", "group", "leader"]

    def copies(self, people: int) -> int:
        """How many to print for a session of `people`."""
        return {"person": people, "pair": -(-people // 2)}.get(self.per, 1)


PER: dict[Kind, Literal["person", "wall", "group", "leader"]] = {
    "sheet": "person",
    "evaluation": "person",
    "recording": "group",
    "prompts": "group",
    "poster": "wall",
    "run-sheet": "leader",
    "notes": "leader",
}


def needs_of(toolkit: Toolkit, module: Module) -> list[Need]:
    """What to print for a session of the module, activity by activity, then for all of them."""
    found: list[Need] = []
    for activity in module.activities:
        handouts = handouts_of(toolkit, activity)
        mine = [one for one in handouts if one.wording == activity.file.wording]
        found += _needs(activity.file.title.plain, mine)
    found += _needs(toolkit.words("plan-session"), module_handouts_of(toolkit, module))
    for annex in annexes_of(toolkit, module):
        handouts = annex_handouts_of(toolkit, annex)
        whole = tuple(one for one in handouts if not one.kind and _is_plain(one))
        found.append(Need(toolkit.words("annexes"), whole, "pair"))
        found += _needs(toolkit.words("annexes"), handouts)
    return found


def _needs(of: str, handouts: Iterable[Handout]) -> Iterator[Need]:
    plain = [one for one in handouts if one.edition == EDITION]
    for kind, per in PER.items():
        mine = tuple(one for one in plain if one.kind == kind)
        if mine:
            yield Need(of, mine, per)


def make_packs(toolkit: Toolkit, out: Path) -> None:
    """Pack what is below `out` already; the same files give the same bytes."""
    for module in toolkit.modules:
        pack = pack_of(toolkit, module)
        (out / pack.path).write_bytes(_packed(pack, toolkit.words, out, toolkit.file.released))


def sizes(out: Path) -> dict[str, int]:
    """The bytes of each handout below `out`, by its address."""
    found = sorted((out / "handouts").glob("*"))
    return {path.relative_to(out).as_posix(): path.stat().st_size for path in found}


def pack_link(toolkit: Toolkit, module: Module, sizes: Mapping[str, int], root: str) -> Link:
    """A link to the module's pack from a page that `root` leads up from; it tells the size, where
    the pack has been made."""
    say, pack = toolkit.words, pack_of(toolkit, module)
    size = sizes.get(pack.path)
    title = say("handout-pack-of-size", size=weight(say, size)) if size else say("handout-pack")
    return Link(title, root + pack.path)


def _of_activities(toolkit: Toolkit, module: Module) -> Iterator[Handout]:
    for activity in module.activities:
        yield from filter(_is_of_the_house, handouts_of(toolkit, activity))
        yield from word_of(toolkit, activity)


def _of_annexes(toolkit: Toolkit, module: Module) -> Iterator[Handout]:
    for annex in annexes_of(toolkit, module):
        yield from filter(_is_of_the_house, annex_handouts_of(toolkit, annex))


def annexes_of(toolkit: Toolkit, module: Module) -> list[Annex]:
    """The annexes that the module's activities refer to."""
    blocks = [block for one in module.activities for block in blocks_of(one.file)]
    named = {getattr(block, "annex", None) for block in blocks}
    return [annex for annex in toolkit.annexes if annex.id in named]


def _is_plain(handout: Handout) -> bool:
    """In the standard edition, on the papers that people have."""
    return handout.edition == EDITION and _is_of_the_house(handout)


def _is_of_the_house(handout: Handout) -> bool:
    """On the papers that people have: A3 is for print shops."""
    return handout.paper in PAPERS


def _packed(pack: Pack, say: Words, out: Path, released: date) -> bytes:
    """The files in a folder of the pack's own name, all from the day of release, and a list."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        listed = f"{pack.folder}/{say('pack-list-file')}"
        _add(archive, listed, _list_of(pack, say).encode("utf-8-sig"), released)
        for one in pack.handouts:
            _add(archive, pack.place_of(one), (out / one.path).read_bytes(), released)
    return made.getvalue()


def _add(archive: ZipFile, name: str, content: bytes, released: date) -> None:
    day = max(released.timetuple()[:3], (1980, 1, 1))
    info = ZipInfo(name, (*day, 0, 0, 0))
    info.create_system, info.external_attr = 3, 0o644 << 16
    archive.writestr(info, content, ZIP_DEFLATED, 9)


def _list_of(pack: Pack, say: Words) -> str:
    """What each file is, in words; for any editor on any system."""
    lines = [say("pack-list")]
    for one in pack.handouts:
        lines += ["", one.title, f"  {pack.place_of(one).removeprefix(f'{pack.folder}/')}"]
    return "\r\n".join([*lines, ""])
