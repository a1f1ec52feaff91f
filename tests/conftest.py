"""What every test stands on: Qt without a screen, settled hypothesis runs, no connection, nothing left behind."""

import gc
import importlib.util
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "Fusion")

settings.register_profile("desk", deadline=None)
# The same examples every time find nothing new in their second fifty.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, max_examples=50)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

CONNECTIONS = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
AMONG_PROCESSES = {"socket.connect", "socket.bind"}
opened: list[str] = []


def stays_here(event: str, arguments: tuple[object, ...]) -> bool:
    """The one exception: a socket in the file system, by which a start of the program finds the one that runs."""
    return event in AMONG_PROCESSES and getattr(arguments[0], "family", None) == socket.AF_UNIX


def note_connection(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every connection, and remember it for the case that somebody catches the refusal."""
    if event in CONNECTIONS and not stays_here(event, arguments):
        opened.append(f"{event} {arguments[1:]!r}")
        raise ConnectionRefusedError(f"Briefbook opens no connection, but {opened[-1]} was tried.")


sys.addaudithook(note_connection)


@pytest.fixture(autouse=True)
def connections() -> Iterator[list[str]]:
    """The connections a test tried, refused or not; a test that leaves any here fails."""
    opened.clear()
    yield opened
    assert not opened, opened


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own, so that no test meets the person's settings or running program."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.removeprefix("XDG_").removesuffix("_HOME").lower()))
    monkeypatch.setenv("HOME", str(home))


def pytest_sessionfinish() -> None:
    """Let the end of the process see everything, as ever, that `nothing_left` put aside."""
    gc.unfreeze()


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application that the program itself is."""
    from briefbook.ui.run.application import Application

    return Application


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments with which the program makes its application."""
    from briefbook.ui.run.application import ARGUMENTS

    return list(ARGUMENTS)


def is_foreign(thread: threading.Thread) -> bool:
    """Whether Python only met the thread: Qt's pools keep theirs."""
    return isinstance(thread, threading._DummyThread)


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a visible window or a thread behind; with the mark `threads`, a timer or QThread too."""
    before = set(threading.enumerate())
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None or "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
    assert not [thread for thread in threading.enumerate() if thread not in before and not is_foreign(thread)]
    if request.node.get_closest_marker("threads"):
        gc.unfreeze()
        objects = [each for each in gc.get_objects() if isinstance(each, QObject)]
        assert not [each for each in objects if isinstance(each, QTimer) and each.isActive()]
        running = [each for each in objects if isinstance(each, QThread) and each.isRunning()]
        assert [each for each in running if each is not QThread.currentThread()] == []
    # What is still here stays to the end: looking through it after every test took a third of the time.
    gc.freeze()


@pytest.fixture(scope="session")
def write_font() -> Callable[..., Path]:
    """Writes a small font with these letters to a path."""
    spec = importlib.util.spec_from_file_location("made_font", Path(__file__).with_name("made_font.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    write: Callable[..., Path] = module.write_font
    return write
