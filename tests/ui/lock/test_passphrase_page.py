"""An encrypted library shows its name and a field, and nothing else, until its passphrase is given."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.settings import find_backup_folder
from briefbook.store.lock_file import LockFile, LockHolder
from briefbook.ui.lock.passphrase_field import PassphraseField, find_caps_lock
from briefbook.ui.lock.passphrase_page import PassphrasePage
from briefbook.ui.window.window import MainWindow
from briefbook.values.passphrase import MOST_LETTERS

PASSPHRASE = "harbour lantern quiet seven"
FIRST_PAINT = """
import sys
from briefbook.app import load_qt
load_qt()
from briefbook.instance.launch import Launch
from briefbook.ui.run import program
from briefbook.ui.window.window import MainWindow
first = []
paint = MainWindow.paintEvent
def note(self, event):
    first.append(type(self.layout_.currentWidget()).__name__)
    paint(self, event)
MainWindow.paintEvent = note
def look(self):
    print(first[0], self.window.windowTitle(), sep="|")
    self.window.close()
program.Program._load = look
program.Program(Launch((sys.argv[1],))).run()
heavy = {"sqlmodel", "sqlalchemy", "reportlab", "pydantic", "zxcvbn", "sqlcipher3"}
print(sorted(heavy & set(sys.modules)))
"""


def test_the_first_paint_is_the_passphrase_page_and_takes_nothing_heavy(encrypted: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(encrypted)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert outcome.stdout.splitlines() == ["PassphrasePage|Desk.briefbook[*] — Briefbook", "[]"]


def test_nothing_but_the_name_is_on_it(start_window: MainWindow, page: PassphrasePage, encrypted: Path) -> None:
    assert start_window.layout_.currentWidget() is page
    words = " ".join(label.text() for label in start_window.findChildren(QLabel) if label.isVisible())
    assert page.title == "Desk"
    assert str(encrypted.parent) not in words
    assert start_window.windowTitle() == "Desk.briefbook[*] — Briefbook"
    assert start_window.library_path == encrypted
    assert not list(encrypted.parent.glob(".~lock*"))


def test_a_library_without_its_salt_is_damaged_and_has_another_passphrase_only_where_no_backup_tells(
    start_window: MainWindow, encrypted: Path, qtbot: QtBot
) -> None:
    folder = find_backup_folder(start_window.preferences.settings) / "uid"
    folder.mkdir(parents=True)
    shutil.copy(encrypted, folder / "Desk 2026-01-01 12.00.00 UTC 1-abcdef01-3.briefbook")
    with encrypted.open("r+b") as stream:
        stream.write(b"\x07" * 16)
    start_window.opening.open(encrypted)
    page, notice = start_window.layout_.passphrase_page, start_window.layout_.start_page._notice
    page.field.line.setText("Strelsau")
    page.open_button.click()
    qtbot.waitUntil(page.field.isEnabled)
    assert page.hint.text() == "This is not the passphrase of this library."
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(notice.salvage.isVisible)
    assert "is damaged" in notice.sentence.text()
    assert notice.backups.isVisible()


def test_a_wrong_passphrase_is_said_and_stays_to_be_mended(
    start_window: MainWindow, page: PassphrasePage, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.field.line, "harbour lantern")
    QTest.keyClick(page.field.line, Qt.Key.Key_Return)
    assert (page.field.isEnabled(), page.hint.text()) == (False, "Opening…")
    qtbot.waitUntil(page.field.isEnabled)
    assert page.hint.text() == "This is not the passphrase of this library."
    assert page.field.line.accessibleDescription() == page.hint.text()
    assert page.field.text == "harbour lantern"
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: start_window.library is not None)
    assert page.field.text == ""
    assert page.title == ""


def test_another_library_leads_to_the_start_page(start_window: MainWindow, page: PassphrasePage) -> None:
    page.field.line.setText("Zenda")
    page.another.click()
    assert start_window.layout_.currentWidget() is start_window.layout_.start_page
    assert start_window.library_path is None
    assert page.field.text == ""


def test_a_window_that_closes_while_it_opens_leaves_nothing_open(
    start_window: MainWindow, page: PassphrasePage, encrypted: Path
) -> None:
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    start_window.close()
    assert not LockFile(encrypted).path.exists()
    assert start_window.library is None


def test_who_has_it_open_is_said_before_a_passphrase_is_asked_for(
    start_window: MainWindow, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    LockFile(encrypted).acquire()
    monkeypatch.setattr(LockHolder, "is_this_process", False)
    start_window.expect(encrypted)
    assert start_window.unlocking.path is None
    LockFile(encrypted).path.unlink()


@pytest.mark.parametrize(
    ("text", "shifted", "on"),
    [
        ("a", False, False),
        ("A", False, True),
        ("A", True, False),
        ("a", True, True),
        ("7", False, None),
        ("", True, None),
    ],
)
def test_a_letter_tells_of_caps_lock(text: str, shifted: bool, on: bool | None) -> None:
    assert find_caps_lock(text, shifted=shifted) is on


def test_a_passphrase_is_the_same_pasted_as_in_a_file(qtbot: QtBot) -> None:
    """With the end of its line, and as long as a file may have it."""
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    for pasted, passphrase in ((f"{PASSPHRASE}\n", PASSPHRASE), ("Z" * MOST_LETTERS, "Z" * MOST_LETTERS)):
        QApplication.clipboard().setText(pasted)
        field.clear()
        field.line.paste()
        assert field.text == passphrase


def test_caps_lock_is_told_and_the_eye_shows_what_is_typed(page: PassphrasePage) -> None:
    line = page.field.line
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(line, press)
    assert page.hint.text() == "Caps Lock is on."
    assert line.echoMode() is QLineEdit.EchoMode.Password
    page.field.eye.click()
    assert (line.echoMode(), page.field.eye.accessibleName()) == (QLineEdit.EchoMode.Normal, "Hide what is typed")
    QTest.keyClick(line, Qt.Key.Key_B)
    assert page.hint.text() == ""
