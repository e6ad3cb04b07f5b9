"""What is said about each kind of fault in an author's file, and what to do about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic.fields import FieldInfo

from generator.blocks import types
from generator.meant import DATE, date_in, number_in
from generator.problems import Place, Problem, closest, quoted
from generator.source import Node

Location = tuple[Any, ...]
Said = tuple[str, str]
ENTRIES = "start each entry on its own line with '- '"
GLUED = re.compile(r"-[^\W\d_]")
PLAIN = re.compile(r"[^\s,\]}]+")
SPARED = ("rows", "entries")  # lists that `spare` makes room for


@dataclass(frozen=True)
class Fault:
    """One fault that pydantic reports, seen from the YAML.

    `node` is what stands there (or around it, where nothing does) and `owner` the mapping or list
    around it; `known` are the keys that may stand beside it, `about` is what the model says of its
    key.
    """

    type: str
    location: Location
    given: Any
    limits: Mapping[str, Any]
    node: Node
    owner: Node
    known: tuple[str, ...]
    about: FieldInfo | None

    @property
    def key(self) -> str:
        """The key that the fault is about; of a list's entry the list's key."""
        names = [part for part in self.location if isinstance(part, str)]
        return names[-1] if names else ""

    @property
    def subject(self) -> str:
        """The key, or an entry of its list, as messages begin."""
        is_entry = bool(self.location) and isinstance(self.location[-1], int)
        return f"each entry of '{self.key}'" if is_entry else f"'{self.key}'"

    @property
    def written(self) -> str:
        """A value that is no text, as the author wrote it: 1e3 and not 1000.0; "" for nothing."""
        found = PLAIN.match(self.node.place.text, self.node.place.column - 1)
        return found[0] if found and self.given is not None else ""


def problem(fault: Fault) -> Problem:
    """The fault in the author's words, at its place."""
    message, hint = WORDS.get(fault.type, _other)(fault)
    return Problem(_place(fault), message, hint)


def _place(fault: Fault) -> Place:
    """At the key for an unknown one, else at the value; a missing one's is what is around it."""
    if fault.type == "extra_forbidden":
        return fault.owner.key_places[fault.location[-1]]
    if fault.type == "union_tag_invalid":
        return fault.node.find(("type",)).place
    return fault.node.place


def _missing(fault: Fault) -> Said:
    return f"'{fault.key}' is missing here", f"add a line '{fault.key}: ...'"


def _unknown(fault: Fault) -> Said:
    may = closest(fault.key, fault.known) or f"these keys may stand here: {', '.join(fault.known)}"
    return f"unknown key {quoted(fault.key)}", may


def _unknown_type(fault: Fault) -> Said:
    name = fault.node.find(("type",)).value
    if not isinstance(name, str) or not name.strip():
        return _no_type(fault)
    may = closest(name, types()) or f"the types are: {', '.join(types())}"
    return f"unknown block type {quoted(name)}", may


def _no_type(fault: Fault) -> Said:
    return "this block has no type", f"add a line 'type: ...', one of: {', '.join(types())}"


def _one_of(fault: Fault) -> Said:
    choices = _choices(fault.about)
    meant = closest(fault.given, choices) if isinstance(fault.given, str) else ""
    return f"{fault.subject} should be one of: {', '.join(choices)}", meant or _found(fault)


def _choices(about: FieldInfo | None) -> list[str]:
    """The words that a key's annotation allows; an optional one holds them one level deeper."""
    if about is None:
        return []
    inner = [word for part in get_args(about.annotation) for word in (part, *get_args(part))]
    return [word for word in inner if isinstance(word, str)]


def _number(fault: Fault) -> Said:
    least, most = _limits(fault.about)
    within = f" from {least} to {most}"
    if most is None:
        within = "" if least is None else f", {least} or more"
    hint = number_in(fault.given, least) or _found(fault)
    return f"{fault.subject} should be a whole number{within}", hint


def _limits(about: FieldInfo | None) -> tuple[int | None, int | None]:
    """The least and the most that a number may be."""
    limits = about.metadata if about is not None else []
    least = next((limit.ge for limit in limits if hasattr(limit, "ge")), None)
    return least, next((limit.le for limit in limits if hasattr(limit, "le")), None)


def _list(fault: Fault) -> Said:
    sign = fault.node.place.text[fault.node.place.column - 1 :][:1]
    if isinstance(fault.given, dict) and fault.given and sign != "{":
        return "a dash is missing here", f"write: - {fault.node.place.text.strip()}"
    return f"{fault.subject} should be a list", _list_hint(fault) or ENTRIES


