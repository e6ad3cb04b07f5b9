"""The browsers of these tests, and marks for what only one of them can do."""

from __future__ import annotations

import pytest

from tests.sites import chromium, firefox

LAUNCH = {"chromium": chromium, "firefox": firefox}

ONLY_CHROMIUM = pytest.mark.parametrize("engine", ["chromium"], indirect=True)
