"""The open library's file is taken away: the window says so at once, and leads to where nothing is lost."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from briefbook.edits.library import change_library
from briefbook.models.recent_file_model import RecentFile
from briefbook.ui.start.recent_list import load_recent_files
from briefbook.ui.window.window import MainWindow
from tests.full_disk import full_disk

TITLE = "Harbours of Zenda"


def type_title(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    change_library(window.library.workspace.session, title=TITLE)


def read_title(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT title FROM library").fetchone()[0])


def press(window: MainWindow, words: str) -> None:
    (button,) = [each for each in window.layout_.library_page.alarm.buttons if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for_alarm(window: MainWindow, qtbot: QtBot, words: str) -> None:
    alarm = window.layout_.library_page.alarm
    qtbot.waitUntil(lambda: alarm.isVisible() and words in alarm.words)
    assert window.layout_.status.saved_words.startswith("Not saved: ")


def replace(path: Path, sample: Path) -> None:
    fresh = path.with_name("fresh")
    shutil.copyfile(sample, fresh)
    fresh.replace(path)


def remove_folder(path: Path, _: Path) -> None:
    shutil.rmtree(path.parent)


def write_older(path: Path, sample: Path) -> None:
    shutil.copyfile(sample, path)


WAYS = {
    replace: "Another file has taken the place of “visit.briefbook”.",
    remove_folder: "“visit.briefbook” is no longer in its folder",
    write_older: "Another program has written into “visit.briefbook”",
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_told_when_the_window_comes_to_the_front_and_put_back(
    window: MainWindow, qtbot: QtBot, sample_copy: Path, sample_file: Path, way: Callable[[Path, Path], None]
) -> None:
    type_title(window)
    qtbot.waitUntil(lambda: window.layout_.status.saved_words.startswith("Saved "))
    way(sample_copy, sample_file)
    window.activated.emit()
    wait_for_alarm(window, qtbot, WAYS[way])
    press(window, "Put Back")
    assert window.layout_.library_page.alarm.isHidden()
    assert "“visit.briefbook” is back in its place." in window.layout_.library_page.notice.words
    qtbot.waitUntil(lambda: window.layout_.status.saved_words.startswith("Saved "))
    assert window.close_library()
    assert read_title(sample_copy) == TITLE
    kept = list(sample_copy.parent.glob("visit (found *).briefbook"))
    assert [read_title(each) for each in kept] == [read_title(sample_file)] * (way is not remove_folder)


def test_what_is_typed_is_saved_elsewhere_and_gone_on_with(
    window: MainWindow, qtbot: QtBot, sample_copy: Path, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(sample_copy, sample_file)
    type_title(window)
    wait_for_alarm(window, qtbot, WAYS[replace])
    elsewhere = sample_copy.with_name("mine.briefbook")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(elsewhere), ""))
    press(window, "Save Elsewhere…")
    qtbot.waitUntil(lambda: window.layout_.status.saved_words.startswith("Saved "))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("mine.briefbook"))
    assert window.layout_.library_page.alarm.isHidden()
    window.actions_["edit.undo"].trigger()
    window.actions_["edit.redo"].trigger()
    assert window.close_library()
    assert read_title(elsewhere) == TITLE
    assert sample_copy.read_bytes() == sample_file.read_bytes()


def test_it_is_said_when_not_all_was_in_memory(
    window: MainWindow, qtbot: QtBot, sample_copy: Path, sample_file: Path
) -> None:
    type_title(window)
    qtbot.waitUntil(lambda: window.layout_.status.saved_words.startswith("Saved "))
    assert window.library
    # As in a library that is larger than what of it is kept in memory.
    window.library.file.connection.execute("PRAGMA main.cache_size = 40").fetchall()
    write_older(sample_copy, sample_file)
    window.activated.emit()
    wait_for_alarm(window, qtbot, WAYS[write_older])
    press(window, "Put Back")
    assert "as the other program left them: compare it with its backups" in window.layout_.library_page.notice.words
    assert window.close_library()


def test_why_it_could_not_be_put_back_stays_in_sight(
    window: MainWindow, qtbot: QtBot, sample_copy: Path, sample_file: Path
) -> None:
    replace(sample_copy, sample_file)
    type_title(window)
    wait_for_alarm(window, qtbot, WAYS[replace])
    alarm, told = window.layout_.library_page.alarm, list[object]()
    with full_disk():
        press(window, "Put Back")
        refused = alarm.words
    assert window.library
    assert window.library.workspace
    window.library.workspace.notifier.save_failed.connect(told.append)
    type_title(window)
    qtbot.waitUntil(lambda: len(told) > 0)
    shown = alarm.words
    press(window, "Put Back")
    assert WAYS[replace] not in refused
    assert refused in shown
    assert WAYS[replace] in shown
    assert alarm.isHidden()
    assert window.close_library()
    assert read_title(sample_copy) == TITLE


def test_a_library_that_is_renamed_bears_its_new_name(window: MainWindow, qtbot: QtBot, sample_copy: Path) -> None:
    new = sample_copy.rename(sample_copy.with_name("Rudolf.briefbook"))
    type_title(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Rudolf.briefbook"))
    assert window.layout_.library_page.alarm.isHidden()
    assert [each.key for each in load_recent_files()] == [new]
    assert window.close_library()
    assert read_title(new) == TITLE


def test_a_library_that_is_renamed_is_listed_without_its_words_where_they_are_not_kept(
    window: MainWindow, qtbot: QtBot, sample_copy: Path
) -> None:
    window.preferences.change(keeps_recent_words=False)
    new = sample_copy.rename(sample_copy.with_name("Rudolf.briefbook"))
    type_title(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Rudolf.briefbook"))
    assert load_recent_files() == (RecentFile(new),)


@pytest.mark.parametrize("answer", ["Cancel", "Put Back", "Close without Saving"])
def test_closing_asks_though_all_was_saved_before(
    window: MainWindow, sample_copy: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    sample_copy.unlink()

    def choose(box: QMessageBox, words: str) -> None:
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == words]
        button.click()

    monkeypatch.setattr(QMessageBox, "exec", lambda box: choose(box, answer))
    assert window.close_library() == (answer != "Cancel")
    assert sample_copy.exists() == (answer == "Put Back")
    monkeypatch.setattr(QMessageBox, "exec", lambda box: choose(box, "Close without Saving"))


def test_a_file_that_is_taken_away_while_closing_asks_of_something_else_is_told(
    window: MainWindow, sample_copy: Path, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_title(window)
    assert window.library
    assert window.library.backups
    window.library.backups.failure = "The disk is full."
    asked: list[str] = []

    def answer(box: QMessageBox) -> None:
        asked.append(box.text())
        replace(sample_copy, sample_file)
        words = "Close Anyway" if len(asked) == 1 else "Put Back"
        next(each for each in box.buttons() if each.text().replace("&", "") == words).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert window.close_library()
    assert asked == ["The last backup could not be made.", "Closing now loses what is open here."]
    assert read_title(sample_copy) == TITLE


@pytest.mark.parametrize("stays", [True, False])
def test_where_it_lies_from_now_on_is_minded(
    window: MainWindow, qtbot: QtBot, sample_copy: Path, sample_file: Path, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    cloud = sample_copy.with_name("Dropbox")
    cloud.mkdir()
    if stays:
        replace(sample_copy, sample_file)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(cloud / "mine.briefbook"), ""))
        type_title(window)
        wait_for_alarm(window, qtbot, WAYS[replace])
        press(window, "Save Elsewhere…")
    else:
        sample_copy.rename(cloud / "mine.briefbook")
        window.activated.emit()
    notice = window.layout_.library_page.notice
    qtbot.waitUntil(lambda: "a folder that Dropbox copies to other computers" in notice.words)
    assert notice.words.startswith("The open library is" if stays else "“visit.briefbook” is called “mine.briefbook”")
