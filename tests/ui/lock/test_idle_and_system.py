"""What locks by itself: nobody being here, a covered screen, a computer that sleeps."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.ui.lock.idle_watch import IdleWatch
from briefbook.ui.lock.system_watch import SystemWatch, find_session_path

SIGNALS = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from briefbook.ui.lock.system_watch import SystemWatch
application = QCoreApplication(sys.argv)
watch = SystemWatch()
watch.start()
watch.left.connect(lambda: (print("left"), application.quit()))
def cover():
    told = QDBusMessage.createSignal("/ScreenSaver", sys.argv[1], "ActiveChanged")
    told.setArguments([True])
    QDBusConnection.sessionBus().send(told)
QTimer.singleShot(0, cover)
QTimer.singleShot(20_000, application.quit)
application.exec()
"""


# A bus on which logind is played: it tells of a sleep, and prints whether anybody holds that up.
SLEEP = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from briefbook.ui.lock.system_watch import LOGIND, MANAGER, SystemWatch
application = QCoreApplication(sys.argv)
logind = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
class Manager(QDBusVirtualObject):
    def introspect(self, path):
        return ""
    def handleMessage(self, message, connection):
        print(message.member(), message.arguments()[0], message.arguments()[3])
        self.read, write = os.pipe()
        os.set_blocking(self.read, False)
        granted = message.createReply()
        granted.setArguments([QDBusUnixFileDescriptor(write)])
        connection.send(granted)
        os.close(write)
        return True
    def is_held(self):
        try:
            return bool(os.read(self.read, 1))
        except BlockingIOError:
            return True
    def tell(self, begins):
        told = QDBusMessage.createSignal(MANAGER, LOGIND + ".Manager", "PrepareForSleep")
        told.setArguments([begins])
        logind.send(told)
manager = Manager()
logind.registerVirtualObject(MANAGER, manager)
logind.registerService(LOGIND)
watch = SystemWatch()
watch.start()
watch.note_open(True)
steps = []
def step(holds, then, words):
    steps.append((holds, then, words))
def go_on():
    holds, then, words = steps[0]
    if holds():
        del steps[0]
        print(words)
        then()
    if steps:
        QTimer.singleShot(10, go_on)
    else:
        application.quit()
heard = []
watch.left.connect(lambda: (print("left, held", manager.is_held()), heard.append(1)))
has_one = lambda: watch._delay._handle is not None
step(has_one, lambda: manager.tell(True), "taken")
step(lambda: heard and not manager.is_held(), lambda: manager.tell(False), "let go")
step(has_one, lambda: watch.note_open(False), "taken again")
step(lambda: not manager.is_held(), watch.stop, "let go")
QTimer.singleShot(20_000, application.quit)
go_on()
application.exec()
"""


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qtbot: QtBot, clock: Clock) -> Iterator[IdleWatch]:
    """Ten minutes are watched, in a window of the test's."""
    made = IdleWatch(clock=clock)
    made.watch(10)
    yield made
    made.watch(0)


@pytest.mark.parametrize("uses", ["key", "pointer", "input method", "nothing"])
def test_the_minutes_begin_anew_with_each_use(line: QLineEdit, watch: IdleWatch, clock: Clock, uses: str) -> None:
    told: list[bool] = []
    watch.passed.connect(lambda: told.append(True))
    clock.now = 590.0
    if uses == "key":
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_Z)
    elif uses == "pointer":
        QTest.mouseMove(line.windowHandle(), QPoint(5, 5))
    elif uses == "input method":
        composed = QInputMethodEvent("", [])
        composed.setCommitString("か")
        QApplication.sendEvent(line, composed)
    clock.now = 601.0
    watch.look()
    assert told == ([True] if uses == "nothing" else [])
    clock.now = 1202.0
    watch.look()
    assert told


def test_it_watches_only_while_it_is_asked_to(watch: IdleWatch, clock: Clock) -> None:
    told: list[bool] = []
    watch.passed.connect(lambda: told.append(True))
    watch.watch(0)
    clock.now = 10_000.0
    watch.look()
    assert told == []


def test_a_sleep_shows_by_the_clocks_where_nobody_tells_of_it(qtbot: QtBot, clock: Clock) -> None:
    system = SystemWatch(read_sleep=clock)
    with qtbot.assertNotEmitted(system.left):
        clock.now = 1.0
        system.look()
    with qtbot.waitSignal(system.left):
        clock.now = 3600.0
        system.look()
    with qtbot.assertNotEmitted(system.left):
        system.look()


def test_only_the_beginning_of_a_sleep_and_the_covering_of_a_screen_are_told(qtbot: QtBot) -> None:
    system = SystemWatch()
    with qtbot.assertNotEmitted(system.left):
        system.note_sleep(False)
        system.note_screen(False)
    for note in (lambda: system.note_sleep(True), lambda: system.note_screen(True), system.note_lock):
        with qtbot.waitSignal(system.left):
            note()


@pytest.mark.parametrize(("session", "path"), [("2", "_32"), ("c1", "c1"), ("17", "_317"), ("a-b", "a_2db")])
def test_a_session_has_its_own_name_on_the_bus(session: str, path: str) -> None:
    assert find_session_path(session) == f"/org/freedesktop/login1/session/{path}"
    assert find_session_path("") == ""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no bus to start here")
@pytest.mark.parametrize("name", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_a_covered_screen_is_heard_over_the_bus(name: str) -> None:
    told = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", SIGNALS, name],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout == "left\n"


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no bus to start here")
def test_a_sleep_waits_until_all_is_locked() -> None:
    as_system = 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"'
    told = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", as_system, "sh", sys.executable, "-c", SLEEP],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    held_up = ["Inhibit sleep delay", "taken", "left, held True", "let go"]
    assert told.stdout.splitlines() == [*held_up, "Inhibit sleep delay", "taken again", "let go"]
