"""The button beside a text that says how far it is cleared, and offers the next step."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from briefbook.ui.draft.draft import flush_drafts
from briefbook.ui.fields.clearance_sign import clearance_colour, clearance_tone, find_clearance_sign
from briefbook.ui.fields.clearance_step import list_steps
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import LIGHT, Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.values.clearance import ClearanceView

ICON_PX = 14


class ClearanceButton(QPushButton):
    """Picture and words of a clearance; `step_requested` brings the id of the action that was chosen."""

    step_requested = Signal(str)

    def __init__(self, parent: QWidget, *, short: bool, editable: bool) -> None:
        super().__init__(parent)
        self._owner = parent
        self._short = short
        self._editable = editable
        self._view = ClearanceView()
        self._theme = LIGHT
        self.setProperty("role", "meta")
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.clicked.connect(self._offer)

    def show_clearance(self, view: ClearanceView) -> None:
        """Show how far a text is cleared, and by whom."""
        self._view = view
        sign, colour = find_clearance_sign(view.dot), clearance_colour(self._theme, view.dot)
        self.setText(sign.short if self._short else sign.words)
        self.setProperty("tone", clearance_tone(view.dot))
        self.style().polish(self)
        self.setIcon(build_icon(sign.icon_name, colour))
        by = ", ".join(filter(None, (view.person, view.office)))
        self.setToolTip(f"{sign.words} · {by}" if by else sign.words)
        self.setAccessibleName(self.tr("Clearance: {}").format(sign.words))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the picture in the colours of a theme."""
        self._theme = theme
        self.show_clearance(self._view)

    def _offer(self) -> None:
        if self._editable:
            # What is being typed is what will be cleared.
            flush_drafts(self._owner)
            tell = self.step_requested.emit
            ChoicePopup(self.tr("Clearance"), list_steps(), tell, several=False, parent=self).show_under(self)
