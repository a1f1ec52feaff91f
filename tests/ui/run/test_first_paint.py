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
    shown.extend(self.window.layout_.library_page.outline.outline.rows)
    self.window.close()
program.Program._load = look
program.Program(Launch((sys.argv[1],))).run()
print(len(shown), builtins_are_plain())
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


def test_the_outline_is_painted_before_anything_heavy_is_imported(sample_copy: Path) -> None:
    outcome = show_once(sample_copy)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in outcome.stderr.splitlines()}
    assert "PySide6" in imported
    assert not imported & set(HEAVY)
    rows, plain = outcome.stdout.split()
    assert int(rows) > 20
    assert plain == "True"
