"""A backup shows what has changed since, and single things of it come back as a copy beside what there is."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from briefbook.edits.brief import delete_brief
from briefbook.edits.point import change_point_text, delete_points
from briefbook.session import Session
from briefbook.settings import find_backup_folder
from briefbook.store.backup import back_up_anew, find_folder
from briefbook.store.backup_difference import Fate
from briefbook.store.backup_file import Backup
from briefbook.store.conversion import encrypt_library
from briefbook.text.rich_text import plain_text
from briefbook.ui.backup.backup_dialog import BackupDialog
from briefbook.ui.window.window import MainWindow

NOON = datetime(2031, 1, 16, 12, 0, tzinfo=UTC)
SUFFIX = "(from backup of 16 January 2031)"


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def backup(window: MainWindow, session: Session) -> Backup:
    """A backup of the library as it was."""
    return back_up_anew(session.file, find_folder(session.file, find_backup_folder(window.preferences.settings)), NOON)


def show(window: MainWindow, qtbot: QtBot) -> BackupDialog:
    window.actions_["file.backups"].trigger()
    dialog = window.findChild(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    assert dialog.pane
    pane = dialog.pane
    qtbot.waitUntil(lambda: "Looking" not in pane.summary.text())
    return dialog


def choose(dialog: BackupDialog, fate: Fate, kind: str) -> None:
    assert dialog.pane
    rows = dialog.pane.changes.rows
    row = next(at for at, change in enumerate(rows) if (change.fate, change.kind) == (fate, kind))
    dialog.pane.view.setCurrentIndex(dialog.pane.changes.index(row))


def read_titles(session: Session) -> list[str]:
    return [title for (title,) in session.file.connection.execute("SELECT title FROM talking_point")]


def test_a_backup_of_the_library_as_it_stands_says_so(window: MainWindow, backup: Backup, qtbot: QtBot) -> None:
    dialog = show(window, qtbot)
    assert dialog.pane
    assert dialog.pane.summary.text() == "Nothing has changed since."
    assert not dialog.pane.bring_back_button.isEnabled()
    dialog.reject()


@pytest.mark.usefixtures("backup")
def test_what_has_changed_is_listed_by_kind(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    change_point_text(session, 1, plain_text("Other words"))
    delete_points(session, [2])
    dialog = show(window, qtbot)
    assert dialog.pane
    assert dialog.pane.summary.text() == "Talking point: 1 deleted, 1 reworded"
    words = [dialog.pane.changes.index(row).data().splitlines() for row in range(2)]
    assert [each[0] for each in words] == [
        "Talking point “First meeting” deleted",
        "Talking point “Launch of the AI Dialogue” reworded",
    ]
    dialog.reject()


@pytest.mark.usefixtures("backup")
def test_a_deleted_point_comes_back_by_the_keyboard_and_goes_with_one_undo(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    delete_points(session, [2])
    before = read_titles(session)
    dialog = show(window, qtbot)
    assert dialog.pane
    choose(dialog, Fate.DELETED, "talking_point")
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog.pane.view, Qt.Key.Key_Return)
    assert sorted(read_titles(session)) == sorted([*before, f"First meeting {SUFFIX}"])
    assert window.current_editor
    assert window.current_editor.place.kind == "brief"
    assert "brought back" in window.layout_.library_page.notice.words
    session.undo()
    assert read_titles(session) == before


@pytest.mark.usefixtures("backup")
def test_what_comes_back_only_with_its_brief_says_so(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    delete_brief(session, 3)
    dialog = show(window, qtbot)
    assert dialog.pane
    choose(dialog, Fate.DELETED, "objective")
    assert not dialog.pane.bring_back_button.isEnabled()
    assert "with the brief" in dialog.pane.hint.text()
    choose(dialog, Fate.DELETED, "issue")
    dialog.pane.bring_back_button.click()
    qtbot.waitUntil(lambda: dialog.pane is not None and "Bring that back" in dialog.pane.hint.text())
    choose(dialog, Fate.DELETED, "brief")
    with qtbot.waitSignal(dialog.finished):
        dialog.pane.bring_back_button.click()
    titles = session.file.connection.execute("SELECT title FROM brief").fetchall()
    assert any(SUFFIX in title for (title,) in titles)


def test_a_backup_under_another_passphrase_says_so(window: MainWindow, backup: Backup, qtbot: QtBot) -> None:
    encrypt_library(backup.path, "Zenda, at noon")
    dialog = show(window, qtbot)
    assert dialog.pane
    assert "another passphrase" in dialog.pane.hint.text()
    assert dialog.pane.changes.rowCount() == 0
    dialog.reject()


def test_closing_asks_while_the_last_backup_could_not_be_made(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.library
    assert window.library.backups
    (tmp_path / "file").write_text("in the way")
    window.preferences.change(backup_folder=str(tmp_path / "file"))
    with qtbot.waitSignal(window.library.backups.failed):
        window.library.backups.make()
    asked: list[str] = []

    def answer(words: str) -> None:
        def exec_box(box: QMessageBox) -> int:
            asked.append(f"{box.text()} {box.informativeText()}")
            next(button for button in box.buttons() if words in button.text().replace("&", "")).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", exec_box)

    answer("Cancel")
    assert not window.close_library()
    assert window.library
    answer("Close Anyway")
    assert window.close_library()
    assert len(asked) == 2
    assert asked[0].startswith("The last backup could not be made. ")


@pytest.mark.parametrize("mend", [{"backup_folder": ""}, {"keeps_backups": False}])
def test_other_settings_mend_a_backup_that_failed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, mend: dict[str, Any]
) -> None:
    assert window.library
    assert window.library.backups
    making = window.library.backups
    making._soon.stop()
    (tmp_path / "file").write_text("in the way")
    window.preferences.change(backup_folder=str(tmp_path / "file"))
    with qtbot.waitSignal(making.failed):
        making.make()
    window.preferences.change(**mend)
    try:
        qtbot.waitUntil(lambda: not making.failure)
    finally:
        # Else closing the window would ask, and wait.
        making.failure = ""
