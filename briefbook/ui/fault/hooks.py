"""What happens to a bug: one dialog with text to copy, shown on the main thread, while the file stays safe.

Its message may quote a library, so only that dialog and a terminal show it. The log, and whatever else reads what the
program says, such as the system's journal, learn kinds and places only.
"""

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from briefbook.errors import BriefbookError
from briefbook.ui.fault.bug_log import BugLog, describe_bug

QUIET = ("propagateSizeHints", "setColorScheme")


class Hooks(QObject):
    """Catches what nobody caught, in any thread; `remove` gives everything back."""

    _caught = Signal(str)
    _refused = Signal(str)

    def __init__(self, log: BugLog) -> None:
        super().__init__()
        self._log = log
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        self._open = False
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._show_sentence, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        sys.unraisablehook = self._note_unraisable
        qInstallMessageHandler(self._note_qt)

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(None)

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, BriefbookError):
            self._refused.emit(str(error))
            return
        self._note(error)
        self._caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def _note(self, error: BaseException) -> None:
        """Log a bug, and say it to whoever watches the program."""
        described = describe_bug(error)
        self._log.note(described)
        if stream := sys.__stderr__:
            stream.write("".join(traceback.format_exception(error)) if stream.isatty() else f"{described}\n")

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value:
            self._catch(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _note_unraisable(self, met: "sys.UnraisableHookArgs") -> None:
        """An error where none can be raised, as while an object goes, disturbs nobody and is only noted."""
        if met.exc_value:
            self._note(met.exc_value)
        before = self._before[2]
        if before is not sys.__unraisablehook__:
            before(met)

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        """Qt's own warnings go to stderr, as they do without us, but for those of a platform that lacks something."""
        if sys.__stderr__ and not any(quiet in words for quiet in QUIET):
            sys.__stderr__.write(f"Qt {kind.name}: {words}\n")

    @Slot(str)
    def _show_sentence(self, sentence: str) -> None:
        """Show what a person can act on and no field has told, such as a disk that takes no more."""
        if not self._open:
            from PySide6.QtWidgets import QMessageBox

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
        from briefbook.ui.fault.bug_box import build_bug_box

        self._open = True
        try:
            build_bug_box(words).exec()
        finally:
            self._open = False
