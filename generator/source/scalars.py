"""Plain scalars by the core rules of YAML 1.2, narrowed: what may be meant as text stays text.

`no`, `on`, `12:30`, dates, `012` (a number in a list of phones), infinity and numbers of more
than 18 digits are text.
"""

import re
from collections.abc import Callable

from generator.source.node import Scalar

WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBERS: list[tuple[re.Pattern[str], Callable[[str], Scalar]]] = [
    (re.compile(r"[-+]?(0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"0o[0-7]{1,18}"), lambda text: int(text, 8)),
    (re.compile(r"0x[0-9a-fA-F]{1,15}"), lambda text: int(text, 16)),
    (re.compile(r"[-+]?(\.[0-9]{1,18}|(0|[1-9][0-9]{0,17})(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,2})?"),
     float),
]  # fmt: skip
FIRST = frozenset("0123456789+-.")


def scalar(text: str) -> Scalar:
    """The value of a scalar that stands without quotes."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in FIRST:
        return text
    return next((read(text) for pattern, read in NUMBERS if pattern.fullmatch(text)), text)
