"""Block types, found as folders: each one with a `model.py` that holds one subclass of `Block`."""

from __future__ import annotations

import inspect
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import get_args

from generator.blocks.base import Block

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def types() -> dict[str, type[Block]]:
    """Every block type by its name in YAML, which is its folder's name; sorted by name.

    Raises TypeError where a folder's model does not hold exactly one block type of that name.
    """
    folders = sorted(file.parent.name for file in HERE.glob("*/model.py"))
    return {folder: _type_in(folder) for folder in folders}


def _type_in(folder: str) -> type[Block]:
    module = import_module(f"{__name__}.{folder.replace('-', '_')}.model")
    found = [
        member
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, Block) and member.__module__ == module.__name__
    ]
    if len(found) != 1 or get_args(found[0].model_fields["type"].annotation) != (folder,):
        raise TypeError(f"generator/blocks/{folder}/model.py must hold one block type: {folder!r}")
    return found[0]
