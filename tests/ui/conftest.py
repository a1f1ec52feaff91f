"""A window on a copy of the sample library, as a person sees it once everything is loaded."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefbook.edits.sample import write_sample
from briefbook.records import SchemeLevel
from briefbook.settings import Settings, ThemeChoice
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.ui.desk.tab_memory import TabsState, TabState, save_tabs
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.run.program import build_workspace
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.tasks import TaskRunner
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place
from tests.given_workspace import give_workspace

GONE = Place("brief", 1 << 30)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt's screenless platform say of a window with a least size that it has no window manager to tell."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, written once; tests change copies of it."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@pytest.fixture
def sample_copy(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample that a test may change."""
    return Path(shutil.copy(sample_file, tmp_path / "visit.briefbook"))


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """The light look, whatever the machine's."""
    look = Appearance(qapp, ThemeChoice.LIGHT)
    yield look
    look.deleteLater()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    """A runner that has nothing under way any more when the test ends."""
    runner = TaskRunner()
    yield runner
    runner.finish()


@pytest.fixture
def preferences(qapp: QApplication) -> Preferences:
    """The settings of a first start, in the light look."""
    return Preferences(Settings(theme=ThemeChoice.LIGHT))


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A line in a window of its own, with the caret in it."""
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    return field


@pytest.fixture
def start_window(appearance: Appearance, tasks: TaskRunner, preferences: Preferences) -> Iterator[MainWindow]:
    """A window on its start page, in which every library that is opened can be changed at once."""
    window = MainWindow(appearance, preferences)
    window.library_requested.connect(window.opening.open)
    window.library_shown.connect(
        lambda file: give_workspace(window, build_workspace(file, appearance, tasks, preferences))
    )
    window.show()
    yield window
    window.close_library()
    window.close()
    window.deleteLater()


@pytest.fixture
def window(start_window: MainWindow, sample_copy: Path) -> MainWindow:
    """A window on a copy of the sample, in which the one tab of the last session is gone."""
    file = LibraryFile.open(sample_copy)
    save_tabs(file.look(read_library).uid, TabsState((TabState(GONE),)))
    start_window.show_library(file)
    return start_window


@pytest.fixture
def apex(window: MainWindow) -> str:
    """A level above the sample's own."""
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    with session.change("Add Level") as db:
        row = session.file.connection.execute("SELECT id FROM scheme WHERE code = 'house'").fetchone()
        words = {"code": "APEX", "wording": "APEX", "abbreviation": "A", "colour": "#aa0000"}
        db.add(SchemeLevel(scheme_id=row[0], position=1, **words))
    return "house:APEX"


@pytest.fixture
def workspace(
    sample_copy: Path, appearance: Appearance, tasks: TaskRunner, preferences: Preferences
) -> Iterator[Workspace]:
    """A workspace on a copy of the sample, without a window."""
    made = build_workspace(LibraryFile.open(sample_copy), appearance, tasks, preferences)
    yield made
    made.notifier.stop()
    made.session.close()
