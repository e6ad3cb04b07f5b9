"""How generously a handout is spaced: so that no page of it is left nearly empty.

A sheet whose last page would hold two lines is set a little tighter, or wider, until that page is
full enough.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

LEAST = 0.365
"""Of a page's height: a page that ends before a break is filled up to here at least."""
FACTORS = (1.0, 0.92, 1.1, 0.84, 1.22, 1.4, 1.7, 1.05, 2.1)
LINES = {"standard": (8.5, 8.1), "large-print": (10.5, 10.1)}
"""Of each edition: the usual distance of writing lines in mm, and the least."""
MOST_LINE = 1.3
POINTS = 72 / 25.4


@dataclass(frozen=True)
class Room:
    """One way to space a handout: lengths grow by `factor`."""

    edition: str
    factor: float = 1.0

    @property
    def line(self) -> float:
        """The distance of writing lines in mm; a tick of room too much would cost a page."""
        usual, least = LINES[self.edition]
        return round(max(least, usual * min(self.factor, MOST_LINE)), 2)

    @property
    def rule(self) -> float:
        """The same in pt."""
        return self.line * POINTS

    @property
    def inputs(self) -> dict[str, str]:
        """What the layout is told of it."""
        return {"room": str(self.factor), "line": str(self.line)}


def rooms(edition: str) -> Iterator[Room]:
    """The ways to space a handout, the usual one first."""
    for factor in FACTORS:
        yield Room(edition, factor)


def emptiest(filled: str) -> float:
    """Of what the layout says about its pages (JSON), the share of the emptiest; 1 if it is one."""
    shares: dict[int, float] = {}
    for place in (one["value"] for one in json.loads(filled)):
        shares[place["page"]] = max(shares.get(place["page"], 0), place["share"])
    return 1.0 if max(shares, default=1) == 1 else min(shares.values())
