"""How generously a handout is spaced: so that no page of it is left nearly empty.

A sheet whose last page would hold two lines is set a little tighter, or wider, until that page is
full enough.
"""

from __future__ import annotations

import json
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
    """One way to space a handout: lengths grow by `factor`, and the ends of some entries, named by
    their places in the document, are kept together."""

    edition: str
    factor: float = 1.0
    gathered: frozenset[int] = frozenset()

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
        gather = json.dumps(sorted(self.gathered))
        return {"room": str(self.factor), "line": str(self.line), "gather": gather}


@dataclass(frozen=True)
class Fill:
    """How full the pages before breaks are: the share of the emptiest, and the entries that end on
    one which is too empty."""

    least: float
    poor: frozenset[int]

    @property
    def is_enough(self) -> bool:
        """Whether no page is left nearly empty."""
        return not self.poor


def fill_of(told: str) -> Fill:
    """What the layout says about its pages (JSON); a single page is full enough."""
    ends: dict[int, tuple[float, int]] = {}
    for end in (one["value"] for one in json.loads(told)):
        ends[end["page"]] = max(ends.get(end["page"], (0.0, 0)), (end["share"], end["entry"]))
    if max(ends, default=1) == 1:
        return Fill(1.0, frozenset())
    poor = frozenset(entry for share, entry in ends.values() if share < LEAST)
    return Fill(min(share for share, _ in ends.values()), poor)
