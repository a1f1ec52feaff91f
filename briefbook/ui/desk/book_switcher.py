"""Which visit and which of its books the window shows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from briefbook.models.book_choice import BookChoice
from briefbook.ui.desk.tool_button import FieldButton


class BookSwitcher(FieldButton):
    """Shows the chosen visit with its dates; a press lists every visit with its books."""

    book_chosen = Signal(int)
    visit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plane-landing", "chevron-down", parent)
        self._menu = QMenu(self)
        self._shown: tuple[tuple[BookChoice, ...], int | None] | None = None
        self.clicked.connect(self._pop_up)
        self.setToolTip(self.tr("Visit and book"))

    def show_choices(self, choices: Sequence[BookChoice], book_id: int | None) -> None:
        """Offer these books, in this order, one of them chosen."""
        shown = (tuple(choices), book_id)
        if shown == self._shown:
            return
        self._shown = shown
        chosen = next((choice for choice in choices if choice.book_id == book_id), None)
        if chosen is None:
            self.show_words(self.tr("No visit yet"))
        else:
            several = sum(choice.visit_id == chosen.visit_id for choice in choices) > 1
            quiet = f"{chosen.dates} · {chosen.book_title}" if several else chosen.dates
            self.show_words(chosen.visit_title, quiet)
            self.setToolTip(f"{chosen.visit_title} · {chosen.book_title}")
        self._fill_menu(choices, book_id)

    def _fill_menu(self, choices: Sequence[BookChoice], book_id: int | None) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        visit_id = None
        for choice in choices:
            if choice.visit_id != visit_id:
                visit_id = choice.visit_id
                self._add_heading("  ".join(filter(None, (choice.visit_title, choice.dates))))
            action = QAction(choice.book_title.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(choice.book_id == book_id)
            action.triggered.connect(lambda _=False, chosen=choice.book_id: self.book_chosen.emit(chosen))
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Add visit…")).triggered.connect(self.visit_requested)

    def _add_heading(self, words: str) -> None:
        """Name a visit over its books; a style may draw a section of a menu without its words."""
        if self._menu.actions():
            self._menu.addSeparator()
        heading = self._menu.addAction(words.replace("&", "&&"))
        heading.setEnabled(False)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)

    def _pop_up(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
