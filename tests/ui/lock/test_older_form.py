"""An encrypted library of an older form is brought along with progress and Cancel, like a plain one."""

import lzma
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefbook.store.cipher_copy import convert_copy
from briefbook.store.key import LibraryKey
from briefbook.ui.dialog.progress_dialog import ProgressDialog
from briefbook.ui.lock.passphrase_page import PassphrasePage
from briefbook.ui.window.window import MainWindow

PASSPHRASE = "harbour lantern quiet seven"
KEPT = Path(__file__).parents[2] / "store" / "upgrade" / "kept" / "schema_1.briefbook.xz"


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """A library of schema 1, encrypted as it is."""
    path = tmp_path / "Zenda.briefbook"
    path.write_bytes(lzma.decompress(KEPT.read_bytes()))
    convert_copy(path, None, LibraryKey.derive(PASSPHRASE))
    return path


def test_it_says_how_far_it_is_and_opens(start_window: MainWindow, page: PassphrasePage, qtbot: QtBot) -> None:
    page.field.line.setText(PASSPHRASE)
    page.open_button.click()
    seen: list[int] = []
    for dialog in start_window.findChildren(ProgressDialog):
        dialog.bar.valueChanged.connect(seen.append)
    qtbot.waitUntil(lambda: start_window.library is not None, timeout=30_000)
    assert seen
    assert start_window.library
    assert start_window.library.file.notices
    assert start_window.library.file.is_encrypted


def test_whoever_cancels_finds_it_as_it_was(
    start_window: MainWindow, page: PassphrasePage, encrypted: Path, qtbot: QtBot
) -> None:
    before = encrypted.read_bytes()
    page.field.line.setText(PASSPHRASE)
    with qtbot.waitSignal(start_window.opening.refused, timeout=30_000) as told:
        page.open_button.click()
        (dialog,) = start_window.findChildren(ProgressDialog)
        dialog.reject()
    assert "was cancelled, and nothing was changed" in told.args[0]
    assert encrypted.read_bytes() == before
    assert start_window.library is None
