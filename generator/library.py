"""A folder of YAML as one Toolkit: every file read and checked, then checked against the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.blocks.base import ID_PATTERN
from generator.check import check
from generator.collection import Collection, Read
from generator.model import (
    HANDOUT_KINDS,
    Activity,
    ActivityFile,
    Annex,
    AnnexFile,
    Module,
    ModuleFile,
    Toolkit,
    ToolkitFile,
    activity_model,
)
from generator.problems import ContentError, Place, Problem, closest
from generator.references import overdue, references
from generator.source import Node, overlay, read

M = TypeVar("M", bound=BaseModel)
STRUCTURE = frozenset({"id", "type", "wording", "number", "of", "rows_of", "annex", "value"})


def load(folder: Path, today: date | None = None) -> Toolkit:
    """The toolkit in `folder` (which holds toolkit.yaml); raises ContentError with all problems.

    With `today`, contacts that were to be looked through before that day are a problem too.
    """
    collection = collect(folder, today)
    if collection.problems or collection.toolkit is None:
        raise ContentError(collection.problems)
    return _assembled(collection)


def collect(folder: Path, today: date | None = None) -> Collection:
    """Every file in `folder` that can be read, and all problems in and between the files."""
    collection = Collection(folder)
    collection.toolkit = _read(collection, folder / "toolkit.yaml", ToolkitFile)
    for file in sorted(folder.glob("annexes/*.yaml")):
        _keep(collection, collection.annexes, _read(collection, file, AnnexFile), file.stem)
    for file in sorted(folder.glob("modules/*/module.yaml")):
        _keep(collection, collection.modules, _read(collection, file, ModuleFile), file.parent.name)
        _read_activities(collection, file.parent)
    collection.problems += [*_shared_ids(collection), *_listed(collection), *references(collection)]
    collection.problems += overdue(collection, today) if today else ()
    return collection


def _read(
    collection: Collection, file: Path, model: type[M], base: Node | None = None
) -> Read | None:
    """A file that is whole; its problems are kept where it is not."""
    name = _shown(collection.folder, file)
    try:
        node = read(file, name)
    except ContentError as error:
        collection.problems += error.problems
        return None
    if base is not None:
        node, problems = overlay(base, node, STRUCTURE)
        collection.problems += problems
    elif model is not ToolkitFile:
        collection.ids.append(node.find(("id",)))
    found, problems = check(node, model)
    collection.problems += problems
    return Read(name, node, found) if found is not None else None


def _shown(folder: Path, file: Path) -> str:
    return (Path(folder.name) / file.relative_to(folder)).as_posix()


def _read_activities(collection: Collection, folder: Path) -> None:
    files = [file for file in sorted(folder.glob("*.yaml")) if file.name != "module.yaml"]
    for file in [file for file in files if "." not in file.stem]:
        base = _read(collection, file, activity_model())
        worded = [f for f in files if f.stem.startswith(f"{file.stem}.")]
        if base is None:
            collection.problems += [p for f in worded for p in _unreadable(collection, f)]
            continue
        wordings = collection.activities.setdefault(base.model.id, {})
        _keep(collection, wordings, base, file.stem, key=base.model.wording)
        _read_wordings(collection, base, worded)
    _without_base(collection, files)


def _unreadable(collection: Collection, file: Path) -> Iterable[Problem]:
    """What is wrong with a wording's YAML, where there is nothing to lay it over."""
    try:
        read(file, _shown(collection.folder, file))
    except ContentError as error:
        return error.problems
    return ()


def _read_wordings(collection: Collection, base: Read, files: Iterable[Path]) -> None:
    for file in files:
        wording = file.stem.partition(".")[2]
        found = _read(collection, file, activity_model(), base.node)
        collection.problems += _wording_problems(collection, file, wording)
        if found is not None:
            model = found.model.model_copy(update={"wording": wording})
            collection.activities[base.model.id][wording] = replace(found, model=model)


