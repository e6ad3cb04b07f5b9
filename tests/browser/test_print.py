"""Pages as they come out of a printer: of a sheet's page the sheet alone, of others the text."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from generator.model import Activity, ActivityFile
from tests.browser.conftest import Site
from tests.paper import lost, read, sheet_texts, squeezed, toolkit
from tests.pdf.checks import tool
from tests.sites import TOOLKITS

READINESS = "modules/co-production/readiness-assessment/"
LADDER = "modules/co-production/ladder-of-participation/"
SIZES = {"A4": (595, 842), "Letter": (612, 792)}
WORDED = [
    pytest.param(name, activity, wording, id=f"{name}-{activity.id}-{wording}")
    for name in TOOLKITS
    for activity in toolkit(name).activities
    for wording in activity.wordings
]
Visit = Callable[[str, str], Page]


def printed(page: Page, folder: Path, paper: str = "A4") -> Path:
    """The page as it is printed on `paper`."""
    path = folder / "printed.pdf"
    page.pdf(path=path, format=paper, prefer_css_page_size=True)
    return path


def pages_of(path: Path) -> list[str]:
    """What stands on each page, squeezed."""
    command = [tool("pdftotext"), "-raw", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [squeezed(page) for page in text.split("\f")[:-1]]


@pytest.mark.parametrize(("name", "activity", "wording"), WORDED)
def test_a_sheet_is_printed_whole_and_alone(
    plain_page: Page,
    sites: dict[str, Site],
    tmp_path: Path,
    name: str,
    activity: Activity,
    wording: str,
) -> None:
    """Every text of the chosen wording; its title once; nothing of the page around the sheet."""
    plain_page.goto(sites[name].address + activity.address)
    file = activity.wordings[wording]
    if len(activity.wordings) > 1:
        number = list(activity.wordings).index(wording) + 1
        plain_page.locator(f"#wording-{number}").check(force=True)
    path = printed(plain_page, tmp_path)
    assert lost(sheet_texts(toolkit(name), file), path) == []
    on_paper = read(path)
    assert [text for text in around(name, file) if squeezed(text) in on_paper] == []
    if name == "real":
        assert on_paper.count(squeezed(file.title.plain)) == 1
        assert squeezed(toolkit(name).file.licence.name) in on_paper


def around(name: str, file: ActivityFile) -> list[str]:
    """What the page says beside the sheet: links, method, adaptations, where it comes from."""
    say = toolkit(name).words
    keys = ("start-sheet", "how-it-goes", "materials", "print-sheet", "home", "wording-question")
    found = [say(key) for key in keys] + ["Search"]
    found += [adaptation.text.plain for adaptation in file.adaptations]
    return found if name == "real" else [say("start-sheet"), say("wording-question")]


@pytest.mark.parametrize("paper", SIZES)
def test_a_blank_sheet_fits_its_paper(
    plain_page: Page, sites: dict[str, Site], tmp_path: Path, paper: str
) -> None:
    """Pages of the paper that is in the printer; the plan alone lies on its side, whole."""
    plain_page.goto(sites["real"].address + READINESS)
    path = printed(plain_page, tmp_path, paper)
    with pikepdf.open(path) as pdf:
        sizes = [tuple(int(edge) for edge in page.mediabox.as_list()[2:]) for page in pdf.pages]
    texts = pages_of(path)
    assert set(sizes) == {SIZES[paper], SIZES[paper][::-1]}
    (wide,) = [text for text, size in zip(texts, sizes, strict=True) if size != SIZES[paper]]
    heads = [squeezed(head) for head in plain_page.locator(".plan thead th").all_inner_texts()]
    assert len(heads) == 5
    assert [head for head in heads if head not in wide] == []


@pytest.mark.parametrize("paper", SIZES)
def test_no_question_is_torn(
    plain_page: Page, sites: dict[str, Site], tmp_path: Path, paper: str
) -> None:
    """A question stands on one page with all its answers, a ladder with all its rungs."""
    plain_page.goto(sites["real"].address + READINESS)
    items = plain_page.locator(".item").all()
    asked = [squeezed(item.locator("legend").inner_text()) for item in items]
    for text in pages_of(printed(plain_page, tmp_path, paper)):
        assert text.count("MostlyFully") == sum(question in text for question in asked)
    plain_page.goto(sites["real"].address + LADDER)
    for text in pages_of(printed(plain_page, tmp_path, paper)):
        assert text.count("7.Co-producing") == text.count("1.Coercing")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_long_answers_are_printed_whole(
    visit: Visit, plain_page: Page, sites: dict[str, Site], tmp_path: Path, script: bool
) -> None:
    """3,000 numbered words, in a note and in a cell of the plan, are all on paper.

    Once each where JavaScript runs; without it a line at a page's edge may be on both pages.
    """
    page = visit("real", READINESS) if script else plain_page
    page.goto(sites["real"].address + READINESS)
    for name, sign in (("checklist.assets-1-note", "n"), ("plan.assets.what", "p")):
        words = " ".join(f"{sign}{number}x" for number in range(3000))
        page.locator(f'[name="readiness-assessment.{name}"]').fill(words)
    found = Counter(re.findall(r"[np]\d+x", read(printed(page, tmp_path, "Letter"))))
    assert found.keys() == {f"{sign}{number}x" for sign in "np" for number in range(3000)}
    assert not script or set(found.values()) == {1}
    assert page.locator('[name="readiness-assessment.plan.assets.what"]').is_visible()
    assert page.locator(".typed").count() == 0


def test_a_filled_plan_names_each_box(
    plain_page: Page, sites: dict[str, Site], tmp_path: Path
) -> None:
    """Rows become cards with room for long answers, and each answer keeps its question."""
    plain_page.goto(sites["real"].address + READINESS)
    plain_page.locator('[name="readiness-assessment.plan.assets.what"]').fill("A plan")
    assert read(printed(plain_page, tmp_path)).count("Whatwillwedo?") >= 6


def test_answers_are_told_without_colour(
    plain_page: Page, sites: dict[str, Site], tmp_path: Path
) -> None:
    """In the dark scheme too, paper stays white and ink is black; a chosen word is underlined."""
    plain_page.emulate_media(color_scheme="dark")
    plain_page.goto(sites["real"].address + READINESS)
    chosen = plain_page.locator('[name="readiness-assessment.checklist.assets-1"]').nth(2)
    chosen.check(force=True)
    path = printed(plain_page, tmp_path)
    for page in PdfDocument(path):
        assert 1 - mean(page.render(scale=0.7).to_pil().convert("L").histogram()) / 255 < 0.06
    plain_page.emulate_media(media="print", color_scheme="dark")
    line = chosen.locator("xpath=following-sibling::span").evaluate(
        "word => getComputedStyle(word).textDecorationLine"
    )
    assert line == "underline"


def mean(histogram: list[int]) -> float:
    """The average shade of a picture in grey."""
    return sum(shade * count for shade, count in enumerate(histogram)) / sum(histogram)


CONTRASTS = """() => [...document.querySelectorAll("main *, .page *")].flatMap(e => {
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  const style = getComputedStyle(e);
  return own && e.checkVisibility() ? [[style.color, style.backgroundColor]] : [];
})"""


@pytest.mark.parametrize("path", [READINESS, LADDER, f"{READINESS}facilitator/", "", "handouts/"])
def test_printed_text_is_readable_in_grey(
    plain_page: Page, sites: dict[str, Site], path: str
) -> None:
    """Every colour of text has a contrast of 4.5 to 1 with white paper, and no ground has one."""
    plain_page.emulate_media(media="print", color_scheme="dark")
    plain_page.goto(sites["real"].address + path)
    pairs = {(ink, ground) for ink, ground in plain_page.evaluate(CONTRASTS)}
    assert pairs
    assert {ground for _, ground in pairs} <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert [ink for ink, _ in pairs if 1.05 / (luminance(ink) + 0.05) < 4.5] == []


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2, relative luminance)."""
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    shares = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red, green, blue)
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), shares, strict=True))


WORDS = """e => {
  e.querySelectorAll(".vh").forEach(heard => heard.remove());
  return e.innerText.split(/\\s+/).filter(Boolean);
}"""


@pytest.mark.parametrize("path", [f"{READINESS}facilitator/", "annexes/co-production-ladder/", ""])
def test_a_page_without_a_sheet_is_printed_whole(
    plain_page: Page, sites: dict[str, Site], tmp_path: Path, path: str
) -> None:
    """All that it says, without the ways through the site."""
    plain_page.goto(sites["real"].address + path)
    on_paper = read(printed(plain_page, tmp_path))
    plain_page.emulate_media(media="print")
    said = plain_page.locator('[id="page.content"]').evaluate(WORDS)
    assert len(said) > 100
    assert [word for word in said if squeezed(word) not in on_paper] == []
    ways = plain_page.locator(".foot nav a").all_text_contents()
    assert len(ways) > 5
    assert squeezed(" ".join(ways[:3])) not in on_paper
    assert "PublishedbyExampleRuralHealthNetwork" in on_paper
