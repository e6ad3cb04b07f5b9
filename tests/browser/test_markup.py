"""The files of the built sites, without a browser: valid, and each page says what it is."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.browser.conftest import ROOT, TOOLKITS, Site
from tests.pdf.checks import tool
from tests.web import words

VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
NEWER = ("field-sizing", "vector-effect", "details-content", "paint-order")
"""Properties that browsers know and the checker does not."""


def errors(*paths: Path | str) -> list[dict[str, Any]]:
    """What the Nu Html Checker finds wrong in files and folders."""
    options = ["--format", "json", "--errors-only", "--stdout"]
    command = [tool("java"), "-jar", VNU, *options, *paths]
    run = subprocess.run(command, capture_output=True, check=False, timeout=300)
    found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return found


def test_every_page_is_valid(sites: dict[str, Site]) -> None:
    """The Nu Html Checker finds no error on any page of the three sites."""
    found = errors("--skip-non-html", *(site.folder for site in sites.values()))
    assert [(one["url"].rpartition("/site/")[2], one["message"]) for one in found] == []


def test_the_checker_finds_faults(tmp_path: Path) -> None:
    """A page of errors is not found valid."""
    (tmp_path / "index.html").write_text('<!doctype html><p id="a"><p id="a"><td>', "utf-8")
    assert len(errors("--skip-non-html", tmp_path)) >= 3


def test_every_style_sheet_is_valid(sites: dict[str, Site]) -> None:
    """Ours, that is: each property and each value is one that CSS has."""
    folder = sites["real"].folder / "assets"
    found = errors("--also-check-css", "--skip-non-css", *sorted(folder.glob("*.css")))
    said = [f"{one['url'].rpartition('/')[2]}:{one['lastLine']}: {one['message']}" for one in found]
    assert [line for line in said if not any(f"“{name}”" in line for name in NEWER)] == []


@pytest.mark.parametrize("name", TOOLKITS)
def test_every_page_says_what_it_is(sites: dict[str, Site], name: str) -> None:
    """One main heading; a title of its own and a description; the language and its direction."""
    language, direction = ("ar", "rtl") if name == "arabic" else ("en", "ltr")
    titles: Counter[str] = Counter()
    for file in sorted(sites[name].folder.rglob("*.html")):
        page = html5lib.parse(file.read_bytes(), namespaceHTMLElements=False)
        (heading,) = page.iter("h1")
        assert words(heading), file
        titles[words(page.find("head/title"))] += 1
        description = page.find("head/meta[@name='description']")
        assert description is not None and len(description.get("content", "")) > 10, file
        assert (page.get("lang"), page.find("body").get("dir")) == (language, direction), file
    assert max(titles.values()) == 1, titles
    assert len(titles) > 6 and all(titles)
