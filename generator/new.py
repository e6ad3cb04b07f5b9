"""New files that build at once: a module or an activity to begin from, named where it belongs.

Nothing that is there is written over, and the list that gets the new id keeps its comments.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import yaml

from generator.blocks.base import ID_PATTERN, RESERVED_ID
from generator.model import Toolkit
from generator.project import Project

RESERVED = ("toolkit",)
SCHEMAS = Path("generator/generated")


class Unfit(ValueError):
    """What was asked for cannot be made; the message says why and what to do."""


def id_from(title: str) -> str:
    """An id made of a title's letters: "Whose shed is it?" -> "whose-shed-is-it".

    Empty where none of its letters can stand in an id.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")


def new_module(project: Project, toolkit: Toolkit, id: str, title: str) -> list[Path]:
    """Write a module's folder with its `module.yaml`, and name it in `toolkit.yaml`."""
    _fit(toolkit, id)
    number = max((module.file.number for module in toolkit.modules), default=0) + 1
    path = project.content / "modules" / id / "module.yaml"
    listed = project.content / "toolkit.yaml"
    return _written(path, listed, "modules", id, _filled(project, path, id, title, number, toolkit))


def new_activity(
    project: Project, toolkit: Toolkit, module: str, id: str, title: str
) -> list[Path]:
    """Write an activity into a module's folder, and name it in its `module.yaml`."""
    _fit(toolkit, id)
    known = [one.file.id for one in toolkit.modules]
    if module not in known:
        raise Unfit(f"there is no module '{module}'; there are: {', '.join(known)}")
    number = max((one.file.number for one in toolkit.activities), default=0) + 1
    path = project.content / "modules" / module / f"{id}.yaml"
    listed = path.with_name("module.yaml")
    text = _filled(project, path, id, title, number, toolkit)
    return _written(path, listed, "activities", id, text)


def _fit(toolkit: Toolkit, id: str) -> None:
    if not ID_PATTERN.fullmatch(id):
        raise Unfit(f"'{id}' is no id: use small letters a to z, digits, and - between words")
    if RESERVED_ID.fullmatch(id) or id in RESERVED:
        raise Unfit(f"the id '{id}' is reserved; choose another one")
    taken = {one.file.id for one in toolkit.modules} | {one.file.id for one in toolkit.activities}
    if id in taken | {one.file.id for one in toolkit.annexes}:
        raise Unfit(f"the id '{id}' is taken; choose another one")


def _filled(
    project: Project, path: Path, id: str, title: str, number: int, toolkit: Toolkit
) -> str:
    """The text of a new file: its pattern with id, title and number put in."""
    kind = "module" if path.name == "module.yaml" else "activity"
    text = files("generator").joinpath(f"templates/new-{kind}.yaml").read_text("utf-8")
    values = {"ID": id, "TITLE": json.dumps(title, ensure_ascii=False), "NUMBER": str(number)}
    for mark, value in values.items():
        text = text.replace(f"<{mark}>", value)
    return _editors_line(project, path, kind, toolkit) + text


def _editors_line(project: Project, path: Path, kind: str, toolkit: Toolkit) -> str:
    """The line by which editors find the schema; none where there is no schema to find."""
    beside = project.root / SCHEMAS / f"{kind}.json"
    address = toolkit.file.site_url
    if beside.is_file():
        schema = Path(os.path.relpath(beside, path.parent)).as_posix()
    elif address:
        schema = f"{address.rstrip('/')}/schemas/{kind}.json"
    else:
        return ""
    return f"# yaml-language-server: $schema={schema}\n"


def _written(path: Path, listed: Path, key: str, id: str, text: str) -> list[Path]:
    """Both files, the new one first: a list never names what is not there."""
    named = named_in(listed.read_text("utf-8"), key, id)
    if path.exists():
        raise Unfit(f"{path.name} is there already; choose another id")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    listed.write_text(named, "utf-8")
    return [path, listed]


def named_in(text: str, key: str, id: str) -> str:
    """A YAML file's text with `id` at the end of the list `key`; the rest stays as it is."""
    found = _value(yaml.compose(text, yaml.SafeLoader), key)
    if found is None:
        return f"{text.rstrip()}\n{key}: [{id}]\n"
    if found.flow_style:
        at = found.end_mark.index - 1  # before the bracket
        comma = ", " if found.value else ""
        return text[:at].rstrip() + comma + id + text[at:]
    last = found.value[-1]
    end = text.find("\n", last.end_mark.index)
    end = len(text) if end < 0 else end
    return f"{text[:end]}\n{' ' * found.start_mark.column}- {id}{text[end:]}"


def _value(root: yaml.Node | None, key: str) -> yaml.SequenceNode | None:
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    values: Mapping[str, yaml.Node] = {name.value: value for name, value in pairs}
    found = values.get(key)
    return found if isinstance(found, yaml.SequenceNode) else None
