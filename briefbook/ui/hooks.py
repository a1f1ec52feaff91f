"""What happens to a bug: one dialog with text to copy, shown on the main thread, while the file stays safe."""

import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from briefbook import __version__
from briefbook.errors import BriefbookError

QUIET = ("propagateSizeHints", "setColorScheme")


class Hooks(QObject):
    """Catches what nobody caught, in any thread; `remove` gives everything back."""

    _caught = Signal(str)
    _refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._before = sys.excepthook, threading.excepthook
        self._open = False
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._show_sentence, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        qInstallMessageHandler(self._note_qt)

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, BriefbookError):
            self._refused.emit(str(error))
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        sys.__stderr__ and sys.__stderr__.write(words)
        self._caught.emit(words)

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value:
            self._catch(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        """Qt's own warnings go to stderr, as they do without us, but for those of a platform that lacks something."""
        if sys.__stderr__ and not any(quiet in words for quiet in QUIET):
            sys.__stderr__.write(f"Qt {kind.name}: {words}\n")

    @Slot(str)
    def _show_sentence(self, sentence: str) -> None:
        """Show what a person can act on and no field has told, such as a disk that takes no more."""
        if not self._open:
            self._open = True
            try:
                QMessageBox.warning(QApplication.activeWindow(), self.tr("Briefbook"), sentence)
            finally:
                self._open = False

    @Slot(str)
    def _show(self, words: str) -> None:
        """Show the first of several at a time: one bug may raise at every event."""
        if self._open:
            return
        self._open = True
        try:
            build_bug_box(words).exec()
        finally:
            self._open = False


def build_bug_box(trace: str) -> QMessageBox:
    """A box that says that the program erred and what to copy; `trace` may hold words of the library."""
    text = (
        f"Briefbook {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}\n\n{trace}"
    )
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(box.tr("Briefbook"))
    box.setText(box.tr("Something went wrong in Briefbook itself."))
    box.setInformativeText(
        box.tr("Your library is safe: everything was saved up to this moment. The text below helps to mend the fault.")
    )
    box.setDetailedText(text)
    copy = box.addButton(box.tr("Copy Text"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    box.addButton(QMessageBox.StandardButton.Close)
    return box
