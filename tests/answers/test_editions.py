"""Answers outlive the next publish: renamed, removed, with another scale or another kind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.answers.person import Person
from tests.host import served
from tests.sites import ROOT, Site, Watch, build, copied, once

READINESS = "modules/co-production/readiness-assessment.yaml"
PRACTICE = "modules/co-production/readiness-assessment.own-practice.yaml"
CHANGES = [
    # renamed, and said so
    ("- id: assets-1\n", "- id: heart\n                  renamed_from: assets-1\n"),
    # a point of the scale that is offered no longer
    ("            - id: mostly\n", "            - id: often\n              renamed_from: mostly\n"),
    # a column of the plan
    ("- id: who\n", "- id: with-whom\n              renamed_from: who\n"),
]


@pytest.fixture(scope="session")
def editions(making: Callable[[str], Path]) -> tuple[Path, Path]:
    """Two sites of our toolkit: as it is, and after an author has changed the checklist."""
    before = making("real")
    root = once(before.with_name("toolkit-changed"), lambda root: publish_twice(root, before))
    return root / "first", root / "second"


def publish_twice(root: Path, before: Path) -> None:
    copied("real", root, before)
    release(root)
    build(root, root / "first")
    for name in (READINESS, PRACTICE):
        change(root / "toolkit_content" / name)
    release(root)
    build(root, root / "second")


def release(root: Path) -> None:
    command = [sys.executable, "-m", "generator", "release", "--folder", str(root)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def change(path: Path) -> None:
    """Rename an item, a point and a column; take an item out."""
    text = path.read_text("utf-8")
    overlay = path.name.count(".") > 1
    for old, new in CHANGES:
        if overlay:
            new = new.partition("\n")[0] + "\n"
        text = text.replace(old, new)
    path.write_text(without_item(text, "capacity-2"), "utf-8")


def without_item(text: str, id: str) -> str:
    """The YAML without an item of a list: its line with the id, and the one with its text."""
    lines = text.splitlines(keepends=True)
    at = next((at for at, line in enumerate(lines) if line.strip() == f"- id: {id}"), None)
    if at is not None:
        del lines[at : at + 2]
    return "".join(lines)


@contextmanager
def published(folder: Path, edition: Path) -> Iterator[None]:
    """`edition` is what the host serves."""
    folder.symlink_to(edition)
    yield
    folder.unlink()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A host at one address: the folder that it serves, and the address."""
    with served(tmp_path / "host") as address:
        yield tmp_path / "host", address


def beside(person: Person) -> Locator:
    return person.page.get_by_role("region", name="Kept beside the sheet")


def test_answers_find_their_questions_after_a_publish(
    launched: Browser, editions: tuple[Path, Path], host: tuple[Path, str]
) -> None:
    """Renamed: moved along. Removed: kept beside the sheet with what was asked. Nothing else."""
    folder, address = host
    first, second = editions
    watch = Watch()
    context = launched.new_context()
    with published(folder, first):
        person = Person.at(context, Site("first", first, address), watch).opens()
        person.types("x", "checklist.assets-1-note").says_own()
        given = person.fills_everything()
        person.chooses("Mostly", 1).chooses("Partly", 5).chooses("Mostly", 6)
        given |= {"checklist.assets-1": "mostly", "checklist.capacity-3": "mostly"}
        given["checklist.capacity-2"] = "partly"
        asked = person.question(5).locator("legend .wording-1").inner_text()
        person.is_kept(given["plan.catalysts.how-known"]).is_kept("mostly")
        file = person.saves() if launched.browser_type.name == "chromium" else None
    with published(folder, second):
        person.reloads()
        found = person.answers()
        gone = ["checklist.capacity-2", "checklist.capacity-2-note"]
        expected = {now(name): often(value) for name, value in given.items() if name not in gone}
        assert found == expected
        expect(beside(person)).to_contain_text(asked)
        expect(beside(person)).to_contain_text("Partly")
        expect(beside(person)).to_contain_text(given["checklist.capacity-2-note"])
        expect(beside(person)).to_contain_text("From an earlier version")
        expect(beside(person).get_by_role("button", name="Delete")).to_have_count(2)
        person.reloads()
        assert person.answers() == expected
        if file:
            other = launched.new_context()
            there = Person.at(other, person.site, watch).opens().opens_file(file)
            there.reads("answer to checklist.assets-1-note", "checklist.heart-note")
            assert there.answers() == expected
            expect(beside(there)).to_contain_text(asked)
            other.close()
    with published(folder, first):  # somebody publishes the older one again
        person.reloads()
        kept = str(person.everything_kept().values()).split('"')
        lost = {often(value) for value in given.values()} - {often(value) for value in kept}
        assert lost == set()
    context.close()
    assert watch.faults == []


def now(name: str) -> str:
    """What a name of the first edition is called in the second."""
    name = name.replace("checklist.assets-1", "checklist.heart")
    return name.removesuffix(".who") + ".with-whom" if name.endswith(".who") else name


def often(value: str) -> str:
    return "often" if value == "mostly" else value
