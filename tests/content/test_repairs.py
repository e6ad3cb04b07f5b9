"""What was broken in the source is mended, and each repair is told with its reason.

One test for each fault that was found in the source; they read the built pages and handouts.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.advice import advice
from generator.blocks.base import Grouped, Scored
from generator.library import load
from generator.model import ActivityFile, Annex, fields_of, sheet_blocks
from tests.cli.making import REPOSITORY
from tests.content.conftest import CHANGES, Site, copied, squeezed
from tests.pdf.checks import widgets_of

LADDER = "modules/co-production/ladder-of-participation/"
CHECKLIST = "modules/co-production/readiness-assessment/"
MODULE = "modules/co-production/"
LADDER_SHEETS = ("ladder-of-participation.sheet", "ladder-of-participation.sheet.our-service")
CHECKLIST_SHEETS = ("readiness-assessment.sheet", "readiness-assessment.sheet.own-practice")
PRINCIPLES = ["Assets", "Capacity", "Mutuality", "Networks", "Blur roles", "Catalysts"]


def a4(name: str) -> str:
    """The file name of a handout on A4."""
    return f"{name}-standard-a4.pdf"


def told(site: Site, file: str, change: str) -> tuple[str, str]:
    """What the page about changes says of one of them: its kind and what was done.

    The reason stands below; both are as the content has them.
    """
    page = site.page(CHANGES)
    (section,) = page.xpath(f"//section[h2[@id='{file}']]")
    entry = next(one for one in editorial(site, file) if one["id"] == change)
    for div in section.xpath(".//dl/div"):
        kind, what = div.xpath("./dt/span")[0].text, squeezed(div.xpath("./dt")[0].text_content())
        if what.endswith(entry["what"]):
            assert squeezed(div.xpath("./dd")[0].text_content()) == entry["why"]
            return kind, entry["what"]
    raise AssertionError(f"{file}: {change} is not told")


def editorial(site: Site, file: str) -> list[dict[str, str]]:
    """The changes that a file of the content tells of."""
    folder = site.root / "toolkit_content"
    found = [*folder.rglob(f"{file}.yaml"), folder / "modules" / file / "module.yaml"]
    listed: list[dict[str, str]] = yaml.safe_load(found[0].read_text("utf-8"))["editorial"]
    return listed


def labels(site: Site, address: str) -> dict[str, str]:
    """What each control of a page's form is called, by its name."""
    page = site.page(address)
    found = {}
    for label in page.xpath("//form[@data-activity]//label[@for]"):
        found[str(label.get("for"))] = squeezed("".join(label.itertext()))
    return found


def controls(site: Site, address: str) -> list[str]:
    """The names of a form's controls, in order, each once."""
    page = site.page(address)
    return list(dict.fromkeys(map(str, page.xpath("//form[@data-activity]//@name"))))


def sheets(site: Site, activity: str) -> list[ActivityFile]:
    """An activity in all its wordings."""
    found = next(one for one in site.toolkit.activities if one.id == activity)
    return list(found.wordings.values())


def rating(file: ActivityFile) -> Scored:
    """The only rating of a sheet."""
    (found,) = [block for block in sheet_blocks(file) if isinstance(block, Scored)]
    return found


def annex(site: Site, id: str) -> Annex:
    return next(one for one in site.toolkit.annexes if one.id == id)


def faces(site: Site, id: str) -> list[str]:
    """An annex as a page and as a handout, as one reads them."""
    return [site.seen(f"annexes/{id}/"), site.printed(a4(id))]


# ---- the name


def test_arnsteins_name_is_spelt_right_and_the_old_spelling_still_finds_it(ours: Site) -> None:
    """The source had it wrong four times; people may search for what they saw there."""
    asides = re.compile(r"Also known as: [^\n]*")
    wrong = [place for place, text in ours.everywhere() if "rmstein" in asides.sub("", text)]
    assert wrong == [CHANGES]
    assert "Arnstein’s Ladder of Participation" in ours.seen(LADDER)
    index = json.loads((ours.folder / "search/search_index.json").read_text())
    found = [doc["location"] for doc in index["docs"] if "Armsteins" in doc["text"]]
    assert {LADDER, "annexes/arnstein-ladder/"} <= set(found)
    assert told(ours, "ladder-of-participation", "name")[0] == "Corrected"
    assert told(ours, "arnstein-ladder", "name")[0] == "Corrected"


