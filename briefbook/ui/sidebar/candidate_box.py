"""The offer to add a name that a text mentions and the library does not know."""

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from briefbook.models.candidate import list_likely_kinds
from briefbook.models.mention_list_model import ICONS
from briefbook.models.term import describe_term
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.look.icon import build_icon, build_pixmap
from briefbook.ui.look.theme import ICON_PX
from briefbook.values.kind import EntityKind


class CandidateBox(QFrame):
    """Offers one name after the other; nothing is shown when there is none."""

    add_requested = Signal(str, EntityKind)
    dismiss_requested = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._candidates: list[str] = []
        self._icon, self._words, self._more, self._refusal = (QLabel(self) for _ in range(4))
        self.add = QPushButton(self.tr("Add"), self)
        self.dismiss = QPushButton(self.tr("Dismiss"), self)
        self._menu = QMenu(self)
        self.setProperty("role", "offer")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setProperty("role", "small")
        self._more.setProperty("role", "small")
        self._refusal.setProperty("role", "error")
        self._refusal.setWordWrap(True)
        for button in (self.add, self.dismiss):
            button.setProperty("role", "link")
        self.add.setMenu(self._menu)
        self.dismiss.clicked.connect(self._dismiss)
        self._lay_out()
        appearance.changed.connect(self._apply_theme)
        self._apply_theme()
        self.show_candidates([])

    @property
    def candidate(self) -> str:
        """The name that is offered now, empty when there is none."""
        return self._candidates[0] if self._candidates else ""

    @property
    def menu(self) -> QMenu:
        """The kinds that the name can be added as, the likeliest first."""
        return self._menu

    def show_candidates(self, candidates: Sequence[str]) -> None:
        """Offer the first of these names."""
        before, self._candidates = self.candidate, list(candidates)
        self.setVisible(bool(candidates))
        if not candidates:
            return
        name = f'<span style="color: {self._appearance.theme.ink}; font-weight: 600">{escape(self.candidate)}</span>'
        self._words.setText(self.tr("{} is mentioned and not yet in the library.").format(name))
        others = len(candidates) - 1
        self._more.setText(self.tr("{} more").format(others) if others else "")
        self.add.setAccessibleName(self.tr("Add {}").format(self.candidate))
        self.dismiss.setAccessibleName(self.tr("Dismiss {}").format(self.candidate))
        if self.candidate != before:
            self.show_refusal("")
            self._fill_menu()

    def show_refusal(self, sentence: str) -> None:
        """Say why a name cannot be added."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for kind in list_likely_kinds(self.candidate):
            icon = build_icon(ICONS[kind], self._appearance.theme.muted)
            action = self._menu.addAction(icon, self.tr("As {}").format(describe_term(kind)))
            action.triggered.connect(partial(self._add, kind))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.dismiss)
        buttons.addStretch()
        buttons.addWidget(self._more)
        column = QVBoxLayout()
        column.setSpacing(4)
        for widget in (self._words, self._refusal):
            column.addWidget(widget)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _apply_theme(self) -> None:
        self._icon.setPixmap(build_pixmap("sparkles", self._appearance.theme.muted, ICON_PX, self.devicePixelRatioF()))
        if self._candidates:
            self.show_candidates(self._candidates)

    def _add(self, kind: EntityKind, _checked: bool = False) -> None:
        self.add_requested.emit(self.candidate, kind)

    def _dismiss(self) -> None:
        self.dismiss_requested.emit(self.candidate)
