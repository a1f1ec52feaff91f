"""Titles, points, objectives, prose and entities are marked where they stand, through one popup."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.edits.point import change_point
from briefbook.edits.scheme import add_shipped_scheme
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.brief_head import MARKING_PX
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.desk.banner import MarkingBanner
from briefbook.ui.desk.status_strip import WIDEST_PX, StatusStrip
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


def open_card(window: MainWindow, key: tuple[str, int]) -> MarkingButton:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    page.view.show_card(key)
    card = page.view.live
    button = card.meta.marking if isinstance(card, PointCard) else getattr(card, "marking", None)
    assert isinstance(button, MarkingButton)
    return button


def open_title_of_brief(window: MainWindow) -> MarkingButton:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    return editor.head.title_marking


def open_title_of_book(window: MainWindow) -> MarkingButton:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    return editor.title_marking


def open_entity(window: MainWindow) -> MarkingButton:
    editor = window.open_place(Place("entity", 1))
    assert isinstance(editor, EntityEditor)
    return editor.marking


def choose(window: MainWindow, button: MarkingButton, words: str) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    popup = next(each for each in window.findChildren(ChoicePopup) if each.isVisible())
    row = next(at for at, each in enumerate(popup.choices.rows) if each.words == words)
    popup.view.setCurrentIndex(popup.choices.index(row))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)


PLACES: dict[str, Callable[[MainWindow], MarkingButton]] = {
    "SELECT title_marking FROM brief WHERE id = 1": open_title_of_brief,
    "SELECT title_marking FROM book_spec WHERE id = 1": open_title_of_book,
    "SELECT title_marking FROM issue WHERE id = 1": lambda window: open_card(window, ("issue", 1)),
    "SELECT marking FROM talking_point WHERE id = 1": lambda window: open_card(window, ("point", 1)),
    "SELECT marking FROM entity WHERE id = 1": open_entity,
}


@pytest.mark.parametrize("stored", PLACES)
def test_it_is_marked_and_unmarked_by_key(window: MainWindow, qtbot: QtBot, stored: str) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    button = PLACES[stored](window)
    title = "title_marking" in stored
    for words, marking, shown in (
        ("SAMPLE", "house:SAMPLE", "SAMPLE"),
        ("Not marked", None, "" if title else "Not marked"),
        ("SAMPLE", "house:SAMPLE", "SAMPLE"),
    ):
        choose(window, button, words)
        assert session.file.connection.execute(stored).fetchone() == (marking,)
        qtbot.waitUntil(lambda shown=shown: button.text() == shown)  # type: ignore[misc]
        name = "Marking of the title" if title else "Marking"
        assert button.accessibleName() == f"{name}: {shown or 'not marked'}".replace("Not", "not")


def test_what_cannot_be_compared_is_said_in_banner_chip_and_foot(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    add_shipped_scheme(session, "nato")
    change_point(session, 1, marking="nato:NS")
    banner = window.findChildren(MarkingBanner)[0]
    assert banner.wording == "SAMPLE · not compared: NATO SECRET (NATO)"
    assert "not compared: NATO SECRET" in editor.head.marking.text()
    assert "not compared: NATO SECRET" in editor.status()[1]


LONG = "SECRET//RECIPIENTS ONLY, ZENDA EYES ONLY//REL RURITANIA, STRELSAU, TARLENHEIM//TLP:AMBER+STRICT"


def test_a_long_marking_takes_no_room_from_others_and_is_read_whole(window: MainWindow) -> None:
    banner, strip = window.findChildren(MarkingBanner)[0], window.findChildren(StatusStrip)[0]
    banner.show_marking(LONG, "#b3261e")
    assert banner.toolTip() == LONG
    strip.show_status("", LONG)
    assert strip._marking.toolTip() == LONG
    assert strip._marking.width() <= WIDEST_PX
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    editor.head.marking.setText(LONG)
    assert editor.head.marking.toolTip() == LONG
    assert editor.head.marking.maximumWidth() == MARKING_PX
    for widget in (banner, strip, editor.head):
        assert not widget.grab().isNull()
