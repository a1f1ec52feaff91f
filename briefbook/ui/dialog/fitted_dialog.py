"""A box that is as high as its words want it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class FittedDialog(QDialog):
    """Opens as high as its wrapped words are at its width, and grows with a line that comes later.

    Qt does neither: it opens at a guess, and squeezes what stands already to make room for a new line.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words want it at this width."""
        super().showEvent(event)
        self._fit(0)

    def event(self, event: QEvent) -> bool:
        """Grow with what was shown or said otherwise."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit(self.height())
        return done

    def _fit(self, least_px: int) -> None:
        if layout := self.layout():
            self.resize(self.width(), max(least_px, layout.totalHeightForWidth(self.width())))
