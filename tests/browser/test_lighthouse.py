"""Lighthouse on a phone, and the weight of a first visit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.conftest import TOOLKITS, Site

SCRIPT = Path(__file__).with_name("lighthouse.mjs")
CATEGORIES = ["accessibility", "best-practices", "seo"]
PAGES = (
    "",
    "modules/co-production/readiness-assessment/",
    "modules/co-production/ladder-of-participation/facilitator/",
    "annexes/arnstein-ladder/",
    "handouts/",
)
HEAVIEST = 170 * 1024


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


@pytest.mark.parametrize("name", TOOLKITS)
def test_a_first_visit_is_light(browser: Browser, sites: dict[str, Site], name: str) -> None:
    """All that a browser fetches for one page, packed, is 170 KB at most."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    site = sites[name]
    weights = {path: weight(page, site.address + path) for path in site.pages()}
    page.close()
    assert {path: size for path, size in weights.items() if size > HEAVIEST} == {}
    assert min(weights.values()) > HEAVIEST / 2  # else something came from the cache


def weight(page: Page, address: str) -> int:
    """The bytes of all answers to a browser that has nothing yet."""
    requests: list[Request] = []

    def finished(request: Request) -> None:
        requests.append(request)

    page.on("requestfinished", finished)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("requestfinished", finished)
    sizes = [request.sizes() for request in requests]
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
