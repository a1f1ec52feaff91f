"""Cut, copy, paste and select all of the Edit menu do what is possible to whatever has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.text.line_field import LineField
from briefbook.ui.text.rich_text_field import RichTextField
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

IDS = ("edit.cut", "edit.copy", "edit.paste", "edit.select_all")


def open_menu(window: MainWindow) -> set[str]:
    """What of it the Edit menu offers, as it is about to show."""
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    menu.aboutToShow.emit()
    return {action_id.removeprefix("edit.") for action_id in IDS if window.actions_[action_id].isEnabled()}


def choose(window: MainWindow, action_id: str) -> None:
    open_menu(window)
    window.actions_[action_id].trigger()


@pytest.fixture
def name(window: MainWindow, qtbot: QtBot) -> LineField:
    """The name of the visit with the caret in it, and nothing on the clipboard."""
    assert window.library
    QApplication.clipboard().clear()
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    with qtbot.waitActive(window):
        window.activateWindow()
    editor.name.setFocus()
    editor.name.deselect()
    return editor.name


@pytest.fixture
def point(window: MainWindow, qtbot: QtBot) -> RichTextField:
    """The text of a point with the caret in it, and nothing on the clipboard."""
    QApplication.clipboard().clear()
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    assert isinstance(page.view.live, PointCard)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.view.live.text.setFocus()
    return page.view.live.text


def test_only_what_would_do_something_is_offered(window: MainWindow, name: LineField) -> None:
    assert open_menu(window) == {"select_all"}
    name.selectAll()
    assert open_menu(window) == {"cut", "copy", "select_all"}
    QApplication.clipboard().setText("Zenda")
    assert open_menu(window) == {"cut", "copy", "paste", "select_all"}
    name.setReadOnly(True)
    assert open_menu(window) == {"copy", "select_all"}
    name.setReadOnly(False)
    window.layout_.library_page.outline.setFocus()
    assert open_menu(window) == set()


def test_a_name_is_cut_and_pasted_and_undone(window: MainWindow, name: LineField) -> None:
    assert window.library
    connection = window.library.file.connection
    visit_id = window.library.outline.visit_id
    before = name.text()
    choose(window, "edit.select_all")
    choose(window, "edit.cut")
    assert QApplication.clipboard().text() == before
    assert name.text() == ""
    QApplication.clipboard().setText("Visit to Zenda")
    choose(window, "edit.paste")
    window.actions_["file.save"].trigger()
    stored = "SELECT text FROM name WHERE entity_id = ? AND kind = 'full'"
    assert ("Visit to Zenda",) in connection.execute(stored, (visit_id,)).fetchall()
    window.actions_["edit.undo"].trigger()
    assert name.text() == before


def test_the_text_of_a_point_is_copied_and_pasted(window: MainWindow, point: RichTextField) -> None:
    words = point.toPlainText()
    choose(window, "edit.select_all")
    choose(window, "edit.copy")
    assert QApplication.clipboard().text() == words
    QApplication.clipboard().setText("Zenda.")
    choose(window, "edit.paste")
    assert point.toPlainText() == "Zenda."


def test_the_keys_stay_with_what_has_the_focus(window: MainWindow, name: LineField) -> None:
    choose(window, "edit.select_all")
    QTest.keyClick(name, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == name.text()
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    by_key = len(page.view.selectionModel().selectedIndexes())
    page.view.clearSelection()
    choose(window, "edit.select_all")
    assert len(page.view.selectionModel().selectedIndexes()) == by_key > 1


def test_the_menu_bar_leaves_the_text_its_commands(window: MainWindow, point: RichTextField) -> None:
    point.selectAll()
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert QApplication.focusWidget() is window.menuBar()
    assert open_menu(window) == {"cut", "copy", "select_all"}


def test_what_is_cut_and_pasted_back_is_still_cleared(window: MainWindow, point: RichTextField, qtbot: QtBot) -> None:
    editor = window.current_editor
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    card = editor.pages[0].view.live
    assert isinstance(card, PointCard)
    assert card.clearance.text() == "Cleared"
    point.selectAll()
    for action_id, said in (("edit.cut", "Changed"), ("edit.paste", "Cleared")):
        choose(window, action_id)
        editor.flush()
        qtbot.waitUntil(lambda said=said: card.clearance.text() == said)
