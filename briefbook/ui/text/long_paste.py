"""A long paste, put in slice by slice, so that the window answers while it goes on."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

SLICE_MS = 15


class LongPaste(QObject):
    """Goes through the steps of an insertion while Qt has nothing else to do; nobody types into the text meanwhile."""

    ended = Signal()

    def __init__(self, steps: Iterator[None], edit: QTextEdit) -> None:
        super().__init__(edit)
        self._steps, self._edit = steps, edit
        self._was_read_only = edit.isReadOnly()
        self._timer = QTimer(self, interval=SLICE_MS)
        self._timer.timeout.connect(self._go_on)
        edit.setReadOnly(True)
        edit.viewport().setCursor(Qt.CursorShape.BusyCursor)
        self._timer.start()

    def finish(self) -> None:
        """Put in at once what is left."""
        for _ in self._steps:
            pass
        self._end()

    def _go_on(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._edit.setReadOnly(self._was_read_only)
        self._edit.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.ended.emit()
        self.deleteLater()
