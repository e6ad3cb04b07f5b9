"""The command that keeps the names of answers, and the workflow that runs it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from generator import cli
from generator.cli import main
from generator.lasting import lasting
from generator.library import collect, whole
from generator.site import pages
from tests.cli.making import REPOSITORY, Small

ACTIVITY = "modules/garden/beans.yaml"
NAMES = "published-fields.json"
WORKFLOW = yaml.safe_load((REPOSITORY / ".github/workflows/publish.yml").read_text("utf-8"))


def release(small: Small, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said about a release that goes well."""
    assert main(["release", "--folder", str(small.root)]) == 0
    return capsys.readouterr().out.strip()


def page(small: Small) -> str:
    """The activity's page."""
    return pages(whole(collect(small.path("."))))["modules/garden/beans.md"]


def test_a_release_says_what_changed(small: Small, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, and the file is the same when nothing did."""
    assert release(small, capsys) == "edition 1: 2 new"
    first = small.path(NAMES).read_bytes()
    assert release(small, capsys) == "edition 1: nothing has changed"
    assert small.path(NAMES).read_bytes() == first
    small.change(ACTIVITY, "What do you see?", "What can you see?")
    assert release(small, capsys) == "edition 1: 1 changed"
    small.change(ACTIVITY, "id: seen\n", "id: found\n          renamed_from: seen\n")
    assert release(small, capsys) == "edition 2: 1 new, 1 renamed"
    assert sorted(path.name for path in small.path(".").iterdir()) == [
        "annexes",
        "modules",
        NAMES,
        "toolkit.yaml",
    ]


def test_the_file_is_canonical(small: Small, capsys: pytest.CaptureFixture[str]) -> None:
    """Sorted, indented, whole: changes are seen line by line."""
    small.change(ACTIVITY, "What do you see?", "Que vois-tu, là? ماذا ترى")
    release(small, capsys)
    text = small.path(NAMES).read_text("utf-8")
    again = json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False)
    assert text == again + "\n"


def test_a_page_is_the_same_before_and_after_its_release(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether a host releases first or builds first."""
    release(small, capsys)
    small.change(ACTIVITY, "id: seen\n", "id: found\n          renamed_from: seen\n")
    before = page(small)
    assert 'data-edition="2"' in before
    assert "data-earlier=" in before
    release(small, capsys)
    assert page(small) == before


def test_content_with_a_problem_is_not_released(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was not published either."""
    small.change(ACTIVITY, "type: rating", "type: ratng")
    assert main(["release", "--folder", str(small.root)]) == 1
    assert "unknown block type 'ratng'" in capsys.readouterr().err
    assert not small.path(NAMES).exists()


def test_a_release_that_fails_leaves_the_last_one(
    small: Small, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is whole at every moment."""
    release(small, capsys)
    before = small.path(NAMES).read_bytes()
    small.change(ACTIVITY, "id: seen", "id: found")

    def full(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["release", "--folder", str(small.root)]) == 1
    assert "no space left on device" in capsys.readouterr().err
    assert small.path(NAMES).read_bytes() == before


def test_what_is_lost_is_told_by_check_and_release(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a warning: both go well."""
    release(small, capsys)
    small.change(ACTIVITY, "id: seen", "id: found")
    warning = "beans.yaml:19:15: warning: 'seen' was published and is gone"
    for command in ("check", "release"):
        assert main([command, "--folder", str(small.root)]) == 0
        assert warning in capsys.readouterr().err


def test_what_is_lost_is_told_by_a_build(copy: Small) -> None:
    """Once, and the site is built."""
    assert copy.run("generator", "release").returncode == 0
    copy.change(ACTIVITY, "id: seen", "id: found")
    done = copy.run("generator", "build")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("warning: 'seen' was published and is gone") == 1
    written = (copy.root / "site/modules/garden/beans/index.html").read_text("utf-8")
    assert 'data-edition="2"' in written


@pytest.mark.parametrize("command", ["check", "release", "build"])
def test_a_damaged_file_stops_all(
    command: str, small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody can know any more where answers belong."""
    small.write(NAMES, b'{\n  "format": "toolkit-published-fields",\n<<<<<<< HEAD\n')
    assert main([command, "--folder", str(small.root)]) == 1
    assert f"toolkit_content/{NAMES}:3:1: this file is damaged" in capsys.readouterr().err


def test_pages_for_other_builders_know_the_names(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the file is no page."""
    release(small, capsys)
    small.change(ACTIVITY, "id: seen", "id: found")
    target = small.root / "out"
    assert cli.main(["pages", "--folder", str(small.root), "--to", str(target)]) == 0
    written = (target / "modules/garden/beans.md").read_text("utf-8")
    assert "&#34;seen&#34;:[{&#34;kind&#34;:&#34;text&#34;" in written
    assert not list(target.rglob("*.json"))


def test_our_own_toolkit_loses_no_published_name() -> None:
    """What was released with it is still asked, under its name or a newer one."""
    collection = collect(REPOSITORY / "toolkit_content")
    assert collection.published is not None
    assert [str(problem) for problem in lasting(collection, whole(collection))] == []


# ---- the workflow


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository with a branch main, as a runner has it."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    commit(clone, "toolkit_content/toolkit.yaml", "id: a\n")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    return clone


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def commit(folder: Path, path: str, text: str) -> None:
    """One file, committed."""
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(text)
    git(folder, "add", path)
    git(folder, "commit", "--quiet", "-m", f"Write {path}")


def run(folder: Path, job: str, step: str) -> subprocess.CompletedProcess[str]:
    """A step of the workflow, by its name, in the shell that a runner uses."""
    (found,) = [one for one in WORKFLOW["jobs"][job]["steps"] if one.get("name") == step]
    return subprocess.run(
        ["bash", "-e", "-c", found["run"]],
        cwd=folder,
        env=os.environ | WORKFLOW["env"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


KEEP = ("keep", "Keep the names of this release")
TAKE = ("build", "Take the names of the last release, if it came after this change")


def test_the_workflow_keeps_the_names(clone: Path) -> None:
    """In one commit that starts no other run; none where nothing changed."""
    (clone / "toolkit_content" / NAMES).write_text("{}\n")
    assert run(clone, *KEEP).returncode == 0
    assert run(clone, *KEEP).returncode == 0
    subjects = git(clone, "log", "--format=%s", "origin/main").splitlines()
    assert subjects[0] == "Keep the published names of answers [skip ci]"
    assert len(subjects) == 2
    assert git(clone, "show", "--format=", "--name-only", "origin/main").split() == [
        f"toolkit_content/{NAMES}"
    ]


def test_the_workflow_keeps_the_names_when_somebody_was_faster(clone: Path, tmp_path: Path) -> None:
    """Their change stays."""
    git(tmp_path, "clone", "--quiet", str(tmp_path / "origin"), str(tmp_path / "other"))
    commit(tmp_path / "other", "toolkit_content/new.yaml", "id: b\n")
    git(tmp_path / "other", "push", "--quiet", "origin", "HEAD:main")
    (clone / "toolkit_content" / NAMES).write_text("{}\n")
    assert run(clone, *KEEP).returncode == 0
    files = git(clone, "ls-tree", "-r", "--name-only", "origin/main").split()
    assert files == [f"toolkit_content/{name}" for name in ("new.yaml", NAMES, "toolkit.yaml")]


def test_the_workflow_says_when_it_may_not_write(clone: Path, tmp_path: Path) -> None:
    """A branch may be protected."""
    hook = tmp_path / "origin/hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    (clone / "toolkit_content" / NAMES).write_text("{}\n")
    done = run(clone, *KEEP)
    assert done.returncode == 1
    assert "::error::The names were not kept" in done.stdout


def test_a_build_knows_the_names_of_a_release_that_came_after_its_change(
    clone: Path, tmp_path: Path
) -> None:
    """Two changes may be pushed before the first is published."""
    assert run(clone, *TAKE).returncode == 0
    git(tmp_path, "clone", "--quiet", str(tmp_path / "origin"), str(tmp_path / "other"))
    commit(tmp_path / "other", f"toolkit_content/{NAMES}", '{"edition": 2}\n')
    git(tmp_path / "other", "push", "--quiet", "origin", "HEAD:main")
    assert run(clone, *TAKE).returncode == 0
    assert (clone / "toolkit_content" / NAMES).read_text() == '{"edition": 2}\n'


def test_only_one_job_of_the_workflow_may_write() -> None:
    """And only on main, after the site is published."""
    assert WORKFLOW["permissions"]["contents"] == "read"
    writers = {
        name: job
        for name, job in WORKFLOW["jobs"].items()
        if job.get("permissions", {}).get("contents") == "write"
    }
    assert list(writers) == ["keep"]
    assert (writers["keep"]["needs"], writers["keep"]["if"]) == (
        "publish",
        "github.ref == 'refs/heads/main'",
    )
