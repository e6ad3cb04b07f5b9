"""Checks of the folder as a whole: what is listed exists, ids and numbers stand once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.collection import Collection, Read, shown, visible
from generator.problems import Place, Problem, closest, quoted
from generator.published import FILE
from generator.source import Node

RESERVED = {
    "toolkit": "it stands for the whole toolkit",
    "index": "it stands for the page of a folder",
}


def listing(collection: Collection) -> Iterator[Problem]:
    """Problems with ids, numbers and lists over all files, and with files that nothing reads."""
    yield from _shared_ids(collection)
    yield from _numbers(collection.modules.values(), "modules")
    firsts = [next(iter(wordings.values())) for wordings in collection.activities.values()]
    yield from _numbers(firsts, "activities")
    yield from _listed(collection)
    yield from _strays(collection)


def _shared_ids(collection: Collection) -> Iterator[Problem]:
    """An id stands for one module, activity or annex; some stand for something else."""
    first: dict[str, Node] = {}
    for node in [node for node in collection.ids if isinstance(node.value, str)]:
        id = str(node.value)
        if id in RESERVED:
            yield Problem(node.place, f"the id '{id}' is taken", RESERVED[id])
        before = first.setdefault(id, node)
        if before is not node:
            yield Problem(
                node.place,
                f"the id {quoted(id)} is used by another file too",
                f"the other one is {before.place.file}",
            )


def _numbers(found: Iterable[Read], what: str) -> Iterator[Problem]:
    first: dict[int, Read] = {}
    for read in found:
        before = first.setdefault(read.model.number, read)
        if before is not read:
            yield Problem(
                read.node.find(("number",)).place,
                f"two {what} have the number {read.model.number}",
                f"the other one is {before.path}",
            )


def _listed(collection: Collection) -> Iterator[Problem]:
    """Modules and activities that are listed exist, and those that exist are listed."""
    folders = {file.parent.name for file in visible(collection.folder, "modules/*/*.yaml")}
    if collection.toolkit is not None:
        yield from _missing_of(collection.toolkit, "modules", folders, "module")
    for folder, module in collection.modules.items():
        files = visible(collection.folder, f"modules/{folder}/*.yaml")
        stems = {file.stem for file in files if "." not in file.stem} - {"module"}
        yield from _missing_of(module, "activities", stems, "activity")


def _missing_of(lister: Read, key: str, there: set[str], what: str) -> Iterator[Problem]:
    listed = getattr(lister.model, key)
    for index, id in enumerate(listed):
        place = lister.node.find((key, index)).place
        if id not in there:
            hint = closest(id, sorted(there)) or _to_write(id, what)
            yield Problem(place, f"no {what} is called '{id}'", hint)
        elif id in listed[:index]:
            yield Problem(place, f"the {what} '{id}' is listed twice", "take one of them out")
    wrong, unlisted = set(listed) - there, sorted(there - set(listed))
    for id in unlisted:
        if any(closest(typed, [id]) for typed in wrong):
            continue  # one typo, one problem
        place = lister.node.find((key,)).place
        hint = _to_list(lister, key, [*listed, *unlisted]) or f"add '- {id}' to '{key}'"
        yield Problem(place, f"the {what} '{id}' is not listed", hint)


def _to_write(id: str, what: str) -> str:
    """How a file that is listed comes to be."""
    file = f"{id}.yaml beside module.yaml" if what == "activity" else f"modules/{id}/module.yaml"
    return f"write {file}, or take it out"


def _to_list(lister: Read, key: str, ids: list[str]) -> str:
    """The whole line of a list that stands on one line, or is not there yet."""
    found = dict(lister.node.entries()).get(key)
    is_line = found is None or found.place.text.rstrip().endswith("]")
    return f"{'add' if found is None else 'write'}: {key}: [{', '.join(ids)}]" if is_line else ""


def _strays(collection: Collection) -> Iterator[Problem]:
    """Files that look like content and stand where nothing reads them."""
    folder = collection.folder
    read = {folder / "toolkit.yaml", *visible(folder, "annexes/*.yaml")}
    read |= set(visible(folder, "modules/*/*.yaml"))
    read.add(folder / FILE)
    for file in [
        file for kind in ("yaml", "yml", "json") for file in visible(folder, f"**/*.{kind}")
    ]:
        if file not in read:
            yield Problem(_start(folder, file), "nothing reads this file", _place_for(file))


def _place_for(file: Path) -> str:
    if file.suffix == ".yml":
        return f"rename it to {file.stem}.yaml"
    if file.suffix == ".json":
        return f"{FILE} stands beside toolkit.yaml; take other ones away"
    return "activities stand in modules/<module>/, annexes in annexes/"


def _start(folder: Path, file: Path) -> Place:
    return Place(shown(folder, file), 1, 1)
