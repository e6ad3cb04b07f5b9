"""The theme's style sheets with the rules alone that a finished site can use.

The theme styles all that its authors may want to show: most of it no page of a toolkit has. A rule
goes where each of its selectors names a class, or the value of an attribute, that stands in no page
and no script; then the variables go that nothing reads. What is left is as the theme wrote it, but
for selectors at which a browser styles the whole page anew whenever a script sets an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

STYLES = "assets/stylesheets/*.css"
NESTING = {"media", "supports"}
NAME = re.compile(r"[\w-]+")
NAMELESS = re.compile(r"\*|:+[\w-]+")
READ = re.compile(r"var\(\s*(--[\w-]+)")


def lighten(site: Path) -> None:
    """Rewrite the theme's style sheets in `site` with what its pages and scripts can use."""
    names = _names(site)
    sheets = {path: _rules(path.read_text("utf-8"), names) for path in site.glob(STYLES)}
    own = [path.read_text("utf-8") for path in site.rglob("*.css") if path not in sheets]
    read = set(READ.findall("".join([*sheets.values(), *own])))
    for path, text in sheets.items():
        path.write_text(_without(text, read | names), "utf-8")


def _names(site: Path) -> set[str]:
    """Each word of the pages and scripts: a class is written in one of them, whoever sets it."""
    files = [*site.rglob("*.html"), *site.rglob("*.js")]
    return {name for path in files for name in NAME.findall(path.read_text("utf-8", "replace"))}


def _rules(text: str, names: set[str]) -> str:
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, lambda rule: _usable(rule, names)))


def _without(text: str, read: set[str]) -> str:
    """The sheet without variables that are not `read`."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, lambda rule: _styled(rule, read)))


def _kept(rules: Iterable[Node], change: Callable[[QualifiedRule], str]) -> Iterator[str]:
    """The rules as text, those in conditions too; a condition left empty goes."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield change(rule)
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in NESTING:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := "".join(_kept(inner, change)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{body}}}"
        else:
            yield rule.serialize()


def _usable(rule: QualifiedRule, names: set[str]) -> str:
    """The rule with the selectors that can match."""
    selectors = [one for one in _split(rule.prelude) if _needed(one) <= names and not _slow(one)]
    if not selectors:
        return ""
    heads = ",".join(tinycss2.serialize(one).strip() for one in selectors)
    return f"{heads}{{{tinycss2.serialize(rule.content)}}}"


def _split(prelude: list[Node]) -> list[list[Node]]:
    """The selectors of a list; commas in brackets are not seen at this level."""
    found: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _needed(selector: list[Node]) -> set[str]:
    """The classes and values without which a selector matches nothing.

    What stands in `:not(...)`, `:is(...)` and their like is not needed: it is passed over.
    """
    classes = {
        name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"
    }
    values = {
        part.value
        for token in selector
        if token.type == "[] block" and "=" in token.content
        for part in token.content[1:]
        if part.type in ("string", "ident")
    }
    return classes | {value for value in values if NAME.fullmatch(value)}


def _slow(selector: list[Node]) -> bool:
    """Whether it may mean anything below an element with some attribute: `[open] *`.

    A phone then looks at all that is below at each change of the attribute. The theme has it for
    the first child in a table's cell and for colours that change at once.
    """
    heads, _, last = tinycss2.serialize(selector).strip().replace(">", " ").rpartition(" ")
    return "[" in heads and bool(NAMELESS.fullmatch(last)) and "+" not in heads


def _styled(rule: QualifiedRule, read: set[str]) -> str:
    """The rule with the declarations that matter; nothing where none is left."""
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    kept = [one for one in parts if not (one.type == "declaration" and _idle(one.name, read))]
    if not kept:
        return ""
    body = "".join(f"{one.serialize()};" for one in kept).removesuffix(";")
    return f"{tinycss2.serialize(rule.prelude)}{{{body}}}"


def _idle(name: str, read: set[str]) -> bool:
    return name.startswith("--") and name not in read
