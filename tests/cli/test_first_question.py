"""The two options by which a menu entry opens the window with a question: `--new` and `--sample`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.cli.parser import build_parser
from briefbook.store.file import LibraryFile

ANSWER_AND_CLOSE = """
import sys
from pathlib import Path
from briefbook.app import load_qt
load_qt()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from briefbook.__main__ import main
from briefbook.ui.library.new_library_dialog import NewLibraryDialog
from briefbook.ui.window.window import MainWindow
option, answer = sys.argv[1:]
QFileDialog.getSaveFileName = lambda *_, **__: (answer, "")
def ask(dialog):
    dialog.folder_field.setText(str(Path(answer).parent))
    dialog.title_field.setText(Path(answer).stem)
    return dialog.DialogCode.Accepted
NewLibraryDialog.exec = ask
set_workspace = MainWindow.set_workspace
def show_and_close(window, workspace):
    set_workspace(window, workspace)
    print(window.windowTitle())
    QTimer.singleShot(0, window.close)
MainWindow.set_workspace = show_and_close
sys.exit(main([option]))
"""


@pytest.mark.parametrize(("option", "visits"), [("--new", 0), ("--sample", 1)])
def test_an_option_asks_for_a_name_and_opens_what_it_made(option: str, visits: int, tmp_path: Path) -> None:
    made = tmp_path / "Zenda.briefbook"
    outcome = subprocess.run(
        [sys.executable, "-c", ANSWER_AND_CLOSE, option, str(made)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert outcome.stdout.strip() == "Zenda.briefbook[*] — Briefbook"
    with LibraryFile.open(made) as file:
        assert file.connection.execute("SELECT count(*) FROM visit").fetchone() == (visits,)


def test_the_help_names_both_options() -> None:
    words = build_parser().format_help()
    assert "--new" in words
    assert "--sample" in words
