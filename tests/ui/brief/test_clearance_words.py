"""The window says of a text that was changed whether it had been cleared or only been sent."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from briefbook.edits.clearance import clear_text
from briefbook.store.clearance_read import list_ledger
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.card_view import CardView
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

BRIEF = Place("brief", 1)
STEPS = {"text.send_for_clearance": "changed since it was sent", "text.clear": "changed since clearance"}


def choose_all(window: MainWindow, action_id: str) -> CardView:
    """Take a step with every point of the brief."""
    editor = window.open_place(BRIEF)
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    page.view.setFocus()
    page.view.selectAll()
    window.actions_.about_to_show.emit()
    window.actions_[action_id].trigger()
    return page.view


def clear_others(window: MainWindow) -> None:
    """Clear the objectives and the prose of the brief."""
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    ledger = list_ledger(session.file.connection, BRIEF.id)
    clear_text(session, [row.place for row in ledger if row.place.kind != "point"], office="Desk")


def write_into_first(window: MainWindow) -> PointCard:
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    card = editor.pages[0].view.live
    assert isinstance(card, PointCard)
    QTest.keyClick(card.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(card.text, " Zenda.")
    window.actions_["file.save"].trigger()
    return card


def read_tool_tip(view: CardView, key: tuple[str, int]) -> str:
    """What is said to a mouse that rests on the clearance of a card."""
    index = view.cards.find_index(key)
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(index)
    at = option.rect.topRight() + QPoint(-40, 20)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    assert view.itemDelegate().helpEvent(event, view, option, index)
    words = QToolTip.text()
    QToolTip.hideText()
    return words


@pytest.mark.parametrize("step", STEPS)
def test_what_was_changed_says_since_when(window: MainWindow, qtbot: QtBot, step: str) -> None:
    window.preferences.change(person_name="R. Rassendyll", office_name="Desk")
    choose_all(window, "text.clear")
    clear_others(window)
    view = choose_all(window, step)
    card = write_into_first(window)
    words = STEPS[step]
    sentence = words.capitalize()
    qtbot.waitUntil(lambda: card.clearance.accessibleName() == f"Clearance: {sentence}")
    assert card.clearance.text() == "Changed"
    assert card.clearance.toolTip().startswith(sentence)
    outline = window.layout_.library_page.outline.outline
    row = next(row for row in outline.rows if row.place == BRIEF)
    assert row.words.endswith(f", {words}")
    view.show_card(("point", 2))
    QApplication.processEvents()
    assert read_tool_tip(view, ("point", 1)) == sentence
