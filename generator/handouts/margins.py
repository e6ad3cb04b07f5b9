"""Where buttons stand in a page's margin: beside their question, none upon another."""

from __future__ import annotations

from collections import defaultdict

from pikepdf import Array, Object

from generator.handouts.appearance import Size

BUTTON = Size(16, 16)
NEAR, GAP = 22, 2  # pt from the page's edge to the button that is next to the text, and between two


class Margins:
    """The free places in the margins of a document; at the right where lines start there."""

    def __init__(self, *, rtl: bool) -> None:
        self._rtl = rtl
        self._taken: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)

    def beside(self, widget: Object, page: Object) -> Array:
        """The rectangle of a button on the line of `widget`, as near to the text as can be."""
        _, low, _, high = (float(edge) for edge in widget.Rect.as_list())
        bottom = round((low + high - BUTTON.height) / 2)
        taken, column = self._taken[page.objgen], 0
        while any(column == other and abs(y - bottom) < BUTTON.height for other, y in taken):
            column += 1
        taken.add((column, bottom))
        start = max(0, NEAR - column * (BUTTON.width + GAP))
        left = float(page.MediaBox[2]) - start - BUTTON.width if self._rtl else start
        return Array(
            [round(left, 3), bottom, round(left + BUTTON.width, 3), bottom + BUTTON.height]
        )
