"""The picture of places that entries are put into, and where each entry's point stands in it.

All is worked out here: the page's script only moves points to one of the spots, and asks which
area a point was dragged onto.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from textwrap import wrap

from markupsafe import Markup

from generator.drawing import shortened

WIDTH = 320
STEP, HEAD, EDGE = 26, 40, 8  # between points; for a title; beside it
TOP = 10  # the highest number on an axis
RADIUS, INNER = 150, 0.25
BESIDE = 18  # from a point's middle to its entry's name
FREE = 0.7  # radians on either side of a ring's title
LETTER = 7.2  # the width of one, as a mean

Spot = tuple[float, float]
Title = tuple[str, float, float, str, float]
"""Its text, x, y, anchor and room."""


@dataclass(frozen=True)
class Drawn:
    """The picture; of each entry its spots, one a place ("x y"); of axes where 0 is and how far
    a step goes, across and up."""

    svg: Markup
    spots: list[list[str]]
    axes: list[float]


@dataclass(frozen=True)
class _Shape:
    lines: Markup
    titles: Sequence[Title]
    height: float
    spot: Callable[[int, int], Spot]
    areas: Sequence[Markup] = ()  # one a place
    axes: tuple[float, ...] = ()
    measures: Sequence[Title] = ()  # what the axes measure
    has_names: bool = False  # whether an entry's name has room beside its point


def drawn(
    layout: str,
    titles: Sequence[str],
    places: Sequence[str],
    entries: Sequence[str],
    *,
    right_to_left: bool = False,
) -> Drawn:
    """The empty shape with its titles, and a point for each entry, hidden until it has a place.

    `places` and `entries` are ids; `titles` are those of the places, or of the axes their ends and
    what they measure: across low, high, measure, up low, high, measure.
    """
    shape = SHAPES[layout](titles, len(entries))
    spots = [
        [_at(*shape.spot(entry, place), right_to_left) for place in range(len(places))]
        for entry in range(len(entries))
    ]
    axes = list(shape.axes)
    if axes and right_to_left:
        axes[:2] = [WIDTH - axes[0], -axes[1]]
    return Drawn(_svg(shape, places, entries, right_to_left), spots, axes)


def _at(x: float, y: float, right_to_left: bool) -> str:
    return f"{_short(WIDTH - x if right_to_left else x)} {_short(y)}"


def _svg(
    shape: _Shape, places: Sequence[str], entries: Sequence[str], right_to_left: bool
) -> Markup:
    mirror = Markup(' transform="translate({} 0) scale(-1 1)"').format(WIDTH)
    bold = Markup("").join(_title(*one, right_to_left) for one in shape.titles)
    plain = Markup("").join(_title(*one, right_to_left) for one in shape.measures)
    titles = Markup('{}<g font-weight="400">{}</g>').format(bold, plain) if plain else bold
    areas = Markup("").join(reversed([*map(_area, places, shape.areas)]))  # inner rings on top
    beside = (-BESIDE if right_to_left else BESIDE) if shape.has_names else 0
    points = Markup("").join(_point(id, number, beside) for number, id in enumerate(entries, 1))
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="where" viewBox="0 0 {w} {h}" width="{w}" '
        'height="{h}" aria-hidden="true" focusable="false">'
        '<g fill="none" pointer-events="fill"{m}>{areas}</g>'
        '<g class="lines" fill="none" stroke="#555" stroke-width="2"{m}>{lines}</g>{titles}{points}'
        "</svg>"
    ).format(
        w=WIDTH,
        h=_short(shape.height),
        m=mirror if right_to_left else "",
        areas=areas,
        lines=shape.lines,
        titles=titles,
        points=points,
    )


def _title(text: str, x: float, y: float, anchor: str, room: float, mirrored: bool) -> Markup:
    lines = wrap(text, max(4, int(room / LETTER)), break_long_words=False)[:2] or [""]
    lines = [shortened(line, max(4, int(room / LETTER) + 1)) for line in lines]
    x = WIDTH - x if mirrored else x
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(_short(x), _short(y + 14 * n), line)
        for n, line in enumerate(lines)
    )
    return Markup('<text text-anchor="{}">{}</text>').format(anchor, spans)


def _point(id: str, number: int, beside: float) -> Markup:
    """A point with its number; `beside` it is room for the entry's name, or none."""
    name = Markup('<text class="name" x="{}" y="5" pointer-events="none"/>').format(beside)
    return Markup(
        '<g class="point" data-point="{}" display="none"><circle r="11"/>'
        '<text y="5" text-anchor="middle">{}</text>{}</g>'
    ).format(id, number, name if beside else "")


def _area(id: str, outline: Markup) -> Markup:
    return Markup('<g data-place="{}">{}</g>').format(id, outline)


