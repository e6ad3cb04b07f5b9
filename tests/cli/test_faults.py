"""Faults of authors: told with place, words and what to do, whichever way the site is built."""

from __future__ import annotations

import re

import pytest

from generator.cli import main
from tests.cli.making import FILES, Small

ACTIVITY = "modules/garden/beans.yaml"
MODULE = "modules/garden/module.yaml"
ANNEX = "annexes/kinds.yaml"
TEXT = FILES[ACTIVITY]


def cut(text: str) -> bytes:
    """The activity up to `text`, as when a copy was stopped."""
    return TEXT[: TEXT.index(text)].encode()


# Name: the file, its content or (old, new), the place, the message.
Fault = tuple[str, bytes | tuple[str, str], str, str]
FAULTS: dict[str, Fault] = {
    "a wrong type name": (
        ACTIVITY, ("type: rating", "type: ratng"), "21:17", "unknown block type 'ratng'"),
    "a missing key": (
        ACTIVITY, ('          question: "What do you see?"\n', ""), "18:11",
        "'question' is missing here"),
    "an unknown key": (
        ACTIVITY, ("summary:", "sumary:"), "6:1", "unknown key 'sumary'"),
    "an unknown outcome": (
        ACTIVITY, ("[growing]", "[growin]"), "8:12", "no outcome is called 'growin'"),
    "an unknown annex": (
        ACTIVITY, ("annex: kinds", "annex: kind"), "12:12", "no annex is called 'kind'"),
    "an unknown block": (
        ACTIVITY, ("of: state", "of: stat"), "37:15", "no block is called 'stat'"),
    "an unknown activity": (
        MODULE, ("[beans]", "[bens]"), "8:14", "no activity is called 'bens'"),
    "an id of two files": (
        MODULE, ("id: garden", "id: kinds"), "1:5", "the id 'kinds' is used by another file too"),
    "an id of an activity": (
        ANNEX, ("id: kinds", "id: beans"), "1:5", "the id 'beans' is not the file's name"),
    "an id of two blocks": (
        ACTIVITY, ("id: state", "id: seen"), "22:15", "two blocks have the id 'seen'"),
    "bad indentation": (
        ACTIVITY, ("        - type: results\n", "       - type: results\n"), "36:8",
        "this line should start in the same column as line 21"),
    "a tab": (
        ACTIVITY, ("              label: \"Poor\"", "\t\tlabel: \"Poor\""), "25:1",
        "a tab indents this line"),
    "an unquoted colon": (
        ACTIVITY, ('"A look at the beans."', "A look: at the beans."), "6:16",
        "a colon inside text needs quotes"),
    "no scale": (
        ACTIVITY, (TEXT[TEXT.index("          scale:") : TEXT.index("          groups:")], ""),
        "21:11", "'scale' is missing here"),
    "a file cut before a required key": (ACTIVITY, cut("sheet:"), "1:1", "'sheet' is missing here"),
    "a file cut inside a quote": (
        ACTIVITY, cut("t do you see"), "20:21", "a quote starts here and is never closed"),
    "a file cut inside a bracket": (
        ACTIVITY, cut("ing]"), "8:11", "'[' opens here and is never closed"),
    "a file cut inside a line": (
        ACTIVITY, cut(" results"), "36:16", "this block has no type"),
    "a double key": (
        ACTIVITY, ("number: 1\n", "number: 1\nnumber: 2\n"), "3:1",
        "the key 'number' stands twice here"),
    "another character set": (
        ACTIVITY, TEXT.replace("Soil", "Café").encode("latin-1"), "32:26",
        "'é' can't be read here: this file is not saved as UTF-8"),
    "200,000 brackets": (ACTIVITY, b"id: " + b"[" * 200_000, "1:104",
        "this is nested more than 100 deep"),
}  # fmt: skip


