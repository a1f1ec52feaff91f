"""The program as a person starts it: the window first, everything else a moment later."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.edits.sample import write_sample
from briefbook.instance.launch import Launch
from briefbook.store.held import list_held
from briefbook.ui.fault.hooks import Hooks
from briefbook.ui.run.program import Program
from briefbook.ui.window.window import MainWindow

LOOK_MS = 20
Start = Callable[[Path | None], MainWindow]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let a platform without a window manager say so."""
    item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, written once."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@pytest.fixture
def library(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample for one story."""
    return Path(shutil.copy(sample_file, tmp_path / "visit.briefbook"))


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the program would show in its box for bugs, which nobody is here to close; there must be none."""
    shown: list[str] = []
    monkeypatch.setattr(Hooks, "_show", lambda _, words: shown.append(words))
    yield shown
    assert not shown, shown[0]


@pytest.fixture
def locks(qapp: QApplication) -> Iterator[None]:
    """Looks all the time whether SQLite's lock of every open library is still held: any close of its file drops it."""
    lost: list[Path] = []
    looking = QTimer(interval=LOOK_MS)
    looking.timeout.connect(lambda: lost.extend(list_unlocked()))
    looking.start()
    yield
    looking.stop()
    lost.extend(list_unlocked())
    assert not lost


def list_unlocked() -> list[Path]:
    """The libraries that this process has open and SQLite has no lock on (proc(5), /proc/locks); none elsewhere."""
    table = Path("/proc/locks")
    if not table.exists():
        return []
    rows = [line.split() for line in table.read_text(encoding="ascii").splitlines()]
    locked = {row[5] for row in rows if row[1] == "POSIX" and row[3] == "WRITE" and row[4] == str(os.getpid())}
    return [each.file.path for each in list_held() if describe_identity(each.file.path) not in locked]


def describe_identity(path: Path) -> str:
    """A file as the table of locks names it."""
    status = path.stat()
    return f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, bugs: list[str], locks: None) -> Iterator[Start]:
    """Starts the program on a library, and waits until it can be changed, or without one; all are closed at the end."""
    programs: list[Program] = []

    def run(path: Path | None) -> MainWindow:
        program = Program(Launch((str(path),) if path else ()))
        programs.append(program)
        window = program.window
        window.show()
        if path:
            qtbot.waitUntil(lambda: bool(window.library and window.library.proof), timeout=20_000)
        window.activateWindow()
        assert not list_unlocked()
        return window

    yield run
    assert not list_unlocked()
    for program in programs:
        for window in program.windows.windows:
            window.close()
        program.finish()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
