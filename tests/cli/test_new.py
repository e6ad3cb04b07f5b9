"""`toolkit new`: a file to begin from, that builds at once and is named where it belongs."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Sequence

import pytest

from generator.new import id_from, named_in
from tests.cli.making import Small, surroundings

ACTIVITY = ("generator", "new", "activity")


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ("a: 1\nlist: []  # none yet\n", "a: 1\nlist: [new]  # none yet\n"),
        ("list: [one, two] # both\n", "list: [one, two, new] # both\n"),
        (
            "list:\n  - one # first\n  - two\nz: 1\n",
            "list:\n  - one # first\n  - two\n  - new\nz: 1\n",
        ),
        ("list:\n- one", "list:\n- one\n- new"),
        ("list: [\n  one,\n  two\n]\n", "list: [\n  one,\n  two, new\n]\n"),
        ("a: 1\n", "a: 1\nlist: [new]\n"),
    ],
)
def test_a_list_gets_one_entry_more(listed: str, named: str) -> None:
    """However it is written; comments and all other lines stay."""
    assert named_in(listed, "list", "new") == named.replace("two, new\n]", "two, new]")


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Whose shed is it?", "whose-shed-is-it"),
        ("Café  in Łódź", "cafe-in-odz"),
        ("قهوة", ""),
    ],
)
def test_an_id_comes_from_the_title(title: str, id: str) -> None:
    """Small letters, digits and hyphens; other scripts give none."""
    assert id_from(title) == id


def test_a_new_activity_is_there_at_once(small: Small) -> None:
    """It passes the check without a warning of its own, and its page has its form."""
    run = small.run(*ACTIVITY, "--title", 'A "first" look: what we see')
    assert (run.returncode, run.stderr) == (0, "")
    assert "a-first-look-what-we-see.yaml is new" in run.stdout
    check = small.run("generator", "check")
    assert check.returncode == 0 and "a-first-look" not in check.stderr
    pages = small.run("generator", "pages", "--to", "out")
    assert pages.returncode == 0
    page = (small.root / "out/modules/garden/a-first-look-what-we-see.md").read_text("utf-8")
    assert 'data-activity="a-first-look-what-we-see"' in page


def test_a_new_module_and_an_activity_in_it(small: Small) -> None:
    """The module begins empty and is built so, too."""
    assert small.run("generator", "new", "module", "--title", "Whose shed?").returncode == 0
    assert small.run("generator", "check").returncode == 0
    run = small.run(*ACTIVITY, "--module", "whose-shed", "--title", "Tools")
    assert run.returncode == 0
    assert small.run("generator", "check").returncode == 0
    assert small.path("modules/whose-shed/tools.yaml").is_file()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "--title is missing: write --title and what it is"),
        (["--title", "T", "--module", "shed"], "there is no module 'shed'; there are: garden"),
        (["--title", "T", "--id", "Big_One"], "'Big_One' is no id: use small letters a to z"),
        (["--title", "T", "--id", "toolkit"], "the id 'toolkit' is reserved"),
        (["--title", "T", "--id", "kinds"], "the id 'kinds' is taken"),
        (["--title", "قهوة"], "--id is missing: write --id and what it is"),
    ],
)
def test_what_cannot_be_made_is_said_and_changes_nothing(
    small: Small, options: Sequence[str], told: str
) -> None:
    """Wrong use, told in a sentence; not one byte is written."""
    before = small.site("toolkit_content")
    run = small.run(*ACTIVITY, *options)
    assert run.returncode == 2 and told in run.stderr
    assert small.site("toolkit_content") == before


def test_a_file_that_is_there_is_never_written_over(small: Small) -> None:
    """Also where no module names it."""
    small.write("modules/garden/peas.yaml", b"# notes of mine\n")
    run = small.run(*ACTIVITY, "--title", "Peas")
    assert run.returncode != 0
    assert small.path("modules/garden/peas.yaml").read_bytes() == b"# notes of mine\n"


def test_on_a_terminal_it_asks(small: Small) -> None:
    """Title first; the id that follows from it is proposed and taken with Enter."""
    master, terminal = pty.openpty()
    os.write(master, b"Sweet peas\n\n")
    run = subprocess.run(
        [sys.executable, "-m", *ACTIVITY],
        cwd=small.root,
        env=surroundings(),
        stdin=terminal,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(master)
    os.close(terminal)
    assert run.returncode == 0
    assert "Title of the activity: " in run.stdout and "Id [sweet-peas]: " in run.stdout
    assert small.path("modules/garden/sweet-peas.yaml").is_file()


def test_new_files_say_how_editors_can_help(small: Small) -> None:
    """The first line leads to the schema: here the one that the toolkit's own site publishes."""
    assert small.run(*ACTIVITY, "--title", "Peas").returncode == 0
    first = small.path("modules/garden/peas.yaml").read_text("utf-8").split("\n")[0]
    schema = "https://example.org/small/schemas/activity.json"
    assert first == f"# yaml-language-server: $schema={schema}"
