"""The Qt application under its own name."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

# Fusion is asked for here, where PySide6 need not make QStyle with all its enums, as for what setStyle returns.
ARGUMENTS = ["briefbook", "-style", "fusion"]


class Application(QApplication):
    """Qt's application; `file_requested` is how macOS says that a file was double-clicked or dropped on the icon."""

    file_requested = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Pass on a file that the system wants opened."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.file_requested.emit(Path(event.file()))
            return True
        return super().event(event)


def build_application() -> Application:
    """The one application of this process, named and with its desktop entry."""
    application = QApplication.instance() or Application(ARGUMENTS)
    assert isinstance(application, Application)
    application.setApplicationName("briefbook")
    application.setApplicationDisplayName("Briefbook")
    application.setDesktopFileName("org.briefbook.Briefbook")
    return application
