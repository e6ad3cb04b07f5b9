"""A toolkit's folder: where its content, its cache and its MkDocs configuration are.

Whatever the folder does not have of its own (mkdocs.yml, docs/, overrides/) is the generator's:
the checkout's, or in an installed package the copy in `defaults/`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

PACKAGE = Path(__file__).parent
LAYERS = (PACKAGE / "defaults", PACKAGE.parent)
CONTENT, DOCS, CACHE, CONFIG = "toolkit_content", "docs", ".cache", "mkdocs.yml"


@dataclass(frozen=True)
class Project:
    """One toolkit in `root`, an absolute path."""

    root: Path

    @property
    def content(self) -> Path:
        """The folder of the YAML files."""
        return self.root / CONTENT

    @property
    def cache(self) -> Path:
        """The folder of what can be made again."""
        return self.root / CACHE

    def files(self) -> list[Path]:
        """Every YAML file of the content, in order."""
        return sorted(self.content.rglob("*.yaml"))

    @property
    def docs(self) -> Path:
        """The folder of the pages written by hand, if it has any of its own."""
        return self.root / DOCS

    def pages(self) -> list[Path]:
        """Every page in that folder, in order."""
        return sorted(self.docs.rglob("*.md"))

    def config(self) -> Path:
        """The MkDocs configuration to build with: the folder's own, or one written to the cache.

        The written one inherits everything and says where the parts that it names are found.
        """
        base = self.find(CONFIG)
        parts = _parts(base)
        found = {path: self.find(path) for path in parts.paths()}
        if all(path.is_relative_to(self.root) for path in (base, *found.values())):
            return base
        written = self.cache / CONFIG
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(json.dumps(parts.placed(base, found), indent=2) + "\n", "utf-8")
        return written

    def find(self, path: str) -> Path:
        """The folder's own file or folder called `path`, else the generator's."""
        candidates = [layer / path for layer in (self.root, *LAYERS)]
        return next((found for found in candidates if found.exists()), candidates[0])


@dataclass(frozen=True)
class _Parts:
    """The files and folders that an MkDocs configuration names."""

    docs: str
    overrides: str
    hooks: tuple[str, ...]

    def paths(self) -> Iterator[str]:
        """Each of them as it is written there."""
        yield from (self.docs, self.overrides, *self.hooks)

    def placed(self, base: Path, found: dict[str, Path]) -> dict[str, Any]:
        """A configuration that inherits `base` and names the same parts by their full paths."""
        return {
            "INHERIT": str(base),
            "docs_dir": str(found[self.docs]),
            "theme": {"custom_dir": str(found[self.overrides])},
            "hooks": [str(found[hook]) for hook in self.hooks],
        }


def _parts(config: Path) -> _Parts:
    loaded = yaml.load(config.read_text("utf-8"), _Lenient) or {}
    theme = loaded.get("theme")
    overrides = theme.get("custom_dir") if isinstance(theme, dict) else None
    return _Parts(
        loaded.get("docs_dir", DOCS), overrides or "overrides", tuple(loaded.get("hooks", ()))
    )


class _Lenient(yaml.SafeLoader):
    """Reads MkDocs' own tags (!ENV, !!python/name) as nothing: only paths are looked up."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def today() -> date:
    """The day of this build: that of $SOURCE_DATE_EPOCH where it is set, else the calendar's."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdecimal():
        return datetime.fromtimestamp(int(seconds), UTC).date()
    return date.today()
