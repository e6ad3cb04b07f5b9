"""What a form tells the scripts that keep its answers: its edition, and what came before."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from generator.model import Activity, Toolkit
from generator.published import Published, Record, Span

SHOWN = {"since", "withdrawn", "renamed_options"}


def keeping(toolkit: Toolkit, published: Published, activity: Activity) -> dict[str, str]:
    """The form's `data-` attributes, without that in front; JSON where it is more than a word.

    `earlier`: the closed spans of each name; `options`: values that have another id now, by field;
    `withdrawn`: the labels of values that a field offers no longer; `was`: the activity's old ids.
    """
    record = published.activities[activity.id]
    current = {one.id for one in toolkit.activities}
    told = {
        "earlier": _earlier(record),
        "options": _of_fields(record, lambda span: span.renamed_options),
        "withdrawn": _of_fields(record, _withdrawn),
        "was": [id for id in record.was if id not in current],
    }
    return {
        "toolkit": toolkit.file.id,
        "version": toolkit.file.released.isoformat(),
        "edition": str(published.edition),
    } | {key: _json(value) for key, value in told.items() if value}


def _earlier(record: Record) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [span.model_dump(exclude_defaults=True, exclude=SHOWN) for span in spans]
        for name, spans in record.earlier.items()
    }


def _of_fields(record: Record, told: Callable[[Span], Any]) -> dict[str, Any]:
    found = {name: told(span) for name, span in record.now.items()}
    return {name: value for name, value in found.items() if value}


def _withdrawn(span: Span) -> dict[str, str]:
    return {
        value: span.options[value] for value in span.withdrawn if value not in span.renamed_options
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
