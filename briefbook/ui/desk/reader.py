"""What a widget in a tab reads, and when: what nobody sees waits until somebody does."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class Reader(QWidget):
    """A widget in a tab that reads anew at once while it is in front, and later while another tab hides it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = False

    @property
    def is_behind(self) -> bool:
        """Whether another tab hides it; what never had a tab is not hidden by one."""
        return self.parentWidget() is not None and self.isHidden()

    def refresh(self) -> None:
        """Read anew what the news since the last time concerned."""

    def refresh_soon(self) -> None:
        """Read anew: now, or as soon as it comes to the front when another tab hides it."""
        self._stale = self.is_behind
        if not self._stale:
            self.refresh()

    def freshen(self) -> None:
        """Read what was not read while it was hidden."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show nothing stale."""
        super().showEvent(event)
        self.freshen()
