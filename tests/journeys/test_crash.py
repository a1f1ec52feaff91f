"""A run that ends without warning leaves a report, which the next run offers once."""

import signal
import subprocess
import sys
from pathlib import Path

CRASH = """
import faulthandler, sys
from briefbook.app import load_qt
load_qt()
from briefbook.__main__ import main
from briefbook.ui.window import MainWindow
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
from briefbook.ui.program import Program
loaded = Program._note_loaded
def look(program):
    for box in program.window.findChildren(QMessageBox):
        print(box.text(), box.isVisible(), box.detailedText(), sep="\\n")
        box.close()
    QApplication.closeAllWindows()
def load_and_look(program, _):
    loaded(program, _)
    QTimer.singleShot(0, lambda: look(program))
Program._note_loaded = load_and_look
sys.exit(main(sys.argv[1:]))
"""


def run(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=120, check=False
    )


def test_a_crash_is_told_once_by_the_next_start(library: Path) -> None:
    assert run(CRASH, library).returncode == -signal.SIGSEGV
    told = run(LOOK, library)
    assert told.returncode == 0
    first, shown, *report = told.stdout.splitlines()
    assert first == "Briefbook ended without warning the last time."
    assert shown == "True"
    assert "Fatal Python error: Segmentation fault" in report
    assert any("in set_workspace" in line or "in <lambda>" in line for line in report)
    again = run(LOOK, library)
    assert (again.returncode, again.stdout) == (0, "")
