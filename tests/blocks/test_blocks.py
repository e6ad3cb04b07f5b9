"""Every example of every block type, on page and paper: what holds for all types alike."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.advice import texts
from generator.blocks import HERE, types
from generator.blocks.base import Block, Context
from generator.editions import handouts_of
from generator.examples import Example, examples, examples_of
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from generator.model import fields_of
from generator.render import block_html, woven
from generator.text import Text, line, prose
from tests.pdf.checks import widgets_of
from tests.web import asked, controls, dangers, document, ids, shape, words

EXAMPLES = {f"{example.type}-{example.name}": example for example in examples()}
TO_READ = [name for name, one in EXAMPLES.items() if type(one.block).fields is Block.fields]
HOSTILE = '<img src=x onerror=alert(1)></p><script>alert("1")</script> {{ 7*7 }} & "it\'s"'


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Example:
    """Each example in turn."""
    return EXAMPLES[request.param]


@pytest.fixture(scope="module")
def sheet(example: Example) -> ET.Element:
    """The example's sheet as a strict parser reads it."""
    return document(form(example))


def view(block: Block, context: Context) -> dict[str, Any]:
    """A block as its templates see it."""
    return {"fields": block.fields(context)} | block.view(context)


def form(example: Example, context: Context | None = None) -> str:
    """The example's sheet in a form."""
    blocks = example.activity.file.sheet.sections[0].blocks
    views = [view(block, context or example.context) for block in blocks]
    return _form([block_html(one, example.toolkit.words) for one in views])


def _form(blocks: list[Any]) -> str:
    return f"<form>{''.join(map(str, blocks))}</form>"


def retold(value: Any, tell: Callable[[Text], Text]) -> Any:
    """A block with another text wherever it has one."""
    if isinstance(value, Text):
        return tell(value)
    if isinstance(value, list):
        return [retold(entry, tell) for entry in value]
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        return value.model_copy(update={n: retold(getattr(value, n), tell) for n in names})
    return value


def told_otherwise(example: Example, tell: Callable[[Text], Text]) -> Example:
    """The example with other texts, in its annexes too."""
    file = retold(example.activity.file, tell)
    (module,) = example.toolkit.modules
    activity = replace(example.activity, wordings={file.wording: file})
    annexes = tuple(replace(one, file=retold(one.file, tell)) for one in example.toolkit.annexes)
    modules = (replace(module, activities=(activity,)),)
    toolkit = replace(example.toolkit, modules=modules, annexes=annexes)
    block = file.sheet.sections[0].blocks[-1]
    return replace(example, toolkit=toolkit, activity=activity, block=block)


@pytest.mark.parametrize("type", types())
def test_each_type_has_telling_examples(type: str) -> None:
    """At least the smallest one, one in a right-to-left language and one with long words."""
    found = {example.name: example for example in examples_of(type)}
    assert {"smallest", "long-words", "right-to-left"} <= found.keys()
    assert found["right-to-left"].toolkit.words.direction == "rtl"
    assert {example.block.type for example in found.values()} == {type}
    assert len({example.title for example in found.values()}) == len(found)


@pytest.mark.parametrize("type", types())
def test_examples_show_every_key(type: str) -> None:
    """They are what authors look things up in; `renamed_from` means the same in all of them."""
    shown = {key for example in examples_of(type) for key in example.block.model_fields_set}
    assert shown | {"renamed_from"} == set(types()[type].model_fields)


def test_markup_follows_the_rules_of_html(example: Example) -> None:
    """A strict parser reads it, for participants and for facilitators."""
    for context in (example.context, example.context.for_facilitators()):
        assert document(form(example, context)).find("body/form") is not None


def test_every_control_is_labelled(sheet: ET.Element) -> None:
    """A box or tick by its label, a choice by its label within a legend of its own."""
    for control in controls(sheet):
        assert control.label, f"{control.name} has no label"
        if control.type == "radio":
            assert control.legends and all(control.legends), f"{control.name} has no legend"


def test_no_two_controls_sound_alike(example: Example, sheet: ET.Element) -> None:
    """Heard alone, each says which one it is."""
    heard = [(*one.legends, one.label) for one in controls(sheet)]
    assert len(set(heard)) == len(heard)
    spoken = [field.label for field in fields_of(example.activity.file, example.context)]
    assert all(spoken)
    assert len(set(spoken)) == len(spoken)


