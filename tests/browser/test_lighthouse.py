"""Lighthouse on a phone, and the weight of a first visit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site
from tests.host import Sent, served

SCRIPT = Path(__file__).with_name("lighthouse.mjs")
CATEGORIES = ["accessibility", "best-practices", "seo"]
PAGES = (
    "",
    "modules/co-production/readiness-assessment/",
    "modules/co-production/ladder-of-participation/facilitator/",
    "annexes/arnstein-ladder/",
    "handouts/",
)
KB = 1024
HEAVIEST = {"real": 170 * KB, "arabic": 215 * KB}
"""Arabic letters are two fonts more, and its search a script more."""
GALLERY = 512 * KB  # pictures of print, for those who write at a desk


def lighthouse(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """What Lighthouse finds: a list of url, scores and failed audits."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install -y chromium"
    run = subprocess.run(
        ["node", SCRIPT, json.dumps(asked)],
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_lighthouse_has_nothing_against_any_kind_of_page(placed: Site) -> None:
    """100 for accessibility, best practices and search engines."""
    urls = [placed.address + path for path in PAGES]
    found = lighthouse({"urls": urls, "categories": CATEGORIES, "throttled": False, "runs": 1})
    assert [one["url"] for one in found] == urls
    full = dict.fromkeys(CATEGORIES, 100)
    assert [one for one in found if one["scores"] != full] == []


@pytest.mark.parametrize("name", HEAVIEST)
def test_a_first_visit_is_light(browser: Browser, sites: dict[str, Site], name: str) -> None:
    """All that a host sends for one page, packed, to a browser that has nothing yet."""
    sent: list[Sent] = []
    with served(sites[name].folder, sent) as address:
        weights = {path: weight(browser, address + path, sent) for path in sites[name].pages()}
    most = {path: GALLERY if path.startswith("gallery") else HEAVIEST[name] for path in weights}
    assert {path: size for path, size in weights.items() if size > most[path]} == {}


def weight(browser: Browser, address: str, sent: list[Sent]) -> int:
    """What is sent until the page is quiet; the search's worker is among it."""
    sent.clear()
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    page.close()
    assert any("workers/search" in path for path, _ in sent)
    return sum(size for _, size in sent)
