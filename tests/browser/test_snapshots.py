"""How each sheet sounds: roles, names and states, as a screen reader is told them.

The reviewed snapshots lie in `snapshots/`. After a change that is meant, renew them with
`RENEW=1 .venv/bin/pytest tests/browser/test_snapshots.py` and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

SNAPSHOTS = Path(__file__).parent / "snapshots"
SHEETS = {
    "ladder-of-participation": ("own-practice", "our-service"),
    "readiness-assessment": ("our-service", "own-practice"),
}
Visit = Callable[[str, str], Page]


@pytest.mark.parametrize("activity", SHEETS)
def test_each_sheet_sounds_as_reviewed(visit: Visit, activity: str) -> None:
    """In both wordings."""
    page = visit("real", f"modules/co-production/{activity}/")
    for number, wording in enumerate(SHEETS[activity], 1):
        page.locator(f"#wording-{number}").check()
        found = page.locator("form[data-activity]").aria_snapshot() + "\n"
        file = SNAPSHOTS / f"{activity}.{wording}.yaml"
        if os.environ.get("RENEW"):
            file.write_text(found, "utf-8")
        assert found == file.read_text("utf-8"), f"{file.name} is another; see this file's head"
