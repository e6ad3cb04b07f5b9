"""Each kind of handout says and asks what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from generator.blocks.base import Group, Timed
from generator.editions import rating_of
from generator.handouts.making import key, layouts
from generator.model import Toolkit, blocks_of, fields_of
from generator.scores import score
from generator.text import line
from tests.handouts.conftest import READABLE
from tests.paper import lost, read, read_pages, squeezed, texts_in, toolkit
from tests.pdf.checks import widgets_of

READINESS = "real/handouts/readiness-assessment"
LADDER = "real/handouts/ladder-of-participation"


def test_a_run_sheet_is_one_page_with_its_minutes_summed(made: Path) -> None:
    """Time, topic, what each side does and with what, for every step."""
    for path, minutes in ((LADDER, 75), (READINESS, 90)):
        pages = read_pages(made / f"{path}.run-sheet-standard-a4.pdf")
        assert len(pages) == 1
        assert f"Together:{minutes}minutes" in pages[0]
        activity = next(one for one in toolkit("real").activities if one.id in path)
        context = toolkit("real").context(activity.file)
        timed = [block for block in activity.file.method if isinstance(block, Timed)]
        steps = [vars(slot) for block in timed for slot in block.schedule(context)]
        assert lost(list(texts_in(steps)), made / f"{path}.run-sheet-standard-a4.pdf") == []


@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_notes_hold_what_facilitators_read(edition: str, made: Path) -> None:
    """All of their notes and the other ways to do it, and nothing to fill in."""
    for path in (LADDER, READINESS):
        activity = next(one for one in toolkit("real").activities if one.id in path)
        context = toolkit("real").context(activity.file).for_facilitators()
        views = [block.view(context) for block in activity.file.facilitator]
        texts = [*texts_in(views), *(one.text for one in activity.file.adaptations)]
        notes = made / f"{path}.notes-{edition}-a4.pdf"
        assert lost(texts, notes) == []
        assert widgets_of(notes) == []


@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_a_recording_sheet_counts_every_answer(edition: str, made: Path) -> None:
    """Each question of the rating, each way to answer it, and room for what was said."""
    printed = read(made / f"{READINESS}.recording-{edition}-a4.pdf")
    for group in groups():
        assert squeezed(group.title.plain) in printed
        assert all(squeezed(item.text.plain) in printed for item in group.items)
    assert all(f"{squeezed(one.title.plain)}:whatwassaid" in printed for one in groups())
    assert "Nobodyhastosaywhy" in printed


def test_prompts_have_a_page_a_group(made: Path) -> None:
    """With its questions, and three that are always asked."""
    pages = read_pages(made / f"{READINESS}.prompts-standard-a4.pdf")
    assert len(pages) == len(groups())
    for page, group in zip(pages, groups(), strict=True):
        assert squeezed(group.title.plain) in page
        assert all(squeezed(item.text.plain) in page for item in group.items)
        assert "Whatcouldwetry?" in page


def groups() -> list[Group]:
    """The groups of the readiness assessment."""
    rating = rating_of(toolkit("real").activities[1].file)
    assert rating is not None
    return list(rating.scored_groups())


def test_an_evaluation_asks_for_no_name(made: Path) -> None:
    """It is short: four circles, three boxes, one page."""
    path = made / "real/handouts/co-production.evaluation-standard-a4.pdf"
    assert len(read_pages(path)) == 1
    assert "donotwriteyourname" in read(path)
    names = {widget.name: widget.kind for widget in widgets_of(path)}
    assert sorted(names.values()) == ["one-of"] * 4 + ["text"] * 3
    assert all(name.startswith("co-production.evaluation.") for name in names)


def test_the_wheel_for_the_wall_names_its_parts(made: Path) -> None:
    """On the largest paper too, with the words of the scale."""
    for paper in ("a4", "a3", "letter"):
        printed = read(made / f"{READINESS}.poster-standard-{paper}.pdf")
        assert all(squeezed(group.title.plain) in printed for group in groups())
        assert "0Notyet·1Starting" in printed


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_the_whole_toolkit_is_one_document(name: str, edition: str, made: Path) -> None:
    """Contents, bookmarks, page x of y; fields have the names of the pages, each once."""
    found, path = toolkit(name), made / f"{name}/handouts/toolkit-{edition}-a4.pdf"
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        marked = {squeezed(item.title) for item in bookmarks(outline.root)}
    titles = [module.file.title.plain for module in found.modules]
    titles += [activity.file.title.plain for activity in found.activities]
    titles += [annex.file.title.plain for annex in found.annexes]
    assert all(any(squeezed(title) in mark for mark in marked) for title in titles)
    pages = read_pages(path)
    if name != "arabic":
        assert all(f"Page{n}of{len(pages)}" in page for n, page in enumerate(pages, 1))
        assert all(squeezed(title) in "".join(pages[:2]) for title in titles)
    expected = [
        field.name
        for activity in found.activities
        for field in fields_of(activity.file, found.context(activity.file))
    ]
    assert sorted({widget.name for widget in widgets_of(path)}) == sorted(expected)
    assert len(set(expected)) == len(expected)


def bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    """All bookmarks, those below others too."""
    for item in items:
        yield item
        yield from bookmarks(item.children)


def test_paper_scores_as_the_site_does(made: Path) -> None:
    """Whoever has the paper alone gets 2.5 (2 of 3) of {3, not applicable, don't know, 2}."""
    for wording in ("", ".own-practice"):
        printed = read(made / f"{READINESS}.sheet{wording}-standard-a4.pdf")
        for told in (
            "Countthequestionsthatapply:allbut“Notapplicable”.",
            "Addupthenumbersofyouranswersandcountthem.“Don’tknow”andblankshavenonumber.",
            "Ifatleasthalfofthemhaveanumber,dividethesumbyhowmanynumbersthereare.",
            "Novalueisnotzero:itstayswhite.",
            "Example:3,“Notapplicable”,“Don’tknow”,2.Thesumis5;2numbers;3apply.5÷2=2.5(2of3).",
        ):
            assert squeezed(told) in printed
    scored = score([3, "not-applicable", "dont-know", 2])
    assert f"={scored.shown}({scored.answered}of{scored.applicable})" in printed


def test_a_change_remakes_its_own_handouts_alone() -> None:
    """And the documents that hold them: their module, and the whole toolkit."""
    before, after = toolkit("real"), retitled(toolkit("real"))
    old = {one.path: key(one) for one in layouts(before)}
    new = {one.path: key(one) for one in layouts(after)}
    changed = {path for path in old if old[path] != new[path]}
    assert changed == {
        path
        for path in old
        if path.startswith(("handouts/readiness-assessment", "handouts/toolkit"))
        or path.startswith("handouts/co-production-standard")
        or path.startswith("handouts/co-production-large")
    }


def retitled(found: Toolkit) -> Toolkit:
    """The toolkit with another title for the last activity of its first module."""
    first, *others = found.modules
    *before, last = first.activities
    wordings = {
        id: file.model_copy(update={"title": line("Another title")})
        for id, file in last.wordings.items()
    }
    module = replace(first, activities=(*before, replace(last, wordings=wordings)))
    assert len(list(blocks_of(last.file))) > 5
    return replace(found, modules=(module, *others))
