"""What a line of YAML is made of, for lines in files that can't be read as YAML."""

import re

LONG = 80
SPACES = re.compile(r"[\s\u200b\u2060]*")
LINE = re.compile(
    r"""(?P<dashes>[ ]*(?:-[ ]+|-$)*)                              # '  - '
        (?:(?P<key>["']?\w[\w .-]*["']?):(?=[ ]|$)(?P<gap>[ ]*))?  # 'title: '
        (?P<value>.*)""",
    re.VERBOSE,
)


def spaces(row: str) -> str:
    """The spaces of any kind at the start of a line."""
    found = SPACES.match(row)
    return found[0] if found else ""


def parts(row: str) -> dict[str, str]:
    """A line as its dashes, key, gap and value, each "" where there is none."""
    found = LINE.match(row)
    return found.groupdict("") if found else {"dashes": "", "key": "", "gap": "", "value": row}


def value_column(row: str) -> int:
    """The column of the value, counted from 0."""
    return len(row) - len(parts(row)["value"])


def cut(text: str) -> str:
    """A text that fits in a hint; its last sign stays."""
    return text if len(text) <= LONG else text[: LONG - 2] + "…" + text[-1]