def _cells(titles: Sequence[str], entries: int, columns: int) -> _Shape:
    """Boxes side by side, as many in a row as there are columns; points in rows below titles."""
    width = (WIDTH - 2) / columns
    beside = max(1, int((width - EDGE) // STEP))
    height = HEAD + -(-entries // beside) * STEP + EDGE
    corners = [
        (1 + number % columns * width, 1 + number // columns * height)
        for number in range(len(titles))
    ]

    def spot(entry: int, place: int) -> Spot:
        x, y = corners[place]
        start = (width - min(beside, entries) * STEP) / 2
        return (
            x + start + (entry % beside + 0.5) * STEP,
            y + HEAD + (entry // beside + 0.5) * STEP,
        )

    boxes = [_box(x, y, width, height) for x, y in corners]
    named = [
        (title, x + width / 2, y + 17, "middle", width - EDGE)
        for title, (x, y) in zip(titles, corners, strict=True)
    ]
    rows = -(-len(titles) // columns)
    return _Shape(Markup("").join(boxes), named, rows * height + 2, spot, boxes)


def _beside(titles: Sequence[str]) -> int:
    """How many boxes stand side by side: all, or one where a word is longer than its box."""
    longest = max(len(word) for title in titles for word in title.split())
    return len(titles) if longest * LETTER <= WIDTH / len(titles) - EDGE else 1


def _rings(titles: Sequence[str], entries: int) -> _Shape:
    """Circles around one middle; the innermost is larger, so that much has room in it."""
    share = (1 - INNER) / len(titles)
    rims = [RADIUS * (INNER + share * ring) for ring in range(1, len(titles) + 1)]
    middles = [rims[0] * 0.55, *((a + b) / 2 for a, b in pairwise(rims))]
    centre = RADIUS + 2

    def spot(entry: int, place: int) -> Spot:
        angle = FREE + (2 * pi - 2 * FREE) * (entry + 0.5) / entries
        return WIDTH / 2 + middles[place] * sin(angle), centre - middles[place] * cos(angle)

    circles = [
        Markup('<circle cx="{}" cy="{}" r="{}"/>').format(WIDTH // 2, centre, _short(rim))
        for rim in rims
    ]
    below = min(19, share * RADIUS / 2 + 4)  # the rim, which bends down beside a title
    named = [
        (title, WIDTH / 2, centre - rim + below, "middle", rim * 1.1)
        for title, rim in zip(titles, rims, strict=True)
    ]
    return _Shape(Markup("").join(circles), named, 2 * centre, spot, circles)


def _axes(titles: Sequence[str], entries: int) -> _Shape:
    """Two arrows from one corner, with their ends named."""
    start, ground, step = 24, 310, 27
    far, high = start + TOP * step, ground - TOP * step
    arrows = (
        f"M{start} {high - 14}V{ground}H{far + 14}"
        f"M{start - 6} {high - 6}l6 -8l6 8M{far + 6} {ground - 6}l8 6l-8 6"
    )
    across_low, across_high, across, up_low, up_high, up = titles
    half = WIDTH / 2 - EDGE
    named = [
        (across_low, start, ground + 18, "start", half),
        (across_high, far + 14, ground + 18, "end", half),
        (up_low, start + 10, ground - 12, "start", half),
        (up_high, start + 14, high - 4, "start", WIDTH - start - 20),
    ]
    measures = [
        (across, far + 14, ground - 12, "end", half),
        (up, start + 14, high - 20, "start", WIDTH - start - 20),
    ]
    axes = (start, step, ground, -step)
    return _Shape(
        _path(arrows), named, ground + 38, lambda *_: (0, 0), axes=axes, measures=measures
    )


def _timeline(titles: Sequence[str], entries: int) -> _Shape:
    """A line from the top down with a mark for each time."""
    beside = 6
    row = max(1, -(-entries // beside)) * STEP + 10
    height = row * len(titles) + EDGE
    marks = "".join(f"M8 {_short(row * (n + 0.5))}h16" for n in range(len(titles)))
    named = [
        (title, 32, row * (n + 0.5) + 1, "start", WIDTH - 40 - beside * STEP)
        for n, title in enumerate(titles)
    ]

    def spot(entry: int, place: int) -> Spot:
        x = WIDTH - (beside - entry % beside - 0.5) * STEP
        return x, row * place + 5 + (entry // beside + 0.5) * STEP

    line = _path(f"M16 2V{_short(height - 2)}{marks}")
    rows = [_box(0, row * n, WIDTH, row) for n in range(len(titles))]
    return _Shape(line, named, height, spot, rows)


def _order(titles: Sequence[str], entries: int) -> _Shape:
    """Numbered lines, the first at the top."""
    row = STEP + 6
    lines = "".join(f"M30 {row * (n + 1)}H{WIDTH}" for n in range(entries))
    named = [(str(n + 1), 8.0, row * (n + 1) - 6.0, "start", 20.0) for n in range(entries)]
    rows = [_box(0, row * n, WIDTH, row) for n in range(entries)]
    height = row * entries + 2
    return _Shape(
        _path(lines), named, height, lambda _, place: (46, row * place + 17), rows, has_names=True
    )


def _box(x: float, y: float, width: float, height: float) -> Markup:
    return _path(f"M{_short(x)} {_short(y)}h{_short(width)}v{height}h-{_short(width)}Z")


def _path(outline: str) -> Markup:
    return Markup('<path d="{}"/>').format(outline)


def _short(number: float) -> str:
    return f"{round(number, 1) + 0:.1f}".removesuffix(".0")


SHAPES: dict[str, Callable[[Sequence[str], int], _Shape]] = {
    "columns": lambda titles, entries: _cells(titles, entries, _beside(titles)),
    "quadrants": lambda titles, entries: _cells(titles, entries, 2),
    "rings": _rings,
    "axes": _axes,
    "timeline": _timeline,
    "order": _order,
}
