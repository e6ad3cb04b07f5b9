"""How fields look before anything is typed, and how chosen buttons look (ISO 32000-1, 12.5.5)."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

NOTHING = "q Q"  # a stream without any operator is refused by some viewers
MARGIN = 6.0  # pt between a writing line's ends and the box
CLEARANCE = 4.0  # pt; a line closer to the bottom would run into the box's border
ARC = 0.5523  # control points that bend a quarter of a circle, as a share of the radius


class Size(NamedTuple):
    """Width and height in pt."""

    width: float
    height: float


class Appearances:
    """Makes the appearance streams of one document; `font` is the form font's dictionary."""

    def __init__(self, pdf: Pdf, resources: Object) -> None:
        self._pdf = pdf
        self._resources = resources
        self._shared: dict[tuple[Size, str], Object] = {}

    def writing_lines(self, size: Size, gap: float) -> Object:
        """A blank text field, ruled every `gap` pt. Each its own: programs that fill a field in
        write into its stream, and would fill its twins with it."""
        return self._stream(size, ruled(size, gap))

    def button(self, size: Size, on: str, mark: str) -> Object:
        """The two states of a button: drawn by `mark` when its state is `on`, else nothing."""
        states = Dictionary({f"/{on}": self._once(size, mark), "/Off": self._once(size, NOTHING)})
        return Dictionary(N=states)

    def cross(self, size: Size) -> Object:
        """A small cross that has one state."""
        return self._once(size, cross(size))

    def _once(self, size: Size, operators: str) -> Object:
        key = (size, operators)
        if key not in self._shared:
            self._shared[key] = self._stream(size, operators)
        return self._shared[key]

    def _stream(self, size: Size, operators: str) -> Object:
        stream = Stream(
            self._pdf,
            operators.encode("ascii"),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, round(size.width, 3), round(size.height, 3)]),
            Resources=self._resources,
        )
        return self._pdf.make_indirect(stream)


def ruled(size: Size, gap: float) -> str:
    """Operators for dotted writing lines, `gap` pt apart from the top.

    They belong to the blank appearance: printed while the field is empty, gone once it is typed in.
    They mean nothing to a reader, hence an artifact (ISO 32000-1, 14.8.2.2); /Tx marks where a
    viewer puts its text (12.7.3.3).
    """
    count = int((size.height - CLEARANCE) // gap)
    lines = " ".join(_line(size, size.height - gap * number) for number in range(1, count + 1))
    return f"/Artifact BMC q 0.5 w 0.55 G 1 J [0.5 2] 0 d {lines} Q EMC /Tx BMC EMC"


def _line(size: Size, y: float) -> str:
    return f"{points(MARGIN, y)} m {points(size.width - MARGIN, y)} l S"


def tick(size: Size) -> str:
    """Operators for a tick across the box."""
    w, h = size
    strokes = f"{points(0.2 * w, 0.5 * h)} m {points(0.42 * w, 0.25 * h)} l"
    return f"q {points(0.13 * w)} w 0 G 1 J 1 j {strokes} {points(0.82 * w, 0.78 * h)} l S Q"


def cross(size: Size) -> str:
    """Operators for a grey cross in a ring."""
    near, far = (0.35 * size.width, 0.65 * size.width)
    lines = (
        f"{points(near, near)} m {points(far, far)} l {points(near, far)} m {points(far, near)} l"
    )
    return f"q 0.4 G 1 w {_ring(size, 0.45)} S 1.4 w 1 J {lines} S Q"


def dot(size: Size) -> str:
    """Operators for a filled circle in the middle of the box."""
    return f"q 0 g {_ring(size, 0.28)} f Q"


def _ring(size: Size, share: float) -> str:
    """The path of a circle in the middle of the box; its radius as a share of the box."""
    x, y, radius = size.width / 2, size.height / 2, share * min(size)
    turns = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
    arcs = " ".join(_arc(x, y, radius, here, there) for here, there in pairwise(turns))
    return f"{points(x + radius, y)} m {arcs}"


def _arc(x: float, y: float, radius: float, here: tuple[int, int], there: tuple[int, int]) -> str:
    """A quarter circle around (x, y), between two directions given as unit vectors."""
    bend = [(h + ARC * t, k + ARC * u) for (h, k), (t, u) in ((here, there), (there, here))]
    steps = [*bend, there]
    return points(*(at for dx, dy in steps for at in (x + radius * dx, y + radius * dy))) + " c"


def points(*numbers: float) -> str:
    """Numbers as operands: at most three decimals, never with an exponent."""
    return " ".join(f"{number:.3f}".rstrip("0").rstrip(".") for number in numbers)
