"""Locking as a person does it: the keys, the same process, an empty memory, the passphrase, the tabs and the caret."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from briefbook.edits.sample import write_sample
from briefbook.store.file import LibraryFile

PASSPHRASE = "harbour lantern quiet seven"
SENTENCE = "Zenda bridges open at dawn on Michaelmas"
PATIENCE_MS = 60_000
Wait = Callable[[Callable[[], bool]], None]
# Says what its windows show all the time, and does what it is told by lines: a name of a function and its argument.
TOLD = """
import json, os, sys, time
from pathlib import Path
from briefbook.app import load_qt
load_qt()
from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from briefbook.__main__ import main
from briefbook.ui.run.program import Program
from briefbook.values.place import Place
run = Program.run
def find(program, kind):
    return next((each for each in program.windows.windows if kind(each)), None)
def write(program, words):
    window = find(program, lambda each: each.library and each.library.file.is_encrypted)
    editor = window.open_place(Place("point", 1))
    window.activateWindow()
    live = editor.pages[0].view.live
    live.text.setFocus()
    QTest.keyClicks(live.text, words)
    cursor = live.text.textCursor()
    cursor.setPosition(5)
    live.text.setTextCursor(cursor)
def press(program, keys):
    window = find(program, lambda each: each.library and each.library.file.is_encrypted)
    window.activateWindow()
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
def enter(program, words):
    window = find(program, lambda each: each.unlocking.path)
    line = window.layout_.passphrase_page.field.line
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)
# Prints a book, and waits amid its pages, or amid its way to the disk, until somebody wants it to stop.
def export(program, words):
    from briefbook.printing import export as road
    from briefbook.printing.gathering.content import gather_content
    moment, path = words.split(" ", 1)
    library = find(program, lambda each: each.library and each.library.file.is_encrypted).library
    exporting = library.proof.export
    render, write = road.render_book, os.fsync
    def wait():
        Path(path + ".there").touch()
        while not exporting._task.cancelled:
            time.sleep(0.01)
        time.sleep(1)
    def render_slowly(*facts, progress, **others):
        return render(*facts, progress=lambda *done: (wait(), progress(*done))[1], **others)
    class SlowDisk:
        def __getattr__(self, name):
            return getattr(os, name)
        def fsync(self, handle):
            wait()
            write(handle)
    if moment == "pages":
        road.render_book = render_slowly
    else:
        road.os = SlowDisk()
    exporting.export(library.outline.book_id, Path(path))
def describe(window):
    page = window.layout_.currentWidget()
    focus = window.focusWidget()
    tabs = window.layout_.library_page.tabs.tabs() if window.library else []
    caret = focus.textCursor().position() if hasattr(focus, "textCursor") else -1
    return {"title": window.windowTitle(), "page": page.objectName() or type(page).__name__, "caret": caret,
            "ready": bool(window.library and window.library.proof), "hint": "",
            "tabs": [[each.place.kind, each.place.id] for each in tabs], "size": [window.width(), window.height()]}
def run_and_tell(program):
    said = open(os.environ["SAID"], "a")
    def tell():
        windows = [describe(each) for each in program.windows.windows]
        said.write(json.dumps({"pid": os.getpid(), "windows": windows}) + "\\n")
        said.flush()
    def obey():
        name, _, words = sys.stdin.readline().rstrip("\\n").partition(" ")
        QTimer.singleShot(0, lambda: globals()[name](program, words))
    def quit_it(*_):
        QApplication.closeAllWindows()
    globals()["quit"] = quit_it
    timer = QTimer(program, interval=50)
    timer.timeout.connect(tell)
    timer.start()
    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, program)
    notifier.activated.connect(obey)
    return run(program)
