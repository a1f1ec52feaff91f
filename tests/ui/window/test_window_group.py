import gc
import shutil
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.instance.launch import Launch
from briefbook.settings import ThemeChoice
from briefbook.ui.fault.hooks import Hooks
from briefbook.ui.library.library_opening import LibraryOpening
from briefbook.ui.library.new_library_dialog import NewLibraryDialog
from briefbook.ui.library.open_library import OpenLibrary
from briefbook.ui.run.program import Program
from briefbook.ui.window.window import FLUSH_MS, MainWindow


@pytest.fixture
def other_copy(sample_file: Path, tmp_path: Path) -> Path:
    """A second library."""
    return Path(shutil.copy(sample_file, tmp_path / "other.briefbook"))


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the program would show in its box for bugs, which nobody is here to close; there must be none."""
    shown: list[str] = []
    monkeypatch.setattr(Hooks, "_show", lambda _, words: shown.append(words))
    yield shown
    assert not shown, shown[0]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, bugs: list[str]) -> Iterator[Callable[..., Program]]:
    """Starts the program with these libraries and waits until they can be changed."""
    programs: list[Program] = []

    def run(*paths: Path, before_it_stands: Callable[[Program], object] = lambda program: None) -> Program:
        program = Program(Launch(tuple(map(str, paths))))
        programs.append(program)
        program.window.show()
        before_it_stands(program)
        qtbot.waitUntil(lambda: is_ready(program), timeout=20_000)
        return program

    yield run
    for program in programs:
        for window in program.windows.windows:
            window.close()
        program.finish()
        program.deleteLater()
    delete_what_is_closed()


def is_ready(program: Program) -> bool:
    libraries = [window.library for window in program.windows.windows if window.library]
    return program._loaded and all(library.workspace for library in libraries)


def delete_what_is_closed() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def titles(program: Program) -> list[str]:
    """The titles of the windows that can be seen, the one used last at the end."""
    assert all(window.isVisible() for window in program.windows.windows)
    return [window.windowTitle().removesuffix("[*] — Briefbook") for window in program.windows.windows]


def test_a_library_fills_a_window_that_shows_the_start_page(start: Callable[..., Program], sample_copy: Path) -> None:
    program = start()
    window = program.window
    window.layout_.start_page.path_chosen.emit(sample_copy)
    assert program.windows.windows == (window,)
    assert window.library
    assert window.library.workspace


def test_another_library_gets_a_window_of_its_own(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(sample_copy)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(other_copy), ""))
    program.window.actions_["file.open"].trigger()
    assert titles(program) == ["visit.briefbook", "other.briefbook"]
    assert is_ready(program)


def test_a_library_that_is_open_comes_to_the_front_by_any_name(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path, qtbot: QtBot
) -> None:
    program = start(sample_copy)
    first = program.window
    program.windows.open(other_copy)
    other = sample_copy.with_name("link.briefbook")
    other.symlink_to(sample_copy)
    first.showMinimized()
    for name in (other, sample_copy.parent / ".." / sample_copy.parent.name / sample_copy.name):
        program.windows.open(name)
        qtbot.waitUntil(first.isActiveWindow)
        assert not first.isMinimized()
        assert program.window is first
        program.windows.open(other_copy)
        qtbot.waitUntil(lambda: program.window is not first)
    assert len(program.windows.windows) == 2


def test_a_new_window_shows_the_start_page_once(start: Callable[..., Program], sample_copy: Path) -> None:
    program = start(sample_copy)
    for _ in range(2):
        program.windows.windows[0].actions_["file.new_window"].trigger()
        assert titles(program) == ["visit.briefbook", "Briefbook"]


def test_closing_a_library_leaves_one_start_page(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path
) -> None:
    program = start(sample_copy)
    program.windows.open(other_copy)
    first, second = program.windows.windows
    second.actions_["file.close"].trigger()
    assert program.windows.windows == (first,)
    first.actions_["file.close"].trigger()
    assert titles(program) == ["Briefbook"]


def test_quitting_closes_every_window_but_stays_where_something_is_not_saved(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(sample_copy)
    program.windows.open(other_copy)
    monkeypatch.setattr(OpenLibrary, "close", lambda library: False)
    program.window.actions_["file.quit"].trigger()
    assert len(program.windows.windows) == 2
    monkeypatch.undo()
    program.window.actions_["file.quit"].trigger()
    assert program.windows.windows == ()
    assert not list(sample_copy.parent.glob(".~lock*"))


def test_a_closed_window_is_gone_and_the_others_live_on(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path
) -> None:
    program = start(sample_copy)
    program.windows.open(other_copy)
    closed = weakref.ref(program.window)
    program.window.close()
    delete_what_is_closed()
    assert closed() is None
    program.appearance.choose(ThemeChoice.DARK)
    program.appearance.choose(ThemeChoice.LIGHT)
    assert titles(program) == ["visit.briefbook"]


def test_a_file_that_cannot_be_opened_is_told_on_a_start_page(
    start: Callable[..., Program], sample_copy: Path, tmp_path: Path
) -> None:
    program = start(sample_copy)
    program.take_launch(Launch((str(tmp_path / "missing.briefbook"),)))
    assert titles(program) == ["visit.briefbook", "Briefbook"]
    assert program.window.layout_.start_page.sentence == "There is no file “missing.briefbook”."


def test_a_launch_with_nothing_brings_the_window_used_last(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path, qtbot: QtBot
) -> None:
    program = start(sample_copy)
    program.windows.open(other_copy)
    window = program.window
    window.showMinimized()
    program.take_launch(Launch(token="leave"))
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.isMinimized()


def test_a_launch_with_a_question_asks_it(
    start: Callable[..., Program], sample_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(sample_copy)

    def answer(asked: NewLibraryDialog) -> int:
        asked.folder_field.setText(str(tmp_path))
        asked.title_field.setText("Zenda")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(NewLibraryDialog, "exec", answer)
    program.take_launch(Launch(question="file.new"))
    assert titles(program) == ["visit.briefbook", "Zenda.briefbook"]


def test_a_file_that_macos_hands_over_is_opened(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path, qapp: QApplication
) -> None:
    program = start(sample_copy)
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(other_copy)))
    assert titles(program) == ["visit.briefbook", "other.briefbook"]
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(sample_copy))))
    assert len(program.windows.windows) == 2
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://zenda.example/visit.briefbook")))
    assert len(program.windows.windows) == 2


def test_the_window_stands_before_its_library_is_read(
    start: Callable[..., Program], sample_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[tuple[bool, str, str]] = []
    opened = LibraryOpening.open

    def look(self: LibraryOpening, path: Path) -> None:
        window = self.parent()
        assert isinstance(window, MainWindow)
        met.append((window.isVisible(), window.windowTitle(), window.layout_.status.saved_words))
        opened(self, path)

    monkeypatch.setattr(LibraryOpening, "open", look)
    program = start(sample_copy)
    assert met == [(True, f"{sample_copy.name}[*] — Briefbook", f"Opening {sample_copy.name}…")]
    assert program.window.layout_.library_shown


def test_a_library_that_cannot_be_opened_at_the_start_is_told_on_the_start_page(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start(tmp_path / "gone.briefbook")
    assert not program.window.layout_.library_shown
    assert program.window.windowTitle() == "Briefbook"
    assert "gone.briefbook" in program.window.layout_.start_page.sentence


def test_a_file_that_macos_hands_over_before_the_window_stands_stays_open(
    start: Callable[..., Program], sample_copy: Path, qapp: QApplication
) -> None:
    wish = QFileOpenEvent(str(sample_copy))
    program = start(before_it_stands=lambda _: QCoreApplication.sendEvent(qapp, wish))
    assert titles(program) == ["visit.briefbook"]
    assert program.window.layout_.library_shown


def test_a_file_handed_over_while_another_is_waited_for_gets_a_window_of_its_own(
    start: Callable[..., Program], sample_copy: Path, other_copy: Path, qtbot: QtBot
) -> None:
    both = Launch((str(sample_copy), str(other_copy)))
    program = start(sample_copy, before_it_stands=lambda program: program.take_launch(both))
    qtbot.waitUntil(lambda: sorted(titles(program)) == ["other.briefbook", "visit.briefbook"])
    assert all(window.layout_.library_shown for window in program.windows.windows)


def test_a_window_that_is_closed_as_soon_as_it_is_painted_opens_nothing(
    qapp: QApplication, bugs: list[str], sample_copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(LibraryOpening, "open", lambda _, path: opened.append(path))
    painted = MainWindow.paintEvent

    def paint_and_close(window: MainWindow, event: QPaintEvent) -> None:
        QTimer.singleShot(FLUSH_MS, window.close)
        painted(window, event)

    monkeypatch.setattr(MainWindow, "paintEvent", paint_and_close)
    program = Program(Launch((str(sample_copy),)))
    window = program.window
    told: list[str] = []
    window.seen.connect(lambda: told.append("seen"))
    window.painted.connect(lambda: told.append("painted"))
    window.show()
    qtbot.waitUntil(lambda: not program.windows.windows)
    QTest.qWait(2 * FLUSH_MS)
    program.finish()
    program.deleteLater()
    delete_what_is_closed()
    assert (opened, told) == ([], [])


def test_the_end_of_the_session_ends_a_question_before_the_window_goes(
    start: Callable[..., Program], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    window = program.window
    seen: list[bool] = []

    def end_while_asking(asked: NewLibraryDialog) -> int:
        asked.open()
        program._end()
        seen.extend((asked.isVisible(), window.isVisible()))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(NewLibraryDialog, "exec", end_while_asking)
    window.actions_["file.new"].trigger()
    assert seen == [False, True]
    qtbot.waitUntil(lambda: not program.windows.windows)
