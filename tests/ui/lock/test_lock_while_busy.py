"""Locking while something is under way: nothing opens afterwards by itself, and nothing is seen meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefbook.instance.handover import Handover, decode_handover, encode_handover
from briefbook.store import conversion
from briefbook.store.backup_key import BackupOutcome
from briefbook.store.conversion import Conversion
from briefbook.store.errors import DiskFullError
from briefbook.store.key import LibraryKey, read_salt
from briefbook.store.sniff import FileKind, sniff
from briefbook.ui.dialog.progress_dialog import ProgressDialog
from briefbook.ui.lock.passphrase_dialog import PassphraseDialog
from briefbook.ui.window.window import MainWindow
from tests.ui.lock.desk import Desk, write

PASSPHRASE = "harbour lantern quiet seven"
OTHER = "velvet anchor nine meadows"
PATIENCE_MS = 20_000


def begin_change(window: MainWindow) -> None:
    """Have the library encrypted anew, which goes on in a thread."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PassphraseDialog)
        assert dialog.old
        assert dialog.new
        for line, words in (
            (dialog.old.line, PASSPHRASE),
            (dialog.new.first.line, OTHER),
            (dialog.new.second.line, OTHER),
        ):
            QTest.keyClicks(line, words)
        dialog.do_button.click()

    QTimer.singleShot(0, answer)
    window.passphrases.ask_change()
    assert window.passphrases.path


def press_keys() -> None:
    """Press the keys that lock, whichever window is in front."""
    front = QApplication.focusWindow()
    assert front
    QTest.keyClick(front, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def shows_the_question(window: MainWindow) -> bool:
    return window.library is None and window.layout_.currentWidget() is window.layout_.passphrase_page


def test_a_passphrase_that_is_being_tried_opens_nothing_any_more(desk: Desk, encrypted: Path, qtbot: QtBot) -> None:
    """The lid is closed a moment after Enter."""
    desk.locking.lock()
    page = desk.window.layout_.passphrase_page
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    desk.locking.lock()
    assert len(desk.handed) == 2
    qtbot.wait(50)
    assert shows_the_question(desk.window)
    assert page.field.isEnabled()
    assert not page.field.text
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: desk.window.library is not None, timeout=PATIENCE_MS)
    assert desk.window.library
    assert desk.window.library.file.path == encrypted


def test_a_hidden_library_is_not_shown_by_a_passphrase_that_was_being_tried(
    desk: Desk, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    window = desk.window
    write(window, "Zenda")
    desk.locking.lock()
    page = window.layout_.passphrase_page
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    desk.locking.lock()
    with qtbot.waitSignal(window.opening.tasks._sent, timeout=PATIENCE_MS):
        pass
    qtbot.wait(50)
    assert window.unlocking.hides
    assert page.field.isEnabled()
    full_disk()


def test_what_is_encrypted_anew_asks_for_its_passphrase_when_that_has_ended(
    desk: Desk, encrypted: Path, qtbot: QtBot
) -> None:
    window = desk.window
    begin_change(window)
    (progress,) = window.findChildren(ProgressDialog)
    progress.show()
    progress.activateWindow()
    qtbot.waitUntil(progress.isActiveWindow)
    press_keys()
    qtbot.waitUntil(lambda: window.passphrases._locked)
    assert desk.handed == []
    assert progress.isVisible()
    qtbot.waitUntil(lambda: bool(desk.handed), timeout=PATIENCE_MS)
    assert shows_the_question(window)
    assert [(Path(each.path), each.locked) for each in desk.handed[0].windows] == [(encrypted, True)]
    assert [each.name for each in encrypted.parent.glob("*.new")] == []
    page = window.layout_.passphrase_page
    page.field.line.setText(OTHER)
    page.open_button.click()
    qtbot.waitUntil(lambda: window.library is not None, timeout=PATIENCE_MS)


@pytest.mark.parametrize("fails", [True, False])
def test_what_is_to_be_known_of_it_is_said_where_the_passphrase_is_asked_for(
    desk: Desk, encrypted: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, fails: bool
) -> None:
    """A full disk, or backups that the new passphrase does not open."""

    def change(path: Path, *_: str, **others: object) -> Conversion:
        if fails:
            raise DiskFullError(path.name)
        return Conversion(LibraryKey.derive(PASSPHRASE, read_salt(path)), BackupOutcome(plain=(encrypted,)))

    monkeypatch.setattr(conversion, "rekey_library", change)
    begin_change(desk.window)
    desk.locking.lock()
    qtbot.waitUntil(lambda: bool(desk.handed), timeout=PATIENCE_MS)
    words = "is full" if fails else "Backups that can be read without it: 1."
    assert words in desk.handed[0].windows[0].told
    assert decode_handover(encode_handover(desk.handed[0])) == desk.handed[0]
    assert words in desk.window.layout_.passphrase_page.reason.text()
    assert QApplication.activeModalWidget() is None


def test_another_window_is_hidden_until_then(desk: Desk, encrypted_file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    first = desk.window
    second_file = tmp_path / "Second.briefbook"
    second_file.write_bytes(encrypted_file.read_bytes())
    desk.group.open(second_file, passphrase=PASSPHRASE)
    second = desk.window
    assert second is not first
    qtbot.waitUntil(lambda: second.library is not None, timeout=PATIENCE_MS)
    begin_change(first)
    desk.locking.lock()
    assert desk.handed == []
    assert second.unlocking.hides
    assert second.layout_.currentWidget() is second.layout_.passphrase_page
    qtbot.waitUntil(lambda: bool(desk.handed), timeout=PATIENCE_MS)
    assert len(desk.handed[0].windows) == 2
    assert all(each.locked for each in desk.handed[0].windows)


@pytest.mark.parametrize("over", ["question", "menu"])
def test_the_keys_lock_whatever_stands_over_the_window(desk: Desk, qtbot: QtBot, over: str) -> None:
    window = desk.window
    window.activateWindow()
    if over == "question":
        above: QWidget = QMessageBox(window)
        above.open()  # type: ignore[attr-defined]
        above.activateWindow()
        qtbot.waitUntil(above.isActiveWindow)
    else:
        above = QMenu(window)
        above.addAction("Zenda")
        above.popup(window.pos())  # type: ignore[attr-defined]
    qtbot.waitUntil(above.isVisible)
    press_keys()
    qtbot.waitUntil(lambda: bool(desk.handed))
    assert not above.isVisible()
    assert len(desk.handed) == 1


def test_nothing_is_seen_while_the_place_is_given_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book that is being printed is waited for, and the window paints nothing meanwhile by itself."""
    write(desk.window, "Zenda")
    seen: list[bool] = []

    def look(handover: Handover) -> None:
        desk.handed.append(handover)
        seen.extend(shows_the_question(window) for window in desk.group.windows)

    monkeypatch.setattr(desk.locking, "_go_on", look)
    desk.locking.lock()
    assert seen == [True]
    assert sniff(Path(desk.handed[0].windows[0].path)).kind is FileKind.PERHAPS_ENCRYPTED


def test_a_library_that_is_about_to_be_opened_comes_back(desk: Desk, sample_file: Path, tmp_path: Path) -> None:
    plain = tmp_path / "Plain.briefbook"
    plain.write_bytes(sample_file.read_bytes())
    desk.group.add_window().expect(plain)
    desk.locking.lock()
    assert str(plain) in [each.path for each in desk.handed[0].windows]
