"""A whole number to be typed, or stepped with the arrow keys."""

from PySide6.QtWidgets import QSpinBox, QWidget

from briefbook.ui.draft.draft import Draft
from briefbook.ui.draft.draft_watch import DraftState, tell_draft

INSET_PX = 8


class NumberField(QSpinBox, Draft):
    """A number that is told when it has been typed to its end (`valueChanged`), within limits."""

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        # The style sheet hides the two buttons and has no say in the line inside: it needs its margin from here.
        self.lineEdit().setTextMargins(INSET_PX, 0, INSET_PX, 0)
        self.lineEdit().textEdited.connect(self._tell_draft)
        self.editingFinished.connect(self._tell_draft)

    def show_number(self, number: int) -> None:
        """Show a number unless another one is being typed; tells nobody."""
        if not self._is_typed:
            self.blockSignals(True)
            self.setValue(number)
            self.blockSignals(False)

    def flush(self) -> None:
        """Tell now what was typed."""
        self.interpretText()
        self._tell_draft()

    @property
    def _is_typed(self) -> bool:
        return self.cleanText() != self.textFromValue(self.value())

    def _tell_draft(self) -> None:
        tell_draft(self, DraftState.ENTERED if self._is_typed else DraftState.STORED)
