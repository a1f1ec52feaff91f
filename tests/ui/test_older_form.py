"""A library of an older form in the window: what is told, where its backup lies, and what happens without one."""

import lzma
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefbook.settings import Settings
from briefbook.ui.backup.backup_dialog import BackupDialog
from briefbook.ui.preferences import Preferences
from briefbook.ui.window.window import MainWindow

KEPT = Path(__file__).parents[1] / "store" / "upgrade" / "kept" / "schema_1.briefbook.xz"


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """The settings of a person who keeps backups in a folder of their own."""
    (tmp_path / "vault").mkdir()
    return Preferences(Settings(backup_folder=str(tmp_path / "vault")))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of schema 1."""
    path = tmp_path / "Zenda.briefbook"
    path.write_bytes(lzma.decompress(KEPT.read_bytes()))
    return path


def test_what_became_of_it_is_told_once(start_window: MainWindow, old: Path, sample_copy: Path, tmp_path: Path) -> None:
    width = start_window.width()
    start_window.opening.open(old)
    notice = start_window.layout_.library_page.notice
    assert notice.isVisible()
    form, us, own = notice.words.splitlines()
    assert form.startswith(
        "“Zenda.briefbook” was brought to the form of this version. A backup of it as it was lies in"
    )
    assert str(tmp_path / "vault") in form
    assert "ZENDA" in us
    assert "“Ruritania”" in own
    assert start_window.width() == width
    assert start_window.library
    assert not start_window.library.file.read_only
    start_window.opening.open(sample_copy)
    assert not notice.isVisible()
    start_window.opening.open(old)
    assert not notice.isVisible()


def test_the_backup_is_one_click_away(start_window: MainWindow, old: Path) -> None:
    start_window.opening.open(old)
    (show, _) = start_window.layout_.library_page.notice.buttons
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    (dialog,) = start_window.findChildren(BackupDialog)
    assert dialog.isVisible()
    assert dialog.backups.rowCount() == 1
    dialog.close()


def test_without_a_backup_it_can_still_be_read(start_window: MainWindow, old: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").rmdir()
    (tmp_path / "vault").write_text("in the way")
    before = old.read_bytes()
    start_window.opening.open(old)
    page = start_window.layout_.start_page
    assert page.sentence.startswith("“Zenda.briefbook” is of an older form and was not opened, since no backup")
    (read, _) = [button for button in page.offers if button.isVisible()]
    QTest.mouseClick(read, Qt.MouseButton.LeftButton)
    assert start_window.library
    assert start_window.library.file.read_only
    assert not start_window.layout_.library_page.notice.isVisible()
    assert old.read_bytes() == before