# ---- activity 9


def test_two_ladders_stand_in_annexes_each_with_whose_it_is(ours: Site) -> None:
    """The annex was missing, and the three bands of the sheet are not Arnstein's."""
    for text in faces(ours, "arnstein-ladder"):
        assert "Arnstein, S. R. (1969), A Ladder of Citizen Participation" in text
        assert "Journal of the American Institute of Planners 35(4), 216–224" in text
        assert "Tritter, J. Q. and McCallum, A. (2006)" in text
    for text in faces(ours, "co-production-ladder"):
        assert "Slay and Stephens (2013)" in text and "for Mind" in text
        assert "Co-production in mental health: a literature review" in text
        assert "Think Local Act Personal" in text
        assert "National Co-production Advisory Group" in text
    assert told(ours, "arnstein-ladder", "annex")[0] == "Added"
    assert told(ours, "co-production-ladder", "annex")[0] == "Added"


RUNGS = {
    "arnstein-ladder": [
        "Manipulation", "Therapy", "Informing", "Consultation", "Placation", "Partnership",
        "Delegated power", "Citizen control",
    ],
    "co-production-ladder": [
        "Coercing", "Educating", "Informing", "Consulting", "Engaging", "Co-designing",
        "Co-producing",
    ],
}  # fmt: skip


@pytest.mark.parametrize("id", RUNGS)
def test_each_rung_is_explained_with_an_example(id: str, ours: Site) -> None:
    """From the ground up on page and paper; the page draws the top rung first."""
    page = ours.page(f"annexes/{id}/")
    numbered = [f"{number}. {title}" for number, title in enumerate(RUNGS[id], 1)]
    drawn = [squeezed("".join(e.itertext())) for e in page.xpath("//*[@class='rung-name']")]
    assert drawn == numbered[::-1]
    heads = [squeezed(head.text_content()) for head in page.xpath("//section/h2")]
    assert heads[: len(numbered)] == numbered
    printed = ours.printed(a4(id))
    for entry in annex(ours, id).file.entries:
        assert entry.example, entry.id
        assert squeezed(entry.example.plain)[:40] in printed
    for text in [*faces(ours, id), *map(ours.printed, map(a4, LADDER_SHEETS))]:
        assert "Higher is not always better" in text


def test_the_rung_called_therapy_is_put_right_for_people_who_have_therapy(ours: Site) -> None:
    """Before anybody reads the rung, and on the rung itself."""
    for text in faces(ours, "arnstein-ladder"):
        assert "She did not mean the therapy that people choose and that helps them." in text
        assert "The name does not speak of the therapy that you may have" in text
    assert told(ours, "arnstein-ladder", "therapy")[0] == "Added"


def test_the_sheet_offers_the_co_production_ladder_and_can_be_set_to_arnsteins(
    ours: Site, tmp_path: Path
) -> None:
    """Doing to, for and with belong to the first; a facilitator may prefer the second."""
    page = ours.page(LADDER)
    values = page.xpath("//input[@name='ladder-of-participation.doing-to-rung']/@value")
    assert [value.partition(".")[0] for value in values] == ["co-production-ladder"] * 7
    assert "Arnstein’s own ladder is in an annex" in ours.seen(f"{LADDER}facilitator/")
    small = copied(tmp_path)
    path = small.path("modules/co-production/ladder-of-participation.yaml")
    before, sheet = path.read_text("utf-8").split("\nsheet:\n")
    assert sheet.count("annex: co-production-ladder") == 4
    sheet = sheet.replace("annex: co-production-ladder", "annex: arnstein-ladder")
    path.write_text(f"{before}\nsheet:\n{sheet}", "utf-8")
    toolkit = load(small.path("."))
    fields = fields_of(toolkit.activities[0].file, toolkit.context(toolkit.activities[0].file))
    rung = next(field for field in fields if field.name.endswith("doing-to-rung"))
    assert rung.options[0].value == "arnstein-ladder.citizen-control"
    assert told(ours, "ladder-of-participation", "which-ladder")[0] == "Added"


