"""A session's pack: everything that somebody who leads it prints or adapts, in one ZIP file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.editions import (
    EDITION,
    PAPERS,
    Handout,
    annex_handouts_of,
    handouts_of,
    word_of,
)
from generator.frame import Link
from generator.model import Annex, Module, Toolkit, blocks_of
from generator.words import Words

MEGABYTE, KILOBYTE = 1_000_000, 1_000


@dataclass(frozen=True)
class Pack:
    """A module's pack: its address below the site's root, and the files that are in it."""

    path: str
    files: tuple[str, ...]


def pack_of(toolkit: Toolkit, module: Module) -> Pack:
    """All handouts of the module's activities and of the annexes that they refer to."""
    found = [*_of_activities(toolkit, module), *_of_annexes(toolkit, module)]
    return Pack(f"handouts/{module.id}-session.zip", tuple(one.path for one in found))


def make_packs(toolkit: Toolkit, out: Path) -> None:
    """Pack what is below `out` already; the same files give the same bytes."""
    for module in toolkit.modules:
        pack = pack_of(toolkit, module)
        (out / pack.path).write_bytes(_packed(pack, out, toolkit.file.released))


def sizes(out: Path) -> dict[str, int]:
    """The bytes of each handout below `out`, by its address."""
    found = sorted((out / "handouts").glob("*"))
    return {path.relative_to(out).as_posix(): path.stat().st_size for path in found}


def pack_link(toolkit: Toolkit, module: Module, sizes: Mapping[str, int], root: str) -> Link:
    """A link to the module's pack from a page that `root` leads up from; it tells the size, where
    the pack has been made."""
    say, pack = toolkit.words, pack_of(toolkit, module)
    size = sizes.get(pack.path)
    title = say("handout-pack-of-size", size=_said(say, size)) if size else say("handout-pack")
    return Link(title, root + pack.path)


def _said(say: Words, size: int) -> str:
    if size < MEGABYTE:
        return say("kilobytes", n=max(1, round(size / KILOBYTE)))
    return say("megabytes", n=f"{size / MEGABYTE:.1f}")


def _of_activities(toolkit: Toolkit, module: Module) -> Iterator[Handout]:
    for activity in module.activities:
        yield from filter(_is_plain, handouts_of(toolkit, activity))
        yield from word_of(toolkit, activity)


def _of_annexes(toolkit: Toolkit, module: Module) -> Iterator[Handout]:
    for annex in _annexes(toolkit, module):
        yield from filter(_is_plain, annex_handouts_of(toolkit, annex))


def _annexes(toolkit: Toolkit, module: Module) -> list[Annex]:
    blocks = [block for one in module.activities for block in blocks_of(one.file)]
    named = {getattr(block, "annex", None) for block in blocks}
    return [annex for annex in toolkit.annexes if annex.id in named]


def _is_plain(handout: Handout) -> bool:
    """In the standard edition, on the papers that people have."""
    return any(handout.path.endswith(f"-{EDITION}-{paper}.pdf") for paper in PAPERS)


def _packed(pack: Pack, out: Path, released: date) -> bytes:
    """The files in a folder of the pack's own name, all from the day of release."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for file in pack.files:
            name = f"{PurePosixPath(pack.path).stem}/{PurePosixPath(file).name}"
            day = max(released.timetuple()[:3], (1980, 1, 1))
            info = ZipInfo(name, (*day, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, (out / file).read_bytes(), ZIP_DEFLATED, 9)
    return made.getvalue()
