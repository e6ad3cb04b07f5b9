"""The files of a toolkit together: what is listed, named, numbered and worded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.library import collect, load
from generator.problems import ContentError
from tests.authoring import ACTIVITY, ANNEX, MODULE, TOOLKIT, WORDING, Author, text_of

PEAS = "modules/garden/peas.yaml"
POND = "modules/pond/module.yaml"


def peas(author: Author, number: int = 2) -> Author:
    """The author after writing a second activity, which nothing lists yet."""
    text = text_of(ACTIVITY).replace("id: beans", "id: peas", 1)
    return author.writes(PEAS, text.replace("number: 1", f"number: {number}"))


# ---- what is listed


def test_what_is_listed_is_read_in_the_order_of_the_list(author: Author) -> None:
    """Not in that of file names."""
    peas(author).changes(MODULE, "[beans]", "[peas, beans]")
    assert [activity.id for activity in author.toolkit().activities] == ["peas", "beans"]


def test_an_activity_that_is_listed_exists(author: Author) -> None:
    """What to do about a file that is not written yet, or not any more."""
    assert author.changes(MODULE, "[beans]", "[beans, onions]").report() == [
        "module.yaml:8:21 no activity is called 'onions'"
        " = write onions.yaml beside module.yaml, or take it out"
    ]


def test_a_listed_activity_with_a_slip_is_one_problem(author: Author) -> None:
    """The file that was meant is not told to be missing from the list, too."""
    assert author.changes(MODULE, "[beans]", "[baens]").report() == [
        "module.yaml:8:14 no activity is called 'baens' = did you mean 'beans'?"
    ]


def test_a_list_without_any_activity_to_list(author: Author) -> None:
    """The hint does not end in the air."""
    assert author.removes(ACTIVITY).report() == [
        "module.yaml:8:14 no activity is called 'beans'"
        " = write beans.yaml beside module.yaml, or take it out"
    ]


def test_an_activity_that_exists_is_listed(author: Author) -> None:
    """Else nobody would find it."""
    assert peas(author).report() == [
        "module.yaml:8:13 the activity 'peas' is not listed = write: activities: [beans, peas]"
    ]


def test_an_activity_is_added_to_a_list_as_it_is_written(author: Author) -> None:
    """On lines of its own, or where there is no list yet."""
    peas(author).changes(MODULE, "[beans]", "\n  - beans")
    assert author.report() == [
        "module.yaml:9:3 the activity 'peas' is not listed = add '- peas' to 'activities'"
    ]
    author.changes(MODULE, "activities: \n  - beans\n", "")
    assert author.report()[1] == (
        "module.yaml:1:1 the activity 'peas' is not listed = add: activities: [beans, peas]"
    )


def test_an_activity_is_listed_once(author: Author) -> None:
    """Twice it would be before and after itself."""
    assert author.changes(MODULE, "[beans]", "[beans, beans]").report() == [
        "module.yaml:8:21 the activity 'beans' is listed twice = take one of them out"
    ]


def test_a_module_that_is_listed_exists(author: Author) -> None:
    """As with activities."""
    assert author.changes(TOOLKIT, "[garden]", "[garden, kitchen]").report() == [
        "toolkit.yaml:13:19 no module is called 'kitchen'"
        " = write modules/kitchen/module.yaml, or take it out"
    ]


def test_a_folder_of_activities_has_a_module_file(author: Author) -> None:
    """Listed or not: it is told once."""
    author.writes("modules/pond/frogs.yaml", text_of(ACTIVITY).replace("id: beans", "id: frogs", 1))
    missing = (
        "module.yaml:1:1 this file is missing"
        " = it gives the module a title and lists its activities"
    )
    assert missing in author.report()
    author.changes(TOOLKIT, "[garden]", "[garden, pond]")
    assert [line for line in author.report() if "number" not in line] == [missing]


def test_a_file_that_nothing_reads_is_told(author: Author) -> None:
    """Another ending or another folder would leave it out in silence."""
    author.writes("annexes/herbs.yml", "id: herbs").writes("herbs.yaml", "id: herbs")
    assert author.report() == [
        "herbs.yml:1:1 nothing reads this file = rename it to herbs.yaml",
        "herbs.yaml:1:1 nothing reads this file"
        " = activities stand in modules/<module>/, annexes in annexes/",
    ]


def test_files_that_computers_leave_behind_are_not_read(author: Author) -> None:
    """Authors do not see them."""
    author.writes("annexes/._kinds.yaml", "\0").writes("modules/garden/.beans.yaml", "\0")
    assert author.report() == []


def test_without_a_toolkit_file_the_rest_is_checked(author: Author) -> None:
    """It is one problem among the others."""
    author.removes(TOOLKIT).changes(ANNEX, "summary:", "sumary:")
    assert author.report() == [
        "kinds.yaml:3:1 unknown key 'sumary' = did you mean 'summary'?",
        "toolkit.yaml:1:1 this file can't be read = no such file or directory",
    ]


# ---- ids and numbers


@pytest.mark.parametrize(
    ("path", "old", "expected"),
    [
        (ACTIVITY, "beans", "beans.yaml:1:5 the id 'other' is not the file's name"
         " = write 'id: beans', or rename the file"),
        (ANNEX, "kinds", "kinds.yaml:1:5 the id 'other' is not the file's name"
         " = write 'id: kinds', or rename the file"),
        (MODULE, "garden", "module.yaml:1:5 the id 'other' is not the folder's name"
         " = write 'id: garden', or rename the folder"),
    ],
)  # fmt: skip
def test_an_id_is_the_name_of_its_file(path: str, old: str, expected: str, author: Author) -> None:
    """And nothing else is told about it."""
    assert author.changes(path, f"id: {old}\n", "id: other\n").report() == [expected]


def test_a_file_whose_name_can_be_no_id_is_to_be_renamed(author: Author) -> None:
    """Its id can't follow it."""
    author.removes(ANNEX).writes("annexes/Kinds of Beans.yaml", text_of(ANNEX))
    assert (
        "Kinds of Beans.yaml:1:5 the id 'kinds' is not the file's name = rename the file"
        in author.report()
    )


