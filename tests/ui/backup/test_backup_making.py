"""A library is backed up while one works, and a backup is opened as a copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from briefbook.edits.library import change_library
from briefbook.settings import find_backup_folder
from briefbook.store.backup_file import find_backups
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.ui.backup.backup_dialog import BackupDialog
from briefbook.ui.backup.backup_making import BackupMaking
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.tasks import TaskRunner
from briefbook.ui.workspace.workspace import Workspace


@pytest.fixture
def making(workspace: Workspace, tasks: TaskRunner) -> Iterator[BackupMaking]:
    made = BackupMaking(workspace)
    yield made
    made.finish()
    tasks.finish()


def count(workspace: Workspace) -> int:
    path = workspace.session.file.path
    return len(find_backups(find_backup_folder(workspace.settings), path))


def test_a_library_is_backed_up_by_itself(
    workspace: Workspace, tasks: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefbook.ui.backup.backup_making.FIRST_MS", 1)
    making = BackupMaking(workspace)
    with qtbot.waitSignal(making.made):
        pass
    assert count(workspace) == 1
    making.finish()


def test_who_wants_no_backups_has_none(workspace: Workspace, making: BackupMaking, preferences: Preferences) -> None:
    preferences.change(keeps_backups=False)
    making.make()
    assert not making._task
    assert count(workspace) == 0


def test_backups_go_to_the_folder_of_the_settings(
    workspace: Workspace, making: BackupMaking, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    preferences.change(backup_folder=str(tmp_path))
    with qtbot.waitSignal(making.made):
        making.make()
    file = workspace.session.file
    folder = tmp_path / read_library(file.connection).uid
    assert [each.path.parent for each in find_backups(tmp_path, file.path)] == [folder]


def test_a_backup_that_fails_is_told_once(
    workspace: Workspace, making: BackupMaking, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    preferences.change(backup_folder=str(tmp_path / "file"))
    told: list[str] = []
    making.failed.connect(told.append)
    for _ in range(2):
        making.make()
        qtbot.waitUntil(lambda: making._task is None)
    assert len(told) == 1


def test_a_backup_is_opened_as_a_copy_from_the_menu(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.library
    assert window.library.workspace
    assert window.library.backups
    session = window.library.workspace.session
    before = read_library(session.file.connection).title
    with qtbot.waitSignal(window.library.backups.made):
        window.library.backups.make()
    change_library(session, title="Strelsau")
    window.actions_["file.backups"].trigger()
    dialog = window.findChild(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    assert dialog.backups.rowCount() == 1
    chosen: list[Path] = []
    window.opening.chosen.disconnect(window.library_requested)
    window.opening.chosen.connect(chosen.append)
    copy = tmp_path / "brought back.briefbook"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert chosen == [copy]
    with LibraryFile.open(copy) as brought_back:
        assert read_library(brought_back.connection).title == before


def test_without_a_backup_the_dialog_says_when_the_next_is_made(window: MainWindow) -> None:
    window.actions_["file.backups"].trigger()
    dialog = window.findChild(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    assert not dialog.copy_button.isEnabled()
    assert any("none yet" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_without_a_backup_the_dialog_promises_none_where_they_are_turned_off(window: MainWindow) -> None:
    window.preferences.change(keeps_backups=False)
    window.actions_["file.backups"].trigger()
    dialog = window.findChild(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "There is none. Backups are turned off in Settings." in words
    dialog.reject()


def test_a_damaged_library_offers_its_backups(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    assert window.library.backups
    path = window.library.file.path
    with qtbot.waitSignal(window.library.backups.made):
        window.library.backups.make()
    window.close_library()
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 40_000)
    window.opening.open(path)
    start = window.layout_.start_page
    assert "damaged" in start.sentence
    assert start._notice.backups.isVisible()
    start._notice.backups.click()
    dialog = window.findChild(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    assert dialog.backups.rowCount() == 1
    dialog.reject()


def test_the_start_page_says_where_backups_are(start_window: MainWindow, tmp_path: Path) -> None:
    start = start_window.layout_.start_page
    assert start._backups.text().startswith("Backups are kept in ")
    start_window.preferences.change(backup_folder=str(tmp_path))
    assert str(tmp_path) in start._backups.text()
    start_window.preferences.change(keeps_backups=False)
    assert start._backups.text() == "No backups are made."
