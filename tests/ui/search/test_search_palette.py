import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import create_entity
from briefbook.models.search_rows import SearchRole
from briefbook.store.file import LibraryFile
from briefbook.ui.entity.list_editor import ListEditor
from briefbook.ui.search.search_palette import SearchPalette
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

PEOPLE = Place("list", 0, "person")
Key = Qt.Key


def find_palette(window: MainWindow) -> SearchPalette:
    palette = window.findChild(SearchPalette)
    assert palette
    return palette


@pytest.fixture
def palette(window: MainWindow) -> SearchPalette:
    """The palette, opened by its keys from the field of a list."""
    editor = window.open_place(PEOPLE)
    assert isinstance(editor, ListEditor)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    editor.filter.setFocus()
    QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return find_palette(window)


def settle(palette: SearchPalette) -> None:
    """Wait for the answer to what was typed."""
    while palette.searching.busy:
        QCoreApplication.processEvents()


def titles(palette: SearchPalette, role: SearchRole = SearchRole.HIT) -> list[str]:
    settle(palette)
    return [row.title for row in palette.results.rows if row.role is role]


def current(palette: SearchPalette) -> str:
    settle(palette)
    return str(palette.view.currentIndex().data())


def test_it_opens_over_the_search_field_with_the_focus(window: MainWindow, palette: SearchPalette) -> None:
    assert palette.isVisible()
    assert window.focusWidget() is palette.field
    assert palette.notice.text().startswith("Type to search")
    assert "Export PDF…" in titles(palette, SearchRole.COMMAND)
    field = window.layout_.library_page.strip.search
    assert palette.card.geometry().contains(field.mapTo(window, field.rect().center()))


def test_the_search_field_of_the_toolbar_opens_it(window: MainWindow) -> None:
    window.layout_.library_page.strip.search.click()
    assert find_palette(window).isVisible()


def test_hits_are_found_as_one_types_and_enter_opens_the_chosen_one(window: MainWindow, palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "artificial intel")
    assert titles(palette, SearchRole.HEADING)[0] == "Topics"
    assert current(palette) == "Artificial intelligence"
    opened: list[Place] = []
    palette.place_chosen.disconnect()
    palette.place_chosen.connect(opened.append)
    QTest.keyClick(palette.field, Key.Key_Return)
    assert [place.kind for place in opened] == ["topic"]
    assert palette.isHidden()


def test_what_was_just_added_is_found_and_nothing_found_says_so(window: MainWindow, palette: SearchPalette) -> None:
    assert window.library
    assert window.library.workspace
    QTest.keyClicks(palette.field, "Strelsau")
    settle(palette)
    assert palette.notice.isVisible()
    assert palette.notice.text() == "Nothing found for “Strelsau”."
    assert palette.view.isHidden()
    create_entity(window.library.workspace.session, EntityKind.PLACE, "Strelsau")
    QTest.keyClick(palette.field, Key.Key_Backspace)
    assert titles(palette) == ["Strelsau"]
    assert palette.notice.isHidden()


def test_words_that_find_nothing_are_asked_back_with_what_is_like_them(palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "artifical inteligence")
    settle(palette)
    assert palette.notice.isVisible()
    assert palette.notice.text().endswith("Did you mean “artificial intelligence”?")
    assert current(palette) == "Artificial intelligence"
    palette.field.setText("artificial")
    settle(palette)
    assert palette.notice.isHidden()


def test_where_a_search_takes_long_only_the_newest_answer_counts_and_enter_waits_for_it(
    window: MainWindow, palette: SearchPalette, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefbook.ui.search.searching.LONGEST_MS", 0)
    palette.field.setText("japan")
    before, shown, opened = titles(palette), list[str](), list[Place]()
    palette.searching.answered.connect(lambda answer: shown.append(answer.words))
    palette.place_chosen.disconnect()
    palette.place_chosen.connect(opened.append)
    assert window.library
    with window.library.file.lock:
        palette.field.setText("artificial")
        palette.field.setText("critical minerals")
        assert [row.title for row in palette.results.rows if row.role is SearchRole.HIT] == before
        QTest.keyClick(palette.field, Key.Key_Return)
        assert palette.isVisible()
    qtbot.waitUntil(palette.isHidden, timeout=20_000)
    assert shown == ["critical minerals"]
    assert [place.kind for place in opened] == ["topic"]


def test_arrows_walk_over_headings_and_stop_at_the_ends(palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "critical")
    settle(palette)
    found = [at for at, row in enumerate(palette.results.rows) if row.role is SearchRole.HIT]
    walked = [palette.view.currentIndex().row()]
    for _ in range(len(found) + 3):
        QTest.keyClick(palette.field, Key.Key_Down)
        walked.append(palette.view.currentIndex().row())
    assert list(dict.fromkeys(walked)) == found
    assert palette.field.accessibleDescription().startswith(current(palette))
    for _ in range(len(walked)):
        QTest.keyClick(palette.field, Key.Key_Up)
    assert palette.view.currentIndex().row() == found[0]
    QTest.keyClick(palette.field, Key.Key_PageDown)
    QTest.keyClick(palette.field, Key.Key_PageUp)
    assert palette.view.currentIndex().row() == found[0]


def test_escape_closes_it_and_gives_the_focus_back(window: MainWindow, palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "japan")
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert palette.isHidden()
    editor = window.current_editor
    assert isinstance(editor, ListEditor)
    assert window.focusWidget() is editor.filter
    QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette.field.text() == ""


def test_a_click_beside_it_closes_it_and_one_inside_does_not(palette: SearchPalette) -> None:
    QTest.mouseClick(palette.notice, Qt.MouseButton.LeftButton)
    assert palette.isVisible()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))
    assert palette.isHidden()


def test_a_command_is_found_by_its_words_and_run(window: MainWindow, palette: SearchPalette) -> None:
    window.open_place(Place("list", 0, "topic"))
    QTest.keyClicks(palette.field, "close t")
    assert current(palette) == "Close Tab"
    QTest.keyClick(palette.field, Key.Key_Return)
    assert [editor.place for editor in window.layout_.library_page.tabs.editors()] == [PEOPLE]


def test_a_theme_is_found_with_its_menu(palette: SearchPalette) -> None:
    QTest.keyClicks(palette.field, "dark")
    assert titles(palette, SearchRole.COMMAND) == ["Theme: Dark"]


def test_only_commands_of_use_are_listed(start_window: MainWindow, sample_copy) -> None:  # type: ignore[no-untyped-def]
    start_window.show_library(LibraryFile.open_read_only(sample_copy))
    start_window.actions_["edit.find"].trigger()
    palette = find_palette(start_window)
    QTest.keyClicks(palette.field, "add")
    assert titles(palette, SearchRole.COMMAND) == []


def test_an_opened_hit_has_the_focus(window: MainWindow, palette: SearchPalette) -> None:
    palette.place_chosen.emit(Place("list", 0, "topic"))
    editor = window.current_editor
    assert editor
    assert editor.place.field == "topic"
    assert editor.isAncestorOf(window.focusWidget())


def test_it_goes_with_its_library(window: MainWindow, palette: SearchPalette) -> None:
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert window.close_library()
    assert not window.actions_["edit.find"].isEnabled()