def test_an_id_stands_for_one_file(author: Author) -> None:
    """Over modules, activities and annexes."""
    author.writes("annexes/beans.yaml", text_of(ANNEX).replace("id: kinds", "id: beans"))
    assert author.report() == [
        "beans.yaml:1:5 the id 'beans' is used by another file too"
        " = the other one is toolkit_content/annexes/beans.yaml"
    ]


@pytest.mark.parametrize(
    ("id", "why"),
    [
        ("toolkit", "it stands for the whole toolkit"),
        ("index", "it stands for the page of a folder"),
    ],
)
def test_some_ids_are_taken(id: str, why: str, author: Author) -> None:
    """Their addresses stand for something else."""
    author.writes(f"annexes/{id}.yaml", text_of(ANNEX).replace("id: kinds", f"id: {id}"))
    assert author.report() == [f"{id}.yaml:1:5 the id '{id}' is taken = {why}"]


def test_two_activities_have_two_numbers(author: Author) -> None:
    """They are counted through the whole toolkit."""
    peas(author, number=1).changes(MODULE, "[beans]", "[beans, peas]")
    assert author.report() == [
        "peas.yaml:2:9 two activities have the number 1"
        " = the other one is toolkit_content/modules/garden/beans.yaml"
    ]


def test_two_modules_have_two_numbers(author: Author) -> None:
    """As activities do."""
    author.writes(POND, 'id: pond\nnumber: 1\ntitle: "P"\nsummary: "S"\n')
    assert author.changes(TOOLKIT, "[garden]", "[garden, pond]").report() == [
        "module.yaml:2:9 two modules have the number 1"
        " = the other one is toolkit_content/modules/garden/module.yaml"
    ]


# ---- wordings


def test_a_wording_is_laid_over_the_activity(author: Author) -> None:
    """What it lacks stays; the default one comes first."""
    author.words('summary: "Look at your pot."')
    (activity,) = author.toolkit().activities
    assert list(activity.wordings) == ["our-garden", "my-pot"]
    worded = activity.wordings["my-pot"]
    assert (worded.summary.plain, worded.title.plain) == ("Look at your pot.", "Beans")
    assert worded.wording == "my-pot"


def test_a_wording_needs_its_activity(author: Author) -> None:
    """A slip in its name would leave it out in silence."""
    author.writes("modules/garden/bean.my-pot.yaml", 'wording_title: "My pot"\n')
    assert author.report() == [
        "bean.my-pot.yaml:1:1 there is no activity 'bean' to word"
        " = write bean.yaml, or rename this file"
    ]


