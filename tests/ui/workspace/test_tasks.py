import sys
import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from briefbook.courtesy import give_way
from briefbook.errors import BriefbookError
from briefbook.ui.workspace.tasks import CancelledError, Task, TaskRunner


def ignore(_: Any) -> None:
    """An outcome nobody waits for."""


def test_an_outcome_comes_back_to_the_main_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    got: list[tuple[int, bool]] = []
    here = threading.get_ident()
    tasks.start(tasks, lambda _: 6 * 7, lambda value: got.append((value, threading.get_ident() == here)), ignore)
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(42, True)]
    assert not tasks.busy


def test_an_error_that_a_person_can_act_on_goes_to_the_asker(qtbot: QtBot, tasks: TaskRunner) -> None:
    got: list[Exception] = []

    def refuse(_: Task) -> None:
        raise BriefbookError("The disk is full.")

    tasks.start(tasks, refuse, ignore, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert str(got[0]) == "The disk is full."


def test_a_bug_goes_on_to_the_hook(qtbot: QtBot, tasks: TaskRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Exception] = []
    with qtbot.captureExceptions() as caught:
        tasks.start(tasks, lambda _: 1 // 0, ignore, got.append)
        qtbot.waitUntil(lambda: bool(got))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert sys.exc_info() == (None, None, None)


def test_nothing_comes_back_to_an_asker_that_is_gone(qtbot: QtBot, tasks: TaskRunner) -> None:
    got: list[int] = []
    gate = threading.Event()

    def wait(_: Task) -> int:
        gate.wait()
        return 1

    owner = QObject()
    tasks.start(owner, wait, got.append, ignore)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert got == []


def test_cancelled_work_stops_where_it_reports_and_tells_nobody(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[Any] = []
    stopped = threading.Event()
    started = threading.Event()

    def work(task: Task) -> None:
        started.set()
        try:
            while True:
                task.report("page", 1, 2)
        except CancelledError:
            stopped.set()
            raise

    task = tasks.start(tasks, work, told.append, told.append)
    started.wait()
    task.cancel()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert stopped.is_set()
    assert told == []


def test_progress_arrives_in_order(qtbot: QtBot, tasks: TaskRunner) -> None:
    steps: list[tuple[str, int, int]] = []
    got: list[str] = []

    def work(task: Task) -> str:
        for done in range(3):
            task.report("page", done, 3)
        return "all"

    tasks.start(tasks, work, got.append, ignore, lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: bool(got))
    assert steps == [("page", 0, 3), ("page", 1, 3), ("page", 2, 3)]


def test_work_gives_way_until_the_main_thread_is_idle(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(_: Task) -> None:
        begun.set()
        go_on.wait()
        give_way()
        told.append("work")

    tasks.start(tasks, work, ignore, ignore)
    begun.wait()
    tasks.go_first()
    go_on.set()
    # What a key makes of the main thread: this long it is not back in its loop.
    end = time.monotonic() + 0.05
    while time.monotonic() < end:
        time.sleep(0.001)
    told.append("answer")
    qtbot.waitUntil(lambda: not tasks.busy)
    assert told == ["answer", "work"]


def press_beside_work(
    qtbot: QtBot, tasks: TaskRunner, widget: QWidget, pressed: threading.Event, told: list[str]
) -> None:
    """Press a key in a window while work is under way that gives way as soon as the key has come, and then tells."""
    begun = threading.Event()

    def work(_: Task) -> None:
        begun.set()
        pressed.wait()
        give_way()
        told.append("work")

    tasks.start(tasks, work, ignore, ignore)
    begun.wait()
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not tasks.busy)


def test_a_key_goes_before_work_that_gives_way(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[str] = []
    pressed = threading.Event()

    class Answering(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            pressed.set()
            time.sleep(0.05)
            told.append("answer")

    field = Answering()
    qtbot.addWidget(field)
    field.show()

    press_beside_work(qtbot, tasks, field, pressed, told)
    assert told == ["answer", "work"]


def test_rows_that_are_laid_out_after_a_key_go_before_work_that_gives_way(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[str] = []
    pressed = threading.Event()

    class Slow(QStyledItemDelegate):
        def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
            if pressed.is_set():
                time.sleep(0.05)
                told.append("row")
            return QSize(200, 20)

    class Answering(QListView):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            pressed.set()
            self.scheduleDelayedItemsLayout()

    view = Answering()
    view.setItemDelegate(Slow(view))
    view.setModel(QStringListModel(["Strelsau"], view))
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)

    press_beside_work(qtbot, tasks, view, pressed, told)
    assert told[0] == "row"
    assert "work" in told


def test_a_letter_of_an_input_method_goes_before_work_that_gives_way(
    qtbot: QtBot, tasks: TaskRunner, line: QLineEdit
) -> None:
    told: list[str] = []
    begun, typed = threading.Event(), threading.Event()

    def work(_: Task) -> None:
        begun.set()
        typed.wait()
        give_way()
        told.append("work")

    def answer() -> None:
        typed.set()
        time.sleep(0.05)
        told.append("answer")

    tasks.start(tasks, work, ignore, ignore)
    begun.wait()
    letter = QInputMethodEvent("", [])
    letter.setCommitString("か")
    QCoreApplication.sendEvent(line, letter)
    answer()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert line.text() == "か"
    assert told == ["answer", "work"]


def test_work_is_not_waited_for_while_it_waits(tasks: TaskRunner) -> None:
    """Whoever waits for the end of work on the main thread opens the gate that he would open in his loop."""
    joints: list[int] = []
    begun = threading.Event()

    def work(_: Task) -> None:
        for at in range(10_000):
            give_way()
            joints.append(at)
            begun.set()

    tasks.start(tasks, work, ignore, ignore)
    begun.wait()
    tasks.go_first()
    tasks.finish()
    assert len(joints) == 10_000


def test_work_that_waits_is_let_go_when_all_is_finished(tasks: TaskRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    waits, opened = threading.Event(), list[bool]()

    class Gate(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.set()
            opened.append(super().wait(60))
            return opened[-1]

    monkeypatch.setattr(tasks._gate, "_opened", Gate())
    tasks.go_first()
    tasks.start(tasks, lambda _: give_way(), ignore, ignore)
    assert waits.wait(60)
    tasks.finish()
    assert opened == [True]


def test_work_goes_on_under_a_wheel_that_never_rests(qtbot: QtBot, tasks: TaskRunner) -> None:
    wheel = QTimer(tasks, interval=5)
    wheel.timeout.connect(tasks.go_first)
    wheel.start()

    def work(_: Task) -> None:
        for _step in range(300):
            time.sleep(0.001)
            give_way()

    tasks.start(tasks, work, ignore, ignore)
    # At a joint in 0.2 s it would take a minute.
    qtbot.waitUntil(lambda: not tasks.busy, timeout=20_000)
    wheel.stop()


def test_work_is_not_held_up_for_ever(qtbot: QtBot, tasks: TaskRunner) -> None:
    ended = threading.Event()

    begun = threading.Event()

    def work(_: Task) -> None:
        begun.wait()
        give_way()
        ended.set()

    tasks.start(tasks, work, ignore, ignore)
    tasks.go_first()
    begun.set()
    # The main thread never comes back to its loop here.
    assert ended.wait(10)
    qtbot.waitUntil(lambda: not tasks.busy)
