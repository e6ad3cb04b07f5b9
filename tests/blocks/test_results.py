"""Results of what is rated twice and of what people add: on screen, on paper and in Word."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from generator.editions import EDITIONS, handouts_of
from generator.examples import examples_of
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from generator.word.document import sheet
from tests.blocks.test_in_browser import page_of, rest
from tests.host import served
from tests.paper import extracted

EXAMPLES = {example.name: example for example in examples_of("results")}
TWICE, PARTS = EXAMPLES["twice"], EXAMPLES["items-as-parts"]
HOW = "Shade for “Last year”. For “This year”, draw a thick line across each part."
OWN = "“Your own”: only what you wrote down counts. It gets a value, and no part in the wheel."
BESIDE = "What you added has no part in the wheel. Write its name and its number beside it."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The examples' pages on a server."""
    folder = tmp_path_factory.mktemp("results")
    rest(folder)
    for example in (TWICE, PARTS):
        (folder / f"{example.name}.html").write_text(page_of(example), "utf-8")
    with served(folder) as host:
        yield host


def rate(page: Page, item: str, time: str, answer: str) -> None:
    """Choose an answer for an item, for one of the two times."""
    statement = page.get_by_role("group", name=item, exact=True)
    asked = statement.get_by_role("group", name=time)
    asked.get_by_role("radio", name=answer, exact=True).press("Space")


def row(page: Page, part: str) -> Locator:
    """The line of a part in the table."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=part))


def cells(page: Page, part: str) -> list[str]:
    """What stands below the two times in a part's line."""
    found = row(page, part).get_by_role("cell").all_inner_texts()
    return [" ".join(text.split()) for text in found][-2:]


def marks(page: Page, part: str) -> dict[str, str | None]:
    """Where the second value is drawn; None where it is not to be seen."""
    found = {}
    for name in ("mark", "line"):
        mark = page.locator(f"[data-{name}={part}]")
        shown = mark.get_attribute("display") == "inline"
        found[name] = mark.get_attribute("transform") if shown else None
    return found


def test_each_time_has_its_value_its_mark_and_its_half_of_the_sentence(
    address: str, page: Page
) -> None:
    """By the same rules: too few answers and "don't know" are a gap, what doesn't apply is out."""
    page.goto(f"{address}twice.html")
    said = page.locator('[data-piece="sentence.trees"]')
    rate(page, "1 They get water in summer.", "Last year", "Yes")
    rate(page, "2 Birds nest in them.", "Last year", "Partly")
    expect(said).to_have_text(
        "Trees – Last year: 1.5, between “Partly” and “Yes”. "
        "This year: not enough answers yet. 0 given, 1 needed."
    )
    assert marks(page, "trees") == {"mark": None, "line": None}
    rate(page, "1 They get water in summer.", "This year", "Don’t know")
    rate(page, "2 Birds nest in them.", "This year", "Partly")
    expect(said).to_contain_text("This year: 1.0, at “Partly”.")
    assert cells(page, "Trees") == ["1.5 2 of 2 answered", "1.0 1 of 2 answered (1 not known)"]
    assert marks(page, "trees") == {"mark": "translate(199 0)", "line": "scale(0.5000)"}
    rate(page, "2 Birds nest in them.", "This year", "Not applicable")
    expect(said).to_contain_text("This year: not enough answers yet. 0 given, 1 needed.")
    rate(page, "1 They get water in summer.", "This year", "Not applicable")
    expect(said).to_contain_text("This year: not applicable.")
    assert marks(page, "trees") == {"mark": None, "line": None}


def test_a_second_answer_of_nought_is_seen(address: str, page: Page) -> None:
    """A short line at the middle of the wheel and one at the start of the bar are no gap."""
    page.goto(f"{address}twice.html")
    rate(page, "4 The way is lit.", "This year", "No")
    expect(row(page, "Lamps")).to_contain_text("0.0")
    assert marks(page, "lamps") == {"mark": "translate(0 0)", "line": "scale(0.0400)"}


def test_the_legend_has_the_author_s_words(address: str, page: Page) -> None:
    """Above the table and below the wheel; the table's columns have them, too."""
    page.goto(f"{address}twice.html")
    for legend in (page.get_by_role("figure"), page.locator(".res > div")):
        expect(legend).to_contain_text("Shaded: Last year")
        expect(legend).to_contain_text("Line: This year")
    heads = page.get_by_role("table").get_by_role("columnheader")
    expect(heads).to_have_text(["Part", "From 0 (No) to 2 (Yes)", "Last year", "This year"])


