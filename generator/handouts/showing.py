"""Pictures of what the gallery shows as it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.editions import EDITION, Handout, handouts_of
from generator.examples import Shown
from generator.handouts.engine import engine
from generator.handouts.kinds import activity_layout
from generator.handouts.layout import Layout
from generator.handouts.making import key

TEMPLATE = "example.typ"
SHARPNESS = 144  # pixels an inch: two for one on the screen


def pictures_of(shown: Iterable[Shown], cache: Path) -> dict[str, list[bytes]]:
    """The printed pages of each as PNG, by `<type>/<name>`; `cache` keeps them."""
    cache.mkdir(parents=True, exist_ok=True)
    wanted = {f"{one.type}/{one.name}": _layout(one) for one in shown}
    found = {name: list(_kept(cache / key(layout), layout)) for name, layout in wanted.items()}
    _tidy(cache, {key(layout) for layout in wanted.values()})
    return found


def _layout(example: Shown) -> Layout:
    made = activity_layout(example.toolkit, example.activity, _sheet(example))
    return replace(made, template=TEMPLATE)


def _sheet(example: Shown) -> Handout:
    found = handouts_of(example.toolkit, example.activity)
    return next(one for one in found if (one.kind, one.edition) == ("sheet", EDITION))


def _kept(folder: Path, layout: Layout) -> Iterator[bytes]:
    """The pages from the cache, set anew where they are not there."""
    if not folder.is_dir():
        part = folder.with_suffix(".part")
        part.mkdir(exist_ok=True)
        for number, page in enumerate(_set(layout), 1):
            (part / f"{number:02}.png").write_bytes(page)
        part.rename(folder)
    yield from (file.read_bytes() for file in sorted(folder.iterdir()))


def _set(layout: Layout) -> list[bytes]:
    with engine(TEMPLATE, layout.data) as setter:
        return setter.pictures(SHARPNESS)


def _tidy(cache: Path, wanted: set[str]) -> None:
    for folder in cache.iterdir():
        if folder.name not in wanted:
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()
