"""What the first sight of a library may not wait for."""

import os
import subprocess
import sys
from pathlib import Path

from briefbook.edits.book import leave_out
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.values.place import Place

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


SHOW_TABS = """
import sys
from pathlib import Path
from briefbook.app import load_qt
load_qt()
from PySide6.QtWidgets import QApplication
from briefbook.settings import Settings
from briefbook.store.file import LibraryFile
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.run.program import build_application, build_workspace
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.tasks import TaskRunner
from briefbook.values.place import Place
application = build_application()
appearance, preferences = Appearance(application, "light"), Preferences(Settings())
window = MainWindow(appearance, preferences)
file = LibraryFile.open(Path(sys.argv[1]))
window.show_library(file)
window.set_workspace(build_workspace(file, appearance, TaskRunner(), preferences))
def ids(sql):
    return [key for (key,) in file.connection.execute(sql).fetchall()]
entities = [Place("entity", key) for key in ids("SELECT min(id) FROM entity WHERE kind <> 'visit' GROUP BY kind")]
visit, *_ = ids("SELECT id FROM visit")
book, *_ = ids("SELECT id FROM book_spec")
places = [Place("brief", 1), Place("book", book), Place("list", 0, "person"), Place("visit", visit, "scene_setter")]
for place in [*entities, *places, Place("programme", visit), Place("library", 1)]:
    assert window.open_place(place), place
print(len(window.layout_.library_page.tabs.editors()), *sys.modules, flush=True)
import os
os._exit(0)
"""


def test_no_tab_that_is_shown_names_what_changes(sample_copy: Path) -> None:
    session = Session(LibraryFile.open(sample_copy))
    leave_out(session, 1, Place("point", 1))
    session.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SHOW_TABS, str(sample_copy)]
    tabs, *imported = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert int(tabs) > 10
    assert not set(imported) & {*HEAVY, "briefbook.records"}


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
