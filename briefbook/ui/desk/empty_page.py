"""What stands in the middle of the window while no tab is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyPage(QWidget):
    """Says what to do next: choose something, or add the first visit."""

    visit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton(self.tr("Add a visit…"))
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(self.visit_requested)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.show_has_visits(True)

    def show_has_visits(self, has_visits: bool) -> None:
        """Say what fits a library with visits, or one without."""
        self._button.setVisible(not has_visits)
        self._words.setText(
            self.tr("Choose a part of the book or a list of the library at the left.")
            if has_visits
            else self.tr("This library is empty. A visit gives you a briefing book to fill.")
        )
