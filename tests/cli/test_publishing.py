"""Publishing on GitHub: the workflow, and problems told in GitHub's own way."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.problems import Place, Problem
from tests.cli.making import REPOSITORY, Small

TEXT = (REPOSITORY / ".github/workflows/publish.yml").read_text("utf-8")
MAIN = "github.ref == 'refs/heads/main'"


class GitHub(yaml.SafeLoader):
    """YAML as GitHub reads it: 1.2, where `on` is a word and only true and false are bools."""


GitHub.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    """What is done after each change."""
    read: dict[str, Any] = yaml.load(TEXT, GitHub)
    return read


def actions(job: dict[str, Any]) -> list[str]:
    """What a job does: the actions without their versions, and the first lines of commands."""
    return [
        step["run"].splitlines()[0] if "run" in step else step["uses"].partition("@")[0]
        for step in job["steps"]
    ]


def test_changes_of_main_are_published_and_proposed_ones_only_built(
    workflow: dict[str, Any],
) -> None:
    """A stranger's proposal gets no right to publish, and needs none to be checked."""
    assert workflow["on"] == {
        "push": {"branches": ["main"]},
        "pull_request": None,
        "workflow_dispatch": None,
    }
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert "if" not in build
    assert (publish["needs"], publish["if"]) == ("build", MAIN)
    for step in build["steps"]:
        if "pages" in step.get("uses", ""):
            assert step["if"] == MAIN


def test_only_the_job_that_publishes_may_publish(workflow: dict[str, Any]) -> None:
    """What runs the content's build can read, and no more."""
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert workflow["jobs"]["publish"]["environment"]["name"] == "github-pages"


def test_the_content_is_checked_before_it_is_built(workflow: dict[str, Any]) -> None:
    """So that each problem stands on its line; what is uploaded is the whole folder."""
    assert actions(workflow["jobs"]["build"]) == [
        "actions/checkout",
        "actions/setup-python",
        "actions/cache",
        "git fetch --quiet --depth=1 origin main",
        "make check FORMAT=github",
        "actions/configure-pages",
        "make site",
        ".venv/bin/python -m generator release",
        "actions/upload-artifact",
        "actions/upload-pages-artifact",
    ]
    assert actions(workflow["jobs"]["publish"]) == ["actions/deploy-pages"]
    upload = workflow["jobs"]["build"]["steps"][-1]["with"]
    assert upload == {"path": "site", "include-hidden-files": "true"}


def test_a_proposed_change_never_replaces_a_run_that_publishes(workflow: dict[str, Any]) -> None:
    """GitHub drops the run that waits when another one of its group comes."""
    concurrency = workflow["concurrency"]
    assert concurrency["group"] == "publish-${{ github.ref }}"
    assert concurrency["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"


# ---- problems on their lines


def understood(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner takes it apart: its kind, properties and text."""
    _, told, said = line.split("::", 2)
    kind, _, properties = told.partition(" ")
    pairs = dict(pair.split("=", 1) for pair in properties.split(","))
    return kind, {key: back(value, ":,") for key, value in pairs.items()}, back(said)


def back(text: str, signs: str = "") -> str:
    """The signs that stand for others made into these again, the one for % last."""
    for sign in f"\r\n{signs}%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@pytest.mark.parametrize(
    "odd", ["100 %", "a, b: c", "a%0Ab", "%25%2C", "line\r\nline", "::error::x", "k=v,l=w"]
)
def test_no_sign_breaks_a_problem_out_of_its_line(odd: str) -> None:
    """Whatever stands in a file's name, a message or a hint, one line is told and understood."""
    problem = Problem(Place(f"a/{odd}.yaml", 3, 7), f"odd {odd}", f"do {odd}", "warning")
    assert len(problem.annotation.splitlines()) == 1
    assert understood(problem.annotation) == (
        "warning",
        {"file": f"a/{odd}.yaml", "line": "3", "col": "7"},
        f"odd {odd}\ndo {odd}",
    )


def test_the_command_tells_each_problem_on_a_line_of_its_own(small: Small) -> None:
    """With the path from the top of the repository, where GitHub looks for the file."""
    small.change("modules/garden/beans.yaml", "of: state", 'of: "50%, or: more"')
    run = small.run("generator", "check", "--format", "github")
    assert run.returncode == 1
    (kind, where, said), *_ = map(understood, run.stderr.splitlines())
    assert (kind, where["line"], where["col"]) == ("error", "37", "15")
    assert (small.root / where["file"]).is_file()
    assert "'50%, or: more'" in said
