"""What happens to a bug: it is shown, noted without a word of the library, and costs nothing else."""

import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from briefbook.store.errors import DiskFullError
from briefbook.ui.fault import bug_box, bug_log
from briefbook.ui.fault.bug_box import build_bug_box
from briefbook.ui.fault.bug_log import BugLog, describe_bug
from briefbook.ui.fault.hooks import Hooks

SECRET = "Zenda will not yield the castle"


class Button(QObject):
    pressed = Signal()


class Boxes:
    """The boxes that were shown, each on which thread; `while_open` happens while one is open."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.threads: set[int] = set()

    def show(self, words: str) -> "Boxes":
        self.shown.append(words)
        self.threads.add(threading.get_ident())
        return self

    def exec(self) -> None:
        QApplication.processEvents()


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Boxes:
    shown = Boxes()
    monkeypatch.setattr(bug_box, "build_bug_box", shown.show)
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: shown.show(words))
    return shown


@pytest.fixture
def log(tmp_path: Path) -> BugLog:
    return BugLog(tmp_path / "log")


@pytest.fixture
def hooked(qapp: QApplication, log: BugLog, boxes: Boxes) -> Iterator[Hooks]:
    made = Hooks(log)
    yield made
    made.remove()


def fail(*_: object) -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"cannot read {SECRET}") from error


def test_a_bug_in_a_slot_is_shown_whole_and_noted_without_words(
    hooked: Hooks, boxes: Boxes, log: BugLog, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    button = Button()
    button.pressed.connect(fail)
    button.pressed.emit()
    qtbot.waitUntil(lambda: bool(boxes.shown))
    assert f"ValueError: cannot read {SECRET}" in boxes.shown[0]
    noted = log.path.read_text(encoding="utf-8")
    for words in (noted, capfd.readouterr().err):
        assert "ValueError\n  ui/fault/test_hooks.py:" in words
        assert "which came from KeyError" in words
        assert "Zenda" not in words


def test_a_bug_in_a_thread_is_shown_on_the_main_thread(hooked: Hooks, boxes: Boxes, log: BugLog, qtbot: QtBot) -> None:
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(boxes.shown))
    assert boxes.threads == {threading.get_ident()}
    assert "ValueError" in log.path.read_text(encoding="utf-8")


def test_a_bug_that_comes_again_and_again_is_one_box_and_one_note(
    hooked: Hooks, boxes: Boxes, log: BugLog, qtbot: QtBot
) -> None:
    button = Button()
    button.pressed.connect(fail)
    for _ in range(100):
        button.pressed.emit()
    qtbot.waitUntil(lambda: bool(boxes.shown))
    assert len(boxes.shown) == 1
    assert log.path.read_text(encoding="utf-8").count("ValueError") == 1


def test_what_a_person_can_act_on_is_a_sentence_and_no_bug(
    hooked: Hooks, boxes: Boxes, log: BugLog, qtbot: QtBot
) -> None:
    def refuse() -> None:
        raise DiskFullError("Zenda.briefbook")

    button = Button()
    button.pressed.connect(refuse)
    button.pressed.emit()
    qtbot.waitUntil(lambda: boxes.shown == ["The disk with “Zenda.briefbook” is full."])
    assert not log.path.exists()


def test_an_error_where_none_can_be_raised_is_noted_and_disturbs_nobody(
    hooked: Hooks, boxes: Boxes, log: BugLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Going:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    told: list[object] = []
    monkeypatch.setattr(hooked, "_before", (*hooked._before[:2], told.append))
    going = Going()
    del going
    QApplication.processEvents()
    assert boxes.shown == []
    assert len(told) == 1
    told.clear()
    noted = log.path.read_text(encoding="utf-8")
    assert "ValueError" in noted
    assert "Zenda" not in noted
    monkeypatch.undo()


def test_the_hooks_that_were_there_come_back(qapp: QApplication, log: BugLog) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    Hooks(log).remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_the_log_stays_small_and_for_its_owners_eyes(log: BugLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bug_log, "MOST_BYTES", 2000)
    for number in range(200):
        log.note(f"Error {number}")
    files = sorted(log.path.parent.iterdir())
    assert [each.name for each in files] == ["bugs.old.txt", "bugs.txt"]
    assert all(each.stat().st_size < 2200 for each in files)
    assert "Error 199" in log.path.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.path.parent.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    BugLog(tmp_path / "log").note("Error")
    assert (tmp_path / "log").read_text() == "in the way"


def test_endless_recursion_and_system_errors_are_told_shortly() -> None:
    def fall(depth: int) -> None:
        fall(depth + 1)

    with pytest.raises(RecursionError) as caught:
        fall(0)
    assert len(describe_bug(caught.value).splitlines()) < 40
    with pytest.raises(OSError) as refused:
        Path("/Zenda/castle").read_text(encoding="utf-8")
    described = describe_bug(refused.value)
    assert described.startswith("FileNotFoundError (ENOENT)\n")
    assert "Zenda" not in described


def test_the_box_copies_what_it_shows(qapp: QApplication) -> None:
    box = build_bug_box(f"ValueError: {SECRET}")
    copy = next(button for button in box.buttons() if button.text() == "Copy Text")
    copy.click()
    assert QGuiApplication.clipboard().text() == box.detailedText()
    assert box.detailedText().startswith("Briefbook ")
    assert SECRET in box.detailedText()
    assert "read it before you pass it on" in box.informativeText()
    box.deleteLater()
