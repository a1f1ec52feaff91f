"""What the crash test makes of what it finds: it has to see a loss where there is one."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Load = Callable[[str], ModuleType]


@pytest.mark.parametrize(
    ("typed", "found", "kept"),
    [
        ("abc", "point abc", 3),
        ("abc", "point ab", 2),
        ("abc", "point", 0),
        ("ab cd", "pointab", 3),
        ("ab cd", "pointab c", 4),
        ("ab ", "pointab", 3),
        ("abc", "pointac", None),
        ("abc", "pointabcd", None),
        ("abc", "poin", None),
    ],
)
def test_the_first_lost_key_is_found(load_part: Load, typed: str, found: str, kept: int | None) -> None:
    assert load_part("typist").count_kept("point", typed, found) == kept


@pytest.mark.parametrize(
    ("facts", "passes", "passes_busy"),
    [
        ({"keys": 9, "acknowledged": 9, "age_s": 0.9, "pause_s": 1.6, "said_saved": True}, True, True),
        ({"keys": 9, "acknowledged": 9, "acknowledged_lost": 1, "age_s": 0.1}, False, False),
        ({"fault": "integrity"}, False, False),
        ({"keys": 9, "age_s": 1.1}, False, True),
        ({"keys": 9, "age_s": 0.1, "pause_s": 1.6, "said_saved": False}, False, True),
        ({"keys": 9, "age_s": 0.1, "pause_s": 1.4, "said_saved": False}, True, True),
    ],
)
def test_a_loss_fails_the_trial(load_part: Load, facts: dict[str, Any], passes: bool, passes_busy: bool) -> None:
    outcome = load_part("outcome")
    made = [outcome.Outcome("typing", **facts)]
    assert outcome.print_table(made) is passes
    assert outcome.print_table(made, judges_times=False) is passes_busy