NAMES = {
    "sheet": "a wording cannot be called 'sheet': a kind of handout has that name"
    " = rename the file",
    "run-sheet": "a wording cannot be called 'run-sheet': a kind of handout has that name"
    " = rename the file",
    "our-garden": "the activity's own file holds the wording 'our-garden' already"
    " = rename the file, or change 'wording:' there",
    "my.pot": "'my.pot' cannot be the id of a wording"
    " = rename the file: small letters a to z, digits and single hyphens after the dot",
    "MyPot": "'MyPot' cannot be the id of a wording"
    " = rename the file: small letters a to z, digits and single hyphens after the dot",
}


@pytest.mark.parametrize("name", NAMES)
def test_some_names_are_not_for_wordings(name: str, author: Author) -> None:
    """They stand in addresses."""
    author.writes(f"modules/garden/beans.{name}.yaml", 'wording_title: "My pot"\n')
    assert author.report() == [f"beans.{name}.yaml:1:1 {NAMES[name]}"]


def test_the_default_wording_has_no_such_name_either(author: Author) -> None:
    """It is told where the name is written."""
    assert author.changes(ACTIVITY, "wording: our-garden", "wording: notes").report() == [
        "beans.yaml:4:10 a wording cannot be called 'notes': a kind of handout has that name"
        " = give it another id"
    ]


def test_a_broken_activity_does_not_hide_faults_of_its_wordings(author: Author) -> None:
    """Where the wording can't be read at all."""
    author.words('summary: "X').changes(ACTIVITY, "summary:", "sumary:")
    assert author.report() == [
        "beans.my-pot.yaml:2:10 a quote starts here and is never closed"
        ' = put " where the text ends',
        "beans.yaml:6:1 unknown key 'sumary' = did you mean 'summary'?",
    ]


def test_a_problem_of_the_activity_is_not_told_again_for_each_wording(author: Author) -> None:
    """Its values stand in every wording."""
    author.words('summary: "X"').changes(ACTIVITY, "annex: kinds", "annex: kind")
    author.changes(ACTIVITY, "of: state", "of: stat")
    assert author.report() == [
        "beans.yaml:12:12 no annex is called 'kind' = did you mean 'kinds'?",
        "beans.yaml:37:15 no block is called 'stat' = did you mean 'state'?",
    ]


# ---- names of fields


def test_two_answers_are_never_called_the_same(author: Author) -> None:
    """A row of a rating's group beside a given row of that name."""
    author.puts(
        """
        - type: table
          id: plan
          row_title: "R"
          columns: [{id: who, title: "W"}]
          rows: [{id: soil, title: "S"}]
          rows_of: state
        """
    )
    assert author.report() == [
        "beans.yaml:18:11 two answers of this block are called 'beans.plan.soil.who'"
        " = give one of the entries another id"
    ]


# ---- all together


def test_all_problems_of_all_files_are_told_at_once_sorted_by_place(author: Author) -> None:
    """Nobody mends one file to find the fault in the next."""
    author.changes(TOOLKIT, "released: 2026-11-23", "released: soon")
    author.changes(ANNEX, 'title: "Kinds of beans"', "title: Kinds: beans")
    author.changes(MODULE, "[beans]", "[beans, onions]")
    author.changes(ACTIVITY, "[growing]", "[growin]").words("extra: X")
    with pytest.raises(ContentError) as caught:
        author.toolkit()
    places = [problem.place for problem in caught.value.problems]
    assert places == sorted(places)
    assert [(Path(place.file).name, place.line) for place in places] == [
        ("kinds.yaml", 2),
        (Path(WORDING).name, 2),
        ("beans.yaml", 8),
        ("module.yaml", 8),
        ("toolkit.yaml", 8),
    ]
    assert all(place.file.startswith("toolkit_content/") for place in places)


def test_contacts_are_due_the_day_after_their_review(author: Author) -> None:
    """And only for those who ask by a day."""
    folder = author.small.path(".").resolve()
    assert load(folder, date(2030, 1, 1)).activities
    (problem,) = collect(folder, date(2030, 1, 2)).problems
    assert (problem.message, problem.place.line, problem.place.column) == (
        "these contacts were to be looked through by 2030-01-01", 44, 13,
    )  # fmt: skip
    assert load(folder).activities
