"""What is told when a release would lose answers: warnings, with the line to write."""

from __future__ import annotations

import pytest

from generator.lasting import lasting
from generator.library import collect, whole
from generator.sheets import sheets
from generator.succession import merge
from tests.authoring import ACTIVITY, MODULE, TOOLKIT, Author, text_of
from tests.test_renames import LADDER, NAMES, RATING

RELEASE = "If that is meant, run 'toolkit release'"


def release(author: Author) -> None:
    """Publish what is written."""
    toolkit = author.toolkit()
    author.writes(NAMES, merge(toolkit.published, sheets(toolkit)).json_bytes.decode())


def told(author: Author) -> list[str]:
    """All warnings: `file:line message = hint`."""
    collection = collect(author.small.path("."))
    found = lasting(collection, whole(collection))
    assert {problem.severity for problem in found} <= {"warning"}
    return [
        f"{p.place.file.rpartition('/')[2]}:{p.place.line} {p.message} = {p.hint}" for p in found
    ]


@pytest.fixture
def rater(author: Author) -> Author:
    """An author who has released a sheet with a rating and a table."""
    block = text_of(ACTIVITY).split("        - type: rating")[1].split("facilitator:")[0]
    author.changes(ACTIVITY, "        - type: rating" + block, "")
    author.puts(RATING)
    release(author)
    return author


def test_nothing_is_told_without_a_release(author: Author) -> None:
    """Nobody can know what was published."""
    author.changes(ACTIVITY, "id: seen", "id: found")
    assert told(author) == []


def test_nothing_is_told_of_what_stays(rater: Author) -> None:
    """New questions, new words and lines that say old ids."""
    rater.changes(ACTIVITY, "{id: water,", "{id: rain, renamed_from: water,")
    rater.changes(ACTIVITY, "There is enough light.", "There is a lot of light.")
    rater.changes(
        ACTIVITY, "{id: light,", '{id: wind, text: "It is calm."}\n                - {id: light,'
    )
    assert told(rater) == []


def test_an_item_with_a_new_id_is_meant(rater: Author) -> None:
    """The line to write is said where it belongs; once, though it has a note."""
    assert told(rater.changes(ACTIVITY, "{id: water,", "{id: rain,")) == [
        "beans.yaml:28 'state.water' was published and is gone"
        f" = did you mean 'renamed_from: water' below this id? {RELEASE}"
    ]


def test_an_item_that_is_gone(rater: Author) -> None:
    """Nothing new is like it."""
    rater.changes(
        ACTIVITY, '{id: water, text: "There is enough water."}', '{id: mood, text: "Joy?"}'
    )
    assert told(rater) == [
        "beans.yaml:19 'state.water' was published and is gone"
        f" = write 'renamed_from: water' at what is in its place. {RELEASE}"
    ]


def test_a_group_that_is_a_row_elsewhere(rater: Author) -> None:
    """The line belongs to the group."""
    assert told(rater.changes(ACTIVITY, "- id: soil", "- id: earth")) == [
        "beans.yaml:25 'plan.soil' was published and is gone"
        f" = did you mean 'renamed_from: soil' below this id? {RELEASE}"
    ]


def test_a_column_is_one_warning(rater: Author) -> None:
    """However many rows there are."""
    assert told(rater.changes(ACTIVITY, "{id: who,", "{id: whom,")) == [
        "beans.yaml:34 'who' of 'plan' was published and is gone"
        f" = did you mean 'renamed_from: who' below this id? {RELEASE}"
    ]


def test_a_block_is_one_warning(rater: Author) -> None:
    """However many questions it holds."""
    rater.changes(ACTIVITY, "id: state\n", "id: condition\n")
    assert told(rater.changes(ACTIVITY, "rows_of: state", "rows_of: condition")) == [
        "beans.yaml:19 'state' was published and is gone"
        f" = did you mean 'renamed_from: state' below this id? {RELEASE}"
    ]


def test_notes_that_are_gone_are_one_warning(rater: Author) -> None:
    """They are switched on and off as a whole."""
    assert told(rater.changes(ACTIVITY, "notes: item", "notes: none")) == [
        "beans.yaml:19 the notes of 'state' were published and are gone"
        " = if that is meant, run 'toolkit release'"
    ]


def test_ids_that_changed_places(rater: Author) -> None:
    """The texts tell."""
    rater.changes(ACTIVITY, "{id: water,", "{id: new,").changes(
        ACTIVITY, "{id: light,", "{id: water,"
    )
    assert told(rater.changes(ACTIVITY, "{id: new,", "{id: light,")) == [
        "beans.yaml:28 what 'state.light' asks was published as 'state.water'"
        " = did you mean 'renamed_from: water' below this id? An id stays with its question",
        "beans.yaml:29 what 'state.water' asks was published as 'state.light'"
        " = did you mean 'renamed_from: light' below this id? An id stays with its question",
    ]


def test_items_that_are_counted_anew(rater: Author) -> None:
    """The last one seems gone, and is not."""
    rater.changes(ACTIVITY, '                - {id: water, text: "There is enough water."}\n', "")
    assert told(rater.changes(ACTIVITY, "{id: light,", "{id: water,")) == [
        "beans.yaml:28 what 'state.water' asks was published as 'state.light'"
        " = did you mean 'renamed_from: light' below this id? An id stays with its question"
    ]


