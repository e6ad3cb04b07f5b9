"""Views of blocks as HTML, with the texts of a page's wordings woven into one set of controls."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape
from rcssmin import cssmin

from generator.text import Text
from generator.words import Words

HERE = Path(__file__).parent
DEFAULT = "templates/block.html.j2"


@dataclass(frozen=True)
class Worded:
    """One place of a page with another text in each wording; all of them stand in the page.

    The style sheet shows the chosen one; `number` counts wordings from 1, the default first.
    """

    texts: tuple[Any, ...]

    def __html__(self) -> Markup:
        return Markup("").join(
            Markup('<{0} class="wording-{1}">{2}</{0}>').format(
                "div" if self.is_block else "span", number, escape(text or "")
            )
            for number, text in enumerate(self.texts, 1)
        )

    @property
    def is_block(self) -> bool:
        """Whether any of the texts holds paragraphs or a drawing."""
        return any(getattr(text, "is_block", isinstance(text, Markup)) for text in self.texts)

    @property
    def plain(self) -> str:
        """The default wording's words."""
        return str(self.texts[0].plain) if self.texts[0] else ""


def woven(views: Sequence[Any]) -> Any:
    """Views of the same thing in each wording as one view, with a `Worded` where texts differ.

    The views have the same shape, because a wording replaces texts and nothing else; spoken
    labels and other plain values are the default wording's.
    """
    first = views[0]
    if isinstance(first, Mapping):
        return {key: woven([view[key] for view in views]) for key in first}
    if isinstance(first, list):
        return [woven(entries) for entries in zip(*views, strict=True)]
    worded = any(isinstance(view, (Text, Markup)) for view in views)
    return Worded(tuple(views)) if worded and any(view != first for view in views) else first


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of pages and blocks: autoescaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["block_text"] = lambda text: bool(getattr(text, "is_block", False))
    return made


def block_html(view: Mapping[str, Any], words: Words) -> Markup:
    """One block's markup from its view."""
    return Markup(_template(view["type"]).render(block=view, words=words))


@lru_cache
def _template(type: str) -> Template:
    own = f"blocks/{type}/web.html.j2"
    return environment().get_template(own if (HERE / own).is_file() else DEFAULT)


def page(template: str, **values: Any) -> str:
    """A page's Markdown from `templates/<template>.md.j2`."""
    return environment().get_template(f"templates/{template}.md.j2").render(**values)


def scripts() -> dict[str, bytes]:
    """The scripts of forms: path in the site -> content.

    They are bundled by `make generate` and committed, so that authors need no Node.
    """
    found = sorted((HERE / "generated").glob("*.js"))
    return {f"assets/{file.name}": file.read_bytes() for file in found}


def style_sheet(theme: Iterable[str], types: Collection[str]) -> bytes:
    """One small file of the theme's own style sheets and of those of some block types."""
    files = sorted((HERE / "blocks").glob("*/*.css"))
    own = [file.read_text("utf-8") for file in files if file.parent.name in types]
    whole = "\n".join([*theme, *own])
    small: str = cssmin(whole)
    return small.encode()
