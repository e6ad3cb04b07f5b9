"""Diagrams as SVG, drawn once for page and paper.

Colours are presentation attributes, so that the paper's layout sees them; the site's style
sheet overrides them by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

RADIUS = 128.0
GAP = 0.035  # radians left free on either side of a sector
LABEL_DISTANCE = 16.0
LINE_HEIGHT = 23.0
LINE_LENGTH = 14  # characters before a label is broken


@dataclass(frozen=True)
class _Point:
    x: float
    y: float

    def __str__(self) -> str:
        return f"{_short(self.x)} {_short(self.y)}"


def wheel(labels: Sequence[str], rings: int, title: str, right_to_left: bool = False) -> Markup:
    """A blank wheel to shade: one sector a label, clockwise from the top, `rings` rings each.

    `title` is the text alternative. Labels are broken at spaces and stand outside the wheel.
    In a right-to-left language the sectors run anticlockwise.
    """
    turn = 2 * pi / len(labels) * (-1 if right_to_left else 1)
    sectors = Markup("").join(
        _sector(label, (index + 0.5) * turn, abs(turn), rings) for index, label in enumerate(labels)
    )
    box = Markup('viewBox="-290 -190 580 380" width="580" height="380"')
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="wheel" {} role="img" aria-label="{}">'
        '<g fill="none" stroke="#555">{}</g></svg>'
    ).format(box, title, sectors)


def _sector(label: str, middle: float, width: float, rings: int) -> Markup:
    rims = Markup("").join(
        Markup('<path class="ring" d="{}"/>').format(
            _wedge(middle, width, RADIUS * ring / rings)
        )
        for ring in range(1, rings + 1)
    )
    return rims + _label(label, middle)


def _wedge(middle: float, width: float, radius: float) -> str:
    half = width / 2 - GAP
    start, end = _at(middle - half, radius), _at(middle + half, radius)
    large = 1 if width > pi else 0
    rim = f"A{_short(radius)} {_short(radius)} 0 {large} 1 {end}"
    return f"M0 0L{start}{rim}Z"


def _label(label: str, middle: float) -> Markup:
    at = _at(middle, RADIUS + LABEL_DISTANCE)
    lines = _broken(label)
    top = at.y + (at.y / RADIUS - 1) * LINE_HEIGHT * (len(lines) - 1) / 2 + 7
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(
            _short(at.x), _short(top + number * LINE_HEIGHT), text
        )
        for number, text in enumerate(lines)
    )
    return Markup(
        '<text class="label" fill="#000" stroke="none" font-size="20" font-weight="700" '
        'font-family="Atkinson Hyperlegible Next, Noto Sans Arabic" text-anchor="{}">{}</text>'
    ).format(_anchor(at.x), spans)


def _anchor(x: float) -> str:
    if abs(x) < 1:
        return "middle"
    return "start" if x > 0 else "end"


def _broken(label: str) -> list[str]:
    """The label in lines of about LINE_LENGTH characters, never inside a word."""
    lines = [""]
    for word in label.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > LINE_LENGTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _at(angle: float, radius: float) -> _Point:
    """The point `radius` away from the centre, `angle` radians clockwise from the top."""
    return _Point(radius * sin(angle), -radius * cos(angle))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace("-0.0", "0")


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
