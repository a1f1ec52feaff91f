"""A damaged library offers to salvage what can be read, says what came of it and opens the new one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from briefbook.store.conversion import encrypt_library
from briefbook.store.file import LibraryFile
from briefbook.ui.start.salvage_dialog import SalvageDialog
from briefbook.ui.window.window import MainWindow

PAGE = 4096
PASSPHRASE = "Zenda, at noon"


def damage(path: Path, pages: int) -> bytes:
    content = bytearray(path.read_bytes())
    content[-pages * PAGE :] = b"\xff" * (pages * PAGE)
    path.write_bytes(content)
    return bytes(content)


def ask(window: MainWindow, new: Path, monkeypatch: pytest.MonkeyPatch) -> SalvageDialog:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(new), ""))
    window.layout_.start_page._notice.salvage.click()
    dialog = window.findChild(SalvageDialog)
    assert isinstance(dialog, SalvageDialog)
    return dialog


def test_a_damaged_library_is_salvaged_and_opened(
    start_window: MainWindow, sample_copy: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = damage(sample_copy, 60)
    start_window.opening.open(sample_copy)
    dialog = ask(start_window, tmp_path / "new", monkeypatch)
    qtbot.waitUntil(dialog.open_button.isVisible)
    assert dialog.title.text() == "Some of it was saved"
    assert "It lacks" in dialog.words.text()
    dialog.open_button.click()
    assert start_window.library_path == tmp_path / "new.briefbook"
    assert sample_copy.read_bytes() == damaged


def test_a_library_without_its_head_is_asked_for_no_passphrase(
    start_window: MainWindow, sample_copy: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sample_copy.open("r+b") as stream:
        stream.write(bytes(PAGE))
    start_window.opening.open(sample_copy)
    assert "is damaged" in start_window.layout_.start_page._notice.sentence.text()
    dialog = ask(start_window, tmp_path / "new.briefbook", monkeypatch)
    qtbot.waitUntil(dialog.open_button.isVisible)
    assert dialog.title.text() == "All that is known of was saved"


def test_cancelling_leaves_no_file(
    start_window: MainWindow, sample_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(sample_copy, 60)
    start_window.opening.open(sample_copy)
    ask(start_window, tmp_path / "new.briefbook", monkeypatch).reject()
    assert not (tmp_path / "new.briefbook").exists()


def test_nothing_to_save_is_said(
    start_window: MainWindow, sample_copy: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_copy.write_bytes(sample_copy.read_bytes()[:PAGE])
    start_window.opening.open(sample_copy)
    dialog = ask(start_window, tmp_path / "new.briefbook", monkeypatch)
    qtbot.waitUntil(lambda: dialog.title.text() == "Nothing was saved")
    assert "backup" in dialog.words.text()
    assert not dialog.open_button.isVisible()
    dialog.reject()


def test_an_encrypted_library_asks_for_its_passphrase(
    start_window: MainWindow, sample_copy: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt_library(sample_copy, PASSPHRASE)
    dialog = SalvageDialog(sample_copy, tmp_path / "new.briefbook", parent=start_window)
    answers = iter([("wrong", True), (PASSPHRASE, True)])
    asked: list[str] = []
    monkeypatch.setattr(QInputDialog, "getText", lambda *words: (asked.append(words[2]), next(answers))[1])
    dialog.open()
    dialog.start()
    qtbot.waitUntil(dialog.open_button.isVisible)
    assert dialog.title.text() == "All that is known of was saved"
    assert len(asked) == 2
    dialog.reject()
    LibraryFile.open(tmp_path / "new.briefbook", passphrase=PASSPHRASE).close()
