"""Budgets: how long the parts of a book may be."""

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Budgets:
    """The most of each; the defaults are those that ministries use."""

    objectives: int = 3
    raise_points_per_issue: int = 6
    point_words: int = 60
    points_pages: int = 1
    background_pages: int = 2
    key_points_pages: int = 1


def parse_budgets(stored: Mapping[str, int]) -> Budgets:
    """The budgets of a book: the stored ones where they are whole numbers above zero, else the defaults."""
    known = {each.name for each in fields(Budgets)}
    return Budgets(**{name: value for name, value in stored.items() if name in known and value > 0})
