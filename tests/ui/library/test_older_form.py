"""A library of an older form in the window: what is told, where its backup lies, and what happens without one."""

import lzma
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlite

from briefbook.settings import Settings
from briefbook.store.lock_file import LockFile
from briefbook.ui.backup.backup_dialog import BackupDialog
from briefbook.ui.dialog.progress_dialog import ProgressDialog
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.preferences import Preferences

KEPT = Path(__file__).parents[2] / "store" / "upgrade" / "kept" / "schema_1.briefbook.xz"


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


def open_older(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.opening.opened, timeout=60_000):
        window.opening.open(path)


def test_what_became_of_it_is_told_once(
    start_window: MainWindow, old: Path, sample_copy: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    width = start_window.width()
    open_older(start_window, old, qtbot)
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


def test_the_backup_is_one_click_away(start_window: MainWindow, old: Path, qtbot: QtBot) -> None:
    open_older(start_window, old, qtbot)
    (show, _) = start_window.layout_.library_page.notice.buttons
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    (dialog,) = start_window.findChildren(BackupDialog)
    assert dialog.isVisible()
    assert dialog.backups.rowCount() == 1
    dialog.close()


def test_without_a_backup_it_can_still_be_read(
    start_window: MainWindow, old: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "vault").rmdir()
    (tmp_path / "vault").write_text("in the way")
    before = old.read_bytes()
    with qtbot.waitSignal(start_window.opening.refused, timeout=20_000):
        start_window.opening.open(old)
    page = start_window.layout_.start_page
    assert page.sentence.startswith("“Zenda.briefbook” is of an older form and was not opened, since no backup")
    (read, _) = [button for button in page.offers if button.isVisible()]
    with qtbot.waitSignal(start_window.opening.opened, timeout=20_000):
        QTest.mouseClick(read, Qt.MouseButton.LeftButton)
    assert start_window.library
    assert start_window.library.file.read_only
    assert not start_window.layout_.library_page.notice.isVisible()
    assert old.read_bytes() == before


@pytest.fixture
def larger(old: Path) -> Path:
    """A library of schema 1 with some thousand rows more, so that it is not brought along in a moment."""
    with closing(sqlite.connect(str(old))) as connection, connection:
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
            " INSERT INTO clearance (uid, point_id, state, at, hash)"
            " SELECT 'more' || i, (SELECT min(id) FROM talking_point), 'cleared', '2031-01-16T09:00:00Z', '1' FROM n"
        )
    return old


def test_the_window_lives_while_one_is_brought_along(start_window: MainWindow, larger: Path, qtbot: QtBot) -> None:
    beats: list[int] = []
    heart = QTimer(start_window, interval=5)
    seen: list[int] = []

    def beat() -> None:
        if dialogs := start_window.findChildren(ProgressDialog):
            beats.append(1)
            seen.append(dialogs[0].bar.value())

    heart.timeout.connect(beat)
    heart.start()
    open_older(start_window, larger, qtbot)
    heart.stop()
    assert len(beats) > 10
    assert len(set(seen)) > 5
    assert seen == sorted(seen)
    assert start_window.library
    assert not start_window.library.file.read_only
    assert start_window.opening.under_way is None


def test_whoever_cancels_finds_the_library_as_it_was(start_window: MainWindow, larger: Path, qtbot: QtBot) -> None:
    before = larger.read_bytes()
    start_window.opening.open(larger)
    assert start_window.library_path == larger
    qtbot.waitUntil(lambda: any(each.isVisible() for each in start_window.findChildren(ProgressDialog)), timeout=20_000)
    (dialog,) = start_window.findChildren(ProgressDialog)
    with qtbot.waitSignal(start_window.opening.refused, timeout=20_000):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert start_window.layout_.start_page.sentence == (
        "“Zenda.briefbook” was not opened: bringing it to today's form was cancelled, and nothing was changed."
    )
    assert larger.read_bytes() == before
    assert [each.name for each in larger.parent.iterdir() if "Zenda" in each.name] == [larger.name]


def test_a_window_that_closes_meanwhile_leaves_nothing_open(start_window: MainWindow, larger: Path) -> None:
    start_window.opening.open(larger)
    assert start_window.close()
    assert LockFile(larger).find_holder() is None
    assert start_window.library is None


def test_to_be_read_it_is_brought_along_in_a_thread_too(start_window: MainWindow, larger: Path, qtbot: QtBot) -> None:
    before = larger.read_bytes()
    with qtbot.waitSignal(start_window.opening.opened, timeout=60_000):
        start_window.opening.open_for_reading(larger)
    assert start_window.library
    assert start_window.library.file.read_only
    assert larger.read_bytes() == before
