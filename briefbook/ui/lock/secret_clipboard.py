"""What is copied out of an encrypted library: kept from the histories of clipboards, and cleared when it is locked."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

# KDE's and Windows' own signs for what no history of the clipboard is to keep.
KDE_HINT, KDE_SECRET = "x-kde-passwordManagerHint", b"secret"
WINDOWS_HINT = 'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"'


class SecretClipboard(QObject):
    """Adds the signs to whatever this program copies while `is_secret()`; `clear` takes it away if it is there."""

    def __init__(self, is_secret: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_secret = is_secret
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._sign)

    def clear(self) -> None:
        """Empty the clipboard, and on X11 the selection, where they still hold what was copied here as secret."""
        mime: QMimeData | None = self._clipboard.mimeData()
        if self._clipboard.ownsClipboard() and mime is not None and mime.hasFormat(KDE_HINT):
            self._clipboard.clear()
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _sign(self) -> None:
        """Put the signs beside what was just copied, before anybody else can ask for it."""
        mime: QMimeData | None = self._clipboard.mimeData()
        if not self._clipboard.ownsClipboard() or mime is None or mime.hasFormat(KDE_HINT) or not mime.formats():
            return
        if not self._is_secret():
            return
        signed = QMimeData()
        for name in mime.formats():
            signed.setData(name, mime.data(name))
        signed.setData(KDE_HINT, KDE_SECRET)
        if sys.platform == "win32":
            signed.setData(WINDOWS_HINT, b"\0")
        self._clipboard.setMimeData(signed)
