"""The start page: what was opened last as cards with the first page, and where libraries are kept."""

import os
import shutil
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDropEvent, QImage, QResizeEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import mark_entity
from briefbook.models.recent_file_model import RecentFile
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey
from briefbook.ui.start.cover_store import cover_folder, cover_path, find_cover, is_listed, may_keep_cover, save_cover
from briefbook.ui.start.recent_file_delegate import CELL, PAGE
from briefbook.ui.start.recent_list import load_recent_files
from briefbook.ui.start.recent_note import note_opened
from briefbook.ui.start.start_page import StartPage
from briefbook.ui.window.window import MainWindow

NOON = datetime(2026, 1, 16, 12, 0)
RED = "#ff0000"


@pytest.fixture
def libraries(sample_copy: Path, tmp_path: Path) -> list[Path]:
    """Three recent libraries, the newest first; the second is gone."""
    paths = [Path(shutil.copy(sample_copy, tmp_path / f"{name}.briefbook")) for name in ("new", "gone", "old")]
    for age, path in reversed(list(enumerate(paths))):
        with LibraryFile.open(path) as file:
            note_opened(path, file, NOON - timedelta(days=age))
    paths[1].unlink()
    return paths


@pytest.fixture
def page(libraries: list[Path], start_window: MainWindow, qtbot: QtBot) -> StartPage:
    """The start page of a window that has been painted, and every file looked at."""
    page = start_window.layout_.start_page
    page.refresh()
    page.allow_looks()
    qtbot.waitUntil(lambda: not page._look_soon.isActive())
    page.view.setFocus()
    page.view.setCurrentIndex(page.recent.index(0))
    return page


def paint_red() -> QImage:
    image = QImage(412, 583, QImage.Format.Format_RGB32)
    image.fill(QColor(RED))
    return image


def list_keys(page: StartPage) -> list[Path]:
    return [recent.key for recent in page.recent.rows]


