"""Views as HTML: wordings woven into one page, texts escaped, styles in one file."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup
from rcssmin import cssmin

from generator.blocks import HERE
from generator.blocks.base import Field, Option
from generator.library import load
from generator.model import types_of
from generator.render import Worded, block_html, environment, page, scripts, style_sheet, woven
from generator.text import Text, line, prose
from generator.words import words_of
from tests.web import controls, document, words

EN = words_of("en")
ROOT = Path(__file__).parents[1]
STYLES = ("tokens", "base", "pages", "ladder", "sheet", "print")


def html(worded: Worded) -> str:
    """A text in all its wordings, as a page has it."""
    return str(worded.__html__())


# ---- wordings


def test_a_text_that_differs_stands_in_each_wording() -> None:
    """The default one first; a line stays in its line."""
    assert html(woven([line("I"), line("We & *they*")])) == (
        '<span class="wording-1">I</span><span class="wording-2">We &amp; <em>they</em></span>'
    )


def test_paragraphs_stand_in_blocks() -> None:
    """A paragraph may not stand in a span."""
    assert html(woven([prose("I"), prose("We")])) == (
        '<div class="wording-1"><p>I</p></div><div class="wording-2"><p>We</p></div>'
    )


def test_a_text_that_one_wording_lacks_leaves_an_empty_place() -> None:
    """The other one's is there."""
    assert html(woven([None, line("We")])) == (
        '<span class="wording-1"></span><span class="wording-2">We</span>'
    )


def test_what_is_the_same_stands_once() -> None:
    """In lists and mappings, too."""
    view = {"title": line("A"), "items": [{"text": line("B")}], "lines": 4}
    assert woven([view, view]) == view
    other = {**view, "items": [{"text": line("C")}]}
    assert woven([view, other]) == {
        "title": line("A"),
        "items": [{"text": Worded((line("B"), line("C")))}],
        "lines": 4,
    }


def test_spoken_labels_are_the_default_wording_s() -> None:
    """An attribute holds one text."""
    views = [{"label": "I"}, {"label": "We"}]
    assert woven(views) == {"label": "I"}
    assert woven([line("I"), line("We")]).plain == "I"
    assert woven([None, line("We")]).plain == ""


def test_drawings_are_woven_as_blocks() -> None:
    """Each wording has its own."""
    assert woven([Markup("<svg></svg>"), Markup("<svg> </svg>")]).is_block


def test_three_wordings_are_numbered() -> None:
    """The style sheet counts them so."""
    worded = html(woven([line(text) for text in "ABC"]))
    assert [f'wording-{n}">{text}<' in worded for n, text in enumerate("ABC", 1)] == [True] * 3


def test_views_of_different_shape_are_a_fault_of_ours() -> None:
    """The checks refuse wordings that change more than texts."""
    with pytest.raises(ValueError, match="longer"):
        woven([[line("A")], [line("A"), line("B")]])


# ---- templates


def test_texts_that_are_no_markup_are_escaped() -> None:
    """Whatever comes from a view."""
    template = environment().from_string("{{ a }} {{ b }}")
    assert template.render(a="<b>&", b=line("*c*")) == "&lt;b&gt;&amp; <em>c</em>"


def test_a_name_that_is_not_there_is_an_error() -> None:
    """A slip in a template does not print nothing."""
    with pytest.raises(UndefinedError):
        environment().from_string("{{ a.b }}").render(a={})


FIELDS = [
    Field("a.b.c", "text", "Words", lines=3),
    Field("a.b.d", "number", "How many?"),
    Field("a.b.e", "date", "When?"),
    Field("a.b.f", "tick", "Yes, *so*"),
    Field("a.b.g", "one-of", "Which <one>?", (Option("x", "Ex"), Option("y", "Why & how"))),
]


def plain_block(**keys: Any) -> str:
    """A block of a type without markup of its own, in a form."""
    view = {"type": "no-such-type", "fields": FIELDS, **keys}
    return f"<form>{block_html(view, EN)}</form>"


def test_a_type_without_markup_gets_a_control_for_each_field() -> None:
    """By kind, each with its label."""
    found = controls(document(plain_block()))
    assert [(one.name, one.type, one.value, one.label) for one in found] == [
        ("a.b.c", "textarea", "", "Words"),
        ("a.b.d", "number", "", "How many?"),
        ("a.b.e", "date", "", "When?"),
        ("a.b.f", "checkbox", "yes", "Yes, *so*"),
        ("a.b.g", "radio", "x", "Ex"),
        ("a.b.g", "radio", "y", "Why & how"),
    ]
    assert found[-1].legends == ("Which <one>?",)


def test_a_type_without_markup_shows_its_title_and_text() -> None:
    """Where it has them."""
    said = words(document(plain_block(title=line("A *title*"), text=prose("A text."))))
    assert said.startswith("A page A title A text.")
    assert words(document(plain_block(title=None, text=None))).startswith("A page Words")


def test_a_page_begins_with_its_front_matter() -> None:
    """A builder looks for it in the first line."""
    made = page(
        "annex", title=Markup('"T"'), description=Markup('"D"'), words=EN, annex=Annex(),
        bands=[], handouts=[], licence=Annex(), trail=[],
    )  # fmt: skip
    assert made.startswith('---\ntitle: "T"\ndescription: "D"\n---\n')


class Annex:
    """The least that an annex's page asks for."""

    title = summary = line("A")
    introduction = closing = source = None
    also: tuple[Text, ...] = ()
    entries: tuple[Text, ...] = ()
    name = url = "x"


# ---- styles


def test_styles_of_the_types_in_use_are_one_file() -> None:
    """Each type's own, in the order of their names; no type's that the toolkit does without."""
    files = sorted(HERE.glob("*/*.css"))
    left, *used = ((file.parent.name, cssmin(file.read_text("utf-8"))) for file in files)
    assert len(used) > 3
    sheet = style_sheet(["/* what */ .theme { color: red; }"], [type for type, _ in used]).decode()
    found = [sheet.index(style) for _, style in used]
    assert sheet.startswith(".theme{color:red}") and found == sorted(found)
    assert left[1] not in sheet


def test_scripts_and_styles_of_a_form_are_small() -> None:
    """A phone on a slow line loads them in a second; sizes are those of gzip."""
    files = [ROOT / f"overrides/assets/{name}.css" for name in STYLES]
    theme = [file.read_text("utf-8") for file in files]
    script = scripts()["assets/sheet.js"]
    assert len(gzip.compress(script)) <= 25 * 1024
    used = types_of(load(ROOT / "toolkit_content"))
    assert len(gzip.compress(style_sheet(theme, used))) <= 10 * 1024
