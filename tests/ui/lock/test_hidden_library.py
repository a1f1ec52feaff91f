"""Where an encrypted library cannot be saved, locking hides it instead, and its passphrase shows it again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place
from tests.ui.lock.desk import Desk, write

PASSPHRASE = "harbour lantern quiet seven"
FULL = "The disk with “Desk.briefbook” is full."


def visible_words(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_text_stays_in_memory_behind_the_page_and_is_saved_when_it_can_be(
    desk: Desk, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    window = desk.window
    live = write(window, "Zenda bridges open at dawn")
    window.actions_["file.lock"].trigger()
    page = window.layout_.passphrase_page
    assert desk.handed == []
    assert window.layout_.currentWidget() is page
    assert page.reason.text() == FULL
    assert not live.isVisible()
    assert not page.another.isVisible()
    assert [each for each in ("edit.undo", "file.save_copy", "edit.find") if window.actions_[each].isEnabled()] == []
    desk.locking.lock()
    assert page.reason.text() == FULL

    page.field.line.setText("Zenda")
    page.open_button.click()
    qtbot.waitUntil(page.field.isEnabled)
    assert page.hint.text() == "This is not the passphrase of this library."
    full_disk()
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: window.layout_.library_shown)
    assert live.isVisible()
    assert live.text.hasFocus() or window.focusWidget() is live.text
    assert window.library
    assert window.library.workspace
    assert not window.library.workspace.session.unsaved
    assert not window.layout_.status.saved_words.startswith("Not saved")


def test_whoever_came_back_meanwhile_is_not_locked_out_again(
    desk: Desk, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    """What could not be saved is tried again after a while, but for somebody who is there and sees to it."""
    window = desk.window
    write(window, "Zenda")
    desk.locking.lock()
    desk.locking._again.timeout.emit()
    assert window.unlocking.hides
    window.layout_.passphrase_page.field.line.setText(PASSPHRASE)
    window.layout_.passphrase_page.open_button.click()
    qtbot.waitUntil(lambda: window.layout_.library_shown)
    desk.locking._again.timeout.emit()
    assert window.layout_.library_shown
    full_disk()


def test_locking_goes_on_once_the_disk_takes_it(desk: Desk, full_disk: Callable[[], None], encrypted: Path) -> None:
    write(desk.window, "Zenda bridges open at dawn")
    desk.locking.lock()
    assert desk.handed == []
    full_disk()
    desk.locking.lock()
    (handed,) = desk.handed
    (state,) = handed.windows
    assert (Path(state.path), state.locked, state.reading) == (encrypted, True, False)
    assert state.caret
    assert "Zenda" not in repr(handed)


def test_words_that_no_record_takes_are_hidden_and_not_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.window
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert editor
    editor.date.line.setFocus()  # type: ignore[attr-defined]
    editor.date.line.setText("the ides of Zenda")  # type: ignore[attr-defined]
    editor.date.line.textEdited.emit("the ides of Zenda")  # type: ignore[attr-defined]
    desk.locking.lock()
    assert desk.handed == []
    assert window.layout_.passphrase_page.reason.text()
    assert "Zenda" not in visible_words(window)
    # Nor does closing show them, and ask whoever sits there now whether they may go.
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    assert not window.close()
    assert asked == []
    assert window.unlocking.hides
    editor.date.line.take_back()  # type: ignore[attr-defined]


def test_what_stands_over_the_window_goes(desk: Desk, full_disk: Callable[[], None]) -> None:
    write(desk.window, "Zenda")
    box = QMessageBox(desk.window)
    box.setText("About Zenda")
    box.addButton("Stay", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Go", QMessageBox.ButtonRole.AcceptRole)
    box.open()
    desk.locking.lock()
    assert not box.isVisible()
    assert QApplication.activeModalWidget() is None
    full_disk()


def test_a_program_that_cannot_go_on_asks_for_the_passphrase_itself(desk: Desk, encrypted: Path, qtbot: QtBot) -> None:
    """`go_on` comes back where the system refuses; the library is closed, locked for others, and opens again."""
    window = desk.window
    write(window, "Zenda bridges")
    lock_file = encrypted.with_name(f".~lock.{encrypted.name}#")
    holder = lock_file.read_text()
    desk.locking.lock()
    assert len(desk.handed) == 1
    assert window.library is None
    assert lock_file.read_text() == holder
    page = window.layout_.passphrase_page
    assert window.layout_.currentWidget() is page
    page.field.line.setText("wrong")
    page.open_button.click()
    qtbot.waitUntil(page.field.isEnabled)
    assert lock_file.read_text() == holder
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: window.library is not None)
    assert window.library
    assert not window.library.file.notices
    assert window.close()
    assert not lock_file.exists()


def test_another_file_in_its_place_is_told(desk: Desk, encrypted: Path, qtbot: QtBot) -> None:
    window = desk.window
    desk.locking.lock()
    other = encrypted.with_name("Other.briefbook")
    other.write_bytes(encrypted.read_bytes())
    other.replace(encrypted)
    page = window.layout_.passphrase_page
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: window.library is not None)
    notice = window.layout_.library_page.notice
    assert notice.words == "“Desk.briefbook” is not the file that was locked: it was replaced or changed meanwhile."


def test_a_plain_library_does_not_lock_and_says_why(window: MainWindow) -> None:
    window.actions_.about_to_show.emit()
    action = window.actions_["file.lock"]
    assert not action.isEnabled()
    assert action.toolTip() == "Only a library with a passphrase can be locked."
