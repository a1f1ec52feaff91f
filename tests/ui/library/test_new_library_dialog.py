"""A new library is asked for once: title, folder and scheme, with what is wrong said at the field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.ui.dialog.library_place import ENDING, find_library_folder, name_library_file, shorten_path
from briefbook.ui.library.new_library_dialog import NewLibraryDialog
from briefbook.ui.window.window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[NewLibraryDialog]:
    """The question, about a folder of the test's."""
    dialog = NewLibraryDialog("in")
    qtbot.addWidget(dialog)
    dialog.folder_field.setText(str(tmp_path))
    dialog.show()
    yield dialog
    dialog.close()


def test_the_file_is_named_while_the_title_is_typed(dialog: NewLibraryDialog, tmp_path: Path) -> None:
    assert not dialog.create_button.isEnabled()
    QTest.keyClicks(dialog.title_field, "Ruritania: visits/talks")
    assert dialog.path == tmp_path / "Ruritania visits talks.briefbook"
    assert dialog.file_sentence.text() == f"Is kept as {dialog.path}"
    assert dialog.create_button.isEnabled()
    QTest.keyClick(dialog.title_field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("title", "folder", "sentence"),
    [
        ("Desk", "", "There is already a file “Desk.briefbook”."),
        ("Desk 2", "nowhere", "There is no such folder."),
        ("???", "", "A title needs a letter or a number."),
    ],
)
def test_what_cannot_be_made_is_said_before_it_is_tried(
    dialog: NewLibraryDialog, tmp_path: Path, title: str, folder: str, sentence: str
) -> None:
    (tmp_path / "Desk.briefbook").write_text("Dear Rudolf")
    dialog.folder_field.setText(str(tmp_path / folder))
    dialog.title_field.setText(title)
    assert dialog.file_sentence.text() == sentence
    assert dialog.title_field.accessibleDescription() == sentence
    assert not dialog.create_button.isEnabled()


def test_the_scheme_says_its_levels(dialog: NewLibraryDialog) -> None:
    assert dialog.scheme_sentence.text() == "UNCLASSIFIED, RESTRICTED, CONFIDENTIAL, SECRET, TOP SECRET"
    for _ in ("the United Kingdom", "the United States"):
        QTest.keyClick(dialog.scheme_field, Qt.Key.Key_Down)
    assert dialog.scheme == "us"
    assert "Every portion must be marked" in dialog.scheme_sentence.text()


def test_the_folder_can_be_chosen(dialog: NewLibraryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "desk"))
    dialog.choose.click()
    dialog.title_field.setText("Zenda")
    assert dialog.path == tmp_path / "desk" / "Zenda.briefbook"


def test_a_library_is_made_with_the_scheme_of_the_settings(start_window: MainWindow) -> None:
    start_window.preferences.change(marking_scheme="nato")
    (Path.home() / "Documents").mkdir()

    def fill() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, NewLibraryDialog)
        QTest.keyClicks(asked.title_field, "Zenda?")
        QTest.keyClick(asked.title_field, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    start_window.actions_["file.new"].trigger()
    assert start_window.library
    file = start_window.library.file
    assert file.path == Path.home() / "Documents" / "Zenda.briefbook"
    assert file.connection.execute("SELECT title FROM library").fetchone() == ("Zenda?",)
    assert file.connection.execute("SELECT code FROM scheme").fetchall() == [("nato",)]


def test_libraries_live_in_the_documents_or_at_home() -> None:
    assert find_library_folder() == Path.home()
    assert shorten_path(find_library_folder()) == "~"
    (Path.home() / "Documents").mkdir()
    assert find_library_folder() == Path.home() / "Documents"
    assert shorten_path(find_library_folder()) == "~/Documents"
    assert shorten_path(Path("/srv/desk")) == "/srv/desk"


@given(st.text())
def test_every_title_makes_a_name_that_a_file_can_have(title: str) -> None:
    name = name_library_file(title)
    if name:
        assert name.endswith(ENDING)
        assert len(name.encode()) <= 255
        assert Path(name).name == name
        assert not name.startswith((".", " "))


def test_a_long_sentence_has_room_under_its_field(dialog: NewLibraryDialog) -> None:
    for scheme in ("us", "house", "us"):
        dialog.scheme_field.setCurrentIndex(dialog.scheme_field.findData(scheme))
        QApplication.processEvents()
        sentence = dialog.scheme_sentence
        assert sentence.height() >= sentence.heightForWidth(sentence.width())
        assert sentence.geometry().top() > dialog.scheme_field.geometry().bottom()
