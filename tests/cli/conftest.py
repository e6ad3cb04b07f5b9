"""A small toolkit for each test, and a built one that tests may copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.making import REPOSITORY, Small
from tests.sites import once


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """The small toolkit in a folder of its own, without anything else."""
    return Small(tmp_path)


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """A checkout around the small toolkit, built once; not to be changed."""

    def make(root: Path) -> None:
        checkout(root)
        run = Small(root).run("generator", "build")
        assert run.returncode == 0, run.stderr

    return once(shared / "built", make)


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Small:
    """A copy of the built checkout."""
    shutil.copytree(built, tmp_path / "copy")
    return Small(tmp_path / "copy")


def checkout(root: Path) -> None:
    """What a clone holds besides content, so that plain `mkdocs build` works in `root`."""
    for name in ("docs", "overrides", "generator"):
        shutil.copytree(REPOSITORY / name, root / name, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
