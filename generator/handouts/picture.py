"""A drawing of ours as a picture, for documents that show no SVG."""

from __future__ import annotations

import json
from functools import lru_cache

from generator.handouts.engine import engine


@lru_cache(maxsize=200)
def png_of(svg: str, dots: int = 200) -> bytes:
    """The drawing as PNG, `dots` an inch where it is 120 mm wide; the same bytes each time."""
    with engine("picture.typ", json.dumps({"svg": svg})) as setter:
        (picture,) = setter.pictures(dots)
    return picture
