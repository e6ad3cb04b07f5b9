"""Diagrams as SVG, drawn once for page and paper.

Colours are presentation attributes, so that the paper's layout sees them; the site's style
sheet overrides them by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap
from typing import Any

from markupsafe import Markup

from generator.text import words

FONTS = "Atkinson Hyperlegible Next, Vazirmatn, Noto Emoji"
RADIUS = 128.0
GAP = 0.035  # radians left free on either side of a sector
LABEL_DISTANCE = 12.0
LETTER_WIDTH = 0.6  # of the type's size, for bold letters
TYPE_SIZE = 18.0
LINE_HEIGHT = 20.0
WIDTH, HEIGHT = 480, 344
LONGEST_LABEL = 40  # beside the wheel on paper; the strip has the whole title


@dataclass(frozen=True)
class _Point:
    x: float
    y: float

    def __str__(self) -> str:
        return f"{_short(self.x)} {_short(self.y)}"


@dataclass(frozen=True)
class Label:
    """A sector's label and where it stands, in units of the drawing from its centre."""

    id: str
    text: str
    x: float
    y: float
    anchor: str

    @property
    def short(self) -> str:
        """The text, cut to what has room beside the drawing."""
        return " ".join(_broken(self.text))

    @property
    def lines(self) -> list[str]:
        """The text in lines: below the drawing there is more room than beside it."""
        return _broken(self.text, 30, 2) if self.anchor == "middle" else _broken(self.text)

    @property
    def size(self) -> float:
        """The size of the type: smaller where a line would leave the drawing."""
        room = WIDTH if self.anchor == "middle" else WIDTH / 2 - abs(self.x)
        return min(TYPE_SIZE, room / (LETTER_WIDTH * max(map(len, self.lines))))


@dataclass(frozen=True)
class Wheel:
    """A blank wheel to shade; `svg` for the page, `bare` and `labels` for paper.

    `values` are the sectors as the page's script fills them: it changes their scale and nothing
    else. `lines` are marks for a second value, none where there is but one: it shows them, too.

    `number` is the size of the rings' numbers.

    Paper sets the labels itself: text inside a picture is not read there.
    """

    title: str
    rims: Markup
    labels: tuple[Label, ...]
    values: Markup
    lines: Markup
    number: int

    @property
    def svg(self) -> Markup:
        """The whole drawing, with its text alternative."""
        return self._drawn(self.values, self.lines + Markup("").join(map(_label, self.labels)))

    @property
    def bare(self) -> Markup:
        """The drawing without labels."""
        return self._drawn(Markup(""), Markup(""))

    @property
    def paper(self) -> dict[str, Any]:
        """What the layout needs: the bare drawing, and where each label stands."""
        labels = [
            {
                "title": words(shortened(label.text, LONGEST_LABEL)),
                "x": round(label.x, 1),
                "y": round(label.y, 1),
            }
            for label in self.labels
        ]
        size = {"radius": RADIUS, "width": WIDTH, "height": HEIGHT, "number": self.number}
        return {"title": words(self.title), "svg": str(self.bare), "labels": labels, **size}

    def _drawn(self, values: Markup, labels: Markup) -> Markup:
        return Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" class="wheel" viewBox="{} {} {} {}" '
            'width="{}" height="{}" role="img" aria-label="{}">'
            '<g fill="none" stroke="#555" direction="ltr">{}{}{}</g></svg>'
        ).format(
            -WIDTH // 2,
            -HEIGHT // 2,
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT,
            self.title,
            values,
            self.rims,
            labels,
        )


def wheel(
    sectors: Sequence[tuple[str, str]],
    rings: int,
    title: str,
    right_to_left: bool = False,
    twice: bool = False,
) -> Wheel:
    """A blank wheel: a sector for each id and label, clockwise from the top, `rings` rings each.

    `title` is the text alternative. In a right-to-left language the sectors run anticlockwise.
    `twice` says whether each sector has two values.
    """
    turn = 2 * pi / len(sectors) * (-1 if right_to_left else 1)
    middles = [(index + 0.5) * turn for index in range(len(sectors))]
    numbers = Markup("").join(_ring_number(ring, rings) for ring in range(1, rings + 1))
    named = list(zip(sectors, middles, strict=True))
    placed = tuple(_placed(id, text, middle) for (id, text), middle in named)
    values = Markup("").join(_value(id, middle, abs(turn)) for (id, _), middle in named)
    rims = Markup("").join(_sector(id, middle, abs(turn), rings) for (id, _), middle in named)
    second = named if twice else []
    lines = Markup("").join(_line(id, middle, abs(turn)) for (id, _), middle in second)
    return Wheel(title, rims + numbers, placed, values, lines, _number_size(rings))


