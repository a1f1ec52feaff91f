"""One running program, as processes: a second start hands over, a crash is taken over, simultaneous starts are one."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000
TELLING = """
import json, sys
from briefbook.app import load_qt
load_qt()
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication
from briefbook.__main__ import main
from briefbook.ui.run.program import Program
run = Program.run
def run_and_tell(program):
    def tell():
        titles = [window.windowTitle().removesuffix("[*] — Briefbook") for window in program.windows.windows]
        ready = all(window.library is None or window.library.proof for window in program.windows.windows)
        front = QApplication.activeWindow()
        active = front.windowTitle().removesuffix("[*] — Briefbook") if front else ""
        print(json.dumps({"titles": sorted(titles), "ready": bool(ready), "active": active}), flush=True)
    timer = QTimer(program, interval=50)
    timer.timeout.connect(tell)
    timer.start()
    end = QSocketNotifier(0, QSocketNotifier.Type.Read, program)
    end.activated.connect(QApplication.closeAllWindows)
    return run(program)
Program.run = run_and_tell
sys.exit(main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Started:
    """A program that was started, and what it says of its windows all the time."""

    process: subprocess.Popen[bytes]
    said: Path

    def titles(self) -> list[str]:
        """What its windows show, once all of them can be changed."""
        last = self._read_last()
        return last["titles"] if last.get("ready") else []

    def active(self) -> str:
        return str(self._read_last().get("active", ""))

    def quit(self) -> int:
        """Close its windows, as a person does; its exit status."""
        self.process.communicate(b"quit", timeout=PATIENCE_MS / 1000)
        return self.process.returncode

    def _read_last(self) -> dict[str, object]:
        lines = self.said.read_text(encoding="utf-8").split("\n")
        return json.loads(lines[-2]) if len(lines) > 1 else {}


@dataclass
class Desk:
    """Where programs are started; all that still run are ended."""

    folder: Path
    started: list[Started] = field(default_factory=list)

    def start(self, *words: str) -> Started:
        said = self.folder / f"said-{len(self.started)}"
        with said.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-c", TELLING, *words], stdin=subprocess.PIPE, stdout=out, cwd=self.folder
            )
        self.started.append(Started(process, said))
        return self.started[-1]

    def end(self) -> None:
        for each in self.started:
            if each.process.poll() is None:
                each.process.kill()
            each.process.communicate()


@pytest.fixture
def desk(tmp_path: Path, sample_file: Path) -> Iterator[Desk]:
    """A desk with three libraries: a, b and c."""
    for name in "abc":
        shutil.copy(sample_file, tmp_path / f"{name}.briefbook")
    made = Desk(tmp_path)
    yield made
    made.end()


@pytest.fixture
def wait(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda holds: qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def hand_over(desk: Desk, *words: str) -> None:
    """Start the program as a double click does; it is over when the running one has taken the file."""
    entry = [sys.executable, "-m", "briefbook", *words]
    done = subprocess.run(entry, cwd=desk.folder, timeout=PATIENCE_MS / 1000, check=True, capture_output=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_second_start_hands_its_file_over(desk: Desk, wait: Callable[[Callable[[], bool]], None]) -> None:
    first = desk.start("a.briefbook")
    wait(lambda: first.titles() == ["a.briefbook"])
    hand_over(desk, "b.briefbook")
    wait(lambda: first.titles() == ["a.briefbook", "b.briefbook"])
    wait(lambda: first.active() == "b.briefbook")
    hand_over(desk, str(desk.folder / "a.briefbook"))
    wait(lambda: first.active() == "a.briefbook")
    assert first.titles() == ["a.briefbook", "b.briefbook"]
    hand_over(desk)
    assert first.quit() == 0
    assert not list(desk.folder.glob(".~lock*"))


def test_what_a_crash_leaves_is_taken_over(desk: Desk, wait: Callable[[Callable[[], bool]], None]) -> None:
    killed = desk.start("a.briefbook")
    wait((desk.folder / ".~lock.a.briefbook#").exists)
    killed.process.send_signal(signal.SIGKILL)
    killed.process.wait()
    second = desk.start("a.briefbook")
    wait(lambda: second.titles() == ["a.briefbook"])
    hand_over(desk, "b.briefbook")
    wait(lambda: second.titles() == ["a.briefbook", "b.briefbook"])


def test_simultaneous_starts_are_one_program(desk: Desk, wait: Callable[[Callable[[], bool]], None]) -> None:
    starts = [desk.start(f"{name}.briefbook") for name in "abc"]
    wait(lambda: [each.process.poll() for each in starts].count(None) == 1)
    (running,) = [each for each in starts if each.process.poll() is None]
    assert [each.process.returncode for each in starts if each is not running] == [0, 0]
    wait(lambda: running.titles() == ["a.briefbook", "b.briefbook", "c.briefbook"])


def test_a_start_while_the_last_window_closes_is_the_next_program(
    desk: Desk, wait: Callable[[Callable[[], bool]], None]
) -> None:
    first = desk.start("a.briefbook")
    wait(lambda: first.titles() == ["a.briefbook"])
    assert first.process.stdin
    first.process.stdin.write(b"quit")
    first.process.stdin.flush()
    starts = [first, desk.start("a.briefbook")]
    wait(lambda: [each.process.poll() for each in starts].count(0) == 1)
    (running,) = [each for each in starts if each.process.poll() is None]
    wait(lambda: running.titles() == ["a.briefbook"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_logout_closes_the_library_in_order(
    desk: Desk, wait: Callable[[Callable[[], bool]], None], number: signal.Signals
) -> None:
    program = desk.start("a.briefbook")
    wait((desk.folder / ".~lock.a.briefbook#").exists)
    program.process.send_signal(number)
    assert program.process.wait(PATIENCE_MS / 1000) == 0
    assert not list(desk.folder.glob(".~lock*"))
