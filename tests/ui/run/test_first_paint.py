"""What the first sight of a library may not wait for."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "reportlab", "pikepdf", "markdown_it", "pypdfium2", "uharfbuzz")
SHOW_ONCE = """
import sys
from briefbook.app import load_qt
load_qt()
from briefbook.instance.launch import Launch
from briefbook.ui.run import program
shown = []
def look(self):
    shown.append(len(self.window.layout_.library_page.outline.outline.rows))
    shown.append(type(self.window.current_editor).__name__)
    shown.append(self.window.library.workspace.session.read_only)
    from PySide6.QtGui import QFontDatabase
    shown.append(len(QFontDatabase.styles("Source Serif 4")))
    self.window.close()
program.Program._load = look
program.Program(Launch((sys.argv[1],))).run()
print(*shown, builtins_are_plain())
"""
PLAIN = """
import builtins
def builtins_are_plain():
    return type(builtins.__import__).__name__ == "builtin_function_or_method"
"""


def show_once(path: Path) -> subprocess.CompletedProcess[str]:
    """Show a library until it has been painted, with a log of every import."""
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-c", PLAIN + SHOW_ONCE, str(path)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


EDITORS = """
import sys
from importlib import import_module
from briefbook.ui.desk.editor_factory import EDITORS
for folder, module, _ in EDITORS.values():
    import_module(f"briefbook.ui.{folder}.{module}")
print(*sys.modules)
"""


def test_no_tab_needs_what_changes_or_prints(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", EDITORS], env=environment, capture_output=True, text=True, check=True)
    assert "PySide6" in said.stdout
    assert not set(said.stdout.split()) & {*HEAVY, "briefbook.records"}


def test_outline_and_first_tab_are_painted_before_anything_heavy_is_imported(sample_copy: Path) -> None:
    outcome = show_once(sample_copy)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in outcome.stderr.splitlines()}
    assert "PySide6" in imported
    assert not imported & set(HEAVY)
    rows, editor, read_only, cuts, plain = outcome.stdout.split()
    assert int(rows) > 20
    assert editor == "BriefEditor"
    assert read_only == "False"
    assert int(cuts) > 4
    assert plain == "True"
