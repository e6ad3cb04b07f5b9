"""A wheel whose parts people rename, and which they fill in for two times."""

from __future__ import annotations

import re
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
    """In the table, in its sentence and on the wheel; both answers count."""
    watch = Watch()
    watch.over(page, wellbeing.address)
    arrive(page, wellbeing.address + SHEET)
    item = page.get_by_role("group", name="Home", exact=False).last
    now, then = (item.get_by_role("group", name=name) for name in ("Now", "In six months"))
    then.get_by_role("radio", name="5 Very").check(force=True)
    table = page.get_by_role("table").filter(has_text="Part of my life")
    said = table.locator('[data-piece="sentence.home"]')
    expect(said).to_have_text(
        "Home – Now: not enough answers yet. 0 given, 1 needed. In six months: 5, at “Very”."
    )
    expect(page.locator(".has-value")).to_have_count(0)
    now.get_by_role("radio", name="2").check(force=True)
    expect(said).to_have_text("Home – Now: 2, at “2”. In six months: 5, at “Very”.")
    item.get_by_label("Your own name for it").fill("The boat")
    expect(said).to_have_text("The boat – Now: 2, at “2”. In six months: 5, at “Very”.")
    expect(page.locator("svg.wheel").get_by_text("The boat")).to_be_visible()
    item.get_by_label("Your own name for it").fill("")
    expect(said).to_have_text("Home – Now: 2, at “2”. In six months: 5, at “Very”.")
    expect(page.locator("svg.wheel").get_by_text("Home")).to_be_visible()
    assert watch.faults == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_second_answer_is_a_line_on_the_wheel(wellbeing: Site, page: Page, scheme: str) -> None:
    """At its own distance from the middle, and in another shade than what it crosses."""
    arrive(page, wellbeing.address + SHEET)
    page.evaluate("name => document.body.dataset.mdColorScheme = name", scheme)
    item = page.get_by_role("group", name="Home", exact=False).last
    for time, answer in (("Now", "5 Very"), ("In six months", "2")):
        group = item.get_by_role("group", name=time)
        group.get_by_role("radio", name=answer).check(force=True)
    line = page.locator('[data-line="home"]')
    expect(line).to_be_visible()
    assert line.get_attribute("transform") == "scale(0.4000)"
    strokes = line.locator("path").evaluate_all(
        "paths => paths.map(path => [getComputedStyle(path).stroke, path.getAttribute('d')])"
    )
    fill = page.locator('[data-wedge="home"]').evaluate("path => getComputedStyle(path).fill")
    (halo, rim), (ink, same) = strokes
    assert rim == same
    assert contrast(halo, ink) > 7
    assert contrast(halo, fill) > 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as browsers write them (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(shade) / 255 for shade in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
