"""What a form tells the scripts about its names: read back from the page, as a browser would."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.sheets import sheets
from generator.site import pages
from generator.succession import merge
from tests.authoring import ACTIVITY, MODULE, Author, text_of
from tests.test_renames import NAMES, RATING
from tests.web import leniently

QUOTES = """It's "so" <b>&amp;</b> `x` {{ 1 }}"""


def form(author: Author, id: str = "beans") -> dict[str, str]:
    """The attributes of the only form of an activity's page."""
    page = leniently(pages(author.toolkit())[f"modules/garden/{id}.md"])
    (found,) = page.iter("form")
    return dict(found.attrib)


def told(author: Author, key: str) -> Any:
    """One of them that is JSON; None where there is nothing to tell."""
    text = form(author).get(f"data-{key}")
    return None if text is None else json.loads(text)


def release(author: Author) -> Author:
    """Publish what is written."""
    toolkit = author.toolkit()
    text = merge(toolkit.published, sheets(toolkit)).json_bytes.decode()
    return author.writes(NAMES, text)


def test_a_first_edition_has_nothing_to_tell(author: Author) -> None:
    """But what it is."""
    names = {"data-toolkit", "data-version", "data-edition", "data-activity"}
    found = {key: value for key, value in form(author).items() if key.startswith("data-")}
    assert {key: found[key] for key in names} == {
        "data-activity": "beans",
        "data-toolkit": "small-toolkit",
        "data-version": "2026-11-23",
        "data-edition": "1",
    }
    assert not found.keys() & {"data-earlier", "data-options", "data-withdrawn", "data-was"}


def test_earlier_meanings_are_told(author: Author) -> None:
    """Closed ones alone, without the activity's id, with what was asked."""
    release(author).changes(ACTIVITY, "id: seen\n", "id: found\n          renamed_from: seen\n")
    assert form(author)["data-edition"] == "2"
    assert told(author, "earlier") == {
        "seen": [
            {
                "until": 1,
                "became": "found",
                "kind": "text",
                "questions": {"our-garden": "What do you see?"},
            }
        ]
    }


def test_a_question_that_is_gone_became_nothing(author: Author) -> None:
    """Its choices are told, so that an answer can be shown in words."""
    release(author).changes(ACTIVITY, "id: water", "id: wind")
    (span,) = told(author, "earlier")["state.water"]
    assert "became" not in span
    assert span["options"] == {"poor": "Poor", "good": "Good"}


def test_a_rename_that_was_never_released_is_told(author: Author) -> None:
    """For people who answered a page that was uploaded by hand."""
    author.changes(ACTIVITY, "id: seen\n", "id: found\n          renamed_from: seen\n")
    assert [(span["until"], span["became"]) for span in told(author, "earlier")["seen"]] == [
        (0, "found")
    ]


def test_values_that_were_renamed_or_withdrawn_are_told(author: Author) -> None:
    """By field; what leads to another value needs no label."""
    release(author).changes(
        ACTIVITY, "- id: poor\n", "- id: bad\n              renamed_from: poor\n"
    )
    assert told(author, "options") == {"state.water": {"poor": "bad"}}
    assert told(author, "withdrawn") is None
    release(author).changes(ACTIVITY, "- id: good\n", "- id: fine\n")
    assert told(author, "options") == {"state.water": {"poor": "bad"}}
    assert told(author, "withdrawn") == {"state.water": {"good": "Good"}}


def test_old_ids_of_an_activity_are_told(author: Author) -> None:
    """Until another one has that id."""
    text = text_of(ACTIVITY).replace("id: beans", "id: pods\nrenamed_from: beans", 1)
    release(author).removes(ACTIVITY).writes("modules/garden/pods.yaml", text)
    author.changes(MODULE, "[beans]", "[pods]")
    assert json.loads(form(author, "pods")["data-was"]) == ["beans"]
    release(author).changes("modules/garden/pods.yaml", "renamed_from: beans\n", "")
    author.writes(ACTIVITY, text_of(ACTIVITY).replace("number: 1", "number: 2"))
    author.changes(MODULE, "[pods]", "[pods, beans]")
    assert "data-was" not in form(author, "pods")
    assert told(author, "earlier") is not None


@pytest.mark.parametrize("text", [QUOTES, "'" * 3, "مرحبا 🌾", "a\\nb \\\\ c"])
def test_texts_arrive_as_they_are(author: Author, text: str) -> None:
    """Whatever signs an author uses; they are no markup."""
    author.puts(RATING.replace("id: state", "id: soils", 1).replace("rows_of: state", "spare: 1"))
    author.changes(ACTIVITY, '"There is enough light."', json.dumps(text, ensure_ascii=False))
    asked = sheets(author.toolkit())[0].fields[2].questions["our-garden"]
    release(author).changes(ACTIVITY, "{id: light,", "{id: wind,")
    (span,) = told(author, "earlier")["soils.light"]
    assert span["questions"]["our-garden"] == asked
