"""A passphrase is set, changed and removed in the window; what fails or is cancelled leaves the library as it was."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMetaObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefbook.settings import find_backup_folder
from briefbook.store import conversion
from briefbook.store.backup import list_backups
from briefbook.store.errors import DiskFullError
from briefbook.store.sniff import FileKind, sniff
from briefbook.ui.dialog.progress_dialog import ProgressDialog
from briefbook.ui.library.new_library_dialog import NewLibraryDialog
from briefbook.ui.lock.passphrase_dialog import PassphraseDialog
from briefbook.ui.lock.passphrase_field import PassphraseField
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

PASSPHRASE = "harbour lantern quiet seven"
OTHER = "velvet anchor nine meadows"
Fill = Callable[[PassphraseDialog], None]


def fill(old: str = "", new: str = "", choice: int = 0) -> Fill:
    """Types the passphrases, chooses what becomes of the backups, and presses the button."""

    def answer(dialog: PassphraseDialog) -> None:
        if dialog.old:
            QTest.keyClicks(dialog.old.line, old)
        if dialog.new:
            QTest.keyClicks(dialog.new.first.line, new)
            QTest.keyClicks(dialog.new.second.line, new)
        dialog.backups.setCurrentIndex(choice)
        dialog.do_button.click()

    return answer


def ask(window: MainWindow, action_id: str, answer: Fill) -> None:
    """Call a command whose question is answered as soon as it stands."""
    QTimer.singleShot(0, lambda: answer(find_dialog(window)))
    window.actions_.about_to_show.emit()
    window.actions_[action_id].trigger()


def find_dialog(window: MainWindow) -> PassphraseDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PassphraseDialog)
    return dialog


def is_encrypted(path: Path) -> bool:
    return sniff(path).kind is FileKind.PERHAPS_ENCRYPTED


def wait_for_library(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.library is not None and window.passphrases.path is None, timeout=20_000)


def notice(window: MainWindow) -> str:
    return window.layout_.library_page.notice.words


def test_it_is_set_changed_and_removed_and_the_tabs_stay(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    path = window.library.file.path
    window.open_place(Place("point", 1))
    assert window.library.backups
    with qtbot.waitSignal(window.library.backups.made):
        window.library.backups.make()
    folder = next(find_backup_folder(window.preferences.settings).iterdir())
    (backup,) = list_backups(folder, path.stem)

    ask(window, "passphrase.set", fill(new=PASSPHRASE))
    wait_for_library(window, qtbot)
    assert window.library.file.is_encrypted
    assert notice(window) == "The library is encrypted now. It locks by Ctrl+Shift+L."
    assert [each.place for each in window.layout_.library_page.tabs.editors()] == [Place("brief", 1)]
    assert is_encrypted(backup.path)

    ask(window, "passphrase.change", fill(PASSPHRASE, OTHER, choice=1))
    wait_for_library(window, qtbot)
    assert window.library.file.key
    assert window.library.file.key.opens_with(OTHER)
    assert "Backups that keep the old passphrase: 1." in notice(window)

    ask(window, "passphrase.remove", fill(OTHER, choice=2))
    wait_for_library(window, qtbot)
    assert not window.library.file.is_encrypted
    assert not backup.path.exists()
    assert window.close_library()
    assert not is_encrypted(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_wrong_passphrase_changes_nothing(unlocked: MainWindow, qtbot: QtBot) -> None:
    said: list[str] = []

    def answer(dialog: PassphraseDialog) -> None:
        fill("Zenda")(dialog)
        qtbot.waitUntil(lambda: bool(dialog.fault.text()))
        said.append(dialog.fault.text())
        dialog.reject()

    ask(unlocked, "passphrase.remove", answer)
    assert said == ["This is not the passphrase of this library."]
    assert unlocked.library
    assert unlocked.library.file.is_encrypted


@pytest.mark.parametrize("cancels", [True, False])
def test_what_is_cancelled_or_fails_leaves_the_library_as_it_was(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cancels: bool
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: shown.append(words[-1]))
    convert = conversion.convert

    def stop(*facts: Any) -> None:
        if cancels:
            (dialog,) = window.findChildren(ProgressDialog)
            QMetaObject.invokeMethod(dialog, "reject", Qt.ConnectionType.QueuedConnection)
            while not dialog.cancelled:
                time.sleep(0.01)
            convert(*facts)
        raise DiskFullError("visit.briefbook")

    monkeypatch.setattr(conversion, "convert", stop)
    assert window.library
    path = window.library.file.path
    window.open_place(Place("point", 1))
    ask(window, "passphrase.set", fill(new=PASSPHRASE))
    wait_for_library(window, qtbot)
    assert not window.library.file.is_encrypted
    assert shown == ([] if cancels else ["The disk with “visit.briefbook” is full."])
    assert [each.place for each in window.layout_.library_page.tabs.editors()] == [Place("brief", 1)]
    assert not is_encrypted(path)
    assert path.with_name(f".~lock.{path.name}#").exists()


def test_a_new_library_is_encrypted_and_opens_at_once(start_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewLibraryDialog)
        dialog.folder_field.setText(str(tmp_path))
        dialog.title_field.setText("Ruritania desk")
        dialog.protect.setChecked(True)
        assert dialog.new_passphrase
        assert not dialog.create_button.isEnabled()
        QTest.keyClicks(dialog.new_passphrase.first.line, PASSPHRASE)
        QTest.keyClicks(dialog.new_passphrase.second.line, "harbour lamp")
        assert dialog.new_passphrase.fault.text() == "The two are not the same."
        assert not dialog.create_button.isEnabled()
        dialog.new_passphrase.second.line.clear()
        QTest.keyClicks(dialog.new_passphrase.second.line, PASSPHRASE)
        qtbot.waitUntil(lambda: "centuries" in dialog.new_passphrase.strength.text(), timeout=20_000)  # type: ignore[union-attr]
        dialog.create_button.click()

    start_window.encrypted_requested.connect(start_window.unlocking.open)
    QTimer.singleShot(0, answer)
    start_window.actions_["file.new"].trigger()
    qtbot.waitUntil(lambda: start_window.library is not None)
    assert is_encrypted(tmp_path / "Ruritania desk.briefbook")
    assert start_window.library
    assert start_window.library.file.key


def test_a_weak_passphrase_is_warned_of_and_taken(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewLibraryDialog("house")
    qtbot.addWidget(dialog)
    dialog.folder_field.setText(str(tmp_path))
    dialog.title_field.setText("Ruritania desk")
    dialog.protect.setChecked(True)
    form = dialog.new_passphrase
    assert form
    for field in (form.first, form.second):
        QTest.keyClicks(field.line, "ruritania desk")
    qtbot.waitUntil(lambda: form.strength.text().startswith("Guessed in seconds"), timeout=20_000)
    assert form.bar.property("tone") == "weak"
    dialog.create_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.passphrase == "ruritania desk"


def test_a_line_that_comes_later_takes_no_room_from_the_others(unlocked: MainWindow, qtbot: QtBot) -> None:
    cut: list[list[str]] = []

    def list_cut(dialog: PassphraseDialog) -> list[str]:
        words = [each for each in dialog.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
        return [each.text() for each in words if each.height() < each.heightForWidth(each.width())]

    def answer(dialog: PassphraseDialog) -> None:
        assert dialog.new
        fill("Zenda", PASSPHRASE)(dialog)
        qtbot.waitUntil(dialog.fault.isVisible, timeout=20_000)
        QTest.keyClicks(dialog.new.second.line, "x")
        assert dialog.new.fault.isVisible()
        QTest.qWait(50)
        cut.append(list_cut(dialog))
        dialog.reject()

    ask(unlocked, "passphrase.change", answer)
    assert cut == [[]]


def test_whoever_tabs_from_line_to_line_shows_no_passphrase(unlocked: MainWindow, qtbot: QtBot) -> None:
    shown: list[bool] = []
    filled: list[bool] = []

    def answer(dialog: PassphraseDialog) -> None:
        assert dialog.old
        stop: QWidget = dialog.old.line
        for words in (PASSPHRASE, OTHER, OTHER):
            QTest.keyClicks(stop, words)
            stop = stop.nextInFocusChain()
            while stop.focusPolicy() is Qt.FocusPolicy.NoFocus or stop.focusProxy():
                stop = stop.nextInFocusChain()
        shown.extend(field.eye.isChecked() for field in dialog.findChildren(PassphraseField))
        filled.append(dialog.do_button.isEnabled())
        dialog.reject()

    ask(unlocked, "passphrase.change", answer)
    assert shown == [False] * 3
    assert filled == [True]
