"""An encrypted copy of the sample, in a window or beside it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefbook.store.cipher_copy import convert_copy
from briefbook.store.key import LibraryKey
from briefbook.ui.lock.passphrase_page import PassphrasePage
from briefbook.ui.window.window import MainWindow

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
