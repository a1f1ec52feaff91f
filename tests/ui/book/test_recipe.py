"""A book gets parts that it was not made with, and lists what it leaves out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from briefbook.edits.book import leave_out
from briefbook.edits.brief import create_brief
from briefbook.edits.entity import create_entity
from briefbook.edits.point import change_point
from briefbook.session import Session
from briefbook.store.book_read import list_missing_parts
from briefbook.store.omission_read import list_omitted
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind, PartKind
from briefbook.values.place import Place

POINT, ISSUE = Place("point", 3), Place("issue", 1)


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def editor(window: MainWindow) -> BookEditor:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    return editor


def take_parts(session: Session) -> None:
    with session.change("Prepare") as db:
        db.connection().exec_driver_sql("DELETE FROM book_part WHERE kind = 'index' OR brief_id = 2")


def read_lines(editor: BookEditor) -> list[str]:
    return [label.text() for label in editor.omissions._lines.findChildren(QLabel)]


def test_a_whole_book_offers_no_part(editor: BookEditor, session: Session) -> None:
    assert list_missing_parts(session.file.connection, 1) == []
    assert not editor.addition.isVisible()


def test_only_what_is_missing_is_offered_and_comes_where_it_is_read(editor: BookEditor, session: Session) -> None:
    before = [row.words for row in editor.parts.rows]
    take_parts(session)
    QApplication.processEvents()
    assert len(editor.parts.rows) == len(before) - 2
    for words in ("India–Japan AI Dialogue", "Index"):
        QTest.keyClick(editor.addition, Qt.Key.Key_Space)
        popup = next(each for each in editor.findChildren(ChoicePopup) if each.isVisible())
        row = next(
            at for at, each in enumerate(popup.choices.rows) if words.endswith(each.words) or each.words == words
        )
        popup.view.setCurrentIndex(popup.choices.index(row))
        QTest.keyClick(popup.view, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert editor.parts.rows[editor.view.currentIndex().row()].part.kind is PartKind.INDEX
    assert sorted(row.words.lstrip("0123456789 ") for row in editor.parts.rows) == sorted(
        words.lstrip("0123456789 ") for words in before
    )
    assert not editor.addition.isVisible()
    assert session.undo_label == "Add Part"


def test_a_brief_of_another_visit_is_not_missing(session: Session) -> None:
    visit = create_entity(session, EntityKind.VISIT, "Visit to Ruritania")
    create_brief(session, visit, create_entity(session, EntityKind.TOPIC, "Bridges"))
    assert list_missing_parts(session.file.connection, 1) == []


def test_nothing_left_out_says_how_something_is(editor: BookEditor) -> None:
    assert editor.omissions._hint.isVisibleTo(editor)
    assert editor.omissions.buttons == []


def test_what_is_left_out_is_listed_in_reading_order_and_taken_in(editor: BookEditor, session: Session) -> None:
    change_point(session, POINT.id, title="")
    leave_out(session, 1, POINT)
    leave_out(session, 1, ISSUE)
    QApplication.processEvents()
    assert not editor.omissions._hint.isVisibleTo(editor)
    lines = read_lines(editor)
    assert lines[:2] == ["Artificial intelligence and emerging technologies", "18th India–Japan Strategic Dialogue"]
    assert lines[2].startswith("We should give the Joint Working Group")
    assert lines[3] == "Talking point in 18th India–Japan Strategic Dialogue"
    first, second = editor.omissions.buttons
    assert first.accessibleName().startswith("Take In: Artificial intelligence")
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert list_omitted(session.file.connection, 1) == {ISSUE}
    assert session.undo_label == "Take Into Book"
    QApplication.processEvents()
    assert len(editor.omissions.buttons) == 1


def test_the_form_says_what_ceiling_and_floor_do(editor: BookEditor) -> None:
    said = " ".join(label.text() for label in editor.form.findChildren(QLabel))
    assert "An unmarked text stops the printing." in said
    assert "The banner never shows less than this" in said
