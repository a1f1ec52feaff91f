"""Tabs of the last session: their names stand at once, their editors are made when they are looked at."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import create_entity, delete_entity, rename_entity
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.ui.desk.tab_memory import load_tabs
from briefbook.ui.desk.tab_strip import EditorTabs
from briefbook.ui.desk.waiting_tab import WaitingTab, name_tab
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

PEOPLE = Place("list", 0, "person")
TOPICS = Place("list", 0, "topic")
LIBRARY = Place("library", 1)


def get_tabs(window: MainWindow) -> EditorTabs:
    """The tabs of the window."""
    return window.layout_.library_page.tabs


def get_session(window: MainWindow) -> Session:
    """The session of the open library."""
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


def open_again(window: MainWindow, *places: Place) -> EditorTabs:
    """Close the library with tabs of these places, the last in front, and open it again."""
    for place in places:
        assert window.open_place(place)
    path = get_session(window).path
    assert window.close_library()
    window.show_library(LibraryFile.open(path))
    return get_tabs(window)


def list_homes(session: Session) -> list[Place]:
    """A place of every kind that a tab can have."""
    connection = session.file.connection
    found = connection.execute("SELECT min(id) FROM entity WHERE kind <> 'visit' GROUP BY kind").fetchall()
    entities = [Place("entity", key) for (key,) in found]
    briefs = [Place("brief", key) for (key,) in connection.execute("SELECT id FROM brief").fetchall()]
    books = [Place("book", key) for (key,) in connection.execute("SELECT id FROM book_spec").fetchall()]
    (visit,) = connection.execute("SELECT id FROM visit").fetchone()
    prose = Place("visit", visit, SectionKind.SCENE_SETTER)
    lists = [Place("list", 0, kind) for kind in EntityKind if kind is not EntityKind.VISIT]
    return [*entities, *briefs, *books, *lists, prose, Place("programme", visit), LIBRARY]


def test_what_waits_is_called_as_its_editor_calls_itself(window: MainWindow) -> None:
    session = get_session(window)
    homes = list_homes(session)
    assert {home.kind for home in homes} >= {"entity", "brief", "book", "list", "visit", "programme", "library"}
    for home in homes:
        editor = window.open_place(home)
        assert editor
        assert session.look(name_tab, home) == (editor.title(), editor.icon_name)
        get_tabs(window).drop_tab(editor)


def test_only_the_tab_in_front_has_an_editor_until_another_is_looked_at(window: MainWindow) -> None:
    topics = window.open_place(TOPICS)
    assert topics
    topics.restore_state({"filter": "rare"})
    tabs = open_again(window, PEOPLE, LIBRARY)
    assert [tab.place for tab in tabs.tabs()] == [TOPICS, PEOPLE, LIBRARY]
    assert [tabs.tabText(at) for at in range(3)] == ["Topics", "People", "Library"]
    assert [editor.place for editor in tabs.editors()] == [LIBRARY]
    QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tabs.tabBar().tabRect(0).center())
    assert window.current_editor
    assert window.current_editor.place == TOPICS
    assert window.current_editor.state() == {"filter": "rare"}
    assert [tab.place for tab in tabs.tabs()] == [TOPICS, PEOPLE, LIBRARY]
    assert isinstance(tabs.tabs()[1], WaitingTab)


def test_what_waits_can_be_opened_from_elsewhere_walked_to_and_closed(window: MainWindow) -> None:
    tabs = open_again(window, TOPICS, PEOPLE, LIBRARY)
    people = window.open_place(PEOPLE)
    assert people
    assert tabs.currentWidget() is people
    assert tabs.count() == 3
    window.actions_["tab.previous"].trigger()
    assert window.current_editor
    assert window.current_editor.place == TOPICS
    tabs = open_again(window, TOPICS)
    QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.MiddleButton, pos=tabs.tabBar().tabRect(1).center())
    assert [tab.place for tab in tabs.tabs()] == [TOPICS, LIBRARY]
    window.actions_["tab.close"].trigger()
    assert window.current_editor
    assert window.current_editor.place == LIBRARY


def test_what_waits_follows_what_it_shows(window: MainWindow) -> None:
    session = get_session(window)
    zenda = create_entity(session, EntityKind.PLACE, "Zenda")
    strelsau = create_entity(session, EntityKind.PLACE, "Strelsau")
    tabs = open_again(window, Place("entity", zenda), Place("entity", strelsau), PEOPLE)
    rename_entity(get_session(window), zenda, "Zenda Castle")
    assert [tabs.tabText(at) for at in range(3)] == ["Zenda Castle", "Strelsau", "People"]
    delete_entity(get_session(window), strelsau)
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Zenda Castle", "People"]


def test_tabs_that_nobody_looked_at_are_remembered_all_the_same(window: MainWindow, sample_copy: Path) -> None:
    open_again(window, TOPICS, Place("brief", 1), PEOPLE)
    uid = get_session(window).look(read_library).uid
    assert window.close_library()
    kept = load_tabs(uid)
    assert [tab.place for tab in kept.tabs] == [TOPICS, Place("brief", 1), PEOPLE]
    assert kept.current == 2
    assert kept.tabs[1].view["section"] == 0


def test_a_library_whose_front_tab_is_gone_shows_another(window: MainWindow) -> None:
    session = get_session(window)
    zenda = create_entity(session, EntityKind.PLACE, "Zenda")
    window.open_place(PEOPLE)
    window.open_place(Place("entity", zenda))
    path = session.path
    assert window.close_library()
    with LibraryFile.open(path) as file:
        file.connection.execute("DELETE FROM place WHERE id = ?", (zenda,))
        file.connection.execute("DELETE FROM name WHERE entity_id = ?", (zenda,))
        file.connection.execute("DELETE FROM entity WHERE id = ?", (zenda,))
    window.show_library(LibraryFile.open(path))
    assert window.current_editor
    assert window.current_editor.place == PEOPLE


def test_the_caret_is_where_it_was(window: MainWindow) -> None:
    (last_id,) = get_session(window).file.connection.execute("SELECT max(id) FROM talking_point").fetchone()
    point = Place("point", last_id)
    home = window.open_place(point)
    assert home
    live = home.focusWidget()
    cursor = live.textCursor()
    cursor.setPosition(3)
    live.setTextCursor(cursor)
    path = get_session(window).path
    assert window.close_library()
    window.show_library(LibraryFile.open(path))
    front = window.current_editor
    assert front
    assert front.shown_place() == point
    assert front.focusWidget().textCursor().position() == 3


def test_the_buttons_stand_where_they_will_be_when_check_has_looked(window: MainWindow, qtbot: QtBot) -> None:
    check = window.layout_.library_page.strip.check
    qtbot.waitUntil(lambda: check.count > 0)
    found, path = check.count, get_session(window).path
    assert window.close_library()
    assert check.count == 0
    window.show_library(LibraryFile.open(path))
    assert check.count == found
