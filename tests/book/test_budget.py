"""How long the parts of a book may be."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.budget import Budgets, parse_budgets

USUAL = {
    "objectives": 3,
    "raise_points_per_issue": 6,
    "point_words": 60,
    "points_pages": 1,
    "background_pages": 2,
    "key_points_pages": 1,
}


def test_a_book_that_says_nothing_has_the_budgets_of_a_ministry() -> None:
    assert asdict(parse_budgets({})) == USUAL


@given(st.dictionaries(st.sampled_from([*USUAL, "height"]), st.integers(-3, 90)))
def test_a_budget_is_what_was_stored_where_that_can_be_one(stored: dict[str, int]) -> None:
    sound = {name: value for name, value in stored.items() if name in USUAL and value > 0}
    assert asdict(parse_budgets(stored)) == USUAL | sound
    assert isinstance(parse_budgets(stored), Budgets)