def read_aloud(page: StartPage, row: int) -> str:
    return str(page.recent.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_card_says_what_the_library_is_about_and_when_it_was_opened(page: StartPage) -> None:
    about = "Sample library, Official visit of the Foreign Minister of Japan, 15–17 January 2026, "
    assert read_aloud(page, 0).startswith(about)
    assert "January" in read_aloud(page, 0).removeprefix(about) or read_aloud(page, 0).endswith("12:00")
    assert read_aloud(page, 1) == about + "Not found"


def test_arrows_walk_the_cards_and_enter_opens_one(
    page: StartPage, start_window: MainWindow, libraries: list[Path]
) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert start_window.library
    assert start_window.library.file.path == libraries[2]
    assert start_window.close_library()
    assert list_keys(page) == [libraries[2], libraries[0], libraries[1]]


def test_delete_takes_a_card_from_the_list_and_leaves_the_file(page: StartPage, libraries: list[Path]) -> None:
    save_cover(libraries[0], paint_red())
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert list_keys(page) == libraries[1:]
    assert page.view.currentIndex().row() == 0
    assert libraries[0].exists()
    assert not cover_path(libraries[0]).exists()
    for _ in libraries[1:]:
        QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert load_recent_files() == ()
    assert page.view.isHidden()


def test_what_is_gone_is_said_and_can_be_taken_from_the_list(
    page: StartPage, start_window: MainWindow, libraries: list[Path]
) -> None:
    point = page.view.visualRect(page.recent.index(1)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.sentence.startswith("“gone.briefbook” was not found in ")
    assert not start_window.layout_.library_shown
    assert not any(button.isVisible() for button in page.offers)
    page._notice.remove.click()
    assert page.sentence == ""
    assert list_keys(page) == [libraries[0], libraries[2]]


def test_the_menu_of_a_card_offers_what_can_be_done(page: StartPage) -> None:
    there, gone = (page.view.build_menu(page.recent.index(row)) for row in (0, 1))
    assert [action.text() for action in there.actions()] == ["Open", "Show in Folder", "Remove from This List"]
    assert [action.isEnabled() for action in gone.actions()] == [False, False, True]
    gone.actions()[2].trigger()
    assert len(page.recent.rows) == 2
    for menu in (there, gone):
        menu.deleteLater()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_the_cards_break_into_rows_that_fit(page: StartPage, columns: int) -> None:
    page.view.setFixedWidth(columns * CELL.width() + 10)
    page.view.resizeEvent(QResizeEvent(page.view.size(), page.view.size()))
    assert page.view.height() == [3, 2, 1][columns - 1] * CELL.height()


def test_a_picture_stands_for_a_library_and_is_greyed_when_it_is_gone(
    page: StartPage, libraries: list[Path], qtbot: QtBot
) -> None:
    for path in libraries[:2]:
        save_cover(path, paint_red())
    page.refresh()
    qtbot.waitUntil(lambda: not page._look_soon.isActive())
    image = page.view.viewport().grab().toImage()
    colours = []
    for row in range(3):
        corner = page.view.visualRect(page.recent.index(row)).topLeft()
        colours.append(image.pixelColor(corner.x() + PAGE.width() // 2, corner.y() + PAGE.height() // 8).name())
    assert colours[0] == RED
    assert colours[1] not in (RED, "#ffffff")
    assert colours[2] == "#ffffff"


def test_no_file_is_looked_at_before_the_first_paint(libraries: list[Path], qtbot: QtBot) -> None:
    save_cover(libraries[0], paint_red())
    page = StartPage()
    qtbot.addWidget(page)
    assert not page._look_soon.isActive()
    assert [recent.missing for recent in page.recent.rows] == [False, False, False]
    assert page.recent.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    page.allow_looks()
    qtbot.waitUntil(lambda: not page._look_soon.isActive())
    assert [recent.missing for recent in page.recent.rows] == [False, True, False]
    assert page.recent.index(0).data(Qt.ItemDataRole.DecorationRole) is not None


def test_the_program_makes_the_picture_from_the_book_and_keeps_it_to_itself(
    start_window: MainWindow, sample_copy: Path, qtbot: QtBot
) -> None:
    start_window.opening.open(sample_copy)
    qtbot.waitUntil(lambda: cover_path(sample_copy).exists(), timeout=20_000)
    cover = find_cover(sample_copy)
    assert cover
    assert cover.width() == 412
    assert QColor(cover.pixel(3, 200)).blue() > QColor(cover.pixel(3, 200)).red()
    if os.name == "posix":
        assert stat.S_IMODE(cover_path(sample_copy).stat().st_mode) == 0o600
        assert stat.S_IMODE(cover_folder().stat().st_mode) == 0o700
    assert [path.suffix for path in cover_folder().iterdir()] == [".png"]
    start_window.preferences.change(keeps_covers=False)
    assert not cover_folder().exists()


def test_no_picture_is_kept_of_an_encrypted_library_or_one_that_is_not_in_the_list(
    libraries: list[Path], tmp_path: Path
) -> None:
    with LibraryFile.open(libraries[0]) as file:
        assert may_keep_cover(file)
    assert is_listed(libraries[0])
    assert not is_listed(tmp_path / "stranger.briefbook")
    sealed = sqlite.connect(tmp_path / "sealed.briefbook")
    sealed.execute("PRAGMA key = 'Zenda'")
    sealed.execute("CREATE TABLE paper (words TEXT)")
    key = LibraryKey.derive("Zenda")
    with LibraryFile(tmp_path / "sealed.briefbook", sealed, None, 2, key) as file:
        assert file.is_encrypted
        assert not may_keep_cover(file)
    save_cover(tmp_path / "stranger.briefbook", paint_red())
    assert find_cover(tmp_path / "stranger.briefbook") is None


def test_the_picture_goes_when_anything_is_marked_for_fewer_than_all(
    start_window: MainWindow, sample_copy: Path, qtbot: QtBot
) -> None:
    start_window.opening.open(sample_copy)
    qtbot.waitUntil(lambda: cover_path(sample_copy).exists(), timeout=20_000)
    assert start_window.library
    assert start_window.library.workspace
    session = start_window.library.workspace.session
    ((visit_id,),) = session.file.connection.execute("SELECT id FROM visit").fetchall()
    mark_entity(session, visit_id, "house:SAMPLE//TLP:AMBER")
    qtbot.waitUntil(lambda: not cover_path(sample_copy).exists(), timeout=20_000)
    assert start_window.close_library()
    save_cover(sample_copy, paint_red())
    start_window.opening.open(sample_copy)
    qtbot.waitUntil(lambda: not cover_path(sample_copy).exists(), timeout=20_000)
    session = start_window.library.workspace.session
    mark_entity(session, visit_id, None)
    qtbot.waitUntil(lambda: cover_path(sample_copy).exists(), timeout=20_000)
    mark_entity(session, visit_id, "house:SAMPLE//TLP:AMBER")
    assert start_window.close_library()
    assert not cover_path(sample_copy).exists()


def test_an_encrypted_library_is_said_to_be_one_and_shows_no_page(
    page: StartPage, libraries: list[Path], qtbot: QtBot
) -> None:
    save_cover(libraries[0], paint_red())
    libraries[0].write_bytes(b"\x7f" + os.urandom(8191))
    page.refresh()
    qtbot.waitUntil(lambda: not page._look_soon.isActive())
    assert read_aloud(page, 0).endswith(" · encrypted")
    assert page.recent.index(0).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_page_says_where_libraries_are_kept_and_opens_the_folder(
    page: StartPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (Path.home() / "Documents").mkdir()
    page.refresh()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert page._place.text() == "New libraries are kept in ~/Documents."
    page.open_folder.click()
    page.view.folder_requested.emit(RecentFile(Path.home() / "desk" / "visit.briefbook"))
    assert [Path(url.toLocalFile()) for url in opened] == [Path.home() / "Documents", Path.home() / "desk"]


def test_a_dropped_file_is_opened(page: StartPage, start_window: MainWindow, libraries: list[Path]) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(libraries[2]))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), action, dropped, button, key))
    assert start_window.library
    assert start_window.library.file.path == libraries[2]