def test_ids_that_change_back_with_lines_that_were_used(rater: Author) -> None:
    """A line counts once: another release has to come between."""
    rater.changes(ACTIVITY, "{id: water,", "{id: new, renamed_from: light,")
    rater.changes(ACTIVITY, "{id: light,", "{id: light, renamed_from: water,")
    rater.changes(ACTIVITY, "{id: new,", "{id: water,")
    one, other = '"There is enough water."', '"There is enough light."'
    rater.changes(ACTIVITY, one, '"X"').changes(ACTIVITY, other, one).changes(
        ACTIVITY, '"X"', other
    )
    release(rater)
    assert told(rater) == []
    rater.changes(ACTIVITY, one, '"X"').changes(ACTIVITY, other, one).changes(
        ACTIVITY, '"X"', other
    )
    assert told(rater) == [
        "beans.yaml:29 what 'state.light' asks was published as 'state.water'"
        " = 'renamed_from: water' has done its work: undo this, take it out, release, redo",
        "beans.yaml:28 what 'state.water' asks was published as 'state.light'"
        " = 'renamed_from: light' has done its work: undo this, take it out, release, redo",
    ]


def test_a_question_that_is_another_one(author: Author) -> None:
    """A new wording cannot be told from it, so the author is asked."""
    release(author)
    assert told(author.changes(ACTIVITY, "What do you see?", "Who grew up here?")) == [
        "beans.yaml:19 'seen' asks something else than what was published"
        " = if it is another question, give it an id of its own"
    ]


def test_another_kind_of_answer(author: Author) -> None:
    """Old ones cannot stand there."""
    release(author)
    author.writes("annexes/kinds.yaml", LADDER)
    author.puts('- {type: ladder, id: seen, question: "What do you see?", annex: kinds}')
    assert told(author) == [
        "beans.yaml:18 'seen' was published as a text and is a choice now"
        f" = give it an id of its own. {RELEASE}"
    ]


def test_a_choice_that_is_gone(rater: Author) -> None:
    """Once a block; the new one is taken for it where there is one."""
    assert told(rater.changes(ACTIVITY, "{id: poor,", "{id: bad,")) == [
        "beans.yaml:22 the answer 'poor' of 'state' was published and is gone"
        f" = did you mean 'renamed_from: poor' at 'bad'? {RELEASE}"
    ]
    release(rater)
    assert told(rater) == []


def test_an_activity_with_a_new_id(author: Author) -> None:
    """It asks the same."""
    release(author)
    text = text_of(ACTIVITY).replace("id: beans", "id: pods", 1)
    author.removes(ACTIVITY).writes("modules/garden/pods.yaml", text)
    assert told(author.changes(MODULE, "[beans]", "[pods]")) == [
        "pods.yaml:1 the activity 'beans' was published and is gone"
        f" = did you mean 'renamed_from: beans' below this id? {RELEASE}"
    ]


def test_an_activity_that_is_gone(author: Author) -> None:
    """Said at the modules; the place of the file is gone with it."""
    release(author)
    text = text_of(ACTIVITY).split("        - type: text")[0].replace("id: beans", "id: pods", 1)
    text += '        - {type: text, id: other, question: "What else?"}\n'
    author.removes(ACTIVITY).writes("modules/garden/pods.yaml", text)
    assert told(author.changes(MODULE, "[beans]", "[pods]")) == [
        f"{TOOLKIT}:13 the activity 'beans' was published and is gone"
        " = if that is meant, run 'toolkit release'"
    ]


def test_a_wording_that_is_gone(author: Author) -> None:
    """Answers given in it have no other place."""
    author.words("summary: A look")
    release(author)
    assert told(author.removes("modules/garden/beans.my-pot.yaml")) == [
        "beans.yaml:4 the wording 'my-pot' was published and is gone"
        f" = answers given in it have no other place: keep its id. {RELEASE}"
    ]


TWICE = """
- type: rating
  id: parts
  scale: [{id: a, label: A, value: 1}, {id: b, label: B, value: 2}]
  first: Now
  second: Later
  spare: 2
  groups:
    - id: g
      title: G
      items:
        - {id: home, text: "The home that I have", own_title: true}
        - {id: work, text: "The work that I do"}
"""


def test_an_item_that_is_rated_twice_is_one_warning(author: Author) -> None:
    """Its second answer and its own name are no things of their own, and move along."""
    release(author.puts(TWICE))
    author.changes(ACTIVITY, "{id: home,", "{id: house,")
    assert told(author) == [
        "beans.yaml:28 'parts.home' was published and is gone = did you mean"
        f" 'renamed_from: home' below this id? {RELEASE}"
    ]
    author.changes(ACTIVITY, "{id: house,", "{id: house, renamed_from: home,")
    assert told(author) == []
    fields = author.toolkit().published.activities["beans"].fields  # type: ignore[union-attr]
    became = [fields[f"parts.home{end}"][-1].became for end in ("", "-second", "-text")]
    assert became == ["parts.house", "parts.house-second", "parts.house-text"]


def test_second_answers_and_own_names_that_are_gone(author: Author) -> None:
    """One warning each; fewer spare items are none, as long as there is one."""
    release(author.puts(TWICE))
    author.changes(ACTIVITY, "spare: 2", "spare: 1")
    assert told(author) == []
    author.changes(ACTIVITY, "          first: Now\n          second: Later\n", "")
    author.changes(ACTIVITY, ", own_title: true", "")
    hint = RELEASE.replace("If", "if")
    assert told(author) == [
        f"beans.yaml:19 the own names of 'parts' were published and are gone = {hint}",
        f"beans.yaml:19 the second answers of 'parts' were published and are gone = {hint}",
    ]
