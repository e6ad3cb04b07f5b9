"""The pages of each toolkit: whole, safe, and on the contracts that others rely on."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from posixpath import normpath
from typing import NamedTuple

import pytest
import yaml
from markdown import Markdown

from generator.advice import texts
from generator.editions import all_handouts, word_of
from generator.model import Activity, ActivityFile, AnnexFile, ModuleFile, Toolkit, fields_of
from generator.packs import pack_of
from generator.site import pages, sources, theme
from tests.authoring import ACTIVITY, Author, text_of
from tests.web import asked, controls, dangers, document, ids, shape, words

MKDOCS_EXTENSIONS = ["toc", "tables", "fenced_code"]
FRONT = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
NOT_FOR_PARTICIPANTS = {"facilitator", "participants", "materials", "editorial", "licence", "also"}


class Page(NamedTuple):
    """One page: its front matter, its Markdown without that, and the Markdown as a page."""

    front: dict[str, str]
    body: str
    html: ET.Element


def read(markdown: str) -> Page:
    """A page of ours, whose Markdown is HTML already."""
    found = FRONT.fullmatch(markdown)
    assert found, "no front matter"
    return Page(yaml.safe_load(found[1]), found[2], document(found[2]))


@pytest.fixture(scope="session")
def site(content: Toolkit) -> dict[str, Page]:
    """Every page of a toolkit by its path."""
    return {path: read(markdown) for path, markdown in pages(content).items()}


def squeezed(text: str) -> str:
    """Text without white space, as it is compared."""
    return "".join(text.split())


def form_of(page: Page) -> ET.Element:
    """The only form of a page."""
    (form,) = page.html.iter("form")
    return form


def activity_pages(content: Toolkit, site: dict[str, Page]) -> Iterator[tuple[Activity, Page]]:
    """Each activity with its page."""
    for activity in content.activities:
        yield activity, site[f"{activity.address.rstrip('/')}.md"]


# ---- every page


def test_front_matter_is_title_and_description_alone(site: dict[str, Page]) -> None:
    """Plain builders must know what to do with it; both are one line of escaped text."""
    for page in site.values():
        assert list(page.front) == ["title", "description"]
        for value in page.front.values():
            assert value.strip()
            assert "\n" not in value
            assert not set(value) & set("<>\"'")


def test_titles_are_the_authors_words(content: Toolkit, site: dict[str, Page]) -> None:
    """Escaped once."""
    for activity, page in activity_pages(content, site):
        assert unescape(page.front["title"]) == activity.file.title.plain
        assert unescape(page.front["description"]) == activity.file.summary.plain


def test_nothing_of_an_author_runs(content: Toolkit, site: dict[str, Page]) -> None:
    """No picture, script, style or handler stands in any page."""
    for path, page in site.items():
        assert dangers(page.html) == [], path
    assert dangers(document(theme(content)["home"])) == []


def test_ids_are_unique_and_references_lead_to_them(site: dict[str, Page]) -> None:
    """Within each page."""
    for page in site.values():
        found = ids(page.html)
        assert [id for id, count in Counter(found).items() if count > 1] == []
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            named = {element.get(attribute) for element in page.html.iter()} - {None}
            assert named <= set(found)


def test_each_page_has_one_title_and_headings_in_order(site: dict[str, Page]) -> None:
    """No level is left out on the way down."""
    for path, page in site.items():
        levels = [int(e.tag[1]) for e in page.html.iter() if re.fullmatch("h[1-6]", e.tag)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=1) <= 1, (path, levels)


def test_links_lead_to_pages_handouts_or_parts_of_the_page(
    content: Toolkit, site: dict[str, Page]
) -> None:
    """Whatever folder the site is put in: all are relative."""
    there = {address(path) for path in site} | {"."}
    there |= {one.path for one in all_handouts(content)}
    there |= {one.path for each in content.activities for one in word_of(content, each)}
    there |= {pack_of(content, module).path for module in content.modules}
    for path, page in site.items():
        for href in [element.get("href", "") for element in page.html.iter("a")]:
            if href.startswith("#"):
                assert href[1:] in ids(page.html)
            elif not href.startswith(("https://", "http://", "mailto:", "tel:")):
                assert normpath(f"{address(path)}/{href.partition('#')[0]}") in there, (
                    f"{path}: {href}"
                )


def address(path: str) -> str:
    """Where a page's Markdown is found in the site, without the last slash."""
    return normpath(path.removesuffix(".md").removesuffix("index"))


