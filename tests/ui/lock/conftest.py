"""An encrypted copy of the sample, in a window or beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlite

from briefbook.session.transaction import Transaction
from briefbook.store.cipher_copy import convert_copy
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey
from briefbook.ui.lock.passphrase_page import PassphrasePage
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.run.program import build_workspace
from briefbook.ui.window.window import MainWindow
from briefbook.ui.window.window_group import WindowGroup
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.tasks import TaskRunner
from tests.given_workspace import give_workspace
from tests.ui.lock.desk import Desk

PASSPHRASE = "harbour lantern quiet seven"


@pytest.fixture(scope="session")
def encrypted_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, encrypted once; tests change copies of it."""
    path = tmp_path_factory.mktemp("encrypted") / "Desk.briefbook"
    path.write_bytes(sample_file.read_bytes())
    convert_copy(path, None, LibraryKey.derive(PASSPHRASE))
    return path


@pytest.fixture
def encrypted(encrypted_file: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    path = tmp_path / encrypted_file.name
    path.write_bytes(encrypted_file.read_bytes())
    return path


@pytest.fixture
def page(start_window: MainWindow, encrypted: Path) -> PassphrasePage:
    """The page that asks for its passphrase."""
    start_window.opening.open(encrypted)
    return start_window.layout_.passphrase_page


@pytest.fixture
def unlocked(start_window: MainWindow, page: PassphrasePage, qtbot: QtBot) -> MainWindow:
    """A window in which it is open."""
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    qtbot.waitUntil(lambda: start_window.library is not None)
    return start_window


@pytest.fixture
def desk(
    appearance: Appearance, tasks: TaskRunner, preferences: Preferences, encrypted: Path, qtbot: QtBot
) -> Iterator[Desk]:
    """The encrypted library, open in a window."""
    group = WindowGroup(appearance, preferences)
    made = Desk(group, preferences)

    def prepare(file: LibraryFile) -> None:
        for window in group.windows:
            if window.library and window.library.file is file:
                give_workspace(window, build_workspace(file, appearance, tasks, preferences))

    group.library_shown.connect(prepare)
    window = group.add_window()
    window.show()
    group.open(encrypted, passphrase=PASSPHRASE)
    qtbot.waitUntil(lambda: window.library is not None)
    yield made
    made.locking.stop()
    for each in group.windows:
        each.close()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A disk that takes nothing until this is called."""
    with monkeypatch.context() as patch:

        def refuse(_: Transaction) -> NoReturn:
            raise sqlite.OperationalError("database or disk is full")

        patch.setattr(Transaction, "commit", refuse)
        yield patch.undo
