"""The cards of talking points: each has the room it needs, and what is taken back leaves nothing half alive."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.edits.point import change_point
from briefbook.store.field import get_table
from briefbook.store.field_use import FieldKind
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.card_delegate import GAP_PX, CardDelegate
from briefbook.ui.brief.card_view import CardView
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


@pytest.fixture
def view(window: MainWindow) -> CardView:
    """The cards of the first brief, its first point alive."""
    window.resize(1440, 900)
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    return editor.pages[0].view


def live(view: CardView) -> PointCard:
    assert isinstance(view.live, PointCard)
    return view.live


def fits(view: CardView) -> bool:
    for _ in range(8):
        QApplication.processEvents()
    return view.visualRect(view.currentIndex()).height() == live(view).height() + GAP_PX


def points_of(view: CardView) -> list[object]:
    return [card.key for card in view.cards.rows if not card.is_heading and not card.hint]


def write_next(view: CardView, words: str) -> None:
    QTest.keyClick(live(view).text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(live(view).text, Qt.Key.Key_Return)
    QTest.keyClicks(live(view).text, words)


def test_a_card_has_the_room_it_needs_whatever_is_done_to_it(window: MainWindow, view: CardView, qtbot: QtBot) -> None:
    assert fits(view)
    write_next(view, "Welcome the Ruritanian delegation to Zenda.")
    assert fits(view)
    for action_id in ("point.if_raised", "point.move_up", "point.duplicate", "point.avoid", "edit.undo"):
        window.actions_[action_id].trigger()
        assert fits(view)


def test_a_card_that_comes_alive_keeps_its_lines(window: MainWindow, view: CardView) -> None:
    assert fits(view)
    card = next(each for each in view.cards.rows if each.key == view.currentIndex().data(Qt.ItemDataRole.UserRole).key)
    delegate = view.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    assert abs(live(view).text.viewport().width() - delegate.text_width(card)) <= 1


def test_taking_back_the_point_that_is_written_leaves_the_one_before(
    window: MainWindow, view: CardView, qtbot: QtBot
) -> None:
    before = view.cards.rowCount()
    write_next(view, "Welcome the Ruritanian delegation to Zenda.")
    assert view.cards.rowCount() == before + 1
    while view.cards.rowCount() > before:
        window.actions_["edit.undo"].trigger()
        qtbot.wait(20)
    window.actions_["edit.redo"].trigger()
    assert view.cards.rowCount() == before + 1


def test_several_points_move_to_another_brief_in_one_step(window: MainWindow, view: CardView) -> None:
    mine = points_of(view)
    selection = view.selectionModel()
    for key in mine[:2]:
        selection.select(view.cards.find_index(key), QItemSelectionModel.SelectionFlag.Select)
    window.actions_.about_to_show.emit()
    window.actions_["point.move_to"].trigger()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    row = next(at for at, each in enumerate(popup.choices.rows) if each.words == "AI Dialogue · Scope")
    popup.view.setCurrentIndex(popup.choices.index(row))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)
    assert points_of(view) == mine[2:]
    other = window.open_place(Place("brief", 2))
    assert isinstance(other, BriefEditor)
    assert isinstance(other.pages[0], PointsPage)
    assert points_of(other.pages[0].view)[-2:] == mine[:2]
    window.actions_["edit.undo"].trigger()
    assert points_of(view) == mine


def test_a_chip_counts_sources_and_not_the_commas_in_their_names(view: CardView) -> None:
    assert live(view).meta.buttons["sources"].text() == "Press report, January 2026"


def test_cards_say_how_they_are_marked_where_they_differ(window: MainWindow, view: CardView) -> None:
    assert window.library
    session = window.library.workspace.session

    def marks() -> list[str]:
        return [words for card in view.cards.rows for icon, words in card.meta if icon == "shield"]

    assert marks() == []
    change_point(session, 1, marking=None)
    QApplication.processEvents()
    assert sorted(set(marks())) == ["Not marked", "SAMPLE"]
    assert all(card.meta[0][0] == "shield" for card in view.cards.rows if not card.is_heading and not card.hint)


WRITTEN = [each.name for each in get_table("talking_point").list_columns(FieldKind.TEXT, FieldKind.WORDS)]


@pytest.mark.parametrize("column", WRITTEN)
def test_every_text_of_a_point_is_written_on_its_card(window: MainWindow, view: CardView, column: str) -> None:
    window.actions_["point.if_raised"].trigger()
    field = getattr(live(view), column)
    field.setFocus()
    QTest.keyClicks(field, "Zenda")
    live(view).flush()
    session = window.library.workspace.session if window.library and window.library.workspace else None
    assert session
    row = session.file.connection.execute(f'SELECT "{column}" FROM talking_point WHERE id = 1').fetchone()
    assert "Zenda" in row[0]