def test_the_third_section_asks_what_made_it_work_and_is_marked_as_added(ours: Site) -> None:
    """The method asked for doing with, and the sheet had no room for it."""
    asked = labels(ours, LADDER)
    assert "what made it work?" in asked["ladder-of-participation.doing-with-helped"]
    assert "better" not in asked["ladder-of-participation.doing-with-helped"]
    assert "turned out better?" in asked["ladder-of-participation.doing-to-better"]
    for name in map(a4, LADDER_SHEETS):
        assert "Doing with: where does it fit on the ladder?" in ours.printed(name)
    kind, what = told(ours, "ladder-of-participation", "doing-with")
    assert (kind, "“Doing with”, is added" in what) == ("Added", True)


def test_where_it_fits_and_what_came_of_it_are_two_answers(ours: Site) -> None:
    """They stood in one line."""
    names = controls(ours, LADDER)
    for part in ("doing-to", "doing-for", "doing-with"):
        at = names.index(f"ladder-of-participation.{part}-rung")
        assert names[at + 1] == f"ladder-of-participation.{part}-outcomes"
    assert told(ours, "ladder-of-participation", "two-fields")[0] == "Corrected"


def test_the_reflection_is_two_prompts_with_room(ours: Site) -> None:
    """Which of the three I tend to, and how to move towards doing with."""
    assert controls(ours, LADDER)[-2:] == [
        "ladder-of-participation.reflection-tendency",
        "ladder-of-participation.reflection-upwards",
    ]
    tendency, upwards = list(labels(ours, LADDER).values())[-2:]
    assert "doing to, doing for or doing with?" in tendency
    assert "towards doing with" in upwards
    assert told(ours, "ladder-of-participation", "reflection")[0] == "Grouped"


def test_a_service_has_a_wording_with_the_same_names(ours: Site) -> None:
    """What I did becomes what we do, on page and paper, and results stay comparable."""
    asked = labels(ours, LADDER)["ladder-of-participation.doing-to-what"]
    assert "what I did" in asked and "what we do" in asked
    assert "what we are doing" in ours.printed(a4(LADDER_SHEETS[1]))
    paths = [ours.folder / "handouts" / a4(name) for name in LADDER_SHEETS]
    mine, service = ([(w.name, w.option) for w in widgets_of(path)] for path in paths)
    assert mine == service
    assert told(ours, "ladder-of-participation", "our-service")[0] == "Added"


@pytest.mark.parametrize("name", LADDER_SHEETS)
def test_what_protects_people_stands_before_the_first_question_on_paper(
    name: str, ours: Site
) -> None:
    """Coercion is real in this field, and a small place knows everybody."""
    printed = ours.printed(a4(name))
    before = printed[: printed.index("Doing to:")]
    for said in (
        "one person decided over another",
        "You may skip this",
        "Nobody is shamed here",
        "A legal duty may set what has to be done. That is not the same as having no choice in how",
        "there may be a duty to report it",
        "before you write what has to be reported, and to whom",
        "Write no names",
        "Change details",
        "Nobody in the village should be able to recognise the person",
    ):
        assert said.replace(" ", "") in before.replace("•", "").replace(" ", ""), said
    assert told(ours, "ladder-of-participation", "safety")[0] == "Added"
    assert told(ours, "ladder-of-participation", "other-people")[0] == "Added"


# ---- activity 10

ANSWERS = {
    "not-yet": "Not yet",
    "starting": "Starting",
    "partly": "Partly",
    "mostly": "Mostly",
    "fully": "Fully",
    "dont-know": "Don’t know",
    "not-applicable": "Not applicable",
}


