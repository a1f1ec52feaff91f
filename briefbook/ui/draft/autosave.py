"""When what is typed is committed: 250 ms after the last key, at latest 400 ms after the first one not committed.

What is typed before the records are prepared waits for them.
"""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from briefbook import preparation

PAUSE_MS = 250
LATEST_MS = 400
PREPARATION_MS = 20


class Autosave(QObject):
    """`due` asks for a commit; `flush` asks at once when something waits."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask_when_prepared)
        self._since = QElapsedTimer()

    @property
    def waiting(self) -> bool:
        """Whether something was typed that nobody asked for yet."""
        return self._timer.isActive()

    def note_key(self) -> None:
        """Something was typed."""
        if not self._since.isValid():
            self._since.start()
        self._timer.start(max(0, min(PAUSE_MS, LATEST_MS - self._since.elapsed())))

    def flush(self) -> None:
        """Ask now for what waits."""
        if self._timer.isActive():
            self._ask()

    def forget(self) -> None:
        """Nothing waits any more."""
        self._timer.stop()
        self._since.invalidate()

    def _ask_when_prepared(self) -> None:
        if preparation.is_under_way():
            self._timer.start(PREPARATION_MS)
        else:
            self._ask()

    def _ask(self) -> None:
        self.forget()
        self.due.emit()
