"""A wheel whose parts people rename, and which they fill in for two times."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Site, Watch, build
from tests.host import served
from tests.waiting import arrive

SHEET = "modules/being-well/wheel-of-life/"


@pytest.fixture(scope="module")
def wellbeing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The toolkit about wellbeing, built and served."""
    root = tmp_path_factory.mktemp("wellbeing")
    shutil.copytree(ROOT / "tests/toolkits/wellbeing/toolkit_content", root / "toolkit_content")
    build(root, root / "site")
    with served(root / "site") as address:
        yield Site("wellbeing", root / "site", address)


def test_a_part_is_shown_by_the_name_that_people_give_it(wellbeing: Site, page: Page) -> None:
    """In the table, in its sentence and on the wheel; the first answer counts, not the second."""
    watch = Watch()
    watch.over(page, wellbeing.address)
    arrive(page, wellbeing.address + SHEET)
    item = page.get_by_role("group", name="Home", exact=False).last
    now, then = (item.get_by_role("group", name=name) for name in ("Now", "In six months"))
    then.get_by_role("radio", name="5 Very").check(force=True)
    table = page.get_by_role("table").filter(has_text="Part of my life")
    expect(table.get_by_text("Home: 0", exact=False)).to_have_count(0)
    expect(page.locator(".has-value")).to_have_count(0)
    now.get_by_role("radio", name="2").check(force=True)
    expect(table.get_by_text("Home: 2, at “2”.")).to_be_visible()
    item.get_by_label("Your own name for it").fill("The boat")
    expect(table.get_by_text("The boat: 2, at “2”.")).to_be_visible()
    expect(page.locator("svg.wheel").get_by_text("The boat")).to_be_visible()
    item.get_by_label("Your own name for it").fill("")
    expect(table.get_by_text("Home: 2, at “2”.")).to_be_visible()
    expect(page.locator("svg.wheel").get_by_text("Home")).to_be_visible()
    assert watch.faults == []
