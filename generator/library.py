"""A folder of YAML as one Toolkit: every file read and checked, then checked against the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.blocks.base import ID_PATTERN
from generator.check import check
from generator.collection import Collection, Read, shown, visible
from generator.listing import listing
from generator.model import (
    Activity,
    ActivityFile,
    Annex,
    AnnexFile,
    Module,
    ModuleFile,
    Toolkit,
    ToolkitFile,
    activity_model,
    titled,
)
from generator.picture import KINDS as PICTURES
from generator.picture import UnfitError, picture
from generator.problems import ContentError, Place, Problem, closest, quoted
from generator.published import FILE, read_published
from generator.references import overdue, references
from generator.renames import choices, renames
from generator.sheets import sheets
from generator.source import Node, overlay, read
from generator.succession import merge
from generator.wordings import asked, changes, kind_of_handout, unfit_name

M = TypeVar("M", bound=BaseModel)
STRUCTURE = frozenset(
    {"id", "renamed_from", "type", "wording", "number", "of", "rows_of", "annex", "value"}
)


def load(folder: Path, today: date | None = None) -> Toolkit:
    """The toolkit in `folder` (which holds toolkit.yaml); raises ContentError with all problems.

    With `today`, contacts that were to be looked through before that day are a problem too.
    """
    return whole(collect(folder, today))


def whole(collection: Collection) -> Toolkit:
    """The toolkit that was read; raises ContentError with all problems."""
    if collection.problems or collection.toolkit is None:
        raise ContentError(collection.problems)
    merged = merge(collection.published, collection.sheets)
    return replace(_assembled(collection), published=merged)


def collect(folder: Path, today: date | None = None) -> Collection:
    """Every file in `folder` that can be read, and all problems in and between the files."""
    collection = Collection(folder)
    collection.toolkit = _read(collection, folder / "toolkit.yaml", ToolkitFile)
    _read_logo(collection)
    for file in visible(folder, "annexes/*.yaml"):
        _keep(collection, collection.annexes, _read(collection, file, AnnexFile), file.stem)
    for module in sorted({file.parent for file in visible(folder, "modules/*/*.yaml")}):
        _read_module(collection, module)
        _read_activities(collection, module)
    _read_published(collection)
    collection.problems += [*listing(collection), *references(collection), *renames(collection)]
    collection.problems += overdue(collection, today) if today else ()
    if not collection.problems:
        toolkit = _assembled(collection)
        collection.problems += asked(collection, toolkit)
        if not collection.problems:
            collection.sheets = sheets(toolkit)
            collection.problems += choices(collection)
    return collection


def _read_published(collection: Collection) -> None:
    """What the last release wrote, if there was one."""
    file = collection.folder / FILE
    if file.is_file():
        try:
            name = shown(collection.folder, file)
            collection.published = read_published(file.read_bytes(), name)
        except ContentError as error:
            collection.problems += error.problems


def _read(
    collection: Collection, file: Path, model: type[M], base: Node | None = None
) -> Read | None:
    """A file that is whole; its problems are kept where it is not."""
    name = shown(collection.folder, file)
    try:
        node = read(file, name)
    except ContentError as error:
        collection.problems += error.problems
        return None
    over = node if base is not None else None
    if base is not None:
        node, problems = overlay(base, node, STRUCTURE)
        collection.problems += problems
    elif model is not ToolkitFile:
        collection.ids.append(node.find(("id",)))
    found, problems = check(node, model)
    collection.problems += problems
    return Read(name, node, found, over) if found is not None else None


def _read_logo(collection: Collection) -> None:
    """The picture that toolkit.yaml names, if it names one that can be used."""
    name = collection.toolkit.model.publisher.logo if collection.toolkit else None
    if collection.toolkit is None or name is None:
        return
    files = [path.name for path in visible(collection.folder, "*") if path.is_file()]
    try:
        if name not in files:
            pictures = [file for file in files if Path(file).suffix.lower() in PICTURES]
            hint = closest(name, pictures) or "put the picture there, or delete this line"
            raise UnfitError(f"there is no picture {quoted(name)} beside toolkit.yaml", hint)
        collection.logo = picture(name, (collection.folder / name).read_bytes())
    except UnfitError as error:
        place = collection.toolkit.node.find(("publisher", "logo")).place
        collection.problems.append(Problem(place, error.message, error.hint))


def _read_module(collection: Collection, folder: Path) -> None:
    file = folder / "module.yaml"
    if file.is_file():
        _keep(collection, collection.modules, _read(collection, file, ModuleFile), folder.name)
        return
    place = Place(shown(collection.folder, file), 1, 1)
    hint = "it gives the module a title and lists its activities"
    collection.problems.append(Problem(place, "this file is missing", hint))


def _read_activities(collection: Collection, folder: Path) -> None:
    files = [file for file in visible(folder, "*.yaml") if file.name != "module.yaml"]
    for file in [file for file in files if "." not in file.stem]:
        base = _read(collection, file, activity_model())
        worded = [f for f in files if f.stem.startswith(f"{file.stem}.")]
        if base is None:
            collection.problems += [p for f in worded for p in _unreadable(collection, f)]
            continue
        base = _titled(collection, base)
        wording = base.model.wording
        wordings = collection.activities.setdefault(file.stem, {})
        _keep(collection, wordings, base, file.stem, key=wording)
        place = base.node.find(("wording",)).place
        collection.problems += kind_of_handout(place, wording, "give it another id")
        _read_wordings(collection, wordings, base, worded)
    _without_base(collection, files)


def _unreadable(collection: Collection, file: Path) -> Iterable[Problem]:
    """What is wrong with a wording's YAML, where there is nothing to lay it over."""
    try:
        read(file, shown(collection.folder, file))
    except ContentError as error:
        return error.problems
    return ()