def test_each_page_says_which_file_it_is_made_from(content: Toolkit, site: dict[str, Page]) -> None:
    """For "edit this page" and for what is made anew while serving."""
    made_from = sources(content)
    assert made_from.keys() == site.keys()
    assert all(file.startswith("toolkit_content/") for file in made_from.values())


def test_what_has_no_page_has_no_source(author: Author) -> None:
    """An activity without method and notes has no page for facilitators."""
    text = text_of(ACTIVITY)
    method, notes = text.index("method:"), text.index("facilitator:")
    author.writes(ACTIVITY, text[:method] + text[text.index("sheet:") : notes])
    toolkit = author.toolkit()
    assert sources(toolkit).keys() == pages(toolkit).keys()
    assert "modules/garden/beans/facilitator.md" not in pages(toolkit)


# ---- the form


def test_the_form_stands_at_the_start_of_a_line(content: Toolkit, site: dict[str, Page]) -> None:
    """Once a page; Enter sends nothing, and search leaves it out."""
    for activity, page in activity_pages(content, site):
        assert re.findall(r"^.*<form", page.body, re.MULTILINE) == ["<form"]
        form = form_of(page)
        assert form.get("data-activity") == activity.id
        assert form.get("method") == "dialog"
        assert "data-search-exclude" in form.attrib
        assert "action" not in form.attrib


def test_any_builder_that_reads_markdown_keeps_the_form(site: dict[str, Page]) -> None:
    """Byte for byte, with the extensions that MkDocs switches on."""
    for page in site.values():
        found = re.search(r"^<form.*</form>$", page.body, re.MULTILINE | re.DOTALL)
        if found:
            built = Markdown(extensions=MKDOCS_EXTENSIONS).convert(page.body)
            assert found[0] in built


def test_any_builder_keeps_the_whole_page(site: dict[str, Page]) -> None:
    """Headings get no second id, texts are not read as Markdown again."""
    for path, page in site.items():
        built = document(Markdown(extensions=MKDOCS_EXTENSIONS).convert(page.body))
        assert outline(built) == outline(page.html), path


def outline(root: ET.Element) -> list[tuple[str, list[tuple[str, str]], str]]:
    """Every element with its attributes and its own first words."""
    return [
        (element.tag, sorted(element.items()), " ".join((element.text or "").split()))
        for element in root.iter()
    ]


def test_controls_are_the_fields_of_the_sheet(content: Toolkit, site: dict[str, Page]) -> None:
    """Names, kinds and answers, in the same order; each has a label."""
    for activity, page in activity_pages(content, site):
        found = controls(form_of(page))
        fields = fields_of(activity.file, content.context(activity.file))
        assert shape(found) == asked(fields)
        assert list(shape(found)) == [field.name for field in fields]
        assert all(control.label for control in found)


def test_every_wording_has_the_same_fields(content: Toolkit) -> None:
    """Names and answers are one thing, texts another."""
    for activity in content.activities:
        each = [
            asked(fields_of(file, content.context(file))) for file in activity.wordings.values()
        ]
        assert all(one == each[0] for one in each)


def test_field_names_stand_nowhere_but_in_the_form(content: Toolkit, site: dict[str, Page]) -> None:
    """Outside there is the choice of a wording alone."""
    for activity, page in activity_pages(content, site):
        inside = {id(element) for element in form_of(page).iter()}
        outside = [element for element in page.html.iter() if id(element) not in inside]
        names = {element.get("name") for element in outside} - {None}
        assert names == ({"wording"} if len(activity.wordings) > 1 else set())
        fields = fields_of(activity.file, content.context(activity.file))
        attributes = {value for element in outside for value in element.attrib.values()}
        assert attributes.isdisjoint(field.name for field in fields)


def test_the_choice_of_a_wording_names_each(content: Toolkit, site: dict[str, Page]) -> None:
    """The default one is chosen."""
    for activity, page in activity_pages(content, site):
        choice = [one for one in page.html.iter("input") if one.get("name") == "wording"]
        wordings = list(activity.wordings)
        assert [one.get("value") for one in choice] == (wordings if len(wordings) > 1 else [])
        assert ["checked" in one.attrib for one in choice][:1] == [True] * bool(choice)