def _list_hint(fault: Fault) -> str:
    """How a list is made of what stands in its place; "" where that is not known."""
    if type(fault.given) is int and fault.key in SPARED and "spare" in fault.known:
        return f"to leave rows empty, write: spare: {fault.given}"
    if not isinstance(fault.given, str) or not fault.given.strip():
        return ""
    if GLUED.match(fault.given):
        return f"a space is missing after the dash: {ENTRIES}"
    is_plain = re.fullmatch(r"[\w ,-]+", fault.given) and not _has_keys(fault.about)
    return f"write: {fault.key}: [{fault.given}]" if is_plain else ""


def _has_keys(about: FieldInfo | None) -> bool:
    """Whether the entries of a list are groups of keys."""
    kinds = get_args(about.annotation) if about is not None else ()
    while kinds and not any(hasattr(kind, "model_fields") for kind in kinds):
        kinds = tuple(inner for kind in kinds for inner in get_args(kind))
    return bool(kinds)


def _mapping(fault: Fault) -> Said:
    if fault.subject.startswith("each"):
        return f"{fault.subject} should have keys", "write 'key: text' after its '- '"
    return f"{fault.subject} should have keys of its own", "write them below it, as 'key: text'"


def _too_short(fault: Fault) -> Said:
    least = fault.limits["min_length"]
    return f"'{fault.key}' needs at least {least} {'entry' if least == 1 else 'entries'}", ENTRIES


def _too_long(fault: Fault) -> Said:
    most, found = fault.limits["max_length"], fault.limits["actual_length"]
    return f"'{fault.key}' may have at most {most} entries", f"found: {found}"


def _bad_id(fault: Fault) -> Said:
    if not isinstance(fault.given, str) or not fault.given.strip():
        return _not_text(fault)
    return (
        f"{quoted(fault.given)} cannot be an id",
        f"use small letters a to z, digits and single hyphens, such as '{_as_id(fault.given)}'",
    )


def _as_id(text: str) -> str:
    """An id made from a text, for a hint."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-") or "our-service"


def _reserved_id(fault: Fault) -> Said:
    return (
        f"the id {quoted(fault.given)} is taken",
        "ids may not end in -note, -text, -x, -y or -second, nor be added-1, added-2 ...",
    )


def _not_text(fault: Fault) -> Said:
    if isinstance(fault.given, (int, float)):
        return f"{fault.subject} should be text", f'put it in quotes: "{fault.written}"'
    return f"{fault.subject} should be text", _upright(fault) or _found(fault)


def _upright(fault: Fault) -> str:
    """How to begin a text that was taken for keys, for want of the sign '|'."""
    place = fault.node.place
    is_block = isinstance(fault.given, dict) and place.text[place.column - 1 :][:1] != "{"
    is_below = is_block and not fault.subject.startswith("each")
    return f"write '{fault.key}: |' and the text below it" if is_below else ""


def _empty_text(fault: Fault) -> Said:
    return f"{fault.subject} is empty", "write its text, or take the line out"


def _bad_date(fault: Fault) -> Said:
    if isinstance(fault.given, str) and fault.given.strip():
        hint = date_in(fault.given) or DATE
        return f"{quoted(fault.given)} is not a date", hint
    return f"{fault.subject} should be a date", DATE


def _bad_address(fault: Fault) -> Said:
    return f"{fault.subject} should be a web address", "it begins with https://"


def _refused(fault: Fault) -> Said:
    return str(fault.limits["message"]), str(fault.limits["hint"])


def _other(fault: Fault) -> Said:
    return f"{fault.subject} cannot be read here", _found(fault)


def _found(fault: Fault) -> str:
    """What stands there, in the author's words."""
    if isinstance(fault.given, (dict, list)):
        found = "found: a list" if isinstance(fault.given, list) else "found: a group of keys"
        is_signed = fault.written[:1] in ("[", "{")
        return f"{found}; if it is text, put quotes around it" if is_signed else found
    if fault.given is None and " #" in fault.node.place.text[fault.node.place.column - 1 :]:
        return "what follows # is not read: put the text in quotes"
    after = "dash" if fault.subject.startswith("each") else "colon"
    nothing = f"write it after the {after}, or take the line out"
    shown = fault.given if isinstance(fault.given, str) else fault.written
    return f"found: {quoted(shown.strip())[1:-1]}" if shown.strip() else nothing


WORDS: Mapping[str, Callable[[Fault], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_invalid": _unknown_type,
    "union_tag_not_found": _no_type,
    "literal_error": _one_of,
    "int_type": _number,
    "int_from_float": _number,
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "list_type": _list,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "too_short": _too_short,
    "too_long": _too_long,
    "bad_id": _bad_id,
    "reserved_id": _reserved_id,
    "not_text": _not_text,
    "empty_text": _empty_text,
    "bad_date": _bad_date,
    "bad_address": _bad_address,
    "refused": _refused,
}
