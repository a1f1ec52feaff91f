"""A whole number to be typed, or stepped with the arrow keys."""

from PySide6.QtWidgets import QSpinBox, QWidget

INSET_PX = 8


class NumberField(QSpinBox):
    """A number that is told when it has been typed to its end (`valueChanged`), within limits."""

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        # The style sheet hides the two buttons and has no say in the line inside: it needs its margin from here.
        self.lineEdit().setTextMargins(INSET_PX, 0, INSET_PX, 0)
