"""Waiting for what tells of nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

PATIENCE = 20
"""How long anything may take on a busy machine, in seconds."""

Found = TypeVar("Found")


def until(found: Callable[[], Found | None], what: str, seconds: float = PATIENCE) -> Found:
    """What `found` returns, as soon as that is something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


def arrive(page: Page, address: str) -> None:
    """Open a page and wait for the theme's own script, which comes when nothing else is to do."""
    page.goto(address)
    page.wait_for_function("() => window.document$ !== undefined")
