"""A facilitator changes our toolkit with a text box alone, and everything follows.

The edits are those of a person in a browser: a text in a YAML file is replaced by another one.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest
import yaml

from generator.picture import picture
from tests.cli.making import REPOSITORY, Small
from tests.content.conftest import CHANGES, Site, copied
from tests.content.test_own_words import texts
from tests.pdf.checks import widgets_of

SHEET = "modules/co-production/readiness-assessment.yaml"
OWN = "modules/co-production/readiness-assessment.own-practice.yaml"
CHECKLIST = "modules/co-production/readiness-assessment/"
PLANTS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><path d="M0 1V0h3z"/></svg>'
OLD = ("Catalysts", "Rural Co-production Toolkit", "Example Rural Health Network")
FOOT = "Valley Workbook · Valley Friends · office@valley.example · CC BY 4.0"
GONE = "local groups and events that go beyond"
ADDED = ("Do we know who is alone?", "Do we meet outside the service?")


def edited(small: Small) -> None:
    """Name and logo changed, question 12 gone, two more under Networks, Catalysts renamed."""
    small.change("toolkit.yaml", "Rural Co-production Toolkit", "Valley Workbook")
    small.change(
        "toolkit.yaml",
        '  name: "Example Rural Health Network"\n',
        '  name: "Valley Friends"\n  contact: "office@valley.example"\n',
    )
    small.change("toolkit.yaml", '"logo.svg"', '"friends.svg"')
    small.write("friends.svg", PLANTS.encode())
    small.change("annexes/six-principles.yaml", 'title: "Catalysts"', 'title: "Helpers"')
    small.change(SHEET, question(small, SHEET, "networks-2"), "")
    last = question(small, SHEET, "networks-3")
    more = "".join(
        f'                - id: networks-{n}\n                  text: "{text}"\n'
        for n, text in enumerate(ADDED, 4)
    )
    small.change(SHEET, last, last + more)


def question(small: Small, path: str, id: str) -> str:
    """The lines of one question, as they would be marked with the mouse."""
    text = small.path(path).read_text("utf-8")
    found = re.search(rf"^ +- id: {id}\n +text: .*\n", text, re.MULTILINE)
    assert found, id
    return found[0]


@pytest.fixture(scope="session")
def theirs(ours: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Our toolkit after the edits, with what `toolkit check` asked for done too, and built."""
    small = copied(tmp_path_factory.mktemp("theirs"))
    shutil.copytree(ours.root / ".cache", small.root / ".cache")
    edited(small)
    told = check(small)
    assert told[OWN] == [
        "warning: the wording 'own-practice' has no text for 'networks-4', 'networks-5',"
        " though it rewords the others",
        "no item is called 'networks-2' here",
    ]
    assert told.keys() == {OWN, "modules/co-production/module.yaml"}
    small.change(OWN, question(small, OWN, "networks-2"), "")
    run = small.run("generator", "build")
    assert run.returncode == 0, run.stderr
    return Site(small.root)


def check(small: Small) -> dict[str, list[str]]:
    """What is told of each file, by its path."""
    told: dict[str, list[str]] = {}
    for line in small.run("generator", "check").stderr.splitlines():
        if found := re.fullmatch(r"toolkit_content/(\S+?):\d+:\d+: (.*)", line):
            told.setdefault(found[1], []).append(found[2])
    return told


def test_no_old_name_is_left_but_on_the_page_about_changes(theirs: Site) -> None:
    """Nor in what is read aloud, in titles, in the search or in the PDFs' own data."""
    left = {name: place for place, text in theirs.everywhere() for name in OLD if name in text}
    assert left == {"Catalysts": CHANGES}
    for path in sorted(theirs.folder.rglob("*")):
        if path.suffix in (".html", ".json", ".xml", ".txt") and CHANGES not in str(path):
            text = re.sub(rf'{{"location":"{CHANGES}[^}}]*}}', "", path.read_text("utf-8"))
            assert [name for name in OLD if name in text] == [], path
        if path.suffix == ".pdf":
            assert [name for name in OLD if name in spoken(path)] == [], path
    assert "Catalysts" in theirs.seen(CHANGES)