# ---- texts


def shown(file: ActivityFile) -> Iterator[str]:
    """Every text that a participant's page owes to a file."""
    for at, text in texts(file):
        if not NOT_FOR_PARTICIPANTS & {part for part in at if isinstance(part, str)}:
            yield text.plain
    yield from (text.plain for at, text in texts(file) if at[0] == "materials")


def test_every_text_of_each_wording_is_on_the_page(content: Toolkit, site: dict[str, Page]) -> None:
    """Without JavaScript and without another page."""
    for activity, page in activity_pages(content, site):
        said = squeezed(words(page.html.find("body")))
        for file in activity.wordings.values():
            for text in shown(file):
                assert squeezed(text) in said


def test_each_wording_stands_under_its_number(content: Toolkit, site: dict[str, Page]) -> None:
    """The style sheet shows one of them by that."""
    for activity, page in activity_pages(content, site):
        for number, file in enumerate(activity.wordings.values(), 1):
            if len(activity.wordings) > 1 and file.summary != activity.file.summary:
                found = [e for e in page.html.iter() if e.get("class") == f"wording-{number}"]
                assert file.summary.plain in [words(element) for element in found]


def test_what_is_for_facilitators_is_on_their_page_alone(
    content: Toolkit, site: dict[str, Page]
) -> None:
    """Notes are hidden from participants."""
    for activity, page in activity_pages(content, site):
        for_all = "".join(
            squeezed(text) for file in activity.wordings.values() for text in shown(file)
        )
        said = [text.plain for at, text in texts(activity.file) if "facilitator" in at]
        notes = [note for note in said if " " in note and squeezed(note) not in for_all]
        assert notes
        path = f"{activity.address.rstrip('/')}/facilitator.md"
        for note in notes:
            assert squeezed(note) in squeezed(words(site[path].html))
            assert squeezed(note) not in squeezed(words(page.html))


def test_modules_and_annexes_say_all_their_texts(content: Toolkit, site: dict[str, Page]) -> None:
    """But what is listed elsewhere, or for search alone."""
    files: dict[str, ModuleFile | AnnexFile] = {}
    files |= {f"{module.address}index.md": module.file for module in content.modules}
    files |= {f"{annex.address.rstrip('/')}.md": annex.file for annex in content.annexes}
    for path, file in files.items():
        said = squeezed(words(site[path].html.find("body")))
        for at, text in texts(file):
            if not {"editorial", "also", "bands", "short", "licence"} & set(at):
                assert squeezed(text.plain) in said, f"{path}: {at}"


def test_the_module_leads_to_its_activities_and_they_to_each_other(
    content: Toolkit, site: dict[str, Page]
) -> None:
    """They stand in no navigation of the theme."""
    for module in content.modules:
        links = hrefs(site[f"{module.address}index.md"])
        assert {f"{activity.id}/" for activity in module.activities} <= links
    everything = content.activities
    for before, after in pairwise(everything):
        assert f"../../../{after.address}" in hrefs(site[f"{before.address.rstrip('/')}.md"])
        assert f"../../../{before.address}" in hrefs(site[f"{after.address.rstrip('/')}.md"])


def hrefs(page: Page) -> set[str]:
    """Where a page leads."""
    return {element.get("href", "") for element in page.html.iter("a")}


# ---- contracts of the published toolkit


GROUPS = {
    "assets": 3, "capacity": 3, "mutuality": 4, "networks": 3, "blur-roles": 3, "catalysts": 3,
}  # fmt: skip
SCALE = ["not-yet", "starting", "partly", "mostly", "fully", "dont-know", "not-applicable"]
PLAN = ["what", "who", "when", "how-known"]
LADDER = "modules/co-production/ladder-of-participation"
READINESS = "modules/co-production/readiness-assessment"


@pytest.fixture(scope="session")
def readiness(real: Toolkit) -> Page:
    """The page of the readiness assessment."""
    return read(pages(real)[f"{READINESS}.md"])


