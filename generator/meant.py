"""What an author meant by a number or a date that is written another way."""

from __future__ import annotations

import re
from datetime import date

DATE = "write year, month, day: 2027-03-31"
LARGEST = 9999
YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})([-./ ]+)(\d{1,2})[-./ ]+(\d{4})")


def number_in(given: object, least: int | None) -> str:
    """A hint that holds the whole number meant by '90 minutes' or '7,5'; "" if none is."""
    if isinstance(given, int):
        return ""
    text = str(given).strip() if isinstance(given, (str, float)) else ""
    if re.fullmatch(r"\d{1,4}[.,]\d{1,4}", text):
        whole = max(int(float(text.replace(",", ".")) + 0.5), least or 0)
        return f"whole numbers only, such as {min(whole, LARGEST)}"
    if re.fullmatch(r"\d{1,4}", text):
        return f"write it without quotes: {text}" if text == str(int(text)) else _digits(text)
    alone = re.fullmatch(r"[^\d.,+-]*(\d{1,4})[^\d.,+-]*", text)
    return f"write the number alone: {alone[1]}" if alone else ""


def _digits(text: str) -> str:
    """A number without zeros in front, in digits that YAML knows."""
    return f"write: {int(text)}"


def date_in(text: str) -> str:
    """A hint that holds the date meant by '1.11.2027', or says why it is none; "" if unknown."""
    found = YEAR_FIRST.fullmatch(text.strip())
    if found:
        return _date(*map(int, found.groups()))
    turned = DAY_FIRST.fullmatch(text.strip())
    if not turned:
        return ""
    first, second, year = int(turned[1]), int(turned[3]), int(turned[4])
    if "/" not in turned[2] or first > 12:
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    return _either(_date(year, second, first), _date(year, first, second))


def _either(first: str, other: str) -> str:
    return first if first == other else f"{first}, or {other.removeprefix('write: ')}"


def _date(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    try:
        return f"write: {date(year, month, day).isoformat()}"
    except ValueError:
        return f"that month has no day {day}" if year else DATE
