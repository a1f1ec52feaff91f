"""How a run ends that nobody closes: a crash leaves a report, and the end of the session costs nothing."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.folder import log_folder
from briefbook.store.file import LibraryFile

BOUND = "What you typed in its last second may be missing; everything before that is in your library."
CRASH = """
import faulthandler, sys
from briefbook.app import load_qt
load_qt()
from briefbook.__main__ import main
from briefbook.ui.window.window import MainWindow
MainWindow.set_workspace = lambda window, workspace: faulthandler._sigsegv()
main(sys.argv[1:])
"""
LOOK = """
import sys
from briefbook.app import load_qt
load_qt()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from briefbook.__main__ import main
from briefbook.ui.run.program import Program
loaded = Program._note_loaded
def look(program):
    for box in program.window.findChildren(QMessageBox):
        print(box.text(), box.informativeText(), box.isVisible(), box.detailedText(), sep="\\n")
        box.close()
    QApplication.closeAllWindows()
def load_and_look(program, _):
    loaded(program, _)
    QTimer.singleShot(0, lambda: look(program))
Program._note_loaded = load_and_look
sys.exit(main(sys.argv[1:]))
"""

END = """
import os, signal, sys
from briefbook.app import load_qt
load_qt()
from briefbook.__main__ import main
from briefbook.ui.window.window import MainWindow
set_workspace = MainWindow.set_workspace
def change_and_end(window, workspace):
    from briefbook.edits.library import change_library
    set_workspace(window, workspace)
    change_library(workspace.session, title="Ruritania desk")
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
MainWindow.set_workspace = change_and_end
sys.exit(main(sys.argv[1:2]))
"""

TYPE_AND_END = """
import os, signal, sys
from briefbook.app import load_qt
load_qt()
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from briefbook.__main__ import main
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place
set_workspace = MainWindow.set_workspace
def type_over(line, words):
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
def type_and_end(window, workspace):
    set_workspace(window, workspace)
    editor = window.open_place(Place("programme", window.library.outline.visit_id))
    if sys.argv[2] == "date":
        type_over(editor.date.line, "20 May 2027")
    else:
        editor.table.show_row(editor.items.rows[0].key, 9, edit=True)
        type_over(editor.table.table.findChild(QLineEdit), "Harbours of Zenda")
    os.kill(os.getpid(), signal.SIGTERM)
MainWindow.set_workspace = type_and_end
sys.exit(main(sys.argv[1:2]))
"""


def run(script: str, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(path), *words], capture_output=True, text=True, timeout=120, check=False
    )


def test_a_crash_is_told_once_by_the_next_start(library: Path) -> None:
    assert run(CRASH, library).returncode == -signal.SIGSEGV
    told = run(LOOK, library)
    assert told.returncode == 0
    first, bound, _, _, shown, *report = told.stdout.splitlines()
    assert first == "Briefbook ended without warning the last time."
    assert bound == BOUND
    assert shown == "True"
    assert "Fatal Python error: Segmentation fault" in report
    assert any("in set_workspace" in line or "in <lambda>" in line for line in report)
    again = run(LOOK, library)
    assert (again.returncode, again.stdout) == (0, "")


def test_an_end_from_outside_is_told_once_and_names_no_library(library: Path) -> None:
    assert run(END, library, "SIGKILL").returncode == -signal.SIGKILL
    left = "".join(path.read_text(encoding="utf-8") for path in log_folder().iterdir())
    assert '"since"' in left
    assert library.stem not in left
    told = run(LOOK, library)
    assert told.returncode == 0
    first, bound, shown, _, _, since = told.stdout.splitlines()
    assert (first, bound, shown) == ("Briefbook ended without warning the last time.", BOUND, "True")
    assert since.startswith("A library had been open since ")
    again = run(LOOK, library)
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_the_end_of_the_session_saves_and_closes(library: Path, name: str) -> None:
    ended = run(END, library, name)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert list(library.parent.iterdir()) == [library]
    with LibraryFile.open(library) as file:
        assert file.connection.execute("SELECT title FROM library").fetchone() == ("Ruritania desk",)


@pytest.mark.parametrize(
    ("field", "sql", "stored"),
    [
        ("date", "SELECT date_edtf FROM visit", "2027-05-20"),
        ("cell", "SELECT note FROM programme_item ORDER BY position LIMIT 1", "Harbours of Zenda"),
    ],
)
def test_the_end_of_the_session_keeps_what_is_being_typed(library: Path, field: str, sql: str, stored: str) -> None:
    ended = run(TYPE_AND_END, library, field)
    assert (ended.returncode, ended.stderr) == (0, "")
    with LibraryFile.open(library) as file:
        assert file.connection.execute(sql).fetchone() == (stored,)
