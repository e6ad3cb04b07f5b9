"""The gallery shows whole activities beside the blocks."""

from __future__ import annotations

from pathlib import Path

from generator.blocks import types
from generator.examples import examples_of
from generator.gallery import activities_in, gallery
from generator.handouts import pictures_of
from generator.model import fields_of
from tests.web import controls, document

WELLBEING = Path(__file__).parent / "toolkits/wellbeing/toolkit_content"


def body(page: str) -> str:
    return page.split("---\n", 2)[2]


def test_six_activities_are_shown_as_written_and_to_try(tmp_path: Path) -> None:
    """Each with its whole file, every field of its sheet and a picture of the paper."""
    shown = list(activities_in(WELLBEING))
    pages = gallery(pictures_of(shown, tmp_path), shown)
    page = document(body(pages["gallery/activities.md"]))
    written = ["".join(code.itertext()).strip() for code in page.iterfind(".//pre/code")]
    files = {file.read_text("utf-8").strip() for file in WELLBEING.glob("modules/*/[!m]*.yaml")}
    assert len(shown) == 6 and set(written) == files
    for one, form in zip(shown, page.iterfind(".//form"), strict=True):
        names = {control.name.partition(".")[2] for control in controls(form)}
        fields = fields_of(one.activity.file, one.context)
        assert {field.name.partition(".")[2] for field in fields} <= names
    assert all(
        section.find(".//img") is not None
        for section in page.iterfind(".//section[@class='block shown']")
    )
    top = pages["gallery/index.md"]
    assert [one.title for one in shown if f">{one.title}</a>" not in top] == []


def test_without_other_activities_it_shows_the_blocks_alone() -> None:
    """A copy of the template may do without them."""
    pages = gallery({})
    assert "gallery/activities.md" not in pages
    assert {f"gallery/{type}.md" for type in types()} < pages.keys()


def test_pictures_of_cards_are_their_fronts_and_backs(tmp_path: Path) -> None:
    """After the words there is no page of lines, as one sheet of paper has for its back."""
    (pictures,) = pictures_of([next(examples_of("cards"))], tmp_path).values()
    assert len(pictures) == 3
