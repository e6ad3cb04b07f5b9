"""JSON Schemas of the content, for editors that help while writing."""
from __future__ import annotations
def schemas() -> dict[str, bytes]:
    return {}
