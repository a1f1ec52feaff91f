"""Cards under headings: one that is dropped stands where it was dropped, in its own group as in any other."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefbook.models.card_list_model import Card, CardListModel

Groups = list[list[int]]


class Wish(NamedTuple):
    """Where a dropped card wishes to stand."""

    key: int
    group_id: int
    position: int


def build_model(groups: Groups) -> tuple[CardListModel, list[Wish], QAbstractItemModelTester]:
    """A heading for each group with its cards under it, and a hint under one that has none."""
    model, wishes = CardListModel(), list[Wish]()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.move_requested.connect(lambda *wish: wishes.append(Wish(*wish)))
    rows: list[Card] = []
    for group_id, keys in enumerate(groups):
        rows.append(Card(("heading", group_id), group_id, heading=f"Issue {group_id}"))
        rows += [Card(key, group_id) for key in keys] or [Card(("hint", group_id), group_id, hint="Nothing yet")]
    model.show_rows(rows)
    return model, wishes, tester


@st.composite
def groupings(draw: st.DrawFn) -> Groups:
    """One to three groups of up to four cards, one card at least."""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=3).filter(any))
    keys = iter(range(sum(sizes)))
    return [[next(keys) for _ in range(size)] for size in sizes]


def take(groups: Groups, wish: Wish) -> Groups:
    """The groups once the wish has come true."""
    left = [[key for key in keys if key != wish.key] for keys in groups]
    left[wish.group_id].insert(wish.position, wish.key)
    return left


def list_shown(model: CardListModel, moved: int, before_row: int) -> Groups:
    """The groups as they stand when the card is taken up and put before that row, under the first heading at least."""
    keys, at = [row.key for row in model.rows], max(before_row, 1)
    groups: Groups = []
    for key in [*(each for each in keys[:at] if each != moved), moved, *(each for each in keys[at:] if each != moved)]:
        if isinstance(key, int):
            groups[-1].append(key)
        elif key == ("heading", len(groups)):
            groups.append([])
    return groups


@given(groupings(), st.data())
def test_a_dropped_card_stands_where_it_was_dropped(groups: Groups, data: st.DataObject) -> None:
    model, wishes, _tester = build_model(groups)
    moved = data.draw(st.sampled_from([key for keys in groups for key in keys]))
    before_row = data.draw(st.integers(0, model.rowCount()))
    mime = model.mimeData([model.find_index(moved)])
    assert model.dropMimeData(mime, Qt.DropAction.MoveAction, before_row, 0, QModelIndex())
    (wish,) = wishes
    assert wish.key == moved
    assert take(groups, wish) == list_shown(model, moved, before_row)
    assert model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, QModelIndex())
    assert wishes[-1] == Wish(moved, len(groups) - 1, len([key for key in groups[-1] if key != moved]))


def test_only_a_card_that_is_moved_can_be_dropped() -> None:
    model, wishes, _tester = build_model([[0, 1], []])
    mime = model.mimeData([model.find_index(0)])
    assert not model.dropMimeData(mime, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    assert not wishes
