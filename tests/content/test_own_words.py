"""No text of the toolkit repeats the source that it was written from.

The source itself is not in this repository. `source_hashes.txt` holds a fingerprint of every run
of eight words of it, and of every whole sentence of five to seven words, which no run would catch.
To make it again from the source's text:

    cd tests/content && python -c "import test_own_words as t; t.write_hashes('path/to/source.txt')"
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HASHES = Path(__file__).with_name("source_hashes.txt")
CONTENT = Path(__file__).parents[2] / "toolkit_content"
RUN = 8
SHORT_SENTENCES = range(5, RUN)

NAMES = (  # a run made of nothing but these is nobody's sentence
    "Arnstein’s Ladder of Participation",
    "Co-production Readiness Assessment",
    "Assets Capacity Mutuality Networks Blur roles Catalysts",
    "Specific Measurable Agreed Realistic Timed",
)

Words = tuple[str, ...]


def words(text: str) -> Words:
    """`text` in lower case, without apostrophes; every other mark, hyphens too, parts two words."""
    plain = re.sub("['’]", "", unicodedata.normalize("NFKC", text).casefold())
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def windows(text: str) -> Iterator[Words]:
    """Every run of eight words of `text`, and its whole sentences of five to seven words."""
    every = words(text)
    for start in range(len(every) - RUN + 1):
        yield every[start : start + RUN]
    for sentence in map(words, re.split(r"[.?!:;\n]", text)):
        if len(sentence) in SHORT_SENTENCES:
            yield sentence


def fingerprint(run: Words) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the words, joined by single spaces."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:12]


def fingerprints(source: str) -> set[str]:
    return {fingerprint(run) for run in windows(source)}


def write_hashes(source: str) -> None:
    """Remake `source_hashes.txt` from the text file at the path `source`."""
    HASHES.write_text("\n".join(sorted(fingerprints(Path(source).read_text()))) + "\n")


def only_names(run: Words) -> bool:
    """Whether the run is made of whole names of the list, in any order, and nothing else."""
    rest = f" {' '.join(run)} "
    for name in NAMES:
        rest = rest.replace(f" {' '.join(words(name))} ", " ")
    return not rest.strip()


def shared(text: str, known: set[str]) -> list[str]:
    """The runs of `text` whose fingerprints are `known`, except names."""
    return [
        " ".join(run) for run in windows(text) if fingerprint(run) in known and not only_names(run)
    ]


def texts(value: Any) -> Iterator[str]:
    """Every string in nested lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in texts(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in texts(part))


def content() -> Iterator[tuple[str, str]]:
    """The name of a file and one of its texts, for every text of the toolkit."""
    for path in sorted(CONTENT.rglob("*.yaml")):
        for text in texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
            yield path.name, text


def known() -> set[str]:
    return set(HASHES.read_text().split())


# Not from the source: written for these tests alone.
PLANTED = "Our grey cat sleeps on the warm bread oven until noon."


def test_no_text_shares_a_run_of_words_with_the_source() -> None:
    """The toolkit is in our own words; this names the file and the run that is not."""
    repeated = [(name, run) for name, text in content() for run in shared(text, known())]
    assert repeated == []


def test_a_planted_run_is_caught() -> None:
    """Eight words in a row are found inside a longer text."""
    text = "Everybody knows: our grey cat sleeps on the warm bread oven. Do not wake her!"
    assert "our grey cat sleeps on the warm bread" in shared(text, fingerprints(PLANTED))


def test_case_marks_and_spaces_do_not_hide_a_run() -> None:
    """The same words count as the same however they are set."""
    assert shared("our GREY-cat *sleeps*,\n on “the” warm  bread", fingerprints(PLANTED))


def test_seven_words_in_a_row_are_no_copy() -> None:
    """Short phrases are common property."""
    assert shared("Our grey cat sleeps on the warm stove until noon.", fingerprints(PLANTED)) == []


def test_a_short_sentence_is_caught_when_it_is_whole() -> None:
    """A sentence of five words is too short for a run, so it is compared by itself."""
    assert shared(
        "Really? Is the cat still asleep? Yes.", fingerprints("Is the cat still asleep?")
    ) == ["is the cat still asleep"]


def test_names_alone_are_allowed() -> None:
    """The name of a ladder and of an assessment may follow each other as they do elsewhere."""
    names = "Arnstein’s Ladder of Participation, Co-production Readiness Assessment"
    assert shared(names, fingerprints(names)) == []


def test_a_sentence_that_holds_a_name_is_caught() -> None:
    """A name does not excuse the words around it."""
    sentence = "On Mondays the cat climbs Arnstein’s Ladder of Participation and yawns."
    assert shared(sentence, fingerprints(sentence))


def test_there_is_something_to_compare() -> None:
    """Neither the fingerprints nor the texts can go missing without a word."""
    assert len(known()) > 900 and all(re.fullmatch("[0-9a-f]{12}", line) for line in known())
    assert sum(1 for _ in content()) > 200
