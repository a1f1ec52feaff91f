"""What is copied from an encrypted library carries signs for histories to leave it out, and goes with the lock."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from briefbook.ui.lock.secret_clipboard import KDE_HINT, SecretClipboard


class Library:
    """Whether the library in front is encrypted."""

    def __init__(self) -> None:
        self.secret = True

    def is_secret(self) -> bool:
        return self.secret


@pytest.fixture
def library(qtbot: QtBot) -> Library:
    return Library()


@pytest.fixture
def secret(library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretClipboard]:
    """Watches the clipboard, which is empty; without a screen Qt does not say whose it is, and it is ours."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    QApplication.clipboard().clear()
    made = SecretClipboard(library.is_secret)
    yield made
    made.deleteLater()
    # Qt without a screen would drop what Python made only when Python is gone.
    QApplication.clipboard().clear()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_every_copy_is_signed(secret: SecretClipboard, qtbot: QtBot, kind: type[QLineEdit] | type[QTextEdit]) -> None:
    field = kind("Zenda at dawn")
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()
    mime = QApplication.clipboard().mimeData()
    assert bytes(mime.data(KDE_HINT).data()) == b"secret"
    assert mime.text() == "Zenda at dawn"
    assert kind is QLineEdit or mime.hasHtml()
    secret.clear()
    assert QApplication.clipboard().text() == ""


def test_what_comes_from_a_plain_library_is_left_alone(secret: SecretClipboard, library: Library) -> None:
    library.secret = False
    QApplication.clipboard().setText("Zenda at dawn")
    assert not QApplication.clipboard().mimeData().hasFormat(KDE_HINT)
    secret.clear()
    assert QApplication.clipboard().text() == "Zenda at dawn"


def test_what_somebody_else_copied_since_stays(secret: SecretClipboard, monkeypatch: pytest.MonkeyPatch) -> None:
    QApplication.clipboard().setText("Zenda at dawn")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: False)
    secret.clear()
    assert QApplication.clipboard().text() == "Zenda at dawn"
