"""A drawing of ours as a picture, for documents that show no SVG."""

from __future__ import annotations

import json
from functools import lru_cache

from generator.handouts.setting import compiler_of


@lru_cache(maxsize=200)
def png_of(svg: str, dots: int = 200) -> bytes:
    """The drawing as PNG, `dots` an inch where it is 120 mm wide; the same bytes each time."""
    made = compiler_of("picture.typ").compile(
        format="png", sys_inputs={"svg": json.dumps(svg)}, ppi=dots
    )
    assert isinstance(made, bytes)
    return made