def spoken(path: Path) -> str:
    """A PDF's title and author, and what is said of its fields and pictures."""
    with pikepdf.open(path) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        said = [str(one.get(key, "")) for one in found for key in ("/TU", "/Alt")]
        return " ".join([*map(str, pdf.docinfo.values()), *said])


def test_the_name_and_the_logo_are_theirs_on_every_page_and_handout(theirs: Site) -> None:
    """Changed in one place each."""
    logo = picture("friends.svg", PLANTS.encode())
    for address in theirs.addresses():
        (shown,) = theirs.page(address).xpath("//footer//img")
        assert shown.get("alt") == "Valley Friends"
        assert (theirs.folder / address / shown.get("src")).resolve() == theirs.folder / logo.path
        assert "Published by Valley Friends (office@valley.example)" in theirs.seen(address)
    assert (theirs.folder / logo.path).read_bytes() == PLANTS.encode()
    assert len(list((theirs.folder / "assets").glob("logo-*"))) == 1
    assert "Valley Workbook" in theirs.page("").xpath("//h1")[0].text_content()
    for name in theirs.handouts():
        parts = [part for part in FOOT.split(" · ") if part not in theirs.printed(name)]
        assert parts == [], name
    for name in theirs.documents():
        assert FOOT in theirs.written(name), name
        said = theirs.written(name).count("Valley Friends")
        assert said >= 3, name  # at the foot, as the author and in place of the logo


def test_the_questions_follow_on_the_page(theirs: Site) -> None:
    """One is gone, two are new, and all are counted through anew; their names stay."""
    page = theirs.page(CHECKLIST)
    names = list(dict.fromkeys(page.xpath("//input[contains(@name, '.checklist.')]/@name")))
    short = [str(name).removeprefix("readiness-assessment.checklist.") for name in names]
    assert len(short) == 20
    assert short[10:16] == [
        "networks-1", "networks-3", "networks-4", "networks-5", "blur-roles-1", "blur-roles-2",
    ]  # fmt: skip
    text = theirs.seen(CHECKLIST)
    assert GONE not in text
    for number, said in enumerate(ADDED, 13):
        assert f"{number} {said}" in text
    assert "Networks 11 to 14" in text and "Helpers 18 to 20" in text
    assert text.count("needs 2 of 4 answers") == 2


def test_the_questions_follow_on_paper(theirs: Site) -> None:
    """In every wording: the new ones, the numbers, the fields and the room to score by hand."""
    for name in ("readiness-assessment.sheet", "readiness-assessment.sheet.own-practice"):
        file = f"{name}-standard-a4.pdf"
        text = theirs.printed(file)
        assert GONE not in text
        for number, said in enumerate(ADDED, 13):
            assert f"{number} {said}" in text
        for numbers in ("7 to 10", "11 to 14", "15 to 17", "18 to 20"):
            assert f"Questions {numbers}" in text
        fields = {widget.name for widget in widgets_of(theirs.folder / "handouts" / file)}
        assert "readiness-assessment.checklist.networks-2" not in fields
        assert "readiness-assessment.checklist.networks-5" in fields


def test_the_new_name_stands_wherever_the_old_one_stood(theirs: Site) -> None:
    """On the sheet, in the wheel, the score strip and the plan, and in the annex."""
    page = theirs.page(CHECKLIST)
    assert "Helpers" in " ".join(page.xpath("//svg//text()"))
    heads = [head.text_content().strip() for head in page.xpath("//th[@scope='row']")]
    assert {"Helpers 18 to 20", "Helpers"} <= set(heads)  # the strip and the plan
    sheet = theirs.printed("readiness-assessment.sheet-standard-a4.pdf")
    assert sheet.count("Helpers") >= 4
    assert "Helpers" in theirs.printed("six-principles.poster-standard-a3.pdf")
    assert "Helpers" in theirs.seen("annexes/six-principles/")


def test_no_text_counts_the_questions_or_names_one_by_its_number() -> None:
    """It would be wrong after the first edit; only what is said of the source may do so."""
    numbered = re.compile(r"\b(19|nineteen)\b|\bquestions? \d", re.IGNORECASE)
    for file in sorted((REPOSITORY / "toolkit_content").rglob("*.yaml")):
        content = yaml.safe_load(file.read_text("utf-8"))
        content.pop("editorial", None)
        assert [text for text in texts(content) if numbered.search(text)] == [], file
