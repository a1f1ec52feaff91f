"""A page that is longer than its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class PageArea(QScrollArea):
    """Scrolls a page under no frame, as wide as itself and on the ground behind it.

    What cannot be as narrow as that scrolls `sideways` too, or is cut off. Without a `page` it makes one. Whatever is
    made inside its page from the start is dressed once; what comes there from elsewhere is dressed anew, all of it.
    """

    def __init__(self, page: QWidget | None = None, parent: QWidget | None = None, *, sideways: bool = False) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = page or QWidget(self.viewport())
        self.setWidget(self.page)
        self.viewport().setAutoFillBackground(False)

    def fill(self, holder: QWidget) -> None:
        """Be all that a widget shows."""
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