def test_ids_are_unique(sheet: ET.Element) -> None:
    """And each reference to one leads somewhere."""
    assert len(set(ids(sheet))) == len(ids(sheet))
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        named = {element.get(attribute) for element in sheet.iter()} - {None}
        assert named <= set(ids(sheet))


def test_controls_are_the_fields(example: Example, sheet: ET.Element) -> None:
    """The same names in the same order, each with its kind and its answers."""
    fields = fields_of(example.activity.file, example.context)
    assert shape(controls(sheet)) == asked(fields)
    assert list(shape(controls(sheet))) == [field.name for field in fields]


def test_names_are_made_of_ids_in_the_contract_s_letters(example: Example) -> None:
    """They begin with activity and block, and none is another one plus a dot."""
    names = [field.name for field in example.block.fields(example.context)]
    block = f"example.{example.block.id}"
    branch = re.compile(rf"{re.escape(block)}-[a-z0-9-]+-text")  # of an answer to the block itself
    assert all(
        name == block or name.startswith(f"{block}.") or branch.fullmatch(name) for name in names
    )
    for name in names:
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        assert not any(other.startswith(f"{name}.") for other in names)


def test_markup_of_authors_comes_out_as_text(example: Example) -> None:
    """In every place where a text can stand."""
    hostile = told_otherwise(example, lambda text: (prose if text.is_block else line)(HOSTILE))
    for context in (hostile.context, hostile.context.for_facilitators()):
        told = document(form(hostile, context))
        assert dangers(told) == []
        assert HOSTILE in words(told)


def test_two_wordings_share_one_set_of_controls(example: Example, sheet: ET.Element) -> None:
    """Both texts stand in the page; names, answers and ids stay."""
    other = told_otherwise(example, lambda text: Text((*text.nodes, " ANEW")))
    pairs = zip(
        example.activity.file.sheet.sections[0].blocks,
        other.activity.file.sheet.sections[0].blocks,
        strict=True,
    )
    both = [woven([view(a, example.context), view(b, other.context)]) for a, b in pairs]
    worded = document(_form([block_html(one, example.toolkit.words) for one in both]))
    assert shape(controls(worded)) == shape(controls(sheet))
    assert ids(worded) == ids(sheet)
    assert "ANEW" in words(worded) or not any(texts(example.block))


def test_the_handout_has_the_same_fields(example: Example, tmp_path: Path) -> None:
    """Names, kinds and answers on paper are those of the page."""
    handout = handouts_of(example.toolkit, example.activity)[0]
    file = tmp_path / "sheet.pdf"
    file.write_bytes(set_pdf(activity_layout(example.toolkit, example.activity, handout)))
    made = {(widget.name, widget.option) for widget in widgets_of(file)}
    fields = fields_of(example.activity.file, example.context)
    values = {field.name: [option.value for option in field.options] or [""] for field in fields}
    assert made == {(name, value) for name in values for value in values[name]}


@pytest.mark.parametrize("name", TO_READ)
def test_facilitators_can_have_it_on_paper(name: str) -> None:
    """What nobody fills in may stand among their notes, too."""
    example = EXAMPLES[name]
    notes = {"facilitator": [example.block]}
    file = example.activity.file.model_copy(update=notes)
    activity = replace(example.activity, wordings={file.wording: file})
    whole = next(one for one in handouts_of(example.toolkit, activity) if one.kind == "")
    data = json.loads(activity_layout(example.toolkit, activity, whole).data)
    found = [block for section in data["sections"] for block in section["blocks"]]
    assert found[-1]["type"] == example.type


@pytest.mark.parametrize("file", sorted(HERE.glob("*/*")), ids=lambda file: file.name)
def test_a_folder_holds_nothing_but_parts_of_a_type(file: Path) -> None:
    """A misnamed template would silently give way to the default."""
    type = file.parent.name
    parts = {"model.py", "examples.yaml", "web.html.j2", "paper.typ", "word.py"}
    parts |= {f"{type}.css", f"{type}.js"}
    helps = file.suffix == ".js" and f"./{file.name}" in (file.parent / f"{type}.js").read_text()
    assert file.name in parts | {"__pycache__"} or helps