def _read_wordings(
    collection: Collection, wordings: dict[str, Read], base: Read, files: Iterable[Path]
) -> None:
    for file in files:
        wording = file.stem.partition(".")[2]
        found = _read(collection, file, activity_model(), base.node)
        collection.problems += unfit_name(collection, file, wording, base.model.wording)
        if found is not None:
            collection.problems += changes(base, found)
            model = found.model.model_copy(update={"wording": wording})
            wordings.setdefault(wording, _titled(collection, replace(found, model=model)))


def _titled(collection: Collection, found: Read) -> Read:
    """An activity with the titles that it takes from annexes."""
    annexes = {id: annex.model for id, annex in collection.annexes.items()}
    return replace(found, model=titled(found.model, annexes))


def _without_base(collection: Collection, files: list[Path]) -> None:
    stems = {file.stem for file in files}
    for file in files:
        base = file.stem.partition(".")[0]
        if base not in stems:
            place = Place(shown(collection.folder, file), 1, 1)
            hint = f"write {base}.yaml, or rename this file"
            collection.problems.append(
                Problem(place, f"there is no activity '{base}' to word", hint)
            )


def _keep(
    collection: Collection, kept: dict[str, Read], found: Read | None, name: str, key: str = ""
) -> None:
    """Put a file that is whole where others find it; its id should be the `name` of its file."""
    if found is None:
        return
    kept[key or name] = found
    if found.model.id != name:
        what = "folder" if Path(found.path).name == "module.yaml" else "file"
        right = f"write 'id: {name}', or rename" if ID_PATTERN.fullmatch(name) else "rename"
        place = found.node.find(("id",)).place
        message = f"the id '{found.model.id}' is not the {what}'s name"
        collection.problems.append(Problem(place, message, f"{right} the {what}"))


def _assembled(collection: Collection) -> Toolkit:
    assert collection.toolkit is not None
    modules = [collection.modules[id] for id in collection.toolkit.model.modules]
    return Toolkit(
        collection.toolkit.model,
        tuple(_module(collection, found) for found in modules),
        tuple(Annex(found.model, found.path) for found in collection.annexes.values()),
        collection.toolkit.path,
        collection.logo,
    )


def _module(collection: Collection, found: Read) -> Module:
    activities = [
        _activity(found.model.id, collection.activities[id]) for id in found.model.activities
    ]
    return Module(found.model, tuple(activities), found.path)


def _activity(module: str, wordings: Mapping[str, Read]) -> Activity:
    files: dict[str, ActivityFile] = {id: found.model for id, found in wordings.items()}
    return Activity(module, files, next(iter(wordings.values())).path)