def breaks(small: Small, fault: Fault) -> None:
    """Put a fault into the toolkit."""
    path, change, _, _ = fault
    if isinstance(change, bytes):
        small.write(path, change)
    else:
        small.change(path, *change)


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_with_its_place_and_what_to_do(
    name: str, small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first line says where and what, the last one what to do; the status is 1."""
    path, _, place, message = FAULTS[name]
    breaks(small, FAULTS[name])
    assert main(["check", "--folder", str(small.root)]) == 1
    told = capsys.readouterr().err
    assert f"toolkit_content/{path}:{place}: {message}" in told
    assert re.search(r"^      = \w", told, re.MULTILINE), "what to do is not said"
    for word in ("dict", "NoneType", "validation error", "Traceback", "pydantic", "yaml."):
        assert word not in told.replace("beans.yaml", "").replace("module.yaml", "")


EVERYWHERE = ("a wrong type name", "an unknown activity", "an id of an activity", "a missing key")


def test_all_faults_of_all_files_are_told_in_one_run(small: Small) -> None:
    """Nobody mends one fault to find the next."""
    for name in EVERYWHERE:
        breaks(small, FAULTS[name])
    run = small.run("generator", "check")
    heads = [line for line in run.stderr.splitlines() if line.startswith("toolkit_content/")]
    assert [head.removeprefix("toolkit_content/") for head in heads] == [
        "annexes/kinds.yaml:1:5: the id 'beans' is not the file's name",
        "modules/garden/beans.yaml:1:5: the id 'beans' is used by another file too",
        "modules/garden/beans.yaml:18:11: 'question' is missing here",
        "modules/garden/beans.yaml:20:17: unknown block type 'ratng'",
        "modules/garden/module.yaml:8:14: no activity is called 'bens'",
    ]
    assert (run.returncode, run.stdout) == (1, "5 problems in 4 files\n")


@pytest.mark.parametrize(
    "command",
    [
        ("generator", "build"),
        ("mkdocs", "build", "--strict"),
        ("mkdocs", "build", "--strict", "--dirty"),
        ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml"),
    ],
    ids=" ".join,
)
def test_the_old_site_stays_as_it_was(command: tuple[str, ...], copy: Small) -> None:
    """A build of broken content ends with status 1 and words, and writes nothing."""
    before = copy.site()
    for name in EVERYWHERE:
        breaks(copy, FAULTS[name])
    run = copy.run(*command)
    assert run.returncode == 1
    assert f"{ACTIVITY}:20:17: unknown block type 'ratng'" in run.stderr
    assert f"{ACTIVITY}:1:5: the id 'beans' is used by another file too" in run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    assert copy.site() == before


def test_what_is_written_is_not_repeated_for_one_typo(small: Small) -> None:
    """A typo in a required key is not told as a missing key, too."""
    small.change("toolkit.yaml", "released:", "relesed:")
    run = small.run("generator", "check")
    assert run.stderr.count("released") == 1
    assert run.stdout == "1 problem in 4 files\n"


def test_contacts_that_nobody_looked_through_stop_a_build(small: Small) -> None:
    """$SOURCE_DATE_EPOCH says which day it is, for builds that are made again later."""
    late = {"SOURCE_DATE_EPOCH": "1900000000"}
    assert small.run("generator", "check").returncode == 0
    for command in ("check", "build"):
        run = small.run("generator", command, **late)
        assert run.returncode == 1
        assert f"{ACTIVITY}:44:13: these contacts were to be looked through" in run.stderr
    assert not (small.root / "site").exists()


@pytest.mark.parametrize(
    "command", [("generator", "build"), ("mkdocs", "build", "--strict")], ids=" ".join
)
def test_an_overdue_review_is_told_and_the_old_site_stays(
    command: tuple[str, ...], copy: Small
) -> None:
    """By today's calendar, and by $SOURCE_DATE_EPOCH where it is set; the day itself is in time."""
    before = copy.site()
    run = copy.run(*command, SOURCE_DATE_EPOCH="1893455999")  # the last second before 2030
    assert run.returncode == 0, run.stderr
    last, over = "1893542399", "1893542400"  # the end of 2030-01-01, and a second later
    assert copy.run(*command, SOURCE_DATE_EPOCH=last).returncode == 0
    told = "these contacts were to be looked through by"
    run = copy.run(*command, SOURCE_DATE_EPOCH=over)
    assert (run.returncode, f"{ACTIVITY}:44:13: {told} 2030-01-01" in run.stderr) == (1, True)
    assert "= check each of them, then set a new date" in run.stderr
    copy.change(ACTIVITY, "review: 2030-01-01", "review: 2020-02-02")
    run = copy.run(*command)
    assert (run.returncode, f"{ACTIVITY}:44:13: {told} 2020-02-02" in run.stderr) == (1, True)
    assert copy.site() == before
