"""The scripts of the pages: their own tests, types and bundle; and that Python agrees with them."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import subprocess
import unicodedata
from collections import Counter
from datetime import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker

from generator.schema import schemas
from generator.scores import Answer, score

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TESTS = sorted(str(file.relative_to(ROOT)) for file in HERE.glob("*.test.js"))


def node(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node", *arguments], cwd=ROOT, input=given, capture_output=True, encoding="utf-8"
    )


def asked(task: str, given: object = None) -> Any:
    """What the client makes of `given`."""
    answer = node("tests/client/asked.mjs", task, given=json.dumps(given))
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_the_tests_in_javascript_pass() -> None:
    """All of them in one go; what failed is told."""
    ran = node("--test", "--test-reporter=tap", *TESTS)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = re.search(r"^# pass (\d+)$", ran.stdout, re.MULTILINE)
    assert passed and int(passed[1]) > 100


def test_the_types_are_right() -> None:
    """Strictly, as written in comments."""
    ran = node("node_modules/typescript/bin/tsc", "-p", ".")
    assert ran.stdout == ""


def test_the_committed_bundle_is_fresh(tmp_path: Path) -> None:
    """`make generate` writes it anew."""
    ran = node("generator/client/bundle.mjs", str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    committed = ROOT / "generator/generated"
    assert made == {file.name: file.read_bytes() for file in committed.glob("*.js")}


def groups() -> list[list[Answer]]:
    """500 groups of 1 to 7 items: of any answers, and of such as come to x.x5."""
    chance = random.Random(20261123)
    choices: list[Answer] = [0, 1, 2, 3, 4, None, "dont-know", "not-applicable"]
    mixed = [chance.choices(choices, k=chance.randint(1, 7)) for _ in range(350)]
    return mixed + [chance.choices(choices[:5], k=4) for _ in range(150)]


def test_python_and_javascript_agree_on_500_groups() -> None:
    """State, counts, exact mean and what is shown; every outcome is among them."""
    cases = groups()
    reached: Counter[str] = Counter()
    for answers, found in zip(cases, asked("scores", cases), strict=True):
        mine = score(answers)
        mean = Fraction(found["sum"], found["answered"]) if found["state"] == "value" else None
        theirs = (found["state"], found["answered"], found["applicable"], found["dontKnow"], mean)
        assert theirs == (mine.state, mine.answered, mine.applicable, mine.dont_know, mine.mean)
        assert found["shown"] == mine.shown
        halves = mine.mean is not None and (mine.mean * 100) % 10 == 5
        reached.update([mine.state, f"{len(answers)} items", *(["x.x5"] if halves else [])])
        reached.update(["don't know"] if mine.dont_know else [])
    wanted = {"value", "not-enough", "not-applicable", "x.x5", "don't know"}
    assert {*wanted, *(f"{count} items" for count in range(1, 8))} <= reached.keys()
    assert reached["x.x5"] > 50


CALENDAR = FormatChecker(formats=())


@CALENDAR.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]
def is_moment(text: object) -> bool:
    """Whether a calendar has it; Python's goes no further than the year 9999."""
    is_known = isinstance(text, str) and not text.startswith("+")
    return not is_known or bool(datetime.strptime(str(text), "%Y-%m-%dT%H:%M:%S.%fZ"))


@cache
def judge() -> Draft7Validator:
    """An independent judge of answers files, by the published schema."""
    return Draft7Validator(json.loads(schemas()["answers.json"]), format_checker=CALENDAR)


def test_every_file_that_is_written_fits_the_schema() -> None:
    """300 of them, of all kinds of answers."""
    files = asked("files")
    assert len(files) == 300
    for text in files:
        assert [error.message for error in judge().iter_errors(json.loads(text))] == []


def test_what_is_opened_and_what_the_schema_allows_are_the_same() -> None:
    """1,000 files, most with something wrong; a schema cannot say which toolkit's they are."""
    counts: Counter[str] = Counter()
    for case in asked("mutated"):
        counts[case["refused"] or "opened"] += 1
        if case["refused"] != "other-toolkit":
            fits = judge().is_valid(json.loads(case["text"]))
            assert fits == (case["refused"] is None), case["text"]
    assert counts["opened"] > 100 < counts["damaged"]
    assert {"foreign", "newer", "other-toolkit"} <= counts.keys()


LONG = {
    "3,000 words": " ".join(f"word{number}" for number in range(3000)),
    "500 characters": "x" * 500,
    "Arabic": "ماذا تعلّمنا معًا؟ ١٢٣",
    "Japanese": "私たちは「共に」学ぶ。ｶﾀｶﾅ",
    "emoji": "👩🏽‍🌾🌾 🇮🇪",
    "lines": "one\ntwo\r\nthree, \"four\"; 'five'",
}


def bare(text: str) -> str:
    """Without what differs between programs: white space and forms of the same letter."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def told(value: str) -> list[dict[str, str]]:
    return [{"field": "act.a", "question": "Why?", "answer": value}]


def test_long_answers_and_all_scripts_are_whole() -> None:
    """In the table, in the text and in the file."""
    values = list(LONG.values())
    lines = asked("lines", [line for value in values for line in told(value)])
    [_, *rows] = csv.reader(io.StringIO(lines["csv"].removeprefix("\ufeff"), newline=""))
    assert [bare(row[2]) for row in rows] == [bare(value) for value in values]
    assert [value for value in values if bare(value) not in bare(lines["plain"])] == []
    assert asked("saved", values) == values


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "  =1",
]


def test_no_cell_begins_as_a_formula() -> None:
    """A spreadsheet reads text, with an apostrophe in front of what it would reckon."""
    lines = asked("lines", [line for formula in FORMULAS for line in told(formula)])
    assert lines["csv"].startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(lines["csv"].removeprefix("\ufeff"), newline="")))
    assert [row[2] for row in rows] == ["answer", *(f"'{formula}" for formula in FORMULAS)]
    assert lines["csv"].count("\r\n") == len(FORMULAS) + 1