def test_the_19_questions_stand_under_six_principles_with_fixed_names(ours: Site) -> None:
    """The grouping was lost; ours keeps the order, and the page says whose it is."""
    checklist = rating(sheets(ours, "readiness-assessment")[0])
    assert isinstance(checklist, Grouped)
    groups = checklist.scored_groups()
    assert [group.title.plain for group in groups] == PRINCIPLES
    assert [len(group.items) for group in groups] == [3, 3, 4, 3, 3, 3]
    assert [item.number for group in groups for item in group.items] == list(range(1, 20))
    ids = ["assets", "capacity", "mutuality", "networks", "blur-roles", "catalysts"]
    assert [[item.id for item in group.items] for group in groups] == [
        [f"{id}-{n}" for n in range(1, len(group.items) + 1)]
        for id, group in zip(ids, groups, strict=True)
    ]
    assert "the grouping are ours" in ours.seen(CHECKLIST)
    assert told(ours, "readiness-assessment", "groups")[0] == "Grouped"


def test_each_question_stands_alone_and_is_a_question(ours: Site) -> None:
    """3 and 18 leaned on the one before, 7 was two questions and 17 a statement."""
    for file in sheets(ours, "readiness-assessment"):
        groups = rating(file).scored_groups()
        items = {item.number: item.text.plain for group in groups for item in group.items}
        assert all(text.endswith("?") and text.count("?") == 1 for text in items.values())
        assert "strengths" in items[3] and "good life" in items[18]
        assert not re.search(r"\b(this|these|that|do this)\b", f"{items[3]} {items[18]}")
        assert "share" in items[7]
    for name in CHECKLIST_SHEETS:
        assert "two parts and they differ, choose the lower answer." in ours.printed(a4(name))
    for number in (3, 7, 16, 17, 18):
        told(ours, "readiness-assessment", f"question-{number}")


def test_the_diagram_has_one_part_for_each_principle_and_is_blank_on_paper(ours: Site) -> None:
    """It was missing; a wheel, a score strip and a table stand for it."""
    page = ours.page(CHECKLIST)
    wheel = " ".join(page.xpath("//*[contains(@class, 'results')]//svg//text()"))
    for name in PRINCIPLES:
        assert name in squeezed(wheel)
    for name in CHECKLIST_SHEETS:
        strip = ours.printed(a4(name)).partition("The principles side by side")[2]
        assert "There is no total and no pass mark" in strip
        for numbers in ("1 to 3", "4 to 6", "7 to 10", "11 to 13", "14 to 16", "17 to 19"):
            assert f"Questions {numbers}" in strip
        assert all(strip.count(name) > 1 for name in PRINCIPLES)
    assert told(ours, "readiness-assessment", "diagram")[0] == "Added"


def test_the_scale_is_ours_and_the_sheet_says_so(ours: Site) -> None:
    """The source gave no answers to choose from; each of ours is described."""
    for text in [ours.seen(CHECKLIST), *(ours.printed(a4(name)) for name in CHECKLIST_SHEETS)]:
        assert "The answers, their numbers and the grouping are ours." in text
        for answer in ANSWERS.values():
            assert answer in text
    name = "readiness-assessment.checklist.assets-1"
    assert ours.page(CHECKLIST).xpath(f"//input[@name='{name}']/@value") == list(ANSWERS)
    assert told(ours, "readiness-assessment", "scale")[0] == "Added"


def test_the_action_plan_is_whole_again(ours: Site) -> None:
    """Five columns, a row for each principle, and rows of one's own."""
    (plan,) = ours.page(CHECKLIST).xpath("//form//table[.//*[contains(@name, '.plan.')]]")
    heads = [squeezed(cell.text_content()) for cell in plan.xpath(".//thead//th")]
    assert heads[0] == "Key element"
    assert [head.partition("?")[0] + "?" for head in heads[1:]] == [
        "What will we do?", "Who will do it?", "By when?", "How will we know it has worked?",
    ]  # fmt: skip
    names = [name for name in controls(ours, CHECKLIST) if ".plan." in name]
    rows = list(dict.fromkeys(name.split(".")[2] for name in names))
    assert rows == [
        "assets", "capacity", "mutuality", "networks", "blur-roles", "catalysts",
        "added-1", "added-2", "added-3",
    ]  # fmt: skip
    assert told(ours, "readiness-assessment", "plan-columns")[0] == "Corrected"
    assert told(ours, "readiness-assessment", "plan-rows")[0] == "Added"


