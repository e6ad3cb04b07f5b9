"""The characters of a file: bytes to text, and the lines that an editor would show."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from generator.problems import ContentError, Place, Problem

LIMIT = 5_000_000
SHOWN = 20
SAVE = "save it again with the encoding UTF-8; many editors ask for it under 'Save as'"
LINE_END = re.compile(r"\r\n|\r|\n")
ODD_SPACES = "\xa0\u2002\u2003\u2007\u2009\u200b\u202f\u2060\u3000"
# What YAML refuses, and the line ends that it knows but editors do not count.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Lines:
    """The text of the file `name`, as places of it are needed."""

    name: str
    text: str

    @cached_property
    def rows(self) -> list[str]:
        """The lines without their ends."""
        return LINE_END.split(self.text)

    def row(self, line: int) -> str:
        """The line with this number, counted from 0; "" after the last one."""
        return self.rows[line] if 0 <= line < len(self.rows) else ""

    def place(self, line: int, column: int) -> Place:
        """The place of a line and column that are counted from 0."""
        return Place(self.name, line + 1, column + 1, self.row(line))

    def place_at(self, index: int) -> Place:
        """The place of the character with this index in the text."""
        before = LINE_END.split(self.text[:index])
        return self.place(len(before) - 1, len(before[-1]))


def decode(raw: bytes, name: str) -> Lines:
    """The text of `raw`, without a byte order mark; ContentError if it is no clean UTF-8."""
    problems = [Problem(Place(name, 1, 1), *fault) for fault in _unusable(raw)]
    if problems:
        raise ContentError(problems)
    try:
        lines = Lines(name, raw.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise ContentError([_not_utf8(raw, name, error)]) from None
    problems = [_control(lines, match) for match in islice(CONTROL.finditer(lines.text), SHOWN)]
    if problems:
        raise ContentError(problems)
    return lines


def control(character: str) -> tuple[str, str]:
    """The message and the hint about a character that nobody can see."""
    return (
        f"an invisible character stands here (U+{ord(character):04X})",
        "delete it; such characters come along when text is pasted",
    )


def _unusable(raw: bytes) -> list[tuple[str, str]]:
    if len(raw) > LIMIT:
        return [("this file is larger than 5 MB", "split it; pictures do not belong in it")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:2].count(0) == 1:
        return [("this file is saved as UTF-16", SAVE)]
    return []


def _not_utf8(raw: bytes, name: str, error: UnicodeDecodeError) -> Problem:
    before = LINE_END.split(raw[: error.start].decode("utf-8").removeprefix("\ufeff"))
    rest = LINE_END.split(raw[error.start :].decode("cp1252", "replace"))[0]
    place = Place(name, len(before), len(before[-1]) + 1, before[-1] + rest)
    if error.end == len(raw) and error.reason == "unexpected end of data":
        return Problem(place, "the file ends in the middle of a character", "was it cut off here?")
    return Problem(
        place,
        f"'{rest[:1]}' can't be read here: this file is not saved as UTF-8",
        f"it is likely saved as 'ANSI' (Windows-1252 or Latin-1): {SAVE}",
    )


def _control(lines: Lines, match: re.Match[str]) -> Problem:
    return Problem(lines.place_at(match.start()), *control(match.group()))
