"""The open library is looked through in the window, and damage that a backup shows is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.edits.library import change_library
from briefbook.settings import find_backup_folder
from briefbook.store.verify.damage import DamageKind
from briefbook.ui.backup.backup_dialog import BackupDialog
from briefbook.ui.backup.backup_making import BackupMaking
from briefbook.ui.damage.damage_dialog import DamageDialog
from briefbook.ui.window.window import MainWindow

LOCKS = Path("/proc/locks")
TITLE = "UPDATE issue SET title = 'Another title' WHERE id = 1"


def read_locks(path: Path) -> list[str]:
    """The locks that are held on a file, as Linux tells them."""
    inode = f":{path.stat().st_ino} "
    return [line.split(": ", 1)[1] for line in LOCKS.read_text().splitlines() if inode in line]


def look(window: MainWindow, qtbot: QtBot) -> DamageDialog:
    """The dialog, when the looking has ended."""
    assert window.library
    window.actions_["library.verify"].trigger()
    assert window.library.verification
    dialog = window.library.verification.dialog
    assert dialog
    qtbot.waitUntil(lambda: "Looking" not in dialog.title.text(), timeout=20_000)
    return dialog


def make_backup(window: MainWindow, qtbot: QtBot) -> BackupMaking:
    assert window.library
    making = window.library.backups
    assert making
    with qtbot.waitSignal(making.made, timeout=20_000):
        making.make()
    return making


def damage(window: MainWindow) -> None:
    """Change a row without anybody noting it, and another as a person does."""
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    change_library(session, title="Strelsau")
    session.file.connection.execute("DROP TRIGGER temp.log_update_issue")
    session.file.connection.execute(TITLE)
    session.save()


@pytest.mark.skipif(not LOCKS.exists(), reason="only Linux tells its locks")
def test_a_sound_library_is_said_to_be_sound_and_its_locks_stay(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    path = window.library.file.path
    mtime_ns, locks = path.stat().st_mtime_ns, read_locks(path)
    assert locks
    dialog = look(window, qtbot)
    assert dialog.title.text() == "Nothing is damaged."
    assert "no backup yet" in dialog.hint.text()
    assert dialog.view.isHidden()
    assert (path.stat().st_mtime_ns, read_locks(path)) == (mtime_ns, locks)
    dialog.reject()
    make_backup(window, qtbot)
    assert window.library.workspace
    change_library(window.library.workspace.session, title="Strelsau")
    dialog = look(window, qtbot)
    assert dialog.title.text() == "Nothing is damaged."
    assert "as the newest backup has it" in dialog.hint.text()
    dialog.reject()


def test_what_is_damaged_is_listed_and_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    make_backup(window, qtbot)
    damage(window)
    dialog = look(window, qtbot)
    assert dialog.title.text() == "2 things in “visit.briefbook” are damaged."
    assert [row.damage.what for row in dialog.damages.rows] == [DamageKind.INDEX, DamageKind.ROW]
    QTest.keyClick(dialog.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1] == "Rows · Issue 1 differs from the backup in “title” though no change of it was noted."
    dialog.backup_button.click()
    backups = window.findChild(BackupDialog)
    assert isinstance(backups, BackupDialog)
    backups.reject()


def test_a_backup_that_shows_damage_is_told_of_once_and_is_not_trusted(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    making = make_backup(window, qtbot)
    (first,) = find_backup_folder(window.preferences.settings).glob("*/*.briefbook")
    told: list[object] = []
    making.damaged.connect(told.append)
    damage(window)
    for title in ("Hentzau", "Zenda"):
        QTest.qWait(1_000)
        make_backup(window, qtbot)
        assert window.library.workspace
        change_library(window.library.workspace.session, title=title)
        window.library.workspace.session.save()
    assert len(told) == 1
    assert first.exists()
    notice = window.layout_.library_page.notice
    assert "not as it was left" in notice.words
    notice.buttons[0].click()
    assert window.library.verification
    dialog = window.library.verification.dialog
    assert dialog
    assert [row.damage.place for row in dialog.damages.rows] == ["issue 1 title"]
    dialog.reject()
    assert "backup in “title”" in look(window, qtbot).damages.rows[-1].damage.message
    window.library.verification.finish()


def test_looking_can_be_left(window: MainWindow) -> None:
    assert window.library
    assert window.library.verification
    window.actions_["library.verify"].trigger()
    dialog = window.library.verification.dialog
    assert dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.library.verification.dialog is None
