"""The drawings: complete, inside their frame, and told in words."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET

import pytest

from generator import drawing
from generator.drawing import HEIGHT, RADIUS, WIDTH, Wheel, section_mark

SVG = "{http://www.w3.org/2000/svg}"
TITLES = ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]
LONG = "Nahrungsmittelunverträglichkeitsberatungsstellen"


def wheel(titles: list[str], rings: int, title: str, right_to_left: bool = False) -> Wheel:
    """A wheel whose parts are called part-1, part-2 and so on."""
    sectors = [(f"part-{number}", text) for number, text in enumerate(titles, 1)]
    return drawing.wheel(sectors, rings, title, right_to_left)


def rings_of(wheel: Wheel) -> list[str]:
    """The outlines of all rings."""
    paths = drawn(wheel).iter(f"{SVG}path")
    return [path.get("d", "") for path in paths if path.get("class") == "ring"]


def drawn(wheel: Wheel) -> ET.Element:
    """The drawing as XML."""
    return ET.fromstring(wheel.svg)


def texts(wheel: Wheel, of: str) -> list[str]:
    """The texts of one class, as they are drawn."""
    found = [text for text in drawn(wheel).iter(f"{SVG}text") if text.get("class") == of]
    return [" ".join("".join(text.itertext()).split()) for text in found]


def wedge(path: str) -> tuple[float, float, float]:
    """The angles, clockwise from the top, at which a sector starts and ends, and its radius."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    _, _, x1, y1, radius, _, _, _, _, x2, y2 = numbers
    return math.atan2(x1, -y1) % math.tau, math.atan2(x2, -y2) % math.tau, radius


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("rings", [1, 4, 12])
def test_a_wheel_has_each_ring_of_each_part(count: int, rings: int) -> None:
    """And as many labels, and a number at each ring."""
    made = wheel(TITLES[:count], rings, "A wheel")
    assert len(rings_of(made)) == count * rings
    assert texts(made, "label") == TITLES[:count]
    assert texts(made, "number") == [str(ring) for ring in range(1, rings + 1)]


def test_parts_follow_each_other_clockwise_from_the_top() -> None:
    """Each as wide as the others, with a gap between."""
    angles = [wedge(path) for path in rings_of(wheel(TITLES[:4], 1, "A"))]
    for index, (start, end, radius) in enumerate(angles):
        assert index * math.pi / 2 < start < end < (index + 1) * math.pi / 2
        assert radius == RADIUS


def test_in_a_right_to_left_language_it_is_the_mirror_image() -> None:
    """As a reader of it goes round."""
    to_right = wheel(TITLES[:5], 3, "A").labels
    to_left = wheel(TITLES[:5], 3, "A", right_to_left=True).labels
    for one, other in zip(to_right, to_left, strict=True):
        assert (one.text, round(one.x, 6), round(one.y, 6)) == (
            other.text,
            round(-other.x, 6),
            round(other.y, 6),
        )
    assert [label.anchor for label in to_left][:2] == ["end", "end"]


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize(
    "title", [LONG, "A title of many short words that go on and on", "🌾 & <b>"]
)
def test_nothing_leaves_the_drawing(count: int, title: str) -> None:
    """Long labels are broken and cut; the table beside has them whole."""
    made = wheel([title] * count, 4, "A")
    for text in drawn(made).iter(f"{SVG}text"):
        size, anchor = float(text.get("font-size", "")), text.get("text-anchor", "")
        assert size > 11
        for span in text.iter(f"{SVG}tspan"):
            x, y = float(span.get("x", "")), float(span.get("y", ""))
            width = 0.6 * size * len(span.text or "") - 1  # places are rounded
            left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
            assert left >= -WIDTH / 2 and left + width <= WIDTH / 2
            assert y >= -HEIGHT / 2 + 11 and y <= HEIGHT / 2 - 4


def test_labels_read_from_their_side_in_every_page() -> None:
    """A page from right to left would turn "start" round."""
    assert drawn(wheel(["A"], 1, "A")).find(f"{SVG}g[@direction='ltr']") is not None


def test_a_drawing_is_told_in_words() -> None:
    """Labels and the text alternative are text, whatever stands in them."""
    made = wheel(['<script>"&'], 2, 'A "wheel" & <more>')
    assert drawn(made).get("aria-label") == 'A "wheel" & <more>'
    assert drawn(made).get("role") == "img"
    assert texts(made, "label") == ['<script>"&']
    assert list(drawn(made).iter("script")) == []


def test_values_wait_for_the_page_to_fill_them() -> None:
    """A part's fill has its whole size and is shrunk to nothing; paper has none."""
    made = wheel(TITLES[:3], 4, "A")
    fills = [path for path in drawn(made).iter(f"{SVG}path") if path.get("data-wedge")]
    assert [path.get("data-wedge") for path in fills] == ["part-1", "part-2", "part-3"]
    assert {path.get("transform") for path in fills} == {"scale(0)"}
    assert {wedge(path.get("d", ""))[2] for path in fills} == {RADIUS}
    assert "data-wedge" not in made.bare


def test_paper_gets_the_drawing_without_labels() -> None:
    """It sets them itself, as text."""
    made = wheel(TITLES[:3], 2, "A")
    bare = ET.fromstring(made.bare)
    assert [text.get("class") for text in bare.iter(f"{SVG}text")] == ["number", "number"]
    assert [label.short for label in made.labels] == TITLES[:3]


def test_no_number_is_written_in_a_way_that_some_readers_refuse() -> None:
    """No exponent, no minus zero."""
    for count in range(1, 13):
        assert not re.search(r"\de-|-0(?![.\d])|-0\.0", wheel(["A"] * count, 12, "A").svg)


@pytest.mark.parametrize("total", range(1, 8))
def test_a_mark_counts_sections_from_the_ground(total: int) -> None:
    """One rung is marked, those below it are climbed, those above are open."""
    for number in range(1, total + 1):
        mark = ET.fromstring(section_mark(number, total))
        lines = [line for line in mark.iter("line") if line.get("x1") != line.get("x2")]
        assert [line.get("class") for line in lines] == (
            ["r"] * (number - 1) + ["n"] + ["o"] * (total - number)
        )
        heights = [float(line.get("y1", "")) for line in lines]
        assert heights == sorted(heights, reverse=True)
        assert heights[-1] > 0 and heights[0] < float(mark.get("height", ""))
        assert mark.get("aria-hidden") == "true"