def test_smart_is_spelt_right_and_stands_beside_the_plan(ours: Site) -> None:
    """In its usual order, with a question for each letter."""
    texts = [ours.seen(CHECKLIST), *(ours.printed(a4(name)) for name in CHECKLIST_SHEETS)]
    for text in texts:
        smart = text[text.index("Is your goal SMART?") :]
        at = [smart.index(w) for w in ("Specific", "Measurable", "Agreed", "Realistic", "Timed")]
        assert at == sorted(at) and at[-1] < smart.index("Key element")
    assert told(ours, "readiness-assessment", "smart")[0] == "Corrected"


def test_ones_own_practice_has_all_the_questions_in_words_of_its_own(ours: Site) -> None:
    """The source said that small changes do it, and did not give them."""
    service, own = sheets(ours, "readiness-assessment")
    texts = []
    for file in (service, own):
        texts.append([i.text.plain for group in rating(file).scored_groups() for i in group.items])
    assert all(a != b and re.search(r"\b(I|my|me|mine)\b", b) for a, b in zip(*texts, strict=True))
    printed = squeezed(ours.printed(a4(CHECKLIST_SHEETS[1])))
    assert "Do I actively help people to do more?" in printed
    assert told(ours, "readiness-assessment", "own-practice")[0] == "Added"


# ---- the module


def test_the_six_principles_are_explained_and_attributed(ours: Site) -> None:
    """They were promised and not there: two or three sentences and a rural example each."""
    entries = annex(ours, "six-principles").file.entries
    assert [entry.title.plain for entry in entries] == PRINCIPLES
    for entry in entries:
        assert 2 <= len(re.findall(r"[.!?](?= |$)", entry.text.plain)) <= 5
        assert entry.example
    for text in faces(ours, "six-principles"):
        assert "nef (the New Economics Foundation) and Nesta" in text
        assert "Public Services Inside Out" in text
    assert told(ours, "six-principles", "annex")[0] == "Added"
    assert told(ours, "co-production", "principles-annex")[0] == "Added"


def test_what_no_activity_serves_is_said_openly(ours: Site) -> None:
    """On the page about changes, and by the check; the aim and the outcome themselves stay."""
    assert "wellbeing plan" in ours.seen(MODULE)
    assert "what support there is near a person’s home" in ours.seen(MODULE)
    assert told(ours, "co-production", "aim-without-activity")[0] == "Left open"
    assert told(ours, "co-production", "outcome-without-activity")[0] == "Left open"
    said = [problem.message for problem in advice(ours.root / "toolkit_content")]
    assert "no activity serves the outcome 'local-support'" in said


def test_minutes_and_groups_are_called_our_suggestion(ours: Site) -> None:
    """On the activity's own page and paper; that the source is silent stands with the changes."""
    for address, minutes in ((LADDER, 75), (CHECKLIST, 90)):
        activity = address.split("/")[-2]
        for text in (ours.seen(address), ours.printed(a4(activity))):
            assert f"About {minutes} minutes, our suggestion" in text
        assert told(ours, activity, "time-and-group")[0] == "Added"
    cards = ours.seen("")
    assert "About 75 minutes" in cards and "our suggestion" not in cards


SLIPS = re.compile(
    "measureable|practise|productively may|an aspirations|able of|are able to identify"
    "|works well for examine|graphic facilitations|individualised|how will we know its",
    re.IGNORECASE,
)


def test_slips_of_spelling_and_grammar_are_gone(ours: Site) -> None:
    """Wherever one reads."""
    found = {place: SLIPS.findall(text) for place, text in ours.everywhere()}
    assert {place: slips for place, slips in found.items() if slips} == {}
    for file in ("ladder-of-participation", "readiness-assessment", "co-production"):
        assert told(ours, file, "misprints")[0] == "Corrected"


