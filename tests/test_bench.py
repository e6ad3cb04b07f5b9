"""The benchmark measures toolkits that can be built, and pages that are there."""

from __future__ import annotations

from pathlib import Path

from bench.build_times import _website, _write
from bench.loading import PAGES
from generator import site
from generator.library import load
from generator.model import Toolkit


def test_the_measured_toolkits_are_whole(tmp_path: Path) -> None:
    """Copies of the first activity, as many as asked for, without a problem."""
    _write(tmp_path, 3)
    assert len(load(tmp_path / "toolkit_content").activities) == 3


def test_the_measured_website_is_built(tmp_path: Path) -> None:
    """With blank handouts, and pages that lead to them."""
    _write(tmp_path, 1)
    _website(tmp_path)
    assert (tmp_path / "site/modules/co-production/activity-1/index.html").is_file()


def test_the_measured_pages_are_there(real: Toolkit) -> None:
    """Besides the home page, which the theme makes."""
    made = {f"{name.removesuffix('.md').removesuffix('index')}" for name in site.pages(real)}
    assert {path for path in PAGES if path} <= {f"{name.rstrip('/')}/" for name in made}