def _wording_problems(collection: Collection, file: Path, wording: str) -> Iterator[Problem]:
    place = Place(_shown(collection.folder, file), 1, 1)
    if not ID_PATTERN.fullmatch(wording):
        yield Problem(place, f"'{wording}' cannot be the id of a wording", "rename the file")
    if wording in HANDOUT_KINDS:
        yield Problem(
            place,
            f"a wording cannot be called '{wording}': a kind of handout has that name",
            "rename the file",
        )


def _without_base(collection: Collection, files: list[Path]) -> None:
    stems = {file.stem for file in files}
    for file in files:
        base = file.stem.partition(".")[0]
        if base not in stems:
            place = Place(_shown(collection.folder, file), 1, 1)
            hint = f"write {base}.yaml, or rename this file"
            collection.problems.append(
                Problem(place, f"there is no activity '{base}' to word", hint)
            )


def _keep(
    collection: Collection, kept: dict[str, Read], found: Read | None, stem: str, key: str = ""
) -> None:
    if found is None:
        return
    kept[key or found.model.id] = found
    if found.model.id != stem:
        collection.problems.append(
            Problem(
                found.node.find(("id",)).place,
                f"the id '{found.model.id}' is not the file's name",
                f"write 'id: {stem}', or rename the file or folder",
            )
        )


def _shared_ids(collection: Collection) -> Iterator[Problem]:
    """An id stands for one module, activity or annex; `toolkit` stands for the whole."""
    first: dict[str, Node] = {}
    for id in [node for node in collection.ids if isinstance(node.value, str)]:
        if id.value == "toolkit":
            yield Problem(id.place, "the id 'toolkit' is taken", "it stands for the whole toolkit")
        before = first.setdefault(str(id.value), id)
        if before is not id:
            yield Problem(
                id.place,
                f"the id '{id.value}' is used by another file too",
                f"the other one is {before.place.file}",
            )


def _listed(collection: Collection) -> Iterator[Problem]:
    """Modules and activities that are listed exist, and those that exist are listed."""
    if collection.toolkit is not None:
        folders = {file.parent.name for file in collection.folder.glob("modules/*/module.yaml")}
        yield from _missing_of(collection.toolkit, "modules", folders, "module")
    for module in collection.modules.values():
        files = (collection.folder / "modules" / module.model.id).glob("*.yaml")
        stems = {file.stem for file in files if "." not in file.stem} - {"module"}
        yield from _missing_of(module, "activities", stems, "activity")


def _missing_of(lister: Read, key: str, there: set[str], what: str) -> Iterator[Problem]:
    listed = getattr(lister.model, key)
    for index, id in enumerate(listed):
        if id not in there:
            hint = closest(id, sorted(there)) or f"there are: {', '.join(sorted(there))}"
            place = lister.node.find((key, index)).place
            yield Problem(place, f"no {what} is called '{id}'", hint)
    wrong = set(listed) - there
    for id in sorted(there - set(listed)):
        if any(closest(typed, [id]) for typed in wrong):
            continue  # one typo, one problem
        place = lister.node.find((key,)).place
        yield Problem(place, f"the {what} '{id}' is not listed", f"add '- {id}' to '{key}'")


def _assembled(collection: Collection) -> Toolkit:
    assert collection.toolkit is not None
    modules = [collection.modules[id] for id in collection.toolkit.model.modules]
    return Toolkit(
        collection.toolkit.model,
        tuple(_module(collection, found) for found in modules),
        tuple(Annex(found.model, found.path) for found in collection.annexes.values()),
        collection.toolkit.path,
    )


def _module(collection: Collection, found: Read) -> Module:
    activities = [
        _activity(found.model.id, collection.activities[id]) for id in found.model.activities
    ]
    return Module(found.model, tuple(activities), found.path)


def _activity(module: str, wordings: Mapping[str, Read]) -> Activity:
    files: dict[str, ActivityFile] = {id: found.model for id, found in wordings.items()}
    return Activity(module, files, next(iter(wordings.values())).path)
