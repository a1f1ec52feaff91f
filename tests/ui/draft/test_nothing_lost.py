"""Whatever a person does in the middle of typing, in whatever field, no word of it is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QSpinBox, QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefbook.book.content import Content
from briefbook.edits.entity import rename_entity
from briefbook.edits.programme import add_programme_item
from briefbook.printing.gathering.content import gather_content
from briefbook.store.errors import DiskFullError
from briefbook.store.file import LibraryFile
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.desk.editor_factory import EDITORS
from briefbook.ui.draft.draft import Draft
from briefbook.ui.entity.list_editor import ListEditor
from briefbook.ui.library.book_export import BookExport
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place
from tests.ui.typed_field import (
    TYPED,
    WORDS,
    live_card,
    open_brief,
    open_cell,
    open_programme,
    query,
    type_cell_of_programme,
    type_date_of_visit,
    type_limit,
    type_over,
    type_point,
    type_rich,
)


def test_a_title_is_typed_with_a_rest_after_each_word(window: MainWindow, qtbot: QtBot) -> None:
    title = open_brief(window).head.title
    type_over(title, "Harbours ")
    qtbot.waitUntil(lambda: query(window, "SELECT title FROM brief WHERE id = 1") == [("Harbours",)])
    QTest.keyClicks(title, "of Zenda")
    qtbot.waitUntil(lambda: query(window, "SELECT title FROM brief WHERE id = 1") == [("Harbours of Zenda",)])


def test_a_title_that_is_taken_away_gives_way_to_the_name_of_the_subject(window: MainWindow) -> None:
    editor = open_brief(window)
    title = editor.head.title
    subject = title.text()
    type_over(title, "Harbours")
    window.actions_["edit.undo"].trigger()
    assert title.text() == subject
    type_over(title, "Harbours")
    title.flush()
    type_over(title, "\b")
    title.flush()
    assert title.text() == ""
    editor.sections.setFocus()
    assert title.text() == subject


def read_again(path: Path, sql: str) -> str:
    with LibraryFile.open(path) as file:
        ((words,),) = file.connection.execute(sql).fetchall()
    return str(words)


@pytest.mark.parametrize("typed", TYPED)
def test_closing_the_window_in_the_middle_of_a_word_keeps_it(
    window: MainWindow, sample_copy: Path, typed: Callable[[MainWindow], str], qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as caught:
        sql = typed(window)
        assert window.close()
        QTest.qWait(0)
    assert caught == []
    assert WORDS in read_again(sample_copy, sql)


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_of_a_closed_tab_wakes_up_again(window: MainWindow, typed: Callable[[MainWindow], str]) -> None:
    typed(window)
    timers = [timer for editor in window.layout_.library_page.tabs.editors() for timer in editor.findChildren(QTimer)]
    assert window.close()
    assert [timer for timer in timers if isValid(timer) and timer.isActive()] == []


@pytest.mark.parametrize("typed", TYPED)
def test_any_command_stores_what_is_being_typed_before_it_runs(
    window: MainWindow, typed: Callable[[MainWindow], str]
) -> None:
    sql = typed(window)
    window.actions_["view.sidebar"].trigger()
    assert WORDS in str(query(window, sql)[0][0])


@pytest.mark.parametrize("typed", [type_date_of_visit, type_cell_of_programme, type_limit, type_point])
def test_closing_the_tab_in_the_middle_of_a_word_keeps_it(
    window: MainWindow, typed: Callable[[MainWindow], str]
) -> None:
    sql = typed(window)
    editor = window.current_editor
    assert editor
    window.layout_.library_page.tabs.close_tab(editor)
    assert WORDS in str(query(window, sql)[0][0])


@pytest.mark.parametrize("typed", TYPED)
def test_undo_takes_back_what_was_being_typed_and_redo_brings_it_again(
    window: MainWindow, typed: Callable[[MainWindow], str]
) -> None:
    sql = typed(window)
    window.actions_["edit.undo"].trigger()
    assert WORDS not in str(query(window, sql)[0][0])
    window.actions_["edit.redo"].trigger()
    assert WORDS in str(query(window, sql)[0][0])


@pytest.mark.parametrize("typed", TYPED)
def test_another_look_and_another_book_leave_what_is_being_typed_alone(
    window: MainWindow, typed: Callable[[MainWindow], str]
) -> None:
    sql = typed(window)
    window.preferences.change(theme="dark", spoken_words_per_minute=90)
    assert window.library
    assert window.library.workspace
    window.library.outline.choose_book(1)
    ((other, name),) = query(window, "SELECT entity_id, text FROM name WHERE text = 'Rudolf' OR text = 'India' LIMIT 1")
    rename_entity(window.library.workspace.session, int(str(other)), f"{name} again")
    window.library.flush()
    assert WORDS in str(query(window, sql)[0][0])


def test_a_cell_that_is_being_typed_in_outlives_a_new_row(window: MainWindow) -> None:
    sql = type_cell_of_programme(window)
    assert window.library
    assert window.library.workspace
    add_programme_item(window.library.workspace.session, window.library.outline.visit_id or 0, "Zenda")
    assert query(window, sql) == [(WORDS,)]


def test_escape_in_a_cell_takes_back_what_was_typed(window: MainWindow) -> None:
    before = query(window, "SELECT note FROM programme_item ORDER BY position LIMIT 1")
    line = open_cell(window)
    QTest.keyClicks(line, WORDS)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert query(window, "SELECT note FROM programme_item ORDER BY position LIMIT 1") == before


def test_what_a_cell_refuses_is_said_with_the_words(window: MainWindow) -> None:
    editor = open_programme(window)
    editor.table.show_row(editor.items.rows[0].key, 1, edit=True)
    line = editor.table.table.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "evening")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "“evening”" in editor.table._notice.text()


def test_an_exported_book_has_the_cell_that_is_being_typed_in(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Content] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "book.pdf"), ""))
    monkeypatch.setattr(
        BookExport,
        "export",
        lambda export, book_id, path: printed.append(gather_content(export._workspace.session.file, book_id)),
    )
    type_cell_of_programme(window)
    window.actions_["book.export"].trigger()
    assert WORDS in [item.note for item in printed[0].programme]


def test_a_text_that_could_not_be_stored_stays_and_is_tried_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DiskFullError("visit.briefbook")

    card = live_card(window, ("point", 1))
    assert isinstance(card, PointCard)
    monkeypatch.setattr("briefbook.edits.point.change_point_text", fail)
    type_rich(card.text)
    card.flush()
    page = open_brief(window).pages[0]
    assert isinstance(page, PointsPage)
    assert "full" in page._notice.text()
    page.refresh()
    page.view.show_card(("point", 2))
    assert page.view.live is card
    assert card.text.text().text == WORDS
    monkeypatch.undo()
    page.view.show_card(("point", 2))
    assert page.view.live is not card
    assert WORDS in str(query(window, "SELECT text FROM talking_point WHERE id = 1")[0][0])
    assert page._notice.text() == ""


@pytest.mark.parametrize("kind", EDITORS)
def test_the_door_reaches_every_field_that_can_be_typed_in(window: MainWindow, kind: str) -> None:
    assert window.library
    visit_id = window.library.outline.visit_id or 0
    ((dialogue_id,), *_) = query(window, "SELECT id FROM dialogue")
    places = {
        "brief": Place("point", 1),
        "entity": Place("entity", int(str(dialogue_id))),
        "programme": Place("programme", visit_id),
        "visit": Place("visit", visit_id, "scene_setter"),
        "list": Place("list", 0, "person"),
    }
    editor = window.open_place(places.get(kind, Place(kind, 1)))
    assert editor
    typed_in = [field for type_ in (QLineEdit, QTextEdit, QSpinBox) for field in editor.findChildren(type_)]
    assert typed_in
    outside = [each for each in typed_in if not isinstance(each, Draft) and not isinstance(each.parent(), Draft)]
    assert outside == ([editor.filter] if isinstance(editor, ListEditor) else [])