def test_names_of_the_readiness_assessment_are_as_published(readiness: Page) -> None:
    """Answers files, PDFs and tables of others hold them."""
    items = [f"{group}-{n}" for group, count in GROUPS.items() for n in range(1, count + 1)]
    rows = {row: PLAN for row in GROUPS}
    rows |= {f"added-{number}": ["key-element", *PLAN] for number in (1, 2, 3)}
    expected = [f"readiness-assessment.checklist.{i}{end}" for i in items for end in ("", "-note")]
    expected += [f"readiness-assessment.plan.{row}.{cell}" for row in rows for cell in rows[row]]
    assert list(shape(controls(form_of(readiness)))) == expected
    assert len(expected) == 19 + 19 + 6 * 4 + 3 * 5


RUNGS = {
    "arnstein-ladder": [
        "manipulation", "therapy", "informing", "consultation", "placation", "partnership",
        "delegated-power", "citizen-control",
    ],
    "co-production-ladder": [
        "coercing", "educating", "informing", "consulting", "engaging", "co-designing",
        "co-producing",
    ],
}  # fmt: skip


def test_names_of_the_ladder_of_participation_are_as_published(real: Toolkit) -> None:
    """One of its three stories each is told, placed on a rung and thought about."""
    page = read(pages(real)[f"{LADDER}.md"])
    stories = ["doing-to", "doing-for", "doing-with"]
    expected = {f"{story}-{end}" for story in stories for end in ("what", "rung", "outcomes")}
    expected |= {"doing-to-better", "doing-for-better", "doing-with-helped"}
    expected |= {"reflection-tendency", "reflection-upwards"}
    found = shape(controls(form_of(page)))
    assert found.keys() == {f"ladder-of-participation.{name}" for name in expected}
    for name, (type, values) in found.items():
        assert type == ("radio" if name.endswith("-rung") else "textarea")
        rungs = [f"co-production-ladder.{rung}" for rung in RUNGS["co-production-ladder"]]
        assert sorted(values) == (sorted(rungs) if values else [])


def test_rungs_are_as_published(real: Toolkit) -> None:
    """From the ground up."""
    annexes = {annex.id: annex.file for annex in real.annexes}
    for id, rungs in RUNGS.items():
        assert [entry.id for entry in annexes[id].entries] == rungs


def test_no_name_is_another_one_plus_a_dot(content: Toolkit) -> None:
    """In a PDF a name is a place in a tree."""
    for activity in content.activities:
        names = [field.name for field in fields_of(activity.file, content.context(activity.file))]
        assert len(set(names)) == len(names)
        for name in names:
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+){1,3}", name)
            assert not any(other.startswith(f"{name}.") for other in names)


def test_the_checklist_is_19_choices_of_7_in_6_labelled_groups(readiness: Page) -> None:
    """The scale's values are published, too."""
    form = form_of(readiness)
    assert form.get("data-activity") == "readiness-assessment"
    chosen = [one for one in controls(form) if one.type == "radio"]
    assert len({one.name for one in chosen}) == 19
    values = {name: [one.value for one in chosen if one.name == name] for name in shape(chosen)}
    assert all(offered == SCALE for offered in values.values())
    groups = Counter(one.legends[0] for one in chosen)
    titles = ["Assets", "Capacity", "Mutuality", "Networks", "Blur roles", "Catalysts"]
    assert groups == dict(zip(titles, [7 * count for count in GROUPS.values()], strict=True))
    assert list(groups) == titles
    assert all(len(one.legends) == 2 and one.legends[1] for one in chosen)


def test_addresses_are_as_published(real: Toolkit) -> None:
    """Links to them stand in books and letters."""
    activities = [f"{path}{end}.md" for path in (LADDER, READINESS) for end in ("", "/facilitator")]
    annexes = ["arnstein-ladder", "co-production-ladder", "six-principles"]
    assert pages(real).keys() == {
        "modules/co-production/index.md",
        *activities,
        *[f"annexes/{annex}.md" for annex in annexes],
        "handouts.md",
        "about/changes-to-the-source.md",
    }


def test_activities_have_their_published_numbers_and_wordings(real: Toolkit) -> None:
    """The default wording of each comes first."""
    assert {one.id: (one.file.number, list(one.wordings)) for one in real.activities} == {
        "ladder-of-participation": (9, ["own-practice", "our-service"]),
        "readiness-assessment": (10, ["our-service", "own-practice"]),
    }
