"""Results as they are given, and what is heard of them."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.answers.person import LADDER, Person

ITEMS = {"Assets": (1, 2, 3), "Capacity": (4, 5, 6), "Mutuality": (7, 8, 9, 10)}
FULL_BAR = 398


def row(person: Person, group: str) -> Locator:
    """The line of a group in the table of results."""
    table = person.page.get_by_role("table").filter(has_text="This is a reflection")
    return table.get_by_role("row").filter(has=person.page.get_by_role("rowheader", name=group))


def test_values_counts_and_sentences_follow_the_answers(person: Person) -> None:
    """One group through all that it can come to."""
    person.opens()
    line = row(person, "Assets")
    sentence = person.page.locator('[data-piece="sentence.assets"]')
    expect(sentence).to_have_text("Assets: not enough answers yet. 0 given, 2 needed.")
    person.chooses("Fully", 1)
    expect(sentence).to_have_text("Assets: not enough answers yet. 1 given, 2 needed.")
    expect(line).to_contain_text("no value 1 of 3 answered")
    person.chooses("Mostly", 2)
    expect(line).to_contain_text("3.5 2 of 3 answered")
    expect(sentence).to_have_text("Assets: 3.5, between “Mostly” and “Fully”.")
    assert drawn(person, "assets") == (round(FULL_BAR * 3.5 / 4), 0.875)
    person.chooses("Don’t know", 3)
    expect(line).to_contain_text("2 of 3 answered (1 not known)")
    person.chooses("Not applicable", 2).chooses("Not applicable", 3)
    expect(line).to_contain_text("4.0 1 of 1 answered")
    expect(sentence).to_have_text("Assets: 4.0, at “Fully”.")
    assert drawn(person, "assets") == (FULL_BAR, 1)
    person.chooses("Not applicable", 1)
    expect(sentence).to_have_text("Assets: not applicable.")
    assert drawn(person, "assets") == (0, 0)


def drawn(person: Person, group: str) -> tuple[int, float]:
    """How wide a group's bar is, and how far its part of the wheel is shaded."""
    bar = person.page.locator(f'[data-bar="{group}"]').get_attribute("width") or ""
    wedge = person.page.locator(f'[data-wedge="{group}"]').get_attribute("transform") or ""
    return int(bar), float(wedge.removeprefix("scale(").rstrip(")"))


def test_a_mean_is_rounded_half_up(person: Person) -> None:
    """2, 2, 2, 3 is 2.25 and shown as 2.3."""
    person.opens()
    for item, answer in zip(ITEMS["Mutuality"], ["Partly"] * 3 + ["Mostly"], strict=True):
        person.chooses(answer, item)
    expect(row(person, "Mutuality")).to_contain_text("2.3 4 of 4 answered")


def test_no_answer_is_a_gap_and_never_the_centre(person: Person) -> None:
    """A value of nought is drawn otherwise than none."""
    person.opens()
    for item in ITEMS["Assets"]:
        person.chooses("Not yet", item)
    expect(row(person, "Assets")).to_contain_text("0.0 3 of 3 answered")
    empty = person.page.locator("[data-sector].empty")
    expect(empty).to_have_count(5)
    expect(person.page.locator('[data-sector="assets"]')).not_to_contain_class("empty")


def test_the_answers_behind_a_value_can_be_seen(person: Person) -> None:
    """Each question with what was answered."""
    person.opens().chooses("Partly", 1)
    person.page.locator("summary", has_text="The answers behind it: Assets").click()
    items = person.page.locator('[data-piece="items.assets"] li')
    expect(items).to_have_count(3)
    expect(items.nth(0)).to_contain_text("Partly")
    expect(items.nth(1)).to_contain_text("no answer")


def test_results_are_announced_politely_and_not_at_each_key(person: Person) -> None:
    """Four arrows in a row are told once, with what changed; many changes in one sentence."""
    person.opens()
    region = person.page.locator("results-block > [role=status]")
    person.page.evaluate(
        """() => { window.heard = [];
        const region = document.querySelector("results-block > [role=status]");
        new MutationObserver(() => window.heard.push(region.textContent)).observe(
          region, { childList: true, characterData: true, subtree: true }); }"""
    )
    person.question(1).get_by_role("radio", name="Not yet").focus()
    person.presses_key("Space", "ArrowRight", "ArrowRight", "ArrowRight")
    person.chooses("Fully", 2)
    expect(region).to_have_text("Assets: 3.5, between “Mostly” and “Fully”.")
    assert person.page.evaluate("window.heard.filter(Boolean)") == [
        "Assets: 3.5, between “Mostly” and “Fully”."
    ]
    person.field("checklist.assets-1-note").press_sequentially("A note changes no result")
    for item in (4, 5, 7, 8, 11, 12):
        person.chooses("Partly", item)
    expect(region).to_have_text("The results have changed.")
    assert len(person.page.evaluate("window.heard.filter(Boolean)")) == 2


def test_three_examples_are_marked_on_one_ladder(person: Person) -> None:
    """Each at its rung, with its name; two on one rung together; a choice taken back goes."""
    person.opens(LADDER)
    person.chooses_rung("informing", "doing-to-rung").chooses_rung("informing", "doing-for-rung")
    person.chooses_rung("co-producing", "doing-with-rung")
    ladder = person.page.locator("ladder-block.live").filter(has=person.page.locator("h3"))
    marks = ladder.locator(".chosen-here")
    expect(marks).to_have_text(
        ["Your example: Doing with", "Your example: Doing to", "Your example: Doing for"]
    )
    person.chooses_rung("coercing", "doing-to-rung")
    expect(marks).to_have_text(
        ["Your example: Doing with", "Your example: Doing for", "Your example: Doing to"]
    )
    person.presses("Clear this answer: Doing with: where does it fit on the ladder?")
    expect(marks).to_have_text(["Your example: Doing for", "Your example: Doing to"])
