"""What is typed finds the best first, whatever the alphabet says."""

import pytest

from briefbook.models.choice_list_model import Choice, ChoiceListModel
from briefbook.models.match import Match, find_match


@pytest.mark.parametrize(
    ("words", "typed", "match"),
    [
        ("Zenda", "zenda", Match.EQUAL),
        ("Zenda Castle", "zen", Match.BEGINS),
        ("New Zenda", "zen", Match.BEGINS_A_WORD),
        ("Castle of Zenda", "zen cas", Match.BEGINS_WORDS),
        ("Wildzenda", "zen", Match.HOLDS),
        ("Strelsau", "zen", None),
        ("Strelsau", "", Match.BEGINS),
    ],
)
def test_how_well_words_fit(words: str, typed: str, match: Match | None) -> None:
    assert find_match(words, typed) is match


def test_the_best_stands_first_and_equals_keep_their_order(qapp: object) -> None:
    names = ["Chief Minister of Castles", "Minister of Culture", "Prime Minister of Caves", "Minister of Canals"]
    model = ChoiceListModel([Choice(name, name) for name in names], several=False)
    model.set_filter("Minister of C")
    assert [row.words for row in model.rows] == [names[1], names[3], names[0], names[2]]
