"""A library that another program has open: what the window offers, and when it is free again."""

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

HOLD = """
import sys
from pathlib import Path
from briefbook.store.file import LibraryFile
file = LibraryFile.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
file.close()
"""


@pytest.fixture
def holder(sample_copy: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the library open until it is told to stop."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(sample_copy)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def press(window: MainWindow, words: str) -> None:
    (button,) = [each for each in window.layout_.start_page.offers if each.isVisible() and each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def list_offers(window: MainWindow) -> list[str]:
    return [each.text() for each in window.layout_.start_page.offers if each.isVisible()]


def test_it_can_be_read_as_it_stands(
    start_window: MainWindow, sample_copy: Path, holder: subprocess.Popen[str]
) -> None:
    start_window.opening.open(sample_copy)
    sentence = start_window.layout_.start_page.sentence
    assert re.fullmatch(
        r"“visit.briefbook” is open on \S+, where \S+ has had it since .*; close it there, or .*", sentence
    )
    press(start_window, "Open for reading")
    assert start_window.windowTitle().startswith("visit.briefbook")
    words = start_window.layout_.status.saved_words
    assert re.fullmatch(r"Open for reading only, as it stood at \d\d:\d\d:\d\d", words)
    assert start_window.open_place(Place("list", 0, "person"))
    for action_id in ("edit.undo", "brief.add", "part.include"):
        assert not start_window.actions_[action_id].isEnabled()


def test_a_copy_of_it_can_be_changed(
    start_window: MainWindow,
    sample_copy: Path,
    holder: subprocess.Popen[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = tmp_path / "mine.briefbook"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
    start_window.opening.open(sample_copy)
    press(start_window, "Open a copy…")
    assert start_window.windowTitle().startswith("mine.briefbook")
    assert start_window.layout_.status.saved_words == "Everything is saved"
    assert start_window.library
    assert not start_window.library.file.read_only


def test_a_copy_that_cannot_be_written_is_refused_and_may_be_tried_elsewhere(
    start_window: MainWindow, sample_copy: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Path(shutil.copy(sample_copy, sample_copy.with_name("taken.briefbook")))
    before = taken.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(taken), ""))
    start_window.opening.open(sample_copy)
    press(start_window, "Open a copy…")
    assert start_window.layout_.start_page.sentence == "“taken.briefbook” exists already and was not written over."
    assert list_offers(start_window) == ["Open for reading", "Open a copy…"]
    assert taken.read_bytes() == before


@pytest.mark.parametrize("end", ["closed", "killed"])
def test_it_opens_when_its_holder_is_gone(
    start_window: MainWindow, sample_copy: Path, holder: subprocess.Popen[str], end: str
) -> None:
    if end == "killed":
        holder.send_signal(signal.SIGKILL)
    holder.communicate("")
    start_window.opening.open(sample_copy)
    assert start_window.layout_.status.saved_words == "Everything is saved"


def test_a_file_that_is_no_library_offers_nothing(start_window: MainWindow, tmp_path: Path) -> None:
    letter = tmp_path / "letter.briefbook"
    letter.write_text("Dear Rudolf")
    start_window.opening.open(letter)
    assert start_window.layout_.start_page.sentence
    assert not any(button.isVisible() for button in start_window.layout_.start_page.offers)


@pytest.fixture
def far_lock(sample_copy: Path) -> Path:
    """The lock of a computer that is called otherwise now, or stands elsewhere."""
    lock = sample_copy.with_name(f".~lock.{sample_copy.name}#")
    holder = {"user": "rudolf", "host": "strelsau", "pid": 1, "since": "2031-01-14T09:14:00+00:00"}
    lock.write_text(json.dumps(holder))
    return lock


@pytest.mark.parametrize("answer", ["Open It Here", "Cancel"])
def test_a_lock_of_another_computer_is_taken_over_after_a_warning(
    start_window: MainWindow, sample_copy: Path, far_lock: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    said: list[str] = []

    def choose(box: QMessageBox) -> None:
        said.append(box.text())
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == answer]
        button.click()

    monkeypatch.setattr(QMessageBox, "exec", choose)
    before = far_lock.read_text()
    start_window.opening.open(sample_copy)
    press(start_window, "Open it here after all…")
    assert said
    assert said[0].startswith("“visit.briefbook” is marked as open on strelsau, where rudolf has had it since ")
    if answer == "Cancel":
        assert start_window.library is None
        assert far_lock.read_text() == before
    else:
        assert start_window.layout_.status.saved_words == "Everything is saved"
        assert start_window.close_library()
        assert not far_lock.exists()


def test_a_lock_of_this_computer_is_not_taken_over(
    start_window: MainWindow, sample_copy: Path, holder: subprocess.Popen[str]
) -> None:
    start_window.opening.open(sample_copy)
    assert list_offers(start_window) == ["Open for reading", "Open a copy…"]
