"""The foot of the window: whether everything is saved, and what the tab in front has to say."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStatusBar, QWidget

from briefbook.errors import BriefbookError
from briefbook.store.guard_error import DisplacedError
from briefbook.ui.look.elided_label import ElidedLabel
from briefbook.ui.look.theme import Theme

ICON_PX, EDGE_PX, WIDEST_PX = 14, 12, 460


class StatusStrip(QStatusBar):
    """Saved, saving or not saved at the left; counts and marking of the current editor at the right."""

    save_copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._icon, self._saved = QLabel(self), QLabel(self)
        self._elsewhere = QPushButton(self.tr("Save elsewhere…"), self)
        self._elsewhere.setProperty("role", "link")
        self._elsewhere.clicked.connect(self.save_copy_requested)
        self._elsewhere.hide()
        self._counts, self._marking = QLabel(self), ElidedLabel(self)
        self._icon_name = ""
        self._theme: Theme | None = None
        left = QWidget(self)
        row = QHBoxLayout(left)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._icon, self._saved, self._elsewhere):
            row.addWidget(widget)
        self.addWidget(left)
        self._marking.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        self.addPermanentWidget(self._counts)
        self.addPermanentWidget(self._marking)

    @property
    def saved_words(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of a theme."""
        self._theme = theme
        if self._icon_name:
            # While a library is opened there is no picture, and nothing to draw it with.
            from briefbook.ui.look.icon import build_pixmap

            colour = theme.avoid_ink if self._icon_name == "triangle-alert" else theme.muted
            self._icon.setPixmap(build_pixmap(self._icon_name, colour, ICON_PX, self.devicePixelRatioF()))

    def show_no_library(self) -> None:
        """Say what holds when nothing is open."""
        self._say("shield", self.tr("Briefbook never connects to a network"))
        self.show_status("", "")

    def show_opening(self, name: str) -> None:
        """Say which library is being opened."""
        self._say("", self.tr("Opening {}…").format(name))

    def show_read_only(self, taken_at: datetime | None = None) -> None:
        """Say that nothing can be changed, and of a library that is open elsewhere as of when it is shown."""
        words = self.tr("Open for reading only")
        if taken_at:
            at = taken_at.astimezone().strftime("%H:%M:%S")
            words = self.tr("Open for reading only, as it stood at {}").format(at)
        self._say("lock", words)

    def show_opened(self) -> None:
        """Say that there is nothing to save."""
        self._say("check", self.tr("Everything is saved"))

    def show_saving(self) -> None:
        """Say that a change waits to be saved."""
        self._say("refresh-cw", self.tr("Saving…"))

    def show_entering(self) -> None:
        """Say that what stands in a field is stored when the person has done with it."""
        self._say("pencil", self.tr("Not saved yet: press Enter"))

    def show_refused(self) -> None:
        """Say that a record does not take what stands in a field, which says why."""
        self._say("triangle-alert", self.tr("Not saved: a field has to be mended"))

    def show_saved(self, at: datetime) -> None:
        """Say when everything was saved, by the clock on the wall."""
        self._say("check", self.tr("Saved {}").format(at.astimezone().strftime("%H:%M:%S")))

    def show_save_failed(self, error: BriefbookError) -> None:
        """Say why it is not saved, and offer to save elsewhere, which a bar of its own does for a displaced file."""
        self._say("triangle-alert", self.tr("Not saved: {}").format(str(error)))
        self._elsewhere.setVisible(not isinstance(error, DisplacedError))

    def show_status(self, counts: str, marking: str) -> None:
        """Show what the current editor has to say."""
        self._counts.setText(counts)
        self._marking.setText(marking)
        wanted_px = self._marking.fontMetrics().horizontalAdvance(marking) + 2 * EDGE_PX
        self._marking.setFixedWidth(min(wanted_px + 2, WIDEST_PX))

    def _say(self, icon_name: str, words: str) -> None:
        self._icon_name = icon_name
        self._icon.setVisible(bool(icon_name))
        self._saved.setText(words)
        self._elsewhere.hide()
        if self._theme:
            self.apply_theme(self._theme)