def test_people_are_called_by_one_term(ours: Site) -> None:
    """The source had four, and none of them names people first."""
    others = re.compile(r"\b(service user|patient|client|consumer|sufferer)s?\b", re.IGNORECASE)
    assert [place for place, text in ours.everywhere() if others.search(text)] == [CHANGES]
    assert told(ours, "co-production", "one-term")[0] == "Reworded"


# ---- what is owed to others


def test_new_words_make_a_new_instrument_and_every_face_says_so(ours: Site) -> None:
    """Who may have written the questions first, that ours are reworded, and who looked at them."""
    for text in (ours.seen(CHECKLIST), ours.printed(a4("readiness-assessment"))):
        assert "this is another instrument" in text
        assert "nef (the New Economics Foundation) with See Me Scotland" in text
        assert "not openly licensed, and we do not reproduce it" in text
        assert "Our licence covers our own words only." in text
    for address, name in ((CHECKLIST, "readiness-assessment"), (LADDER, "ladder-of-participation")):
        for text in (ours.seen(address), ours.printed(a4(name))):
            assert "Not yet reviewed by people with lived experience." in text
    assert told(ours, "readiness-assessment", "own-words")[0] == "Reworded"
    assert told(ours, "readiness-assessment", "licence")[0] == "Added"


def test_every_change_is_told_with_its_reason(ours: Site) -> None:
    """All that the content says of itself is on the one page, and nothing else."""
    entries = 0
    kit = ours.toolkit
    ids = [module.id for module in kit.modules] + [activity.id for activity in kit.activities]
    for id in [*ids, *(annex.id for annex in kit.annexes)]:
        for entry in editorial(ours, id):
            told(ours, id, entry["id"])
            entries += 1
    assert len(ours.page(CHANGES).xpath("//dl/div")) == entries > 40


# ---- telephone numbers

PHONE = re.compile(r"\+?\d[\d ()/.\-]{3,}\d")
NO_PHONE = re.compile(
    r"\d{4}-\d\d-\d\d"  # a date
    r"|\b(19|20)\d\d\b"  # a year
    r"|\d+\(\d+\), \d+–\d+"  # pages of a journal
    r"|\b\d\d?:\d\d\b"  # a time
    r"|\b404\b"  # what a web server calls a page that is not there
)


def phones(text: str) -> list[str]:
    """What looks like a telephone number: six digits or more, however they are set."""
    found = PHONE.findall(NO_PHONE.sub("", text))
    return [number for number in found if sum(map(str.isdigit, number)) >= 6]


FOR_AUTHORS = ("gallery/", "authors/")
"""Pages that show examples, whose scales are rows of figures too."""


def test_no_telephone_number_is_made_up(ours: Site) -> None:
    """112 alone: everything else is a blank that people fill in for their own area."""
    told = {place: phones(text) for place, text in ours.everywhere() if phones(text)}
    assert [place for place in told if not place.startswith(FOR_AUTHORS)] == []
    for file in sorted((REPOSITORY / "toolkit_content").rglob("*.yaml")):
        for contact in contacts(yaml.safe_load(file.read_text("utf-8"))):
            assert contact.get("contact", "112") == "112", file
    for page in ("", *ours.addresses()):
        links = ours.page(page).xpath("//a[starts-with(@href, 'tel:')]/@href")
        assert set(links) <= {"tel:112"}


def contacts(value: object) -> list[dict[str, str]]:
    """Every contact below a value of the YAML."""
    if isinstance(value, dict):
        inner = [one for part in value.values() for one in contacts(part)]
        return [*value.get("contacts", []), *inner]
    return [one for part in value for one in contacts(part)] if isinstance(value, list) else []


def test_a_made_up_number_would_be_found() -> None:
    """In the forms in which numbers are written."""
    for number in ("0800 111 222", "+353 1 234567", "(01) 555-0199", "116 123", "01/2345678"):
        assert phones(f"Ring {number} at night")
