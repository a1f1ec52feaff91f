from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import create_entity, delete_entity
from briefbook.models.outline_model import OutlineRole, OutlineRow
from briefbook.store.errors import DiskFullError
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.desk.tab_memory import load_tabs
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.window.window import MainWindow
from briefbook.ui.window.window_group import WindowGroup
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

PEOPLE = Place("list", 0, "person")
TOPICS = Place("list", 0, "topic")


def get_workspace(window: MainWindow) -> Workspace:
    assert window.library
    assert window.library.workspace
    return window.library.workspace


def part_rows(window: MainWindow) -> list[OutlineRow]:
    return [row for row in window.layout_.library_page.outline.outline.rows if row.role is OutlineRole.PART]


def choose(window: MainWindow, row: OutlineRow) -> None:
    outline = window.layout_.library_page.outline
    outline.setCurrentIndex(outline.outline.find_index(row.key))
    outline.setFocus()


def test_a_library_fills_banner_switcher_and_outline(window: MainWindow, sample_copy: Path) -> None:
    assert window.windowTitle().startswith(sample_copy.name)
    assert window.layout_.library_page.banner.wording == "SAMPLE"
    assert "15–17 January 2026" in window.layout_.library_page.strip.switcher.accessibleName()
    rows = window.layout_.library_page.outline.outline.rows
    assert [row.title for row in rows if row.role is OutlineRole.HEADING][:2] == ["Briefing book", "Library"]
    briefs = [row for row in part_rows(window) if row.place and row.place.kind == "brief"]
    assert [row.number for row in briefs] == [*"123456"]
    assert all(row.dot for row in briefs)


def test_a_place_has_one_tab(window: MainWindow) -> None:
    first = window.open_place(PEOPLE)
    window.open_place(TOPICS)
    assert window.open_place(PEOPLE) is first
    assert window.current_editor is first
    assert [editor.title() for editor in window.layout_.library_page.tabs.editors()] == ["People", "Topics"]
    assert window.layout_.library_page.outline.current_row
    assert window.layout_.library_page.outline.current_row.title == "People"


def test_tabs_are_walked_and_closed_from_the_keyboard(window: MainWindow) -> None:
    people = window.open_place(PEOPLE)
    topics = window.open_place(TOPICS)
    window.actions_["tab.next"].trigger()
    assert window.current_editor is people
    window.actions_["tab.previous"].trigger()
    assert window.current_editor is topics
    window.actions_["tab.close"].trigger()
    assert window.layout_.library_page.tabs.editors() == [people]


def test_the_middle_button_closes_a_tab(window: MainWindow) -> None:
    window.open_place(PEOPLE)
    bar = window.layout_.library_page.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(0).center())
    assert window.layout_.library_page.tabs.editors() == []


def test_the_tabs_of_the_last_session_come_back(window: MainWindow, sample_copy: Path) -> None:
    window.open_place(PEOPLE)
    topics = window.open_place(TOPICS)
    assert topics
    topics.restore_state({"filter": "rare"})
    window.open_place(PEOPLE)
    assert window.close_library()
    assert not window.layout_.library_shown
    window.show_library(LibraryFile.open(sample_copy))
    assert [tab.place for tab in window.layout_.library_page.tabs.tabs()] == [PEOPLE, TOPICS]
    assert window.current_editor
    assert window.current_editor.place == PEOPLE
    topics = window.open_place(TOPICS)
    assert topics
    assert topics.state() == {"filter": "rare"}


