"""A small toolkit in a folder, to be broken and mended in tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
FILES = {
    "toolkit.yaml": """\
id: small-toolkit
title: "A small toolkit"
description: "Enough to try everything."
languages: [en]
publisher:
  name: "Us"
site_url: "https://example.org/small/"
released: 2026-11-23
licence:
  name: "CC BY 4.0"
  url: "https://creativecommons.org/licenses/by/4.0/"
people: "people"
modules: [garden]
""",
    "modules/garden/module.yaml": """\
id: garden
number: 1
title: "The garden"
summary: "What grows where."
outcomes:
  - id: growing
    text: "You can grow beans."
activities: [beans]
""",
    "modules/garden/beans.yaml": """\
id: beans
number: 1
title: "Beans"
wording: our-garden
wording_title: "Our garden"
summary: "A look at the beans."
aim: "To look at the beans."
outcomes: [growing]
method:
  - type: reference
    id: kinds
    annex: kinds
sheet:
  sections:
    - id: look
      title: "A look"
      blocks:
        - type: text
          id: seen
          question: "What do you see?"
        - type: rating
          id: state
          scale:
            - id: poor
              label: "Poor"
              value: 0
            - id: good
              label: "Good"
              value: 1
          groups:
            - id: soil
              title: "Soil"
              items:
                - id: water
                  text: "There is enough water."
        - type: results
          of: state
facilitator:
  - type: signposting
    id: contacts
    contacts:
      - id: neighbour
        name: "The neighbour"
    review: 2030-01-01
""",
    "annexes/kinds.yaml": """\
id: kinds
title: "Kinds of beans"
summary: "There are two."
""",
}


class Small:
    """The small toolkit in `root`; paths of its files are below toolkit_content/."""

    def __init__(self, root: Path, files: Mapping[str, str] = FILES) -> None:
        self.root = root
        for path, text in files.items():
            self.write(path, text.encode())

    def path(self, path: str) -> Path:
        """The full path of one of its files."""
        return self.root / "toolkit_content" / path

    def write(self, path: str, content: bytes) -> None:
        """Put a file there, or in place of another."""
        file = self.path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def change(self, path: str, old: str, new: str) -> None:
        """Replace the only `old` in a file."""
        text = self.path(path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new).encode())

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A Python module's command line in this folder, such as `run("generator", "check")`."""
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root,
            env=surroundings() | environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def site(self, name: str = "site") -> dict[str, str]:
        """Every file of a built site with a digest of its bytes."""
        return dict(_digests(self.root / name))


def surroundings() -> dict[str, str]:
    """An environment in which the repository's generator is found and nothing else is set."""
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return kept | {"PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1"}


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), sha256(file.read_bytes()).hexdigest()
