"""How far the texts of a book are cleared, under its recipe."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefbook.printing.gathering.numbering import gather_numbering
from briefbook.store.book_ledger import list_book_ledger
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.ledger_table import LedgerTable
from briefbook.ui.look.theme import Theme
from briefbook.ui.workspace.workspace import Workspace


class BookLedger(QWidget):
    """The texts that the parts of a book print, those above its ceiling too."""

    open_requested = Signal(object)

    def __init__(self, workspace: Workspace, book_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._book_id = book_id
        heading = QLabel(self.tr("Clearance"), self)
        heading.setProperty("role", "subheading")
        self.note = QLabel(self.tr("What stands above the ceiling is listed here and not printed."), self)
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.table = LedgerTable(workspace, self, tabs=True)
        self.table.open_requested.connect(self.open_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        for widget in (heading, self.note, self.table):
            column.addWidget(widget)

    def refresh(self, *, has_ceiling: bool) -> None:
        """Read the texts anew."""
        file = self._workspace.session.file
        self.table.numbering = numbering = gather_numbering(file, self._book_id)
        ledger = file.look(list_book_ledger, self._book_id, numbering.tabs)
        self.note.setVisible(has_ceiling)
        self.table.show_ledger(ledger)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done with the chosen texts."""
        return self.table.handlers()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.table.apply_theme(theme)
