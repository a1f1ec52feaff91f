"""The values that stand in JSON columns; each reader raises ValueError for what is none."""

import json
from typing import Any

from briefbook.values.character import can_be_held
from briefbook.values.kind import BriefSection

GREATEST_BUDGET = 1_000_000
DEEPEST = 32


def read_csl_item(stored: str) -> dict[str, Any]:
    """A CSL-JSON item (CSL 1.0.2, input data) whose names and dates have the shape that the format gives them."""
    item = _load_object(stored)
    for name in ("author", "issued", "accessed"):
        value = item.get(name)
        shape = _is_names if name == "author" else _is_date
        if value is not None and not shape(value):
            raise ValueError(name)
    return item


def read_budgets(stored: str) -> dict[str, int]:
    """Length budgets by name."""
    budgets = _load_object(stored)
    if not all(_is_whole(limit) and 0 < limit <= GREATEST_BUDGET for limit in budgets.values()):
        raise ValueError("budgets")
    return budgets


def read_sections(stored: str) -> frozenset[BriefSection]:
    """The sections of a brief that are printed."""
    return frozenset(BriefSection(each) for each in _load_words(stored))


def read_name_keys(stored: str) -> frozenset[str]:
    """The keys of names (see `values.name_key`)."""
    return frozenset(_load_words(stored))


def _load(stored: str) -> Any:
    try:
        value = json.loads(stored)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not _is_held(value, DEEPEST):
        raise ValueError("not words that can be held")
    return value


def _load_object(stored: str) -> dict[str, Any]:
    value = _load(stored)
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _load_words(stored: str) -> list[str]:
    value = _load(stored)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("no list of words")
    return value


def _is_held(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return can_be_held(value)
    if isinstance(value, dict):
        value = [*value, *value.values()]
    return not isinstance(value, list) or (depth > 0 and all(_is_held(each, depth - 1) for each in value))


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _is_date(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    ends = value.get("date-parts") or []
    return isinstance(ends, list) and all(
        isinstance(end, list) and all(part is None or _is_whole(part) or isinstance(part, str) for part in end)
        for end in ends
    )