def test_what_people_add_has_a_value_once_it_has_words(address: str, page: Page) -> None:
    """An answer alone is none yet; what is taken back leaves no row behind."""
    page.goto(f"{address}twice.html")
    rate(page, "5 Your own, 1", "Last year", "Yes")
    rate(page, "1 They get water in summer.", "Last year", "Yes")
    expect(row(page, "Trees")).to_contain_text("1 of 2 answered")
    expect(row(page, "Your own")).to_have_count(0)
    first, second = page.get_by_label("What is it?").all()
    first.fill("There is music")
    second.fill("  ")
    expect(row(page, "Your own")).to_be_visible()
    assert cells(page, "Your own") == ["2.0 1 of 1 answered", "no value 0 of 1 answered"]
    page.locator("summary", has_text="The answers behind it: Your own").click()
    expect(page.locator('[data-piece="items.added-0"] li')).to_have_text(
        ["There is music Last year: Yes This year: no answer"]
    )
    second.fill("It is quiet at night")
    expect(row(page, "Your own")).to_contain_text("1 of 2 answered")
    first.fill("")
    second.fill("")
    expect(row(page, "Your own")).to_have_count(0)


def test_an_added_part_has_a_row_by_its_name(address: str, page: Page) -> None:
    """The wheel keeps its parts, and says so."""
    page.goto(f"{address}items-as-parts.html")
    expect(row(page, "Your own, 1")).to_have_count(0)
    page.get_by_label("What is it?").fill("The pond")
    rate(page, "4 Your own, 1", "Now", "3")
    rate(page, "4 Your own, 1", "In a year", "5 Good")
    said = page.get_by_text("The pond – Now: 3, at “3”. In a year: 5, at “Good”.")
    expect(said.first).to_be_visible()
    assert cells(page, "The pond") == ["3", "5"]
    expect(page.locator("svg.wheel").get_by_text("The pond")).to_have_count(0)
    expect(page.get_by_role("figure")).to_contain_text("What you added stands in the table alone.")


@pytest.mark.parametrize("edition", EDITIONS)
def test_paper_says_how_to_work_out_and_draw_both(edition: str, tmp_path: Path) -> None:
    """Columns for each time, in large print a table for each; a line for what people add."""
    text = on_paper("twice", edition, tmp_path)
    assert HOW in text and OWN in text
    tables = {"standard": 1, "large-print": 2}[edition]
    assert text.count("Your own Questions 5 to 6") == tables
    assert text.count("Sum of") == 2


def test_paper_says_where_added_parts_are_drawn(tmp_path: Path) -> None:
    """They are no parts of the blank wheel."""
    text = on_paper("items-as-parts", "standard", tmp_path)
    assert "Shade for “Now”. For “In a year”, draw a thick line across each part." in text
    assert BESIDE in text


def test_a_poster_says_how_to_draw_both(tmp_path: Path) -> None:
    """Below what the numbers mean."""
    text = on_paper("twice", "standard", tmp_path, kind="poster")
    assert f"0 No · 1 Partly · 2 Yes {HOW}" in text


def on_paper(name: str, edition: str, folder: Path, kind: str = "sheet") -> str:
    """The words of an example's handout, with single spaces."""
    example, file = EXAMPLES[name], folder / f"{kind}.pdf"
    handout = next(
        one
        for one in handouts_of(example.toolkit, example.activity)
        if (one.kind, one.edition) == (kind, edition)
    )
    file.write_bytes(set_pdf(activity_layout(example.toolkit, example.activity, handout)))
    return " ".join(extracted(file).split())


def test_word_has_a_table_for_each_time() -> None:
    """Below the author's words; the steps are the same as on paper."""
    document = Document(io.BytesIO(sheet(TWICE.toolkit, TWICE.activity, "example")))
    for strip in document.tables[-2:]:
        assert [row.cells[0].text.split("\n")[0] for row in strip.rows] == [
            "Part", "Trees", "Benches", "Lamps", "Your own"
        ]  # fmt: skip
    said = [paragraph.text for paragraph in document.paragraphs]
    assert HOW in said and OWN in said
    assert said.index("Last year") < said.index("This year")
