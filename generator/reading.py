"""How hard English is to read: long sentences, and the Flesch-Kincaid grade.

The grade is 0.39 * words / sentences + 11.8 * syllables / words - 15.59 (Kincaid and others,
1975). Syllables are counted by rule, without a dictionary: each group of vowels (aeiouy) is one;
a silent e, es or ed at the end is none, unless l and a consonant stand before it ("table") or
t or d before the ed ("wanted"); every word has at least one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.text import BLOCK_TAGS, Element, Text

LONGEST, HARDEST, FEWEST = 25, 8.0, 30
SENTENCE_END = re.compile(r"""(?:(?<=[.!?…])|(?<=[.!?…]["'”’)]))\s+(?![a-z])""")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![aeiouy])(?:(?<![^aeiouy]l)(?:e|es)|(?<![td])ed)$")
HISSING = re.compile(r"(?:[sxz]|[cg]|ch|sh)es$")


def sentences(text: Text) -> Iterator[str]:
    """The sentences of a text; each paragraph, list item and label ends one."""
    inline = tuple(node for node in text.nodes if not _is_block(node))
    for sentence in SENTENCE_END.split(Text(inline).plain):
        if WORD.search(sentence):
            yield sentence
    for node in text.nodes:
        if isinstance(node, Element) and _is_block(node):
            yield from sentences(Text(node.children))


def words(sentence: str) -> list[str]:
    """The words; a hyphen or an apostrophe inside parts none."""
    return WORD.findall(sentence)


def syllables(word: str) -> int:
    """How many syllables an English word has, about."""
    small = word.lower()
    kept = small if HISSING.search(small) else SILENT.sub("", small)
    return max(1, len(VOWELS.findall(kept)))


def grade(texts: Iterable[Text]) -> float:
    """The Flesch-Kincaid grade of all texts together; 0 where there is no word."""
    found = [words(sentence) for text in texts for sentence in sentences(text)]
    total = sum(map(len, found))
    if not total:
        return 0.0
    spoken = sum(syllables(word) for sentence in found for word in sentence)
    return 0.39 * total / len(found) + 11.8 * spoken / total - 15.59


def _is_block(node: object) -> bool:
    return isinstance(node, Element) and node.tag in BLOCK_TAGS
