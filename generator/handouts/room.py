"""How generously a handout is spaced, and where its pages begin: so that none is nearly empty.

A sheet whose last page would hold two lines keeps a larger piece of its end together; where that
does not help it is set a little tighter, or wider, until that page is full enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

LEAST = 0.365
"""Of a page's height: a page that ends before a break is filled up to here at least."""
EASILY = 0.45
"""Pages that are all as full as this are not set again to fill them better."""
MOST = 0.95
"""Of a page's height: what is kept together has to fit one, and breaks may move it a little."""
FACTORS = (1.0, 0.92, 1.1, 0.84, 1.22, 1.4, 1.7, 1.05, 2.1)
LINES = {"standard": (8.5, 8.1), "large-print": (10.5, 10.1)}
"""Of each edition: the usual distance of writing lines in mm, and the least."""
MOST_LINE = 1.3
POINTS = 72 / 25.4
TURNS = 2


@dataclass(frozen=True)
class Room:
    """One way to space a handout: lengths grow by `factor`; pieces in `contrary` begin otherwise.

    A piece that would follow on the page begins a new one, one that would begin a new page follows.
    """

    edition: str
    factor: float = 1.0
    contrary: frozenset[str] = field(default=frozenset())

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
    def spacing(self) -> dict[str, Any]:
        """What the layout is told of it."""
        return {"room": self.factor, "line": self.line, "contrary": sorted(self.contrary)}


def rooms(edition: str, *, is_long: bool) -> Iterator[Room]:
    """The ways to space a handout, the usual one first; a long one has that one alone."""
    for factor in FACTORS[:1] if is_long else FACTORS:
        yield Room(edition, factor)


@dataclass(frozen=True)
class Mark:
    """A place in a handout: its page, the share of that page's height above it, and what is there.

    A `piece` begins there, on a new page if it `opens` one; without one, nothing follows on the
    page.
    """

    page: int
    share: float
    piece: str | None = None
    opens: bool = False


def emptiest(places: Sequence[Mark]) -> float:
    """The share of the emptiest page that ends before a break; 1 if there is one page alone."""
    shares: dict[int, float] = {}
    for place in places:
        if place.piece is None:
            shares[place.page] = max(shares.get(place.page, 0), place.share)
    return 1.0 if max(shares, default=1) == 1 else min(shares.values())


def contraries(places: Sequence[Mark]) -> Iterator[frozenset[str]]:
    """Pieces that would better begin otherwise, the likeliest first: a few sets to try."""
    ends = [at for at, place in enumerate(places) if place.piece is None and place.share < EASILY]
    turns = zip_longest(*(_turns(places[:end], places[end]) for end in ends))
    for chosen in turns:
        yield frozenset(piece for piece in chosen if piece)


def _turns(before: Sequence[Mark], end: Mark) -> list[str]:
    """Pieces to begin otherwise, one a try: those that may do well, then those that just may do."""
    found = [*_better(before, end, EASILY), *_better(before, end, LEAST)]
    return [*dict.fromkeys(found)][:TURNS]


def _better(before: Sequence[Mark], end: Mark, enough: float) -> Iterator[str]:
    """Pieces before an early end that could begin otherwise, so that its page is fuller.

    One on the page before takes along what follows it there, if enough is left of that page. How
    much that is, white at its foot included, is at most what is reckoned here.
    """
    for place in reversed(before):
        if place.piece is None or place.page < end.page - 1:
            return
        if place.page == end.page - 1:
            tail = 1 - place.share + end.share
            if place.share < LEAST or tail > MOST:
                return
            if tail >= enough:
                yield place.piece
        elif place.opens and end.share < LEAST:
            yield place.piece
        if place.opens:
            return