def test_the_tabs_are_kept_while_the_program_runs(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    uid = read_library(window.library.file.connection).uid
    window.open_place(PEOPLE)
    qtbot.waitUntil(lambda: [tab.place for tab in load_tabs(uid).tabs] == [PEOPLE])


def test_a_narrow_window_keeps_the_text_and_a_wide_one_brings_the_sidebar_back(window: MainWindow) -> None:
    window.resize(1440, 900)
    assert window.library
    assert window.library.panels
    sidebar = window.library.panels.sidebar
    window.open_place(Place("brief", 1))
    assert sidebar.isVisible()
    window.resize(960, 540)
    assert window.width() == 960
    assert not sidebar.isVisible()
    window.resize(1440, 900)
    assert sidebar.isVisible()


def test_the_tab_of_what_is_deleted_goes(window: MainWindow) -> None:
    session = get_workspace(window).session
    person_id = create_entity(session, EntityKind.PERSON, "Rudolf of Ruritania")
    assert window.library
    assert window.open_place(Place("entity", person_id))
    delete_entity(session, person_id)
    assert window.open_place(Place("entity", person_id)) is None
    assert window.layout_.library_page.tabs.editors() == []


def test_a_part_moves_and_is_left_out(window: MainWindow) -> None:
    before = part_rows(window)
    choose(window, before[3])
    QTest.keyClick(window.layout_.library_page.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    after = part_rows(window)
    assert [row.key for row in after[2:4]] == [before[3].key, before[2].key]
    assert window.layout_.library_page.outline.current_row
    assert window.layout_.library_page.outline.current_row.key == before[3].key
    window.actions_["edit.undo"].trigger()
    assert part_rows(window) == before
    brief = next(row for row in before if row.number == "2")
    choose(window, brief)
    assert window.library
    window.library.outline.toggle_part()
    assert [row.number for row in part_rows(window) if row.place and row.place.kind == "brief"] == [
        "1",
        "",
        "2",
        "3",
        "4",
        "5",
    ]


def test_saving_is_told(window: MainWindow, qtbot: QtBot) -> None:
    status = window.layout_.status
    create_entity(get_workspace(window).session, EntityKind.TOPIC, "Turnips")
    assert status.saved_words == "Saving…"
    qtbot.waitUntil(lambda: status.saved_words.startswith("Saved "))


def test_a_full_disk_is_told_with_a_way_out(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    status = window.layout_.status
    status.show_save_failed(DiskFullError("visit.briefbook"))
    assert status.saved_words == "Not saved: The disk with “visit.briefbook” is full."
    elsewhere = tmp_path / "elsewhere.briefbook"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(elsewhere), ""))
    status.save_copy_requested.emit()
    with LibraryFile.open(elsewhere) as copy:
        assert copy.connection.execute("SELECT count(*) FROM visit").fetchone() == (1,)


def test_closing_without_saving_asks_first(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    session = get_workspace(window).session
    create_entity(session, EntityKind.TOPIC, "Turnips")

    def fail() -> None:
        raise DiskFullError("visit.briefbook")

    monkeypatch.setattr(session, "save", fail)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.button(QMessageBox.StandardButton.Cancel))
    assert not window.close_library()
    assert window.layout_.library_shown
    monkeypatch.undo()


def test_a_file_that_is_no_library_is_refused_in_a_sentence(start_window: MainWindow, tmp_path: Path) -> None:
    foreign = tmp_path / "letter.briefbook"
    foreign.write_text("Dear Rudolf")
    start_window.opening.open(foreign)
    assert start_window.layout_.start_page.sentence == "“letter.briefbook” is not a Briefbook library."
    assert foreign.read_text() == "Dear Rudolf"
    assert not start_window.layout_.library_shown


def test_the_sample_is_written_only_where_nothing_is(
    start_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "desk"
    (tmp_path / "desk.briefbook").write_text("Dear Rudolf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(chosen), ""))
    start_window.actions_["file.sample"].trigger()
    assert start_window.layout_.start_page.sentence == "“desk.briefbook” exists already and was not written over."
    chosen = tmp_path / "sample"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(chosen), ""))
    start_window.actions_["file.sample"].trigger()
    assert start_window.layout_.library_page.banner.wording == "SAMPLE"


def test_a_second_book_is_added_and_deleted_and_the_last_one_stays(window: MainWindow) -> None:
    assert window.library
    outline = window.library.outline
    first, heard = outline.book_id, []
    outline.book_changed.connect(lambda: heard.append(outline.book_id))
    window.actions_.about_to_show.emit()
    assert not window.actions_["book.delete"].isEnabled()
    window.actions_["book.add"].trigger()
    second = outline.book_id
    assert second not in (None, first)
    assert isinstance(window.current_editor, BookEditor)
    assert window.current_editor.name.selectedText() == window.current_editor.title() == "New book"
    window.actions_["book.delete"].trigger()
    assert outline.book_id == first
    window.actions_["edit.undo"].trigger()
    assert outline.book_id == second
    window.actions_["edit.undo"].trigger()
    assert heard == [second, first, second, first]


def test_a_brief_is_deleted_and_comes_back(window: MainWindow) -> None:
    editor = window.open_place(Place("brief", 2))
    assert editor
    rows = window.layout_.library_page.outline.outline.rows
    at = next(at for at, row in enumerate(rows) if row.place == Place("brief", 2))
    window.layout_.library_page.outline.setCurrentIndex(window.layout_.library_page.outline.outline.index(at))
    window.actions_.about_to_show.emit()
    window.actions_["brief.delete"].trigger()
    assert Place("brief", 2) not in [row.place for row in window.layout_.library_page.outline.outline.rows]
    assert editor not in window.layout_.library_page.tabs.editors()
    window.actions_["edit.undo"].trigger()
    assert window.layout_.library_page.outline.outline.rows == rows
    assert window.current_editor
    assert window.current_editor.place == Place("brief", 2)


def test_a_look_is_changed_after_a_tab_was_closed(window: MainWindow, qtbot: QtBot) -> None:
    brief = next(row for row in part_rows(window) if row.place and row.place.kind == "brief")
    assert brief.place
    with qtbot.captureExceptions() as caught:
        assert window.open_place(brief.place)
        window.actions_["tab.close"].trigger()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.actions_["view.theme_dark"].trigger()
    assert caught == []


def test_a_new_window_is_no_larger_than_its_screen(appearance: Appearance, preferences: Preferences) -> None:
    group = WindowGroup(appearance, preferences)
    window = group.add_window()
    room = window.screen().availableGeometry()
    assert window.height() <= room.height()
    assert window.width() <= max(room.width(), window.minimumSizeHint().width())
    window.close()


def test_the_size_of_the_window_comes_back(appearance: Appearance, preferences: Preferences) -> None:
    group = WindowGroup(appearance, preferences)
    first = group.add_window()
    first.show()
    first.resize(720, 600)
    first.close()
    again = group.add_window()
    again.show()
    assert (again.width(), again.height()) == (720, 600)
    further = group.add_window()
    assert further.size() == again.size()
    for window in group.windows:
        window.close()
