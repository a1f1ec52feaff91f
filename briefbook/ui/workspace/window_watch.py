"""Sees what the system sends to the windows of this program, dialogs and all, before any widget does."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

# What a person does, as a window is told.
USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class WindowWatch(QObject):
    """Its `eventFilter` is asked for every window that is there or comes to the front, while it is installed.

    A filter on the whole program would be asked for every event of every widget. Letters that an input method takes
    never come to a window, but move the caret, of which the method is told, and so is `note_caret`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed = False

    @property
    def installed(self) -> bool:
        """Whether it is asked."""
        return self._installed

    def set_installed(self, installed: bool) -> None:
        """Be asked from now on, or no more."""
        if installed is self._installed:
            return
        self._installed = installed
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        moved = QGuiApplication.inputMethod().cursorRectangleChanged
        if installed:
            application.focusWindowChanged.connect(self.note_window)
            moved.connect(self.note_caret)
        else:
            application.focusWindowChanged.disconnect(self.note_window)
            moved.disconnect(self.note_caret)
        for window in QGuiApplication.allWindows():
            if installed:
                window.installEventFilter(self)
            else:
                window.removeEventFilter(self)

    def note_window(self, window: QWindow | None) -> None:
        """A window has come to the front, or none of this program has."""
        if window:
            window.installEventFilter(self)

    def note_caret(self) -> None:
        """The caret has moved."""