def _placed(id: str, text: str, middle: float) -> Label:
    at = _at(middle, RADIUS + LABEL_DISTANCE)
    return Label(id, text, at.x, at.y, _anchor(at.x))


def _value(id: str, middle: float, width: float) -> Markup:
    """A sector's fill, shrunk to nothing."""
    return Markup(
        '<path class="fill" data-wedge="{}" stroke="none" transform="scale(0)" d="{}"/>'
    ).format(id, _wedge(middle, width, RADIUS))


def _line(id: str, middle: float, width: float) -> Markup:
    """A sector's second value: a thick line across, on a wider one that lifts it off the fill."""
    rim = _rim(middle, width, RADIUS)
    return Markup(
        '<g data-line="{0}" display="none"><path class="halo" stroke-width="9" '
        'vector-effect="non-scaling-stroke" d="M{1}"/><path stroke="currentColor" stroke-width="4" '
        'vector-effect="non-scaling-stroke" d="M{1}"/></g>'
    ).format(id, rim)


def _sector(id: str, middle: float, width: float, rings: int) -> Markup:
    circles = Markup("").join(
        Markup('<path class="ring" d="{}"/>').format(_wedge(middle, width, RADIUS * ring / rings))
        for ring in range(1, rings + 1)
    )
    return Markup('<g class="sector" data-sector="{}">{}</g>').format(id, circles)


def _wedge(middle: float, width: float, radius: float) -> str:
    return f"M0 0L{_rim(middle, width, radius)}Z"


def _rim(middle: float, width: float, radius: float) -> str:
    half = width / 2 - GAP
    start, end = _at(middle - half, radius), _at(middle + half, radius)
    large = 1 if width > pi else 0
    return f"{start}A{_short(radius)} {_short(radius)} 0 {large} 1 {end}"


def _ring_number(ring: int, rings: int) -> Markup:
    """The value of a ring, on the line between the last sector and the first."""
    size = _number_size(rings)
    return Markup(
        '<text class="number" x="0" y="{}" fill="#000" stroke="#fff" stroke-width="4" '
        'paint-order="stroke" font-size="{}" text-anchor="middle" font-family="{}">{}</text>'
    ).format(_short(size / 3 - RADIUS * ring / rings), size, FONTS, ring)


def _number_size(rings: int) -> int:
    """The type of the rings' numbers: smaller where rings lie close."""
    return max(12, min(16, round(RADIUS / rings * 0.8)))


def _label(label: Label) -> Markup:
    lines = label.lines
    top = label.y + (label.y / RADIUS - 1) * LINE_HEIGHT * (len(lines) - 1) / 2 + 6
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(
            _short(label.x), _short(top + number * LINE_HEIGHT), text
        )
        for number, text in enumerate(lines)
    )
    return Markup(
        '<text class="label" data-label="{}" fill="#000" stroke="none" font-size="{}" '
        'font-weight="700" font-family="{}" text-anchor="{}">{}</text>'
    ).format(label.id, _short(label.size), FONTS, label.anchor, spans)


def _anchor(x: float) -> str:
    if abs(x) < 1:
        return "middle"
    return "start" if x > 0 else "end"


def _broken(label: str, length: int = 11, most: int = 3) -> list[str]:
    """The label in at most `most` short lines; the table beside has what is cut."""
    lines = wrap(label, length, break_long_words=False) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} \u2026"]
    return [shortened(line, length + 3) for line in lines]


def shortened(text: str, longest: int) -> str:
    """`text`, cut where it is so long that it would leave the drawing."""
    return text if len(text) <= longest else f"{text[: longest - 1]}\u2026"


def _at(angle: float, radius: float) -> _Point:
    """The point `radius` away from the centre, `angle` radians clockwise from the top."""
    return _Point(radius * sin(angle), -radius * cos(angle))


def _short(number: float) -> str:
    return f"{round(number, 1) + 0:.1f}".removesuffix(".0")  # + 0: never minus zero


def section_mark(number: int, total: int) -> Markup:
    """A small ladder of `total` rungs, rung `number` from the ground marked; decoration only."""
    height = 8 * total + 6
    rungs = Markup("").join(
        Markup('<line class="{}" x1="3" y1="{y}" x2="23" y2="{y}"/>').format(
            "n" if rung == number else "r" if rung < number else "o", y=height - 8 * rung + 1
        )
        for rung in range(1, total + 1)
    )
    return Markup(
        '<svg class="mk" viewBox="0 0 26 {0}" width="26" height="{0}" aria-hidden="true" '
        'focusable="false"><line class="r" x1="3" y1="0" x2="3" y2="{0}"/>'
        '<line class="r" x1="23" y1="0" x2="23" y2="{0}"/>{1}</svg>'
    ).format(height, rungs)
