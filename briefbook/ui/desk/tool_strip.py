"""The bar under the banner: which visit and book, search, preview, check and export."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from briefbook.ui.action.action_id import ActionId
from briefbook.ui.desk.book_switcher import BookSwitcher
from briefbook.ui.desk.tool_button import BadgeButton, FieldButton
from briefbook.ui.look.icon import show_icon
from briefbook.ui.look.theme import Theme

HEIGHT_PX = 46
SEARCH_WIDTH_PX = 430
LEAST_SEARCH_PX = 150


class ToolStrip(QWidget):
    """The toolbar; each button wishes for an action by its id."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tool_strip")
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self.switcher = BookSwitcher(self)
        self.search = FieldButton("search", parent=self)
        self.search.setProperty("role", "search")
        self.search.show_words("", self.tr("Search points, people, sources…"), self.tr("Ctrl K"))
        self.search.setMinimumWidth(LEAST_SEARCH_PX)
        self.search.setMaximumWidth(SEARCH_WIDTH_PX)
        self.switcher.setMinimumWidth(LEAST_SEARCH_PX)
        self.preview = QPushButton(self.tr("Preview"), self)
        self.preview.setCheckable(True)
        self.check = BadgeButton(self)
        self.check.setText(self.tr("Check"))
        self.export = QPushButton(self.tr("Export PDF"), self)
        self.export.setProperty("role", "primary")
        self._lay_out()
        for button, action_id in self.buttons().items():
            button.clicked.connect(lambda _=False, wish=action_id: self.action_requested.emit(wish))

    def buttons(self) -> dict[QPushButton, ActionId]:
        """Each button and the action that it stands for."""
        return {
            self.search: ActionId.EDIT_FIND,
            self.preview: ActionId.VIEW_PREVIEW,
            self.check: ActionId.BOOK_CHECK,
            self.export: ActionId.BOOK_EXPORT,
        }

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self.switcher.apply_theme(theme)
        self.search.apply_theme(theme)
        self.check.apply_theme(theme)
        show_icon(self.preview, "eye", theme.ink)
        show_icon(self.check, "clipboard-check", theme.ink)
        show_icon(self.export, "file-down", theme.on_accent)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(_build_half(self.switcher, None), 1)
        row.addWidget(self.search, 1)
        row.addWidget(_build_half(None, self.preview, self.check, self.export), 1)


def _build_half(*buttons: QWidget | None) -> QWidget:
    """One half of the bar, as wide as the other so that the search stands in the middle; None stretches."""
    half = QWidget()
    half.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(half)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for button in buttons:
        if button:
            row.addWidget(button)
        else:
            row.addStretch()
    return half