Program.run = run_and_tell
sys.exit(main(sys.argv[1:]))
"""


@dataclass
class Told:
    """A running program that does what it is told."""

    process: subprocess.Popen[str]
    said: Path

    def tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def windows(self) -> list[dict[str, Any]]:
        lines = self.said.read_text(encoding="utf-8").split("\n") if self.said.exists() else []
        return json.loads(lines[-2])["windows"] if len(lines) > 1 else []

    def carets(self) -> list[int]:
        """Where the caret stands in the encrypted library."""
        own = [each for each in self.windows() if each["title"].startswith("Desk")]
        return [each["caret"] for each in own if each["caret"] >= 0]

    def pages(self) -> list[str]:
        return [each["page"] for each in self.windows()]


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """The sample, encrypted."""
    path = tmp_path / "Desk.briefbook"
    write_sample(path, passphrase=PASSPHRASE)
    return path


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda holds: qtbot.waitUntil(holds, timeout=PATIENCE_MS)


@pytest.fixture
def told(tmp_path: Path, encrypted: Path, library: Path) -> Iterator[Told]:
    """A program with the encrypted library in one window and a plain one in another."""
    said = tmp_path / "said"
    process = subprocess.Popen(
        [sys.executable, "-c", TOLD, str(encrypted)],
        stdin=subprocess.PIPE,
        text=True,
        bufsize=1,
        env=os.environ | {"SAID": str(said)},
    )
    made = Told(process, said)
    yield made
    if process.poll() is None:
        process.kill()
    process.communicate()


def holds_words(pid: int, words: str) -> bool:
    """Whether any memory of a process that may be read has the words, in the forms of Python and of Qt."""
    forms = [words.encode("latin-1"), words.encode("utf-16-le"), words.encode("utf-32-le")]
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            first, last = (int(each, 16) for each in span.split("-"))
            if not rights.startswith("r") or line.rstrip().endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            try:
                memory.seek(first)
                held = memory.read(last - first)
            except (OSError, OverflowError, ValueError):
                continue
            if any(form in held for form in forms):
                return True
    return False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere another process takes the place")
def test_locking_empties_the_memory_and_unlocking_brings_everything_back(
    told: Told, encrypted: Path, library: Path, wait: Wait
) -> None:
    pid = told.process.pid
    wait(lambda: told.pages() == ["passphrase_page"])
    assert told.windows()[0]["title"] == "Desk.briefbook[*] — Briefbook"
    told.tell(f"enter {PASSPHRASE}")
    wait(lambda: [each["ready"] for each in told.windows()] == [True])
    entry = [sys.executable, "-m", "briefbook", str(library)]
    subprocess.run(entry, timeout=PATIENCE_MS / 1000, check=True)
    wait(lambda: [each["ready"] for each in told.windows()] == [True, True])
    told.tell(f"write {SENTENCE}")
    wait(lambda: told.carets() == [5])
    before = told.windows()
    lock_file = encrypted.with_name(f".~lock.{encrypted.name}#")
    holder = lock_file.read_text()
    readable = os.access(f"/proc/{pid}/mem", os.R_OK)
    assert not readable or holds_words(pid, SENTENCE)

    told.tell("press keys")
    wait(lambda: sorted(told.pages()) == ["LibraryPage", "passphrase_page"])
    assert told.process.poll() is None
    assert lock_file.read_text() == holder
    assert not readable or not holds_words(pid, SENTENCE)

    # Another start finds the program that has the claim still, and the library is not opened twice.
    subprocess.run([sys.executable, "-m", "briefbook", str(encrypted)], timeout=PATIENCE_MS / 1000, check=True)
    wait(lambda: sorted(told.pages()) == ["LibraryPage", "passphrase_page"])
    told.tell(f"enter {PASSPHRASE}")
    wait(lambda: [each["ready"] for each in told.windows()] == [True, True])
    wait(lambda: told.carets() == [5])
    assert sorted(each["title"] for each in told.windows()) == sorted(each["title"] for each in before)
    assert sorted(each["tabs"] for each in told.windows()) == sorted(each["tabs"] for each in before)
    assert sorted(each["size"] for each in told.windows()) == sorted(each["size"] for each in before)
    told.tell("quit now")
    assert told.process.wait(PATIENCE_MS / 1000) == 0
    assert not list(encrypted.parent.glob(".~lock*"))
    with LibraryFile.open(encrypted, passphrase=PASSPHRASE) as file:
        (text,) = file.connection.execute("SELECT text FROM talking_point WHERE id = 1").fetchone()
    assert SENTENCE in text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere another process takes the place")
@pytest.mark.parametrize("moment", ["pages", "disk"])
def test_a_book_that_is_being_printed_is_whole_or_not_there(
    told: Told, tmp_path: Path, wait: Wait, moment: str
) -> None:
    """One whose pages are being made is given up, one that is being written ends first; no part of it stays."""
    folder = tmp_path / "printed"
    folder.mkdir()
    book = folder / "book.pdf"
    wait(lambda: told.pages() == ["passphrase_page"])
    told.tell(f"enter {PASSPHRASE}")
    wait(lambda: [each["ready"] for each in told.windows()] == [True])
    told.tell(f"export {moment} {book}")
    wait(book.with_name("book.pdf.there").exists)
    told.tell("press keys")
    wait(lambda: told.pages() == ["passphrase_page"])
    printed = {each.name for each in folder.iterdir()} - {"book.pdf.there"}
    assert printed == ({"book.pdf"} if moment == "disk" else set())
    if moment == "disk":
        assert book.read_bytes().rstrip().endswith(b"%%EOF")
